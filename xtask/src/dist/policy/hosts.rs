//! The forms in which hosts want the headers. One list of answers, and a writer for each host.

use super::{CONNECT, HEADER, HEADERS, Policy, WIDGET_FRAME, WORKER};

/// What is sent where.
pub struct Answers {
    /// Where the app stands on its host: `/`, or `/news/`.
    pub base: String,
    /// The policy of all pages.
    pub policy: Policy,
    /// The policy of the page that tries any backend, where it has one of its own.
    pub connect: Option<Policy>,
    /// The policy of what other people's pages frame.
    pub widget_frame: Policy,
    /// The policy of the service worker.
    pub worker: Policy,
    /// The description of the backend, where it is a file of the release that stands by itself: frames need it too.
    pub description: Option<String>,
}

/// What other people's pages load: the script of the headline widgets, the demo edition, whose feeds and pictures they show,
/// and the page in their frames with all that it needs, since a frame may have been given no origin of its own. Any page
/// may read them.
const SHARED: [&str; 12] = [
    "widget.js",
    "demo/*",
    "embed/headlines/*",
    "widget-frame-*",
    "widget-frame.css",
    "frame.js",
    "boot.js",
    "annex-*",
    "site.json",
    "backends/*",
    "words/*",
    "oembed/*",
];
const SHARED_HEADERS: [(&str, &str); 2] =
    [("Cross-Origin-Resource-Policy", "cross-origin"), ("Access-Control-Allow-Origin", "*")];

/// Files whose names change with their content: they are kept for ever.
const HASHED: [&str; 6] = ["main-*", "time-plus-news-*", "annex-*", "desk-*", "widget-frame-*", "shelf-*"];
const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// Asked for anew each time: a service worker that is kept keeps a newspaper as it was.
const NEVER: &str = "no-cache";

impl Answers {
    /// The path of the page that tries any backend.
    fn connect_path(&self) -> String {
        [self.base.as_str(), CONNECT].concat()
    }

    /// The paths of the page that other people's pages frame, and no others: what a host answers for a path below it that
    /// is missing may be the app itself, which nobody else may frame.
    fn framed_paths(&self) -> [String; 3] {
        let path = [self.base.as_str(), WIDGET_FRAME].concat();
        [path.trim_end_matches('/').to_owned(), path.clone(), path + "index.html"]
    }

    /// The same, as the beginning of a regular expression.
    fn framed_pattern(&self) -> String {
        let [path, ..] = self.framed_paths();
        escaped(&path) + "(/(index\\.html)?)?"
    }

    /// The path of the service worker.
    fn worker_path(&self) -> String {
        [self.base.as_str(), WORKER].concat()
    }

    /// What is shared.
    fn shared(&self) -> impl Iterator<Item = &str> {
        SHARED.into_iter().chain(self.description.as_deref())
    }

    /// The paths of what is shared, as a regular expression: between what stands before a path and what ends one.
    fn shared_paths(&self, before: &str, after: &str) -> String {
        let path = |name: &str| match name.strip_suffix('*') {
            Some(start) => escaped(start),
            // Compressed files are beside it.
            None => format!("{}(\\?|\\.br|\\.gz|{after})", escaped(name)),
        };
        [before, &escaped(&self.base), "(", &self.shared().map(path).collect::<Vec<_>>().join("|"), ")"].concat()
    }

    /// `_headers`, which Cloudflare Pages and Netlify read, and some others. Where two rules give the same header,
    /// Cloudflare sends both values; the line with the exclamation mark takes the first away. Netlify sends the later
    /// one and reports that line as one that it does not know.
    pub fn pages(&self) -> String {
        let mut out = format!("{}*\n  {HEADER}: {}\n", self.base, self.policy.header());
        for (name, value) in HEADERS {
            out.push_str(&format!("  {name}: {value}\n"));
        }
        for name in HASHED {
            out.push_str(&format!("{}{name}\n  Cache-Control: {FOR_EVER}\n", self.base));
        }
        for name in self.shared() {
            out.push_str(&format!("{}{name}\n  ! {}\n", self.base, SHARED_HEADERS[0].0));
            for (name, value) in SHARED_HEADERS {
                out.push_str(&format!("  {name}: {value}\n"));
            }
        }
        if let Some(connect) = &self.connect {
            let path = self.connect_path();
            out.push_str(&format!("{path}\n  ! {HEADER}\n  {HEADER}: {}\n", connect.header()));
        }
        for path in self.framed_paths() {
            out.push_str(&format!("{path}\n  ! {HEADER}\n  {HEADER}: {}\n", self.widget_frame.header()));
        }
        let path = self.worker_path();
        out.push_str(&format!(
            "{path}\n  ! {HEADER}\n  {HEADER}: {}\n  Cache-Control: {NEVER}\n",
            self.worker.header()
        ));
        out
    }

    /// For `include` in the `server` of nginx. What the browser asked for decides, because `try_files` changes `$uri`.
    pub fn nginx(&self) -> String {
        let mut out = format!("set $news_policy \"{}\";\n", self.policy.header());
        if let Some(connect) = &self.connect {
            let path = escaped(&self.connect_path());
            let policy = connect.header();
            out.push_str(&format!(
                "if ($request_uri ~ \"^{path}/?(\\?|$)\") {{\n    set $news_policy \"{policy}\";\n}}\n"
            ));
        }
        let (path, policy) = (self.framed_pattern(), self.widget_frame.header());
        out.push_str(&format!("if ($request_uri ~ \"^{path}(\\?|$)\") {{\n    set $news_policy \"{policy}\";\n}}\n"));
        out.push_str(&format!("add_header {HEADER} $news_policy always;\n"));
        let shared = format!("if ($request_uri ~ \"{}\")", self.shared_paths("^", "$"));
        for (name, value) in HEADERS {
            match SHARED_HEADERS.iter().find(|(known, _)| *known == name) {
                None => out.push_str(&format!("add_header {name} \"{value}\" always;\n")),
                Some((_, for_all)) => out.push_str(&format!(
                    "set $news_resources \"{value}\";\n{shared} {{\n    set $news_resources \"{for_all}\";\n}}\n\
                     add_header {name} $news_resources always;\n"
                )),
            }
        }
        let (name, value) = SHARED_HEADERS[1];
        // A header without a value is not sent.
        out.push_str(&format!(
            "set $news_readers \"\";\n{shared} {{\n    set $news_readers \"{value}\";\n}}\n\
             add_header {name} $news_readers always;\n"
        ));
        // Headers in a `location` stand in place of those outside, so all of them are here.
        out.push_str(&format!("location = {} {{\n", self.worker_path()));
        out.push_str(&format!("    add_header {HEADER} \"{}\" always;\n", self.worker.header()));
        for (name, value) in HEADERS.into_iter().chain([("Cache-Control", NEVER), ("Vary", "Accept-Encoding")]) {
            out.push_str(&format!("    add_header {name} \"{value}\" always;\n"));
        }
        out.push_str("}\n");
        out
    }

    /// For `import` in the site of Caddy.
    pub fn caddy(&self) -> String {
        let mut out = String::from("header {\n");
        let is_shared = |name: &str| SHARED_HEADERS.iter().any(|(known, _)| *known == name);
        for (name, value) in HEADERS.iter().filter(|(name, _)| !is_shared(name)) {
            out.push_str(&format!("\t{name} \"{value}\"\n"));
        }
        // Which of two directives for one header comes last is Caddy's to decide, so no path meets two.
        let shared = self.shared_paths("^", "$");
        out.push_str(&format!("}}\n@news_shared path_regexp {shared}\n@news_own not path_regexp {shared}\n"));
        for (name, value) in HEADERS.iter().filter(|(name, _)| is_shared(name)) {
            out.push_str(&format!("header @news_own {name} \"{value}\"\n"));
        }
        for (name, value) in SHARED_HEADERS {
            out.push_str(&format!("header @news_shared {name} \"{value}\"\n"));
        }
        let worker = self.worker_path();
        let framed = self.framed_paths();
        out.push_str(&format!("@news_framed path {}\n", framed.join(" ")));
        out.push_str(&format!("header @news_framed {HEADER} \"{}\"\n", self.widget_frame.header()));
        let mut apart = vec![worker.clone()];
        apart.extend(framed);
        if let Some(connect) = &self.connect {
            let path = self.connect_path();
            out.push_str(&format!("@news_connect path {path} {path}/\n"));
            out.push_str(&format!("header @news_connect {HEADER} \"{}\"\n", connect.header()));
            apart.extend([path.clone(), path + "/"]);
        }
        out.push_str(&format!("@news_other not path {}\n", apart.join(" ")));
        out.push_str(&format!("header @news_other {HEADER} \"{}\"\n", self.policy.header()));
        out.push_str(&format!("header {worker} {HEADER} \"{}\"\n", self.worker.header()));
        out.push_str(&format!("header {worker} Cache-Control {NEVER}\n"));
        out
    }

    /// For `Include` in the `<Directory>` of Apache, or for a `.htaccess`.
    pub fn apache(&self) -> String {
        let mut out = format!("Header always set {HEADER} \"{}\"\n", self.policy.header());
        for (name, value) in HEADERS {
            out.push_str(&format!("Header always set {name} \"{value}\"\n"));
        }
        // What the browser asked for, as in nginx: the rewriting, or the page in place of what is missing, has changed the
        // path.
        let shared = self.shared_paths("^[A-Z]+ ", " ");
        for (name, value) in SHARED_HEADERS {
            let asked = format!("expr=%{{THE_REQUEST}} =~ m#{shared}#");
            out.push_str(&format!("Header always set {name} \"{value}\" \"{asked}\"\n"));
        }
        if let Some(connect) = &self.connect {
            let path = escaped(&self.connect_path());
            let asked = format!("%{{THE_REQUEST}} =~ m#^[A-Z]+ {path}/?[? ]#");
            out.push_str(&format!("Header always set {HEADER} \"{}\" \"expr={asked}\"\n", connect.header()));
        }
        let asked = format!("%{{THE_REQUEST}} =~ m#^[A-Z]+ {}[? ]#", self.framed_pattern());
        out.push_str(&format!("Header always set {HEADER} \"{}\" \"expr={asked}\"\n", self.widget_frame.header()));
        let asked = format!("%{{THE_REQUEST}} =~ m#^[A-Z]+ {}[? ]#", escaped(&self.worker_path()));
        out.push_str(&format!("Header always set {HEADER} \"{}\" \"expr={asked}\"\n", self.worker.header()));
        out.push_str(&format!("Header set Cache-Control {NEVER} \"expr={asked}\"\n"));
        out
    }
}

/// A path as a regular expression that means just it.
fn escaped(path: &str) -> String {
    let mut out = String::new();
    for character in path.chars() {
        if !(character.is_ascii_alphanumeric() || matches!(character, '/' | '-' | '_' | '~')) {
            out.push('\\');
        }
        out.push(character);
    }
    out
}
