//! Letters, numbers and lower case of all scripts. In a browser the platform answers, whose Unicode tables need not be
//! downloaded; elsewhere the standard library does.

/// The text in lower case, by the rules that hold in every language.
#[cfg(target_arch = "wasm32")]
pub fn lower(text: &str) -> String {
    js_sys::JsString::from(text).to_lower_case().into()
}

/// The text in lower case, by the rules that hold in every language.
#[cfg(not(target_arch = "wasm32"))]
pub fn lower(text: &str) -> String {
    text.to_lowercase()
}

/// Whether it is a letter of any script (Unicode's property `Alphabetic`).
pub fn is_letter(character: char) -> bool {
    if character.is_ascii() { character.is_ascii_alphabetic() } else { platform::is_letter(character) }
}

/// Whether it is a digit or another number of any script (Unicode's general category `N`).
pub fn is_number(character: char) -> bool {
    if character.is_ascii() { character.is_ascii_digit() } else { platform::is_number(character) }
}

/// Whether it is a letter or a number.
pub fn is_alphanumeric(character: char) -> bool {
    is_letter(character) || is_number(character)
}

#[cfg(target_arch = "wasm32")]
mod platform {
    use js_sys::RegExp;

    thread_local! {
        static LETTER: RegExp = RegExp::new("\\p{Alphabetic}", "u");
        static NUMBER: RegExp = RegExp::new("\\p{N}", "u");
    }

    pub(super) fn is_letter(character: char) -> bool {
        LETTER.with(|letter| is(letter, character))
    }

    pub(super) fn is_number(character: char) -> bool {
        NUMBER.with(|number| is(number, character))
    }

    fn is(class: &RegExp, character: char) -> bool {
        class.test(character.encode_utf8(&mut [0; 4]))
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod platform {
    pub(super) fn is_letter(character: char) -> bool {
        character.is_alphabetic()
    }

    pub(super) fn is_number(character: char) -> bool {
        character.is_numeric()
    }
}
