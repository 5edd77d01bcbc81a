//! The parsers that the engine is given. Bodies and XML are parsed by code that a front page doesn't need, so the
//! creator of a [`Client`](super::Client) decides how that code is reached: a browser loads it on first use
//! (`src/lazy.rs`), and native programs contain it ([`Readers::direct`]).

use super::Error;
use crate::body::{Host, ParsedBody, RawBody};
use crate::json::Value;
use crate::xml;
use std::future::{Future, ready};
use std::pin::Pin;
use std::rc::Rc;

/// A pending result of a reader.
pub type ReadFuture<T> = Pin<Box<dyn Future<Output = T>>>;

/// Parses a body. Errs when the code for its dialect cannot be loaded.
pub type BodyReader = Rc<dyn Fn(RawBody) -> ReadFuture<Result<ParsedBody, Error>>>;

/// Parses an XML document into a tree (see `docs/backends.md`). Errs when it is not XML, or when the parser cannot be
/// loaded.
pub type XmlReader = Rc<dyn Fn(String) -> ReadFuture<Result<Value, XmlError>>>;

/// Why an XML document could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum XmlError {
    /// The text is not XML: what is wrong, and where.
    Malformed(String),
    /// The parser could not be loaded.
    Unavailable(Error),
}

/// The readers of bodies and XML.
#[derive(Clone)]
pub struct Readers {
    /// Parses bodies.
    pub body: BodyReader,
    /// Parses XML.
    pub xml: XmlReader,
}

impl Readers {
    /// Readers that are compiled into this program and answer at once.
    pub fn direct() -> Self {
        Self {
            body: Rc::new(|raw| Box::pin(ready(Ok(raw.parse(&Host::default()))))),
            xml: Rc::new(|text| {
                Box::pin(ready(xml::parse(&text).map_err(|error| XmlError::Malformed(error.to_string()))))
            }),
        }
    }
}
