use super::*;
use crate::document::{DocumentNode, Problems};
use crate::json::json;
use proptest::prelude::*;

fn selector(description: Value) -> Selector {
    let problems = Problems::default();
    let selector = Selector::parse(&DocumentNode::root(&description, &problems));
    assert_eq!(problems.into_vec(), [], "{description}");
    selector
}

fn read(description: Value, item: Value) -> Vec<Value> {
    let selector = selector(description);
    let document = json!({
        "included": [{"type": "file", "id": 7, "url": "/a.jpg"}, {"type": "user", "id": "7", "name": "Ada"}],
        "title": "the document"
    });
    let variables = |name: &str| (name == "base").then(|| TemplateValue::Text("https://cms.example".into()));
    let headers = [("x-total".to_owned(), "12".to_owned())];
    let scope = Scope { document: &document, headers: &headers, variables: &variables };
    selector.values(&item, scope).into_iter().map(Cow::into_owned).collect()
}

#[test]
fn the_first_alternative_with_a_usable_value_wins() {
    let item = json!({"a": null, "b": "", "c": false, "d": [], "e": "[Removed]", "f": "  ", "g": "found", "h": "late"});
    let all = json!(["$.a", "$.b", "$.c", "$.d", "$.e", "$.f", "$.g", "$.h"]);
    assert_eq!(read(all, item), [json!("found")]);
}

#[test]
fn a_value_may_come_from_the_document_a_header_or_the_description() {
    assert_eq!(read(json!({"select": "$.title", "from": "document"}), json!({})), [json!("the document")]);
    assert_eq!(read(json!({"header": "X-Total"}), json!({})), [json!("12")]);
    assert_eq!(read(json!({"text": "News & {base}/x"}), json!({})), [json!("News & https://cms.example/x")]);
    assert_eq!(read(json!({"text": "{missing}/x"}), json!({})), [] as [Value; 0]);
}

#[test]
fn a_member_may_be_named_by_a_parameter() {
    let item = json!({"fields": {"https://cms.example": 1, "slug": "a", "deep": {"er": "b"}}, "slug": "c"});
    let member = |names: &str| read(json!({"select": "$.fields", "convert": {"member": names}}), item.clone());
    assert_eq!(member("slug"), [json!("a")]);
    assert_eq!(member("deep.er"), [json!("b")]);
    for nothing in ["none", "slug.er", "deep..er", "{missing}"] {
        assert_eq!(member(nothing), [] as [Value; 0], "{nothing}");
    }
    let whole = json!({"https://cms": {"example": "d"}});
    assert_eq!(read(json!({"select": "$", "convert": {"member": "{base}"}}), whole), [json!("d")]);
}

#[test]
fn each_conversion_does_what_it_says() {
    let item = json!({
        "html": "<b>Tom &amp; Jerry</b>", "list": ["a", "b"], "csv": "a, b,c", "by": "By Ada", "cut": "text [+123 chars]",
        "object": {"body_html": "<p>x</p>", "body_text": "y", "title": "z"}, "path": "profile/ada", "word": "News & Views",
        "sizes": [{"w": 300, "u": "m"}, {"w": "100", "u": "s"}]
    });
    let converted = |select: &str, convert: Value| read(json!({"select": select, "convert": convert}), item.clone());
    assert_eq!(converted("$.html", json!("html-text")), [json!("Tom & Jerry")]);
    assert_eq!(converted("$.list[*]", json!({"join": "-"})), [json!("a-b")]);
    assert_eq!(read(json!({"select": "$", "convert": "first-image"}), json!("<img src='/a.jpg'>")), [json!("/a.jpg")]);
    assert_eq!(converted("$.html", json!("first-image")), [] as [Value; 0]);
    assert_eq!(converted("$.csv", json!({"split": ","})), [json!("a"), json!("b"), json!("c")]);
    assert_eq!(converted("$.by", json!({"strip-prefix": ["by ", "By "]})), [json!("Ada")]);
    assert_eq!(converted("$.cut", json!("strip-truncation")), [json!("text")]);
    assert_eq!(converted("$.object", json!({"keys-like": "body_*"})), [json!("<p>x</p>"), json!("y")]);
    assert_eq!(converted("$.object", json!("keys")), [json!("body_html"), json!("body_text"), json!("title")]);
    assert_eq!(converted("$.object", json!(["values", "last"])), [json!("z")]);
    assert_eq!(converted("$.path", json!({"after": "/"})), [json!("ada")]);
    assert_eq!(converted("$.path", json!({"before": "/"})), [json!("profile")]);
    assert_eq!(converted("$.word", json!("slug")), [json!("news-views")]);
    assert_eq!(converted("$.word", json!({"map": {"News & Views": "n"}})), [json!("n")]);
    assert_eq!(converted("$.word", json!({"null-if": "News & Views"})), [] as [Value; 0]);
    assert_eq!(
        converted("$.path", json!({"template": "{+base}/{value}"})),
        [json!("https://cms.example/profile%2Fada")]
    );
    assert_eq!(converted("$.sizes[*]", json!([{"sort-by": "$.w"}, {"select": "$.u"}])), [json!("s"), json!("m")]);
}

#[test]
fn a_relative_address_is_resolved_against_the_named_base() {
    let on = |value: &str, base: &str| read(json!({"select": "$", "convert": {"base-url": base}}), json!(value));
    assert_eq!(on("images/a b.jpg", "https://pictures.example/"), [json!("https://pictures.example/images/a%20b.jpg")]);
    assert_eq!(on("/a.jpg", "{+base}/news/"), [json!("https://cms.example/a.jpg")]);
    assert_eq!(on("//cdn.example/a.jpg", "https://pictures.example/"), [json!("https://cdn.example/a.jpg")]);
    assert_eq!(on("https://cdn.example/a.jpg", "{+base}/"), [json!("https://cdn.example/a.jpg")]);
    assert_eq!((on("", "{+base}"), on("null", "{+base}")), (vec![], vec![]), "an empty value has no address");
    assert_eq!(on("/a.jpg", "{+missing}"), [json!("/a.jpg")], "without a base an address is unchanged");
}

#[test]
fn keep_like_keeps_texts_that_match_as_a_whole() {
    let kept = |value: Value| read(json!({"select": "$", "convert": {"keep-like": "[0-9]+"}}), value);
    assert_eq!((kept(json!("17")), kept(json!(17))), (vec![json!("17")], vec![json!("17")]));
    assert_eq!((kept(json!("17a")), kept(json!({"a": 1}))), (vec![], vec![]));
    let (problems, wrong) = (Problems::default(), json!({"select": "$", "convert": {"keep-like": "["}}));
    Selector::parse(&DocumentNode::root(&wrong, &problems));
    assert_eq!(problems.into_vec()[0].path, "$.convert['keep-like']");
}

#[test]
fn a_reference_resolves_to_the_object_with_the_same_key() {
    let item = json!({"image": {"type": "file", "id": "7"}, "author": {"type": "user", "id": "7"}, "none": {"type": "user", "id": "9"}});
    let convert = json!([{"reference": {"in": "$.included[*]", "with": ["$.type", "$.id"]}}]);
    let found = |key: &str| read(json!({"select": key, "convert": convert.clone()}), item.clone());
    assert_eq!(found("$.image")[0]["url"], "/a.jpg");
    assert_eq!(found("$.author")[0]["name"], "Ada");
    assert_eq!(found("$.none"), [] as [Value; 0]);
}

#[test]
fn an_empty_list_differs_from_a_missing_one() {
    let items = selector(json!(["$.items[*]", "$.results[*]"]));
    let is_there = |document: Value| {
        let scope = Scope { document: &document, headers: &[], variables: &|_| None };
        items.has_container(&document, scope)
    };
    assert!(is_there(json!({"results": []})));
    assert!(!is_there(json!({"error": "x"})));
    assert!(!is_there(json!({"items": "x"})));
    assert!(is_there(json!({"items": null})), "Go serialises an empty list as null");
}

#[test]
fn a_filtered_list_may_be_empty_too() {
    let items = selector(json!("$[?@.uri && @.status != 'canceled']"));
    let is_there = |document: Value| {
        let scope = Scope { document: &document, headers: &[], variables: &|_| None };
        items.has_container(&document, scope)
    };
    assert!(is_there(json!([])));
    assert!(is_there(json!([{"uri": "a", "status": "canceled"}])));
    assert!(!is_there(json!({"error": "x"})), "an object is no evidence of a list");
}

#[test]
fn a_value_of_another_type_does_not_hide_a_later_one() {
    let item = json!({"a": {"x": 1}, "b": ["y"], "c": true, "d": "12 px", "e": 12.7, "f": "found"});
    let scope = Scope { document: &item, headers: &[], variables: &|_| None };
    assert_eq!(selector(json!(["$.a", "$.b", "$.c", "$.f"])).text(&item, scope).as_deref(), Some("found"));
    assert_eq!(selector(json!("$.*")).text(&item, scope).as_deref(), Some("12 px"));
    assert_eq!(selector(json!(["$.a", "$.c"])).text(&item, scope), None);
    assert_eq!(selector(json!(["$.a", "$.d", "$.e"])).number(&item, scope), Some(12));
    let texts = json!({"a": "12.7", "b": " 3 ", "c": "1.2.3", "d": "-4", "e": "1.x"});
    let scope = Scope { document: &texts, headers: &[], variables: &|_| None };
    let numbers = ["a", "b", "c", "d", "e"].map(|key| selector(["$.", key].concat().into()).number(&texts, scope));
    assert_eq!(numbers, [Some(12), Some(3), None, None, None]);
}

#[test]
fn mistakes_in_a_selector_are_reported_with_their_path() {
    let description = json!(["$.a[", {"select": "$.a", "convert": ["htmltext", {"splitt": ","}]}, {"from": "item"}, 5]);
    let problems = Problems::default();
    Selector::parse(&DocumentNode::root(&description, &problems));
    let paths: Vec<String> = problems.into_vec().into_iter().map(|problem| problem.path).collect();
    assert_eq!(paths, ["$[0]", "$[1].convert[0]", "$[1].convert[1].splitt", "$[2]", "$[3]"]);
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        "\\PC{0,24}".prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 64, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec(("[a-e]|\\PC{0,6}", inner), 0..6)
                .prop_map(|pairs| Value::Object(pairs.into_iter().collect())),
        ]
    })
}

fn any_conversion() -> impl Strategy<Value = Value> {
    prop_oneof![
        prop::sample::select(vec![
            "html-text",
            "first-image",
            "strip-truncation",
            "lower",
            "slug",
            "values",
            "keys",
            "first",
            "last"
        ])
        .prop_map(Value::from),
        (prop::sample::select(vec!["split", "join", "after", "before", "strip-prefix", "null-if"]), "\\PC{1,3}")
            .prop_map(|(name, argument)| json!({name: argument})),
        prop::sample::select(vec!["$", "$.a", "$..*", "$[*]", "$[?@.a]"]).prop_map(|path| json!({"select": path})),
        prop::sample::select(vec!["$", "$.a"]).prop_map(|path| json!({"sort-by": path})),
        prop::sample::select(vec!["*", "a*", "*b"]).prop_map(|pattern| json!({"keys-like": pattern})),
        Just(json!({"template": "{+base}/{value}{?a}"})),
        Just(json!({"base-url": "{+base}/b/"})),
        Just(json!({"keep-like": "[a-e]*"})),
        Just(json!({"reference": {"in": "$..*", "with": "$.a"}})),
    ]
}

proptest! {
    #[test]
    fn no_selector_panics_or_grows_without_bound_on_any_response(
        item in any_json(),
        document in any_json(),
        conversions in prop::collection::vec(any_conversion(), 0..5),
        path in prop::sample::select(vec!["$", "$.a", "$..a", "$..*", "$[*]", "$[0:9:2]", "$[?@.a == $.b]"]),
    ) {
        let selector = selector(json!({"select": path, "convert": conversions}));
        let variables = |name: &str| (name == "base").then(|| TemplateValue::Text("x".into()));
        let scope = Scope { document: &document, headers: &[], variables: &variables };
        let found = selector.values(&item, scope);
        prop_assert!(found.len() <= MOST_VALUES);
        prop_assert!(found.iter().all(|value| is_usable(value)));
    }

    #[test]
    fn any_document_is_parsed_or_refused_as_a_description(document in any_json()) {
        let problems = Problems::default();
        Selector::parse(&DocumentNode::root(&document, &problems));
        let _ = crate::backend::Description::parse(&document);
        let _ = crate::site::Site::parse(&document.to_string());
    }
}
