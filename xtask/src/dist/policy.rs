//! The Content Security Policy of the pages (W3C CSP Level 3) and the other security headers, as one value. The policy
//! is derived from `site.json`, which says which hosts the app asks; `hosts` writes it in the formats of the hosts. The
//! browser tests include this file too, so that the app is tested under the policy that is shipped.

// With paths, because the browser tests include this file from another folder.
#[path = "policy/hosts.rs"]
pub mod hosts;
#[path = "policy/origin.rs"]
mod origin;
#[path = "../../../src/body/embed/origins.rs"]
mod origins;
#[path = "policy/publisher.rs"]
mod publisher;

use serde_json::Value;

/// The hosts of pictures, videos and frames if the publisher names none: any host over TLS. Feeds have pictures on any
/// host, and anyone may run a Mastodon server. Frames are loaded only with the reader's consent, and
/// `src/model/embed.rs` decides what each of them may do.
pub const ANY_HOST: &str = "https:";

/// The Trusted Types policies of the app: that of the inert parser, and that of the service worker's address.
pub const TRUSTED_TYPES: &[&str] = &["news-inert-parser", "news-worker"];

/// The path of the service worker, relative to the app.
pub const WORKER: &str = "sw.js";

/// The page `/connect`, relative to the app.
pub const CONNECT: &str = "connect";

/// The folder of the widget frame, relative to the app.
pub const WIDGET_FRAME: &str = "embed/headlines/";

/// The hosts that the page `/connect` may ask: any host, and the publisher's own machine.
const ANYBODY: &[&str] = &["https:", "http://localhost:*", "http://127.0.0.1:*"];

/// Directives that a `<meta>` element may not contain (HTML, "content security policy state"), or that only make sense
/// in a header.
pub const NOT_IN_META: &[&str] = &["frame-ancestors", "report-uri", "sandbox"];

/// The other headers of every answer, with the reasons.
///
/// - `nosniff`: browsers believe the type of a file.
/// - `Referrer-Policy`: other hosts learn which newspaper a reader comes from, but not which story.
/// - `Permissions-Policy`: the app uses none of these features, so nothing in it may; only the app itself may write to
///   the clipboard. Features that videos in frames need (autoplay, encrypted media, full screen, picture in picture) are
///   not listed: by default the page has them, and a frame only by its `allow` (`src/model/embed.rs`).
/// - `Cross-Origin-Opener-Policy`: windows that the page opens, or that opened it, have no reference to it.
/// - `Cross-Origin-Resource-Policy`: other sites cannot load these files into their pages.
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
    /// The directives, each with its sources.
    pub directives: Vec<(&'static str, Vec<String>)>,
}

impl Policy {
    /// Returns the policy of a site. `description` is the document that the site file names, if it could be read: it
    /// may name other hosts than the backend's own.
    ///
    /// # Errors
    /// An address whose host is not allowed in a policy, with a message for the publisher.
    pub fn of(site: &Value, description: Option<&Value>) -> Result<Self, String> {
        let asked = origin::asked(site, description)?;
        // A backend without TLS is on the publisher's own machine; its pictures have no TLS either.
        let plain = asked.iter().filter(|origin| origin.starts_with("http:"));
        let named = publisher::Policy::of(site)?;
        // If the publisher names the hosts of pictures, the backend is added.
        let hosts = named.media.as_ref().map(|named| named.iter().chain(&asked).map(String::as_str).collect());
        let hosts: Vec<&str> =
            hosts.unwrap_or_else(|| [ANY_HOST].into_iter().chain(plain.map(String::as_str)).collect());
        let media: Vec<&str> = ["'self'"].into_iter().chain(hosts).collect();
        let pictures: Vec<&str> = media.iter().copied().chain(["data:"]).collect();
        // The preview of a widget frames the newspaper itself.
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

    /// Returns the policy of the page `/connect`, which may ask any host.
    #[must_use]
    pub fn for_connect(mut self) -> Self {
        for (name, sources) in &mut self.directives {
            if *name == "connect-src" {
                *sources = ["'self'"].iter().chain(ANYBODY).map(|source| (*source).to_owned()).collect();
            }
        }
        self
    }

    /// Returns the policy of the widget frame: any page may frame it; it cannot frame other pages or submit forms.
    /// WordPress frames it without an origin, and then `'self'` matches nothing in some browsers. So if the site file
    /// has the newspaper's address, which WordPress needs to find it, that origin is added to `'self'`.
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

    /// Returns the policy of the service worker. Everything that it loads for the page, pictures too, is a connection
    /// (W3C CSP Level 3 §6.1.2), so it may connect to all hosts from which the page may load. It runs no other script.
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

    /// Returns the directives in order.
    pub fn directives(&self) -> impl Iterator<Item = (&'static str, &[String])> {
        self.directives.iter().map(|(name, sources)| (*name, sources.as_slice()))
    }

    /// Returns the value of the header.
    pub fn header(&self) -> String {
        self.written(&|_| true)
    }

    /// Returns the content of a `<meta http-equiv="Content-Security-Policy">`: the directives that are allowed there.
    pub fn meta(&self) -> String {
        self.written(&|name| !NOT_IN_META.contains(&name))
    }

    fn written(&self, is_wanted: &dyn Fn(&str) -> bool) -> String {
        let rows = self.directives().filter(|(name, _)| is_wanted(name));
        rows.map(|(name, sources)| format!("{name} {}", sources.join(" "))).collect::<Vec<_>>().join("; ")
    }
}

/// The beginning and the end of the element with the policy.
const META: (&str, &str) = ("<meta http-equiv=\"Content-Security-Policy\" content=\"", "\">");

/// Puts a policy into a `<meta>` element of the page, and replaces an existing one. It comes after the encoding, before
/// every element that loads something.
pub fn with_meta(page: &str, policy: &Policy) -> String {
    let page = without_meta(page);
    let first = page.find("<meta charset").and_then(|at| Some(at + page.get(at..)?.find('>')? + 1)).unwrap_or(0);
    let (before, after) = page.split_at(first);
    [before, META.0, &policy.meta(), META.1, after].concat()
}

/// Removes the policy from the page.
pub fn without_meta(page: &str) -> String {
    let Some((before, rest)) = page.split_once(META.0) else { return page.to_owned() };
    [before, rest.split_once(META.1).map_or("", |(_, after)| after)].concat()
}
