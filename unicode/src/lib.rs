//! Unicode properties and lower-case mapping. In a browser they come from the platform, so no tables are downloaded;
//! elsewhere from the standard library.

/// Converts text to lower case, with Unicode's locale-independent mapping.
#[cfg(target_arch = "wasm32")]
pub fn to_lowercase(text: &str) -> String {
    js_sys::JsString::from(text).to_lower_case().into()
}

/// Converts text to lower case, with Unicode's locale-independent mapping.
#[cfg(not(target_arch = "wasm32"))]
pub fn to_lowercase(text: &str) -> String {
    text.to_lowercase()
}

/// Whether the character has Unicode's property `Alphabetic`.
pub fn is_alphabetic(character: char) -> bool {
    if character.is_ascii() { character.is_ascii_alphabetic() } else { platform::is_alphabetic(character) }
}

/// Whether the character is in Unicode's general category `N`: digits and other numbers of any script.
pub fn is_numeric(character: char) -> bool {
    if character.is_ascii() { character.is_ascii_digit() } else { platform::is_numeric(character) }
}

/// Whether the character is alphabetic or numeric.
pub fn is_alphanumeric(character: char) -> bool {
    is_alphabetic(character) || is_numeric(character)
}

#[cfg(target_arch = "wasm32")]
mod platform {
    use js_sys::RegExp;

    thread_local! {
        static LETTER: RegExp = RegExp::new("\\p{Alphabetic}", "u");
        static NUMBER: RegExp = RegExp::new("\\p{N}", "u");
    }

    pub(super) fn is_alphabetic(character: char) -> bool {
        LETTER.with(|letter| is(letter, character))
    }

    pub(super) fn is_numeric(character: char) -> bool {
        NUMBER.with(|number| is(number, character))
    }

    fn is(class: &RegExp, character: char) -> bool {
        class.test(character.encode_utf8(&mut [0; 4]))
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod platform {
    pub(super) fn is_alphabetic(character: char) -> bool {
        character.is_alphabetic()
    }

    pub(super) fn is_numeric(character: char) -> bool {
        character.is_numeric()
    }
}
