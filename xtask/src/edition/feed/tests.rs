use super::*;
use crate::edition::Mistakes;
use crate::edition::article::parse;

fn article(slug: &str, age: usize, more: &str) -> Article {
    let text = format!(
        "title: Title of {slug}\nsummary: A summary that is long enough to be one, of {slug}.\n\
         authors: Leïla Benhaddou\ntags: Trade; 鉄道\nage: {age}h\nsource: Example | https://example.org/{slug}\n\
         picture_alt: A drawing\npicture_caption: A caption\npicture_credit: A credit\n{more}\n\n\
         <p>{}<img src=\"pictures/{slug}-960.webp\" alt=\"A\" width=\"960\" height=\"600\"></p>\n",
        "word ".repeat(241)
    );
    let mut mistakes = Mistakes::default();
    let article = parse(slug, &text, &mut mistakes).expect("the source is whole");
    assert_eq!(mistakes.0, []);
    article
}

fn compiled(articles: &[Article]) -> BTreeMap<String, Value> {
    compile(articles).into_iter().map(|(path, text)| (path, serde_json::from_str(&text).unwrap())).collect()
}

#[test]
fn a_feed_is_paged_and_each_page_names_the_next() {
    let articles: Vec<Article> = (1..=41).map(|n| article(&format!("story-{n}"), n, "category: world")).collect();
    let files = compiled(&articles);
    let pages: Vec<_> = ["latest.json", "latest-2.json", "latest-3.json"].map(|name| &files[name]).to_vec();
    assert_eq!(pages.iter().map(|page| page["items"].as_array().unwrap().len()).collect::<Vec<_>>(), [20, 20, 1]);
    assert_eq!(pages[0]["next_url"], "latest-2.json");
    assert_eq!(pages[1]["next_url"], "latest-3.json");
    assert_eq!(pages[2].get("next_url"), None);
    assert_eq!(pages[2]["items"][0]["id"], "story-41");
    assert_eq!(files["tags/鉄道.json"]["next_url"], "%E9%89%84%E9%81%93-2.json");
    assert_eq!(files["tags/trade-3.json"]["_time_plus_news"]["total_items"], 41);
}

#[test]
fn an_empty_feed_is_a_feed() {
    let files = compiled(&[article("one", 1, "category: world")]);
    assert_eq!(files["sport.json"]["items"], json!([]));
    assert_eq!(files["breaking.json"]["items"], json!([]));
}

#[test]
fn a_story_stands_in_every_list_that_it_belongs_to() {
    let files = compiled(&[article("one", 1, "category: science\nbreaking: yes")]);
    for list in ["latest", "breaking", "science", "tags/trade", "tags/鉄道", "authors/leila-benhaddou"] {
        assert_eq!(files[&format!("{list}.json")]["items"][0]["id"], "one", "{list}");
    }
    assert_eq!(files["world.json"]["items"], json!([]));
}

#[test]
fn addresses_are_relative_to_the_feed_in_which_they_stand() {
    let files = compiled(&[article("one", 1, "category: world")]);
    let (top, deep) = (&files["latest.json"]["items"][0], &files["tags/trade.json"]["items"][0]);
    assert_eq!((&top["url"], &deep["url"]), (&json!("../article/one"), &json!("../../article/one")));
    assert_eq!((&top["image"], &deep["image"]), (&json!("pictures/one-960.webp"), &json!("../pictures/one-960.webp")));
    assert_eq!(deep["authors"][0]["url"], "../../author/leila-benhaddou");
    let renditions = &top["_time_plus_news"]["image"]["renditions"];
    assert_eq!(renditions[0], json!({ "url": "pictures/one-480.webp", "width": 480 }));
    let body = files["articles/one.json"]["items"][0]["content_html"].as_str().unwrap();
    assert!(body.contains("src=\"../pictures/one-960.webp\""), "{body}");
}

#[test]
fn a_list_has_the_summary_and_an_article_the_body() {
    let files = compiled(&[article("one", 1, "category: world")]);
    let item = &files["latest.json"]["items"][0];
    assert_eq!(item["content_text"], item["summary"]);
    assert_eq!(item.get("content_html"), None);
    let article = &files["articles/one.json"]["items"][0];
    assert_eq!(article.get("content_text"), None);
    assert_eq!(article["_time_plus_news"]["reading_minutes"], 2);
}

#[test]
fn optional_fields_are_left_out_rather_than_null() {
    let plain = compiled(&[article("one", 1, "category: world")]);
    let text = plain["latest.json"].to_string();
    for absent in ["null", "date_modified", "attachments", "direction", "video"] {
        assert!(!text.contains(absent), "{absent}");
    }
    let mut film = article("one", 3, "category: videos\nvideo: yes\nupdated_age: 1h\ndirection: rtl");
    film.film_seconds = Some(9);
    let item = &compiled(&[film])["videos.json"]["items"][0];
    assert_eq!(item["date_modified"], "2026-11-20T08:00:00Z");
    assert_eq!(item["attachments"][0]["duration_in_seconds"], 9);
    assert_eq!(item["_time_plus_news"]["direction"], "rtl");
    assert_eq!(item["_time_plus_news"]["video"]["captions"], "videos/one.vtt");
}

#[test]
fn the_indexes_count_stories() {
    let files = compiled(&[article("one", 1, "category: world"), article("two", 2, "category: sport")]);
    assert_eq!(files["categories.json"][0], json!({ "slug": "world", "title": "World", "count": 1 }));
    assert_eq!(files["tags.json"][0], json!({ "slug": "trade", "title": "Trade", "count": 2 }));
    assert_eq!(files["authors.json"], json!([{ "slug": "leila-benhaddou", "name": "Leïla Benhaddou", "count": 2 }]));
}
