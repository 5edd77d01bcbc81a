// Runs before anything else in a document, and notes what is run there that should not be: what scripts of collections
// call to be seen, and whatever the page would report of scripts that stand in it.
(() => {
  const hits = [];
  const hit = (what) => hits.length < 100 && hits.push(String(what).slice(0, 300));
  const watch = (object, name) => {
    const called = (...given) => void hit(`${name}(${given})`);
    try {
      Object.defineProperty(object, name, { get: () => called, set: () => hit(`${name} =`), configurable: false });
    } catch {
      object[name] = called;
    }
  };
  for (const name of ["alert", "confirm", "prompt", "print", "open", "xss", "XSS"]) watch(window, name);
  watch(console, "log");
  // A policy that only reports tells of every handler, script and address of a script that was about to run. It would
  // tell of those in a document without a window too, which runs nothing, had the parser not been spared them.
  addEventListener("securitypolicyviolation", (event) => {
    if (event.effectiveDirective.startsWith("script-src") && event.blockedURI !== "eval") {
      hit(`${event.effectiveDirective} ${event.blockedURI} ${event.sample} ${event.sourceFile}`);
    }
  });

  const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));
  // What the app itself draws to be pressed, and does what it is for.
  const own = "button, summary, select, form";
  // A link is followed only where that runs something, or where the harness follows it.
  let followed = null;
  const isPlace = /^(https?|mailto|tel|ftp):$/;
  const follow = (event) => {
    const link = event.target.closest?.("a[href], area[href]");
    if (link && link !== followed && isPlace.test(link.protocol)) event.preventDefault();
  };
  // WebKit follows a link at either.
  for (const name of ["click", "auxclick"]) addEventListener(name, follow, true);
  addEventListener("submit", (event) => isPlace.test(new URL(event.target.action).protocol) && event.preventDefault(), true);

  const kinds = [
    [MouseEvent, ["mouseover", "mouseenter", "mousemove", "mouseout", "mouseleave", "mousedown", "mouseup", "dblclick", "contextmenu", "auxclick"]],
    [PointerEvent, ["pointerover", "pointerenter", "pointermove", "pointerdown", "pointerup", "pointerout"]],
    [FocusEvent, ["focusin", "focusout"]],
    [KeyboardEvent, ["keydown", "keypress", "keyup"]],
  ];
  const focusable = "a, area, button, input, select, textarea, summary, iframe, object, embed, audio, video, [tabindex], [contenteditable]";
  // Hovers over, focuses and clicks every element below some; buttons of the app do what they are for, and are left.
  const stir = async (root, leave) => {
    for (const element of root.querySelectorAll("*")) {
      if (!element.isConnected) continue;
      for (const [kind, names] of kinds) {
        for (const name of names) element.dispatchEvent(new kind(name, { bubbles: true, cancelable: true, view: window }));
      }
      // Asked of what cannot have it, too, the page would be laid out anew for every element.
      if (element.matches(focusable)) {
        element.focus({ preventScroll: true });
        element.blur();
      }
      if (leave && element.closest(leave)) continue;
      if (element.click) element.click();
      else element.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, view: window }));
    }
  };

  // Elements, attributes and addresses that no view can have.
  const element = /^(script|style|iframe|frame|object|embed|base|meta|link|svg|template|marquee|portal|noscript|xmp|plaintext)$/i;
  const attribute = /^on|^style$|^srcdoc$|^formaction$|^ping$|^name$/i;
  const address = /^(https?|mailto|tel):|^data:image\/(png|jpeg|gif|webp|avif|bmp)[;,]/i;
  const leftovers = () =>
    [...document.querySelectorAll("main *")]
      .flatMap((it) => {
        const found = [];
        if (element.test(it.localName) && !it.matches(".icon, button *")) found.push(it.localName);
        for (const { name, value } of it.attributes) {
          if (attribute.test(name) && !it.closest(own)) found.push(`${it.localName} ${name}=${value}`);
        }
        if (it.id && !it.closest(own) && !/^(page-title|embed-\d+|story-.*)$/.test(it.id)) found.push(`${it.localName} id=${it.id}`);
        const loaded = [it.href, it.src, it.poster, ...(it.srcset ?? "").split(/,\s+/).map((one) => one.split(" ")[0])];
        for (const one of loaded) if (one && !address.test(one)) found.push(`${it.localName} ${one}`);
        return found;
      })
      .slice(0, 20);

  // Goes to the stories of some payloads, one after another, and stirs each. The answer is what ran or is left.
  const walk = async (from, to) => {
    const link = document.body.appendChild(document.createElement("a"));
    followed = link;
    for (let at = from; at < to && !hits.length; at++) {
      link.href = `article/own-${at}`;
      link.click();
      const deadline = performance.now() + 20000;
      const isThere = () => document.querySelector("h1.article__headline")?.textContent.split(" ")[0] === String(at);
      while (!(isThere() && document.querySelector(".article__tags, .article__end")) || document.querySelector(".skeleton")) {
        if (performance.now() > deadline) throw new Error(`story ${at} does not come`);
        await pause(0);
      }
      await stir(document.querySelector("main"), own);
      hits.push(...leftovers());
    }
    link.remove();
    await pause(50);
    return hits;
  };

  // The payloads as they are, each in a document of its own. The answer is which of them ran something.
  const control = async (payloads) => {
    const ran = [];
    const one = async (payload, at) => {
      const frame = document.createElement("iframe");
      // Without leave for dialogs, and without a way to the window above.
      frame.sandbox = "allow-scripts allow-same-origin allow-forms";
      frame.src = "frame";
      const loaded = new Promise((resolve) => (frame.onload = resolve));
      document.body.append(frame);
      await loaded;
      frame.onload = null;
      const { canary, document: inside } = frame.contentWindow;
      inside.body.innerHTML = payload;
      await pause(100);
      // A payload may have led the frame elsewhere, and what was begun in it then never ends.
      try {
        await Promise.race([canary.stir(inside.body), pause(1000)]);
        await pause(50);
      } catch (error) {
        console.info(error);
      }
      if (canary.hits.length) ran.push(at);
      frame.remove();
    };
    const rest = [...payloads.entries()];
    const worker = async () => {
      for (let next = rest.pop(); next; next = rest.pop()) await one(next[1], next[0]);
    };
    await Promise.all(Array.from({ length: 24 }, worker));
    return ran.length;
  };
  window.canary = Object.freeze({ hits, own, stir, leftovers, walk, control });
})();
