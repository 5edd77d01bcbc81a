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
fn what_tells_the_items_apart_is_their_id_however_it_is_called() {
    let item = |nr: &str, title: &str| json!({"kind": "story", "note": "two words", "nr": nr, "title": title});
    let draft = made(&json!([item("a-1", "One"), item("a-2", "Two")]));
    assert_eq!(draft.document["fields"]["id"], "$.nr");
    for list in [json!([item("a-1", "One"), item("a-1", "Two")]), json!([item("a-1", "One"), item("a 2", "Two")])] {
        assert_eq!(super::draft(ADDRESS, &list), None, "{list}");
    }
}

#[test]
fn wrapped_values_are_found_in_their_wrapping() {
    let draft = made(
        &json!({"data": [{"id": "a", "attributes": {"title": {"rendered": "A"}, "odd name": 1, "date": "2026-01-01"}}]}),
    );
    assert_eq!(draft.document["fields"]["title"]["select"], "$.attributes.title.rendered");
    assert_eq!(draft.document["fields"]["published"], "$.attributes.date");
}

#[test]
fn what_has_no_titles_is_no_list_of_articles() {
    for document in [json!({}), json!([1, 2]), json!([{"id": 1}]), json!([{"title": "no name"}]), json!("x")] {
        assert_eq!(draft(ADDRESS, &document), None, "{document}");
    }
}

fn any_json() -> impl Strategy<Value = Value> {
    let name = prop_oneof!["title|id|url|image|author|body|date|'|\\\\|name|a b|\u{1}", "[a-z]{0,4}"];
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
