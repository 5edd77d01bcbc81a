//! Maps a backend's error to the words that are shown for it: what happened, what to do about it, and the technical
//! details for whoever maintains the site.

use crate::backend::Error;
use crate::browser::url;
use crate::components::error_notice::ErrorNotice;
use crate::locale::Locale;
use crate::model::Timestamp;
use crate::words::{ErrorText, ErrorWords, fill, fill_named};

/// An error in the words of the interface.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorMessage {
    /// What happened, in a few words.
    pub title: &'static str,
    /// What happened, in a sentence.
    pub explanation: String,
    /// What the backend itself said, quoted in a sentence of the interface.
    pub said: Option<String>,
    /// What the reader, or the publisher, can do.
    pub advice: String,
}

/// The message for an error. Where the backend asks to wait, the advice says how long.
pub fn message(error: &Error, locale: &Locale) -> ErrorMessage {
    let words = locale.words();
    let text = text_of(&words.errors, error);
    let mut values = [("host", host(error)), ("status", String::new())];
    match error {
        Error::Status { status, .. } => values[1].1 = status.to_string(),
        Error::TimedOut { seconds, .. } => values[1] = ("seconds", locale.number(u64::from(*seconds))),
        Error::TooLarge { limit, .. } => values[1] = ("limit", locale.number(*limit as u64 / 1_000_000)),
        _ => {}
    }
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    let advice = match error {
        Error::Status { retry_after: Some(seconds), .. } => wait(locale, *seconds),
        _ => fill_named(text.advice, &values),
    };
    let said = match error {
        Error::Status { message: Some(message), .. } | Error::Refused { message, .. } if !message.is_empty() => {
            Some(fill(words.service_said, message))
        }
        Error::WebPage { title: Some(title), .. } => Some(fill(words.page_called, title)),
        _ => None,
    };
    ErrorMessage { title: text.title, explanation: fill_named(text.explanation, &values), said, advice }
}

/// The notice for an error that was met at `now`.
pub fn notice(error: &Error, locale: &Locale, now: Timestamp) -> ErrorNotice {
    let ErrorMessage { title, explanation, said, advice } = message(error, locale);
    let detail = match error {
        Error::Malformed { detail, .. } => Some(detail.clone()),
        Error::Unexpected { expected, .. } => Some(expected.clone()),
        _ => None,
    };
    ErrorNotice {
        title: title.to_owned(),
        explanation,
        said,
        advice,
        url: error.url().map(str::to_owned),
        detail,
        at: now,
        can_retry: !matches!(error, Error::NotOffered { .. } | Error::NotFound { .. }),
    }
}

/// The title of an error: what happened, in a few words.
pub fn title(error: &Error, locale: &Locale) -> &'static str {
    text_of(&locale.words().errors, error).title
}

/// The words for an error, among those of a language.
fn text_of<'a>(words: &'a ErrorWords, error: &Error) -> &'a ErrorText {
    match error {
        Error::Unreachable { offline: true, .. } => &words.offline,
        Error::Unreachable { cross_origin: true, .. } => &words.cross_origin,
        Error::Unreachable { .. } => &words.unreachable,
        Error::TimedOut { .. } => &words.timed_out,
        Error::Status { status, .. } => match status {
            401 | 403 | 407 => &words.needs_key,
            404 | 410 => &words.not_found,
            429 => &words.too_many_requests,
            500..=599 => &words.server_failed,
            _ => &words.other_status,
        },
        Error::Refused { .. } => &words.refused,
        Error::NotFound { .. } => &words.not_found,
        Error::WebPage { .. } => &words.web_page,
        Error::Malformed { .. } => &words.malformed,
        Error::Empty { .. } => &words.empty,
        Error::Unexpected { .. } => &words.unexpected,
        Error::TooLarge { .. } => &words.too_large,
        Error::NotOffered { .. } => &words.not_offered,
    }
}

/// The advice to wait: in seconds up to two minutes, in whole minutes beyond, never too short.
fn wait(locale: &Locale, seconds: u32) -> String {
    let words = locale.words();
    if seconds <= 120 {
        locale.count(&words.retry_in_seconds, u64::from(seconds.max(1)))
    } else {
        locale.count(&words.retry_in_minutes, u64::from(seconds.div_ceil(60)))
    }
}

/// The host that was asked, or the whole address if it has none (a file beside the page).
fn host(error: &Error) -> String {
    let address = error.url().unwrap_or_default();
    match url::parse(address, None) {
        Some(parsed) if !parsed.host.is_empty() => parsed.host,
        _ => address.to_owned(),
    }
}

#[cfg(test)]
mod tests;
