//! The engine that reads any backend. A backend is data: a *description* states how to request each view ([`request`],
//! [`paging`]), where the values are in a response ([`json_path`], [`selector`]) and how to convert them ([`selector`],
//! [`text`](crate::text)). [`classify`] tells a document from a failure, [`map`] turns a document into values of the
//! model, and [`client`] combines the steps around a fetch function that is passed in. Everything here also runs
//! natively; only the fetch function belongs to the browser.

pub mod classify;
pub mod client;
pub mod coalesce;
pub mod description;
pub mod error;
pub mod fields;
pub mod map;
pub mod paging;
pub mod readers;
pub mod request;
pub mod retry;
pub mod selector;
pub mod traced;
pub mod uri_template;

pub use client::{Client, ListView};
pub use description::{Description, ViewKind};
pub use error::Error;
pub use json_path;
pub use readers::Readers;
pub use request::{Fetch, FetchFuture, Request, Response};
pub use traced::Traced;
