//! Which attributes hold an address. A list alone, so that the test which walks through the source reads the same one.

/// The attributes that a browser follows or loads from (HTML, "URL" among the attributes' values), and the one that is a
/// document. What they are given has to be an address by its type.
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
