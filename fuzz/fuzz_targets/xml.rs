//! A document of anything as a feed in XML: mended, seen to be well-formed, parsed to the tree that the engine reads.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    use time_plus_news::backend::xml::{check, mend};
    use time_plus_news::browser::xml::parse;
    let text = String::from_utf8_lossy(data).into_owned();
    let mended = mend(&text);
    // What the check lets through is well-formed, so that no platform's parser stops at it.
    assert_eq!(check(&mended).is_ok(), parse(&text).is_ok(), "{mended}");
    // What was mended needs no mending.
    assert_eq!(mend(&mended), mended);
});
