//! Templates with placeholders: `Results for “{}”`, `{host} responded with status {status}`, `Bearer {token}`.

use std::borrow::Cow;

/// Replaces every placeholder, whatever its name, by one value.
pub fn fill(template: &str, value: &str) -> String {
    fill_named(template, &[("", value)])
}

/// Replaces placeholders by the values of their names. The name `""` matches every placeholder; a placeholder without a
/// value is removed.
pub fn fill_named<T: AsRef<str>>(template: &str, values: &[(T, T)]) -> String {
    let value = |name: &str| {
        let known = values.iter().find(|(known, _)| known.as_ref().is_empty() || known.as_ref() == name);
        Some(Cow::Borrowed(known.map_or("", |(_, value)| value.as_ref())))
    };
    try_fill(template, "{", &value).unwrap_or_default()
}

/// Replaces each name between `opening` and `}` by the result of `value`; `None` if one name has no value. Values aren't
/// searched for placeholders, so a headline with braces is unchanged. An unclosed opening is text.
pub fn try_fill<'v>(template: &str, opening: &str, value: &dyn Fn(&str) -> Option<Cow<'v, str>>) -> Option<String> {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, placeholder)) = rest.split_once(opening) {
        let Some((name, after)) = placeholder.split_once('}') else { break };
        out.push_str(before);
        out.push_str(&value(name)?);
        rest = after;
    }
    out.push_str(rest);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_goes_in_its_place_and_is_not_read_again() {
        assert_eq!(fill("Results for “{}”", "a {b} {}"), "Results for “a {b} {}”");
        assert_eq!(fill("{n} headlines", "3"), "3 headlines");
        assert_eq!(fill("no place", "x"), "no place");
        assert_eq!(fill("an open { brace", "x"), "an open { brace");
    }

    #[test]
    fn several_values_go_each_to_its_name_and_an_unknown_name_to_nothing() {
        let values = [("host", "example.org"), ("status", "503")];
        assert_eq!(fill_named("{status} from {host}{other}", &values), "503 from example.org");
    }

    #[test]
    fn a_template_with_a_placeholder_that_must_have_a_value_is_not_filled_without_it() {
        let token = |name: &str| (name == "token").then_some(Cow::Borrowed("abc"));
        assert_eq!(try_fill("Bearer {token}", "{", &token).as_deref(), Some("Bearer abc"));
        assert_eq!(try_fill("Bearer {other}", "{", &token), None);
    }

    #[test]
    fn an_opening_of_two_characters_leaves_other_braces() {
        let one = |_: &str| Some(Cow::Borrowed("1"));
        assert_eq!(
            try_fill("{ posts(first: {+n}) { {n} } {+", "{+", &one).as_deref(),
            Some("{ posts(first: 1) { {n} } {+")
        );
    }
}
