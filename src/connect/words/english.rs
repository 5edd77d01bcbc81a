//! The words of connecting in English.

use super::{ConnectWords, EvidenceWords, FindingWords, FindingsWords, InsteadWords};
use crate::words::Plural;

/// The table.
pub static WORDS: ConnectWords = ConnectWords {
    title: "Connect a backend",
    about: "Give the address of a site, an API or a feed. The app finds out what it is, shows what it makes of it, and writes the site.json.",
    privacy: "Everything stays in your browser: it asks the addresses itself, and nothing is sent anywhere else.",
    address: "Address",
    address_hint: "For example https://cms.example.org or https://example.org/feed.xml. A whole answer, JSON or XML, may be pasted, too.",
    parameters: "Parameters, such as a key",
    parameters_hint: "One a line: name = value. They are sent to the backend and to nobody else.",
    connect: "Connect",
    asking: "Asking {}",
    trying: "Reading as {}",
    reading: "Reading “{}”",
    done: "The report is below.",

    verdict: "What it is",
    certain: "This is {}.",
    likely: "This looks like {}.",
    possible: "This may be {}.",
    own_description: "Read with your own description, {}.",
    drafted: "No known backend answers here, but there is a list of articles. A description was made by looking at it.",
    none: "No known backend answers here.",
    because: "Why",
    others: "It may also be: {}",
    evidence: EvidenceWords {
        address: "{} is an address of its form.",
        linked: "The page links to {}.",
        generator: "The page says that it was made with {}.",
        mentions: "The source of the page mentions {}.",
        fields: "{url} answers with {paths}.",
        root: "{url} begins with {element}.",
        given: "You gave the description.",
    },

    preview: "What readers would see",
    headlines: Plural::one_or_other("{n} headline on the first page", "{n} headlines on the first page"),
    total: Plural::one_or_other("{n} in all", "{n} in all"),
    left_out: Plural::one_or_other(
        "{n} item was left out: it has neither title nor text, or no name to ask for it by.",
        "{n} items were left out: they have neither title nor text, or no name to ask for them by.",
    ),
    article: "One article",
    no_body: "The backend gives no text for this article; readers are led to its source.",

    fields: "Fields",
    fields_caption: Plural::one_or_other(
        "What stands in the fields of {n} item",
        "What stands in the fields of {n} items",
    ),
    field: "Field",
    found: "Found",
    empty: "Empty",
    missing: "Missing",
    unreadable: "Not readable",
    place: "Where",
    converted: "Converted",
    of: "{found} of {all}",
    in_article: "in the article",
    not_described: "not described",
    as_it_is: "as it is",

    missing_views: "What the backend does not offer",
    no_missing_views: "It offers everything that the app can show.",
    instead: InsteadWords {
        category: "The articles of a category: the app sorts through the latest headlines.",
        article: "One article by itself: the app finds it among the latest headlines.",
        search: "A search: the app searches the headlines loaded so far, and says so.",
        categories: "A list of its categories: name those of your site in site.json.",
        author: "The articles of an author: names are shown without links.",
        tag: "The articles with a tag: tags are shown without links.",
        videos: "A list of films: the app shows the category videos, or the latest headlines that have a film.",
    },
    needs: "It does with: {}",

    findings: "What is wrong, and what to do",
    no_findings: "Nothing was found to be wrong.",
    finding: FindingsWords {
        not_an_address: FindingWords {
            what: "“{text}” is not an address of the web.",
            advice: "Write it as in the browser's address bar, for example https://example.org.",
        },
        mixed_content: FindingWords {
            what: "{url} is not encrypted (http). Browsers do not let a page on https ask it.",
            advice: "Serve the backend over https, or put it behind a proxy on the site's own address.",
        },
        refused: FindingWords {
            what: "The browser got no answer from {url} for this page. Either nothing is there, or the backend does not allow pages of {origin} to read it.",
            advice: "The answer needs the header “Access-Control-Allow-Origin: {origin}” (or “*”). Where the backend cannot send it, put a proxy on the site's own address before it.",
        },
        refused_headers: "It must also answer OPTIONS requests with “Access-Control-Allow-Headers: {}”.",
        not_allowed: FindingWords {
            what: "{url} answers, but without the header “Access-Control-Allow-Origin: {origin}” (or “*”). A browser will not let the site read it.",
            advice: "Let the backend send that header, or put a proxy on the site's own address before it.",
        },
        allowed: "It allows {} only.",
        needs_key: FindingWords {
            what: "{url} refuses who asks (status {status}): it wants a key, or another one.",
            advice: "Give the key as a parameter. One that must stay secret belongs into a proxy that adds it.",
        },
        not_there: FindingWords {
            what: "There is nothing at {url}, or no longer.",
            advice: "See whether the address is written right: open it in a browser and copy it from there. Or give the address of the site itself.",
        },
        busy: FindingWords {
            what: "{url} was asked too often and answers nobody for a while (status 429).",
            advice: "Wait, and connect again. If it happens at the first try, visitors will meet it too: put a proxy that keeps answers on the site's own address before it.",
        },
        busy_seconds: "It asks to wait {} s.",
        failed: FindingWords {
            what: "{url} has a fault of its own (status {status}).",
            advice: "Connect again in a few minutes. If it stays, the server's own log says what is wrong.",
        },
        one_article: FindingWords {
            what: "This answer is one article, and not a list of them.",
            advice: "It shows that articles can be read. For the headlines give the answer of a list, or the address of the site.",
        },
        api_root: FindingWords {
            what: "This answer is the root of an API: it says what there is to ask, and has no articles.",
            advice: "Give the address of the site, and the app asks by itself; or the answer of a list of articles.",
        },
        terms: FindingWords {
            what: "This answer lists categories, tags or people, and no articles.",
            advice: "Give the answer of a list of articles, or the address of the site.",
        },
        own_error: FindingWords {
            what: "This answer is an error that the backend tells, and no list of articles.",
            advice: "Mend what it says, and connect again.",
        },
        part: FindingWords {
            what: "This answer is of that backend, and no list of articles: it may be a part of a story, or a list of other things.",
            advice: "Give the answer of a list of articles, or the address of the site.",
        },
        open_api: FindingWords {
            what: "{feed} may not be read by pages of {origin}: feeds of WordPress come without the header that allows it. Its REST API comes with it.",
            advice: "Nothing: the report and the site.json below are those of the API, {api}.",
        },
        needs_parameter: FindingWords {
            what: "The parameter “{name}” is needed.",
            advice: "Write “{name} = …” under the parameters and connect again.",
        },
        unknown_parameter: FindingWords {
            what: "There is no parameter “{name}”.",
            advice: "Take it out. There are: {known}",
        },
        public_key: FindingWords {
            what: "The value of “{name}” would be public: whoever reads the site can read it, and its vendor does not mean that.",
            advice: "Keep it out of site.json. Put a proxy on the site's own address that adds it, and make that the base.",
        },
        web_page: FindingWords {
            what: "{url} is a web page, not data.",
            advice: "Give the address of the API or the feed. The system's documentation names it.",
        },
        not_json: FindingWords {
            what: "{url} is neither JSON nor a feed: {detail}.",
            advice: "Give the address of the API or the feed, and see that it answers whole.",
        },
        nothing: FindingWords {
            what: "{url} answers with nothing.",
            advice: "See whether anything is published there.",
        },
        no_articles: FindingWords {
            what: "{url} has a list of articles, and it is empty.",
            advice: "Publish one, or give the parameters that name the right list.",
        },
        description: FindingWords {
            what: "{url} has mistakes.",
            advice: "Mend what is listed; docs/backends.md says what belongs there.",
        },
        no_description: FindingWords {
            what: "This app has no description at {url}.",
            advice: "Build the app with it, or write one: docs/backends.md shows how.",
        },
        unknown: FindingWords {
            what: "Nothing that is known answers at {url}, nor where backends usually are.",
            advice: "Give the address of the API itself, or write a description: docs/backends.md shows how.",
        },
    },

    site: "site.json",
    site_about: "Save it as public/site.json, or beside index.html on the server.",
    site_unfinished: "Write your own values where it says {}.",
    draft: "A description to start from",
    draft_about: "Save it as public/backends/my-backend.json, which the site.json names. It was guessed: look at each field.",
    copy: "Copy",
    copied: "Copied.",
    not_copied: "The browser did not allow copying. Select the text instead.",
    download: "Download {}",
    asked: "What was asked",
    no_answer: "no answer",
};
