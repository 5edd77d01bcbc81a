//! Tests for weak points of the policy. A table lists those that are accepted, with reasons. The test fails for a weak
//! point that is not in the table, and for an entry without a weak point.

use super::policy::{HEADERS, Policy, TRUSTED_TYPES};
use serde_json::json;

/// A weak point: a directive and a source in it; the source is empty for a missing directive.
type Weakness = (String, String);

/// The weak points that are accepted.
const ACCEPTED: [(&str, &str, &str); 13] = [
    (
        "script-src",
        "'self'",
        "every script is a file beside index.html, with no nonce to be had on a static host. Whoever can put a script \
         beside them can change the page itself. The start script and what it loads are checked by their integrity",
    ),
    (
        "script-src",
        "'wasm-unsafe-eval'",
        "the app is WebAssembly; this allows its compilation and no eval of JavaScript (CSP Level 3 §6.1.10)",
    ),
    (
        "img-src",
        "https:",
        "the pictures of real backends come from any host, and articles name them. A picture runs nothing; what it can \
         tell its host is that it was asked for, without a cookie of the page and with the newspaper's name at most",
    ),
    (
        "img-src",
        "data:",
        "bodies hold small pictures in their own addresses. Only raster pictures are taken (`MediaUrl`), and none in an \
         <img> can run anything",
    ),
    ("media-src", "https:", "as pictures: films and sound come from any host, and run nothing"),
    (
        "frame-src",
        "https:",
        "stories show what anyone runs (a Mastodon, a map), so hosts cannot be listed. No frame is made but on the \
         reader's consent and by the table of providers, each in a sandbox that cannot move the page; what the table \
         does not know has no origin",
    ),
    (
        "trusted-types",
        "news-inert-parser",
        "this policy lets everything through. Its one use is DOMParser, whose documents have no window, run nothing and \
         never become part of the page",
    ),
    (
        "trusted-types",
        "news-worker",
        "this policy lets one address through, that of the service worker, which a file beside index.html is",
    ),
    (
        "style-src",
        "'self'",
        "the style sheet and that of /connect are files beside index.html; no style stands in the page",
    ),
    (
        "frame-ancestors",
        "'self'",
        "the newspaper frames itself in the preview of a widget; no other site may. A <meta> cannot say so, so a host \
         that sends no headers leaves framing open: what can be clicked there is links and the reader's own settings",
    ),
    (
        "frame-ancestors of /embed/",
        "*",
        "other people's pages frame it, which is what it is for. It is links to stories and nothing that a reader could be \
         led to press for another: no form, no setting, nothing kept",
    ),
    (
        "connect-src of /connect",
        "https:",
        "the page tries any backend, which is what it is for. No story is shown there before the publisher gives an \
         address; `--no-connect` takes it away",
    ),
    (
        "connect-src of /connect",
        "http://localhost:* http://127.0.0.1:*",
        "a backend on the publisher's own machine, which browsers allow a page on https to ask",
    ),
];

/// Directives that a safe policy must have: `default-src`, and those that it does not cover.
const NEEDED: [&str; 7] = [
    "default-src",
    "script-src",
    "base-uri",
    "form-action",
    "frame-ancestors",
    "require-trusted-types-for",
    "trusted-types",
];

/// The strictest possible sources.
fn is_narrow(directive: &str, source: &str) -> bool {
    match source {
        "'none'" | "'script'" => true,
        // The source `'self'` matters only for scripts, styles and frames.
        "'self'" => !matches!(directive, "script-src" | "style-src" | "frame-ancestors"),
        _ => {
            let host = source.strip_prefix("https://").unwrap_or("");
            !host.is_empty() && !host.contains('*')
        }
    }
}

fn weak_points(policy: &Policy) -> Vec<Weakness> {
    let has = |name: &str| policy.directives().any(|(known, _)| known == name);
    let missing = NEEDED.into_iter().filter(|name| !has(name)).map(|name| (name.to_owned(), String::new()));
    let weak = policy.directives().flat_map(|(name, sources)| {
        sources
            .iter()
            .filter(move |source| !is_narrow(name, source))
            .map(move |source| (name.to_owned(), source.clone()))
    });
    missing.chain(weak).collect()
}

fn newspaper() -> Policy {
    Policy::of(&json!({ "backend": { "preset": "ghost", "base": "https://cms.example" } }), None).unwrap()
}

#[test]
fn every_weak_point_of_the_policy_is_known_and_has_its_reason() {
    let mut found = weak_points(&newspaper());
    let of_connect: Vec<String> = weak_points(&newspaper().for_connect())
        .into_iter()
        .filter(|weak| !found.contains(weak))
        .map(|(directive, source)| [directive, " ".to_owned(), source].concat())
        .collect();
    let (plain, tls): (Vec<_>, Vec<_>) = of_connect.iter().partition(|row| row.contains("http://"));
    assert_eq!(tls, ["connect-src https:"]);
    assert_eq!(plain, ["connect-src http://localhost:*", "connect-src http://127.0.0.1:*"]);
    let of_widget_frame: Vec<Weakness> = weak_points(&newspaper().for_widget_frame(&json!({})))
        .into_iter()
        .filter(|weak| !found.contains(weak))
        .collect();
    assert_eq!(of_widget_frame, [("frame-ancestors".to_owned(), "*".to_owned())]);
    found.push(("frame-ancestors of /embed/".to_owned(), "*".to_owned()));
    found.push(("connect-src of /connect".to_owned(), "https:".to_owned()));
    found.push(("connect-src of /connect".to_owned(), "http://localhost:* http://127.0.0.1:*".to_owned()));
    for (directive, source) in &found {
        let accepted = ACCEPTED.iter().find(|(known, weak, _)| known == directive && weak == source);
        let (.., reason) =
            accepted.unwrap_or_else(|| panic!("a weak point that nobody accepted: {directive} {source}"));
        println!("{directive} {source}: {reason}");
    }
    for (directive, source, _) in ACCEPTED {
        let is_there = found.iter().any(|(known, weak)| known == directive && weak == source);
        assert!(is_there, "no longer weak, so no longer to be accepted: {directive} {source}");
    }
}

#[test]
fn what_is_weaker_is_found() {
    for (directive, source) in [
        ("script-src", "'unsafe-inline'"),
        ("script-src", "'unsafe-eval'"),
        ("script-src", "https://cdn.example/*"),
        ("style-src", "'unsafe-inline'"),
        ("connect-src", "*"),
        ("connect-src", "http://cms.example"),
        ("frame-src", "http:"),
        ("default-src", "data:"),
        ("img-src", "blob:"),
    ] {
        let mut policy = newspaper();
        let row = policy.directives.iter_mut().find(|(name, _)| *name == directive).unwrap();
        row.1.push(source.to_owned());
        let found = weak_points(&policy);
        let is_known = ACCEPTED.iter().any(|(known, weak, _)| *known == directive && *weak == source);
        assert!(found.contains(&(directive.to_owned(), source.to_owned())) && !is_known, "{directive} {source}");
    }
    for needed in NEEDED {
        let mut policy = newspaper();
        policy.directives.retain(|(name, _)| *name != needed);
        assert!(weak_points(&policy).contains(&(needed.to_owned(), String::new())), "{needed}");
    }
}

#[test]
fn trusted_types_are_named_by_their_names() {
    for forbidden in ["*", "'allow-duplicates'", "default"] {
        assert!(!TRUSTED_TYPES.contains(&forbidden), "{forbidden}");
    }
}

/// The device features that the page itself uses, with the reasons.
const OF_THE_PAGE: [(&str, &str); 1] =
    [("clipboard-write", "the page that connects a backend copies what it found, when its button is pressed")];
/// The device features that embeds need; each frame gets them by its own `allow`.
const LEFT_TO_FRAMES: [&str; 4] = ["autoplay", "encrypted-media", "fullscreen", "picture-in-picture"];

#[test]
fn of_the_device_nothing_may_be_used_but_what_films_in_frames_need() {
    let (_, permissions) = HEADERS.into_iter().find(|(name, _)| *name == "Permissions-Policy").unwrap();
    let rows: Vec<(&str, &str)> = permissions.split(", ").filter_map(|row| row.split_once('=')).collect();
    assert!(rows.is_sorted() && rows.len() == permissions.split(',').count(), "{permissions}");
    for (name, who) in &rows {
        let own = OF_THE_PAGE.iter().find(|(known, _)| known == name);
        assert_eq!(*who, if own.is_some() { "(self)" } else { "()" }, "{name}");
        own.iter().for_each(|(_, why)| println!("{name}: {why}"));
    }
    for name in LEFT_TO_FRAMES {
        assert!(rows.iter().all(|(known, _)| *known != name), "{name} could be given to no frame");
    }
    for name in ["camera", "microphone", "geolocation", "payment", "usb", "display-capture", "storage-access"] {
        assert!(rows.contains(&(name, "()")), "{name} is not off");
    }
}
