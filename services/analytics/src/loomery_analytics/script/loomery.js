// Page views without cookies or storage: <script src data-key defer>
(() => {
  const w = window, d = document, n = navigator, me = d.currentScript;
  const no = n.globalPrivacyControl || n.doNotTrack == 1 || w.doNotTrack == 1;
  const url = me.src.replace(/[^/]*$/, "events"), key = me.dataset.key;
  const id = () => [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(36)).join("");
  const tab = id();
  let queue = [], timer = 0, busy, wait = 1000, last;

  const later = (ms) => { timer ||= setTimeout(flush, ms); };
  const body = (events) => JSON.stringify({ key, events });
  const flush = async () => {
    timer = 0;
    if (busy) return;
    const part = queue.splice(0, 50);
    let again = busy = true;
    try {
      const r = await fetch(url, { method: "POST", body: body(part), keepalive: true, credentials: "omit" });
      again = r.status > 499 || r.status == 429;
    } catch {}
    busy = false;
    wait = again ? Math.min(wait * 2, 60000) : 1000;
    if (again) queue = [...part, ...queue].slice(0, 500);
    if (queue[0]) later(wait);
  };
  const hide = () => {
    while (queue[0] && n.sendBeacon(url, body(queue.slice(0, 50)))) queue.splice(0, 50);
  };
  const track = (name, properties = {}) => {
    if (no) return;
    queue.push({ id: id(), name, at: new Date(), visitor: tab, properties });
    if (!busy) later(1000);
  };
  const page = () => {
    const path = location.pathname;
    if (path == last) return;
    let referrer = "";
    try { if (!last) referrer = new URL(d.referrer).host; } catch {}
    last = path;
    track("page.viewed", { path, referrer });
  };
  w.loomery = { track };
  if (no) return;
  for (const name of ["pushState", "replaceState"]) {
    const old = history[name];
    history[name] = function (...all) { old.apply(this, all); page(); };
  }
  w.addEventListener("popstate", page);
  w.addEventListener("pagehide", hide);
  d.addEventListener("visibilitychange", () => d.hidden && hide());
  page();
})();
