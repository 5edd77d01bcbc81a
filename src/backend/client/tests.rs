use super::*;
use crate::backend::request::Request;
use crate::json::{Value, json};
use crate::model::Published;
use futures::executor::block_on;
use std::rc::Rc;

/// A backend that serves responses from a table and records the requested addresses.
struct Backend {
    client: Client,
    asked: Rc<RefCell<Vec<String>>>,
}

fn backend(description: Value, answers: Vec<(&'static str, u16, Value)>) -> Backend {
    let asked = Rc::new(RefCell::new(Vec::new()));
    let fetch: Fetch = Rc::new({
        let asked = asked.clone();
        move |request: Request| {
            asked.borrow_mut().push(request.url.clone());
            let found = answers.iter().find(|(url, ..)| *url == request.url);
            let (status, body) = found.map_or((404, Value::Null), |(_, status, body)| (*status, body.clone()));
            let response = Response { url: request.url, status, headers: Vec::new(), body: body.to_string() };
            Box::pin(async move { Ok(response) })
        }
    });
    let settings = Settings {
        proxy: None,
        base: "https://api.example".into(),
        parameters: Vec::new(),
        categories: vec![SiteCategory {
            category: Category { slug: Slug::new("world").unwrap(), title: "World".into() },
            backend: "welt".into(),
        }],
        language: None,
        items_per_page: 2,
    };
    let description = Description::parse(&description).unwrap();
    Backend { client: Client::new(description, settings, fetch, Readers::direct()).unwrap(), asked }
}

impl Backend {
    fn listing(&self, view: ListView, cursor: Cursor) -> Result<Listing, Error> {
        block_on(self.client.listing(&view, &cursor))
    }

    fn asked(&self) -> Vec<String> {
        self.asked.take()
    }
}

fn plain(views: Value) -> Value {
    json!({
        "name": "Test", "items": "$.items[*]", "paging": "page", "views": views,
        "fields": {"id": "$.id", "title": "$.t", "category": "$.c", "body": "$.b", "published": "$.d", "source": "$.u"}
    })
}

fn world() -> ListView {
    ListView::Category(Slug::new("world").unwrap())
}

#[test]
fn a_category_is_requested_by_its_name_in_the_backend_and_its_id_is_looked_up_once() {
    let views = json!({
        "latest": {"url": "{+base}/all"},
        "category": {
            "url": "{+base}/posts{?cat,page,limit}",
            "lookup": {"name": "cat", "url": "{+base}/cats{?slug}", "select": "$[0].id"}
        }
    });
    let posts = json!({"items": [{"id": 1, "t": "One"}, {"id": 2, "t": "Two"}]});
    let backend = backend(
        plain(views),
        vec![
            ("https://api.example/cats?slug=welt", 200, json!([{"id": 7}])),
            ("https://api.example/posts?cat=7&page=1&limit=2", 200, posts.clone()),
            ("https://api.example/posts?cat=7&page=2&limit=2", 200, json!({"items": []})),
        ],
    );
    let listing = backend.listing(world(), Cursor::Start).unwrap();
    assert_eq!(listing.headlines.len(), 2);
    assert_eq!(listing.next, Some(Cursor::Page(2)));
    assert_eq!(backend.listing(world(), Cursor::Page(2)).unwrap(), Listing::default());
    assert_eq!(backend.asked().iter().filter(|url| url.contains("/cats")).count(), 1);
}

#[test]
fn a_category_that_the_backend_does_not_know_is_not_found() {
    let views = json!({
        "latest": {"url": "{+base}/all"},
        "category": {"url": "{+base}/x{?cat}", "lookup": {"name": "cat", "url": "{+base}/cats{?slug}", "select": "$[0].id"}}
    });
    let backend = backend(plain(views), vec![("https://api.example/cats?slug=welt", 200, json!([]))]);
    assert!(matches!(backend.listing(world(), Cursor::Start), Err(Error::NotFound { .. })));
}

#[test]
fn a_listing_with_one_broken_item_keeps_the_others_and_counts_it() {
    let items = json!({"items": [
        {"id": 1, "t": "Good"}, {"id": 2}, "text", null, {"t": "No name"}, {"id": 3, "t": "[Removed]"}, {"id": 1, "t": "Again"},
        {"id": 4, "t": 5, "d": "0000-99-99"}
    ]});
    let backend =
        backend(plain(json!({"latest": {"url": "{+base}/all"}})), vec![("https://api.example/all", 200, items)]);
    let listing = backend.listing(ListView::Latest, Cursor::Start).unwrap();
    let titles: Vec<&str> = listing.headlines.iter().map(|headline| headline.title.as_str()).collect();
    assert_eq!(titles, ["Good", "5"]);
    assert_eq!(listing.left_out, 4);
    assert_eq!(listing.headlines[1].published, None);
}

#[test]
fn a_response_of_another_structure_is_an_error_with_the_expected_query() {
    let answers = vec![("https://api.example/all", 200, json!({"articles": []}))];
    let backend = backend(plain(json!({"latest": {"url": "{+base}/all"}})), answers);
    assert_eq!(
        backend.listing(ListView::Latest, Cursor::Start),
        Err(Error::Unexpected { url: "https://api.example/all".into(), expected: "$.items[*]".into() })
    );
}

#[test]
fn a_category_without_a_request_is_filtered_from_the_latest_until_the_page_is_full() {
    let page = |ids: [u8; 2]| json!({"items": ids.map(|id| json!({"id": id, "t": "T", "c": if id % 2 == 0 {"welt"} else {"x"}}))});
    let backend = backend(
        plain(json!({"latest": {"url": "{+base}/all{?page}"}})),
        vec![
            ("https://api.example/all?page=1", 200, page([1, 2])),
            ("https://api.example/all?page=2", 200, page([3, 4])),
            ("https://api.example/all?page=3", 200, page([5, 6])),
        ],
    );
    let listing = backend.listing(world(), Cursor::Start).unwrap();
    let ids: Vec<&str> = listing.headlines.iter().map(|headline| headline.id.as_str()).collect();
    assert_eq!(ids, ["2", "4"]);
    assert_eq!(listing.next, Some(Cursor::Page(3)));
    assert_eq!(listing.headlines[0].category.as_ref().unwrap().title, "World");
}

#[test]
fn filtering_an_endless_list_stops_after_some_pages() {
    let description = json!({
        "name": "Test", "items": "$.items[*]", "paging": {"style": "cursor", "next": "$.next"},
        "fields": {"id": "$.id", "title": "$.t", "category": "$.c"},
        "views": {"latest": {"url": "{+base}/all{?cursor}"}}
    });
    let asked = Rc::new(RefCell::new(0));
    let fetch: Fetch = Rc::new({
        let asked = asked.clone();
        move |request: Request| {
            *asked.borrow_mut() += 1;
            let n = *asked.borrow();
            let body = json!({"next": format!("token-{n}"), "items": [{"id": n, "t": "T", "c": "other"}]}).to_string();
            Box::pin(async move { Ok(Response { url: request.url, status: 200, headers: Vec::new(), body }) })
        }
    });
    let own = backend(description.clone(), Vec::new()).client.settings.clone();
    let client = Client::new(Description::parse(&description).unwrap(), own, fetch, Readers::direct()).unwrap();
    let listing = block_on(client.listing(&world(), &Cursor::Start)).unwrap();
    assert_eq!((listing.headlines.len(), *asked.borrow()), (0, MOST_FILTERED_PAGES));
    assert!(listing.next.is_some(), "there is a next page");
}

#[test]
fn only_one_page_of_a_million_ids_is_requested() {
    let description = json!({
        "name": "Test", "items": "$[*]", "fields": {"id": "$.id", "title": "$.t"},
        "views": {"latest": {"url": "{+base}/all", "fan_out": {"url": "{+base}/{value}"}, "paging": "none"}}
    });
    let ids: Vec<u32> = (0..1_000_000).collect();
    let backend = backend(
        description,
        vec![("https://api.example/all", 200, json!(ids)), ("https://api.example/7", 200, json!({"id": 7, "t": "T"}))],
    );
    let listing = backend.listing(ListView::Latest, Cursor::Start).unwrap();
    assert_eq!((listing.headlines.len(), backend.asked().len()), (1, 101));
}

#[test]
fn an_article_of_a_backend_without_a_request_for_one_is_found_in_its_listing() {
    let page = |id: u8| json!({"items": [{"id": id, "t": "T", "b": "<p>Body</p>"}, {"id": id + 1, "t": "U"}]});
    let backend = backend(
        plain(json!({"latest": {"url": "{+base}/all{?page}"}})),
        vec![("https://api.example/all?page=1", 200, page(1)), ("https://api.example/all?page=2", 200, page(3))],
    );
    let article = block_on(backend.client.article(&ArticleId::new("3").unwrap())).unwrap();
    assert!(!article.body.is_empty());
    let missing = block_on(backend.client.article(&ArticleId::new("99").unwrap()));
    assert!(matches!(missing, Err(Error::NotFound { .. })));
}

#[test]
fn an_article_from_a_search_opens_from_the_cached_search_results() {
    let views = json!({"latest": {"url": "{+base}/all"}, "search": {"url": "{+base}/find{?query}"}});
    let found = json!({"items": [{"id": "old", "t": "T", "b": "<p>Body</p>"}]});
    let answers =
        vec![("https://api.example/find?query=x", 200, found), ("https://api.example/all", 200, json!({"items": []}))];
    let backend = backend(plain(views), answers);
    backend.listing(ListView::Search("x".into()), Cursor::Start).unwrap();
    let article = block_on(backend.client.article(&ArticleId::new("old").unwrap())).unwrap();
    assert!(!article.body.is_empty());
    assert_eq!(backend.asked().len(), 1);
}

#[test]
fn a_list_names_every_requested_address_even_if_a_lookup_was_cached() {
    let views = json!({
        "latest": {"url": "{+base}/all"},
        "category": {
            "url": "{+base}/posts{?cat,page}",
            "lookup": {"name": "cat", "url": "{+base}/cats{?slug}", "select": "$[0].id"}
        }
    });
    let posts = json!({"items": [{"id": 1, "t": "One"}]});
    let answers = vec![
        ("https://api.example/cats?slug=welt", 200, json!([{"id": 7}])),
        ("https://api.example/posts?cat=7&page=1", 200, posts),
    ];
    let backend = backend(plain(views), answers);
    for _ in 0..2 {
        let listing = block_on(backend.client.listing_in_parts(&world(), &Cursor::Start, &|_| {})).unwrap();
        let expected = ["https://api.example/cats?slug=welt", "https://api.example/posts?cat=7&page=1"];
        assert_eq!(listing.answers, expected);
    }
}

#[test]
fn a_fan_out_names_the_addresses_of_the_items_that_arrived() {
    let description = json!({
        "name": "Test", "items": "$[*]", "fields": {"id": "$.id", "title": "$.t"},
        "views": {"latest": {"url": "{+base}/all", "fan_out": {"url": "{+base}/{value}"}, "paging": "none"}}
    });
    let item = ("https://api.example/7", 200, json!({"id": 7, "t": "T"}));
    let backend = backend(description, vec![("https://api.example/all", 200, json!([6, 7])), item]);
    let listing = block_on(backend.client.listing_in_parts(&ListView::Latest, &Cursor::Start, &|_| {})).unwrap();
    assert_eq!(listing.answers, ["https://api.example/all", "https://api.example/7"]);
}

#[test]
fn an_article_names_the_addresses_that_its_page_requests_when_opened_directly() {
    let page = |id: u8| json!({"items": [{"id": id, "t": "T", "b": "<p>Body</p>"}, {"id": id + 1, "t": "U"}]});
    let views = json!({"latest": {"url": "{+base}/all{?page}"}, "search": {"url": "{+base}/find{?query}"}});
    let made = || {
        let (first, second) =
            (("https://api.example/all?page=1", 200, page(1)), ("https://api.example/all?page=2", 200, page(3)));
        backend(plain(views.clone()), vec![first, second, ("https://api.example/find?query=x", 200, page(3))])
    };
    let answers = |backend: &Backend, id: &str| {
        block_on(backend.client.traced_article(&ArticleId::new(id).unwrap())).unwrap().answers
    };
    let by_itself = answers(&made(), "3");
    assert_eq!(by_itself, ["https://api.example/all?page=1", "https://api.example/all?page=2"]);
    let after_a_list = made();
    after_a_list.listing(ListView::Latest, Cursor::Start).unwrap();
    assert_eq!(answers(&after_a_list, "2"), ["https://api.example/all?page=1"]);
    let after_a_search = made();
    after_a_search.listing(ListView::Search("x".into()), Cursor::Start).unwrap();
    assert_eq!(answers(&after_a_search, "3"), Vec::<String>::new(), "its page would request the latest headlines");
}

#[test]
fn behind_a_proxy_the_addresses_are_those_of_the_proxy() {
    let fetch: Fetch = Rc::new(|request: Request| {
        let body = json!({"items": [{"id": 1, "t": "One"}]}).to_string();
        let response = Response { url: request.url, status: 200, headers: Vec::new(), body };
        Box::pin(async move { Ok(response) })
    });
    let description = Description::parse(&plain(json!({"latest": {"url": "{+base}/all"}}))).unwrap();
    let (base, proxy) = ("https://api.example".to_owned(), Some("/proxy?url={url}".to_owned()));
    let client = Client::new(
        description,
        Settings { base, proxy, items_per_page: 2, ..Settings::default() },
        fetch,
        Readers::direct(),
    );
    let listing = block_on(client.unwrap().listing_in_parts(&ListView::Latest, &Cursor::Start, &|_| {})).unwrap();
    assert_eq!(listing.answers, ["/proxy?url=https%3A%2F%2Fapi.example%2Fall"]);
}

#[test]
fn a_body_beyond_the_limits_is_marked_as_truncated() {
    let views = json!({"latest": {"url": "{+base}/all"}, "article": {"url": "{+base}/one", "items": "$"}});
    let body = "<p>word</p>".repeat(60_000);
    let backend = backend(plain(views), vec![("https://api.example/one", 200, json!({"id": 1, "t": "T", "b": body}))]);
    let article = block_on(backend.client.article(&ArticleId::new("1").unwrap())).unwrap();
    assert_eq!((article.truncated, article.body.is_empty()), (true, false));
}

#[test]
fn the_requested_article_is_found_among_several_items() {
    let views =
        json!({"latest": {"url": "{+base}/all"}, "article": {"url": "{+base}/one{?id}", "items": "$.items[*]"}});
    let items = json!({"items": [{"id": "a", "t": "A"}, {"id": "b", "t": "B"}]});
    let backend = backend(plain(views), vec![("https://api.example/one?id=b", 200, items)]);
    assert_eq!(block_on(backend.client.article(&ArticleId::new("b").unwrap())).unwrap().headline.title, "B");
}

#[test]
fn a_site_without_categories_takes_those_of_its_backend() {
    let views = json!({
        "latest": {"url": "{+base}/all"},
        "categories": {"url": "{+base}/cats", "items": "$[*]", "fields": {"title": "$.n", "slug": "$.s"}}
    });
    let mut backend =
        backend(plain(views), vec![("https://api.example/cats", 200, json!([{"n": "Sea", "s": "sea"}, {"n": "x"}]))]);
    assert_eq!(backend.client.site_categories().len(), 1);
    backend.client.settings.categories.clear();
    let client = block_on(backend.client.with_own_categories());
    let titles: Vec<&str> = client.site_categories().iter().map(|known| known.category.title.as_str()).collect();
    assert_eq!(titles, ["Sea"]);
}

#[test]
fn an_article_missing_from_the_response_is_not_found() {
    let views =
        json!({"latest": {"url": "{+base}/all"}, "article": {"url": "{+base}/one{?id}", "items": "$.items[*]"}});
    let backend = backend(plain(views), vec![("https://api.example/one?id=x", 200, json!({"items": []}))]);
    assert!(matches!(block_on(backend.client.article(&ArticleId::new("x").unwrap())), Err(Error::NotFound { .. })));
}

#[test]
fn a_page_address_from_the_query_cannot_make_the_app_ask_another_host() {
    let mut description = plain(json!({"latest": {"url": "{+base}/feed.json"}}));
    description["paging"] = json!({"style": "next-url", "next": "$.next"});
    let backend = backend(description, vec![]);
    for token in ["https://evil.example/x", "//evil.example/x", "\\\\evil.example/x", "javascript:alert(1)"] {
        let result = backend.listing(ListView::Latest, Cursor::Token(token.into()));
        assert!(matches!(result, Err(Error::NotFound { .. })), "{token}");
    }
    assert_eq!(backend.asked(), [] as [String; 0]);
}

#[test]
fn a_page_past_the_end_is_an_empty_page() {
    let mut description = plain(json!({"latest": {"url": "{+base}/all{?page}"}}));
    description["errors"] = json!({"when": "$.code", "end": "$[?@ == 'past_end']"});
    let backend = backend(description, vec![("https://api.example/all?page=9", 400, json!({"code": "past_end"}))]);
    assert_eq!(backend.listing(ListView::Latest, Cursor::Page(9)), Ok(Listing::default()));
}

#[test]
fn dates_in_words_are_shown_as_they_are_and_invalid_dates_are_not() {
    let items = json!({"items": [{"id": 1, "t": "A", "d": "मंसिर २६, २०८०"}, {"id": 2, "t": "B", "d": 1644181800}, {"id": 3, "t": "C", "d": "1970-01-01T00:00:00Z"}]});
    let backend =
        backend(plain(json!({"latest": {"url": "{+base}/all"}})), vec![("https://api.example/all", 200, items)]);
    let headlines = backend.listing(ListView::Latest, Cursor::Start).unwrap().headlines;
    assert_eq!(headlines[0].published, Some(Published::Text("मंसिर २६, २०८०".into())));
    assert!(matches!(headlines[1].published, Some(Published::At(_))));
    assert_eq!(headlines[2].published, None);
}

#[test]
fn a_missing_parameter_and_an_unknown_one_are_reported() {
    let mut description = plain(json!({"latest": {"url": "{+base}/all{?key}"}}));
    description["parameters"] = json!({"key": {"required": true}});
    let settings = Settings { parameters: vec![("kye".into(), "1".into())], ..Settings::default() };
    let fetch: Fetch = Rc::new(|request| Box::pin(async move { Err(Error::Empty { url: request.url }) }));
    let problems =
        Client::new(Description::parse(&description).unwrap(), settings, fetch, Readers::direct()).err().unwrap();
    let paths: Vec<&str> = problems.iter().map(|problem| problem.path.as_str()).collect();
    assert_eq!(paths, ["$.backend.parameters.key", "$.backend.parameters.kye"]);
}
