//! The attributes that hold a URL, in a file of their own so that the test that scans the source can include it.

/// Attributes whose value is a URL (see the index of attributes in HTML), and `srcdoc`, whose value is a document. Their
/// values must implement `IntoAddress`.
pub const ADDRESSES: [&str; 12] = [
    "href",
    "src",
    "srcset",
    "poster",
    "action",
    "formaction",
    "cite",
    "data",
    "ping",
    "background",
    "manifest",
    "srcdoc",
];
