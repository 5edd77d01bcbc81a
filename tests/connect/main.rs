//! Connecting a backend, from an address to a report: with a table of answers, with recorded answers of real backends
//! if they are available, and as the rendered page.

mod answers;
mod page;
mod samples;
mod support;
mod text;
