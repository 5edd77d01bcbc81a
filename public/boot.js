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
// The parts of the program that views need, by the first segment of their address (`src/lazy/newspaper.rs`).
const PARTS = { article: "story", saved: "keep", settings: "keep", connect: "publish", widgets: "publish" };
// Begins to load the part that the view at this address needs, so that it comes beside the program, not after it. The
// program asks for the same files, and checks them.
const preloadPart = (parts) => {
  const [view] = location.href.slice(document.baseURI.replace(/[^/]*$/, "").length).split(/[/?#]/);
  for (const file of parts[PARTS[view]] ?? []) {
    const link = { rel: "preload", as: "fetch", href: address(file), crossOrigin: "anonymous" };
    document.head.append(Object.assign(document.createElement("link"), link));
  }
};
// The program: its scripts and its WebAssembly, each run only if it is the one that the page was built with.
const load = async () => {
  const { js, wasm, integrity, parts, loader } = script.dataset;
  if (parts) preloadPart(JSON.parse(parts));
  const preload = document.querySelector("link[rel=modulepreload]");
  const scripts = async () => {
    const [file, value] = (loader ?? "").split(" ");
    await Promise.all([checked(address(js), preload?.integrity), file && checked(address(file), value)]);
    return import(address(js));
  };
  const [module, file] = await Promise.all([scripts(), fetch(address(wasm), { integrity })]);
  return module.default({ module_or_path: file });
};
globalThis.timePlusNews = { widget: () => import(address("widget.js")) };
// The browser's offer to install the newspaper may come before what answers it: it is kept, and not shown by itself.
addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  timePlusNews.offer = event;
});
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
  const wasm = await load();
  dispatchEvent(new CustomEvent("TrunkApplicationStarted", { detail: { wasm } }));
  if (script.dataset.pwa) {
    if (document.readyState === "complete") whenIdle();
    else addEventListener("load", whenIdle);
  }
} catch (error) {
  fail(error);
}
