//! Writes the headers in the formats of the hosts: one list of answers, and a writer for each host.

use super::{CONNECT, HEADER, HEADERS, Policy, WIDGET_FRAME, WORKER};

/// The headers of all answers.
pub struct Answers {
    /// The path of the app on its host: `/`, or `/news/`.
    pub base: String,
    /// The policy of all pages.
    pub policy: Policy,
    /// The policy of the page `/connect`, if it has one of its own.
    pub connect: Option<Policy>,
    /// The policy of the widget frame.
    pub widget_frame: Policy,
    /// The policy of the service worker.
    pub worker: Policy,
    /// The description of the backend, if it is a single file of the release: widget frames need it too.
    pub description: Option<String>,
}

/// The files that any page may load: the script of the widgets; the demo edition, whose feeds and pictures they show;
/// and the widget frame with all its files, because a frame may have no origin.
const SHARED: [&str; 10] = [
    "widget.js",
    "demo/*",
    "embed/headlines/*",
    "widget-frame-*",
    "widget-frame.css",
    "frame.js",
    "boot.js",
    "site.json",
    "backends/*",
    "oembed/*",
];
const SHARED_HEADERS: [(&str, &str); 2] =
    [("Cross-Origin-Resource-Policy", "cross-origin"), ("Access-Control-Allow-Origin", "*")];

/// Files whose names change with their content, so that they are cached for ever.
const HASHED: [&str; 3] = ["main-*", "time-plus-news-*", "widget-frame-*"];
const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// Revalidated each time: a cached service worker would keep readers on an old version.
const NEVER: &str = "no-cache";

impl Answers {
    /// The path of the page `/connect`.
    fn connect_path(&self) -> String {
        [self.base.as_str(), CONNECT].concat()
    }

    /// The paths of the widget frame, and no others: for a missing path below it a host may answer with the app, which
    /// other pages must not frame.
    fn framed_paths(&self) -> [String; 3] {
        let path = [self.base.as_str(), WIDGET_FRAME].concat();
        [path.trim_end_matches('/').to_owned(), path.clone(), path + "index.html"]
    }

    /// The same paths, as the beginning of a regular expression.
    fn framed_pattern(&self) -> String {
        let [path, ..] = self.framed_paths();
        escaped(&path) + "(/(index\\.html)?)?"
    }

    /// The path of the service worker.
    fn worker_path(&self) -> String {
        [self.base.as_str(), WORKER].concat()
    }

    /// The shared files.
    fn shared(&self) -> impl Iterator<Item = &str> {
        SHARED.into_iter().chain(self.description.as_deref())
    }

    /// The paths of the shared files as a regular expression, with the given text before and after a path.
    fn shared_paths(&self, before: &str, after: &str) -> String {
        let path = |name: &str| match name.strip_suffix('*') {
            Some(start) => escaped(start),
            // The compressed files are shared too.
            None => format!("{}(\\?|\\.br|\\.gz|{after})", escaped(name)),
        };
        [before, &escaped(&self.base), "(", &self.shared().map(path).collect::<Vec<_>>().join("|"), ")"].concat()
    }

    /// Writes `_headers`, which Cloudflare Pages, Netlify and some others read. If two rules set the same header,
    /// Cloudflare sends both values; the line with the exclamation mark removes the first. Netlify sends the later
    /// value, and warns about that line.
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

    /// Writes the file to `include` in the `server` of nginx. The rules match the requested path, because `try_files`
    /// changes `$uri`.
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
        // Headers in a `location` replace those outside, so all of them are here.
        out.push_str(&format!("location = {} {{\n", self.worker_path()));
        out.push_str(&format!("    add_header {HEADER} \"{}\" always;\n", self.worker.header()));
        for (name, value) in HEADERS.into_iter().chain([("Cache-Control", NEVER), ("Vary", "Accept-Encoding")]) {
            out.push_str(&format!("    add_header {name} \"{value}\" always;\n"));
        }
        out.push_str("}\n");
        out
    }

    /// Writes the file to `import` in the site of Caddy.
    pub fn caddy(&self) -> String {
        let mut out = String::from("header {\n");
        let is_shared = |name: &str| SHARED_HEADERS.iter().any(|(known, _)| *known == name);
        for (name, value) in HEADERS.iter().filter(|(name, _)| !is_shared(name)) {
            out.push_str(&format!("\t{name} \"{value}\"\n"));
        }
        // The order of two directives for one header is up to Caddy, so no path matches two.
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

    /// Writes the file to `Include` in the `<Directory>` of Apache, or to copy into a `.htaccess`.
    pub fn apache(&self) -> String {
        let mut out = format!("Header always set {HEADER} \"{}\"\n", self.policy.header());
        for (name, value) in HEADERS {
            out.push_str(&format!("Header always set {name} \"{value}\"\n"));
        }
        // The rules match the requested path, as in nginx: rewriting and error pages change the path.
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

/// Escapes a path for a regular expression.
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
