//! Bodies whose every text and address is a payload, in each dialect. Before each stands a mark, by which is seen that
//! it was shown.

use serde_json::{Value, json};

/// What makes a body of some payloads.
pub type Body = fn(&[String]) -> Value;

/// The dialects by the names that descriptions have for them.
pub const ALL: &[(&str, Body)] = &[
    ("html", html),
    ("plain", plain),
    ("markdown", markdown),
    ("nitf", nitf),
    ("editor-js", editor_js),
    ("portable-text", portable_text),
    ("contentful", contentful),
    ("strapi-blocks", strapi_blocks),
    ("dast", dast),
    ("lexical", lexical),
    ("prismic", prismic),
    ("ans", ans),
    ("draft-js", draft_js),
];

/// Those whose body is one text, in which a payload of markup changes what those behind it are.
pub const IN_ONE_TEXT: &[&str] = &["html", "markdown", "nitf"];

fn mark(at: usize) -> String {
    format!("§{at} ")
}

/// The texts that a body is made of, for each payload with its number.
fn text(payloads: &[String], piece: &dyn Fn(&str, &str) -> String) -> Value {
    payloads.iter().enumerate().map(|(at, payload)| piece(&mark(at), payload)).collect::<String>().into()
}

fn blocks(payloads: &[String], pieces: &dyn Fn(&str, &str, usize) -> Vec<Value>) -> Vec<Value> {
    payloads.iter().enumerate().flat_map(|(at, payload)| pieces(&mark(at), payload, at)).collect()
}

fn html(payloads: &[String]) -> Value {
    text(payloads, &|mark, it| {
        format!(
            "<p>{mark}</p><div>{it}</div><a href=\"{it}\">a</a><img src=\"{it}\" alt='{it}'><a href={it}>b</a>\
             <video src={it} poster='{it}'></video>\n"
        )
    })
}

fn plain(payloads: &[String]) -> Value {
    text(payloads, &|mark, it| format!("{mark}{it}\n\n"))
}

fn markdown(payloads: &[String]) -> Value {
    text(payloads, &|mark, it| format!("{mark}\n\n{it}\n\n[a]({it}) ![b]({it}) [c](<{it}>) <{it}>\n\n"))
}

fn nitf(payloads: &[String]) -> Value {
    let body = text(payloads, &|mark, it| {
        format!(
            "<p>{mark}{it}</p><p><a href=\"{it}\">a</a></p><media media-type=\"image\">\
             <media-reference source=\"{it}\" alternate-text='{it}'/><media-caption>{it}</media-caption></media>"
        )
    });
    format!("<nitf><body><body.content>{}</body.content></body></nitf>", body.as_str().unwrap_or_default()).into()
}

fn editor_js(payloads: &[String]) -> Value {
    json!({ "blocks": blocks(payloads, &|mark, it, _| vec![
        json!({ "type": "paragraph", "data": { "text": mark } }),
        json!({ "type": "paragraph", "data": { "text": it } }),
        json!({ "type": "raw", "data": { "html": it } }),
        json!({ "type": "raw", "data": { "html": format!("<a href=\"{it}\">a</a><img src='{it}' alt=\"{it}\">") } }),
        json!({ "type": "image", "data": { "file": { "url": it }, "caption": it, "alt": it } }),
        json!({ "type": "embed", "data": { "source": it, "embed": it, "caption": it } }),
        json!({ "type": "linkTool", "data": { "link": it, "meta": { "title": it, "description": it } } }),
        json!({ "type": "code", "data": { "code": it } }),
        json!({ "type": it, "data": { "text": it, "url": it } }),
    ]) })
}

fn portable_text(payloads: &[String]) -> Value {
    blocks(payloads, &|mark, it, _| {
        let span = |text: &str, marks: Value| json!({ "_type": "span", "text": text, "marks": marks });
        vec![
            json!({ "_type": "block", "style": "normal", "children": [span(mark, json!([]))] }),
            json!({ "_type": "block", "style": it, "markDefs": [{ "_key": "m", "_type": "link", "href": it }],
                    "children": [span(it, json!(["m", "strong"]))] }),
            json!({ "_type": "image", "asset": { "url": it }, "alt": it, "caption": it }),
            json!({ "_type": "code", "code": it, "language": it }),
            json!({ "_type": "youtube", "url": it }),
            json!({ "_type": it, "text": it, "html": it, "url": it }),
        ]
    })
    .into()
}

fn contentful(payloads: &[String]) -> Value {
    let node = |kind: &str, data: Value, content: Value| json!({ "nodeType": kind, "data": data, "content": content });
    let words = |text: &str| json!({ "nodeType": "text", "value": text, "marks": [], "data": {} });
    let content = blocks(payloads, &|mark, it, _| {
        vec![
            node("paragraph", json!({}), json!([words(mark)])),
            node(
                "paragraph",
                json!({}),
                json!([node("hyperlink", json!({ "uri": it }), json!([words(it)])), words(it)]),
            ),
            node("heading-2", json!({}), json!([words(it)])),
            node("blockquote", json!({}), json!([node("paragraph", json!({}), json!([words(it)]))])),
            node(it, json!({ "uri": it }), json!([words(it)])),
        ]
    });
    node("document", json!({}), content.into())
}

fn strapi_blocks(payloads: &[String]) -> Value {
    let words = |text: &str| json!({ "type": "text", "text": text });
    blocks(payloads, &|mark, it, _| {
        vec![
            json!({ "type": "paragraph", "children": [words(mark)] }),
            json!({ "type": "paragraph", "children": [{ "type": "link", "url": it, "children": [words(it)] }, words(it)] }),
            json!({ "type": "image", "image": { "url": it, "alternativeText": it, "caption": it }, "children": [] }),
            json!({ "type": "code", "children": [words(it)] }),
            json!({ "type": it, "children": [words(it)] }),
        ]
    })
    .into()
}

fn dast(payloads: &[String]) -> Value {
    let words = |text: &str| json!({ "type": "span", "value": text });
    let children = blocks(payloads, &|mark, it, _| {
        vec![
            json!({ "type": "paragraph", "children": [words(mark)] }),
            json!({ "type": "paragraph", "children": [{ "type": "link", "url": it, "children": [words(it)] }, words(it)] }),
            json!({ "type": "blockquote", "attribution": it, "children": [{ "type": "paragraph", "children": [words(it)] }] }),
            json!({ "type": "code", "code": it, "language": it }),
        ]
    });
    json!({ "value": { "schema": "dast", "document": { "type": "root", "children": children } }, "blocks": [], "links": [] })
}

fn lexical(payloads: &[String]) -> Value {
    let words = |text: &str| json!({ "type": "text", "text": text, "format": 0 });
    let children = blocks(payloads, &|mark, it, _| {
        vec![
            json!({ "type": "paragraph", "children": [words(mark)] }),
            json!({ "type": "paragraph", "children": [
                { "type": "link", "url": it, "fields": { "url": it, "linkType": "custom" }, "children": [words(it)] }, words(it)
            ] }),
            json!({ "type": "upload", "value": { "url": it, "alt": it, "caption": it } }),
            json!({ "type": "quote", "children": [words(it)] }),
            json!({ "type": "block", "fields": { "blockType": it, "html": it, "url": it, "text": it } }),
        ]
    });
    json!({ "root": { "type": "root", "children": children } })
}

fn prismic(payloads: &[String]) -> Value {
    blocks(payloads, &|mark, it, _| {
        let end = it.encode_utf16().count();
        let link = json!({ "start": 0, "end": end, "type": "hyperlink", "data": { "link_type": "Web", "url": it } });
        vec![
            json!({ "type": "paragraph", "text": mark, "spans": [] }),
            json!({ "type": "paragraph", "text": it, "spans": [link] }),
            json!({ "type": "image", "url": it, "alt": it, "copyright": it, "dimensions": { "width": 9, "height": 9 } }),
            json!({ "type": "embed", "oembed": { "type": "video", "embed_url": it, "title": it, "html": it } }),
            json!({ "type": "preformatted", "text": it, "spans": [] }),
        ]
    })
    .into()
}

fn ans(payloads: &[String]) -> Value {
    blocks(payloads, &|mark, it, _| {
        vec![
            json!({ "type": "text", "content": mark }),
            json!({ "type": "text", "content": it }),
            json!({ "type": "raw_html", "content": it }),
            json!({ "type": "image", "url": it, "caption": it, "alt_text": it, "width": 9, "height": 9 }),
            json!({ "type": "interstitial_link", "url": it, "content": it }),
            json!({ "type": "quote", "content_elements": [{ "type": "text", "content": it }] }),
            json!({ "type": it, "content": it }),
        ]
    })
    .into()
}

fn draft_js(payloads: &[String]) -> Value {
    let lines = blocks(payloads, &|mark, it, at| {
        let line = |kind: &str, text: &str, ranges: Value| json!({ "type": kind, "text": text, "depth": 0, "inlineStyleRanges": [], "entityRanges": ranges, "data": {} });
        let range = |length: usize, key: usize| json!([{ "offset": 0, "length": length, "key": key }]);
        vec![
            line("unstyled", mark, json!([])),
            line("unstyled", it, range(it.encode_utf16().count(), 3 * at)),
            line("atomic", " ", range(1, 3 * at + 1)),
            line("atomic", " ", range(1, 3 * at + 2)),
            line(it, it, json!([])),
        ]
    });
    let mut entities = serde_json::Map::new();
    for (at, it) in payloads.iter().enumerate() {
        let data = [
            ("LINK", json!({ "url": it })),
            ("IMAGE", json!({ "src": it, "alt": it, "caption": it })),
            ("EMBED", json!({ "url": it, "html": it, "title": it })),
        ];
        for (number, (kind, data)) in data.into_iter().enumerate() {
            entities.insert((3 * at + number).to_string(), json!({ "type": kind, "data": data }));
        }
    }
    json!({ "blocks": lines, "entityMap": entities })
}
