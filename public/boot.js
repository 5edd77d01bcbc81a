// Starts the app: sets the reader's theme before anything is painted, loads the program, and says so when it cannot
// run. It is a file of its own because the page's policy allows no script inside the page.
const script = document.querySelector("script[data-wasm]");
try {
  // A frame in another page has its own, and asks for nothing that is kept.
  const theme = script.dataset.theme ?? localStorage.getItem("time-plus-news.1.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // A browser that keeps nothing has nothing to say.
}
const address = (file) => new URL(file, document.baseURI).href;
// Sees that a script is the one that the page was built with. A preload that fails is forgotten, so what is imported is
// always preloaded here, and refused with it.
const checked = (href, integrity) =>
  new Promise((resolve, reject) => {
    const link = document.createElement("link");
    if (!integrity || !link.relList.supports("modulepreload")) return resolve();
    link.onload = resolve;
    link.onerror = () => reject(new Error(`${href} did not load, or is not what was built`));
    // As the import is made: Firefox takes a preload of another kind for another file, and loads it anew, unchecked.
    document.head.append(Object.assign(link, { rel: "modulepreload", href, integrity, crossOrigin: "" }));
  });
// A module: its script and its WebAssembly, each run only if it is the one that the page was built with.
const load = async (js, wasm, scriptIntegrity, integrity) => {
  const script = async () => {
    await checked(address(js), scriptIntegrity);
    return import(address(js));
  };
  const [module, file] = await Promise.all([script(), wasm && fetch(address(wasm), { integrity })]);
  return [module, await module.default(file && { module_or_path: file })];
};
// The other modules are loaded when the app first asks for them; one that could not be loaded is asked for again.
const modules = {};
const module = (name) =>
  (modules[name] ??= load(...(script.dataset[name] ?? `${name}.js`).split(" ")).then(
    ([module]) => module,
    (error) => {
      delete modules[name];
      throw error;
    },
  ));
let keeping = Promise.resolve();
globalThis.timePlusNews = {
  prepare: () => void module("annex").catch(() => {}),
  annex: async (job) => (await module("annex")).work(job),
  open: async (name, ...page) => (await module(name)).open(...page),
  widget: () => import(address("widget.js")),
  // One after the other: of a story that is saved and let go again at once, nothing is to stay.
  keep: (...story) => (keeping = keeping.catch(() => {}).then(async () => (await module("shelf")).keep(...story))),
};
// The browser's offer to install the newspaper may come before what answers it: it is kept, and not shown by itself.
addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  timePlusNews.offer = event;
});
// What the app has to say of itself stands at the foot of the window, and is drawn by the shelf.
const toast = async (page) => {
  const place = document.createElement("div");
  document.querySelectorAll(".toasts").forEach((old) => old.remove());
  document.body.append(Object.assign(place, { className: "toasts" }));
  await timePlusNews.open("shelf", place, page, document.documentElement.lang);
};
for (const [event, page] of [["news-update", "update"], ["news-full", "full"], ["news-lost", "lost/"]]) {
  addEventListener(event, ({ detail }) => toast(page + (detail ?? "")).catch(console.warn));
}
// Who opens the details of an error can copy them for the publisher: the button is the shelf's, and so is what it says.
const offerCopy = async ({ target }) => {
  if (!target.matches?.(".error-notice__details[open]:not(:has(div))")) return;
  const place = document.createElement("div");
  target.append(place);
  await timePlusNews.open("shelf", place, "copy", document.documentElement.lang);
};
addEventListener("toggle", (event) => void offerCopy(event).catch(console.warn), true);
// What a first page can do without waits until that stands: `pwa.js`, in a release.
const afterwards = async () => {
  const [file, value] = script.dataset.pwa.split(" ");
  await checked(address(file), value);
  await import(address(file));
};
const whenIdle = () => (globalThis.requestIdleCallback ?? setTimeout)(() => afterwards().catch(console.warn));
const fail = (error) => {
  console.error(error);
  const notice = document.getElementById("cannot-start");
  if (notice) notice.hidden = false;
};
try {
  const { js, wasm, integrity } = script.dataset;
  const preload = document.querySelector("link[rel=modulepreload]");
  const [, program] = await load(js, wasm, preload?.integrity, integrity);
  dispatchEvent(new CustomEvent("TrunkApplicationStarted", { detail: { wasm: program } }));
  if (script.dataset.pwa) {
    if (document.readyState === "complete") whenIdle();
    else addEventListener("load", whenIdle);
  }
} catch (error) {
  fail(error);
}
