//! A page in a browser as a reader has it: opened, read, clicked, typed into. Nothing here waits for a time; it waits
//! for what is to be seen, and says what was to be seen instead when that does not come.

use crate::engine::{Engine, Own};
use crate::site::Site;
use crate::webdriver::{Refusal, Session};
use serde_json::{Value, json};
use std::cell::Cell;
use std::thread;
use std::time::{Duration, Instant};

/// How long a test waits for something to be seen: beyond the app's own limit for one request.
const PATIENCE: Duration = Duration::from_secs(20);
/// The same in engines that are driven beside others and have no graphics card to draw long pages with.
const MORE_PATIENCE: Duration = Duration::from_secs(90);
/// How long it waits for one answer of the driver's before it asks again.
const ONE_ANSWER: Duration = Duration::from_secs(10);
/// How often it looks.
const TURN: Duration = Duration::from_millis(25);

/// Tells the server what goes wrong in the page.
pub const TELL: &str = "
    const tell = (kind, text) => location.protocol === 'http:' && navigator.sendBeacon('/told/' + kind, String(text));
    addEventListener('error', (event) => event.message && tell('error', event.message));
    addEventListener('unhandledrejection', (event) => tell('rejection', event.reason?.stack ?? event.reason));
    addEventListener('securitypolicyviolation', (event) =>
        tell('violation', [event.effectiveDirective, event.blockedURI, event.sample, event.sourceFile].join(' ')));
    const { error } = console;
    console.error = (...parts) => { tell('console', parts.join(' ')); error.apply(console, parts); };
";

/// A key that has no letter (W3C WebDriver §17.4.2).
pub const TAB: &str = "\u{e004}";
pub const ENTER: &str = "\u{e007}";

/// Gives a test a page of a site, and sees at its end that nothing went wrong there that the test did not see.
pub fn visit(site: &Site, test: impl FnOnce(&Page)) {
    visit_in(Session::take(), site, test);
}

/// As [`visit`], with no other browser at work: for what is measured.
pub fn visit_alone(site: &Site, test: impl FnOnce(&Page)) {
    visit_in(Session::take_alone(), site, test);
}

/// As [`visit`], in an engine of one's choice. Without the DevTools of Chromium the page tells nothing of itself but
/// breaches of the policy, unless its first script is [`TELL`].
pub fn visit_with(engine: Engine, site: &Site, test: impl FnOnce(&Page)) {
    visit_in(Session::of(engine), site, test);
}

/// As [`visit`], in a Chromium that is started for this test alone and ends with it.
pub fn visit_in_own(own: &Own, site: &Site, test: impl FnOnce(&Page)) {
    visit_in(Session::own(own), site, test);
}

fn visit_in(session: Session, site: &Site, test: impl FnOnce(&Page)) {
    let page = Page { session, site, teller: Cell::default(), is_lost: Cell::default() };
    page.begin();
    test(&page);
    page.end();
    let told = site.complaints();
    assert!(told.is_empty(), "the page told its server that\n  {}", told.join("\n  "));
}

/// A page of a site.
pub struct Page<'a> {
    session: Session,
    pub site: &'a Site,
    /// What tells the server of the page.
    teller: Cell<Option<Script>>,
    /// Whether nothing can be asked of it any more.
    is_lost: Cell<bool>,
}

/// A script that runs in every document before anything else does, until it is taken away.
pub struct Script(String);

impl Page<'_> {
    fn begin(&self) {
        if !self.session.engine.has_devtools() {
            return;
        }
        self.devtools("Page.enable", json!({}));
        self.teller.set(Some(self.before_each_document(TELL)));
        self.resize(1280, 900);
    }

    /// Leaves the browser as it was found.
    fn end(&self) {
        if self.is_lost.get() {
            return;
        }
        // What was told before this has come when this has.
        self.run_async("fetch('/told/').finally(arguments[0])");
        if !self.session.engine.has_devtools() {
            return;
        }
        self.teller.take().into_iter().for_each(|teller| self.no_longer(teller));
        self.devtools("Emulation.setEmulatedMedia", json!({ "features": [] }));
        self.online(true);
        self.leave();
    }

    #[track_caller]
    fn command(&self, method: &str, command: &str, body: Value) -> Value {
        self.session.send(method, command, body).unwrap_or_else(|Refusal { error, message }| {
            panic!("{command}: {error}: {message}\n{}", self.report());
        })
    }

    /// Sends a command of the Chrome DevTools Protocol.
    pub fn devtools(&self, command: &str, parameters: Value) -> Value {
        self.command("POST", "goog/cdp/execute", json!({ "cmd": command, "params": parameters }))
    }

    /// Runs a script in every document from now on, before anything else does.
    pub fn before_each_document(&self, source: &str) -> Script {
        let answer = self.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source }));
        Script(answer["identifier"].as_str().expect("a script has an identifier").to_owned())
    }

    /// Runs such a script no longer.
    pub fn no_longer(&self, Script(identifier): Script) {
        self.devtools("Page.removeScriptToEvaluateOnNewDocument", json!({ "identifier": identifier }));
    }

    /// Goes to a place in the app, given from its root.
    pub fn open(&self, place: &str) {
        self.command("POST", "url", json!({ "url": self.site.address(place) }));
    }

    /// Goes to a page of nothing.
    pub fn leave(&self) {
        self.command("POST", "url", json!({ "url": "about:blank" }));
    }

    /// Loads the page anew.
    pub fn reload(&self) {
        self.command("POST", "refresh", json!({}));
    }

    /// Opens another tab and goes there; the tabs as the driver names them, this one and that.
    pub fn open_tab(&self) -> (Value, Value) {
        let this = self.command("GET", "window", Value::Null);
        let other = self.command("POST", "window/new", json!({ "type": "tab" }))["handle"].take();
        self.to_tab(&other);
        (this, other)
    }

    /// Goes to a tab.
    pub fn to_tab(&self, tab: &Value) {
        self.command("POST", "window", json!({ "handle": tab }));
    }

    /// Closes the tab that is open, and goes to another.
    pub fn close_tab(&self, next: &Value) {
        self.command("DELETE", "window", Value::Null);
        self.to_tab(next);
    }

    /// Goes back in the history.
    pub fn back(&self) {
        self.command("POST", "back", json!({}));
    }

    /// Goes forward in the history.
    pub fn forward(&self) {
        self.command("POST", "forward", json!({}));
    }

    /// Gives the page another size, in CSS pixels.
    pub fn resize(&self, width: u32, height: u32) {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", size);
    }

    /// Asks for the colours of a scheme (`light`, `dark`), as a reader's system does.
    pub fn prefer(&self, scheme: &str) {
        let feature = json!({ "name": "prefers-color-scheme", "value": scheme });
        self.devtools("Emulation.setEmulatedMedia", json!({ "features": [feature] }));
    }

    /// Takes the network away, or gives it back.
    pub fn online(&self, is_online: bool) {
        let conditions = json!({ "offline": !is_online, "latency": 0, "throughput": 0 });
        self.command("POST", "chromium/network_conditions", json!({ "network_conditions": conditions }));
    }

    /// What an expression of JavaScript amounts to in the page.
    #[track_caller]
    pub fn value(&self, expression: &str) -> Value {
        self.run(&format!("return {expression}"), &[])
    }

    /// Runs statements of JavaScript in the page; `arguments` holds what they are given.
    #[track_caller]
    pub fn run(&self, script: &str, arguments: &[Value]) -> Value {
        self.command("POST", "execute/sync", json!({ "script": script, "args": arguments }))
    }

    /// Runs statements that call their last argument when they are done.
    #[track_caller]
    pub fn run_async(&self, script: &str) -> Value {
        self.run_async_with(script, &[])
    }

    /// The same, given something: the last argument is the one after these.
    #[track_caller]
    pub fn run_async_with(&self, script: &str, arguments: &[Value]) -> Value {
        self.command("POST", "execute/async", json!({ "script": script, "args": arguments }))
    }

    /// The same, of a script that may never come to an end, or take its page with it.
    ///
    /// # Errors
    /// Why there is no answer; the page is lost then.
    pub fn attempt_async(&self, script: &str, arguments: &[Value]) -> Result<Value, Refusal> {
        let answer = self.session.send("POST", "execute/async", json!({ "script": script, "args": arguments }));
        self.is_lost.set(answer.is_err());
        answer
    }

    /// Moves the pointer over the window, and the focus through the page, as a reader's hands do.
    pub fn sweep(&self) {
        let places = (1..6).flat_map(|row| (1..5).map(move |column| (column * 200, row * 120)));
        let moves: Vec<Value> =
            places.map(|(x, y)| json!({ "type": "pointerMove", "duration": 0, "x": x, "y": y })).collect();
        let strokes: Vec<Value> =
            (0..12).flat_map(|_| ["keyDown", "keyUp"]).map(|kind| json!({ "type": kind, "value": TAB })).collect();
        let pointer = json!({ "type": "pointer", "id": "pointer", "actions": moves });
        self.command("POST", "actions", json!({ "actions": [pointer] }));
        let keyboard = json!({ "type": "key", "id": "keyboard", "actions": strokes });
        self.command("POST", "actions", json!({ "actions": [keyboard] }));
    }

    /// Waits until an expression of JavaScript holds. `what` says what it means.
    #[track_caller]
    pub fn wait_until(&self, what: &str, expression: &str) {
        let patience = if self.session.engine == Engine::Chromium { PATIENCE } else { MORE_PATIENCE };
        let deadline = Instant::now() + patience;
        let script = json!({ "script": format!("return !!({expression})"), "args": [] });
        loop {
            // While a page gives way to another, neither can be asked. WebKit's driver then loses the answer now and then,
            // and answers when it is asked again.
            let answer = self.session.send_within(ONE_ANSWER, "POST", "execute/sync", script.clone());
            if matches!(answer, Ok(Value::Bool(true))) {
                return;
            }
            if Instant::now() > deadline {
                let met = answer.err().map(|refusal| refusal.message).unwrap_or_default();
                panic!("waited in vain for {what}. {met}\n{}", self.report());
            }
            thread::sleep(TURN);
        }
    }

    /// Waits for an element.
    #[track_caller]
    pub fn wait_for(&self, selector: &str) {
        self.wait_until(selector, &format!("document.querySelector({})", quoted(selector)));
    }

    /// Waits until an element's text is, or holds, some words.
    #[track_caller]
    pub fn wait_for_text(&self, selector: &str, words: &str) {
        let expression = format!(
            "[...document.querySelectorAll({})].some((it) => it.textContent.includes({}))",
            quoted(selector),
            quoted(words)
        );
        self.wait_until(&format!("“{words}” in {selector}"), &expression);
    }

    /// Waits until what was done has been drawn, and its events have been told.
    pub fn wait_for_drawing(&self) {
        self.run_async("requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(arguments[0])))");
    }

    /// Goes to a place down the page, in CSS pixels.
    pub fn scroll_to(&self, place: u32) {
        self.run("scrollTo(0, arguments[0])", &[place.into()]);
        self.wait_until("a place down the page", &format!("scrollY === {place}"));
        self.wait_for_drawing();
    }

    /// How many elements there are.
    #[track_caller]
    pub fn count(&self, selector: &str) -> usize {
        self.value(&format!("document.querySelectorAll({}).length", quoted(selector))).as_u64().unwrap() as usize
    }

    /// The text of the one element that a selector finds, its white space made plain.
    #[track_caller]
    pub fn text(&self, selector: &str) -> String {
        let texts = self.texts(selector);
        assert_eq!(texts.len(), 1, "{selector} finds {} elements\n{}", texts.len(), self.report());
        texts.into_iter().next().unwrap_or_default()
    }

    /// The texts of all elements that a selector finds.
    #[track_caller]
    pub fn texts(&self, selector: &str) -> Vec<String> {
        self.each(selector, "it.textContent.replace(/\\s+/g, ' ').trim()")
    }

    /// An attribute or another property of every element that a selector finds, as text.
    #[track_caller]
    pub fn each(&self, selector: &str, expression: &str) -> Vec<String> {
        let script = format!("[...document.querySelectorAll({})].map((it) => String({expression}))", quoted(selector));
        serde_json::from_value(self.value(&script)).unwrap()
    }

    /// Clicks the first element that a selector finds, with the pointer, in the middle of the window.
    #[track_caller]
    pub fn click(&self, selector: &str) {
        self.wait_for(selector);
        self.run("document.querySelector(arguments[0]).scrollIntoView({ block: 'center' })", &[selector.into()]);
        let element = self.element(selector);
        self.command("POST", &format!("element/{element}/click"), json!({}));
    }

    /// Types into an element.
    #[track_caller]
    pub fn type_into(&self, selector: &str, text: &str) {
        let element = self.element(selector);
        self.command("POST", &format!("element/{element}/value"), json!({ "text": text }));
    }

    /// Presses a key where the focus is.
    pub fn press(&self, key: &str) {
        let strokes = json!([{ "type": "keyDown", "value": key }, { "type": "keyUp", "value": key }]);
        let keyboard = json!({ "type": "key", "id": "keyboard", "actions": strokes });
        self.command("POST", "actions", json!({ "actions": [keyboard] }));
    }

    #[track_caller]
    fn element(&self, selector: &str) -> String {
        let found = self.command("POST", "element", json!({ "using": "css selector", "value": selector }));
        // The name of an element's reference is part of the protocol (W3C WebDriver §12.1).
        found["element-6066-11e4-a52e-4f735466cecf"].as_str().expect("an element has a reference").to_owned()
    }

    /// The place in the app, as the address bar has it: path and query, from the app's root.
    pub fn place(&self) -> String {
        let address = self.value("location.href");
        let address = address.as_str().unwrap_or_default();
        address.strip_prefix(&self.site.address("")).unwrap_or(address).to_owned()
    }

    /// What there is to be seen, for the message of a test that fails.
    fn report(&self) -> String {
        let script = json!({ "script": "return [location.href, document.title, document.body.innerText, \
                      document.activeElement?.outerHTML.slice(0, 200)]", "args": [] });
        let seen = self.session.send("POST", "execute/sync", script).unwrap_or_default();
        let text = |at: usize| seen[at].as_str().unwrap_or_default();
        let start: String = text(2).chars().take(1500).collect();
        let told = self.site.told();
        format!("at {} “{}”, the focus on {}\n{start}\ntold: {}", text(0), text(1), text(3), told.join("\n  "))
    }
}

/// A text as JavaScript spells it.
pub fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}
