//! Paging: the variables of a request for the n-th page, and the cursor of the next page in a response.

use super::selector::{Scope, Selector};
use crate::document::DocumentNode;
use crate::json::to_text;
use crate::model::Cursor;

/// The paging styles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// A single page.
    #[default]
    None,
    /// Pages are numbered: `{page}`.
    Page,
    /// An offset in items: `{offset}`.
    Offset,
    /// Each response contains a token for the next page: `{cursor}`.
    Cursor,
    /// Each response contains the address of the next page, in the body or else in the `Link` header.
    NextUrl,
    /// Each response names the address of the next page in its `Link` header (RFC 8288).
    Link,
    /// The whole list arrives in one response; a page is a slice of it.
    Slice,
}

const STYLES: [(&str, Style); 7] = [
    ("none", Style::None),
    ("page", Style::Page),
    ("offset", Style::Offset),
    ("cursor", Style::Cursor),
    ("next-url", Style::NextUrl),
    ("link", Style::Link),
    ("slice", Style::Slice),
];

/// The paging of one view.
#[derive(Clone, Debug, Default)]
pub struct Paging {
    /// The paging style.
    pub style: Style,
    /// The number of the first page: 0 or 1.
    first: u32,
    /// The last page that the backend serves, counted from 1.
    last: Option<u32>,
    /// The most items per page that the backend serves.
    most: u32,
    /// The name of the next page's token in the templates, if not `cursor`.
    name: Option<String>,
    next: Selector,
    total: Selector,
    pages: Selector,
}

/// The paging variables of a request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageRequest {
    /// `{page}`.
    pub page: Option<u32>,
    /// `{offset}`.
    pub offset: Option<u64>,
    /// `{cursor}`.
    pub cursor: Option<String>,
    /// The complete address, which replaces the template's.
    pub address: Option<String>,
}

/// The most pages that are requested, whatever a backend claims to have.
pub const MOST_PAGES: u32 = 100_000;

impl Paging {
    /// Parses the paging of a description.
    pub fn parse(node: &DocumentNode) -> Self {
        let words: Vec<&str> = STYLES.iter().map(|(name, _)| *name).collect();
        if node.value.is_string() {
            let style = node.one_of(&words).map_or(Style::None, |at| STYLES[at].1);
            if matches!(style, Style::Cursor | Style::NextUrl) {
                node.note("this style needs the key \"next\": write {\"style\": …, \"next\": …}");
            }
            return Self { style, first: 1, most: 100, ..Self::default() };
        }
        let Some(object) = node.object(&["style", "first", "last", "most", "name", "next", "total", "pages"]) else {
            return Self::default();
        };
        let style =
            object.require("style").and_then(|style| style.one_of(&words)).map_or(Style::None, |at| STYLES[at].1);
        let number = |key: &str, least: u64, most: u64| object.get(key).and_then(|node| node.number(least, most));
        let selector = |key: &str| object.get(key).map(|node| Selector::parse(&node)).unwrap_or_default();
        let next = selector("next");
        if matches!(style, Style::Cursor | Style::NextUrl) && next.is_empty() {
            object.require("next");
        }
        Self {
            style,
            first: number("first", 0, 1).unwrap_or(1) as u32,
            last: number("last", 1, u64::from(MOST_PAGES)).map(|n| n as u32),
            most: number("most", 1, 10_000).unwrap_or(100) as u32,
            name: object.text("name").map(str::to_owned),
            next,
            total: selector("total"),
            pages: selector("pages"),
        }
    }

    /// The name of the next page's token in the templates.
    pub fn cursor_name(&self) -> &str {
        self.name.as_deref().unwrap_or("cursor")
    }

    /// How many items to request per page if the site wants `wanted`.
    pub fn limit(&self, wanted: u32) -> u32 {
        if self.most == 0 { wanted } else { wanted.min(self.most) }
    }

    /// The variables of the request for the page at `cursor`, with `limit` items per page. `None` if the backend has no
    /// such page: a token where pages are numbered, or a page after the last.
    pub fn request(&self, cursor: &Cursor, limit: u32) -> Option<PageRequest> {
        let mut page = PageRequest::default();
        let number = match cursor {
            Cursor::Start => 1,
            Cursor::Page(number) => *number,
            Cursor::Token(token) => {
                match self.style {
                    Style::Cursor => page.cursor = Some(token.clone()),
                    Style::NextUrl | Style::Link => page.address = Some(token.clone()),
                    _ => return None,
                }
                return Some(page);
            }
        };
        match self.style {
            Style::Page if number <= self.last.unwrap_or(MOST_PAGES) => page.page = Some(number - 1 + self.first),
            Style::Offset if number <= self.last.unwrap_or(MOST_PAGES) => {
                page.offset = Some(u64::from(number - 1) * u64::from(limit));
            }
            Style::Slice if number <= self.last.unwrap_or(MOST_PAGES) => {}
            _ if number > 1 => return None,
            _ => {}
        }
        Some(page)
    }

    /// The slice of a whole list that forms the page at `cursor`: how many items to skip, and how many to take.
    pub fn slice(&self, cursor: &Cursor, limit: u32) -> Option<(usize, usize)> {
        let number = match cursor {
            _ if self.style != Style::Slice => return None,
            Cursor::Page(number) => *number as usize,
            _ => 1,
        };
        Some((number.saturating_sub(1) * limit as usize, limit as usize))
    }

    /// The total number of items, if the response states it.
    pub fn total(&self, scope: Scope) -> Option<u64> {
        self.total.number(scope.document, scope)
    }

    /// The cursor of the page after `cursor`. `count` items arrived, `limit` were requested; `address` is that of the
    /// response. A wrong total cannot cause an endless list: a page without items is the last.
    pub fn next(&self, cursor: &Cursor, count: usize, limit: u32, address: &str, scope: Scope) -> Option<Cursor> {
        if count == 0 {
            return None;
        }
        let number = match cursor {
            Cursor::Start => 1,
            Cursor::Page(number) => *number,
            Cursor::Token(_) => 0,
        };
        match self.style {
            Style::None => None,
            Style::Page | Style::Offset | Style::Slice => {
                let pages = self.pages.number(scope.document, scope);
                let more = match (pages, self.total(scope)) {
                    (Some(pages), _) => u64::from(number) < pages,
                    (None, Some(total)) => {
                        u64::from(number.saturating_sub(1)) * u64::from(limit) + (count as u64) < total
                    }
                    // Neither is stated, so a page that is not full is the last (the short-page rule).
                    (None, None) => count as u64 >= u64::from(limit),
                };
                let next = number.checked_add(1)?;
                (more && number > 0 && next <= self.last.unwrap_or(MOST_PAGES)).then_some(Cursor::Page(next))
            }
            Style::Cursor => {
                let token = to_text(self.next.values(scope.document, scope).first()?)?;
                (Cursor::Token(token.clone()) != *cursor).then_some(Cursor::Token(token))
            }
            // The style `link` has no selector for the body.
            Style::NextUrl | Style::Link => match self.next.text(scope.document, scope) {
                Some(next) => following(&next, cursor, address),
                None => {
                    let header = scope.headers.iter().find(|(name, _)| name == "link")?;
                    following(link_target(&header.1, "next")?, cursor, address)
                }
            },
        }
    }
}

/// The cursor for the address of a next page: its path and query, if it is on the host of the response and not the
/// current page. Only path and query are used, so that an address in the app's own query string can never make the app
/// request another host.
fn following(next: &str, cursor: &Cursor, address: &str) -> Option<Cursor> {
    let here = crate::browser::url::parse(address, None)?;
    let there = crate::browser::url::parse(next, Some(address))?;
    // A backend behind a proxy may name itself with `http:` or another port; only its path matters.
    let same_host = there.host.split(':').next() == here.host.split(':').next();
    if !same_host || there.href == here.href {
        return None;
    }
    let path = there.href.splitn(4, '/').nth(3)?;
    let cursor_next = Cursor::Token(["/", path].concat());
    (cursor_next != *cursor).then_some(cursor_next)
}

/// The target of a link relation in a `Link` header (RFC 8288 §3).
fn link_target<'a>(header: &'a str, relation: &str) -> Option<&'a str> {
    let mut rest = header;
    while let Some(start) = rest.find('<') {
        let end = start + rest[start..].find('>')?;
        let target = &rest[start + 1..end];
        let after = &rest[end + 1..];
        let parameters = after.find(",<").or_else(|| after.find(", <")).map_or(after, |at| &after[..at]);
        let named =
            parameters.split(';').filter_map(|parameter| parameter.trim().split_once('=')).any(|(name, value)| {
                name.trim().eq_ignore_ascii_case("rel")
                    && value.trim().trim_matches('"').split(' ').any(|word| word.eq_ignore_ascii_case(relation))
            });
        if named {
            return Some(target);
        }
        rest = &after[parameters.len()..];
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Problems;
    use crate::json::{Value, json};

    fn paging(value: Value) -> Paging {
        let problems = Problems::default();
        let paging = Paging::parse(&DocumentNode::root(&value, &problems));
        assert_eq!(problems.into_vec(), []);
        paging
    }

    fn next(
        paging: &Paging,
        cursor: &Cursor,
        count: usize,
        document: &Value,
        headers: &[(String, String)],
    ) -> Option<Cursor> {
        let scope = Scope { document, headers, variables: &|_| None };
        paging.next(cursor, count, 10, "https://api.example/v1/list?page=1", scope)
    }

    #[test]
    fn page_numbers_start_at_the_first_page_of_the_backend() {
        let zero = paging(json!({"style": "page", "first": 0}));
        assert_eq!(zero.request(&Cursor::Start, 10).unwrap().page, Some(0));
        assert_eq!(zero.request(&Cursor::Page(3), 10).unwrap().page, Some(2));
        assert_eq!(paging(json!("offset")).request(&Cursor::Page(3), 10).unwrap().offset, Some(20));
    }

    #[test]
    fn a_backend_without_paging_has_no_second_page() {
        assert_eq!(paging(json!("none")).request(&Cursor::Page(2), 10), None);
        assert_eq!(paging(json!("page")).request(&Cursor::Token("x".into()), 10), None);
    }

    #[test]
    fn without_a_total_a_full_page_has_a_next_page_and_a_short_one_has_none() {
        let paging = paging(json!("page"));
        assert_eq!(next(&paging, &Cursor::Start, 10, &Value::Null, &[]), Some(Cursor::Page(2)));
        assert_eq!(next(&paging, &Cursor::Start, 9, &Value::Null, &[]), None);
    }

    #[test]
    fn the_page_count_takes_precedence_over_the_total_and_neither_makes_an_endless_list() {
        let paging = paging(json!({"style": "page", "total": "$.total", "pages": {"header": "X-Pages"}}));
        let headers = [("x-pages".to_owned(), "2".to_owned())];
        let lie = json!({"total": 1_000_000});
        assert_eq!(next(&paging, &Cursor::Page(2), 10, &lie, &headers), None);
        assert_eq!(next(&paging, &Cursor::Page(2), 10, &lie, &[]), Some(Cursor::Page(3)));
        assert_eq!(next(&paging, &Cursor::Page(2), 0, &lie, &[]), None);
    }

    #[test]
    fn a_next_address_is_on_the_host_of_the_response_and_is_another_page() {
        let paging = paging(json!({"style": "next-url", "next": "$.next"}));
        let after = |address: &str| next(&paging, &Cursor::Start, 10, &json!({"next": address}), &[]);
        assert_eq!(after("list?page=2"), Some(Cursor::Token("/v1/list?page=2".into())));
        assert_eq!(after("https://api.example/v1/list?page=3"), Some(Cursor::Token("/v1/list?page=3".into())));
        assert_eq!(after("https://evil.example/v1/list?page=2"), None);
        assert_eq!(after("https://api.example/v1/list?page=1"), None);
    }

    #[test]
    fn a_next_address_missing_from_the_body_is_read_from_the_header() {
        let paging = paging(json!({"style": "next-url", "next": "$.next_url"}));
        let headers = [("link".to_owned(), "</v1/list?page=2>; rel=\"next\"".to_owned())];
        let token = |path: &str| Some(Cursor::Token(path.into()));
        assert_eq!(next(&paging, &Cursor::Start, 10, &json!({}), &headers), token("/v1/list?page=2"));
        assert_eq!(next(&paging, &Cursor::Start, 10, &json!({"next_url": "two"}), &headers), token("/v1/two"));
    }

    #[test]
    fn a_link_header_names_the_next_page_among_others() {
        let paging = paging(json!("link"));
        let links = "<https://api.example/a?x=1,2>; rel=\"prev\", <https://api.example/b?max=5>; title=\"x\"; rel=\"next last\"";
        let headers = [("link".to_owned(), links.to_owned())];
        assert_eq!(next(&paging, &Cursor::Start, 1, &Value::Null, &headers), Some(Cursor::Token("/b?max=5".into())));
    }

    #[test]
    fn a_repeated_cursor_ends_the_list() {
        let paging = paging(json!({"style": "cursor", "next": "$.next"}));
        let document = json!({"next": "abc"});
        assert_eq!(next(&paging, &Cursor::Start, 5, &document, &[]), Some(Cursor::Token("abc".into())));
        assert_eq!(next(&paging, &Cursor::Token("abc".into()), 5, &document, &[]), None);
    }
}
