//! Makes the newspaper installable: writes `manifest.webmanifest` (W3C Web Application Manifest) from the site file,
//! and links it in the page.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::app::{App, Screenshot};
use super::icons;
use crate::error::Failure;
use crate::markup::escaped;

/// The path of the file in the release.
pub const FILE: &str = "manifest.webmanifest";

/// The colour of the window before the page is drawn: `--paper` of `style/tokens.css` in the light theme.
const PAPER: &str = "#fffefb";

/// The names of the shortcuts by language: the latest headlines, and saved stories.
const SHORTCUTS: [(&str, [&str; 2]); 3] =
    [("en", ["Latest", "Saved"]), ("fr", ["Dernières nouvelles", "Enregistrés"]), ("ar", ["آخر الأخبار", "المحفوظات"])];

/// Writes the manifest of a release, and links it in the page. `base` is the path of the app on its host.
///
/// # Errors
/// A picture that is missing or has an unknown format, or a file that cannot be read or written.
pub fn write(dist: &Path, app: &App, base: &str) -> Result<(), Failure> {
    let file = dist.join(FILE);
    let screenshots: Vec<Value> =
        app.screenshots.iter().map(|shot| screenshot(dist, shot)).collect::<Result<_, _>>()?;
    let text = format!("{:#}\n", manifest(app, base, &screenshots));
    fs::write(&file, text).map_err(Failure::file("write", &file))?;
    let page = dist.join("index.html");
    let html = fs::read_to_string(&page).map_err(Failure::file("read", &page))?;
    let html =
        named(&html, app).ok_or_else(|| Failure::Content { path: page.clone(), what: "has no title".to_owned() })?;
    fs::write(&page, html).map_err(Failure::file("write", &page))
}

fn manifest(app: &App, base: &str, screenshots: &[Value]) -> Value {
    let language = app.language.split('-').next().unwrap_or_default().to_lowercase();
    let (_, [latest, saved]) = SHORTCUTS.into_iter().find(|(known, _)| *known == language).unwrap_or(SHORTCUTS[0]);
    let shortcut = |name: &str, place: &str| {
        json!({ "name": name, "url": format!("./{place}?source=shortcut"),
                "icons": [{ "src": icons::file("any", icons::SIZES[0]), "sizes": "192x192", "type": "image/png" }] })
    };
    let drawings = icons::PURPOSES.iter().flat_map(|purpose| {
        icons::SIZES.iter().map(move |size| {
            json!({ "src": icons::file(purpose, *size), "sizes": format!("{size}x{size}"), "type": "image/png",
                    "purpose": purpose })
        })
    });
    let mut manifest = json!({
        // Resolved against the origin, so the folder belongs to it (§1.7).
        "id": base,
        "name": app.name,
        "short_name": app.short_name,
        "description": app.description,
        "lang": app.language,
        "dir": app.direction.as_deref().unwrap_or("auto"),
        "start_url": "./?source=app",
        "scope": "./",
        "display": "standalone",
        "display_override": ["standalone", "minimal-ui"],
        "launch_handler": { "client_mode": ["navigate-existing", "auto"] },
        "theme_color": PAPER,
        "background_color": PAPER,
        "categories": app.categories,
        "icons": drawings.collect::<Vec<_>>(),
        "shortcuts": [shortcut(latest, "latest"), shortcut(saved, "saved")],
        // The search takes an address or a text. If both are shared, it takes the first.
        "share_target": {
            "action": "./search",
            "method": "GET",
            "enctype": "application/x-www-form-urlencoded",
            "params": { "text": "q", "url": "q" }
        },
        "prefer_related_applications": false,
    });
    if !screenshots.is_empty() {
        manifest["screenshots"] = screenshots.into();
    }
    manifest
}

fn screenshot(dist: &Path, shot: &Screenshot) -> Result<Value, Failure> {
    let file = dist.join(&shot.file);
    let bytes = fs::read(&file).map_err(Failure::file("read the screenshot", &file))?;
    let (kind, width, height) = measured(&bytes)
        .ok_or_else(|| Failure::Content { path: file, what: "is neither a PNG nor a WebP picture".to_owned() })?;
    let form = if width > height { "wide" } else { "narrow" };
    Ok(json!({ "src": shot.file, "sizes": format!("{width}x{height}"), "type": kind, "form_factor": form,
               "label": shot.label }))
}

/// Returns the type, width and height of a picture: PNG (ISO/IEC 15948 §11.2.2), or WebP (RFC 9649 §2.5 to 2.7).
fn measured(bytes: &[u8]) -> Option<(&'static str, u32, u32)> {
    let number = |at: usize, length: usize| {
        let little = bytes.get(at..at + length)?.iter().rev();
        Some(little.fold(0u32, |sum, byte| sum << 8 | u32::from(*byte)))
    };
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Some(("image/png", number(16, 4)?.swap_bytes(), number(20, 4)?.swap_bytes()));
    }
    if !bytes.starts_with(b"RIFF") || bytes.get(8..12)? != b"WEBP" {
        return None;
    }
    let (width, height) = match bytes.get(12..16)? {
        b"VP8 " => (number(26, 2)? & 0x3fff, number(28, 2)? & 0x3fff),
        b"VP8L" => ((number(21, 4)? & 0x3fff) + 1, (number(21, 4)? >> 14 & 0x3fff) + 1),
        b"VP8X" => (number(24, 3)? + 1, number(27, 3)? + 1),
        _ => return None,
    };
    Some(("image/webp", width, height))
}

/// The beginning and the end of the lines in the page.
const HEAD: (&str, &str) = ("<link href=manifest.webmanifest rel=manifest>", " name=apple-mobile-web-app-title>");

/// Returns the page with the lines that make it installable, instead of existing ones; `None` for a page without a title.
fn named(page: &str, app: &App) -> Option<String> {
    let page = match page.split_once(HEAD.0) {
        Some((before, rest)) => [before, rest.split_once(HEAD.1)?.1].concat(),
        None => page.to_owned(),
    };
    let (before, after) = page.split_once("</title>")?;
    let icon = ["<link href=", &icons::apple_file(), " rel=apple-touch-icon>"].concat();
    let title = ["<meta content=\"", &escaped(&app.short_name), "\"", HEAD.1].concat();
    Some([before, "</title>", HEAD.0, &icon, &title, after].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_is_the_site_s_in_its_folder_and_its_language() {
        let app = App { name: "Le Port".into(), short_name: "Port".into(), language: "fr-CA".into(), ..App::default() };
        let made = manifest(&app, "/news/", &[]);
        assert_eq!(
            (&made["id"], &made["name"], &made["short_name"]),
            (&json!("/news/"), &json!("Le Port"), &json!("Port"))
        );
        assert_eq!(made["shortcuts"][0]["name"], "Dernières nouvelles");
        assert_eq!(made["icons"].as_array().map(Vec::len), Some(6));
        assert_eq!(made["dir"], "auto");
        assert!(made.get("screenshots").is_none());
        // All addresses are relative to the manifest, so they stay in its folder.
        for place in [&made["start_url"], &made["scope"], &made["share_target"]["action"], &made["shortcuts"][1]["url"]]
        {
            assert!(place.as_str().unwrap().starts_with("./"), "{place}");
        }
    }

    #[test]
    fn a_page_that_names_the_manifest_names_it_once() {
        let app = App { short_name: "A \"B\" & C".into(), ..App::default() };
        let once = named("<title>x</title><p>", &App::default()).unwrap();
        let again = named(&once, &app).unwrap();
        assert_eq!(again.matches("rel=manifest").count(), 1);
        assert!(again.contains("content=\"A &quot;B&quot; &amp; C\" name=apple-mobile-web-app-title><p>"), "{again}");
        assert_eq!(named("<p>", &app), None);
    }

    #[test]
    fn pictures_are_measured() {
        let png = [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice(), &[0, 0, 5, 0, 0, 0, 3, 0x20]].concat();
        assert_eq!(measured(&png), Some(("image/png", 1280, 800)));
        let webp = |kind: &[u8], rest: &[u8]| [b"RIFF\0\0\0\0WEBP", kind, b"\0\0\0\0", rest].concat();
        let lossy = webp(b"VP8 ", &[0, 0, 0, 0x9d, 1, 0x2a, 0x1c, 0x02, 0xb0, 0x04]);
        assert_eq!(measured(&lossy), Some(("image/webp", 540, 1200)));
        let lossless = webp(b"VP8L", &[0x2f, 0xff, 0xc4, 0xc7, 0]);
        assert_eq!(measured(&lossless), Some(("image/webp", 1280, 800)));
        let extended = webp(b"VP8X", &[0, 0, 0, 0, 0xff, 4, 0, 0x1f, 3, 0]);
        assert_eq!(measured(&extended), Some(("image/webp", 1280, 800)));
        for other in [b"GIF89a".as_slice(), b"RIFF", b"\x89PNG\r\n\x1a\n", b""] {
            assert_eq!(measured(other), None);
        }
    }

    #[test]
    fn the_window_has_the_colour_of_the_paper() {
        let tokens = fs::read_to_string(crate::project::root().join("style/tokens.css")).unwrap();
        assert!(tokens.contains(&format!("--paper: light-dark({PAPER}, ")), "{PAPER}");
    }
}
