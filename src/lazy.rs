//! The parts of the program. A first page needs little of the newspaper: no bodies, no XML, no settings. What it does
//! without stands in parts that are loaded when they are first needed and share the memory of the program. This file and
//! [`newspaper`] are the table of them: each part is a function that gives its typed entry points, and `cargo xtask dist`
//! makes a file of WebAssembly of whatever only that function reaches. Without `cfg(split)` (`trunk serve`, native
//! programs) the same functions are ordinary ones, and nothing is loaded. What the parts offer is declared in
//! [`parts`](crate::parts), where the pages see it.
//!
//! A part that cannot be loaded is an error to be shown; the next call loads it again.

#[cfg(feature = "newspaper")]
pub mod newspaper;

use crate::backend::Error;
use crate::backend::readers::{Readers, XmlError};
use crate::json::Value;
#[cfg(split)]
use crate::parts::NotLoaded;
use crate::words::{self, Language, Words};
use crate::xml;
use std::future::ready;
use std::rc::Rc;

#[cfg(feature = "newspaper")]
pub use newspaper::*;

#[cfg(split)]
impl From<wasm_split_helpers::SplitLoaderError> for NotLoaded {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        NotLoaded
    }
}

/// Declares parts: the name of each, the type of its entry points, and the entry points.
macro_rules! parts {
    ($($(#[$doc:meta])* $part:ident: $entries:ty { $made:expr })*) => {$(
        $(#[$doc])*
        ///
        /// # Errors
        /// When the part cannot be loaded.
        #[cfg(split)]
        #[wasm_split_helpers::wasm_split($part, fallible)]
        pub fn $part() -> Result<$entries, $crate::parts::NotLoaded> {
            Ok($made)
        }

        $(#[$doc])*
        ///
        /// # Errors
        /// When the part cannot be loaded.
        #[cfg(not(split))]
        pub async fn $part() -> Result<$entries, $crate::parts::NotLoaded> {
            Ok($made)
        }
    )*};
}
#[cfg(feature = "newspaper")]
use parts;

parts! {
    /// Loads the parser of XML.
    xml_parser: ParseXml { |text| xml::parse(text).map_err(|error| error.to_string()) }
    /// Loads the words of the interface in French.
    french: &'static Words { words::french() }
    /// Loads the words of the interface in Arabic.
    arabic: &'static Words { words::arabic() }
}

/// Loads the words of a language. English, which is always there, stands in for one that cannot be loaded.
pub async fn load_words(language: Language) {
    let words = match language {
        Language::English => return,
        Language::French => french().await,
        Language::Arabic => arabic().await,
    };
    if let Ok(words) = words {
        words::provide(language, words);
    }
}

/// Parses an XML document into a tree; errs with what is wrong and where.
pub type ParseXml = fn(&str) -> Result<Value, String>;

async fn parse_xml(text: String) -> Result<Value, XmlError> {
    let parse = xml_parser().await.map_err(|unloaded| XmlError::Unavailable(unloaded.into()))?;
    parse(&text).map_err(XmlError::Malformed)
}

/// The readers of a program that shows lists, and no bodies.
pub fn readers_of_lists() -> Readers {
    Readers {
        body: Rc::new(|_| Box::pin(ready(Err(Error::NotOffered { view: "article" })))),
        xml: Rc::new(|text| Box::pin(parse_xml(text))),
    }
}
