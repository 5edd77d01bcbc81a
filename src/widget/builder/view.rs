//! The view of the page `/widgets`: the options, the preview on two pages, the snippet. Its parts take values and
//! return nodes; actions are passed in as callbacks.

use super::options::{BY, COUNTS, IMAGES, LAYOUTS, List, Method, REFRESHES, TARGETS, THEMES, WidgetOptions};
use super::words;
use crate::components::choice::{Choice, choice};
use crate::components::heading::page_heading;
use crate::connect::words::{self as shared};
use crate::locale::use_locale;
use crate::model::{Category, SafeUrl};
use crate::node::{Node, view};
use crate::words::fill_named;
use leptos::prelude::*;

/// The sizes of the script and of the frame, in kilobytes of brotli. `cargo xtask size` checks both.
const SCRIPT_KB: u32 = 3;
const FRAME_KB: u32 = 150;

/// The properties of the page.
pub struct Props {
    /// The address of the newspaper, with a trailing slash.
    pub base: String,
    /// The name of the newspaper.
    pub name: String,
    /// The categories of the newspaper.
    pub categories: Vec<Category>,
    /// Whether loading the widget's script failed.
    pub is_broken: RwSignal<bool>,
    /// Copies a text; sets the signal to whether that worked.
    pub copy: Callback<(String, RwSignal<Option<bool>>)>,
}

/// The methods, in the order of their titles.
const METHODS: [Method; 3] = [Method::Script, Method::Frame, Method::Feed];

/// The preview widths: suffixes of class names.
const WIDTHS: [&str; 3] = ["narrow", "medium", "wide"];

/// The page.
pub fn page(props: Props) -> Node {
    let words = words::of(use_locale().language());
    let options = RwSignal::new(WidgetOptions::default());
    let width = RwSignal::new(WIDTHS[0]);
    let Props { base, name, categories, is_broken, copy } = props;
    let weight = fill_named(words.weight, &[("script", &SCRIPT_KB.to_string()), ("frame", &FRAME_KB.to_string())]);
    let pages: Vec<Node> = ["light", "dark"]
        .into_iter()
        .zip(words.pages)
        .map(|(scheme, title)| stage(scheme, title, &base, &name, options, width))
        .collect();
    view! {
        <div class="connect widgets">
            {page_heading(words.title.to_owned(), Some(words.about.to_owned()))}
            <div class="widgets__options">
                {list(options, categories, words)}
                {by(options, words)}
                {count(options, words)}
                {heading(options, words)}
                {switch("widget-layout", words.layout, options, &LAYOUTS, &words.layouts, |it| &mut it.layout)}
                {switch("widget-images", words.images, options, &IMAGES, &words.sizes, |it| &mut it.images)}
                {switch("widget-theme", words.theme, options, &THEMES, &words.themes, |it| &mut it.theme)}
                {parts(options, words)}
                {switch("widget-target", words.target, options, &TARGETS, &words.targets, |it| &mut it.target)}
                {refresh(options, words)}
            </div>
            <section class="connect__section" aria-labelledby="widgets-preview">
                <h2 class="connect__heading" id="widgets-preview">{words.preview}</h2>
                {switch_of("widget-width", words.width, width, &WIDTHS, &words.widths)}
                {move || is_broken.get().then(|| view! { <p role="alert">{words.cannot_show}</p> })}
                <div class="widgets__stages">{pages}</div>
                <p class="connect__hint">{weight}</p>
            </section>
            <section class="connect__section" aria-labelledby="widgets-snippet">
                <h2 class="connect__heading" id="widgets-snippet">{words.snippet}</h2>
                {switch("widget-method", words.method, options, &METHODS, &words.methods, |it| &mut it.method)}
                <p>{move || METHODS.iter().zip(words.methods_about).find(|(method, _)| **method == options.with(|it| it.method)).map(|(_, about)| about)}</p>
                {feed(options, words)}
                {snippet(options, base, name, copy)}
            </section>
        </div>
    }
}

/// A group of radio buttons for an option.
fn switch<T: Copy + PartialEq + Send + Sync + 'static>(
    name: &'static str,
    label: &'static str,
    options: RwSignal<WidgetOptions>,
    values: &[T],
    titles: &[&'static str],
    field: fn(&mut WidgetOptions) -> &mut T,
) -> Node {
    let of = move || *field(&mut options.get());
    let row = |(value, title): (&T, &&'static str)| {
        let value = *value;
        Choice {
            title,
            lang: None,
            chosen: Signal::derive(move || of() == value),
            choose: Callback::new(move |()| options.update(|options| *field(options) = value)),
        }
    };
    choice(name, label, values.iter().zip(titles).map(row).collect())
}

/// A group of radio buttons for a signal of words.
fn switch_of(
    name: &'static str,
    label: &'static str,
    chosen: RwSignal<&'static str>,
    values: &[&'static str],
    titles: &[&'static str],
) -> Node {
    let row = |(value, title): (&&'static str, &&'static str)| {
        let value = *value;
        Choice {
            title,
            lang: None,
            chosen: Signal::derive(move || chosen.get() == value),
            choose: Callback::new(move |()| chosen.set(value)),
        }
    };
    choice(name, label, values.iter().zip(titles).map(row).collect())
}

/// A drop-down list: values with their titles.
fn select(
    id: &'static str,
    label: &'static str,
    options: Vec<(String, String)>,
    chosen: String,
    choose: impl Fn(String) + Send + 'static,
) -> Node {
    let options: Vec<Node> = options
        .into_iter()
        .map(|(value, title)| {
            let is_chosen = value == chosen;
            view! { <option value=value selected=is_chosen dir="auto">{title}</option> }
        })
        .collect();
    view! {
        <p class="widgets__field">
            <label class="connect__label" for=id>{label}</label>
            <select class={"connect__field"} id=id on:change=move |event| choose(event_target_value(&event))>{options}</select>
        </p>
    }
}

/// The value of a list with a typed text in the drop-down list. It begins with a space, which no slug of a category
/// does.
fn value_of(by: &str) -> String {
    [" ", by].concat()
}

fn list(options: RwSignal<WidgetOptions>, categories: Vec<Category>, words: &'static words::WidgetWords) -> Node {
    let row = |category: &Category| (category.slug.as_str().to_owned(), category.title.clone());
    let by = BY.iter().zip(words.by).map(|(by, title)| (value_of(by), title.to_owned()));
    let latest = (String::new(), words.latest.to_owned());
    let choices = [latest].into_iter().chain(categories.iter().map(row)).chain(by).collect();
    select("widgets-list", words.list, choices, String::new(), move |value| {
        let category = categories.iter().find(|category| category.slug.as_str() == value).cloned();
        let by = BY.into_iter().find(|by| value_of(by) == value);
        let list = match (category, by) {
            (Some(category), _) => List::Category(category),
            (_, Some(by)) => List::By(by, String::new()),
            _ => List::Latest,
        };
        options.update(|options| options.list = list);
    })
}

/// A text field.
fn field(id: &'static str, label: &'static str, kind: &'static str, write: impl Fn(String) + Send + 'static) -> Node {
    view! {
        <p class="widgets__field">
            <label class="connect__label" for=id>{label}</label>
            <input
                class="connect__field"
                id=id
                type=kind
                dir="auto"
                maxlength="2000"
                autocomplete="off"
                on:change=move |event| write(event_target_value(&event))
            />
        </p>
    }
}

/// The field for the tag, the author or the search, if such a list is selected.
fn by(
    options: RwSignal<WidgetOptions>,
    words: &'static words::WidgetWords,
) -> impl Fn() -> Option<Node> + Send + 'static {
    let chosen = Memo::new(move |_| match options.with(|options| options.list.clone()) {
        List::By(by, _) => Some(by),
        _ => None,
    });
    move || {
        let by = chosen.get()?;
        let (_, label) = BY.iter().zip(words.by_what).find(|(known, _)| **known == by)?;
        Some(field("widgets-by", label, "text", move |text| {
            options.update(|options| options.list = List::By(by, text))
        }))
    }
}

/// The field for the address of the feed, if that is the method.
fn feed(
    options: RwSignal<WidgetOptions>,
    words: &'static words::WidgetWords,
) -> impl Fn() -> Option<Node> + Send + 'static {
    let is_feed = Memo::new(move |_| options.with(|options| options.method == Method::Feed));
    move || {
        let write = move |text| options.update(|options| options.feed = text);
        is_feed.get().then(|| field("widgets-feed", words.feed, "url", write))
    }
}

fn refresh(options: RwSignal<WidgetOptions>, words: &'static words::WidgetWords) -> Node {
    let choices =
        REFRESHES.iter().zip(words.refreshes).map(|(time, title)| (time.to_string(), title.to_owned())).collect();
    select("widgets-refresh", words.refresh, choices, REFRESHES[0].to_string(), move |text| {
        if let Some(time) = REFRESHES.into_iter().find(|time| time.to_string() == text) {
            options.update(|options| options.refresh = time);
        }
    })
}

fn count(options: RwSignal<WidgetOptions>, words: &'static words::WidgetWords) -> Node {
    let locale = use_locale();
    let choices = COUNTS.iter().map(|count| (count.to_string(), locale.number((*count).into()))).collect();
    let chosen = options.with_untracked(|options| options.count.to_string());
    select("widgets-count", words.count, choices, chosen, move |text| {
        if let Some(count) = COUNTS.into_iter().find(|count| count.to_string() == text) {
            options.update(|options| options.count = count);
        }
    })
}

fn heading(options: RwSignal<WidgetOptions>, words: &'static words::WidgetWords) -> Node {
    view! {
        <p class="widgets__field">
            <label class="connect__label" for="widgets-heading">{words.heading}</label>
            <input
                class="connect__field"
                id="widgets-heading"
                type="text"
                dir="auto"
                maxlength="120"
                autocomplete="off"
                on:change=move |event| options.update(|options| options.heading = event_target_value(&event))
            />
        </p>
    }
}

/// Checkboxes for the parts of each story.
fn parts(options: RwSignal<WidgetOptions>, words: &'static words::WidgetWords) -> Node {
    let fields: [fn(&mut WidgetOptions) -> &mut bool; 3] =
        [|it| &mut it.summary, |it| &mut it.date, |it| &mut it.source];
    let row = |(field, title): (fn(&mut WidgetOptions) -> &mut bool, &'static str)| {
        let is_there = move || *field(&mut options.get());
        view! {
            <label class="widgets__part">
                <input
                    type="checkbox"
                    checked=*field(&mut options.get_untracked())
                    prop:checked=is_there
                    on:change=move |_| options.update(|options| {
                        let part = field(options);
                        *part = !*part;
                    })
                />
                " "
                {title}
            </label>
        }
    };
    let rows: Vec<Node> = fields.into_iter().zip(words.part).map(row).collect();
    view! {
        <fieldset class="choice">
            <legend class="choice__legend">{words.parts}</legend>
            <div class="widgets__parts">{rows}</div>
        </fieldset>
    }
}

/// The widget on a page with a colour scheme.
fn stage(
    scheme: &'static str,
    title: &'static str,
    base: &str,
    name: &str,
    options: RwSignal<WidgetOptions>,
    width: RwSignal<&'static str>,
) -> Node {
    let there = |is_there: fn(&WidgetOptions) -> bool| move || options.with(is_there);
    let of_list = |name| {
        move || options.with(|it| it.list().filter(|(known, _)| *known == name).map(|(_, value)| value.to_owned()))
    };
    let feed = move || {
        options
            .with(|it| (it.method == Method::Feed).then(|| it.feed.trim().to_owned()).filter(|text| !text.is_empty()))
    };
    let refresh = move || options.with(|it| Some(it.refresh()).filter(|time| *time > 0));
    let heading = move || options.with(|it| Some(it.heading.trim().to_owned()).filter(|text| !text.is_empty()));
    view! {
        <figure class=["widgets__stage widgets__stage--", scheme].concat()>
            <figcaption class="widgets__caption">{title}</figcaption>
            <div class=move || ["widgets__place widgets__place--", width.get()].concat()>
                <news-headlines
                    site=base.to_owned()
                    feed=feed
                    category=of_list("category")
                    tag=of_list("tag")
                    author=of_list("author")
                    query=of_list("query")
                    count=move || options.with(|it| it.count)
                    layout=move || options.with(|it| it.layout)
                    images=move || options.with(|it| it.images)
                    theme=move || options.with(WidgetOptions::theme)
                    summary=there(|it| it.summary)
                    date=there(|it| it.date)
                    source=there(|it| it.source)
                    heading=heading
                    target=move || options.with(|it| it.target)
                    refresh=refresh
                >
                    <a href=SafeUrl::parse(base, None)>{name.to_owned()}</a>
                </news-headlines>
            </div>
        </figure>
    }
}

/// The snippet with its copy button.
fn snippet(
    options: RwSignal<WidgetOptions>,
    base: String,
    name: String,
    copy: Callback<(String, RwSignal<Option<bool>>)>,
) -> Node {
    let words = shared::of(use_locale().language());
    let label = words::of(use_locale().language()).snippet;
    let copied: RwSignal<Option<bool>> = RwSignal::new(None);
    let text = Memo::new(move |_| options.with(|options| options.snippet(&base, &name)));
    let status = move || match copied.get() {
        Some(true) => words.copied,
        Some(false) => words.not_copied,
        None => "",
    };
    view! {
        <pre class="connect__file" dir="ltr" tabindex="0" role="region" aria-label=label><code>{move || text.get()}</code></pre>
        <p class="connect__buttons">
            <button class="button" type="button" on:click=move |_| copy.run((text.get_untracked(), copied))>{words.copy}</button>
            <span class="connect__copied" role="status">{status}</span>
        </p>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::{Locale, provide_locale};
    use crate::model::Slug;
    use crate::words::Language;

    #[test]
    fn the_page_previews_the_widget_in_both_colour_schemes_with_its_size() {
        for language in Language::ALL {
            let html = Owner::new().with(|| {
                provide_locale(Locale::new(language, "", None));
                page(Props {
                    base: "https://news.example/".into(),
                    name: "The <Harbour>".into(),
                    categories: vec![Category { slug: Slug::new("port").unwrap(), title: "Port & Sea".into() }],
                    is_broken: RwSignal::new(false),
                    copy: Callback::new(|_| {}),
                })
                .to_html()
            });
            let words = words::of(language);
            assert_eq!(html.matches("<news-headlines site=\"https://news.example/\"").count(), 2, "{html}");
            for part in ["Port &amp; Sea", "The &lt;Harbour&gt;", "widget.js", words.title, words.layouts[4], "150"] {
                assert!(html.contains(part), "no {part}: {html}");
            }
            assert!(!html.contains("style="), "no style stands in the page: {html}");
        }
    }
}
