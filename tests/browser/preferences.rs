//! What a reader chooses: the language of the interface and the colours.

use crate::backend::{Backend, stories};
use crate::http::Answer;
use crate::page::{Page, visit};
use crate::site::Site;
use time_plus_news::words::Language;

/// The title of a choice in the footer, which is what a reader clicks.
fn choice(name: &str, at: usize) -> String {
    let field = format!("input[name={name}]");
    format!(".choice:has({field}) .choice__label:nth-of-type({at}) .choice__title")
}

fn root(page: &Page, name: &str) -> String {
    page.each(":root", &format!("it.getAttribute({name:?})")).remove(0)
}

/// Chooses a language by what it calls itself, and sees that the page is in it now and after a reload.
fn speaks(language: Language, at: usize) {
    visit(&Site::as_built(), |page| {
        page.open("latest");
        page.wait_for(".headline-list__item");
        assert_eq!(page.text(&choice("language", at)), language.name());
        page.run("window.isTheSameDocument = true", &[]);
        page.click(&choice("language", at));
        let is_so = |page: &Page| {
            page.wait_until("the language", &format!("document.documentElement.lang === {:?}", language.tag()));
            assert_eq!(root(page, "dir"), language.direction());
            page.wait_for_text(".navigation__list li:first-child a", language.words().latest);
            page.wait_for_text("main h1", language.words().latest);
            page.wait_until("the title", &format!("document.title.startsWith({:?})", language.words().latest));
            page.wait_for(".headline-list__item");
            assert_eq!(
                page.value("getComputedStyle(document.querySelector('.masthead')).direction"),
                language.direction()
            );
        };
        is_so(page);
        assert_eq!(page.value("window.isTheSameDocument"), true);
        page.reload();
        is_so(page);
        page.click(".headline-list__item .headline-card__link");
        page.wait_for_text(".article__source-link", language.words().opens_other_site);
    });
}

#[test]
fn a_reader_who_chooses_arabic_gets_it_from_right_to_left_and_keeps_it() {
    speaks(Language::Arabic, 3);
}

#[test]
fn a_reader_who_chooses_french_gets_it_and_keeps_it() {
    speaks(Language::French, 2);
}

#[test]
fn a_newspaper_in_arabic_begins_in_arabic() {
    let backend = Backend::of(&stories(0..3));
    let mut site_file = backend.site_file();
    site_file["language"] = "ar-EG".into();
    visit(&Site::with_file(Answer::json(site_file)), |page| {
        page.open("latest");
        page.wait_for_text("main h1", Language::Arabic.words().latest);
        assert_eq!((root(page, "lang"), root(page, "dir")), ("ar-EG".to_owned(), "rtl".to_owned()));
    });
}

#[test]
fn a_newspaper_in_a_language_that_the_interface_does_not_speak_can_be_read() {
    let backend = Backend::of(&stories(0..3));
    let mut site_file = backend.site_file();
    site_file["language"] = "sv".into();
    visit(&Site::with_file(Answer::json(site_file)), |page| {
        page.open("latest");
        page.wait_for_text("main h1", Language::English.words().latest);
        page.wait_for(".headline-list__item");
    });
}

#[test]
fn a_chosen_theme_holds_over_a_reload_and_is_there_before_the_app_is() {
    visit(&Site::as_built(), |page| {
        page.prefer("light");
        page.open("latest");
        page.wait_for(".headline-list__item");
        let colour = || page.value("getComputedStyle(document.body).backgroundColor");
        let light = colour();
        page.click(&choice("theme", 3));
        page.wait_until("the dark theme", "document.documentElement.dataset.theme === 'dark'");
        let dark = colour();
        assert_ne!(light, dark);
        page.reload();
        // Set by the start script, whether or not the app stands yet.
        page.wait_until("the dark theme", "document.documentElement.dataset.theme === 'dark'");
        page.wait_for(".headline-list__item");
        assert_eq!(colour(), dark);
        page.wait_until("the mark on the choice", "document.querySelectorAll('input[name=theme]')[2].checked");
        page.click(&choice("theme", 1));
        page.wait_until("the system's theme", "!document.documentElement.dataset.theme");
        assert_eq!(colour(), light);
    });
}

#[test]
fn without_a_choice_the_theme_is_that_of_the_system() {
    visit(&Site::as_built(), |page| {
        page.open("latest");
        page.wait_for(".headline-list__item");
        let colour = || page.value("getComputedStyle(document.body).backgroundColor");
        page.prefer("light");
        let light = colour();
        page.prefer("dark");
        assert_ne!(light, colour());
    });
}
