//! A section on the front page: its heading and its stories, laid out in one of several ways so that a page of ten
//! sections does not look like ten of the same.

use super::front_page::Section;
use super::heading::HeadingLevel;
use super::headline_card::{CardShape, headline_card};
use crate::locale::use_locale;
use crate::model::Timestamp;
use crate::node::{Node, view};
use crate::route::Route;
use crate::words::fill;

/// A way to lay out a section, by how many stories it has and where it stands on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Layout {
    /// A large story with two smaller ones and a foot of headlines beside it.
    Major,
    /// Stories of one size side by side.
    Columns,
    /// A large story with its picture beside its text, and a list of headlines.
    Wide,
}

/// The most stories that stand side by side.
const COLUMNS: usize = 4;
/// The most stories of any other layout.
const STORIES: usize = 5;

/// How many stories the section at `index` has room for.
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

/// The section that stands at `index` among the sections of the page, counted from 0.
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

/// The heading of a section, which leads to the whole of it, as does the link at its end.
pub fn section_heading(title: String, to: &Route) -> Node {
    let more = fill(use_locale().words().more_in, &title);
    view! {
        <div class="section-heading">
            <h2 class="section-heading__title" dir="auto"><a href=to>{title}</a></h2>
            <a class="section-heading__more" href=to>{more}</a>
        </div>
    }
}
