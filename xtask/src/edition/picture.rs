//! Renders the pictures of the edition: drawn as SVG, shipped as WebP at three widths.
//!
//! A picture is rendered again if its content has changed; file dates mean nothing after a checkout.
//! `pictures/drawn.txt` has a fingerprint of the SVG from which each picture was last rendered.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use super::{Mistakes, files_with_extension};
use crate::error::Failure;
use crate::markup;
use crate::process::{find_on_path, run};
use crate::{project, say};

/// The widths in pixels, narrowest first.
pub const WIDTHS: [u32; 3] = [480, 960, 1440];

/// The quality for `cwebp`. A higher quality only adds bytes for the grain of the drawings.
const QUALITY: &str = "62";

/// The height for a width: every picture is 16:10.
pub const fn height(width: u32) -> u32 {
    width / 16 * 10
}

/// Returns the path of a story's picture, relative to `public/demo/`.
pub fn path(slug: &str, width: u32) -> String {
    format!("pictures/{slug}-{width}.webp")
}

/// Renders every picture whose SVG has changed or of which a width is missing, and removes pictures without an SVG.
/// Returns the number of rendered pictures.
///
/// # Errors
/// A drawing with the wrong proportions, a missing program, or one that fails.
pub fn draw_changed(sources: &Path, target: &Path) -> Result<usize, Failure> {
    fs::create_dir_all(target).map_err(Failure::file("make the folder", target))?;
    let mut mistakes = Mistakes::default();
    let mut fingerprints = BTreeMap::new();
    let known = read_fingerprints(sources);
    let mut changed = Vec::new();
    for source in files_with_extension(sources, "svg")? {
        let svg = fs::read_to_string(&source).map_err(Failure::file("read", &source))?;
        let slug = source.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if !has_proportions(&svg) {
            mistakes.add(&format!("{slug}.svg"), 1, "the `viewBox` should be 16:10, such as `0 0 1440 900`");
        }
        let fingerprint = fingerprint(&svg);
        let there = WIDTHS.iter().all(|width| target.join(file_name(&slug, *width)).is_file());
        if !there || known.get(&slug) != Some(&fingerprint) {
            changed.push((slug.clone(), source));
        }
        fingerprints.insert(slug, fingerprint);
    }
    mistakes.into_result()?;
    draw_all(&changed, target)?;
    remove_orphans(target, &fingerprints)?;
    write_fingerprints(sources, &fingerprints)?;
    Ok(changed.len())
}

fn file_name(slug: &str, width: u32) -> String {
    format!("{slug}-{width}.webp")
}

/// Renders on all processors: a picture with filters takes seconds.
fn draw_all(changed: &[(String, PathBuf)], target: &Path) -> Result<(), Failure> {
    if changed.is_empty() {
        return Ok(());
    }
    require("rsvg-convert", "librsvg2-bin")?;
    require("cwebp", "webp")?;
    say::step(&format!("drawing {} pictures at {} widths", changed.len(), WIDTHS.len()));
    let work = project::work_folder("pictures");
    fs::create_dir_all(&work).map_err(Failure::file("make the folder", &work))?;
    let next = AtomicUsize::new(0);
    let failed = Mutex::new(None);
    let workers = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some((slug, source)) = changed.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if let Err(failure) = draw(slug, source, &work, target) {
                        *failed.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = Some(failure);
                        return;
                    }
                }
            });
        }
    });
    failed.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner).map_or(Ok(()), Err)
}

fn draw(slug: &str, source: &Path, work: &Path, target: &Path) -> Result<(), Failure> {
    for width in WIDTHS {
        let png = work.join(format!("{slug}-{width}.png"));
        let mut rasterise = Command::new("rsvg-convert");
        rasterise.args(["--width", &width.to_string(), "--height", &height(width).to_string(), "--output"]);
        run(rasterise.arg(&png).arg(source), "rsvg-convert")?;
        let mut compress = Command::new("cwebp");
        compress.args(["-quiet", "-m", "6", "-sharp_yuv", "-q", QUALITY]).arg(&png).arg("-o");
        run(compress.arg(target.join(file_name(slug, width))), "cwebp")?;
        fs::remove_file(&png).map_err(Failure::file("remove", &png))?;
    }
    Ok(())
}

fn require(program: &str, package: &str) -> Result<(), Failure> {
    if find_on_path(program).is_some() {
        return Ok(());
    }
    Err(Failure::Missing {
        what: format!("{program}, which draws the pictures,"),
        remedy: format!("install it with `apt-get install {package}` or your system's own command"),
    })
}

fn remove_orphans(target: &Path, known: &BTreeMap<String, String>) -> Result<(), Failure> {
    for path in files_with_extension(target, "webp")? {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let is_known = stem.rsplit_once('-').is_some_and(|(slug, _)| known.contains_key(slug));
        if !is_known {
            fs::remove_file(&path).map_err(Failure::file("remove", &path))?;
        }
    }
    Ok(())
}

/// Whether the `viewBox` of a drawing is 16:10.
fn has_proportions(svg: &str) -> bool {
    let root = markup::tags(svg).into_iter().find(|tag| tag.name == "svg");
    let view_box = root.as_ref().and_then(|tag| tag.attribute("viewbox")).unwrap_or_default();
    let numbers: Vec<f64> =
        view_box.split([' ', ',']).filter(|part| !part.is_empty()).filter_map(|part| part.parse().ok()).collect();
    matches!(numbers[..], [_, _, width, height] if height > 0.0 && (width / height - 1.6).abs() < 0.001)
}

/// Computes a fingerprint (FNV-1a, 64 bits) of the drawing and the rendering settings, without the carriage returns
/// that a checkout may add. It need not be hard to forge.
fn fingerprint(svg: &str) -> String {
    let mix = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let settings = QUALITY.bytes().chain(WIDTHS.iter().flat_map(|width| width.to_be_bytes()));
    let drawing = svg.bytes().filter(|byte| *byte != b'\r');
    format!("{:016x}", settings.chain(drawing).fold(0xcbf2_9ce4_8422_2325, mix))
}

fn fingerprint_file(sources: &Path) -> PathBuf {
    sources.join("drawn.txt")
}

/// Reads the fingerprints of the rendered pictures by slug; empty if the file does not exist.
fn read_fingerprints(sources: &Path) -> BTreeMap<String, String> {
    let text = fs::read_to_string(fingerprint_file(sources)).unwrap_or_default();
    let line = |line: &str| line.split_once(' ').map(|(slug, hash)| (slug.to_owned(), hash.trim().to_owned()));
    text.lines().filter_map(line).collect()
}

fn write_fingerprints(sources: &Path, fingerprints: &BTreeMap<String, String>) -> Result<(), Failure> {
    let text: String = fingerprints.iter().map(|(slug, hash)| format!("{slug} {hash}\n")).collect();
    let path = fingerprint_file(sources);
    fs::write(&path, text).map_err(Failure::file("write", &path))
}

/// Returns the names of drawings that have changed since they were rendered, for a test.
#[cfg(test)]
pub fn undrawn(sources: &Path) -> Vec<String> {
    let known = read_fingerprints(sources);
    let mut undrawn = Vec::new();
    for source in files_with_extension(sources, "svg").unwrap() {
        let slug = source.file_stem().unwrap().to_string_lossy().into_owned();
        if known.get(&slug) != Some(&fingerprint(&fs::read_to_string(&source).unwrap())) {
            undrawn.push(slug);
        }
    }
    undrawn
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heights_are_whole_pixels() {
        assert_eq!(WIDTHS.map(height), [300, 600, 900]);
    }

    #[test]
    fn proportions_are_read_from_the_view_box() {
        assert!(has_proportions("<?xml version=\"1.0\"?><svg viewBox=\"0 0 1440 900\" width=\"1\"><g/></svg>"));
        assert!(has_proportions("<svg viewBox='0,0,1600,1000'>"));
        assert!(!has_proportions("<svg viewBox=\"0 0 1440 901.5\">"));
        assert!(!has_proportions("<svg width=\"1440\" height=\"900\">"));
    }

    #[test]
    fn a_fingerprint_is_that_of_the_drawing_whatever_the_line_ends() {
        assert_eq!(fingerprint("<svg>").len(), 16);
        assert_eq!(fingerprint("<svg>\r\n"), fingerprint("<svg>\n"));
        assert_ne!(fingerprint("<svg>"), fingerprint("<svg/>"));
    }
}
