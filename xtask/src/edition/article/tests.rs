use super::*;

/// A whole source, with lines changed (`key: value`), taken out (`key:`) or added.
fn source(changes: &[&str]) -> String {
    let mut lines: Vec<String> = [
        "title: A bridge opens",
        "summary: After nine years of building, the first trains crossed the strait on Tuesday morning.",
        "category: world",
        "authors: Amara Okafor; Leïla Benhaddou",
        "tags: Trade; Ships",
        "age: 3h",
        "source: Example: Bridges | https://example.org/bridges",
        "picture_alt: A bridge over a strait",
        "picture_caption: The bridge at dawn.",
        "picture_credit: Illustration: Time Plus News",
    ]
    .map(str::to_owned)
    .to_vec();
    for change in changes {
        let key = change.split(':').next().unwrap_or_default();
        lines.retain(|line| !line.starts_with(&format!("{key}:")));
        if !change.ends_with(':') {
            lines.push((*change).to_owned());
        }
    }
    format!("{}\n\n<p>{}</p>\n", lines.join("\n"), "word ".repeat(150))
}

fn read(slug: &str, text: &str) -> (Option<Article>, Vec<String>) {
    let mut mistakes = Mistakes::default();
    let article = parse(slug, text, &mut mistakes);
    (article, mistakes.0.into_iter().map(|mistake| format!("{}: {}", mistake.line, mistake.what)).collect())
}

fn complaint(changes: &[&str]) -> String {
    read("bridge", &source(changes)).1.join("; ")
}

#[test]
fn a_whole_source_has_no_mistakes() {
    let (article, mistakes) = read("bridge", &source(&["updated_age: 1h", "language: fr", "video: yes"]));
    let article = article.unwrap();
    assert_eq!(mistakes, [""; 0]);
    assert_eq!(article.section.title, "World");
    assert_eq!(article.authors[1], Named { slug: "leila-benhaddou".to_owned(), name: "Leïla Benhaddou".to_owned() });
    assert_eq!(article.origin.name, "Example: Bridges");
    assert_eq!(date::format(article.published), "2026-11-20T06:00:00Z");
    assert_eq!(article.updated.map(date::format).as_deref(), Some("2026-11-20T08:00:00Z"));
    assert_eq!(article.words, 150);
    assert!(article.has_film && !article.breaking && !article.right_to_left);
}

#[test]
fn a_missing_key_is_named() {
    for key in ["title", "summary", "category", "authors", "tags", "source", "picture_alt"] {
        assert_eq!(complaint(&[&format!("{key}:")]), format!("1: `{key}` is missing"));
    }
    assert_eq!(complaint(&["age:"]), "1: `published` or `age` is missing");
}

#[test]
fn an_unknown_key_is_named_with_its_line() {
    assert!(complaint(&["titel: A bridge"]).starts_with("11: `titel` is no key; there are title, "));
}

#[test]
fn a_key_that_stands_twice_or_is_empty_is_named() {
    let twice = source(&[]).replacen("age: 3h", "age: 3h\nage: 4h", 1);
    assert_eq!(read("bridge", &twice).1, ["7: `age` stands twice"]);
    let empty = source(&[]).replacen("picture_credit: Illustration: Time Plus News", "picture_credit:", 1);
    assert_eq!(read("bridge", &empty).1[0], "10: `picture_credit` has no value");
}

#[test]
fn values_of_the_wrong_form_say_the_right_one() {
    assert!(
        complaint(&["category: weather"])
            .ends_with("there are world, politics, business, science, culture, sport, videos")
    );
    assert!(complaint(&["source: Example"]).contains("`Name | https://address`"));
    assert!(complaint(&["source: Example | http://example.org/"]).contains("`Name | https://address`"));
    assert!(complaint(&["breaking: true"]).contains("`breaking` is `yes` or left out"));
    assert!(complaint(&["direction: ltr"]).contains("`direction` is `rtl` or left out"));
    assert!(complaint(&["language: French"]).contains("BCP 47"));
    assert!(complaint(&["tags: Trade; —"]).contains("without letters"));
    assert!(complaint(&["tags: Trade; trade"]).contains("twice"));
    assert!(complaint(&["title: Oh"]).contains("4 to 120"));
}

#[test]
fn dates_are_checked_against_each_other_and_the_edition() {
    assert!(complaint(&["age: soon"]).contains("`3h` or `2d`"));
    assert!(complaint(&["age:", "published: 2026-11-21T00:00:00Z"]).contains("later than the edition"));
    assert!(complaint(&["published: 2020-01-01T00:00:00Z"]).contains("not both"));
    assert!(complaint(&["updated_age: 4h"]).contains("before it was published"));
}

#[test]
fn a_body_has_bounds() {
    let short = source(&[]).replace(&"word ".repeat(150), "word ");
    assert_eq!(read("bridge", &short).1, ["12: the body has 1 words; it should have 100 to 3000"]);
}

#[test]
fn a_file_name_that_is_no_slug_is_refused() {
    for bad in ["Bridge", "a_bridge", "a--bridge", "pont-à"] {
        assert!(read(bad, &source(&[])).1[0].contains("file name"), "{bad}");
    }
}

#[test]
fn stories_are_checked_together() {
    let linked = source(&[]).replace("<p>", "<p><a href=\"article/tunnel\">tunnel</a> ");
    let other = source(&["tags: trade; Ships"]);
    let articles = [read("bridge", &linked).0.unwrap(), read("ferry", &other).0.unwrap()];
    let mut mistakes = Mistakes::default();
    check_together(&articles, &mut mistakes);
    let lines: Vec<_> = mistakes.0.into_iter().map(|mistake| (mistake.file, mistake.line, mistake.what)).collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0], ("bridge.html".to_owned(), 12, "links to article/tunnel, which is not there".to_owned()));
    assert_eq!(lines[1].0, "ferry.html");
    assert!(lines[1].2.contains("`trade` is `Trade` elsewhere"));
}

#[test]
fn a_tag_that_looks_like_a_page_of_another_is_refused() {
    let articles = [read("bridge", &source(&["tags: Trade; Trade 2; Apollo 11"])).0.unwrap()];
    let mut mistakes = Mistakes::default();
    check_together(&articles, &mut mistakes);
    let whats: Vec<_> = mistakes.0.into_iter().map(|mistake| mistake.what).collect();
    assert_eq!(whats, ["the tag `Trade 2` would be taken for a page of `trade`: name it otherwise"]);
}

#[test]
fn missing_pictures_and_films_are_named() {
    let mut article = read("bridge", &source(&["video: yes"])).0.unwrap();
    let mut mistakes = Mistakes::default();
    article.find_media(Path::new("/nowhere"), &mut mistakes);
    let whats: Vec<_> = mistakes.0.into_iter().map(|mistake| mistake.what).collect();
    assert_eq!(whats.len(), 4);
    assert!(whats[0].contains("pictures/bridge-480.webp is missing"));
    assert!(whats[3].contains("videos/bridge.vtt"));
}
