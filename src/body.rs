//! Bodies: every dialect in which a backend writes its stories ends here as [`Block`](crate::model::Block)s, the only
//! form in which a body is ever rendered. A dialect is one pure function from what the backend gave to `Vec<Block>`;
//! the tables that all of them share (providers, tracking parameters, which pictures are the same) stand beside it.

mod address;
pub mod embed;
pub mod html;
pub mod lead_image;
pub mod plain;
pub mod tracking;
