//! Integrity values (W3C Subresource Integrity §3.1): what a file has to be, as whoever loads it is told.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256, Sha384};

/// The value of a file for an `integrity` attribute.
pub fn sha384(bytes: &[u8]) -> String {
    ["sha384-", &STANDARD.encode(Sha384::digest(bytes))].concat()
}

/// A shorter one, for lists of many files.
pub fn sha256(bytes: &[u8]) -> String {
    ["sha256-", &STANDARD.encode(Sha256::digest(bytes))].concat()
}

/// Twelve hexadecimal digits that stand for a text.
pub fn short(text: &str) -> String {
    Sha256::digest(text).iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}
