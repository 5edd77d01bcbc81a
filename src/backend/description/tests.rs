use super::*;
use crate::json::json;

fn mistakes(document: Value) -> Vec<String> {
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
fn a_view_that_requires_a_parameter_is_offered_only_with_it() {
    let document = json!({
        "name": "Mine", "items": "$[*]", "fields": {"title": "$.t"}, "parameters": {"tag": {}},
        "views": {"latest": {"url": "a"}, "tag": {"url": "{tag}", "requires": "tag"}}
    });
    let description = Description::parse(&document).unwrap();
    assert!(description.view(ViewKind::Tag, &|_| false).is_none());
    assert!(description.view(ViewKind::Tag, &|name| name == "tag").is_some());
}

#[test]
fn every_mistake_is_reported_with_its_path() {
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
        mistakes(document),
        [
            "$.name: expected a string, found a number",
            "$.paging.style: expected one of: none, page, offset, cursor, next-url, link, slice",
            "$.fields.titel: unknown key; did you mean \"title\"?",
            &height_mistake(),
            "$.views.newest: unknown key; known here: latest, category, article, search, categories, author, tag, videos",
            &template_mistake(),
            "$.views.search: \"method\" is POST, so \"body\" is needed",
            "$.views.search: an item's title has no selector: \"fields\" needs \"title\"",
            "$.views.search: the key \"items\" is missing here and in the description",
            "$.views: the view \"latest\" is missing; every description needs it",
            "$.zone: expected an offset such as \"+01:00\"",
        ]
    );
}

fn height_mistake() -> String {
    let error = crate::backend::json_path::JsonPath::parse("$[").unwrap_err();
    format!("$.fields.image.height: not a JSONPath (RFC 9535): {error}")
}

fn template_mistake() -> String {
    let error = UriTemplate::parse("{+base").unwrap_err();
    format!("$.views.category.url: not a URI template (RFC 6570): {error}")
}

#[test]
fn a_lookup_cannot_depend_on_itself() {
    let document = json!({
        "name": "Mine", "items": "$[*]", "fields": {"title": "$.t"},
        "views": {"latest": {"url": "/{id}", "lookup": {"name": "id", "url": "/{id}", "select": "$.id"}}}
    });
    assert_eq!(mistakes(document), [["$.views.latest.lookup", DEPENDENCY].concat()]);
}

const DEPENDENCY: &str = ": a lookup cannot depend on its own value or on that of a later lookup";

#[test]
fn lookups_depend_only_on_earlier_ones() {
    let lookup = |name: &str, needs: &str| json!({"name": name, "url": format!("/x{{?{needs}}}"), "select": "$.id"});
    let with = |lookups: Value| {
        json!({"name": "Mine", "items": "$[*]", "fields": {"title": "$.t"},
            "views": {"latest": {"url": "/{a}/{b}", "lookup": lookups}}})
    };
    assert!(Description::parse(&with(json!([lookup("a", "slug"), lookup("b", "a")]))).is_ok());
    let circle = with(json!([lookup("a", "b"), lookup("b", "a")]));
    assert_eq!(mistakes(circle), [["$.views.latest.lookup[0]", DEPENDENCY].concat()]);
}

#[test]
fn a_fan_out_and_a_slice_need_the_whole_list() {
    let mistakes = |items: &str, view: Value| {
        let description = json!({"name": "x", "items": items, "fields": {"title": "$.t"}, "views": {"latest": view}});
        Description::parse(&description).err().unwrap_or_default().len()
    };
    let fan_out = json!({"url": "{+base}/l", "fan_out": {"url": "{+base}/{value}"}});
    let slice = json!({"url": "{+base}/l", "paging": "slice"});
    for view in [fan_out, slice] {
        assert_eq!((mistakes("$[*]", view.clone()), mistakes("$.list[*]", view)), (0, 1));
    }
}

#[test]
fn the_format_is_set_for_all_views_or_for_one() {
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
fn a_zone_is_an_offset_from_utc() {
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
