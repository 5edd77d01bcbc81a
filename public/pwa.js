// Makes the newspaper an app that can be installed, works offline and is updated. `boot.js` loads this file after the first
// page is drawn, in a release only. It draws nothing: it informs the app by events on `window`, and the app calls functions.
//
// timePlusNews.pwa
//   .version, .built       the version (12 hexadecimal digits) and the day on which it was made (`2026-11-28`)
//   .isOfflineReady        whether the newspaper can be read offline
//   .isUpdateReady         whether a newer version is waiting
//   .update()              activates it: every tab gets the new worker, and this one is reloaded, once, when the reader is not
//                          typing in it. Returns whether the reload had to be postponed
//   .isInstallable         whether `install()` can ask the reader now
//   .install()             asks the reader to install the app, once for each offer of the browser; only in a click handler.
//                          Returns "accepted", "dismissed" or "unavailable"
//   .save(urls, answers)   stores pictures and answers permanently. Returns for each picture its size in bytes, or the reason
//                          why it was not stored, as a text
//   .drop(urls)            removes them
//   .persist()             requests persistent storage from the browser. Returns whether it was granted
//   .sizes()               { answers, pictures, saved, shell: { count, bytes }, usage, quota, isPersisted }: bytes, where known
//   .clear()               deletes what was read and what was saved, but not the app
//   .cached(urls)          returns for each address whether one of the newspaper's caches has its answer
//
// Events (CustomEvent, without `detail` unless one is mentioned)
//   news-update            isUpdateReady is true now
//   news-install           isInstallable has changed
//   news-installed         the app was installed
//   news-full              the disk is full; pictures and answers that the reader did not save have been deleted
//   news-offline-ready     isOfflineReady is true now
//   news-lost              some pictures could not be saved; `detail` is their number
//
// A cached answer has two headers: `x-saved-at`, when it was fetched (milliseconds since 1970), and `x-saved-because`, why there
// is no newer one: "network", "timeout", "invalid" (not valid), or a status.
const { dataset } = document.querySelector("script[data-pwa]");
const worker = dataset.worker && navigator.serviceWorker;
const tell = (name, detail) => dispatchEvent(new CustomEvent(name, { detail }));

const BASE = new URL("./", document.baseURI);
const PREFIX = `time-plus-news:${BASE.pathname}:`;
const HOUR = 3_600_000;
// How long the change of workers may take before the page is reloaded without it, in milliseconds.
const PATIENCE = 4000;
// The longest time that the app waits for an answer, with all retries.
const LONGEST = 30_000;

const pwa = { isOfflineReady: false, isUpdateReady: false, isInstallable: false };
timePlusNews.pwa = Object.assign(pwa, { version: dataset.version, built: dataset.built });

// Whether the reader is typing: a text field has the focus, or contains text that was not sent.
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
// The events that end typing. While such an event is dispatched, a field still has the focus, and a form still has its text.
for (const kind of ["focusout", "input", "submit", "reset"]) addEventListener(kind, () => setTimeout(reload), true);

let registration;
pwa.update = async () => {
  isAsked = true;
  const waiting = registration?.waiting;
  waiting?.postMessage("take");
  // The change of workers reloads the page. It may have happened already, or may never be reported.
  setTimeout(reload, waiting ? PATIENCE : 0);
  return isWriting();
};
const announce = () => {
  if (pwa.isUpdateReady) return;
  pwa.isUpdateReady = true;
  tell("news-update");
};

// Sends the worker a message and waits for its answer.
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
  // A failed answer is ignored: the story itself is saved without it.
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

// Installation. The browser's offer may have come before this file was loaded: `boot.js` stores it.
const offered = (offer) => {
  timePlusNews.offer = offer;
  pwa.isInstallable = !!offer;
  tell("news-install");
};
pwa.install = async () => {
  const { offer } = timePlusNews;
  if (!offer) return "unavailable";
  // An offer can be used only once.
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

// Sets the colour around the page to that of the reader's theme, if it differs from the system's.
const colours = [...document.querySelectorAll("meta[name=theme-color][media]")].map((meta) => [meta, meta.media]);
const follow = () => {
  const { theme } = document.documentElement.dataset;
  for (const [meta, media] of colours) meta.media = !theme ? media : media.includes(theme) ? "all" : "not all";
};
new MutationObserver(follow).observe(document.documentElement, { attributeFilter: ["data-theme"] });
follow();

// Caches what the first page requested before the worker controlled it, so that the next visit may be offline. An answer that
// has not arrived is cached when it arrives, as long as the app waits for it.
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

// Waits until the worker controls the page.
const controlled = () =>
  new Promise((done) => {
    if (worker.controller) return done();
    worker.addEventListener("controllerchange", done, { once: true });
    // A page that was reloaded with Shift held down is never controlled.
    setTimeout(done, PATIENCE);
  });
const register = async () => {
  // The policy allows this one address for a worker (W3C Trusted Types §4.2.1).
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
      // A worker that activates itself, as the kill switch does, is not announced as a new version.
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
  // A tab that did not ask for the update is not reloaded: it was informed when the new worker was installed.
  worker.addEventListener("controllerchange", reload);
  worker.addEventListener("message", ({ data, ports }) => {
    if (data === "version") ports[0].postMessage(pwa.version);
    if (data === "full") tell("news-full");
  });
  worker.startMessages();
  // In a frame on another site the browser would store a newspaper for that site only.
  if (self === top) register().catch((error) => console.warn("There is no offline reading here:", error));
}
