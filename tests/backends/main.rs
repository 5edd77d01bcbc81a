//! The descriptions that ship, each proven on answers in the real shape of its backend: through the same [`Client`]
//! that the app uses, around a fetch that answers from a table. Fixtures are written for this project; recorded answers
//! of real backends are read too where they stand beside the checkout (`samples`).
//!
//! [`Client`]: time_plus_news::backend::Client

mod drift;
mod ghost;
mod guardian;
mod json_feed;
mod mutations;
mod newsapi;
mod ninjs;
mod samples;
mod shown;
mod stated;
mod support;
mod wordpress;
