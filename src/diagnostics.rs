//! The mistakes in a publisher's documents, with messages that the publisher can act on.

use crate::backend::{Client, Description};
use crate::document::Problem;
use crate::site::Site;

/// Returns the mistakes in a site file or, if it has none, in the description beside it.
pub fn diagnose(site: &str, description: Option<&str>) -> Vec<Problem> {
    check(site, description).err().unwrap_or_default()
}

fn check(site: &str, description: Option<&str>) -> Result<(), Vec<Problem>> {
    let site = Site::parse(site)?;
    let Some(description) = description else { return Ok(()) };
    let description = Description::parse_text(description)?;
    Client::check(&description, &site.settings(&site.backend.base))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mistakes_in_the_site_file_take_precedence_over_those_in_the_description() {
        let found = |site: &str, description: Option<&str>| {
            let problems = diagnose(site, description).into_iter();
            problems.map(|problem| [problem.path, problem.message].join(": ")).collect::<Vec<_>>().join("; ")
        };
        assert_eq!(found("{}", None), "");
        assert_eq!(found("{\"nam\": 1}", None), "$.nam: unknown key; did you mean \"name\"?");
        assert!(found("{}", Some("{")).starts_with("$: expected"));
        assert!(found("{}", Some("{}")).contains("$: the key \"views\" is missing"));
        let least = r#"{"name": "X", "items": "$[*]", "fields": {"title": "$.t"}, "views": {"latest": {"url": "/a"}}}"#;
        assert!(found("{}", Some(least)).contains("$.backend.parameters.latest: X has no such parameter"));
    }
}
