//! The readers that the engine is given: bodies and XML are read by code that a first page does without, so whoever
//! starts a [`Client`](super::Client) says how that code is reached. A browser loads it when it is first needed
//! (`src/lazy.rs`); native programs have it at hand ([`Readers::direct`]).

use super::Error;
use crate::body::{Host, ParsedBody, RawBody};
use crate::xml;
use crate::json::Value;
use std::future::{Future, ready};
use std::pin::Pin;
use std::rc::Rc;

/// Something being read.
pub type Reading<T> = Pin<Box<dyn Future<Output = T>>>;

/// Reads a body. Errs when the code that reads its dialect cannot be loaded.
pub type BodyReader = Rc<dyn Fn(RawBody) -> Reading<Result<ParsedBody, Error>>>;

/// Parses an XML document into a tree (see `docs/backends.md`). Errs when it is not XML, or when the parser cannot be
/// loaded.
pub type XmlReader = Rc<dyn Fn(String) -> Reading<Result<Value, XmlError>>>;

/// Why an XML document could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum XmlError {
    /// It is not XML: what is wrong, and where.
    Malformed(String),
    /// The parser could not be loaded.
    Unavailable(Error),
}

/// The readers of bodies and of XML.
#[derive(Clone)]
pub struct Readers {
    /// Reads bodies.
    pub body: BodyReader,
    /// Reads XML.
    pub xml: XmlReader,
}

impl Readers {
    /// Readers that are part of this program and answer at once.
    pub fn direct() -> Self {
        Self {
            body: Rc::new(|raw| Box::pin(ready(Ok(raw.parse(&Host::default()))))),
            xml: Rc::new(|text| {
                Box::pin(ready(xml::parse(&text).map_err(|error| XmlError::Malformed(error.to_string()))))
            }),
        }
    }
}
