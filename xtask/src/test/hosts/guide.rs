//! Reads the configurations of `docs/deploy.md`, and adapts them to this machine: folder, address, no TLS. Each
//! replaced text must be in the guide, so that a change of the guide is noticed.

/// The path of the guide, relative to the project.
pub const GUIDE: &str = "docs/deploy.md";

/// Returns the only block of a language in the text.
///
/// # Errors
/// When there is none, or more than one.
pub fn block<'a>(guide: &'a str, language: &str) -> Result<&'a str, String> {
    let start = format!("\n```{language}\n");
    let mut blocks = guide.split(start.as_str()).skip(1);
    match (blocks.next().and_then(|rest| rest.split_once("\n```")), blocks.next()) {
        (Some((block, _)), None) => Ok(block),
        (None, _) => Err(format!("has no block of {language}")),
        (Some(_), Some(_)) => Err(format!("has more than one block of {language}")),
    }
}

/// Makes the replacements in a text, in order, everywhere.
///
/// # Errors
/// A replaced text that does not occur.
pub fn replaced(text: &str, changes: &[(&str, String)]) -> Result<String, String> {
    changes.iter().try_fold(text.to_owned(), |text, (from, to)| {
        if text.contains(from) { Ok(text.replace(from, to)) } else { Err(format!("no longer has `{from}`")) }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# A\n\n```sh\nls\n```\n\n```nginx\nserver {\n}\n```\n\n```apache\nA\n```\n```apache\nB\n```\n";

    #[test]
    fn a_block_is_what_stands_between_its_fences() {
        assert_eq!(block(TEXT, "nginx"), Ok("server {\n}"));
    }

    #[test]
    fn a_block_that_is_missing_or_stands_twice_is_an_error() {
        assert_eq!(block(TEXT, "caddy"), Err("has no block of caddy".to_owned()));
        assert_eq!(block(TEXT, "apache"), Err("has more than one block of apache".to_owned()));
    }

    #[test]
    fn what_is_to_be_replaced_has_to_be_there() {
        let after = |first, second| replaced("a b a", &[("a", "c".to_owned()), (first, second)]);
        assert_eq!(after("c b", "d".to_owned()), Ok("d c".to_owned()));
        assert_eq!(after("a", "d".to_owned()), Err("no longer has `a`".to_owned()));
    }
}
