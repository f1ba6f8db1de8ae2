// The first page of the platform: an account, a sentence, an application. The token lives in this page's memory only.
const $ = (id) => document.getElementById(id);
const STEPS = { prepare: "Tools", understand: "Understanding", compile: "Writing", merge: "Merging", verify: "Checking", publish: "Publishing", release: "Starting", notify: "Telling you" };
const MARKS = { waiting: "○", running: "●", succeeded: "✓", failed: "✗", skipped: "–" };
const EXAMPLES = ["A todo list with tasks, due dates and priorities", "A library: members borrow books and see what is due", "A shop for handmade candles with a cart and orders"];
let token = "", signingUp = false, following = "";

async function call(path, { method = "GET", body, retry = true } = {}) {
  const headers = { "X-Requested-With": "loomery" };
  if (token) headers.Authorization = `Bearer ${token}`;
  if (body) headers["Content-Type"] = "application/json";
  const answer = await fetch(path, { method, headers, body: body && JSON.stringify(body), credentials: "same-origin" });
  if (answer.status === 401 && retry && token && (await refresh())) return call(path, { method, body, retry: false });
  const text = await answer.text();
  const found = text && answer.headers.get("content-type")?.includes("json") ? JSON.parse(text) : {};
  if (!answer.ok) throw new Error([found.detail ?? `The platform answered ${answer.status}.`, found.faults?.map((fault) => fault.message).join(" "), found.hint].filter(Boolean).join("\n"));
  return found;
}

async function refresh() {
  try {
    token = "";
    token = (await call("/api/auth/refresh", { method: "POST", retry: false })).access_token ?? "";
  } catch { token = ""; }
  return Boolean(token);
}

function mode(isNew, first = false) {
  signingUp = isNew;
  for (const element of document.querySelectorAll(".only-new")) element.hidden = !isNew;
  $("account-title").textContent = first ? "Create the first account" : isNew ? "Create an account" : "Sign in";
  $("account-hint").textContent = first ? "It owns this platform." : "";
  $("account-go").textContent = isNew ? "Create the account" : "Sign in";
  $("account-other").textContent = isNew ? "I have an account" : "Create an account";
  $("account-other").hidden = first;
  $("password").autocomplete = isNew ? "new-password" : "current-password";
}

function show(inside) {
  $("enter").hidden = inside;
  $("work").hidden = !inside;
  $("leave").hidden = !inside;
  if (inside) { loadApps(); $("description").focus(); }
}

function complain(place, error) { $(place).textContent = error.message; $(place).hidden = false; }

$("account-other").onclick = () => mode(!signingUp);
$("account").onsubmit = async (event) => {
  event.preventDefault();
  $("account-error").hidden = true;
  $("account-go").disabled = true;
  const body = { email: $("email").value.trim(), password: $("password").value };
  try {
    if (signingUp) await call("/api/auth/signup", { method: "POST", body: { ...body, ...($("name").value.trim() && { name: $("name").value.trim() }) } });
    token = (await call("/api/auth/login", { method: "POST", body })).access_token;
    $("password").value = "";
    show(true);
  } catch (error) { complain("account-error", error); }
  $("account-go").disabled = false;
};
$("leave").onclick = async () => {
  try { await call("/api/auth/logout", { method: "POST" }); } catch { /* signed out here either way */ }
  token = "";
  mode(false);
  show(false);
};

for (const text of EXAMPLES) {
  const chip = Object.assign(document.createElement("button"), { type: "button", textContent: text });
  chip.onclick = () => { $("description").value = text; $("description").focus(); };
  $("examples").append(chip);
}

$("build").onsubmit = async (event) => {
  event.preventDefault();
  $("build-error").hidden = true;
  $("build-go").disabled = true;
  try {
    const { job } = await call("/api/createApp", { method: "POST", body: { description: $("description").value } });
    follow(job);
  } catch (error) { complain("build-error", error); }
  $("build-go").disabled = false;
};
$("cancel").onclick = () => call(`/api/jobs/${following}/cancel`, { method: "POST" }).catch((error) => complain("progress-error", error));

async function follow(job) {
  following = job;
  $("progress").hidden = false;
  for (const id of ["progress-error", "open"]) $(id).hidden = true;
  $("progress").scrollIntoView({ behavior: "smooth", block: "nearest" });
  while (following === job) {
    try {
      const status = await call(`/api/status/${job}`);
      draw(status);
      if (["succeeded", "failed", "cancelled"].includes(status.state)) { loadApps(); return; }
    } catch (error) { complain("progress-error", error); }
    await new Promise((done) => setTimeout(done, 500));
  }
}

function draw(status) {
  const words = { queued: "Waiting for a free worker…", running: "Working on it…", succeeded: "It is running.", failed: "It did not succeed.", cancelled: "Cancelled." };
  const left = status.estimate && status.state === "running" ? ` About ${Math.ceil(status.estimate)} s left.` : "";
  if ($("progress-word").textContent !== words[status.state] + left) $("progress-word").textContent = words[status.state] + left;
  $("steps").replaceChildren(...status.steps.map((step) => {
    const item = document.createElement("li");
    item.dataset.state = step.state;
    const part = (tag, text, name) => Object.assign(document.createElement(tag), { textContent: text, className: name ?? "" });
    const mark = part("span", MARKS[step.state], "mark");
    mark.setAttribute("aria-label", step.state);
    item.append(mark, part("span", STEPS[step.name] ?? step.name), part("span", step.message, "said"), part("time", step.seconds === null ? "" : `${step.seconds.toFixed(1)} s`));
    return item;
  }));
  $("cancel").hidden = !["queued", "running"].includes(status.state);
  if (status.error) complain("progress-error", new Error([status.error.message, status.error.hint].filter(Boolean).join("\n")));
  if (status.url) { $("open").href = status.url; $("open").hidden = status.state !== "succeeded"; }
}

async function loadApps() {
  try {
    const { items } = await call("/api/apps");
    $("no-apps").hidden = items.length > 0;
    $("apps").replaceChildren(...items.map((app) => {
      const item = document.createElement("li");
      item.append(Object.assign(document.createElement("h3"), { textContent: app.name || "Being named…" }), Object.assign(document.createElement("p"), { textContent: app.description }));
      if (app.url) item.append(Object.assign(document.createElement("a"), { href: app.url, textContent: app.url.replace(/^https?:\/\//, ""), target: "_blank", rel: "noopener" }));
      return item;
    }));
  } catch (error) { complain("build-error", error); }
}

mode(false);
if (await refresh()) show(true);
else {
  try { mode((await call("/api/auth/installation")).empty, true); if (!signingUp) mode(false); } catch { mode(false); }
  show(false);
}
