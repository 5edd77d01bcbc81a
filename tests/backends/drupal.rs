//! Drupal's JSON:API.

use crate::shown::{check_article, check_listing};
use crate::support::*;
use time_plus_news::backend::{Error, ListView};
use time_plus_news::model::{Cursor, Listing};

fn cms() -> Setup {
    site("drupal", "https://cms.example").category("iron", "Iron and steel", "Iron")
}

const CRANE: &str = "7a1b2c3d-0000-4000-8000-000000000117";

fn articles() -> Listing {
    let backend = cms().answers("jsonapi/node/article", Answer::fixture("drupal/articles")).start();
    let listing = backend.list(ListView::Latest).unwrap();
    check_listing(&listing).unwrap();
    listing
}

#[test]
fn nodes_are_read_with_their_people_and_terms() {
    let listing = articles();
    let [crane, boats] = listing.headlines.as_slice() else { panic!() };
    assert_eq!((crane.title.as_str(), crane.id.as_str()), ("Crane turns for the last time", CRANE));
    assert_eq!(crane.summary.as_deref(), Some("A hundred and fifteen years & a day."));
    assert_eq!(published(crane).as_deref(), Some("2026-11-17T08:00:00Z"));
    assert_eq!(updated(crane).as_deref(), Some("2026-11-18T10:00:00Z"));
    assert_eq!(authors(crane), [("Ida Storm", Some("7a1b2c3d-0000-4000-8000-000000000001"))]);
    assert_eq!(tags(crane), [("Harbour & Town", Some("Harbour & Town")), ("Iron", Some("Iron"))], "one is not there");
    assert_eq!(category_of(crane), Some(("iron", "Iron and steel")), "the tag that is a category of the site's");
    assert_eq!(link(crane), Some("https://cms.example/news/crane-turns"));
    assert_eq!(crane.language.as_deref(), Some("en"));
    assert_eq!(boats.summary.as_deref(), Some("Six boats."));
    assert_eq!((authors(boats), category_of(boats)), (vec![("Kim Aas", None)], Some(("Plans", "Plans"))));
    assert_eq!(link(boats), Some("https://cms.example/node/16"), "without an alias by its number");
    assert_eq!(boats.language, None, "undetermined is no language");
}

#[test]
fn a_picture_is_one_hop_away_or_two() {
    let listing = articles();
    let image = listing.headlines[0].image.as_ref().unwrap();
    assert_eq!(image.url.as_str(), "https://cms.example/sites/default/files/2026-11/crane.jpg");
    assert_eq!((image.alt.as_str(), image.caption.as_deref()), ("An iron crane", Some("The crane in June")));
    assert_eq!((image.width, image.height), (Some(1200), Some(800)));
    let image = listing.headlines[1].image.as_ref().unwrap();
    assert_eq!(image.url.as_str(), "https://cms.example/sites/default/files/2026-11/boats.jpg", "not the thumbnail");
    assert_eq!(
        (image.alt.as_str(), image.caption.as_deref(), image.credit.as_deref()),
        ("Six small boats", Some("At low water"), Some("R. Voss"))
    );
    assert_eq!((image.width, image.height), (Some(900), Some(600)));
}

#[test]
fn a_next_page_is_where_the_answer_says() {
    let next = "jsonapi/node/article?page[offset]=2&page[limit]=2";
    let backend = cms()
        .answers(next, Answer::fixture("drupal/articles-page-2"))
        .answers("jsonapi/node/article?page[limit]=2", Answer::fixture("drupal/articles"))
        .start();
    let first = backend.list(ListView::Latest).unwrap();
    let token = Cursor::Token("/jsonapi/node/article?page%5Boffset%5D=2&page%5Blimit%5D=2".into());
    assert_eq!((first.next.as_ref(), first.total, first.left_out), (Some(&token), None, 0));
    let second = backend.page(ListView::Latest, token).unwrap();
    assert_eq!((titles(&second), &second.next), (vec!["Night fishing"], &None));
}

#[test]
fn every_view_asks_in_the_words_of_json_api() {
    let list = || Answer::fixture("drupal/articles-page-2");
    let words =
        "jsonapi/node/article?filter[title][condition][value]=old %26 iron&filter[text][condition][path]=body.value";
    let backend = cms()
        .answers("jsonapi/node/article?filter[field_tags.name]=Iron&include=uid,field_image,field_tags", list())
        .answers("jsonapi/node/article?filter[field_tags.name]=Harbour %26 Town", list())
        .answers("jsonapi/node/article?filter[uid.id]=a1", list())
        .answers(words, list())
        .answers("jsonapi/node/article?filter[status]=1&sort=-created", list())
        .answers("jsonapi/taxonomy_term/tags", Answer::fixture("drupal/terms"))
        .start();
    for view in [category("iron"), tag("Harbour & Town"), author("a1"), search("old & iron"), ListView::Latest] {
        assert_eq!(titles(&backend.list(view.clone()).unwrap()), ["Night fishing"], "{view:?}");
    }
    let expected = [("Harbour & Town", "Harbour & Town"), ("Iron", "Iron")];
    assert_eq!(backend.categories(), expected.map(|(slug, title)| (slug.to_owned(), title.to_owned())));
}

#[test]
fn categories_may_stand_in_another_field_and_be_named_by_number() {
    let backend = cms()
        .parameter("category_field", "field_rubric")
        .parameter("category_key", "drupal_internal__tid")
        .parameter("category_type", "taxonomy_term/rubric")
        .answers(
            "jsonapi/node/article?filter[field_rubric.drupal_internal__tid]=Iron",
            Answer::fixture("drupal/articles"),
        )
        .answers("jsonapi/taxonomy_term/rubric", Answer::fixture("drupal/terms"))
        .start();
    let listing = backend.list(category("iron")).unwrap();
    assert_eq!(category_of(&listing.headlines[0]), None);
    assert_eq!(category_of(&listing.headlines[1]), Some(("43", "Plans")));
    assert_eq!(backend.categories()[0], ("41".to_owned(), "Harbour & Town".to_owned()));
}

#[test]
fn a_story_of_drupal_has_its_body() {
    let path = format!("jsonapi/node/article/{CRANE}?include=uid,field_image,field_tags");
    let backend = cms()
        .answers(&path, Answer::fixture("drupal/article"))
        .answers("jsonapi/node/article/b", Answer::fixture("drupal/article-paragraphs"))
        .start();
    let article = backend.article(CRANE).unwrap();
    check_article(&article).unwrap();
    assert_eq!(outline(&article.body), ["p It was built in 1911.", "h After", "p It becomes a museum."]);
    assert!(article.headline.image.is_some());
    assert_eq!(outline(&backend.article("b").unwrap().body), ["p First, a keel.", "p Then, a mast."]);
}

#[test]
fn what_goes_wrong_is_told_in_the_words_of_drupal() {
    let error = |status: u16, name: &str| {
        cms().answers("jsonapi/node/article", Answer::error(status, name)).start().list(ListView::Latest).unwrap_err()
    };
    let Error::Status { status: 400, message, .. } = error(400, "drupal/error-include") else { panic!() };
    assert!(message.unwrap().starts_with("`field_image` is not a valid relationship field name."));
    let Error::Status { status: 403, message, .. } = error(403, "drupal/error-forbidden") else { panic!() };
    assert!(message.is_some());
    assert!(matches!(error(404, "drupal/error-not-found"), Error::NotFound { .. }));
    let empty = cms().answers("jsonapi/node/article", Answer::fixture("drupal/empty")).start();
    assert_eq!(empty.list(ListView::Latest), Ok(Listing::default()));
}
