//! What a recorded answer is and what it states, found by the names of each backend's documentation and without the
//! engine: the other opinion that the engine's is held against.

use serde_json::Value;

/// What a sample is.
pub enum Kind {
    /// A page of stories.
    List(Vec<Value>),
    /// One story.
    Item(Value),
    /// The body of a story alone.
    Body(Value),
    /// What is asked for before a list.
    Before,
    /// Categories, tags or sections: where they stand.
    Terms(Vec<Value>),
    /// People.
    Users(Vec<Value>),
    /// Pictures without a story.
    Media(Vec<Value>),
    /// An error, or something that is no answer to what is asked.
    Other,
}

/// What a sample is, by the look of it.
pub fn kind_of(backend: &str, status: u16, document: &Value) -> Kind {
    let has = |items: &[Value], key: &str| !items.is_empty() && items.iter().all(|item| !item[key].is_null());
    if !(200..300).contains(&status) {
        return Kind::Other;
    }
    match backend {
        "wordpress" => {
            let items = if document["body"].is_array() { list(&document["body"]) } else { list(document) };
            if has(&items, "source_url") {
                Kind::Media(items)
            } else if has(&items, "taxonomy") {
                Kind::Terms(items)
            } else if has(&items, "avatar_urls") {
                Kind::Users(items)
            } else if has(&items, "slug") && has(&items, "title") {
                Kind::List(items)
            } else if document["slug"].is_string() && document["title"].is_object() {
                Kind::Item(document.clone())
            } else {
                Kind::Other
            }
        }
        "json-feed" if document["items"].is_array() => Kind::List(list(&document["items"])),
        "ghost" if document["posts"].is_array() => Kind::List(list(&document["posts"])),
        "ghost" if document["tags"].is_array() => Kind::Terms(list(&document["tags"])),
        "newsapi" if document["articles"].is_array() => Kind::List(list(&document["articles"])),
        "guardian" if document["response"]["content"].is_object() => {
            Kind::Item(document["response"]["content"].clone())
        }
        "guardian" => {
            let results = list(&document["response"]["results"]);
            if has(&results, "webPublicationDate") {
                Kind::List(results)
            } else if has(&results, "webTitle") {
                Kind::Terms(results)
            } else {
                Kind::Other
            }
        }
        "arc-xp" => {
            let items = if document.is_array() { list(document) } else { Vec::new() };
            if has(&items, "type") {
                Kind::List(items)
            } else if document["headlines"].is_object() {
                Kind::Item(document.clone())
            } else if has(&list(&document["content_elements"]), "headlines") {
                Kind::List(list(&document["content_elements"]))
            } else {
                Kind::Other
            }
        }
        "nyt-top-stories" if document["results"].is_array() => Kind::List(list(&document["results"])),
        "ninjs" => {
            let candidates = [document, &document["items"], &document["_items"]];
            let items = candidates.iter().map(|value| list(value)).find(|items| has(items, "uri"));
            match items {
                Some(items) => Kind::List(items),
                None if document["uri"].is_string() => Kind::Item(document.clone()),
                None => Kind::Other,
            }
        }
        "rss" => of_list(&document["rss"][0]["channel"][0]["item"]),
        "atom" => of_list(&document["feed"][0]["entry"]),
        "rdf" => of_list(&document["rdf:RDF"][0]["item"]),
        "hacker-news" if document["time"].is_number() => Kind::Item(document.clone()),
        "hacker-news-algolia" if document["hits"].is_array() => Kind::List(list(&document["hits"])),
        "hacker-news-algolia" if document["objectID"].is_string() || document["created_at_i"].is_number() => {
            Kind::Item(document.clone())
        }
        "discourse" if document["post_stream"].is_object() => Kind::Item(document.clone()),
        "discourse" => of_list(&document["topic_list"]["topics"]),
        "reddit" => of_list(&document["data"]["children"]),
        "mastodon" if has(&list(document), "provider_name") => Kind::List(list(document)),
        "contentful" => of_list(&document["items"]),
        "datocms" if document["schema"] == "dast" => Kind::Body(document.clone()),
        "drupal" if document["data"].is_object() => Kind::Item(document["data"].clone()),
        "drupal" => of_list(&document["data"]),
        "payload" if document["editorState"].is_object() => Kind::Body(document["editorState"].clone()),
        "payload" => of_list(&document["docs"]),
        "prismic" if document["refs"].is_array() => Kind::Before,
        "sanity" if document["_type"].is_string() => Kind::Body(Value::Array(vec![document.clone()])),
        "sanity" if has(&list(document), "_type") => Kind::Body(document.clone()),
        "storyblok" if document["tags"].is_array() => Kind::Terms(list(&document["tags"])),
        "storyblok" => of_list(&document["stories"]),
        "json-ld" if document["headline"].is_string() => Kind::Item(document.clone()),
        "json-ld" => {
            let parts = list(&document["@graph"]);
            of_list(&parts.into_iter().filter(|part| part["headline"].is_string()).collect())
        }
        _ => Kind::Other,
    }
}

fn of_list(items: &Value) -> Kind {
    items.as_array().map_or(Kind::Other, |items| Kind::List(items.clone()))
}

/// What a backend calls an item.
pub fn name_of<'a>(backend: &str, item: &'a Value) -> &'a Value {
    let keys: &[&str] = match backend {
        "rss" => &["guid", "link"],
        "discourse" => &["id"],
        "reddit" => return &item["data"]["id"],
        "contentful" => return &item["sys"]["id"],
        "storyblok" => &["full_slug"],
        "json-ld" => &["url", "mainEntityOfPage", "@id"],
        _ => &["slug", "uri", "id", "_id", "url", "@rdf:about"],
    };
    keys.iter().map(|key| &item[*key]).find(|name| !name.is_null()).unwrap_or(&item["link"])
}

/// What an item states, found by the names of the backend's documentation.
pub struct Stated {
    pub something: bool,
    pub date: bool,
    pub link: bool,
    pub picture: bool,
    pub body: bool,
}

/// What an item of a backend states.
pub fn stated(backend: &str, item: &Value) -> Stated {
    match backend {
        "wordpress" => stated_by_wordpress(item),
        "guardian" => stated_by_guardian(item),
        "ninjs" => stated_by_ninjs(item),
        "arc-xp" => stated_by_arc_xp(item),
        "nyt-top-stories" => Stated {
            something: texts(&[&item["title"], &item["abstract"]]),
            date: is_date(&item["published_date"]),
            link: is_address(&item["url"]),
            picture: list(&item["multimedia"]).iter().any(|one| is_address(&one["url"])),
            body: false,
        },
        "contentful" => {
            let fields = &item["fields"];
            Stated {
                something: texts(&[&fields["title"], &fields["name"]]),
                date: is_date(&item["sys"]["createdAt"]),
                link: false,
                picture: fields["image"]["sys"]["linkType"] == "Asset",
                body: members(fields).iter().any(|field| field["nodeType"] == "document"),
            }
        }
        "drupal" => {
            let attributes = &item["attributes"];
            Stated {
                something: texts(&[&attributes["title"]]),
                date: is_date(&attributes["created"]),
                link: texts(&[&attributes["path"]["alias"]]),
                picture: false,
                body: members(attributes).iter().any(|field| texts(&[&field["processed"]])),
            }
        }
        "payload" => Stated {
            something: texts(&[&item["title"]]),
            date: is_date(&item["createdAt"]),
            link: false,
            picture: false,
            body: false,
        },
        "storyblok" => Stated {
            something: texts(&[&item["name"]]),
            date: is_date(&item["published_at"]),
            link: false,
            picture: false,
            body: false,
        },
        "rss" | "atom" | "rdf" => stated_by_a_feed(item),
        "reddit" => stated_by_reddit(&item["data"]),
        "json-ld" => stated_by_json_ld(item),
        "hacker-news" => Stated {
            something: texts(&[&item["title"]]),
            date: true,
            link: true,
            picture: false,
            body: texts(&[&item["text"]]),
        },
        "hacker-news-algolia" => Stated {
            something: texts(&[&item["title"]]),
            date: is_date(&item["created_at"]),
            link: !item["id"].is_null() || !item["objectID"].is_null(),
            picture: false,
            body: texts(&[&item["text"], &item["story_text"]]),
        },
        "discourse" => Stated {
            something: texts(&[&item["title"]]),
            date: is_date(&item["created_at"]),
            link: !item["id"].is_null(),
            picture: is_address(&item["image_url"]),
            body: texts(&[&item["post_stream"]["posts"][0]["cooked"]]),
        },
        "mastodon" => Stated {
            something: texts(&[&item["title"]]),
            date: is_date(&item["published_at"]),
            link: is_address(&item["url"]),
            picture: is_address(&item["image"]),
            body: false,
        },
        "json-feed" => Stated {
            something: texts(&[&item["title"], &item["summary"], &item["content_html"], &item["content_text"]]),
            date: is_date(&item["date_published"]),
            link: is_address(&item["url"]) || is_address(&item["external_url"]),
            picture: is_address(&item["image"]) || is_address(&item["banner_image"]),
            body: texts(&[&item["content_html"], &item["content_text"]]),
        },
        "ghost" => Stated {
            something: texts(&[&item["title"], &item["excerpt"], &item["html"]]),
            date: is_date(&item["published_at"]),
            link: is_address(&item["url"]),
            picture: is_address(&item["feature_image"]),
            body: texts(&[&item["html"]]),
        },
        _ => Stated {
            something: item["title"] != "[Removed]" && texts(&[&item["title"], &item["description"], &item["content"]]),
            date: is_date(&item["publishedAt"]),
            link: is_address(&item["url"]),
            picture: is_address(&item["urlToImage"]),
            body: texts(&[&item["content"]]),
        },
    }
}

/// A date of RFC 3339 or of RFC 2822, roughly.
fn is_date(value: &Value) -> bool {
    value.as_str().is_some_and(|text| {
        let year = text.bytes().take(4).filter(u8::is_ascii_digit).count() == 4 && !text.starts_with("0000");
        (year && text.len() >= 19 && text.get(4..5) == Some("-")) || (text.contains(", 2") && text.len() > 20)
    })
}

fn is_address(value: &Value) -> bool {
    value.as_str().is_some_and(|text| text.starts_with("http") || text.starts_with('/'))
}

fn stated_by_wordpress(item: &Value) -> Stated {
    let (content, excerpt) = (&item["content"]["rendered"], &item["excerpt"]["rendered"]);
    let media = &item["_embedded"]["wp:featuredmedia"][0];
    let is_embedded = is_address(&media["source_url"]) && media["media_type"] != "file";
    Stated {
        something: texts(&[&item["title"]["rendered"], excerpt, content]),
        date: is_date(&item["date_gmt"]) || is_date(&item["date"]),
        link: is_address(&item["link"]),
        picture: is_embedded || is_address(&item["jetpack_featured_media_url"]),
        body: texts(&[content]),
    }
}

fn stated_by_guardian(item: &Value) -> Stated {
    let is_main_image = |element: &Value| element["relation"] == "main" && element["type"] == "image";
    Stated {
        something: texts(&[&item["webTitle"]]),
        date: is_date(&item["webPublicationDate"]),
        link: is_address(&item["webUrl"]),
        picture: list(&item["elements"]).iter().any(is_main_image) || is_address(&item["fields"]["thumbnail"]),
        body: texts(&[&item["fields"]["body"], &item["blocks"]["body"][0]["bodyHtml"]]),
    }
}

fn stated_by_arc_xp(item: &Value) -> Stated {
    let dates = ["display_date", "first_publish_date", "publish_date", "created_date"];
    let is_picture = |one: &Value| one["type"] == "image" && is_address(&one["url"]);
    Stated {
        something: texts(&[&item["headlines"]["basic"], &item["description"]["basic"]]),
        date: dates.iter().any(|key| is_date(&item[*key])),
        link: is_address(&item["canonical_url"]) || is_address(&item["website_url"]),
        picture: members(&item["promo_items"]).iter().any(is_picture),
        body: list(&item["content_elements"]).iter().any(|one| one["type"] == "text" && texts(&[&one["content"]])),
    }
}

fn stated_by_ninjs(item: &Value) -> Stated {
    let words = |value: &Value| texts(&[value, &value[0]["value"]]);
    let keyed = |start: &str| {
        let has_words = |(key, value): (&String, &Value)| key.starts_with(start) && texts(&[value]);
        item.as_object().is_some_and(|map| map.iter().any(has_words))
    };
    let body = keyed("body_") || words(&item["bodies"]);
    let headline = words(&item["headline"]) || words(&item["headlines"]) || words(&item["title"]) || keyed("headline_");
    let is_picture = |one: &Value| one["type"] == "picture" && has_image(one);
    Stated {
        something: headline || keyed("description_") || words(&item["descriptions"]) || body,
        date: ["firstcreated", "versioncreated", "firstCreated", "versionCreated"]
            .iter()
            .any(|key| is_date(&item[*key])),
        link: is_address(&item["uri"]),
        picture: has_image(item) || members(&item["associations"]).iter().any(is_picture),
        body,
    }
}

/// An item of RSS or an entry of Atom, as the tree of [`time_plus_news::xml`].
fn stated_by_a_feed(item: &Value) -> Stated {
    let text = |names: &[&str]| names.iter().any(|name| texts(&[&item[*name][0]["#text"], &item[*name][0]["#html"]]));
    let some = |name: &str, wanted: &dyn Fn(&Value) -> bool| list(&item[name]).iter().any(wanted);
    let is_image =
        |one: &Value| one["@medium"] == "image" || one["@type"].as_str().is_some_and(|kind| kind.starts_with("image/"));
    let dates = ["pubDate", "dc:date", "published", "updated"];
    let holds_image = |name: &str| item[name][0]["#text"].as_str().is_some_and(|text| text.contains("<img"));
    Stated {
        something: text(&["title", "description", "summary", "content", "content:encoded"]),
        date: dates.iter().any(|name| is_date(&item[*name][0]["#text"])),
        link: some("link", &|link| is_address(&link["#text"]) || is_address(&link["@href"])),
        picture: ["media:content", "enclosure", "link"].iter().any(|name| some(name, &is_image))
            || some("media:thumbnail", &|one| is_address(&one["@url"]))
            || some("itunes:image", &|one| is_address(&one["@href"]))
            || holds_image("content:encoded"),
        body: text(&["content:encoded", "content", "description", "summary"]),
    }
}

fn stated_by_reddit(post: &Value) -> Stated {
    Stated {
        something: texts(&[&post["title"]]),
        date: post["created_utc"].is_number(),
        link: is_address(&post["url"]) || is_address(&post["permalink"]),
        picture: is_address(&post["preview"]["images"][0]["source"]["url"]) || is_address(&post["thumbnail"]),
        body: texts(&[&post["selftext"]]),
    }
}

fn stated_by_json_ld(item: &Value) -> Stated {
    let image = &item["image"];
    let part_of_a_graph = image["@id"].is_string() && !image["url"].is_string();
    Stated {
        something: texts(&[&item["headline"]]),
        date: is_date(&item["datePublished"]),
        link: [&item["url"], &item["mainEntityOfPage"]["@id"], &item["mainEntityOfPage"], &item["@id"]]
            .iter()
            .any(|one| is_address(one)),
        picture: [image, &image["url"], &image[0], &image[0]["url"], &item["thumbnailUrl"]]
            .iter()
            .any(|one| is_address(one))
            || (part_of_a_graph && is_address(&image["@id"])),
        body: texts(&[&item["articleBody"]]),
    }
}

/// Whether one of an item's renditions is an image.
fn has_image(item: &Value) -> bool {
    let is_image = |one: &Value| {
        let kinds = ["mimetype", "contenttype", "contentType"].map(|key| one[key].as_str().unwrap_or_default());
        is_address(&one["href"]) && kinds.iter().any(|kind| kind.starts_with("image/"))
    };
    members(&item["renditions"]).iter().any(is_image)
}

/// What a list or an object holds.
fn members(value: &Value) -> Vec<Value> {
    match value {
        Value::Object(map) => map.values().cloned().collect(),
        other => list(other),
    }
}

fn texts(values: &[&Value]) -> bool {
    values.iter().any(|value| value.as_str().is_some_and(|text| !without_markup(text).trim().is_empty()))
}

/// A rough reading of markup: what is between `<` and `>` is none of the text, nor is a blank.
fn without_markup(html: &str) -> String {
    let after_tag = |(at, part): (usize, &str)| match part.split_once('>') {
        Some((_, text)) if at > 0 => text.to_owned(),
        _ if at > 0 => String::new(),
        _ => part.to_owned(),
    };
    html.split('<').enumerate().map(after_tag).collect::<String>().replace("&nbsp;", " ")
}

fn list(value: &Value) -> Vec<Value> {
    value.as_array().cloned().unwrap_or_default()
}
