// Starts the app: sets the reader's theme before anything is painted, loads the program, and shows a message if it cannot
// run. It is a file of its own because the page's policy allows no inline script.
const script = document.querySelector("script[data-wasm]");
try {
  // A widget frame has a theme of its own, and reads nothing from storage.
  const theme = script.dataset.theme ?? localStorage.getItem("time-plus-news.1.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // The browser refuses storage, so there is no stored theme.
}
const address = (file) => new URL(file, document.baseURI).href;
// Checks that a script is the one that the page was built with. Browsers forget a preload that has failed, so every script
// is preloaded here before it is imported, and a script that fails the check is not imported.
const checked = (href, integrity) =>
  new Promise((resolve, reject) => {
    const link = document.createElement("link");
    if (!integrity || !link.relList.supports("modulepreload")) return resolve();
    link.onload = resolve;
    link.onerror = () => reject(new Error(`${href} did not load, or is not what was built`));
    // Uses the same request mode as the import: otherwise Firefox loads the file again, unchecked.
    document.head.append(Object.assign(link, { rel: "modulepreload", href, integrity, crossOrigin: "" }));
  });
// The parts of the program that views need, by the first segment of their address (`src/lazy/newspaper.rs`).
const PARTS = { article: "story", saved: "saved_stories", settings: "keep", connect: "publish", widgets: "publish" };
// Preloads the part that the view at this address needs, so that it loads beside the program, not after it. The program
// requests the same files, and checks them.
const preloadPart = (parts) => {
  const [view] = location.href.slice(document.baseURI.replace(/[^/]*$/, "").length).split(/[/?#]/);
  for (const file of parts[PARTS[view]] ?? []) {
    const link = { rel: "preload", as: "fetch", href: address(file), crossOrigin: "anonymous" };
    document.head.append(Object.assign(document.createElement("link"), link));
  }
};
// Loads the program: its scripts and its WebAssembly. Each runs only if it is the one that the page was built with.
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
// The browser may offer to install the newspaper before `pwa.js` is loaded. The offer is stored, not shown by itself.
addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  timePlusNews.offer = event;
});
// Loads `pwa.js`, in a release. A first page does not need it, so it is loaded after that page is drawn.
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
