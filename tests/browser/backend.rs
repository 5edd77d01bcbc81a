//! A backend of the tests' own, on another origin than the app, that serves JSON Feed and fails in every way that a
//! backend can. What stands at each path can be changed while a test runs.

use crate::http::{Answer, Server};
use crate::site::{Setup, Site};
use serde_json::{Value, json};
use std::sync::{Arc, Mutex};

/// What stands at which path and query.
type Shelf = Arc<Mutex<Vec<(String, Place)>>>;

/// What stands in one place, and what comes after it: when it was given so many times more, another answer.
struct Place {
    answer: Answer,
    next: Option<(usize, Answer)>,
}

impl Place {
    fn give(&mut self) -> Answer {
        match self.next.take() {
            Some((0, next)) => self.answer = next,
            Some((times, next)) => self.next = Some((times - 1, next)),
            None => {}
        }
        self.answer.clone()
    }
}

/// A backend, which answers until it is dropped.
pub struct Backend {
    pub server: Server,
    shelf: Shelf,
}

/// The feed of all headlines.
pub const LATEST: &str = "/feed.json";

/// What stands below this path is refused to whoever says which page it is for.
pub const NO_HOTLINKS: &str = "/no-hotlinks/";

impl Backend {
    /// A backend without anything.
    pub fn empty() -> Self {
        let shelf = Shelf::default();
        let known = shelf.clone();
        let server = Server::start(move |request| {
            // As a site does that wants its pictures in its own pages only.
            if request.target.starts_with(NO_HOTLINKS) && request.header("referer").is_some() {
                return allowed(Answer::status(403));
            }
            let mut shelf = known.lock().unwrap();
            let found = shelf.iter_mut().find(|(target, _)| *target == request.target);
            found.map_or_else(|| allowed(Answer::status(404)), |(_, place)| place.give())
        });
        Self { server, shelf }
    }

    /// A backend with some headlines.
    pub fn of(items: &[Value]) -> Self {
        Self::empty().with(LATEST, Answer::json(feed(items)))
    }

    /// The same with an answer at a path and query.
    pub fn with(self, target: &str, answer: Answer) -> Self {
        self.put(target, answer);
        self
    }

    /// Puts an answer at a path and query, open to every origin, in place of what was there.
    pub fn put(&self, target: &str, answer: Answer) {
        self.put_as_is(target, allowed(answer));
    }

    /// Puts an answer at a path and query as it is: without leave to read it from another origin.
    pub fn put_as_is(&self, target: &str, answer: Answer) {
        self.put_place(target, Place { answer, next: None });
    }

    /// Puts an answer at a path and query, and another that takes its place when it was given so many times. Both are open
    /// to every origin.
    pub fn put_for(&self, target: &str, answer: Answer, times: usize, next: Answer) {
        self.put_place(target, Place { answer: allowed(answer), next: Some((times, allowed(next))) });
    }

    fn put_place(&self, target: &str, place: Place) {
        let mut shelf = self.shelf.lock().unwrap();
        shelf.retain(|(known, _)| known != target);
        shelf.push((target.to_owned(), place));
    }

    /// A newspaper on this backend that has every kind of list.
    pub fn site(&self) -> Site {
        self.site_under(Setup::default())
    }

    /// The same under another set-up.
    pub fn site_under(&self, setup: Setup) -> Site {
        Site::set_up(Setup { site_file: Some(Answer::json(self.site_file())), ..setup })
    }

    /// The site file of that newspaper.
    pub fn site_file(&self) -> Value {
        json!({
            "name": "The Test",
            "tagline": "All that is fit to fail",
            "language": "en",
            "items_per_page": 10,
            "categories": [{ "slug": "world", "title": "World" }, { "slug": "science", "title": "Science" }],
            "backend": {
                "preset": "json-feed",
                "base": self.server.origin(),
                "parameters": {
                    "latest": "feed.json",
                    "category": "{slug}.json",
                    "tag": "tags/{slug}.json",
                    "author": "authors/{slug}.json",
                    "article": "articles/{id}.json"
                }
            }
        })
    }
}

/// An answer that a page of any origin may read.
pub fn allowed(answer: Answer) -> Answer {
    answer.with_header("Access-Control-Allow-Origin", "*").with_header("Access-Control-Expose-Headers", "*")
}

/// A JSON Feed of some items.
pub fn feed(items: &[Value]) -> Value {
    json!({ "version": "https://jsonfeed.org/version/1.1", "title": "The Test", "items": items })
}

/// A feed that goes on at another address.
pub fn feed_before(items: &[Value], next: &str) -> Value {
    let mut feed = feed(items);
    feed["next_url"] = next.into();
    feed
}

/// A story that has all that a headline needs; the higher the number, the older.
pub fn story(number: usize) -> Value {
    let (day, hour, minute) = (28 - number / 1440 % 28, 23 - number / 60 % 24, 59 - number % 60);
    json!({
        "id": format!("story-{number}"),
        "title": format!("Story {number}"),
        "summary": format!("What happened in story {number}."),
        "url": format!("https://source.example/{number}"),
        "date_published": format!("2026-01-{day:02}T{hour:02}:{minute:02}:00Z"),
        "authors": [{ "name": "Ada Byron" }],
        "tags": ["Engines"],
        "content_text": format!("The whole of story {number}.")
    })
}

/// Stories by their numbers.
pub fn stories(numbers: impl IntoIterator<Item = usize>) -> Vec<Value> {
    numbers.into_iter().map(story).collect()
}

/// A story with one field changed.
pub fn story_with(number: usize, field: &str, value: Value) -> Value {
    let mut story = story(number);
    story[field] = value;
    story
}
