// The script of a widget's frame: sets the colour scheme before the first paint, and exchanges messages with the host
// page (docs/embedding.md, "The messages of a frame"). `widget.js` passes a secret in the fragment; without one no
// messages are sent. Nothing is stored.
{
  const root = document.documentElement;
  const theme = new URLSearchParams(location.search).get("theme") ?? "";
  // The host page's colour scheme as the browser reports it; otherwise the frame would be painted white first.
  if (/^((only|normal|light|dark)( |$))+$/.test(theme)) root.style.colorScheme = theme;

  // Opened by itself, it looks like a page.
  if (parent === window) root.classList.add("alone");

  const secret = location.hash.slice(1);
  // WordPress frames pages found by oEmbed without an origin and sends its own secret. It accepts two messages: the
  // height, and a link that the reader clicked (its `wp-embed.js`). If that script loads after the frame, it sends
  // "ready" and expects the height again.
  const [, wordPress] = /^\?secret=(\w+)$/.exec(secret) ?? [];
  const isFramed = secret && parent !== window;
  const tell = (type, more) => {
    if (!isFramed) return;
    // Whoever knows the secret created this frame, whatever its origin.
    if (!wordPress) return parent.postMessage({ secret, type, ...more }, "*");
    const [message, value] = type === "open" ? ["link", more.url] : ["height", more.height];
    if (value) parent.postMessage({ secret: wordPress, message, value }, "*");
  };
  const place = () => document.getElementById("headlines");
  // An element that is not laid out has no height.
  const height = () => Math.ceil(place().getBoundingClientRect().height) || undefined;

  // Stretches the headlines to fill the reserved height, if all of them are there and it is not far too large; packs
  // them more tightly if it is a little too small. The host page then does not shift. A new width resets the reserved
  // height.
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
    // The frame may open no windows.
    if (wordPress && isFramed) event.preventDefault();
  });
  // Reports a failure before the program runs: `boot.js` shows this element.
  addEventListener("DOMContentLoaded", () => {
    const notice = document.getElementById("cannot-start");
    new MutationObserver(() => {
      place().hidden = !notice.hidden;
      newsFrame.failed("the page of headlines could not start");
    }).observe(notice, { attributeFilter: ["hidden"] });
  });
}
