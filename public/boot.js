// Starts the app: sets the reader's theme before anything is painted, loads the program, and says so when it cannot
// run. It is a file of its own because the page's policy allows no script inside the page.
const script = document.querySelector("script[data-wasm]");
try {
  const theme = localStorage.getItem("time-plus-news.1.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // A browser that keeps nothing has nothing to say.
}
// The other modules are loaded when the app first asks for them; one that could not be loaded is asked for again.
const modules = {};
const load = async (name) => {
  const module = await import(new URL(script.dataset[name] ?? `${name}.js`, document.baseURI).href);
  await module.default();
  return module;
};
const module = (name) =>
  (modules[name] ??= load(name).catch((error) => {
    delete modules[name];
    throw error;
  }));
globalThis.timePlusNews = {
  prepare: () => void module("annex").catch(() => {}),
  annex: async (job) => (await module("annex")).work(job),
  connect: async (...place) => (await module("desk")).connect(...place),
};
const fail = (error) => {
  console.error(error);
  const notice = document.getElementById("cannot-start");
  if (notice) notice.hidden = false;
};
try {
  const program = await import(new URL(script.dataset.js, document.baseURI).href);
  const wasm = await program.default({ module_or_path: new URL(script.dataset.wasm, document.baseURI) });
  dispatchEvent(new CustomEvent("TrunkApplicationStarted", { detail: { wasm } }));
} catch (error) {
  fail(error);
}
