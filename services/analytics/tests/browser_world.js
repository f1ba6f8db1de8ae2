// Runs the script in a world with the parts of a browser it uses and a clock that is moved; tells what it sent.
const fs = require("node:fs");
const vm = require("node:vm");

const world = JSON.parse(fs.readFileSync(0, "utf8"));
const requests = [], beacons = [], timers = [], listeners = {};
const answers = [...(world.answers || [])];
let now = 0;
const on = (name, listener) => { (listeners[name] ||= []).push(listener); };
const fire = (name) => (listeners[name] || []).forEach((listener) => listener());
const location = { pathname: "/" };
const move = (_state, _title, path) => { location.pathname = path; };

const window = {
  addEventListener: on,
  doNotTrack: world.windowDoNotTrack,
  document: {
    currentScript: { src: "https://loomery.example/api/analytics/loomery.js", dataset: { key: "wk_1" } },
    referrer: "https://search.example/?q=private",
    hidden: false,
    addEventListener: on,
  },
  navigator: {
    doNotTrack: world.doNotTrack,
    globalPrivacyControl: world.globalPrivacyControl,
    sendBeacon(url, body) {
      if (world.beacons === false) return false;
      beacons.push({ url, body: JSON.parse(body) });
      return true;
    },
  },
  history: { pushState: move, replaceState: move },
  location,
  crypto: globalThis.crypto,
  URL,
  async fetch(url, options) {
    requests.push({ ...options, url, body: JSON.parse(options.body) });
    const answer = answers.shift() ?? 202;
    if (answer === "fail") throw new TypeError("network");
    return { status: answer };
  },
  setTimeout(work, after) {
    timers.push({ at: now + after, work });
    return timers.length;
  },
};
window.window = window;
vm.runInNewContext(fs.readFileSync(process.argv[2], "utf8"), window);

const settle = () => new Promise((resolve) => setImmediate(resolve));
async function wait(seconds) {
  const until = now + seconds * 1000;
  for (;;) {
    await settle();
    const next = timers.filter((timer) => !timer.done && timer.at <= until).sort((a, b) => a.at - b.at)[0];
    if (!next) break;
    now = next.at;
    next.done = true;
    next.work();
  }
  now = until;
}

(async () => {
  for (const [what, value] of world.steps) {
    if (what === "push") window.history.pushState({}, "", value);
    if (what === "replace") window.history.replaceState({}, "", value);
    if (what === "pop") { location.pathname = value; fire("popstate"); }
    if (what === "track") window.loomery.track(value);
    if (what === "hide") { window.document.hidden = true; fire("visibilitychange"); fire("pagehide"); }
    if (what === "wait") await wait(value);
  }
  console.log(JSON.stringify({ requests, beacons }));
})();
