//! The strings of connecting a backend in English.

use super::{ConnectWords, EvidenceWords, FindingWords, FindingsWords, InsteadWords};
use crate::words::Plural;

/// The table.
pub static WORDS: ConnectWords = ConnectWords {
    title: "Connect a backend",
    about: "Enter the address of a site, an API or a feed. The app recognises the backend, previews what readers would see, and writes the site.json.",
    privacy: "Requests go from your browser directly to the backend. Nothing is sent anywhere else.",
    address: "Address",
    address_hint: "For example https://cms.example.org or https://example.org/feed.xml. You can also paste a complete JSON or XML answer.",
    parameters: "Parameters, such as a key",
    parameters_hint: "One per line: name = value. They are sent to the backend only.",
    connect: "Connect",
    asking: "Requesting {}",
    trying: "Reading as {}",
    reading: "Reading “{}”",
    done: "The report is below.",

    verdict: "Result",
    certain: "This is {}.",
    likely: "This looks like {}.",
    possible: "This may be {}.",
    own_description: "Read with your own description {}.",
    drafted: "This is not a backend that the app knows, but it has a list of articles. A description was generated from it.",
    none: "No known backend was found here.",
    because: "Why",
    others: "It may also be: {}",
    evidence: EvidenceWords {
        address: "{} has the form of its addresses.",
        linked: "The page links to {}.",
        generator: "The page names {} as its generator.",
        mentions: "The source of the page contains {}.",
        fields: "The answer of {url} contains {paths}.",
        root: "{url} begins with {element}.",
        given: "You gave the description.",
    },

    preview: "What readers would see",
    headlines: Plural::one_or_other("{n} headline on the first page", "{n} headlines on the first page"),
    total: Plural::one_or_other("{n} in total", "{n} in total"),
    left_out: Plural::one_or_other(
        "{n} item was left out: it has no title and no text, or no id.",
        "{n} items were left out: they have no title and no text, or no id.",
    ),
    article: "One article",
    no_body: "The backend provides no text for this article. Readers get a link to its source.",

    fields: "Fields",
    fields_caption: Plural::one_or_other("The fields of {n} item", "The fields of {n} items"),
    field: "Field",
    found: "Found",
    empty: "Empty",
    missing: "Missing",
    unreadable: "Unreadable",
    place: "Path",
    converted: "Conversion",
    of: "{found} of {all}",
    in_article: "in the article",
    not_described: "not in the description",
    as_it_is: "none",

    missing_views: "What the backend lacks",
    no_missing_views: "Nothing: the app can use all of its features with this backend.",
    instead: InsteadWords {
        category: "Articles of a category: the app filters the latest headlines.",
        article: "Single articles: the app takes them from the latest headlines.",
        search: "Search: the app searches the headlines loaded so far, and says so.",
        categories: "A list of categories: list your own in site.json.",
        author: "Articles of an author: names are shown without links.",
        tag: "Articles with a tag: tags are shown without links.",
        videos: "A list of videos: the app shows the category “videos”, or the latest headlines with a video.",
    },
    needs: "To enable this, set: {}",

    findings: "Problems, and how to fix them",
    no_findings: "No problems were found.",
    finding: FindingsWords {
        not_an_address: FindingWords {
            what: "“{text}” is not a web address.",
            advice: "Enter it as in the browser's address bar, for example https://example.org.",
        },
        mixed_content: FindingWords {
            what: "{url} is not encrypted (http). Browsers block requests to it from pages on https.",
            advice: "Serve the backend over https, or behind a proxy on the site's own origin.",
        },
        refused: FindingWords {
            what: "The browser got no answer from {url}. Either nothing is there, or the backend does not allow requests from {origin} (CORS).",
            advice: "Configure the backend to send the header “Access-Control-Allow-Origin: {origin}” (or “*”). If it cannot, put it behind a proxy on the site's own origin.",
        },
        refused_headers: "It must also answer OPTIONS requests with “Access-Control-Allow-Headers: {}”.",
        not_allowed: FindingWords {
            what: "{url} answers without the header “Access-Control-Allow-Origin: {origin}” (or “*”), so browsers will not let the site read it.",
            advice: "Configure the backend to send that header, or put it behind a proxy on the site's own origin.",
        },
        allowed: "It only allows {}.",
        needs_key: FindingWords {
            what: "{url} refused the request (status {status}): the key is missing or wrong.",
            advice: "Enter the key as a parameter. A key that must stay secret belongs in a proxy that adds it to each request.",
        },
        not_there: FindingWords {
            what: "Nothing was found at {url}.",
            advice: "Check the address: open it in a browser and copy it from there. Or enter the address of the site itself.",
        },
        busy: FindingWords {
            what: "{url} received too many requests and refuses more for a while (status 429).",
            advice: "Wait, then connect again. If it happens on the first try, readers will be affected too: put the backend behind a caching proxy on the site's own origin.",
        },
        busy_seconds: "It asks for a delay of {} s.",
        failed: FindingWords {
            what: "{url} failed with an internal error (status {status}).",
            advice: "Connect again in a few minutes. If the error persists, check the server's log.",
        },
        one_article: FindingWords {
            what: "This answer is a single article, not a list.",
            advice: "Articles can be read. To check the headlines too, enter the answer of a list, or the address of the site.",
        },
        api_root: FindingWords {
            what: "This answer is the root of an API: it lists endpoints but no articles.",
            advice: "Enter the address of the site, so that the app can request its articles, or the answer of a list of articles.",
        },
        terms: FindingWords {
            what: "This answer lists categories, tags or people, not articles.",
            advice: "Enter the answer of a list of articles, or the address of the site.",
        },
        own_error: FindingWords {
            what: "This answer is an error message of the backend, not a list of articles.",
            advice: "Fix the error, then connect again.",
        },
        part: FindingWords {
            what: "This answer comes from that backend but is not a list of articles: it may be part of an article, or a list of something else.",
            advice: "Enter the answer of a list of articles, or the address of the site.",
        },
        open_api: FindingWords {
            what: "Pages of {origin} may not read {feed}: WordPress sends the header that allows it with its REST API, but not with its feeds.",
            advice: "Nothing to do: the report and the site.json below use the API at {api} instead.",
        },
        needs_parameter: FindingWords {
            what: "The parameter “{name}” is missing.",
            advice: "Add the line “{name} = …” to the parameters and connect again.",
        },
        unknown_parameter: FindingWords {
            what: "There is no parameter “{name}”.",
            advice: "Remove it. The parameters are: {known}",
        },
        public_key: FindingWords {
            what: "The value of “{name}” would be public: every reader of the site can see it, though its vendor wants it kept secret.",
            advice: "Keep it out of site.json. Set up a proxy on the site's own origin that adds it, and use the proxy as the base.",
        },
        web_page: FindingWords {
            what: "{url} is a web page, not data.",
            advice: "Enter the address of the API or the feed. See the documentation of the content system.",
        },
        not_json: FindingWords {
            what: "{url} is neither JSON nor a feed: {detail}.",
            advice: "Enter the address of the API or the feed, and check that the answer is complete.",
        },
        nothing: FindingWords {
            what: "The answer of {url} is empty.",
            advice: "Check that something is published there.",
        },
        no_articles: FindingWords {
            what: "The list of articles at {url} is empty.",
            advice: "Publish an article, or enter the parameters of the right list.",
        },
        description: FindingWords {
            what: "{url} has errors.",
            advice: "Fix the errors listed here; docs/backends.md documents the format.",
        },
        no_description: FindingWords {
            what: "This app has no description at {url}.",
            advice: "Add it to the app, or write one: docs/backends.md shows how.",
        },
        unknown: FindingWords {
            what: "No known backend was found at {url} or at the usual addresses under it.",
            advice: "Enter the address of the API itself, or write a description: docs/backends.md shows how.",
        },
    },

    site: "site.json",
    site_about: "Save it as public/site.json, or next to index.html on the server.",
    site_unfinished: "Replace {} with your own values.",
    draft: "Generated description",
    draft_about: "Save it as public/backends/my-backend.json, to which the site.json refers. It is a guess: check each field.",
    copy: "Copy",
    copied: "Copied.",
    not_copied: "The browser did not allow copying. Select the text and copy it yourself.",
    download: "Download {}",
    asked: "Requests",
    no_answer: "no answer",
};
