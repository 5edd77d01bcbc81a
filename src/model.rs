//! The newspaper's own values: what every backend's answer becomes and all that a view ever sees.
//!
//! Nothing here does input or output. A value that exists is valid: the constructors are the only way in, and they
//! are called once, at the edge, by `backend` and `body`.

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
