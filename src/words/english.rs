//! The words in English.

use super::{ErrorText, ErrorWords, Plural, Words};

/// The table.
pub static WORDS: Words = Words {
    skip_to_content: "Skip to the content",
    menu: "Menu",
    close: "Close",
    front_page: "Front page",
    latest: "Latest",
    videos: "Videos",
    categories: "Sections",
    back_to_top: "Back to top",
    footer_rights: "Headlines and pictures belong to their sources.",
    footer_about: "Every story names the publication it came from and leads back to it.",
    theme: "Colours",
    theme_system: "System",
    theme_light: "Light",
    theme_dark: "Dark",
    language: "Language",

    search: "Search",
    search_label: "Search the news",
    search_placeholder: "A name, a place, a subject",
    search_button: "Search",
    search_results: "Results for “{}”",
    search_nothing: "Nothing was found for “{}”",
    search_loaded_only: "Searching the headlines loaded so far",
    search_hint: "Type a word or a name to search the headlines.",

    breaking: "Breaking news",
    more_headlines: "More headlines",
    loading_more: "Loading more headlines…",
    to_newest: "To the newest headlines",
    all_loaded: "All headlines loaded",
    headlines: Plural::one_or_other("{n} headline", "{n} headlines"),
    left_out: Plural::one_or_other(
        "{n} story could not be read and was left out",
        "{n} stories could not be read and were left out",
    ),
    loaded_more: Plural::one_or_other("Loaded {n} more headline", "Loaded {n} more headlines"),
    more_in: "More in {}",
    category_about: "The latest stories in {}",
    stories_by: "Stories by {}",
    stories_about: "Stories about {}",
    nothing_here: "Nothing here yet",
    nothing_here_text: "No story has been published here so far. Come back later, or read the latest headlines.",

    by: "By",
    list_comma: ", ",
    list_and: " and ",
    published: "Published",
    updated: "Updated",
    just_now: "just now",
    reading_minutes: Plural::one_or_other("{n} min read", "{n} min read"),
    video: "Video",
    audio: "Audio",
    play: "Play: {}",
    duration: "Length {}",
    old_story: Plural::one_or_other(
        "This story was published more than a year ago",
        "This story was published more than {n} years ago",
    ),
    picture_credit: "Picture: {}",
    table_region: "Table, scrolls sideways",
    embed_content: "{} content",
    open_at: "Open at {}",
    opens_other_site: "(opens another site)",
    truncated: "Only the beginning of this story is given here.",
    read_whole_at: "Read the whole story at {}",
    no_body: "The text of this story is not given here.",
    read_original_at: "Read the original at {}",
    source: "Source:",
    tags: "Topics",
    more_from: "More from {}",
    previous_story: "Previous story",
    next_story: "Next story",
    adjacent_stories: "Stories before and after",

    loading: "Loading…",
    stale: "Showing what was loaded {} – updating failed",
    retry: "Try again",
    details: "Details",
    address_asked: "Address asked",
    service_said: "The service said: “{}”",
    page_called: "The page is called “{}”.",
    retry_in_seconds: Plural::one_or_other("Try again in {n} second.", "Try again in {n} seconds."),
    retry_in_minutes: Plural::one_or_other("Try again in {n} minute.", "Try again in {n} minutes."),
    errors: ErrorWords {
        offline: ErrorText {
            title: "You are offline",
            explanation: "Your device has no connection to the internet.",
            advice: "Check the connection, then try again.",
        },
        unreachable: ErrorText {
            title: "No answer",
            explanation: "{host} could not be reached.",
            advice: "Check your connection, or try again in a moment.",
        },
        cross_origin: ErrorText {
            title: "No answer",
            explanation: "{host} could not be reached, or did not let this site read its answer.",
            advice: "Check your connection, or try again in a moment. If you publish this site: the backend must \
                     allow this site’s address in its Access-Control-Allow-Origin header (CORS).",
        },
        timed_out: ErrorText {
            title: "The answer took too long",
            explanation: "{host} did not answer in full within {seconds} s.",
            advice: "The connection or the news service is slow. Try again in a moment.",
        },
        needs_key: ErrorText {
            title: "Access was refused",
            explanation: "{host} does not give this to everyone (status {status}).",
            advice: "If you publish this site: the backend may need a key, the key may have run out, or it may not \
                     allow this request.",
        },
        not_found: ErrorText {
            title: "Not found",
            explanation: "{host} does not have this, or has it no longer.",
            advice: "The story may have been moved or withdrawn. Search for it, or read the latest headlines.",
        },
        too_many_requests: ErrorText {
            title: "Too many requests",
            explanation: "{host} has been asked too often and wants a pause.",
            advice: "Wait a little, then try again.",
        },
        server_failed: ErrorText {
            title: "The news service failed",
            explanation: "Something went wrong at {host} (status {status}).",
            advice: "The fault is not yours. Try again in a moment.",
        },
        other_status: ErrorText {
            title: "The request was not accepted",
            explanation: "{host} answered with status {status}.",
            advice: "If you publish this site: check the address and the parameters in the description of the backend.",
        },
        refused: ErrorText {
            title: "The request was refused",
            explanation: "{host} answered that it could not do what was asked.",
            advice: "If you publish this site: what the service said tells what to mend, often a key, a limit or a \
                     parameter.",
        },
        web_page: ErrorText {
            title: "A web page came instead of news",
            explanation: "{host} answered with a web page where data was expected.",
            advice: "On a public network, you may have to sign in to it first. If you publish this site: the address \
                     of the backend may be wrong.",
        },
        malformed: ErrorText {
            title: "The answer could not be read",
            explanation: "What {host} sent is damaged or broke off.",
            advice: "Try again. If it happens again, the fault is the news service’s.",
        },
        empty: ErrorText {
            title: "The answer was empty",
            explanation: "{host} answered with nothing at all.",
            advice: "Try again in a moment.",
        },
        unexpected: ErrorText {
            title: "The answer was not understood",
            explanation: "{host} sent data in a form that this site does not know.",
            advice: "If you publish this site: the description of the backend does not fit its answers.",
        },
        too_large: ErrorText {
            title: "The answer is too large",
            explanation: "{host} sent more than {limit} MB.",
            advice: "If you publish this site: ask the backend for fewer stories at once, or for fewer fields.",
        },
        not_offered: ErrorText {
            title: "Not available here",
            explanation: "This site’s news service does not offer this.",
            advice: "Read the latest headlines instead.",
        },
    },

    connect: "Connect a backend",

    not_found_title: "Page not found",
    not_found_text: "There is no page at this address. It may have been mistyped, or the page may have been moved.",
    not_found_link: "Go to the front page",
    site_problems_title: "This newspaper cannot open yet",
    site_problems_text: "Its site file could not be used.",
    site_problems_mend: "If you publish this site: mend the entries below in site.json, put the file back in its \
                         place, and load the page again.",
    site_problems_list: "What is wrong:",
};
