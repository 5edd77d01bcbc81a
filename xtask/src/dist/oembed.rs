//! Makes the address of a category embeddable in WordPress and similar systems (oEmbed 1.0): they show a frame of its
//! headlines. For each category of the site file there is an answer, `oembed/SLUG.json`, and a page,
//! `category/SLUG/index.html`, which is the newspaper's page with its own title and a link to that answer (oEmbed §4,
//! discovery). The systems run no script and are on other hosts, so both files need the public address of the
//! newspaper, `url` in the site file.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::app::App;
use super::policy::WIDGET_FRAME;
use crate::error::Failure;
use crate::markup::escaped;
use crate::say;

/// The folder of the answers.
const FOLDER: &str = "oembed";

/// The default size of the frame in CSS pixels, and its number of headlines.
const WIDTH: u32 = 600;
const HEIGHT: u32 = 420;
const COUNT: u32 = 5;
/// How long an answer may be cached, in seconds: a day.
const CACHE_AGE: u32 = 86_400;

/// Writes the answers and pages of a release, and replaces existing ones. If there are none, prints why.
///
/// # Errors
/// An invalid address of the newspaper, or a file that cannot be read or written.
pub fn write(dist: &Path, site: &Value, app: &App) -> Result<(), Failure> {
    clear(dist)?;
    let Some(url) = address(site).map_err(|what| Failure::Content { path: dist.join("site.json"), what })? else {
        say::note(
            "no oEmbed: the site file has no \"url\", the address of the newspaper, which those who embed a category are told",
        );
        return Ok(());
    };
    let page = dist.join("index.html");
    let html = fs::read_to_string(&page).map_err(Failure::file("read", &page))?;
    for (slug, title) in categories(site) {
        let answer = [FOLDER, "/", slug, ".json"].concat();
        save(&dist.join(&answer), &format!("{:#}\n", made(&url, slug, title, app)))?;
        save(&category_page(dist, slug), &linked(&html, title, app, &[&url, answer.as_str()].concat()))?;
    }
    Ok(())
}

/// Returns the existing files among those that are written.
pub fn files(dist: &Path, site: &Value) -> Vec<PathBuf> {
    let of = |slug: &str| [dist.join(FOLDER).join([slug, ".json"].concat()), category_page(dist, slug)];
    categories(site).flat_map(|(slug, _)| of(slug)).filter(|file| file.is_file()).collect()
}

/// Removes the files that were written before, including those of removed categories.
fn clear(dist: &Path) -> Result<(), Failure> {
    let Ok(answers) = fs::read_dir(dist.join(FOLDER)) else { return Ok(()) };
    for answer in answers.flatten().map(|entry| entry.path()) {
        if let Some(slug) = answer.file_name().and_then(|name| name.to_str()?.split_once(".json")).map(|(slug, _)| slug)
        {
            let page = category_page(dist, slug);
            for end in ["", ".br", ".gz"] {
                let _ = fs::remove_file(with_end(&page, end));
            }
            // Other files in the folder stay.
            let _ = page.parent().map(fs::remove_dir);
        }
        fs::remove_file(&answer).map_err(Failure::file("remove", &answer))?;
    }
    Ok(())
}

fn with_end(file: &Path, end: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(end);
    name.into()
}

fn category_page(dist: &Path, slug: &str) -> PathBuf {
    dist.join("category").join(slug).join("index.html")
}

fn save(file: &Path, text: &str) -> Result<(), Failure> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).map_err(Failure::file("make", folder))?;
    }
    fs::write(file, text).map_err(Failure::file("write", file))
}

/// Returns the address of the newspaper, with a slash at its end.
fn address(site: &Value) -> Result<Option<String>, String> {
    let wrong = || "$.url: expected the address of the newspaper, such as \"https://news.example/\"".to_owned();
    let url = match &site["url"] {
        Value::Null => return Ok(None),
        Value::String(url) => url.trim(),
        _ => return Err(wrong()),
    };
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")).unwrap_or_default();
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-._~:/[]%".contains(c);
    if rest.is_empty() || rest.starts_with('/') || !rest.chars().all(is_plain) {
        return Err(wrong());
    }
    Ok(Some([url.trim_end_matches('/'), "/"].concat()))
}

/// Returns slug and title of the categories whose slug can be a file name on every system.
fn categories(site: &Value) -> impl Iterator<Item = (&str, &str)> {
    let is_plain = |slug: &str| {
        let is_known = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        !slug.is_empty() && slug.bytes().all(is_known)
    };
    let rows = site["categories"].as_array().map(Vec::as_slice).unwrap_or_default();
    rows.iter()
        .filter_map(|row| Some((row["slug"].as_str()?, row["title"].as_str()?)))
        .filter(move |(slug, _)| is_plain(slug))
}

/// Returns the answer for a category. WordPress shows the quotation until the frame reports its height.
fn made(url: &str, slug: &str, title: &str, app: &App) -> Value {
    let shown = escaped(&full_title(title, app));
    let html = format!(
        "<blockquote><a href=\"{url}category/{slug}\">{shown}</a></blockquote>\
         <iframe src=\"{url}{WIDGET_FRAME}?category={slug}&amp;count={COUNT}&amp;date\" title=\"{shown}\" \
         width=\"{WIDTH}\" height=\"{HEIGHT}\" loading=\"lazy\" referrerpolicy=\"strict-origin\" frameborder=\"0\" \
         sandbox=\"allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox\"></iframe>"
    );
    json!({
        "version": "1.0",
        "type": "rich",
        "title": full_title(title, app),
        "provider_name": app.name,
        "provider_url": url,
        "cache_age": CACHE_AGE,
        "html": html,
        "width": WIDTH,
        "height": HEIGHT,
    })
}

fn full_title(title: &str, app: &App) -> String {
    [title, " – ", &app.name].concat()
}

/// Makes the page of a category from the newspaper's page.
fn linked(html: &str, title: &str, app: &App, answer: &str) -> String {
    let title = escaped(&full_title(title, app));
    let link = format!("<link href=\"{answer}\" rel=alternate title=\"{title}\" type=application/json+oembed>");
    match (html.split_once("<title>"), html.split_once("</title>")) {
        (Some((before, _)), Some((_, after))) => [before, "<title>", &title, "</title>", &link, after].concat(),
        _ => html.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(url: Value) -> Value {
        json!({ "url": url, "categories": [
            { "slug": "port", "title": "Port > \"Sea\" &" }, { "slug": "../x", "title": "No file" }, { "title": "No slug" },
        ] })
    }

    #[test]
    fn each_category_has_an_answer_and_a_page_that_leads_to_it() {
        let dist = std::env::temp_dir().join(format!("oembed-{}", std::process::id()));
        fs::create_dir_all(&dist).unwrap();
        fs::write(dist.join("index.html"), "<head><title>Old</title><p>").unwrap();
        let app = App { name: "The Harbour".into(), ..App::default() };
        let site = site(json!("https://news.example/sub"));
        write(&dist, &site, &app).unwrap();
        assert_eq!(files(&dist, &site).len(), 2, "a slug that is no name of a file has none");
        let page = fs::read_to_string(dist.join("category/port/index.html")).unwrap();
        let title = "Port &gt; &quot;Sea&quot; &amp; – The Harbour";
        let link = format!(
            "<link href=\"https://news.example/sub/oembed/port.json\" rel=alternate title=\"{title}\" \
             type=application/json+oembed>"
        );
        assert_eq!(page, ["<head><title>", title, "</title>", &link, "<p>"].concat());
        let answer: Value = serde_json::from_str(&fs::read_to_string(dist.join("oembed/port.json")).unwrap()).unwrap();
        assert_eq!(
            (&answer["version"], &answer["type"], &answer["width"]),
            (&json!("1.0"), &json!("rich"), &json!(600))
        );
        let html = answer["html"].as_str().unwrap();
        assert!(
            html.contains("src=\"https://news.example/sub/embed/headlines/?category=port&amp;count=5&amp;date\""),
            "{html}"
        );
        assert!(html.starts_with("<blockquote><a href=\"https://news.example/sub/category/port\">Port &gt;"), "{html}");
        let head = page.split("<link").nth(1).unwrap();
        assert!(head.split_once('>').unwrap().0.ends_with("application/json+oembed"), "{head}");
        // After a change of the categories only other people's files are left.
        fs::write(dist.join("category/port/index.html.br"), "compressed").unwrap();
        fs::create_dir_all(dist.join("category/old")).unwrap();
        fs::write(dist.join("category/old/index.html"), "of another").unwrap();
        let other = json!({ "url": "https://news.example/", "categories": [{ "slug": "sea", "title": "Sea" }] });
        write(&dist, &other, &app).unwrap();
        assert_eq!(files(&dist, &site), Vec::<PathBuf>::new());
        assert_eq!(files(&dist, &other).len(), 2);
        assert!(!dist.join("category/port").exists() && dist.join("category/old/index.html").exists());
        write(&dist, &json!({ "categories": other["categories"] }), &app).unwrap();
        assert_eq!(files(&dist, &other), Vec::<PathBuf>::new());
        fs::remove_dir_all(&dist).unwrap();
    }

    #[test]
    fn a_newspaper_that_does_not_say_where_it_is_has_none() {
        let nowhere = Path::new("/nowhere");
        write(nowhere, &site(Value::Null), &App::default()).unwrap();
        for url in
            ["news.example", "ftp://x.example", "https://", "https:///x", "https://x\" onload=\"", "https://x/?a"]
        {
            let told = write(nowhere, &site(json!(url)), &App::default()).unwrap_err().to_string();
            assert!(told.contains("$.url: "), "{url}: {told}");
        }
        assert!(write(nowhere, &site(json!(7)), &App::default()).is_err());
    }
}
