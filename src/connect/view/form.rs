//! The form: an address, and optional parameters.

use crate::connect::Question;
use crate::connect::report::text::ReportText;
use crate::locale::use_locale;
use crate::node::{Node, view};
use leptos::prelude::*;

/// The form, with `address` in its field. `open` expands the parameters. The address it submits is trimmed and not
/// empty.
pub fn form(address: String, open: Memo<bool>, ask: Callback<Question>) -> Node {
    let words = ReportText::new(use_locale()).words;
    let typed = StoredValue::new(address.clone());
    let parameters = StoredValue::new(String::new());
    view! {
        <form
            class="connect__form"
            on:submit=move |event| {
                event.prevent_default();
                let address = typed.with_value(|text| text.trim().to_owned());
                if !address.is_empty() {
                    let parameters = parameters.with_value(|text| read_parameters(text));
                    ask.run(Question { address, parameters, description: None });
                }
            }
        >
            <label class="connect__label" for="connect-address">{words.address}</label>
            <div class="connect__row">
                <input
                    class="connect__field"
                    id="connect-address"
                    type="text"
                    name="url"
                    dir="ltr"
                    inputmode="url"
                    autocomplete="url"
                    autocapitalize="none"
                    spellcheck="false"
                    enterkeyhint="go"
                    aria-describedby="connect-address-hint"
                    value=address
                    on:input=move |event| typed.set_value(event_target_value(&event))
                />
                <button class={"button connect__button"} type="submit">{words.connect}</button>
            </div>
            <p class="connect__hint" id="connect-address-hint">{words.address_hint}</p>
            <details class="connect__parameters" open=open>
                <summary>{words.parameters}</summary>
                <textarea
                    class="connect__area"
                    rows="3"
                    dir="ltr"
                    autocapitalize="none"
                    autocomplete="off"
                    spellcheck="false"
                    aria-label=words.parameters
                    aria-describedby="connect-parameters-hint"
                    on:input=move |event| parameters.set_value(event_target_value(&event))
                ></textarea>
                <p class="connect__hint" id="connect-parameters-hint">{words.parameters_hint}</p>
            </details>
            <p class="connect__hint">{words.privacy}</p>
        </form>
    }
}

/// Parses parameters, one per line: `name = value` or `name: value`.
pub fn read_parameters(text: &str) -> Vec<(String, String)> {
    let pair = |line: &str| {
        let (name, value) = line.split_once(['=', ':'])?;
        let (name, value) = (name.trim(), value.trim());
        (!name.is_empty() && !value.is_empty()).then(|| (name.to_owned(), value.to_owned()))
    };
    text.lines().filter_map(pair).take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_parsed_one_per_line() {
        let expected = [("key".to_owned(), "a=b:c".to_owned()), ("site".to_owned(), "x".to_owned())];
        assert_eq!(read_parameters(" key = a=b:c \n\nnothing\nempty =\nsite: x"), expected);
    }
}
