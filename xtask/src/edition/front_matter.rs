//! The head of a source: lines `key: value` up to the first empty line.

/// One line of the head.
#[derive(Debug, PartialEq, Eq)]
pub struct Field<'a> {
    /// Before the first colon.
    pub key: &'a str,
    /// After it.
    pub value: &'a str,
    /// Line in the file, from 1.
    pub line: usize,
}

/// A parsed source.
#[derive(Debug, PartialEq, Eq)]
pub struct Source<'a> {
    /// The fields in order.
    pub fields: Vec<Field<'a>>,
    /// Everything after the first empty line.
    pub body: &'a str,
    /// The line on which the body begins, from 1.
    pub body_line: usize,
}

/// Parses a source. A line of the head without a colon becomes a field with an empty key.
pub fn split(text: &str) -> Source<'_> {
    let mut fields = Vec::new();
    let mut rest = text;
    let mut line = 0;
    while !rest.is_empty() {
        let (head, tail) = rest.split_once('\n').unwrap_or((rest, ""));
        line += 1;
        rest = tail;
        let head = head.trim();
        if head.is_empty() {
            break;
        }
        let (key, value) = head.split_once(':').unwrap_or(("", head));
        fields.push(Field { key: key.trim(), value: value.trim(), line });
    }
    Source { fields, body: rest, body_line: line + 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_ends_at_the_first_empty_line() {
        let source = split("title: One: two\r\nage: 3h\r\n\r\n<p>Body</p>\n\n<p>More</p>\n");
        assert_eq!(
            source.fields,
            [Field { key: "title", value: "One: two", line: 1 }, Field { key: "age", value: "3h", line: 2 }]
        );
        assert_eq!(source.body, "<p>Body</p>\n\n<p>More</p>\n");
        assert_eq!(source.body_line, 4);
    }

    #[test]
    fn a_line_without_a_colon_has_no_key() {
        assert_eq!(split("just words\n").fields, [Field { key: "", value: "just words", line: 1 }]);
    }

    #[test]
    fn a_source_without_a_body_has_an_empty_one() {
        assert_eq!(split("title: One").body, "");
        assert_eq!(split("").fields, []);
    }
}
