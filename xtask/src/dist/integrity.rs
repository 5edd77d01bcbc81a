//! Computes integrity values (W3C Subresource Integrity §3.1), by which browsers check the files that they load.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256, Sha384};

/// Returns the value of a file for an `integrity` attribute.
pub fn sha384(bytes: &[u8]) -> String {
    ["sha384-", &STANDARD.encode(Sha384::digest(bytes))].concat()
}

/// Returns a shorter value, for lists of many files.
pub fn sha256(bytes: &[u8]) -> String {
    ["sha256-", &STANDARD.encode(Sha256::digest(bytes))].concat()
}

/// Returns twelve hexadecimal digits of a text's hash.
pub fn short(text: &str) -> String {
    Sha256::digest(text).iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}
