// The first page of the platform: an account, a sentence, an application.
import { $, call, calm, complain, forget, refresh, signIn } from "/static/api.js";
import { openedLetter } from "/static/letters.js";

const STEPS = { prepare: "Tools", understand: "Understanding", compile: "Writing", merge: "Merging", verify: "Checking", publish: "Publishing", release: "Starting", notify: "Telling you" };
const MARKS = { waiting: "○", running: "●", succeeded: "✓", failed: "✗", skipped: "–" };
const TITLES = { queued: "Waiting", running: "Building", succeeded: "It is running", failed: "It did not succeed", cancelled: "Cancelled" };
const ENDED = ["succeeded", "failed", "cancelled"];
const EXAMPLES = ["A todo list with tasks, due dates and priorities", "A library: members borrow books and see what is due", "A shop for handmade candles with a cart and orders"];
let signingUp = false, following = "";

function mode(isNew, first = false) {
  signingUp = isNew;
  for (const element of document.querySelectorAll(".only-new")) element.hidden = !isNew;
  $("account-title").textContent = first ? "Create the first account" : isNew ? "Create an account" : "Sign in";
  $("account-hint").textContent = "Nobody is here yet: this account owns the platform.";
  $("account-hint").hidden = !first;
  $("account-go").textContent = isNew ? "Create the account" : "Sign in";
  $("account-other").textContent = isNew ? "I have an account" : "Create an account";
  $("account-other").hidden = first;
  $("account-lost").hidden = isNew;
  $("password").autocomplete = isNew ? "new-password" : "current-password";
  calm("account-error", "email", "password");
}

async function show(inside) {
  $("enter").hidden = inside;
  $("work").hidden = !inside;
  $("leave").hidden = !inside;
  $("whose").textContent = "";
  if (!inside) return;
  $("description").focus();
  loadApps();
  if (location.hash.startsWith("#job_")) follow(location.hash.slice(1));
  try { $("whose").textContent = (await call("/api/auth/me")).name; } catch { /* a greeting can wait */ }
}

$("account-other").onclick = () => { mode(!signingUp); $(signingUp ? "name" : "email").focus(); };
$("account").onsubmit = async (event) => {
  event.preventDefault();
  calm("account-error", "email", "password");
  const email = $("email").value.trim(), password = $("password").value, name = $("name").value.trim();
  if (!email || !password) { complain("account-error", new Error("E-mail and password are both needed."), email ? "password" : "email"); return; }
  $("account-go").disabled = true;
  try {
    if (signingUp) await call("/api/auth/signup", { method: "POST", body: { email, password, ...(name && { name }) } });
    await signIn(email, password);
    $("password").value = "";
    await show(true);
  } catch (error) { complain("account-error", error, "email"); }
  $("account-go").disabled = false;
};
$("leave").onclick = async () => {
  try { await call("/api/auth/logout", { method: "POST" }); } catch { /* signed out here either way */ }
  forget();
  following = "";
  history.replaceState(null, "", location.pathname);
  $("progress").hidden = true;
  mode(false);
  await show(false);
  $("email").focus();
};

for (const text of EXAMPLES) {
  const chip = Object.assign(document.createElement("button"), { type: "button", textContent: text });
  chip.onclick = () => { $("description").value = text; $("description").focus(); };
  $("examples").append(chip);
}

$("build").onsubmit = async (event) => {
  event.preventDefault();
  calm("build-error", "description");
  $("build-go").disabled = true;
  try {
    const { job } = await call("/api/createApp", { method: "POST", body: { description: $("description").value } });
    // A reload finds its way back to the build.
    history.replaceState(null, "", `#${job}`);
    follow(job);
  } catch (error) { complain("build-error", error, "description"); }
  $("build-go").disabled = false;
};
$("cancel").onclick = () => call(`/api/jobs/${following}/cancel`, { method: "POST" }).catch((error) => complain("progress-error", error));

async function follow(job) {
  following = job;
  $("progress").hidden = false;
  for (const id of ["progress-error", "open"]) $(id).hidden = true;
  const calmly = matchMedia("(prefers-reduced-motion: reduce)").matches;
  $("progress").scrollIntoView({ behavior: calmly ? "auto" : "smooth", block: "nearest" });
  while (following === job) {
    try {
      const status = await call(`/api/status/${job}`);
      if (following !== job) return;
      draw(status);
      if (ENDED.includes(status.state)) { loadApps(); return; }
    } catch (error) {
      if (error.status === 404) { $("progress").hidden = true; return; }
      complain("progress-error", error);
    }
    await new Promise((done) => setTimeout(done, 600));
  }
}

function said(id, text) {
  // A status that is written anew is read aloud anew.
  if ($(id).textContent !== text) $(id).textContent = text;
}

function draw(status) {
  const running = status.steps.find((step) => step.state === "running");
  const left = status.estimate && status.state === "running" ? ` About ${Math.ceil(status.estimate)} s left.` : "";
  const step = running ? `${STEPS[running.name] ?? running.name}…` : "";
  said("progress-title", TITLES[status.state] ?? status.state);
  said("progress-word", status.state === "queued" ? "A worker takes it as soon as one is free." : status.state === "running" ? step + left : "");
  $("progress-bar").value = status.state === "succeeded" ? 1 : status.steps.filter((step) => ["succeeded", "skipped"].includes(step.state)).length / Math.max(1, status.steps.length);
  $("progress-bar").hidden = ["failed", "cancelled"].includes(status.state);
  $("steps").replaceChildren(...status.steps.map((step) => {
    const item = document.createElement("li");
    item.dataset.state = step.state;
    const part = (tag, text, name) => Object.assign(document.createElement(tag), { textContent: text, className: name ?? "" });
    const mark = part("span", MARKS[step.state], "mark");
    mark.setAttribute("role", "img");
    mark.setAttribute("aria-label", step.state);
    item.append(mark, part("span", STEPS[step.name] ?? step.name), part("span", step.message, "said"), part("span", step.seconds === null ? "" : `${step.seconds.toFixed(1)} s`, "took"));
    return item;
  }));
  $("cancel").hidden = ENDED.includes(status.state);
  if (status.error) { $("progress-error").textContent = [status.error.message, status.error.hint].filter(Boolean).join("\n"); $("progress-error").hidden = false; }
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

if (!openedLetter()) {
  mode(false);
  if (await refresh()) await show(true);
  else {
    try { if ((await call("/api/auth/installation")).empty) mode(true, true); } catch { /* then people sign in */ }
    await show(false);
  }
}
