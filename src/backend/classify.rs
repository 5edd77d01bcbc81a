//! Classifies an HTTP response: a document to map, the end of a list, or an error that names its cause. A status alone
//! is not enough, since backends also fail by an error message in a success response, a web page, or a truncated
//! document.

use super::description::{ErrorRules, Format};
use super::error::Error;
use super::readers::{Readers, XmlError};
use super::request::Response;
use super::selector::Scope;
use crate::json;
use crate::json::Value;
use crate::model::date::parse_date;
use crate::text;

/// The longest error message of a backend that is shown, in characters.
const LONGEST_MESSAGE: usize = 300;

/// Parses the document of a response; the flag states whether the backend reports the end of the list. Errs with the
/// failure that the response reports.
pub async fn read_document(
    response: &Response,
    format: Format,
    rules: &ErrorRules,
    readers: &Readers,
) -> Result<(Value, bool), Error> {
    let body = response.body.trim_start_matches('\u{feff}').trim();
    let success = (200..300).contains(&response.status);
    let parsed = match format {
        // Backends that serve XML often report errors in JSON.
        Format::Xml if !success && body.starts_with('{') => json::parse(body).map_err(|error| error.to_string()),
        Format::Json => json::parse(body).map_err(|error| error.to_string()),
        Format::Xml if !body.starts_with('<') || is_web_page(body) => Err("expected an XML document".to_owned()),
        Format::Xml => match (readers.xml)(body.to_owned()).await {
            Ok(document) => Ok(document),
            Err(XmlError::Malformed(detail)) => Err(detail),
            Err(XmlError::Unavailable(error)) => return Err(error),
        },
    };
    classify(response, body, format, parsed, rules)
}

fn classify(
    response: &Response,
    body: &str,
    format: Format,
    parsed: Result<Value, String>,
    rules: &ErrorRules,
) -> Result<(Value, bool), Error> {
    let url = || response.url.clone();
    let success = (200..300).contains(&response.status);
    if let Ok(document) = &parsed {
        let scope = Scope { document, headers: &response.headers, variables: &|_| None };
        if rules.end.holds(document, scope) {
            return Ok((Value::Null, true));
        }
        if rules.not_found.holds(document, scope) {
            return Err(Error::NotFound { url: url() });
        }
        let message = || {
            let text = rules.message.text(document, scope)?;
            Some(text::isolate_bidi(text::truncate_graphemes(&text::html_text(&text), LONGEST_MESSAGE)))
        };
        if !success {
            return Err(status_error(response, message()));
        }
        if rules.when.holds(document, scope) {
            return Err(Error::Refused { url: url(), message: message().unwrap_or_default() });
        }
    }
    if !success {
        return Err(status_error(response, None));
    }
    if body.is_empty() || body == "null" {
        return Err(Error::Empty { url: url() });
    }
    match parsed {
        Ok(document) if format == Format::Json || !is_web_page(body) => Ok((document, false)),
        Err(detail) if format == Format::Json && !body.starts_with('<') => Err(Error::Malformed { url: url(), detail }),
        Err(detail) if format == Format::Xml && !is_web_page(body) => Err(Error::Malformed { url: url(), detail }),
        _ => Err(Error::WebPage { url: url(), title: page_title(body) }),
    }
}

/// Whether a body is an HTML page.
fn is_web_page(body: &str) -> bool {
    ["<!doctype html", "<html"]
        .iter()
        .any(|start| body.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start)))
}

fn status_error(response: &Response, message: Option<String>) -> Error {
    let url = response.url.clone();
    if matches!(response.status, 404 | 410) {
        return Error::NotFound { url };
    }
    let retry_after = retry_after_seconds(response);
    Error::Status { url, status: response.status, message, retry_after }
}

/// The seconds that the backend asks to wait (RFC 9110 §10.2.3). A date is compared with the backend's own clock.
pub(super) fn retry_after_seconds(response: &Response) -> Option<u32> {
    let value = response.header("retry-after")?.trim();
    let seconds = value.parse::<u64>().ok().map(|seconds| u32::try_from(seconds).unwrap_or(u32::MAX));
    seconds.or_else(|| {
        let millis = |text: &str| Some(parse_date(text, 0)?.millis());
        let wait = millis(value)? - millis(response.header("date")?)?;
        u32::try_from(wait.max(0).unsigned_abs().div_ceil(1000)).ok()
    })
}

/// The title of a web page that was sent in place of data.
fn page_title(body: &str) -> Option<String> {
    let start = body.find("<title")?;
    let inner = body.get(start..)?.split_once('>')?.1;
    let title = text::html_text(inner.split("</").next()?);
    (!title.is_empty()).then(|| text::isolate_bidi(text::truncate_graphemes(&title, 120)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{DocumentNode, Problems};
    use crate::json::json;

    fn response(status: u16, body: &str) -> Response {
        let headers = vec![("retry-after".to_owned(), "30".to_owned())];
        Response { url: "https://api.example/x".into(), status, headers, body: body.into() }
    }

    fn read(status: u16, body: &str) -> Result<(Value, bool), Error> {
        futures::executor::block_on(read_document(
            &response(status, body),
            Format::Json,
            &ErrorRules::default(),
            &Readers::direct(),
        ))
    }

    #[test]
    fn a_response_with_a_byte_order_mark_is_read() {
        assert_eq!(read(200, "\u{feff} {\"a\": 1}\n"), Ok((json!({"a": 1}), false)));
    }

    #[test]
    fn blank_and_null_responses_are_empty() {
        for body in ["", "  \n", "null", "\u{feff}null"] {
            assert!(matches!(read(200, body), Err(Error::Empty { .. })), "{body:?}");
        }
    }

    #[test]
    fn a_web_page_is_distinguished_from_malformed_data_and_its_title_is_read() {
        let page = "<!doctype html><html><head><TITLE>x</title><title>Hotel &amp; Wi-Fi</title>";
        assert_eq!(
            read(200, page),
            Err(Error::WebPage { url: "https://api.example/x".into(), title: Some("Hotel & Wi-Fi".into()) })
        );
        assert!(
            matches!(read(200, "{\"a\": [1, 2"), Err(Error::Malformed { detail, .. }) if detail.contains("column"))
        );
    }

    #[test]
    fn deeply_nested_json_and_concatenated_documents_are_malformed() {
        let deep = ["[".repeat(10_000), "]".repeat(10_000)].concat();
        assert!(matches!(read(200, &deep), Err(Error::Malformed { .. })));
        assert!(matches!(read(200, "{} {}"), Err(Error::Malformed { .. })));
    }

    #[test]
    fn an_error_status_carries_the_retry_delay() {
        assert!(matches!(read(429, "slow down"), Err(Error::Status { status: 429, retry_after: Some(30), .. })));
        assert!(matches!(read(410, ""), Err(Error::NotFound { .. })));
    }

    #[test]
    fn a_retry_date_is_compared_with_the_clock_of_the_backend() {
        let wait = |until: &str, now: &str| {
            let headers = vec![("retry-after".to_owned(), until.to_owned()), ("date".to_owned(), now.to_owned())];
            retry_after_seconds(&Response { headers, ..response(503, "") })
        };
        assert_eq!(wait("Fri, 20 Nov 2026 08:15:30 GMT", "Fri, 20 Nov 2026 08:15:00 GMT"), Some(30));
        assert_eq!(wait("Fri, 20 Nov 2026 08:15:00 GMT", "Fri, 20 Nov 2026 09:00:00 GMT"), Some(0));
        assert_eq!(wait("Fri, 20 Nov 2026 08:15:00 GMT", "soon"), None);
        assert_eq!(wait("later", "Fri, 20 Nov 2026 08:15:00 GMT"), None);
    }

    #[test]
    fn a_backend_that_serves_xml_may_report_errors_in_json() {
        let rules = json!({"message": ["$.error[0]['#text']", "$.message"]});
        let problems = Problems::default();
        let rules = ErrorRules::read(&DocumentNode::root(&rules, &problems));
        let read = |status: u16, body: &str| {
            futures::executor::block_on(read_document(&response(status, body), Format::Xml, &rules, &Readers::direct()))
        };
        let words = |status: u16, body: &str| match read(status, body) {
            Err(Error::Status { message, .. }) => message,
            other => panic!("{other:?}"),
        };
        assert_eq!(words(403, r#"{"message": "Not yours"}"#).as_deref(), Some("Not yours"));
        assert_eq!(words(403, "<error>Not yours</error>").as_deref(), Some("Not yours"));
        assert_eq!(words(403, "{"), None);
        assert!(matches!(read(200, r#"{"message": "Not yours"}"#), Err(Error::Malformed { .. })));
    }

    #[test]
    fn an_error_in_a_success_response_carries_the_message_of_the_backend() {
        let rules = json!({"views": {}, "name": "x", "errors": {"when": "$.error", "message": "$.error.message"}});
        let problems = Problems::default();
        let place = DocumentNode::root(&rules["errors"], &problems);
        let rules = ErrorRules::read(&place);
        let answer = response(200, "{\"error\": {\"message\": \"<b>No</b> key\"}}");
        assert_eq!(
            futures::executor::block_on(read_document(&answer, Format::Json, &rules, &Readers::direct())),
            Err(Error::Refused { url: "https://api.example/x".into(), message: "No key".into() })
        );
    }

    #[test]
    fn an_xml_response_is_parsed_and_a_web_page_in_its_place_is_an_error() {
        let read = |body: &str| {
            futures::executor::block_on(read_document(
                &response(200, body),
                Format::Xml,
                &ErrorRules::default(),
                &Readers::direct(),
            ))
        };
        assert_eq!(read("\u{feff}<a>b</a>"), Ok((json!({"a": [{"#text": "b"}]}), false)));
        assert!(matches!(read("<!DOCTYPE html><title>Hotel</title>"), Err(Error::WebPage { title: Some(_), .. })));
        assert!(matches!(read("<html><title>Hotel</title></html>"), Err(Error::WebPage { .. })));
        assert!(matches!(read("<a>\n<b>"), Err(Error::Malformed { detail, .. }) if detail.contains("line 2")));
        assert!(matches!(read(" "), Err(Error::Empty { .. })));
    }
}
