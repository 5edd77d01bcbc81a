//! Writes a `.br` and a `.gz` beside every file that shrinks. Static hosts send them as they are (RFC 7932, RFC 1952),
//! so the slowest and best settings cost the reader nothing.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::error::Failure;

/// The extensions of text and WebAssembly. Pictures, fonts and videos are compressed already.
const EXTENSIONS: &[&str] =
    &["html", "js", "mjs", "css", "json", "wasm", "svg", "txt", "xml", "webmanifest", "vtt", "map", "md"];

/// Brotli's best quality, and the largest window that every browser supports (RFC 7932 §9.1).
const QUALITY: u32 = 11;
const WINDOW: u32 = 22;

/// The files that were compressed.
#[derive(Default)]
pub struct Done {
    /// Number of files.
    pub files: usize,
    /// Sizes in bytes, summed over the files.
    pub raw: usize,
    /// With the suffix `.br`.
    pub brotli: usize,
    /// With the suffix `.gz`.
    pub gzip: usize,
}

/// Compresses every text and wasm file in a folder and those below it, on all processors.
///
/// # Errors
/// The first file that cannot be read or written.
pub fn folder(root: &Path) -> Result<Done, Failure> {
    let mut files = Vec::new();
    collect(root, &mut files)?;
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Ok(Done::default()));
    let workers = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some(path) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let result = file(path);
                    let mut done = done.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
                    match (done.as_mut(), result) {
                        (Ok(sum), Ok(one)) => sum.add(&one),
                        (Ok(_), Err(failure)) => *done = Err(failure),
                        (Err(_), _) => return,
                    }
                }
            });
        }
    });
    done.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner)
}

impl Done {
    fn add(&mut self, other: &Self) {
        self.files += other.files;
        self.raw += other.raw;
        self.brotli += other.brotli;
        self.gzip += other.gzip;
    }
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Failure> {
    for entry in fs::read_dir(folder).map_err(Failure::file("list", folder))? {
        let path = entry.map_err(Failure::file("list", folder))?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|extension| EXTENSIONS.iter().any(|known| extension == *known)) {
            files.push(path);
        }
    }
    Ok(())
}

/// Compresses one file.
///
/// # Errors
/// When it cannot be read, or its compressed forms cannot be written.
pub fn file(path: &Path) -> Result<Done, Failure> {
    let raw = fs::read(path).map_err(Failure::file("read", path))?;
    let brotli = brotli(&raw).map_err(Failure::file("compress", path))?;
    let gzip = gzip(&raw).map_err(Failure::file("compress", path))?;
    for (extension, content) in [("br", &brotli), ("gz", &gzip)] {
        let mut name = path.as_os_str().to_owned();
        name.push(".");
        name.push(extension);
        let target = PathBuf::from(name);
        fs::write(&target, content).map_err(Failure::file("write", &target))?;
    }
    Ok(Done { files: 1, raw: raw.len(), brotli: brotli.len(), gzip: gzip.len() })
}

/// Compresses bytes with brotli, at the best quality.
///
/// # Errors
/// Never for bytes in memory; the signature is that of the writer.
pub fn brotli(raw: &[u8]) -> io::Result<Vec<u8>> {
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 1 << 16, QUALITY, WINDOW);
    writer.write_all(raw)?;
    // An earlier flush would add an empty block.
    Ok(writer.into_inner())
}

/// Compresses bytes with gzip, at the best level. The header has no file name or time, so the output depends on the
/// input only.
fn gzip(raw: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(raw)?;
    encoder.finish()
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn both_forms_give_the_file_back_and_pictures_are_left_alone() {
        let root = std::env::temp_dir().join(format!("compress-{}", std::process::id()));
        let text = "headlines ".repeat(1000);
        fs::create_dir_all(root.join("deep")).unwrap();
        fs::write(root.join("deep/page.html"), &text).unwrap();
        fs::write(root.join("picture.webp"), "raster").unwrap();

        let done = folder(&root).unwrap();

        assert_eq!((done.files, done.raw), (1, text.len()));
        let mut from_brotli = String::new();
        let compressed = fs::read(root.join("deep/page.html.br")).unwrap();
        assert_eq!(compressed.len(), done.brotli);
        brotli::Decompressor::new(compressed.as_slice(), 4096).read_to_string(&mut from_brotli).unwrap();
        assert_eq!(from_brotli, text);
        let mut from_gzip = String::new();
        let compressed = fs::read(root.join("deep/page.html.gz")).unwrap();
        flate2::read::GzDecoder::new(compressed.as_slice()).read_to_string(&mut from_gzip).unwrap();
        assert_eq!(from_gzip, text);
        assert!(!root.join("picture.webp.br").exists());
        fs::remove_dir_all(&root).unwrap();
    }

    #[test]
    fn gzip_depends_on_the_input_alone() {
        assert_eq!(gzip(b"the same").unwrap(), gzip(b"the same").unwrap());
        assert_eq!(gzip(b"x").unwrap()[4..8], [0; 4], "the time in the header (RFC 1952 §2.3)");
    }
}
