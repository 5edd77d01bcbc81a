//! The newspaper's domain model: the values that every backend's responses are mapped to, and the only ones that views
//! see.
//!
//! Nothing here does I/O. A value that exists is valid: values are constructed, and thereby validated, once, by `backend`
//! and `body`.

pub mod article;
pub mod block;
pub mod category;
pub mod date;
pub mod embed;
pub mod headline;
pub mod identifier;
pub mod lenient;
pub mod listing;
pub mod media;
pub mod safe_url;

pub use article::Article;
pub use block::{Block, Inline, TableCell, TableRow};
pub use category::{Author, Category, Source, Tag};
pub use date::Timestamp;
pub use embed::Embed;
pub use headline::{Headline, Published};
pub use identifier::{ArticleId, Slug};
pub use listing::{Cursor, Listing};
pub use media::{Figure, Image, Rendition, Track, Video};
pub use safe_url::{MediaUrl, SafeUrl};
