use super::*;
use crate::json::json;

fn told(document: Value) -> Vec<String> {
    let problems = Description::parse(&document).unwrap_err();
    problems.into_iter().map(|problem| format!("{}: {}", problem.path, problem.message)).collect()
}

#[test]
fn the_least_description_is_a_list_with_titles() {
    let document = json!({
        "name": "Mine", "items": "$[*]", "fields": {"title": "$.t"}, "views": {"latest": {"url": "{+base}/all.json"}}
    });
    let description = Description::parse(&document).unwrap();
    assert!(description.view(ViewKind::Latest, &|_| false).is_some());
    assert!(description.view(ViewKind::Search, &|_| true).is_none());
}

#[test]
fn a_view_that_needs_a_parameter_is_offered_only_with_it() {
    let document = json!({
        "name": "Mine", "items": "$[*]", "fields": {"title": "$.t"}, "parameters": {"tag": {}},
        "views": {"latest": {"url": "a"}, "tag": {"url": "{tag}", "requires": "tag"}}
    });
    let description = Description::parse(&document).unwrap();
    assert!(description.view(ViewKind::Tag, &|_| false).is_none());
    assert!(description.view(ViewKind::Tag, &|name| name == "tag").is_some());
}

#[test]
fn every_mistake_is_told_with_its_path() {
    let document = json!({
        "name": 5,
        "zone": "MEZ",
        "fields": {"titel": "$.t", "image": {"url": "$.i", "height": "$["}},
        "paging": {"style": "pages"},
        "views": {
            "category": {"url": "{+base", "lookup": {"name": "id", "url": "/{id}", "select": "$.id"}},
            "search": {"url": "{+base}", "method": "POST"},
            "newest": {}
        }
    });
    assert_eq!(
        told(document),
        [
            "$.name: expected a text, found a number",
            "$.paging.style: expected one of: none, page, offset, cursor, next-url, link, slice",
            "$.fields.titel: unknown key; did you mean \"title\"?",
            &told_of_height(),
            "$.views.newest: unknown key; known here: latest, category, article, search, categories, author, tag, videos",
            &told_of_template(),
            "$.views.search: \"method\" is POST, so \"body\" is needed",
            "$.views.search: nothing says where an item's title stands: \"fields\" needs \"title\"",
            "$.views.search: the key \"items\" is missing here and in the description",
            "$.views: the view \"latest\" is missing: a newspaper cannot be made without it",
            "$.zone: expected an offset such as \"+01:00\"",
        ]
    );
}

fn told_of_height() -> String {
    let error = crate::backend::json_path::JsonPath::parse("$[").unwrap_err();
    format!("$.fields.image.height: not a JSONPath (RFC 9535): {error}")
}

fn told_of_template() -> String {
    let error = UriTemplate::parse("{+base").unwrap_err();
    format!("$.views.category.url: not a URI template (RFC 6570): {error}")
}

#[test]
fn a_lookup_cannot_need_itself() {
    let document = json!({
        "name": "Mine", "items": "$[*]", "fields": {"title": "$.t"},
        "views": {"latest": {"url": "/{id}", "lookup": {"name": "id", "url": "/{id}", "select": "$.id"}}}
    });
    assert_eq!(told(document), [["$.views.latest.lookup", NEEDED].concat()]);
}

const NEEDED: &str = ": a lookup cannot need the value that it looks up, nor one that is looked up after it";

#[test]
fn lookups_need_one_another_in_their_order_and_never_in_a_circle() {
    let lookup = |name: &str, needs: &str| json!({"name": name, "url": format!("/x{{?{needs}}}"), "select": "$.id"});
    let with = |lookups: Value| {
        json!({"name": "Mine", "items": "$[*]", "fields": {"title": "$.t"},
            "views": {"latest": {"url": "/{a}/{b}", "lookup": lookups}}})
    };
    assert!(Description::parse(&with(json!([lookup("a", "slug"), lookup("b", "a")]))).is_ok());
    let circle = with(json!([lookup("a", "b"), lookup("b", "a")]));
    assert_eq!(told(circle), [["$.views.latest.lookup[0]", NEEDED].concat()]);
}

#[test]
fn a_fan_out_and_a_slice_need_the_whole_list() {
    let told = |items: &str, view: Value| {
        let description = json!({"name": "x", "items": items, "fields": {"title": "$.t"}, "views": {"latest": view}});
        Description::parse(&description).err().unwrap_or_default().len()
    };
    let fan_out = json!({"url": "{+base}/l", "fan_out": {"url": "{+base}/{value}"}});
    let slice = json!({"url": "{+base}/l", "paging": "slice"});
    for view in [fan_out, slice] {
        assert_eq!((told("$[*]", view.clone()), told("$.list[*]", view)), (0, 1));
    }
}

#[test]
fn what_answers_are_written_in_is_said_once_or_for_each_view() {
    let description = json!({
        "name": "x", "format": "xml", "items": "$.rss[0].channel[0].item[*]", "fields": {"title": "$.title[0]['#text']"},
        "views": {
            "latest": {"url": "{+base}/rss"},
            "search": {"url": "{+base}/s", "format": "json", "lookup": {"name": "a", "url": "{+base}/a", "select": "$"}}
        }
    });
    let read = Description::parse(&description).unwrap();
    let view = |kind| read.view(kind, &|_| true).unwrap();
    assert_eq!((view(ViewKind::Latest).format, view(ViewKind::Search).format), (Format::Xml, Format::Json));
    assert_eq!(view(ViewKind::Search).lookups[0].format, Format::Xml);
}

#[test]
fn a_zone_is_an_offset() {
    for (text, minutes) in
        [("+01:00", Some(60)), ("-05:30", Some(-330)), ("Z", None), ("+25:00", None), ("é1:00", None)]
    {
        let problems = Problems::default();
        let value = json!(text);
        assert_eq!(read_zone(&DocumentNode::root(&value, &problems)), minutes, "{text}");
    }
}

#[test]
fn every_description_that_ships_is_read_without_a_mistake() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/public/backends");
    let mut count = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.to_string_lossy().ends_with(".schema.json") {
            continue;
        }
        let document: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        if let Err(problems) = Description::parse(&document) {
            panic!("{}: {problems:#?}", path.display());
        }
        count += 1;
    }
    assert!(count >= 6, "{count}");
}
