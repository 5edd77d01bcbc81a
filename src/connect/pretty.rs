//! Formats JSON for people: two spaces per level, short lists and objects on one line.

use crate::json::{self, Value};

/// The maximum length of a list or object on one line, in characters.
const WIDTH: usize = 96;

/// Formats a value over several lines, with a trailing line end.
pub fn write(value: &Value) -> String {
    let mut out = String::new();
    write_value(value, 0, true, &mut out);
    out.push('\n');
    out
}

fn write_value(value: &Value, level: usize, top: bool, out: &mut String) {
    let line = in_line(value);
    if !top && line.chars().count() + 2 * level <= WIDTH {
        out.push_str(&line);
        return;
    }
    match value {
        Value::Array(items) if !items.is_empty() => {
            let last = items.len() - 1;
            out.push_str("[\n");
            for (at, item) in items.iter().enumerate() {
                indent(level + 1, out);
                write_value(item, level + 1, false, out);
                out.push_str(if at < last { ",\n" } else { "\n" });
            }
            indent(level, out);
            out.push(']');
        }
        Value::Object(members) if !members.is_empty() => {
            let last = members.len() - 1;
            out.push_str("{\n");
            for (at, (name, item)) in members.iter().enumerate() {
                indent(level + 1, out);
                out.push_str(&json::write(&name.into()));
                out.push_str(": ");
                write_value(item, level + 1, false, out);
                out.push_str(if at < last { ",\n" } else { "\n" });
            }
            indent(level, out);
            out.push('}');
        }
        _ => out.push_str(&line),
    }
}

fn in_line(value: &Value) -> String {
    let joined = |parts: Vec<String>| parts.join(", ");
    match value {
        Value::Array(items) => ["[", &joined(items.iter().map(in_line).collect()), "]"].concat(),
        Value::Object(members) if !members.is_empty() => {
            let member = |(name, item): (&str, &Value)| [&json::write(&name.into()), ": ", &in_line(item)].concat();
            ["{ ", &joined(members.iter().map(member).collect()), " }"].concat()
        }
        other => json::write(other),
    }
}

fn indent(level: usize, out: &mut String) {
    (0..level).for_each(|_| out.push_str("  "));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::json;

    #[test]
    fn formatted_json_parses_to_the_same_value() {
        let long = "x".repeat(120);
        let value = json!({"a": [], "b": {}, "c": [1, 2, {"d": long}], "\"": "\u{1}", "e": {"f": null}});
        let written = write(&value);
        assert_eq!(json::parse(&written), Ok(value));
        assert!(written.contains("\n  \"e\": { \"f\": null }\n"), "{written}");
    }
}
