//! The front page: which story goes where, and how the page is rendered. The layout is a pure function of the headlines,
//! so the same headlines always give the same page.

use super::breaking::breaking;
use super::heading::{HeadingLevel, visually_hidden_heading};
use super::headline_card::{CardShape, headline_card};
use super::section::{capacity, section};
use crate::locale::use_locale;
use crate::model::{ArticleId, Category, Cursor, Headline, Timestamp};
use crate::node::{IntoNode, Node, each, view};
use crate::route::Route;

/// The stories of the front page by slot. No story appears twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FrontPage {
    /// Stories in the breaking-news strip.
    pub breaking: Vec<Headline>,
    /// The lead story.
    pub lead: Option<Headline>,
    /// The stories around the lead.
    pub secondary: Vec<Headline>,
    /// The sections below the lead; none is empty.
    pub sections: Vec<Section>,
    /// The list of other latest stories.
    pub latest: Vec<Headline>,
}

/// A section of the front page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The category.
    pub category: Category,
    /// The route to the category's own page.
    pub to: Route,
    /// The stories, newest first.
    pub headlines: Vec<Headline>,
}

/// A part of the front page that is rendered on its own, so that one that arrives later leaves the others untouched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// The breaking-news strip, the lead, the stories around it and the latest stories.
    Top(Box<FrontPage>),
    /// A section and its index.
    Section(usize, Section),
}

/// Maximum number of stories in the breaking-news strip, in case a backend marks every story as breaking.
const BREAKING: usize = 3;
/// How many of the newest stories are searched for a lead with a picture; if none has one, the newest story leads.
const LEAD_REACH: usize = 10;
/// Number of stories around the lead.
const SECONDARY: usize = BEFORE + 2 + AFTER;
/// Number of those in the column before the lead; the next ones go below it.
const BEFORE: usize = 3;
/// Number of those in the column after the lead, above the latest stories.
const AFTER: usize = 1;
/// Number of stories in the list of latest stories.
const LATEST: usize = 8;

impl FrontPage {
    /// Assigns each story to a slot. `latest` holds the newest stories overall, `sections` those of each category, both
    /// newest first; they may overlap. The lead is the newest story with a picture that isn't in the strip.
    pub fn compose(latest: &[Headline], sections: Vec<(Category, Vec<Headline>)>) -> Self {
        let mut taken = Vec::new();
        let breaking = take(latest.iter().filter(|headline| headline.breaking), BREAKING, &mut taken);
        let lead = lead(latest, &mut taken);
        let secondary = take(latest.iter(), SECONDARY, &mut taken);
        let newest = take(latest.iter(), LATEST, &mut taken);
        let mut page = Self { breaking, lead, secondary, sections: Vec::new(), latest: newest };
        for (category, headlines) in sections {
            let headlines = take(headlines.iter(), capacity(page.sections.len()), &mut taken);
            if !headlines.is_empty() {
                let to = Route::Category(category.slug.clone(), Cursor::Start);
                page.sections.push(Section { category, to, headlines });
            }
        }
        page
    }

    /// Splits the page into parts that are rendered separately: the top, then each section.
    pub fn parts(mut self) -> Vec<Part> {
        let sections = std::mem::take(&mut self.sections);
        let sections = sections.into_iter().enumerate().map(|(index, section)| Part::Section(index, section));
        std::iter::once(Part::Top(Box::new(self))).chain(sections).collect()
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.lead.is_none() && self.breaking.is_empty() && self.sections.is_empty()
    }
}

/// Takes the first `limit` headlines that aren't in `taken`, and adds them to it.
fn take<'a>(from: impl Iterator<Item = &'a Headline>, limit: usize, taken: &mut Vec<ArticleId>) -> Vec<Headline> {
    let mut out = Vec::new();
    for headline in from {
        if out.len() == limit {
            break;
        }
        if !taken.contains(&headline.id) {
            taken.push(headline.id.clone());
            out.push(headline.clone());
        }
    }
    out
}

fn lead(latest: &[Headline], taken: &mut Vec<ArticleId>) -> Option<Headline> {
    let free: Vec<&Headline> =
        latest.iter().filter(|headline| !taken.contains(&headline.id)).take(LEAD_REACH).collect();
    let lead = *free.iter().find(|headline| headline.image.is_some()).or(free.first())?;
    taken.push(lead.id.clone());
    Some(lead.clone())
}

/// Renders the front page.
pub fn front_page(front: &FrontPage, now: Timestamp) -> Node {
    let parts: Vec<Node> = front.clone().parts().iter().map(|part| part.draw(now)).collect();
    front_page_wrapper(parts.into_node())
}

/// The element around the parts of the front page.
pub fn front_page_wrapper(parts: Node) -> Node {
    view! { <div class="front-page">{visually_hidden_heading(use_locale().words().front_page)} {parts}</div> }
}

/// Renders the parts of a front page that changes: each is rendered when it arrives, and again only when it differs.
pub fn parts(front: impl Fn() -> FrontPage + Send + 'static, draw: impl Fn(&Part) -> Node + Send + 'static) -> Node {
    each(move |lend| lend(&front().parts()), Part::key, draw)
}

impl Part {
    /// The part's key: the slug of its category, empty for the top.
    pub fn key(&self) -> &str {
        match self {
            Part::Top(_) => "",
            Part::Section(_, section) => section.category.slug.as_str(),
        }
    }

    /// Renders the part.
    pub fn draw(&self, now: Timestamp) -> Node {
        match self {
            Part::Top(front) => top(front, now),
            Part::Section(index, content) => section(content, *index, now),
        }
    }
}

fn top(front: &FrontPage, now: Timestamp) -> Node {
    let (before, rest) = front.secondary.split_at(front.secondary.len().min(BEFORE));
    let (after, below) = rest.split_at(rest.len().min(AFTER));
    view! {
        {breaking(&front.breaking, now)}
        <div class="front-page__top">
            <div class="front-page__centre">
                {front.lead.as_ref().map(|lead| headline_card(lead, CardShape::Lead, HeadingLevel::Two, now))}
                {stories("front-page__below", below, now)}
            </div>
            {stories("front-page__before", before, now)}
            <div class="front-page__after">
                {stories("front-page__first-after", after, now)}
                {latest_rail(&front.latest, now)}
            </div>
        </div>
    }
}

/// A column of stories; only the first two have pictures.
fn stories(class: &'static str, headlines: &[Headline], now: Timestamp) -> Option<Node> {
    let cards: Vec<Node> = headlines
        .iter()
        .enumerate()
        .map(|(at, headline)| {
            let shape = if at < 2 { CardShape::Feature } else { CardShape::Brief };
            headline_card(headline, shape, HeadingLevel::Two, now)
        })
        .collect();
    (!cards.is_empty()).then(|| view! { <div class=class>{cards}</div> })
}

/// The list of latest headlines with their times.
fn latest_rail(headlines: &[Headline], now: Timestamp) -> Option<Node> {
    if headlines.is_empty() {
        return None;
    }
    let words = use_locale().words();
    let to = Route::Latest(Cursor::Start);
    let items: Vec<Node> = headlines
        .iter()
        .map(|headline| {
            let card = headline_card(headline, CardShape::Compact, HeadingLevel::Three, now);
            view! { <li>{card}</li> }
        })
        .collect();
    Some(view! {
        <section class="latest-rail" aria-label=words.latest>
            <h2 class="latest-rail__title"><a href=to>{words.latest}</a></h2>
            <ol class="latest-rail__list">{items}</ol>
        </section>
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Slug;
    use crate::node::keyed::tests::{Done, Sheet};
    use std::sync::{Arc, Mutex};

    const SECTIONS: usize = 12;

    type Arrived = Arc<Mutex<Vec<(Category, Vec<Headline>)>>>;

    fn headlines(section: usize) -> Vec<Headline> {
        let headline = |n: usize| {
            let id = ArticleId::new(format!("{section}-{n}")).unwrap();
            Headline::new(id, format!("Story {n} of section {section}"))
        };
        (0..6).map(headline).collect()
    }

    fn section(n: usize) -> (Category, Vec<Headline>) {
        let category = Category { slug: Slug::new(format!("section-{n}")).unwrap(), title: format!("Section {n}") };
        // Each repeats the first story of the one before it.
        let stories = headlines(n.saturating_sub(1)).into_iter().take(1).chain(headlines(n));
        (category, stories.collect())
    }

    /// A rendered front page with these sections, and the list to which later sections are added.
    fn page(sections: impl IntoIterator<Item = usize>) -> (Sheet, Node, Arrived) {
        let arrived = Arrived::new(Mutex::new(sections.into_iter().map(section).collect()));
        let now = Timestamp::from_millis(0).unwrap();
        let front = {
            let arrived = arrived.clone();
            move || FrontPage::compose(&headlines(99), arrived.lock().unwrap().clone())
        };
        let (mut sheet, mut page) = (Sheet::default(), parts(front, move |part| part.draw(now)));
        sheet.draw(&mut page);
        (sheet, page, arrived)
    }

    #[test]
    fn sections_that_arrive_one_after_another_are_built_once_each() {
        let (mut sheet, mut page, arrived) = page([]);
        for n in 0..SECTIONS {
            arrived.lock().unwrap().push(section(n));
            assert_eq!(sheet.draw(&mut page), Done { built: 1, ..Done::default() }, "section {n}");
        }
        assert_eq!(sheet.html().len(), 1 + SECTIONS);
    }

    #[test]
    fn a_section_that_changes_is_the_only_one_drawn_again() {
        let (mut sheet, mut page, arrived) = page(0..SECTIONS);
        arrived.lock().unwrap()[3].1[1].title = "Corrected".to_owned();
        assert_eq!(sheet.draw(&mut page), Done { rebuilt: 1, ..Done::default() });
        assert!(sheet.html()[4].contains("Corrected"));
    }
}
