//! The words of the page of widgets in English.

use super::WidgetWords;

/// The table.
pub static WORDS: WidgetWords = WidgetWords {
    title: "Headlines for your page",
    about: "Put our headlines into any page: pick what you want, see it, copy the snippet. No account, no cookies, nothing is counted.",
    list: "Headlines",
    latest: "The latest",
    by: ["With a tag", "Of an author", "With words in them"],
    by_what: ["Tag, as in its address", "Author, as in their address", "Words"],
    count: "How many",
    layout: "Layout",
    layouts: ["List", "Cards", "Compact", "Ticker", "Magazine"],
    images: "Pictures",
    sizes: ["Small", "Large", "None"],
    theme: "Colours",
    themes: ["Those of the page", "Those of the reader’s system", "Light", "Dark"],
    parts: "With each story",
    part: ["Summary", "Time", "Source"],
    heading: "Line above",
    target: "A story opens",
    targets: ["In a new window", "In the same window"],
    refresh: "Asks anew",
    refreshes: ["Never", "Every 5 minutes", "Every 15 minutes", "Every hour"],
    preview: "How it looks",
    width: "Width",
    widths: ["300 pixels", "480 pixels", "All there is"],
    pages: ["In a light page", "In a dark page"],
    snippet: "The snippet to copy",
    method: "How",
    methods: ["With the script", "As a frame alone", "From a feed"],
    methods_about: [
        "Put them where the headlines are to stand. The link is what is seen until there are headlines, and wherever there can be none.",
        "For pages that allow no script. The height is yours to set.",
        "A JSON Feed that other pages may read, drawn in the page itself: in its fonts and colours, without a frame.",
    ],
    feed: "Address of the feed",
    weight: "The script has {script} kB. Its frame loads some {frame} kB and the pictures, the first time, and only when a reader comes near it.",
    cannot_show: "The widget could not be loaded, so it cannot be shown here.",
};
