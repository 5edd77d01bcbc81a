use super::*;
use crate::json::json;
use proptest::prelude::*;

const ADDRESS: &str = "https://api.harbour.example/v2/stories?limit=20&offset=0&token=t%201&q={a}";

fn made(document: &Value) -> Draft {
    draft(ADDRESS, document).unwrap()
}

#[test]
fn a_list_of_stories_becomes_a_description() {
    let document = json!({
        "found": 57,
        "menu": [{"title": "Home"}],
        "stories": [
            {
                "uuid": "c0ffee", "headline": "Ferry runs again", "teaser": "<p>After eleven days</p>",
                "text": "<p>The ferry</p>", "made": 1_795_165_200, "rubric": {"no": 12, "label": "Port"},
                "by": [{"name": "Ana Berg"}], "lead": "x", "photo": {"files": [{"href": "/img/a.jpg"}]},
                "page": "https://harbour.example/port/ferry"
            },
            {"uuid": "beef", "headline": "Fog", "teaser": "", "made": 1_795_165_100, "page": "https://harbour.example/fog"}
        ]
    });
    let draft = made(&document);
    let fields = &draft.document["fields"];
    assert_eq!(draft.document["items"], "$.stories[*]");
    assert_eq!(draft.document["paging"], json!({"style": "offset", "total": "$.found"}));
    assert_eq!(fields["id"], "$.uuid");
    assert_eq!(fields["title"]["select"], "$.headline");
    assert_eq!(fields["summary"]["select"], "$.teaser");
    assert_eq!(fields["body"], json!({"select": "$.text", "convert": "html"}));
    assert_eq!(fields["published"], "$.made");
    assert_eq!(fields["image"], "$.photo.files[0].href");
    assert_eq!(fields["source"], "$.page");
    assert_eq!(fields["authors"]["each"], "$.by[*]");
    assert_eq!(fields["category"]["title"]["select"], "$.label");
}

#[test]
fn an_address_becomes_a_template_with_its_key_as_a_parameter() {
    let draft = made(&json!([{"id": 1, "title": "One"}]));
    assert_eq!(
        draft.document["views"]["latest"]["url"],
        "{+base}/v2/stories?limit={limit}&offset={offset}&token={key}&q=%7Ba%7D"
    );
    assert_eq!(draft.base, "https://api.harbour.example");
    assert_eq!(draft.parameters, [("key".to_owned(), "t 1".to_owned())]);
    assert!(!draft.document.to_string().contains("t 1"), "a key is no part of a description");
}

#[test]
fn a_field_that_is_unique_in_every_item_is_the_id_whatever_its_name() {
    let item = |nr: &str, title: &str| json!({"kind": "story", "note": "two words", "nr": nr, "title": title});
    let draft = made(&json!([item("a-1", "One"), item("a-2", "Two")]));
    assert_eq!(draft.document["fields"]["id"], "$.nr");
    for list in [json!([item("a-1", "One"), item("a-1", "Two")]), json!([item("a-1", "One"), item("a 2", "Two")])] {
        assert_eq!(super::draft(ADDRESS, &list), None, "{list}");
    }
}

#[test]
fn values_are_found_in_wrapper_objects() {
    let draft = made(
        &json!({"data": [{"id": "a", "attributes": {"title": {"rendered": "A"}, "odd name": 1, "date": "2026-01-01"}}]}),
    );
    assert_eq!(draft.document["fields"]["title"]["select"], "$.attributes.title.rendered");
    assert_eq!(draft.document["fields"]["published"], "$.attributes.date");
}

#[test]
fn values_are_found_in_the_nodes_of_graphql() {
    let node = |nr: u32| {
        json!({"cursor": "x", "node": {
            "id": nr, "title": "Fog", "date": "2026-03-01", "content": {"html": "<p>Grey</p>"},
            "author": {"node": {"name": "Ana Berg", "avatar": {"url": "https://a.example/ana.png"}}},
            "featuredImage": {"node": {"sourceUrl": "https://a.example/fog.jpg"}},
            "tags": {"edges": [{"node": {"name": "Sea"}}]}
        }})
    };
    let draft = made(&json!({"data": {"posts": {"edges": [node(1), node(2)]}}}));
    let fields = &draft.document["fields"];
    assert_eq!(draft.document["items"], "$.data.posts.edges[*]");
    assert_eq!(fields["id"], "$.node.id");
    assert_eq!(fields["title"]["select"], "$.node.title");
    assert_eq!(fields["body"], json!({"select": "$.node.content.html", "convert": "html"}));
    assert_eq!(fields["image"], "$.node.featuredImage.node.sourceUrl");
    assert_eq!(fields["authors"]["each"], "$.node.author.node");
    assert_eq!(fields["tags"]["each"], "$.node.tags.edges[*].node");
}

#[test]
fn fields_of_an_author_or_a_source_are_not_taken_for_the_articles() {
    let item = |nr: u32| {
        json!({
            "nr": nr, "headline": "Fog",
            "author": {"id": nr, "name": "Ana", "url": "https://a.example/ana", "image": "https://a.example/ana.png",
                       "description": "Born here", "created_at": "2019-01-01"},
            "source": {"name": "Wire", "url": "https://wire.example", "logo": "https://wire.example/logo.png"}
        })
    };
    let draft = made(&json!([item(1), item(2)]));
    let fields = &draft.document["fields"];
    assert_eq!(fields["id"], "$.nr");
    assert_eq!(fields["authors"]["name"]["select"], "$.name");
    for field in ["summary", "published", "image", "source"] {
        assert!(fields.get(field).is_none(), "{field}: {fields}");
    }
}

#[test]
fn the_list_whose_items_look_like_articles_beats_a_longer_one() {
    let entry = |nr: u32| json!({"id": nr, "title": "Page", "url": "/page"});
    let story = |nr: u32| json!({"id": nr, "title": format!("Fog {nr}"), "published": "2026-03-01T09:00:00Z"});
    let menu: Vec<Value> = (0..9).map(entry).collect();
    let draft = made(&json!({"menu": menu, "sections": [{"stories": [story(1)]}, {"stories": [story(2), story(3)]}]}));
    assert_eq!(draft.document["items"], "$.sections[*].stories[*]");
}

#[test]
fn names_that_end_with_the_name_of_a_field_match() {
    let item = |nr: u32| {
        json!({
            "newsId": nr, "seoTitle": "SEO", "newsTitle": "Fog", "postWrittenDateTime": "2026-03-01T09:00:00Z",
            "created_at": "2026-02-01", "authorImage": "https://a.example/ana.png",
            "mainContentImage": {"staticUrl": "https://a.example/fog.jpg"}, "post_description": "Grey",
            "postAuthorReference": {"firstName": "Ana", "lastName": "Berg"}
        })
    };
    let draft = made(&json!([item(1), item(2)]));
    let fields = &draft.document["fields"];
    assert_eq!(fields["id"], "$.newsId");
    assert_eq!(fields["title"]["select"], "$.newsTitle");
    assert_eq!(fields["published"], "$.postWrittenDateTime");
    assert_eq!(fields["summary"]["select"], "$.post_description");
    assert_eq!(fields["image"], "$.mainContentImage.staticUrl");
    assert_eq!(
        fields["authors"]["name"],
        json!({"select": "$['firstName','lastName']", "convert": [{"join": " "}, "html-text"]})
    );
}

#[test]
fn the_dialect_of_a_body_is_detected_from_its_value() {
    let cases = [
        (json!("<p>Grey</p>"), "$.body", "html"),
        (json!("## Grey\n\nA [link](https://a.example)"), "$.body", "markdown"),
        (json!("Grey and wet"), "$.body", "plain"),
        (json!({"html": "<p>Grey</p>", "json": []}), "$.body.html", "html"),
        (json!({"iv": "**Grey**"}), "$.body.iv", "markdown"),
        (json!([{"_type": "block", "children": [{"text": "Grey"}]}]), "$.body", "portable-text"),
        (json!([{"type": "paragraph", "children": [{"type": "text", "text": "Grey"}]}]), "$.body", "strapi-blocks"),
        (json!({"root": {"children": []}}), "$.body", "lexical"),
        (json!({"type": "doc", "content": []}), "$.body", "lexical"),
        (json!({"json": {"nodeType": "document", "content": []}}), "$.body.json", "contentful"),
        (json!({"blocks": [{"type": "paragraph", "data": {"text": "Grey"}}]}), "$.body", "editor-js"),
        (json!({"blocks": [{"text": "Grey"}], "entityMap": {}}), "$.body", "draft-js"),
        (json!({"value": {"schema": "dast", "document": {}}}), "$.body", "dast"),
        (json!([{"type": "paragraph", "text": "Grey", "spans": []}]), "$.body", "prismic"),
    ];
    for (body, path, dialect) in cases {
        let draft = made(&json!([{"id": 1, "title": "Fog", "body": body}, {"id": 2, "title": "Rain"}]));
        assert_eq!(draft.document["fields"]["body"], json!({"select": path, "convert": dialect}), "{body}");
    }
}

#[test]
fn the_texts_of_blocks_are_a_body_and_their_numbers_are_dropped() {
    let body = json!([{"type": "image", "value": 5}, {"type": "heading", "value": "Grey sea"},
                      {"type": "paragraph", "value": "<p>Grey sky</p>"}]);
    let draft = made(&json!([{"id": 1, "title": "Fog", "body": body}, {"id": 2, "title": "Rain"}]));
    let body = &draft.document["fields"]["body"];
    assert_eq!(body["select"], "$.body[*].value");
    assert_eq!(body["convert"].item(1), Some(&json!("html")));
}

#[test]
fn ids_are_neither_names_nor_texts() {
    let item = |nr: u32| {
        json!({
            "id": nr, "title": "Fog", "author": "5f0d1c2a1c2a1c2a1c2a1c2a", "category": "rec560UJdUtocSouk",
            "tags": [17], "summary": "[{\"content\": 1}]", "image": "3f0d1c2a-0000-0000-0000-000000000001",
            "createdBy": "client:7"
        })
    };
    let draft = made(&json!([item(1), item(2)]));
    let fields = draft.document["fields"].as_object().unwrap();
    assert_eq!(fields.keys().collect::<Vec<_>>(), ["id", "title"]);
}

#[test]
fn text_runs_are_joined_into_one_title() {
    let run = |text: &str| json!({"plain_text": text, "annotations": {}});
    let item = |nr: u32| json!({"id": nr, "properties": {"Name": {"title": [run("Fog "), run("again")]}}});
    let draft = made(&json!({"results": [item(1), item(2)]}));
    assert_eq!(
        draft.document["fields"]["title"],
        json!({"select": "$.properties.Name.title[*].plain_text", "convert": [{"join": ""}, "html-text"]})
    );
}

#[test]
fn rows_are_read_by_the_names_of_their_columns() {
    let draft = made(&json!({"values": [["Slug", "Title", "Date"], ["fog", "Fog", "2026-03-01"]]}));
    assert_eq!(draft.document["items"], "$.values[1:]");
    assert_eq!(draft.document["fields"]["title"]["select"], "$[1]");
    assert_eq!(draft.document["fields"]["published"], "$[2]");
}

#[test]
fn items_without_titles_need_a_text_and_a_date() {
    let post = |nr: u32| json!({"post": {"uri": nr, "record": {"text": "Fog again", "createdAt": "2026-03-01"}}});
    let draft = made(&json!({"feed": [post(1), post(2)]}));
    assert_eq!(draft.document["fields"]["body"], json!({"select": "$.post.record.text", "convert": "plain"}));
    assert!(draft.document["fields"].get("title").is_none());
}

#[test]
fn a_title_that_some_items_lack_gets_a_second_path() {
    let items = json!([{"id": 1, "title": "Fog", "name": "fog page"}, {"id": 2, "title": null, "name": "Rain"}]);
    let title = &made(&items).document["fields"]["title"];
    assert_eq!(title.item(0).unwrap()["select"], "$.title");
    assert_eq!(title.item(1).unwrap()["select"], "$.name");
}

#[test]
fn the_address_of_the_next_page_is_found_in_the_answer() {
    let items = json!([{"id": 1, "title": "Fog"}]);
    let next = "https://api.harbour.example/stories?page=2";
    let draft = |document: Value| super::draft("https://api.harbour.example/stories", &document).unwrap();
    let paging = draft(json!({"results": items, "next": next})).document["paging"].clone();
    assert_eq!(paging, json!({"style": "next-url", "next": "$.next"}));
    let paging = draft(json!({"data": items, "_links": {"next": {"href": next}}})).document["paging"].clone();
    assert_eq!(paging, json!({"style": "next-url", "next": "$._links.next.href"}));
    assert!(draft(json!({"data": items, "next": 2})).document.get("paging").is_none());
}

#[test]
fn an_object_keyed_by_id_is_a_list() {
    let story = |title: &str| json!({"title": title, "slug": title, "date": "2026-03-01"});
    let draft = made(&json!({"-Nx1": story("fog"), "-Nx2": story("rain")}));
    assert_eq!((&draft.document["items"], &draft.document["fields"]["id"]), (&json!("$[*]"), &json!("$.slug")));
}

#[test]
fn the_id_falls_back_to_a_slug_of_unique_titles() {
    let story = |title: &str| json!({"title": title, "date": "2026-03-01"});
    let id =
        made(&json!({"stories": {"100": story("Fog again"), "101": story("Rain")}})).document["fields"]["id"].clone();
    assert_eq!(id, json!({"select": "$.title", "convert": ["html-text", "slug"]}));
    assert_eq!(draft(ADDRESS, &json!([story("Fog"), story("Fog")])), None);
}

#[test]
fn values_are_found_in_the_wrappers_of_indexes_and_content_systems() {
    let cases = [
        (json!({"id": "a", "_source": {"title": "Fog", "source": {"title": "Wire"}}}), "$._source.title"),
        (json!({"id": "a", "elements": {"title": {"name": "Title", "value": "Fog"}}}), "$.elements.title.value"),
        (json!({"id": "a", "fieldData": {"name": "Fog"}}), "$.fieldData.name"),
        (json!({"id": "a", "title_s": "Fog"}), "$.title_s"),
        (json!({"id": "a", "fields": {"title": {"stringValue": "Fog"}}}), "$.fields.title.stringValue"),
        (json!({"id": "a", "headline": {"full": "Fog", "image": {"id": 3}}}), "$.headline.full"),
        (json!({"id": "a", "titulo": "Fog"}), "$.titulo"),
    ];
    for (item, path) in cases {
        assert_eq!(made(&json!({"hits": [item]})).document["fields"]["title"]["select"], path, "{item}");
    }
}

#[test]
fn a_value_that_is_the_same_in_every_item_is_not_the_title() {
    let item = |nr: u32, title: &str| json!({"id": nr, "headline": "Article", "title": title});
    let draft = made(&json!([item(1, "Fog"), item(2, "Rain"), item(3, "Snow")]));
    assert_eq!(draft.document["fields"]["title"]["select"], "$.title");
}

#[test]
fn the_nodes_of_a_body_are_not_a_list_of_articles() {
    let node = json!({"id": 1, "title": "Fog", "body": "Grey and wet", "published": "2026-03-01"});
    assert_eq!(draft(ADDRESS, &json!({"editorState": {"root": {"children": [node]}}})), None);
}

#[test]
fn a_single_article_gets_a_description_too() {
    let article = json!({"id": 1, "title": "Fog", "body": "Grey and wet", "published": "2026-03-01"});
    assert_eq!(made(&json!({"article": article})).document["items"], "$.article");
    assert_eq!(made(&article).document["items"], "$");
    assert_eq!(draft(ADDRESS, &json!({"error": {"id": 1, "title": "Wrong", "body": "Not so"}})), None);
}

#[test]
fn items_without_titles_are_not_articles() {
    for document in [json!({}), json!([1, 2]), json!([{"id": 1}]), json!([{"title": "no name"}]), json!("x")] {
        assert_eq!(draft(ADDRESS, &document), None, "{document}");
    }
}

fn any_json() -> impl Strategy<Value = Value> {
    let name = prop_oneof![
        "title|id|url|image|author|body|date|node|edges|text|children|type|en|iv|tags|'|\\\\|name|a b|\u{1}",
        "[a-z]{0,4}"
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        any::<i64>().prop_map(Into::into),
        "(https://a.example/x|2026-01-01|<p>x</p>|[a-z{}]{0,6})".prop_map(Value::String),
    ];
    leaf.prop_recursive(5, 60, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::Array),
            prop::collection::vec((name.clone(), inner), 0..6)
                .prop_map(|pairs| Value::Object(pairs.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn whatever_answers_a_draft_is_a_description(document in any_json(), path in "[ -~]{0,20}") {
        let address = ["https://a.example/", &path].concat();
        if let Some(draft) = draft(&address, &document) {
            prop_assert!(Description::parse(&draft.document).is_ok());
        }
    }
}
