//! WordPress REST API v2.

use crate::shown::{check_article, check_listing};
use crate::support::*;
use serde_json::{Value, json};
use time_plus_news::backend::{Error, ListView, ViewKind};
use time_plus_news::model::{ArticleId, Cursor, Listing, SafeUrl};

fn harbour() -> Setup {
    site("wordpress", "https://harbour.example").category("sea", "The sea", "world-and-sea")
}

fn totals(answer: Answer, total: &str, pages: &str) -> Answer {
    answer.header("X-WP-Total", total).header("X-WP-TotalPages", pages)
}

fn latest() -> Listing {
    let answer = totals(Answer::fixture("wordpress/latest"), "12", "6");
    let backend = harbour().answers("wp-json/wp/v2/posts?page=1", answer).start();
    let listing = backend.list(ListView::Latest).unwrap();
    check_listing(&listing).unwrap();
    listing
}

#[test]
fn titles_are_read_as_the_text_that_their_markup_means() {
    assert_eq!(
        titles(&latest()),
        [
            "Night ferry returns – and it’s full again & again",
            "Council votes: what 5 < 6 means, and why “no” was a yes",
            "The lamp is lit again",
            "A letter to members",
            "It rained from Tuesday to Friday, and the river rose by a hand.",
        ]
    );
    assert_eq!(ids(&latest())[0], "night-ferry-returns");
    assert_eq!(latest().left_out, 0);
}

#[test]
fn an_excerpt_ends_where_the_story_was_cut_and_has_no_link_to_itself() {
    let summaries: Vec<Option<String>> = latest().headlines.into_iter().map(|headline| headline.summary).collect();
    assert_eq!(
        summaries[0].as_deref(),
        Some("After eleven winters without a crossing, the boat to the islands left on time, with every cabin taken")
    );
    assert_eq!(summaries[1].as_deref(), Some("The count was close"));
    assert_eq!(summaries[2..], [None, None, None], "a summary that is the title says nothing more");
}

#[test]
fn dates_are_those_of_greenwich_and_local_ones_only_where_there_are_no_others() {
    let dates: Vec<Option<String>> = latest().headlines.iter().map(published).collect();
    assert_eq!(dates[0].as_deref(), Some("2026-11-20T06:30:00Z"));
    assert_eq!(updated(&latest().headlines[0]).as_deref(), Some("2026-11-20T08:10:00Z"));
    assert_eq!(updated(&latest().headlines[1]), None, "it was not changed since");
    assert_eq!(dates[4].as_deref(), Some("2026-11-18T06:00:00Z"));
}

#[test]
fn a_picture_comes_at_its_widths_but_not_in_other_shapes() {
    let listing = latest();
    let image = listing.headlines[0].image.as_ref().unwrap();
    let base = "https://harbour.example/wp-content/uploads/2026/10/";
    assert_eq!(image.url.as_str(), format!("{base}ferry.jpg"));
    assert_eq!(image.alt, "A white ferry at a quay & two gulls");
    assert_eq!(image.caption.as_deref(), Some("The Alcyon before her first night."));
    assert_eq!(image.credit.as_deref(), Some("R. Okonjo"));
    assert_eq!((image.width, image.height), (Some(1600), Some(900)));
    let files =
        [(300, "ferry-300x169.jpg"), (768, "ferry-768x432.jpg"), (1024, "ferry-1024x576.jpg"), (1600, "ferry.jpg")];
    let expected: Vec<(u32, String)> = files.iter().map(|(width, file)| (*width, [base, file].concat())).collect();
    let expected: Vec<(u32, &str)> = expected.iter().map(|(width, url)| (*width, url.as_str())).collect();
    assert_eq!(renditions(image), expected);
}

#[test]
fn a_picture_over_http_with_its_sizes_as_texts_is_the_same_picture() {
    let listing = latest();
    let image = listing.headlines[1].image.as_ref().unwrap();
    assert_eq!(image.url.as_str(), "https://harbour.example/wp-content/uploads/2026/10/council.jpg");
    assert_eq!((image.width, image.height), (Some(1200), Some(675)));
    let widths: Vec<u32> = image.renditions.iter().map(|rendition| rendition.width).collect();
    assert_eq!(widths, [300, 768, 1024, 1200]);
    assert_eq!((image.alt.as_str(), &image.caption, &image.credit), ("", &None, &None));
}

#[test]
fn a_picture_that_the_api_may_not_show_is_replaced_by_the_one_of_jetpack() {
    let listing = latest();
    assert_eq!(listing.headlines[2].image, None);
    let image = listing.headlines[4].image.as_ref().unwrap();
    assert_eq!(image.url.as_str(), "https://i0.wp.example/harbour/rain.jpg?fit=1200%2C800");
}

#[test]
fn names_categories_and_tags_come_from_what_is_embedded() {
    let listing = latest();
    let [ferry, council, lamp, _, rain] = listing.headlines.as_slice() else { panic!() };
    assert_eq!(authors(ferry), [("Inês Tavares", Some("ines-tavares"))]);
    let portrait = ferry.authors[0].portrait.as_ref().unwrap().as_str();
    assert!(portrait.starts_with("https://secure.gravatar.com/avatar/"), "{portrait}");
    assert_eq!(authors(council), [("Olaf “Ole” Brandt", Some("olaf-brandt"))]);
    assert_eq!(authors(rain), []);
    assert_eq!(category_of(ferry), Some(("sea", "The sea")), "the site's own name for it");
    assert_eq!(category_of(council), Some(("town-hall", "Town hall")), "what only the backend knows");
    assert_eq!(category_of(lamp), None, "uncategorized is no category");
    assert_eq!(tags(ferry), [("Breaking", Some("breaking")), ("Ferries & trams", Some("ferries"))]);
    assert!(ferry.breaking && !council.breaking);
    assert_eq!(link(ferry), Some("https://harbour.example/2026/11/night-ferry-returns/"));
    assert_eq!(ferry.source.as_ref().unwrap().name, "harbour.example");
}

#[test]
fn the_headers_say_how_many_there_are_and_a_page_past_the_end_is_an_empty_one() {
    let backend = harbour()
        .answers("wp-json/wp/v2/posts?page=1&per_page=2", totals(Answer::fixture("wordpress/latest"), "3", "2"))
        .answers("wp-json/wp/v2/posts?page=2&per_page=2", totals(Answer::fixture("wordpress/page-2"), "3", "2"))
        .answers("wp-json/wp/v2/posts?page=3", Answer::error(400, "wordpress/error-page-past-end"))
        .start();
    let first = backend.list(ListView::Latest).unwrap();
    assert_eq!((first.next.clone(), first.total), (Some(Cursor::Page(2)), Some(3)));
    let second = backend.page(ListView::Latest, Cursor::Page(2)).unwrap();
    assert_eq!((titles(&second), &second.next), (vec!["Bakers down tools"], &None));
    assert_eq!(backend.page(ListView::Latest, Cursor::Page(3)), Ok(Listing::default()));
}

#[test]
fn a_list_asks_for_what_a_headline_needs_and_for_nothing_more() {
    let backend = harbour().answers("wp-json/wp/v2/posts", Answer::fixture("wordpress/latest")).start();
    backend.list(ListView::Latest).unwrap();
    assert_eq!(
        backend.asked(),
        ["https://harbour.example/wp-json/wp/v2/posts?_embed=author,wp:featuredmedia,wp:term\
            &_fields=id,slug,link,lang,date,date_gmt,modified,modified_gmt,title,excerpt,jetpack_featured_media_url,authors,coauthors,_links,_embedded\
            &orderby=date&order=desc&per_page=2&page=1"]
    );
}

#[test]
fn a_category_a_tag_and_an_author_are_found_by_their_slugs() {
    let backend = harbour()
        .answers("wp-json/wp/v2/categories?slug=world-and-sea", Answer::fixture("wordpress/category-world"))
        .answers("wp-json/wp/v2/tags?slug=ferries", Answer::fixture("wordpress/tag-ferries"))
        .answers("wp-json/wp/v2/users?slug=ines-tavares", Answer::fixture("wordpress/user-ines"))
        .answers("wp-json/wp/v2/categories?slug=nothing", Answer::new(200, "[]"))
        .answers(
            "wp-json/wp/v2/posts?categories[terms]=7&categories[include_children]=true&page=1",
            Answer::fixture("wordpress/world"),
        )
        .answers("wp-json/wp/v2/posts?tags=32", Answer::fixture("wordpress/world"))
        .answers("wp-json/wp/v2/posts?author=3", Answer::fixture("wordpress/world"))
        .start();
    for view in [category("sea"), tag("ferries"), author("ines-tavares")] {
        assert_eq!(ids(&backend.list(view.clone()).unwrap()), ["night-ferry-returns"], "{view:?}");
    }
    assert!(matches!(backend.list(category("nothing")), Err(Error::NotFound { .. })));
}

#[test]
fn a_category_may_be_given_by_its_number_and_an_old_wordpress_be_asked_for_it_alone() {
    let backend = site("wordpress", "https://harbour.example")
        .category("sea", "The sea", "7")
        .parameter("in_category", "categories={category_id}")
        .answers("wp-json/wp/v2/categories?slug=7", Answer::new(200, "[]"))
        .answers("wp-json/wp/v2/posts?categories=7&page=1", Answer::fixture("wordpress/world"))
        .start();
    assert_eq!(ids(&backend.list(category("sea")).unwrap()), ["night-ferry-returns"]);
}

#[test]
fn words_are_searched_as_they_are_typed() {
    let request = "wp-json/wp/v2/posts?search=5%20%26%206%3D11&page=1";
    let backend = harbour().answers(request, Answer::fixture("wordpress/page-2")).start();
    assert_eq!(ids(&backend.list(search("5 & 6=11")).unwrap()), ["bakery-strike"]);
}

#[test]
fn the_categories_are_those_with_stories() {
    let backend =
        harbour().answers("wp-json/wp/v2/categories?hide_empty=true", Answer::fixture("wordpress/categories")).start();
    let expected = [("town-hall", "Town hall"), ("world-and-sea", "World & Sea")];
    assert_eq!(backend.categories(), expected.map(|(slug, title)| (slug.to_owned(), title.to_owned())));
}

#[test]
fn an_article_is_found_by_its_slug_and_comes_with_its_body() {
    let backend = harbour()
        .answers("wp-json/wp/v2/posts?slug=night-ferry-returns", Answer::fixture("wordpress/article"))
        .answers("wp-json/wp/v2/posts?slug=no-such-thing", Answer::new(200, "[]"))
        .start();
    let article = backend.article("night-ferry-returns").unwrap();
    check_article(&article).unwrap();
    assert_eq!(
        outline(&article.body),
        [
            "p The whistle went at eleven. The council had said no twice.",
            "h What it costs",
            "list A seat: 19 crowns A cabin: 44 crowns & up",
            "quote “I slept like a stone.”",
            "p The next boat leaves on Sunday.",
        ],
        "the lead picture stands above the body, not in it again"
    );
    assert_eq!(article.headline.language.as_deref(), Some("en-GB"));
    assert_eq!((article.truncated, article.headline.reading_minutes), (false, Some(1)));
    assert!(!backend.asked()[0].contains("_fields"));
    assert!(matches!(backend.article("no-such-thing"), Err(Error::NotFound { .. })));
}

#[test]
fn a_link_to_another_story_stays_in_the_paper() {
    let backend = harbour()
        .answers("wp-json/wp/v2/posts?slug=night-ferry-returns", Answer::fixture("wordpress/article"))
        .answers("wp-json/wp/v2/posts?page=1", Answer::fixture("wordpress/latest"))
        .start();
    backend.list(ListView::Latest).unwrap();
    let article = backend.article("night-ferry-returns").unwrap();
    let address = "https://harbour.example/2026/11/council-votes/";
    assert!(format!("{:?}", article.body).contains(address), "{:?}", article.body);
    let own = backend.client.article_at(&SafeUrl::parse(address, None).unwrap());
    assert_eq!(own, ArticleId::new("council-votes"));
}

#[test]
fn a_story_behind_a_password_is_a_headline_that_leads_to_its_source() {
    let backend =
        harbour().answers("wp-json/wp/v2/posts?slug=members-letter", Answer::fixture("wordpress/protected")).start();
    let article = backend.article("members-letter").unwrap();
    assert!(article.truncated && article.body.is_empty());
    assert_eq!(link(&article.headline), Some("https://harbour.example/2026/11/members-letter/"));
}

#[test]
fn what_goes_wrong_is_told_in_the_words_of_the_backend() {
    let error = |status: u16, name: &str| {
        let answer = Answer::error(status, name).header("Retry-After", "60");
        harbour().answers("wp-json/wp/v2/posts", answer).start().list(ListView::Latest).unwrap_err()
    };
    let Error::Status { status: 400, message, .. } = error(400, "wordpress/error-bad-parameter") else { panic!() };
    assert_eq!(message.as_deref(), Some("Invalid parameter(s): per_page"));
    let Error::Status { status: 401, message, retry_after, .. } = error(401, "wordpress/error-login") else { panic!() };
    assert_eq!((message.as_deref(), retry_after), (Some("REST API restricted to authenticated users."), Some(60)));
    assert!(matches!(error(404, "wordpress/error-no-route"), Error::NotFound { .. }));
    let Error::Refused { message, .. } = error(200, "wordpress/error-login") else { panic!() };
    assert_eq!(message, "REST API restricted to authenticated users.");
}

#[test]
fn a_site_without_pretty_permalinks_is_asked_through_index_php() {
    let backend = harbour()
        .parameter("api", "index.php?rest_route=/wp/v2")
        .parameter("join", "&")
        .answers(
            "index.php?rest_route=/wp/v2/categories&slug=world-and-sea",
            Answer::fixture("wordpress/category-world"),
        )
        .answers("index.php?rest_route=/wp/v2/posts&categories[terms]=7", Answer::fixture("wordpress/world"))
        .answers("index.php?rest_route=/wp/v2/posts&page=1", Answer::fixture("wordpress/latest"))
        .start();
    assert_eq!(backend.list(ListView::Latest).unwrap().headlines.len(), 5);
    assert_eq!(backend.list(category("sea")).unwrap().headlines.len(), 1);
}

#[test]
fn an_envelope_holds_the_totals_where_a_proxy_takes_the_headers_away() {
    let backend = harbour()
        .parameter("join", "?_envelope&")
        .answers("wp-json/wp/v2/posts?_envelope", Answer::fixture("wordpress/envelope"))
        .start();
    let listing = backend.list(ListView::Latest).unwrap();
    assert_eq!((titles(&listing), listing.total), (vec!["The lamp is lit again"], Some(33)));
    assert_eq!(listing.next, Some(Cursor::Page(2)));
}

#[test]
fn a_list_without_stories_is_empty_and_every_view_is_offered() {
    let backend = harbour().answers("wp-json/wp/v2/posts", totals(Answer::new(200, "[]"), "0", "0")).start();
    assert_eq!(backend.list(ListView::Latest), Ok(Listing { total: Some(0), ..Listing::default() }));
    use ViewKind::*;
    for kind in [Latest, Category, Article, Search, Categories, Author, Tag] {
        assert!(backend.client.answers(kind), "{kind:?}");
    }
}

#[test]
fn what_plugins_add_is_read_where_wordpress_says_nothing() {
    let post = |more: Value| {
        let mut post =
            json!({"slug": "s", "title": {"rendered": "A"}, "excerpt": {"rendered": "<p>B</p>", "protected": false}});
        post.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let answer = Answer::new(200, json!([post]).to_string());
        let listing = harbour().answers("wp-json/wp/v2/posts", answer).start().list(ListView::Latest).unwrap();
        check_listing(&listing).unwrap();
        listing.headlines.into_iter().next().unwrap()
    };
    let embedded = json!([{"name": "admin", "slug": "admin"}]);
    for key in ["authors", "coauthors"] {
        let several = json!([{"display_name": "Ines Park", "slug": "ines"}, {"display_name": "Sam Okoye", "user_nicename": "sam"}]);
        let story = post(json!({key: several, "_embedded": {"author": embedded}}));
        assert_eq!(authors(&story), [("Ines Park", Some("ines")), ("Sam Okoye", Some("sam"))], "{key}");
        let numbers = post(json!({key: [12, 13], "_embedded": {"author": embedded}}));
        assert_eq!(authors(&numbers), [("admin", Some("admin"))], "{key} that are numbers");
    }
    for more in [
        json!({"better_featured_image": {"source_url": "https://img.example/a.jpg"}}),
        json!({"featured_image_src": "https://img.example/a.jpg"}),
        json!({"uagb_featured_image_src": {"full": ["https://img.example/a.jpg", 1200, 800, false]}}),
    ] {
        assert_eq!(post(more.clone()).image.unwrap().url.as_str(), "https://img.example/a.jpg", "{more}");
    }
    assert_eq!(post(json!({"yoast_head_json": {"og_locale": "fr_FR"}})).language.as_deref(), Some("fr-FR"));
    let withheld = post(json!({"excerpt": {"rendered": "<p>There is no excerpt.</p>", "protected": true}}));
    assert_eq!(withheld.summary, None);
    let described = post(json!({"excerpt": {"rendered": ""}, "yoast_head_json": {"description": "Of the page."}}));
    assert_eq!(described.summary.as_deref(), Some("Of the page."));
    let none = json!([[{"taxonomy": "category", "name": "Sin categoría", "slug": "sin-categoria"}]]);
    assert_eq!(post(json!({"_embedded": {"wp:term": none}})).category, None);
}
