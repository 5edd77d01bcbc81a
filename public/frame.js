// The side of the frame that headlines stand in: its colours, before anything is painted, and what it tells the page
// around it (docs/embedding.md, "The messages of a frame"). Who framed it with `widget.js` gave it a secret in the fragment;
// without one nothing is told. Nothing is kept.
{
  const root = document.documentElement;
  const theme = new URLSearchParams(location.search).get("theme") ?? "";
  // That of the place in which it stands, as the browser has it, or it would be painted white first.
  if (/^((only|normal|light|dark)( |$))+$/.test(theme)) root.style.colorScheme = theme;

  // Whoever opens it by itself sees a page.
  if (parent === window) root.classList.add("alone");

  const secret = location.hash.slice(1);
  // WordPress frames what it found by oEmbed without an origin, tells it a secret of its own, and hears of two things: the
  // height, and a link that the reader follows (its `wp-embed.js`). Where that script comes later than the frame, it says
  // that it is ready, and wants to hear the height again.
  const [, wordPress] = /^\?secret=(\w+)$/.exec(secret) ?? [];
  const isFramed = secret && parent !== window;
  const tell = (type, more) => {
    if (!isFramed) return;
    // Whoever has the secret made this frame, whatever its origin is.
    if (!wordPress) return parent.postMessage({ secret, type, ...more }, "*");
    const [message, value] = type === "open" ? ["link", more.url] : ["height", more.height];
    if (value) parent.postMessage({ secret: wordPress, message, value }, "*");
  };
  const place = () => document.getElementById("headlines");
  // What is not laid out has no height.
  const height = () => Math.ceil(place().getBoundingClientRect().height) || undefined;

  // The place that was kept for headlines is filled, if they are all there and it is not far too large; where it is a little
  // too small, they move closer. Then nothing in the page around moves. Another width is another place.
  const fill = () => {
    const { innerWidth, innerHeight } = window;
    const natural = height();
    if (!natural) return;
    root.classList.toggle("tight", natural > innerHeight);
    if (height() > innerHeight) return root.classList.remove("tight");
    place().style.minHeight = `${Math.min(innerHeight, natural * 1.5)}px`;
    const loosen = () => {
      if (window.innerWidth === innerWidth) return;
      place().style.minHeight = "";
      root.classList.remove("tight");
      removeEventListener("resize", loosen);
    };
    addEventListener("resize", loosen);
  };
  let isOver;
  globalThis.newsFrame = {
    shown(count, isFull) {
      if (isFull && isFramed) fill();
      tell("load", { height: height(), count });
      const size = () => tell("size", { height: height() });
      new ResizeObserver(size).observe(place());
      addEventListener("message", ({ source, data }) => {
        if (wordPress && source === parent && data?.message === "ready" && data.secret === wordPress) size();
      });
    },
    failed(message) {
      if (!isOver) tell("error", { message });
      isOver = true;
    },
  };
  addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link) return;
    tell("open", { url: link.href });
    // Its frame may open nothing.
    if (wordPress && isFramed) event.preventDefault();
  });
  // What ends before there is a program to tell of it: `boot.js` shows this.
  addEventListener("DOMContentLoaded", () => {
    const notice = document.getElementById("cannot-start");
    new MutationObserver(() => {
      place().hidden = !notice.hidden;
      newsFrame.failed("the page of headlines could not start");
    }).observe(notice, { attributeFilter: ["hidden"] });
  });
}
