// The element `<news-headlines>`: a newspaper's headlines in any page. docs/embedding.md is its guide and documents the
// messages of the frame; custom-elements.json lists attributes, properties and events.
//
// One file without dependencies, which works as a classic script and as a module: a block that adds no globals, does
// not use `document.currentScript`, and is safe to load twice. It builds elements one by one and styles them with a
// constructed style sheet, which a strict policy of the host page allows. Objects with optional members are created by
// `own` without a prototype, because other scripts of the page may have changed `Object.prototype`. The code is terse
// because every host page loads it: `cargo xtask size` allows 3000 bytes of brotli. `cargo xtask dist` removes these
// comments and shortens names.
{
  const NAME = "news-headlines";
  const own = (it) => ({ __proto__: null, ...it });
  // Texts are truncated to this length, whatever a feed contains.
  const plain = (it) => typeof it == "string" ? it.trim().slice(0, 500) : "";
  // An absolute web address; undefined for anything else.
  const link = (text, base = document.baseURI) => {
    try {
      const url = new URL(text, base);
      if (text && /^https?:/.test(url)) return url;
    } catch {}
  };
  // Waiting for this continues in a new task, so that many widgets do not add up to a long one.
  const pause = { then: (resolve) => setTimeout(resolve) };
  const said = own();
  const say = (text) => said[text] ??= !console.warn(NAME, text);

  // The attributes that are not plain text, with their values: one of some words, a number up to a maximum, or a flag.
  // The first value is the default for a missing or invalid one.
  const OPTIONS = own({
    count: [5, 50, 1],
    date: [false],
    source: [false],
    target: ["_blank", "_self", "_top"],
    images: ["small", "large", "none"],
    "max-age": [0, 1e9, 0],
    refresh: [0, 1e6, 60],
    summary: [false],
    layout: ["list", "cards", "compact", "ticker", "magazine"],
    theme: ["host", "auto", "light", "dark"],
  });
  const NAMES = "tag heading site feed category data lang dir query author".split(" ").concat(Object.keys(OPTIONS));
  // `refresh` is the method.
  const property = (name) => name.replace("-a", "A").replace("refresh", "refreshInterval");
  const read = (host, name) => {
    const rule = OPTIONS[name] ?? [""];
    const first = rule[0];
    const text = host.getAttribute(name)?.trim();
    if (text == null) return first;
    if (first === false) return text != "false";
    if (first === "" || rule.includes(text)) return text;
    if (text == first || (+text >= rule[2] && +text <= rule[1])) return Math.round(text);
    say(name + "=" + text);
    return first;
  };

  // Feeds by address, shared by all widgets on the page. A request in progress is never repeated, a loaded feed only
  // once it is older than `age` in milliseconds; a failed one is forgotten.
  const feeds = own();
  const load = (address, isModule, age) => {
    const known = feeds[address];
    if (known && !(Date.now() - known.since >= age)) return known;
    const reading = (feeds[address] = (isModule ? fromModule : download)(address));
    reading.then(
      () => (reading.since = Date.now()),
      () => delete feeds[address],
    );
    return reading;
  };
  // The browser caches a module under its address for the life of the page, so a later request needs another address.
  const fromModule = async (address) => (await import(address + "#" + Date.now())).default;
  // A feed may take 15 seconds and have a million characters, which a slow phone parses without a pause.
  const download = async (address) => {
    const signal = AbortSignal.timeout(15e3);
    const answer = await fetch(address, own({ credentials: "omit", referrerPolicy: "strict-origin", signal }));
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader(own());
    if (!answer.ok) throw Error(answer.status);
    for (let text = ""; text.length < 1e6; ) {
      const piece = await reader.read();
      if (piece.done) return JSON.parse(text, await pause);
      text += piece.value;
    }
    throw Error("too large", reader.cancel());
  };

  // The stories of a feed that have a text and an address. The length of the search is limited.
  const choose = (feed, base, { count, maxAge }) => {
    const stories = [];
    feed = own(feed);
    for (let item of feed.items.slice(0, 500)) {
      if (stories.length == count) break;
      item = own(item);
      // Markup is never parsed, since the host page's policy may forbid it: the tags are stripped.
      const summary = plain(item.summary || item.content_text || plain(item.content_html).replace(/<[^>]*>|&\S+;/g, " "));
      const title = plain(item.title || summary);
      const url = link(item.url || item.external_url, base);
      const date = new Date(plain(item.date_published));
      if (url && title && !(maxAge && Date.now() - date > maxAge * 1e3))
        stories.push({
          title,
          summary,
          url,
          date,
          lang: plain(item.language || feed.language),
          image: link(item.image || item.banner_image, base),
          source: plain(own(own(item._time_plus_news).source).name || feed.title),
        });
    }
    return stories;
  };

  const make = (parent, name, part, textContent, more) => {
    name = document.createElement(name);
    parent.append(Object.assign(name, { part, referrerPolicy: "strict-origin", textContent }, more));
    return name;
  };

  // Each text has a fixed height before it is filled, so that the placeholder is as high as the headlines; and a width,
  // so that it wraps beside a full-width image. Only inherited text properties come in from the host page, except those
  // that would keep a headline on one line. The order of the rules is the one that brotli compresses best.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`\
:host{display:block}\
div{display:grid;position:relative}\
.light,.dark,.auto{background:Canvas;color:CanvasText;color-scheme:light dark}\
.light{color-scheme:light}\
.dark{color-scheme:dark}\
section,slot{display:block;min-width:0;grid-area:1/1}\
.busy section,iframe{visibility:hidden}\
:host([hidden]),.failed section,.shown slot,.ticker span,.compact span{display:none}\
iframe{border:0;min-height:1em;width:100%;height:100%;max-height:5000px;position:absolute}\
.frame{visibility:visible;position:static}\
ul{gap:var(--news-gap,.75em);display:grid;margin:0;padding:0}\
li{display:flow-root;min-width:0}\
span{float:inline-start;height:3.75em;margin-inline-end:.75em;width:5em;background:#8883}\
.large span{font-size:1.8em}\
img{display:block;width:100%;height:100%;object-fit:cover}\
small,b,a,p{white-space:normal;display:-webkit-box;min-width:2em;overflow:hidden;-webkit-box-orient:vertical;-webkit-line-clamp:2;height:2lh;unicode-bidi:plaintext;margin:0}\
.ticker a,small,b,.compact a{-webkit-line-clamp:1;height:1lh}\
i{margin-inline-end:1em}\
a{color:var(--news-accent,inherit)}\
.cards ul{grid-template-columns:repeat(auto-fill,minmax(14em,1fr))}\
.cards span,.magazine li:first-child span{width:100%;height:auto;aspect-ratio:16/9;margin:0}\
.ticker ul{grid-auto-columns:15em;overflow:auto;grid-auto-flow:column}`);

  // The behaviour of an element: start, stop, ask.
  const widget = (host) => {
    const root = host.attachShadow(own({ mode: "open" }));
    root.adoptedStyleSheets = [sheet];
    const box = make(root, "div", "base");
    make(box, "slot", "fallback");
    const section = make(box, "section", "section");
    // The state: `busy`, with a placeholder under the host page's links; `shown`; or `failed`, with the links alone.
    // Work begun in an earlier turn is discarded.
    let state = "busy";
    let turn = 0;
    // `frame` is the visible one, `next` the one that will replace it.
    let frame, next, timer;

    const mark = (to) => {
      state = to;
      box.className = to + " " + host.layout + " " + host.images + " " + host.theme;
    };
    const tell = (type, detail) =>
      host.dispatchEvent(new CustomEvent("news-" + type, own({ cancelable: 1, bubbles: 1, detail })));
    const show = (count) => {
      mark("shown");
      tell("load", { count });
    };
    const fail = (message) => {
      next = next?.remove();
      say(message);
      if (state == "busy") mark("failed");
      tell("error", { message });
    };

    const draw = (stories) => {
      section.replaceChildren();
      if (host.heading) make(section, "b", "heading", host.heading);
      const items = make(section, "ul", "list", "", { role: "list" });
      for (const story of stories) {
        const item = make(items, "li", "item", "", { lang: story.lang });
        if (host.images != "none") {
          const picture = make(item, "span", "picture");
          if (story.image) make(picture, "img", "image", "", { alt: "", src: story.image });
        }
        // The opener is not exposed to a new window (HTML, "get an element's noopener").
        const onclick = () => tell("open", { url: story.url.href });
        make(item, "a", "title", story.title, { onclick, href: story.url, target: host.target });
        if (host.summary) make(item, "p", "summary", story.summary);
        if (host.date || host.source) {
          const meta = make(item, "small", "meta");
          if (host.source) make(meta, "i", "source", story.source);
          if (host.date && +story.date)
            make(meta, "i", "date", story.date.toLocaleDateString([], own({ dateStyle: "medium" })));
        }
      }
    };

    // Opens a frame of the newspaper's page. It becomes visible once it reports headlines.
    const open = (url, age) => {
      const secret = crypto.getRandomValues(new Uint32Array(4)) + "";
      url.pathname = url.pathname.replace(/\/?$/, "/embed/headlines/");
      for (const name of NAMES) if (host.hasAttribute(name)) url.searchParams.set(name, read(host, name));
      // A frame whose colour scheme differs from its host page's is painted white first.
      url.searchParams.set("theme", getComputedStyle(box).colorScheme);
      url.hash = secret;
      next?.remove();
      const it = (next = make(box, "iframe", "frame", "", {
        title: host.textContent.trim() || NAME,
        sandbox:
          "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox" +
          (host.target == "_blank" ? "" : " allow-top-navigation-by-user-activation"),
        secret,
        age,
        from: url.origin,
        src: url,
      }));
      setTimeout(() => it == next && fail("no answer"), 2e4);
    };
    const hear = ({ source, origin, data }) => {
      const it = source === next?.contentWindow ? next : frame;
      if (source !== it?.contentWindow || it.from !== origin || it.secret !== data?.secret) return;
      // An invalid number is ignored by CSS; the style sheet clamps a valid one.
      it.style.height = Number(data.height) + "px";
      if (data.type == "error") fail(plain(data.message));
      if (data.type == "open") tell("open", { url: link(data.url)?.href });
      if (data.type == "load") {
        if (it == next) {
          // As with a feed, the visible frame stays while the reader's focus is in it.
          next = (it.age && root.activeElement ? it : frame)?.remove();
          if (!it.isConnected) return;
          frame = it;
          it.className = "frame";
          section.replaceChildren();
        }
        show(Number(data.count > 0 && data.count <= 50 && data.count));
      }
    };

    // `age` is the age in milliseconds at which a cached answer is too old; without one, any age will do.
    const ask = async (age) => {
      clearTimeout(timer);
      if (!host.isConnected) return;
      const mine = ++turn;
      const given = host.data || host.feed;
      try {
        const url = link(given || host.site);
        if (!url) throw Error("no address");
        if (given) {
          const feed = load(url.href, host.data, age);
          await pause;
          // Formatting the first date loads the locale data. That is done while the feed is on its way, in two tasks:
          // one compares texts, one formats a number.
          if (host.date) (1).toLocaleString("é".localeCompare(0) && (await pause));
          const stories = choose(await feed, url, host);
          await pause;
          if (mine != turn) return;
          if (!stories.length) throw Error("no headlines");
          // A reader whose focus moved in while the answer was on its way keeps the focused link.
          if (!age || !root.activeElement) {
            close();
            draw(stories);
            show(stories.length);
          }
        } else open(url, age);
      } catch (error) {
        if (mine == turn) fail((given || host.site) + " " + error.message);
      }
      if (mine == turn && host.refreshInterval) wait(host.refreshInterval * 1e3);
    };
    // Does not refresh while the reader's focus is in the widget or the page is hidden. A feed that another widget just
    // requested is reused.
    const wait = (time) => {
      timer = setTimeout(() => (document.hidden || root.activeElement ? wait(time) : ask(time / 2)), time);
    };
    const close = () => {
      frame?.remove((state = "busy"));
      frame = next = next?.remove();
    };
    const sight = new IntersectionObserver(
      (entries) => {
        if (entries.pop().isIntersecting) ask(sight.disconnect());
      },
      own({ rootMargin: "400px" }),
    );
    return {
      ask,
      // Several changes at once cause one update.
      async start() {
        if (!host.isConnected) return;
        const mine = ++turn;
        // A microtask, not a task: the placeholder must be there before the first paint.
        await 0;
        if (mine != turn) return;
        if (state != "shown") {
          state = "busy";
          draw(Array(host.count).fill(own({ url: "", lang: "" })));
        }
        mark(state);
        addEventListener("message", hear);
        sight.observe(box);
      },
      stop() {
        clearTimeout(timer);
        turn++;
        removeEventListener("message", hear);
        sight.disconnect();
        close();
      },
    };
  };

  class Headlines extends HTMLElement {
    static observedAttributes = NAMES;
    #it = widget(this);
    connectedCallback() {
      // Properties set before the element was defined take precedence over the attributes.
      for (const [name, value] of Object.entries(this)) {
        delete this[name];
        this[name] = value;
      }
      this.#it.start();
    }
    disconnectedCallback() {
      this.#it.stop();
    }
    attributeChangedCallback(name, old, now) {
      if (old !== now) this.#it.start();
    }
    // Refreshes. The promise resolves once the answer is shown or has failed, or once a frame has been opened. The
    // setter exists because frameworks set a property if it has the attribute's name: the value is then the interval.
    set refresh(value) {
      this.refreshInterval = value;
    }
    get refresh() {
      return () => this.#it.ask(0);
    }
  }
  for (const name of NAMES)
    Object.defineProperty(Headlines.prototype, property(name), {
      __proto__: null,
      get() {
        return read(this, name);
      },
      set(value) {
        value == null || value === false
          ? this.removeAttribute(name)
          : this.setAttribute(name, value === true ? "" : value);
      },
    });
  try { customElements.define(NAME, Headlines); } catch {}
}
