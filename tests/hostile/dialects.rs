//! Bodies whose every text, address and name is a payload, in each dialect. Before each stands a mark, by which is seen
//! that it was shown.

use serde_json::{Value, json};

/// What makes the body of a payload, with a mark before it: in as many values as a backend may have it in. Each is read
/// by itself, so that no payload changes what stands behind it.
pub type Body = fn(mark: &str, payload: &str) -> Vec<Value>;

/// The dialects by the names that descriptions have for them.
pub const ALL: [(&str, Body); 13] = [
    ("html", html),
    ("plain", plain),
    ("markdown", markdown),
    ("portable-text", portable_text),
    ("contentful", contentful),
    ("strapi-blocks", strapi_blocks),
    ("dast", dast),
    ("lexical", lexical),
    ("prismic", prismic),
    ("ans", ans),
    ("nitf", nitf),
    ("editor-js", editor_js),
    ("draft-js", draft_js),
];

/// A payload as a whole body, in a paragraph, in attributes of every kind, and where a parser is in another state.
fn html(mark: &str, it: &str) -> Vec<Value> {
    let texts = [
        mark.to_owned(),
        it.to_owned(),
        format!("<p>a{it}b</p>"),
        format!(
            "<a href=\"{it}\">a</a><img src=\"{it}\" alt='{it}'><iframe src='{it}'></iframe><iframe srcdoc=\"{it}\">"
        ),
        format!("<a href={it}>a</a><img srcset='{it} 2w, {it} 4w'><video src={it} poster={it}></video>"),
        format!("<blockquote cite='{it}'>a</blockquote><object data=\"{it}\"></object><p style='{it}' id=\"{it}\">b"),
        format!("<noscript>{it}</noscript><textarea>{it}"),
        format!("<svg><desc>{it}</desc></svg><math><mtext>{it}</mtext></math>"),
        format!("<template>{it}</template><select>{it}</select><table>{it}</table>"),
    ];
    texts.map(Value::from).into()
}

fn plain(mark: &str, it: &str) -> Vec<Value> {
    vec![format!("{mark}{it}").into()]
}

fn markdown(mark: &str, it: &str) -> Vec<Value> {
    let forms = format!(
        "[a]({it}) ![b]({it}) [c](<{it}>) <{it}>\n\n[d]\n\n[d]: {it} '{it}'\n\n# {it}\n\n- {it}\n\n|{it}|\n|-|\n"
    );
    vec![mark.into(), it.into(), forms.into()]
}

fn nitf(mark: &str, it: &str) -> Vec<Value> {
    let document = |body: String| Value::from(format!("<nitf><body><body.content>{body}</body.content></body></nitf>"));
    vec![
        document(format!("<p>{mark}</p>")),
        it.into(),
        document(format!("<p>{it}</p>")),
        document(format!(
            "<p><a href=\"{it}\">a</a></p><media media-type=\"image\"><media-reference source=\"{it}\" \
             alternate-text='{it}'/><media-caption>{it}</media-caption></media>"
        )),
    ]
}

/// Things of an editor's own kind, as content systems keep them, without the name of what they are.
fn things(it: &str) -> [Value; 8] {
    [
        json!({ "title": it, "url": it, "text": it, "content": it, it: it }),
        json!({ "html": it, "embedCode": it, "iframe": it }),
        json!({ "code": it, "language": it, "caption": it }),
        json!({ "quote": it, "author": it }),
        json!({ "image": { "url": it, "alt": it, "caption": it, "credit": it, "width": 9, "height": 9 }, "link": it }),
        json!({ "video": it, "embed": it, "title": it, "caption": it, "poster": it }),
        json!({ "rows": [[it, it], { "cells": [it, { "text": it }] }], "title": it }),
        json!({ "videoId": it, "youtubeId": it, "id": it, "file": { "url": it, "name": it, "mime": it } }),
    ]
}

/// What such things are: of a kind that means something, and of one that is a payload itself.
fn kinds(it: &str) -> [&str; 8] {
    [it, "html", "code", "quote", "image", "video", "table", "youtube"]
}

fn editor_js(mark: &str, it: &str) -> Vec<Value> {
    let tool = |kind: &str, data: Value| json!({ "type": kind, "data": data });
    let mut blocks = vec![
        tool("paragraph", json!({ "text": mark })),
        tool("paragraph", json!({ "text": it })),
        tool("raw", json!({ "html": it })),
        tool("raw", json!({ "html": format!("<a href=\"{it}\">a</a><img src='{it}' alt=\"{it}\">") })),
        tool("image", json!({ "file": { "url": it }, "caption": it, "alt": it })),
        tool("embed", json!({ "source": it, "embed": it, "caption": it })),
        tool("linkTool", json!({ "link": it, "meta": { "title": it, "description": it, "image": { "url": it } } })),
        tool("code", json!({ "code": it })),
        tool("header", json!({ "text": it, "level": it })),
        tool("list", json!({ "style": it, "items": [it, { "content": it, "items": [it] }] })),
        tool("quote", json!({ "text": it, "caption": it })),
        tool("table", json!({ "withHeadings": true, "content": [[it, it], [it, it]] })),
        tool("warning", json!({ "title": it, "message": it })),
        tool("attaches", json!({ "file": { "url": it, "name": it }, "title": it })),
        tool("gallery", json!({ "files": [{ "url": it, "caption": it }, { "url": it }], "urls": [it] })),
    ];
    blocks.extend(things(it).into_iter().map(|data| tool(it, data)));
    vec![json!({ "blocks": blocks })]
}

fn portable_text(mark: &str, it: &str) -> Vec<Value> {
    let span = |text: &str, marks: Value| json!({ "_type": "span", "text": text, "marks": marks });
    let mut blocks = vec![
        json!({ "_type": "block", "style": "normal", "children": [span(mark, json!([]))] }),
        json!({ "_type": "block", "style": it, "markDefs": [{ "_key": "m", "_type": "link", "href": it }],
                "children": [span(it, json!(["m", "strong", it]))] }),
        json!({ "_type": "block", "style": "h2", "listItem": it, "children": [span(it, json!([])), it] }),
        json!({ "_type": "image", "asset": { "url": it, "_ref": it }, "alt": it, "caption": it }),
        json!({ "_type": "image", "asset": { "_ref": format!("image-{it}-9x9-png") }, "alt": it }),
    ];
    blocks.extend(kinds(it).into_iter().zip(things(it)).map(|(kind, mut thing)| {
        thing["_type"] = kind.into();
        thing
    }));
    vec![blocks.into()]
}

fn contentful(mark: &str, it: &str) -> Vec<Value> {
    let node = |kind: &str, data: Value, content: Value| json!({ "nodeType": kind, "data": data, "content": content });
    let words = |text: &str| json!({ "nodeType": "text", "value": text, "marks": [{ "type": it }], "data": {} });
    let mut content = vec![
        node("paragraph", json!({}), json!([words(mark)])),
        node("paragraph", json!({}), json!([node("hyperlink", json!({ "uri": it }), json!([words(it)])), words(it)])),
        node("heading-2", json!({}), json!([words(it)])),
        node("blockquote", json!({}), json!([node("paragraph", json!({}), json!([words(it)]))])),
        node(it, json!({ "uri": it }), json!([words(it)])),
    ];
    let link = |kind: &str, at: usize| json!({ "target": { "sys": { "type": "Link", "linkType": kind, "id": entry_id(mark, at) } } });
    content.extend((0..8).map(|at| node("embedded-entry-block", link("Entry", at), json!([]))));
    content.push(node("embedded-asset-block", link("Asset", 0), json!([])));
    content.push(node("paragraph", json!({}), json!([node("entry-hyperlink", link("Entry", 0), json!([words(it)]))])));
    vec![node("document", json!({}), content.into())]
}

fn entry_id(mark: &str, at: usize) -> String {
    format!("{}-{at}", mark.trim())
}

/// What stands beside the body of a payload in the answer: the entries and assets that Contentful's refers to.
pub fn included(mark: &str, it: &str) -> (Vec<Value>, Value) {
    let sys = |kind: &str, at: usize| json!({ "type": kind, "id": entry_id(mark, at) });
    let entry = |(at, (kind, fields)): (usize, (&str, Value))| {
        let mut sys = sys("Entry", at);
        sys["contentType"] = json!({ "sys": { "id": kind } });
        json!({ "sys": sys, "fields": fields })
    };
    let entries = kinds(it).into_iter().zip(things(it)).enumerate().map(entry).collect();
    let file = json!({ "url": it, "contentType": "image/png", "details": { "image": { "width": 9, "height": 9 } } });
    (entries, json!({ "sys": sys("Asset", 0), "fields": { "title": it, "description": it, "file": file } }))
}

fn strapi_blocks(mark: &str, it: &str) -> Vec<Value> {
    let words = |text: &str| json!({ "type": "text", "text": text });
    let link = json!({ "type": "link", "url": it, "children": [words(it)] });
    vec![json!([
        { "type": "paragraph", "children": [words(mark)] },
        { "type": "paragraph", "children": [link, words(it)] },
        { "type": "heading", "level": it, "children": [words(it)] },
        { "type": "list", "format": it, "children": [{ "type": "list-item", "children": [words(it)] }] },
        { "type": "quote", "children": [words(it)] },
        { "type": "image", "image": { "url": it, "alternativeText": it, "caption": it, "mime": it }, "children": [] },
        { "type": "code", "language": it, "children": [words(it)] },
        { "type": it, it: it, "url": it, "children": [words(it)] }
    ])]
}

fn dast(mark: &str, it: &str) -> Vec<Value> {
    let words = |text: &str| json!({ "type": "span", "value": text, "marks": [it] });
    let line = |text: &str| json!({ "type": "paragraph", "children": [words(text)] });
    let mut children = vec![
        line(mark),
        json!({ "type": "paragraph", "children": [{ "type": "link", "url": it, "meta": [{ "id": it, "value": it }], "children": [words(it)] }, words(it)] }),
        json!({ "type": "paragraph", "children": [{ "type": "itemLink", "item": "0", "children": [words(it)] }, { "type": "inlineItem", "item": "0" }] }),
        json!({ "type": "heading", "level": it, "children": [words(it)] }),
        json!({ "type": "blockquote", "attribution": it, "children": [line(it)] }),
        json!({ "type": "code", "code": it, "language": it }),
        json!({ "type": it, "children": [line(it)] }),
    ];
    children.extend((0..8).map(|at| json!({ "type": "block", "item": at.to_string() })));
    let records: Vec<Value> = kinds(it)
        .into_iter()
        .zip(things(it))
        .enumerate()
        .map(|(at, (kind, mut record))| {
            record["id"] = at.to_string().into();
            record["__typename"] = kind.into();
            record
        })
        .collect();
    let document = json!({ "schema": "dast", "document": { "type": "root", "children": children } });
    vec![json!({ "value": document, "blocks": records, "links": records })]
}

fn lexical(mark: &str, it: &str) -> Vec<Value> {
    let words = |text: &str| json!({ "type": "text", "text": text, "format": 0, "style": it });
    let mut children = vec![
        json!({ "type": "paragraph", "children": [words(mark)] }),
        json!({ "type": "paragraph", "children": [
            { "type": "link", "url": it, "fields": { "url": it, "linkType": "custom" }, "children": [words(it)] },
            { "type": "autolink", "fields": { "url": it }, "children": [words(it)] }, words(it)
        ] }),
        json!({ "type": "heading", "tag": it, "children": [words(it)] }),
        json!({ "type": "list", "tag": it, "listType": it, "children": [{ "type": "listitem", "value": it, "children": [words(it)] }] }),
        json!({ "type": "upload", "value": { "url": it, "alt": it, "caption": it, "mimeType": it, "filename": it } }),
        json!({ "type": "quote", "children": [words(it)] }),
        json!({ "type": "table", "children": [{ "type": "tablerow", "children": [{ "type": "tablecell", "headerState": it, "children": [words(it)] }] }] }),
        json!({ "type": it, it: it, "children": [words(it)] }),
    ];
    children.extend(kinds(it).into_iter().zip(things(it)).map(|(kind, mut fields)| {
        fields["blockType"] = kind.into();
        json!({ "type": "block", "fields": fields })
    }));
    vec![json!({ "root": { "type": "root", "children": children } })]
}

fn prismic(mark: &str, it: &str) -> Vec<Value> {
    let end = it.encode_utf16().count();
    let span = |kind: &str, data: Value| json!({ "start": 0, "end": end, "type": kind, "data": data });
    let spans = [
        span("hyperlink", json!({ "link_type": "Web", "url": it, "target": it })),
        span("label", json!({ "label": it })),
        span(it, json!({ it: it })),
    ];
    let picture = json!({ "url": it, "alt": it, "copyright": it, "dimensions": { "width": 9, "height": 9 } });
    let text = json!({ "type": "paragraph", "text": it, "spans": spans });
    let mut film = picture.clone();
    film["type"] = "image".into();
    vec![json!([
        { "type": "paragraph", "text": mark, "spans": [] },
        text,
        { "type": "heading2", "text": it, "spans": spans },
        { "type": "list-item", "text": it, "spans": spans },
        film,
        { "type": "embed", "oembed": { "type": "video", "embed_url": it, "title": it, "html": it } },
        { "type": "embed", "oembed": { "type": "rich", "title": it, "html": it } },
        { "type": "preformatted", "text": it, "spans": spans },
        { "type": it, "text": it, "spans": spans },
        { "slice_type": "quote", "primary": { "quote": [text], "author": it }, "items": [] },
        { "slice_type": it, "primary": { "text": it, "picture": picture, "caption": it, it: it, "link": { "link_type": "Web", "url": it, "text": it } },
          "items": [{ "picture": picture }, { "embed": { "embed_url": it, "html": it } }] }
    ])]
}

fn ans(mark: &str, it: &str) -> Vec<Value> {
    let picture = json!({ "type": "image", "url": it, "caption": it, "alt_text": it, "width": 9, "height": 9,
                          "credits": { "by": [{ "name": it }] } });
    vec![json!([
        { "type": "text", "content": mark },
        { "type": "text", "content": it },
        { "type": "header", "level": it, "content": it },
        { "type": "raw_html", "content": it },
        picture,
        { "type": "gallery", "headlines": { "basic": it }, "content_elements": [picture, picture] },
        { "type": "video", "headlines": { "basic": it }, "streams": [{ "stream_type": "mp4", "url": it }, { "stream_type": it, "url": it }],
          "promo_image": { "url": it }, "embed_html": it },
        { "type": "audio", "streams": [{ "url": it }], "description": { "basic": it } },
        { "type": "interstitial_link", "url": it, "content": it, "description": { "basic": it }, "image": picture },
        { "type": "link_list", "title": it, "items": [{ "type": "interstitial_link", "url": it, "content": it }] },
        { "type": "quote", "content_elements": [{ "type": "text", "content": it }], "citation": { "content": it } },
        { "type": "list", "list_type": it, "items": [{ "type": "text", "content": it }] },
        { "type": "table", "header": [{ "content": it }], "rows": [[{ "content": it }]] },
        { "type": "code", "content": it },
        { "type": "correction", "correction_type": it, "text": it },
        { "type": "endorsement", "endorsement": it },
        { "type": "numeric_rating", "numeric_rating": it, "max": it, "units": it },
        { "type": "story", "headlines": { "basic": it }, "canonical_url": it, "promo_items": { "basic": picture } },
        { "type": "oembed_response", "raw_oembed": { "type": it, "url": it, "html": it, "title": it, "_id": it } },
        { "type": "custom_embed", "subtype": it, "embed": { "id": it, "url": it, "config": { "html": it, "url": it, it: it } } },
        { "type": it, "content": it, it: it }
    ])]
}

fn draft_js(mark: &str, it: &str) -> Vec<Value> {
    let line = |kind: &str, text: &str, ranges: Value| {
        json!({ "type": kind, "text": text, "depth": 0, "inlineStyleRanges": [{ "offset": 0, "length": 9, "style": it }],
                "entityRanges": ranges, "data": { it: it } })
    };
    let range = |length: usize, key: usize| json!([{ "offset": 0, "length": length, "key": key }]);
    let mut blocks = vec![
        line("unstyled", mark, json!([])),
        line("unstyled", it, range(it.encode_utf16().count(), 0)),
        line("header-two", it, json!([])),
        line("unordered-list-item", it, json!([])),
        line("code-block", it, json!([])),
        line(it, it, json!([])),
    ];
    blocks.extend((1..5).map(|key| line("atomic", " ", range(1, key))));
    let entities = json!({
        "0": { "type": "LINK", "data": { "url": it, "href": it, "target": it } },
        "1": { "type": "IMAGE", "data": { "src": it, "alt": it, "caption": it } },
        "2": { "type": "EMBED", "data": { "url": it, "html": it, "title": it } },
        "3": { "type": "VIDEO", "data": { "src": it, "url": it } },
        "4": { "type": it, "data": { "src": it, "url": it, "text": it, it: it } }
    });
    vec![json!({ "blocks": blocks, "entityMap": entities })]
}
