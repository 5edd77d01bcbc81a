//! The engine that makes any backend readable. A backend is data: a *description* says how to ask
//! ([`request`], [`paging`]), where the answers stand ([`json_path`], [`reading`]) and what form they have
//! ([`reading`], [`text`](crate::text)); [`answer`] turns an answer into the newspaper's own values and [`client`] puts the steps
//! together around a fetch that it is given. All of it runs natively; only the fetch is the browser's.

pub mod answer;
pub mod client;
pub mod description;
pub mod error;
pub mod fields;
pub mod outcome;
pub mod paging;
pub mod readers;
pub mod reading;
pub mod request;
pub mod retry;
pub mod traced;
pub mod under_way;
pub mod uri_template;

pub use client::{Client, ListView};
pub use description::{Description, ViewKind};
pub use error::Error;
pub use json_path;
pub use readers::Readers;
pub use request::{Fetch, FetchFuture, Request, Response};
pub use traced::Traced;
