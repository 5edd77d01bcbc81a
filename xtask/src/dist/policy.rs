//! What the page may do: its Content Security Policy (W3C CSP Level 3) and the headers that go with it, as one value.
//! `site.json` says whom the app asks, so the policy is derived from it; the forms in which hosts want it are written
//! by `hosts`. The browser tests read this file too, so that the app is tested under what is shipped.

// Named by their files, because the tests read this one from elsewhere.
#[path = "policy/hosts.rs"]
pub mod hosts;
#[path = "policy/origin.rs"]
mod origin;
#[path = "../../../src/body/embed/origins.rs"]
mod origins;
#[path = "policy/publisher.rs"]
mod publisher;

use serde_json::Value;

/// From whom pictures, films and frames come where the publisher names nobody: from anybody over TLS. Feeds have their
/// pictures on any host, and anyone may run a Mastodon. Frames come with the reader's consent only, and what each of
/// them may do is decided where it is made (`src/model/embed.rs`).
pub const ANY_HOST: &str = "https:";

/// The Trusted Types policies of the app: the inert parser's, and that of the one address of the service worker.
pub const TRUSTED_TYPES: &[&str] = &["news-inert-parser", "news-worker"];

/// The service worker, relative to the app.
pub const WORKER: &str = "sw.js";

/// The page that tries any backend, relative to the app.
pub const CONNECT: &str = "connect";

/// The folder of the page that other people's pages frame, relative to the app.
pub const WIDGET_FRAME: &str = "embed/headlines/";

/// Whom the page that tries any backend may ask: anybody, and what runs on the publisher's own machine.
const ANYBODY: &[&str] = &["https:", "http://localhost:*", "http://127.0.0.1:*"];

/// What a `<meta>` element may not hold (HTML, "content security policy state"), and what only makes sense on an answer.
pub const NOT_IN_META: &[&str] = &["frame-ancestors", "report-uri", "sandbox"];

/// The other headers, on every answer, and why.
///
/// - `nosniff`: a file is what its type says.
/// - `Referrer-Policy`: other hosts learn from which newspaper a reader comes, not from which story.
/// - `Permissions-Policy`: the app uses none of these, so nothing in it ever may; what it puts on the clipboard it puts
///   there itself. Not named is what films need in frames (to begin, to be deciphered, to fill the screen, to stand
///   apart): by its default the page has it and a frame only by its `allow` (`src/model/embed.rs`).
/// - `Cross-Origin-Opener-Policy`: no window that is opened here, or that opened this, has a hold on it.
/// - `Cross-Origin-Resource-Policy`: no other site loads these files into its pages.
pub const HEADERS: [(&str, &str); 5] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    (
        "Permissions-Policy",
        "accelerometer=(), bluetooth=(), browsing-topics=(), camera=(), clipboard-read=(), \
         clipboard-write=(self), compute-pressure=(), display-capture=(), gamepad=(), geolocation=(), \
         gyroscope=(), hid=(), identity-credentials-get=(), idle-detection=(), keyboard-map=(), \
         local-fonts=(), magnetometer=(), microphone=(), midi=(), otp-credentials=(), payment=(), \
         publickey-credentials-create=(), publickey-credentials-get=(), screen-wake-lock=(), serial=(), \
         storage-access=(), sync-xhr=(), usb=(), window-management=(), xr-spatial-tracking=()",
    ),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
];

/// The name of the header that carries the policy.
pub const HEADER: &str = "Content-Security-Policy";

/// A Content Security Policy: directives in the order in which they are written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    /// Each with its sources.
    pub directives: Vec<(&'static str, Vec<String>)>,
}

impl Policy {
    /// The policy of a site. `description` is the document that the site file names, where it could be read: it may ask
    /// other hosts than the backend's own.
    ///
    /// # Errors
    /// An address whose host cannot stand in a policy, in words for the publisher.
    pub fn of(site: &Value, description: Option<&Value>) -> Result<Self, String> {
        let asked = origin::asked(site, description)?;
        // A backend without TLS is one on the publisher's own machine; its pictures have none either.
        let plain = asked.iter().filter(|origin| origin.starts_with("http:"));
        let named = publisher::Policy::of(site)?;
        // Where the publisher names the hosts of pictures, the backend is one of them without saying.
        let hosts = named.media.as_ref().map(|named| named.iter().chain(&asked).map(String::as_str).collect());
        let hosts: Vec<&str> =
            hosts.unwrap_or_else(|| [ANY_HOST].into_iter().chain(plain.map(String::as_str)).collect());
        let media: Vec<&str> = ["'self'"].into_iter().chain(hosts).collect();
        let pictures: Vec<&str> = media.iter().copied().chain(["data:"]).collect();
        // The newspaper frames itself in the preview of a widget.
        let framed = named.frames.unwrap_or_else(|| vec![ANY_HOST.to_owned()]);
        let frames: Vec<&str> = ["'self'"].into_iter().chain(framed.iter().map(String::as_str)).collect();
        let connect: Vec<&str> = ["'self'"].into_iter().chain(asked.iter().map(String::as_str)).collect();
        let rows: [(&'static str, &[&str]); 14] = [
            ("default-src", &["'none'"]),
            ("script-src", &["'self'", "'wasm-unsafe-eval'"]),
            ("style-src", &["'self'"]),
            ("img-src", &pictures),
            ("media-src", &media),
            ("connect-src", &connect),
            ("frame-src", &frames),
            ("worker-src", &["'self'"]),
            ("manifest-src", &["'self'"]),
            ("base-uri", &["'self'"]),
            ("form-action", &["'self'"]),
            ("frame-ancestors", &["'self'"]),
            ("require-trusted-types-for", &["'script'"]),
            ("trusted-types", TRUSTED_TYPES),
        ];
        let own = |sources: &[&str]| sources.iter().map(|source| (*source).to_owned()).collect();
        Ok(Self { directives: rows.into_iter().map(|(name, sources)| (name, own(sources))).collect() })
    }

    /// The policy of the page that tries any backend: it may ask anybody.
    #[must_use]
    pub fn for_connect(mut self) -> Self {
        for (name, sources) in &mut self.directives {
            if *name == "connect-src" {
                *sources = ["'self'"].iter().chain(ANYBODY).map(|source| (*source).to_owned()).collect();
            }
        }
        self
    }

    /// The policy of the page of headlines: any page may frame it, and it frames, sends and keeps nothing. WordPress frames
    /// it without an origin, and `'self'` is then nothing in some browsers. So where the site file says where the newspaper
    /// is, which it must for WordPress to find it, that origin stands beside `'self'`.
    #[must_use]
    pub fn for_widget_frame(&self, site: &Value) -> Self {
        let own = origin::own(site);
        let rows = self.directives.iter().filter_map(|(name, sources)| {
            let mut sources = match *name {
                "media-src" | "frame-src" | "worker-src" | "manifest-src" => return None,
                "form-action" => vec!["'none'".to_owned()],
                "frame-ancestors" => vec!["*".to_owned()],
                "trusted-types" => vec![TRUSTED_TYPES[0].to_owned()],
                _ => sources.clone(),
            };
            let is_own = sources.first().is_some_and(|first| first == "'self'");
            sources.extend(own.clone().filter(|own| is_own && !sources.contains(own)));
            Some((*name, sources))
        });
        Self { directives: rows.collect() }
    }

    /// The policy of the service worker. What it loads for the page is a connection of its own, pictures too, so it may
    /// connect to whom the page may: W3C CSP Level 3 §6.1.2. It runs nothing but itself.
    #[must_use]
    pub fn for_worker(&self, connect: bool) -> Self {
        let media = self.directives.iter().find(|(name, _)| *name == "media-src").map(|(_, sources)| sources.clone());
        let mut sources = media.unwrap_or_default();
        for source in ANYBODY.iter().filter(|_| connect) {
            if !sources.iter().any(|known| known == source) {
                sources.push((*source).to_owned());
            }
        }
        let own = |source: &str| vec![source.to_owned()];
        Self {
            directives: vec![
                ("default-src", own("'none'")),
                ("connect-src", sources),
                ("require-trusted-types-for", own("'script'")),
                ("trusted-types", own("'none'")),
            ],
        }
    }

    /// The directives in order.
    pub fn directives(&self) -> impl Iterator<Item = (&'static str, &[String])> {
        self.directives.iter().map(|(name, sources)| (*name, sources.as_slice()))
    }

    /// As the value of the header.
    pub fn header(&self) -> String {
        self.written(&|_| true)
    }

    /// As the content of a `<meta http-equiv="Content-Security-Policy">`: what may stand there.
    pub fn meta(&self) -> String {
        self.written(&|name| !NOT_IN_META.contains(&name))
    }

    fn written(&self, is_wanted: &dyn Fn(&str) -> bool) -> String {
        let rows = self.directives().filter(|(name, _)| is_wanted(name));
        rows.map(|(name, sources)| format!("{name} {}", sources.join(" "))).collect::<Vec<_>>().join("; ")
    }
}

/// Where the element with the policy begins and ends.
const META: (&str, &str) = ("<meta http-equiv=\"Content-Security-Policy\" content=\"", "\">");

/// The page with a policy in a `<meta>` element, in place of the one that it has. It stands behind the encoding, before
/// everything that loads something.
pub fn with_meta(page: &str, policy: &Policy) -> String {
    let page = without_meta(page);
    let first = page.find("<meta charset").and_then(|at| Some(at + page.get(at..)?.find('>')? + 1)).unwrap_or(0);
    let (before, after) = page.split_at(first);
    [before, META.0, &policy.meta(), META.1, after].concat()
}

/// The page without a policy of its own.
pub fn without_meta(page: &str) -> String {
    let Some((before, rest)) = page.split_once(META.0) else { return page.to_owned() };
    [before, rest.split_once(META.1).map_or("", |(_, after)| after)].concat()
}
