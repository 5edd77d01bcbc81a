//! The strings of the page `/widgets` in English.

use super::WidgetWords;

/// The table.
pub static WORDS: WidgetWords = WidgetWords {
    title: "Headlines for your page",
    about: "Put our headlines on any page: choose the options, check the preview, copy the code. No account, no cookies, no tracking.",
    list: "Headlines",
    latest: "The latest",
    by: ["With a tag", "By an author", "From a search"],
    by_what: ["Tag, as in the address", "Author, as in the address", "Search terms"],
    count: "How many",
    layout: "Layout",
    layouts: ["List", "Cards", "Compact", "Ticker", "Magazine"],
    images: "Pictures",
    sizes: ["Small", "Large", "None"],
    theme: "Colours",
    themes: ["As on the page", "As in the reader’s system", "Light", "Dark"],
    parts: "For each story, show",
    part: ["Summary", "Time", "Source"],
    heading: "Heading",
    target: "Stories open",
    targets: ["In a new window", "In the same window"],
    refresh: "Refresh",
    refreshes: ["Never", "Every 5 minutes", "Every 15 minutes", "Every hour"],
    preview: "Preview",
    width: "Width",
    widths: ["300 pixels", "480 pixels", "Full width"],
    pages: ["On a light page", "On a dark page"],
    snippet: "Code to copy",
    method: "Method",
    methods: ["Script", "Frame only", "Feed"],
    methods_about: [
        "Paste the code where the headlines should appear. The link inside is shown until they are loaded, and wherever they cannot be.",
        "For pages that do not allow scripts. Adjust the height yourself.",
        "Headlines from a JSON Feed that allows other origins, without a frame: they use the fonts and colours of your page.",
    ],
    feed: "Address of the feed",
    weight: "The script is {script} kB. Its frame loads about {frame} kB and the pictures on the first visit, once a reader scrolls near it.",
    cannot_show: "The preview is not available because the widget could not be loaded. Reload the page to try again.",
};
