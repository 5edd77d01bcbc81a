//! The app in a folder of its host: every address of its own begins with it, and nothing outside is its.

use crate::page::visit;
use crate::site::{Setup, Site};

fn in_folder() -> Site {
    Site::set_up(Setup { folder: "news/", ..Setup::default() })
}

#[test]
fn in_a_folder_every_link_of_the_app_stays_in_it() {
    visit(&in_folder(), |page| {
        page.open("");
        page.wait_for(".section");
        let origin = page.site.server.origin();
        let inside = format!("{origin}/news/");
        let outside: Vec<String> =
            page.each("a[href]", "it.href").into_iter().filter(|href| href.starts_with(&origin)).collect();
        assert!(outside.len() > 40);
        assert!(outside.iter().all(|href| href.starts_with(&inside)), "{outside:?}");
    });
}

#[test]
fn in_a_folder_links_paging_and_back_work_as_at_the_root() {
    visit(&in_folder(), |page| {
        page.open("");
        page.wait_for(".headline-card--lead");
        page.click(".navigation__list a[href$='/latest']");
        page.wait_for(".headline-list__item");
        assert_eq!(page.place(), "latest");
        assert_eq!(page.each("link[rel=canonical]", "it.href"), [page.site.address("latest")]);
        page.click(".more .button");
        page.wait_until("more headlines", "document.querySelectorAll('.headline-list__item').length === 40");
        page.wait_until("the address of the page", "location.pathname === '/news/latest' && location.search !== ''");
        page.click(".headline-list__item:nth-child(30) .headline-card__link");
        page.wait_for(".article__body p:not(.visually-hidden)");
        assert!(page.place().starts_with("article/"));
        page.back();
        page.wait_until("the list", "document.querySelectorAll('.headline-list__item').length === 40");
        page.click(".masthead__name a");
        page.wait_for(".headline-card--lead");
        assert_eq!(page.place(), "");
    });
}

#[test]
fn in_a_folder_a_place_opens_by_its_address_and_a_search_stays_inside() {
    visit(&in_folder(), |page| {
        page.open("article/webb-at-l2");
        page.wait_for(".article__body p:not(.visually-hidden)");
        page.wait_until("the lead picture", "document.querySelector('.article__lead img').naturalWidth > 0");
        page.open("search");
        page.wait_for("main .search-form");
        page.type_into("#search-field", "webb\u{e007}");
        page.wait_for(".headline-list__item");
        assert_eq!(page.place(), "search?q=webb");
    });
}

#[test]
fn in_a_folder_an_address_that_is_no_view_says_so() {
    visit(&in_folder(), |page| {
        page.open("nothing/here");
        page.wait_for_text(".not-found__path", "/news/nothing/here");
        assert!(
            page.site
                .server
                .targets()
                .iter()
                .all(|target| target.starts_with("/news/") || target.starts_with("/told/"))
        );
    });
}
