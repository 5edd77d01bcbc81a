//! A section of the front page: heading and stories. Layouts alternate, so that ten sections don't all look the same.

use super::front_page::Section;
use super::heading::HeadingLevel;
use super::headline_card::{CardShape, headline_card};
use crate::locale::use_locale;
use crate::model::Timestamp;
use crate::node::{Node, view};
use crate::route::Route;
use crate::words::fill;

/// The layout of a section, chosen by its number of stories and its position on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Layout {
    /// A large story with two smaller ones and further headlines beside it.
    Major,
    /// Stories of equal size, side by side.
    Columns,
    /// A large story with its picture beside its text, and a list of headlines.
    Wide,
}

/// Maximum number of stories side by side.
const COLUMNS: usize = 4;
/// Maximum number of stories in any other layout.
const STORIES: usize = 5;

/// The number of stories that the section at `index` has room for.
pub fn capacity(index: usize) -> usize {
    if index % 3 == 1 { COLUMNS } else { STORIES }
}

impl Layout {
    fn of(index: usize, stories: usize) -> Self {
        match (stories, index % 3) {
            (0 | 1, _) => Layout::Wide,
            (2..=COLUMNS, _) => Layout::Columns,
            (_, 0) => Layout::Major,
            _ => Layout::Wide,
        }
    }

    fn class(self) -> &'static str {
        match self {
            Layout::Major => "section__stories section__stories--major",
            Layout::Columns => "section__stories section__stories--columns",
            Layout::Wide => "section__stories section__stories--wide",
        }
    }

    fn shape(self, at: usize) -> CardShape {
        match (self, at) {
            (Layout::Columns, _) | (Layout::Major, 1 | 2) => CardShape::Feature,
            (Layout::Major | Layout::Wide, 0) => CardShape::Major,
            _ => CardShape::Compact,
        }
    }
}

/// Renders the section at `index` on the page, counted from 0.
pub fn section(section: &Section, index: usize, now: Timestamp) -> Node {
    let layout = Layout::of(index, section.headlines.len());
    let stories: Vec<Node> = section
        .headlines
        .iter()
        .enumerate()
        .map(|(at, headline)| {
            let card = headline_card(headline, layout.shape(at), HeadingLevel::Three, now);
            view! { <li class="section__story">{card}</li> }
        })
        .collect();
    view! {
        <section class="section" aria-label=section.category.title.clone()>
            {section_heading(section.category.title.clone(), &section.to)}
            <ul class=layout.class()>{stories}</ul>
        </section>
    }
}

/// Renders the heading of a section. The title and the link at its end both lead to the category's page.
pub fn section_heading(title: String, to: &Route) -> Node {
    let more = fill(use_locale().words().more_in, &title);
    view! {
        <div class="section-heading">
            <h2 class="section-heading__title" dir="auto"><a href=to>{title}</a></h2>
            <a class="section-heading__more" href=to>{more}</a>
        </div>
    }
}
