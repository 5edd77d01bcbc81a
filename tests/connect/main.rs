//! Connecting, from an address to a report: on a table of answers, on recorded answers of real backends where they are
//! there, and as the page that is shown.

mod answers;
mod page;
mod samples;
mod support;
mod text;
