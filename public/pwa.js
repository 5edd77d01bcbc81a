// What makes the newspaper an app that is installed, works offline and is renewed. `boot.js` loads this file when the first
// page stands, in a release only. It draws nothing: the app is told by events on `window`, and asks by functions.
//
// timePlusNews.pwa
//   .version, .built       the version (12 hexadecimal digits) and the day on which it was made (`2026-11-28`)
//   .isOfflineReady        whether the newspaper can be read offline
//   .isUpdateReady         whether a newer version waits
//   .update()              takes it: every tab gets the new worker, and this one is loaded anew, once, when nothing is being
//                          written in it. Gives whether it had to be postponed until then
//   .isInstallable         whether `install()` can ask now
//   .install()             asks the reader to install the app, once for each offer: "accepted", "dismissed" or "unavailable".
//                          Only in a handler of a click
//   .save(urls, answers)   keeps pictures, and answers beside them, for good; gives for each picture its size in bytes, or
//                          why not, as a text
//   .drop(urls)            keeps them no longer
//   .persist()             asks the browser not to throw anything away; gives whether it will not
//   .sizes()               { answers, pictures, saved, shell: { count, bytes }, usage, quota, isPersisted }: bytes, where known
//   .clear()               throws away what was read and what was saved, but not the app
//   .cached(urls)          for each address whether one of the newspaper's caches holds its answer
//
// Events (CustomEvent, nothing in `detail` but where it is said)
//   news-update            isUpdateReady is true now
//   news-install           isInstallable has changed
//   news-installed         the app was installed
//   news-full              the disk is full: what was kept unasked has been thrown away
//   news-offline-ready     isOfflineReady is true now
//   news-lost              of what was to be saved, as much as `detail` says could not be kept
//
// An answer of the worker that was kept carries `x-saved-at`, when it came (milliseconds since 1970), and `x-saved-because`,
// why there is none newer: "network", "timeout", "invalid" (no data), or a status.
const { dataset } = document.querySelector("script[data-pwa]");
const worker = dataset.worker && navigator.serviceWorker;
const tell = (name, detail) => dispatchEvent(new CustomEvent(name, { detail }));

const BASE = new URL("./", document.baseURI);
const PREFIX = `time-plus-news:${BASE.pathname}:`;
const HOUR = 3_600_000;
// How long the change of workers may take before the page is loaded anew without it, in milliseconds.
const PATIENCE = 4000;
// The longest that the app waits for an answer, with every attempt.
const LONGEST = 30_000;

const pwa = { isOfflineReady: false, isUpdateReady: false, isInstallable: false };
timePlusNews.pwa = Object.assign(pwa, { version: dataset.version, built: dataset.built });

// Whether something is being written: a field of text has the focus, or holds what was typed and not sent.
const FIELD = "textarea, [contenteditable], input:not([type=button], [type=checkbox], [type=radio], [type=range], [type=submit])";
const edited = new Set();
addEventListener("input", ({ target }) => target.matches?.(FIELD) && edited.add(target), true);
for (const kind of ["submit", "reset"]) {
  addEventListener(kind, ({ target }) => edited.forEach((field) => field.form === target && edited.delete(field)), true);
}
const isWriting = () =>
  document.activeElement?.matches(FIELD) ||
  [...edited].some((field) => field.isConnected && (field.value ?? field.textContent) !== "");

let isAsked = false;
let isReloading = false;
const reload = () => {
  if (!isAsked || isReloading || isWriting()) return;
  isReloading = true;
  location.reload();
};
// Whatever ends the writing. A field still has the focus, and a form its text, while the event is on its way.
for (const kind of ["focusout", "input", "submit", "reset"]) addEventListener(kind, () => setTimeout(reload), true);

let registration;
pwa.update = async () => {
  isAsked = true;
  const waiting = registration?.waiting;
  waiting?.postMessage("take");
  // The change of workers loads the page anew; it may have happened, or may never be told.
  setTimeout(reload, waiting ? PATIENCE : 0);
  return isWriting();
};
const announce = () => {
  if (pwa.isUpdateReady) return;
  pwa.isUpdateReady = true;
  tell("news-update");
};

// Sends the worker something and waits for what it says.
const ask = async (message) => {
  const { active } = (await worker?.ready) ?? {};
  if (!active) throw new Error("there is no service worker");
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    active.postMessage(message, [port2]);
  });
};
const named = (kind) => PREFIX + kind;
const isShell = (name) => name.startsWith(named("shell:"));
pwa.save = async (urls, answers = []) => {
  // Nobody misses an answer that cannot be kept: the story itself is.
  ask({ urls: answers, saved: true }).catch(() => {});
  const told = await ask({ urls, saved: true });
  const lost = told.filter((size) => typeof size === "string").length;
  if (lost) tell("news-lost", lost);
  return told;
};
pwa.drop = async (urls) => {
  const cache = await caches.open(named("saved"));
  await Promise.all(urls.map((url) => cache.delete(url)));
  (await worker?.ready)?.active.postMessage("saved");
};
pwa.clear = async () => {
  await Promise.all(["answers", "pictures", "saved"].map((kind) => caches.delete(named(kind))));
  (await worker?.ready)?.active.postMessage("saved");
};
pwa.cached = async (urls) => {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  const isCached = async (url) => {
    const found = await Promise.all(names.map((cacheName) => caches.match(url, { cacheName, ignoreVary: true })));
    return found.some(Boolean);
  };
  return Promise.all(urls.map(isCached));
};
pwa.persist = async () => (await navigator.storage?.persist?.()) ?? false;
const sizeOf = async (name) => {
  const cache = await caches.open(name);
  const sizes = (await cache.keys()).map(async (request) => {
    const kept = await cache.match(request);
    return Number(kept?.headers.get("x-saved-size")) || ((await kept?.blob())?.size ?? 0);
  });
  const all = await Promise.all(sizes);
  return { count: all.length, bytes: all.reduce((sum, size) => sum + size, 0) };
};
pwa.sizes = async () => {
  const names = await caches.keys();
  const sum = async (isMeant) => {
    const sizes = await Promise.all(names.filter(isMeant).map(sizeOf));
    const of = (key) => sizes.reduce((all, size) => all + size[key], 0);
    return { count: of("count"), bytes: of("bytes") };
  };
  const kinds = { shell: isShell };
  for (const kind of ["answers", "pictures", "saved"]) kinds[kind] = (name) => name === named(kind);
  const sizes = await Promise.all(Object.entries(kinds).map(async ([kind, isMeant]) => [kind, await sum(isMeant)]));
  const { usage, quota } = (await navigator.storage?.estimate?.()) ?? {};
  const isPersisted = (await navigator.storage?.persisted?.()) ?? false;
  return { ...Object.fromEntries(sizes), usage, quota, isPersisted };
};

// Installing. The browser's offer may have come before this file: `boot.js` keeps it.
const offered = (offer) => {
  timePlusNews.offer = offer;
  pwa.isInstallable = !!offer;
  tell("news-install");
};
pwa.install = async () => {
  const { offer } = timePlusNews;
  if (!offer) return "unavailable";
  // An offer is good for one question.
  offered(null);
  await offer.prompt();
  return (await offer.userChoice).outcome;
};
addEventListener("beforeinstallprompt", offered);
addEventListener("appinstalled", () => {
  offered(null);
  tell("news-installed");
});
if (timePlusNews.offer) offered(timePlusNews.offer);

// The colour around the page is that of the theme which the reader chose, where that is not the system's.
const colours = [...document.querySelectorAll("meta[name=theme-color][media]")].map((meta) => [meta, meta.media]);
const follow = () => {
  const { theme } = document.documentElement.dataset;
  for (const [meta, media] of colours) meta.media = !theme ? media : media.includes(theme) ? "all" : "not all";
};
new MutationObserver(follow).observe(document.documentElement, { attributeFilter: ["data-theme"] });
follow();

// What the first page asked for before the worker had it passed the worker by: it is kept now, so that the next visit may be
// offline. An answer that is still on its way is kept when it has come, as long as the app waits for one.
const warm = async () => {
  const taken = performance.now();
  const keep = (entries) => {
    const isMissed = ({ initiatorType, startTime, name }) =>
      initiatorType === "fetch" && startTime < taken && !/\.(wasm|txt)$/.test(name);
    const urls = new Set(entries.filter(isMissed).map(({ name }) => name));
    return urls.size ? ask({ urls: [...urls].slice(0, 12) }) : null;
  };
  const observer = new PerformanceObserver((list) => keep(list.getEntries())?.catch(() => {}));
  observer.observe({ type: "resource" });
  setTimeout(() => observer.disconnect(), LONGEST);
  await keep(performance.getEntriesByType("resource"));
};

// Until the page is the worker's.
const controlled = () =>
  new Promise((done) => {
    if (worker.controller) return done();
    worker.addEventListener("controllerchange", done, { once: true });
    // One that was loaded past the worker, with Shift held down, is never the worker's.
    setTimeout(done, PATIENCE);
  });
const register = async () => {
  // A worker may come from this one address and no other (W3C Trusted Types §4.2.1).
  const address = new URL(dataset.worker, BASE).href;
  const createScriptURL = (url) => {
    if (url !== address) throw new TypeError(`${url} is no worker of this newspaper`);
    return url;
  };
  const policy = globalThis.trustedTypes?.createPolicy("news-worker", { createScriptURL }) ?? { createScriptURL };
  const isFirst = !worker.controller;
  registration = await worker.register(policy.createScriptURL(address), { updateViaCache: "none" });
  if (registration.waiting && !isFirst) announce();
  registration.addEventListener("updatefound", () => {
    const { installing } = registration;
    installing?.addEventListener("statechange", () => {
      // One that takes its place unasked, as the kill switch does, is no new version to be told of.
      const isWaiting = () => registration.waiting === installing;
      if (installing.state === "installed" && worker.controller) setTimeout(() => isWaiting() && announce(), 1000);
    });
  });
  const check = () => registration.update().catch(() => {});
  setInterval(check, HOUR);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && check());
  await worker.ready;
  if (isFirst) await controlled();
  worker.controller?.postMessage("here");
  if (isFirst && !location.href.startsWith(`${BASE}connect`)) await warm();
  pwa.isOfflineReady = true;
  tell("news-offline-ready");
};
if (worker) {
  // In a tab that did not ask for it, the page stays: it was told when the new worker came.
  worker.addEventListener("controllerchange", reload);
  worker.addEventListener("message", ({ data, ports }) => {
    if (data === "version") ports[0].postMessage(pwa.version);
    if (data === "full") tell("news-full");
  });
  worker.startMessages();
  // In a frame on somebody's site the browser would keep a newspaper for that site alone.
  if (self === top) register().catch((error) => console.warn("There is no offline reading here:", error));
}
