//! Generates deterministic backend responses for the benchmarks, native (`benches/engine`) and in a browser
//! (`tests/browser/measures.rs`).

use serde_json::{Value, json};

/// Number of posts in the WordPress response, the maximum per request.
pub const POSTS: usize = 100;
/// Number of items in the feed.
pub const ITEMS: usize = 1000;

/// A WordPress response with posts and everything embedded in them (`_embed`), about 1 MB, escaped like PHP does.
pub fn wordpress() -> String {
    as_php_writes(&(0..POSTS).map(post).collect::<Value>().to_string())
}

/// A JSON Feed of a thousand items, about 1.5 MB.
pub fn json_feed() -> String {
    let items: Vec<Value> = (0..ITEMS).map(item).collect();
    json!({ "version": "https://jsonfeed.org/version/1.1", "title": "The Harbour", "items": items }).to_string()
}

/// Generates words in an order that repeats only after a long time.
fn words(seed: usize, count: usize) -> String {
    const WORDS: [&str; 24] = [
        "the", "ferry", "left", "harbour", "council", "before", "dawn", "and", "a", "crew", "of", "nine", "said",
        "that", "water", "rose", "by", "two", "metres", "at", "quay", "café", "Łódź", "—",
    ];
    let mut state = seed as u32 ^ 0x9e37_79b9;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        WORDS[(state >> 16) as usize % WORDS.len()]
    };
    (0..count).map(|_| next()).collect::<Vec<_>>().join(" ")
}

fn paragraphs(seed: usize, count: usize) -> String {
    let paragraph = |n: usize| {
        let link = format!("<a href=\"https://harbour.example/{seed}/{n}\">{}</a>", words(seed * 31 + n, 3));
        format!("<p>{} {link} &#8211; {}.</p>\n", words(seed * 17 + n, 40), words(seed * 13 + n, 30))
    };
    (0..count).map(paragraph).collect()
}

fn date(number: usize) -> String {
    format!("2026-{:02}-{:02}T{:02}:30:00", 12 - number / 28 % 12, 28 - number % 28, number % 24)
}

fn post(number: usize) -> Value {
    let slug = format!("story-{number}");
    let link = format!("https://harbour.example/2026/11/{slug}/");
    let term = |kind: &str, id: usize| {
        json!({
            "id": id, "link": format!("https://harbour.example/{kind}/{kind}-{id}/"), "name": format!("Desk &amp; {id}"),
            "slug": format!("{kind}-{id}"), "taxonomy": kind, "_links": links("terms", id)
        })
    };
    json!({
        "id": number, "date": date(number), "date_gmt": date(number), "modified": date(number), "modified_gmt": date(number),
        "guid": { "rendered": format!("https://harbour.example/?p={number}") }, "slug": slug, "status": "publish",
        "type": "post", "link": link,
        "title": { "rendered": format!("{} &#8217;{number}&#8217; &amp; more", words(number, 8)) },
        "content": { "rendered": paragraphs(number, 7), "protected": false },
        "excerpt": { "rendered": format!("<p>{} [&hellip;]</p>\n", words(number * 7, 40)), "protected": false },
        "author": number % 9, "featured_media": number + 1000, "comment_status": "open", "ping_status": "open",
        "sticky": false, "template": "", "format": "standard", "meta": { "footnotes": "" },
        "categories": [number % 7], "tags": [number % 50, number % 20],
        "class_list": [format!("post-{number}"), "post", "type-post", "status-publish", "format-standard", "hentry"],
        "_links": links("posts", number),
        "_embedded": {
            "author": [{
                "id": number % 9, "name": words(number % 9, 2), "url": "", "description": words(number % 9, 20),
                "link": format!("https://harbour.example/author/{}/", number % 9), "slug": format!("author-{}", number % 9),
                "avatar_urls": { "24": avatar(24), "48": avatar(48), "96": avatar(96) }, "_links": links("users", number % 9)
            }],
            "wp:featuredmedia": [media(number)],
            "wp:term": [[term("category", number % 7)], [term("post_tag", number % 50), term("post_tag", number % 20)]]
        }
    })
}

fn avatar(size: u32) -> String {
    format!("https://secure.gravatar.com/avatar/0123456789abcdef0123456789abcdef?s={size}&d=mm&r=g")
}

fn links(kind: &str, id: usize) -> Value {
    let api = format!("https://harbour.example/wp-json/wp/v2/{kind}");
    json!({
        "self": [{ "href": format!("{api}/{id}"), "targetHints": { "allow": ["GET"] } }], "collection": [{ "href": api }],
        "about": [{ "href": format!("https://harbour.example/wp-json/wp/v2/types/{kind}") }],
        "curies": [{ "name": "wp", "href": "https://api.w.org/{rel}", "templated": true }]
    })
}

fn media(number: usize) -> Value {
    const SIZES: [(&str, u32, u32); 7] = [
        ("thumbnail", 150, 150),
        ("medium", 300, 200),
        ("medium_large", 768, 512),
        ("large", 1024, 683),
        ("1536x1536", 1536, 1024),
        ("2048x2048", 2048, 1365),
        ("full", 2560, 1707),
    ];
    let address = |width: u32, height: u32| {
        format!("https://harbour.example/wp-content/uploads/2026/11/picture-{number}-{width}x{height}.jpg")
    };
    let size = |(name, width, height): (&str, u32, u32)| {
        let file = format!("picture-{number}-{width}x{height}.jpg");
        let size = json!({
            "file": file, "width": width, "height": height, "filesize": width * 90, "mime_type": "image/jpeg",
            "source_url": address(width, height)
        });
        (name.to_owned(), size)
    };
    json!({
        "id": number + 1000, "date": date(number), "slug": format!("picture-{number}"), "type": "attachment",
        "link": format!("https://harbour.example/picture-{number}/"), "title": { "rendered": words(number * 3, 4) },
        "author": 1, "featured_media": 0, "caption": { "rendered": format!("<p>{}</p>\n", words(number * 5, 12)) },
        "alt_text": words(number * 11, 9), "media_type": "image", "mime_type": "image/jpeg",
        "media_details": {
            "width": 2560, "height": 1707, "file": format!("2026/11/picture-{number}.jpg"), "filesize": 481_203,
            "sizes": SIZES.map(size).into_iter().collect::<serde_json::Map<String, Value>>(),
            "image_meta": {
                "aperture": "4", "credit": words(number * 19, 2), "camera": "", "caption": "", "created_timestamp": "0",
                "copyright": "", "focal_length": "35", "iso": "100", "shutter_speed": "0.004", "title": "",
                "orientation": "1", "keywords": []
            }
        },
        "source_url": address(2560, 1707), "_links": links("media", number + 1000)
    })
}

fn item(number: usize) -> Value {
    json!({
        "id": format!("https://harbour.example/story-{number}"), "url": format!("https://harbour.example/story-{number}"),
        "title": format!("{} {number}", words(number, 8)), "summary": words(number * 7, 30),
        "content_html": paragraphs(number, 2), "image": format!("https://harbour.example/pictures/{number}.jpg"),
        "date_published": format!("{}Z", date(number)), "date_modified": format!("{}Z", date(number)),
        "authors": [{ "name": words(number % 9, 2), "url": format!("https://harbour.example/author/{}", number % 9) }],
        "tags": [words(number % 40, 1), words(number % 30, 2)], "language": "en"
    })
}

/// Escapes every slash and every non-ASCII character in JSON.
fn as_php_writes(json: &str) -> String {
    let mut out = String::with_capacity(json.len() * 11 / 10);
    for character in json.chars() {
        match character {
            '/' => out.push_str("\\/"),
            ascii if ascii.is_ascii() => out.push(ascii),
            other => {
                let mut units = [0; 2];
                other.encode_utf16(&mut units).iter().for_each(|unit| out.push_str(&format!("\\u{unit:04x}")));
            }
        }
    }
    out
}
