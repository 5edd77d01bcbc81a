//! Draws the icons of the app from one SVG file: unchanged; filled to the edge for systems that crop icons (`maskable`, W3C
//! Manifest §3.1.3); and as a silhouette in one colour (`monochrome`).
//!
//! In the drawing, the element with the `id` `ground` is the background behind the mark. It is optional.

use std::fs;
use std::path::Path;

use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use super::app::App;
use crate::error::Failure;
use crate::markup::{self, Tag};

/// The sizes of every icon in pixels, which installers require.
pub const SIZES: [u32; 2] = [192, 512];

/// The size of the icon for iOS, which crops it too, in pixels.
const APPLE: u32 = 180;

/// The share of a `maskable` icon that the mark may fill, so that it stays inside the circle of 40 % that is never cropped.
const SAFE: f32 = 0.74;

/// The folder of the icons in the release.
pub const FOLDER: &str = "icons";

/// The purposes of icons (W3C Manifest §3.1.3), which are part of their file names.
pub const PURPOSES: [&str; 3] = ["any", "maskable", "monochrome"];

/// Returns the path of an icon.
pub fn file(purpose: &str, size: u32) -> String {
    format!("{FOLDER}/{purpose}-{size}.png")
}

/// Returns the path of the icon for iOS.
pub fn apple_file() -> String {
    file("apple", APPLE)
}

/// Draws the icons of a release.
///
/// # Errors
/// A drawing that is missing or invalid, or a file that cannot be written.
pub fn draw(dist: &Path, app: &App) -> Result<(), Failure> {
    let source = dist.join(&app.icon);
    let svg = fs::read_to_string(&source).map_err(Failure::file("read the icon", &source))?;
    let drawing = Drawing::of(&svg, app.colour.as_deref());
    let wrong = |what: String| Failure::Content { path: source.clone(), what };
    if drawing.svg != svg {
        fs::write(&source, &drawing.svg).map_err(Failure::file("write", &source))?;
    }
    let folder = dist.join(FOLDER);
    fs::create_dir_all(&folder).map_err(Failure::file("make", &folder))?;
    let save = |name: String, image: Result<Pixmap, String>| {
        let png = image.map_err(wrong)?.encode_png().map_err(|error| wrong(error.to_string()))?;
        let target = dist.join(name);
        fs::write(&target, png).map_err(Failure::file("write", &target))
    };
    for size in SIZES {
        save(file("any", size), rendered(&drawing.svg, size, 1.0, None))?;
        save(file("maskable", size), drawing.filled(size))?;
        save(file("monochrome", size), drawing.silhouette(size))?;
    }
    save(apple_file(), drawing.filled(APPLE))
}

/// A drawing and its background.
struct Drawing {
    svg: String,
    /// The mark in front of the background.
    mark: String,
    /// The colour of the background: red, green and blue.
    ground: [u8; 3],
}

/// The background of a drawing without one.
const PAPER: &str = "#ffffff";

impl Drawing {
    fn of(svg: &str, colour: Option<&str>) -> Self {
        let is_ground = |tag: &Tag| tag.attribute("id") == Some("ground");
        let with = |name: &str, value: &str, svg: &str| {
            let tags = markup::tags(svg);
            let place = tags.iter().find(|tag| is_ground(tag)).and_then(|tag| {
                tag.attributes.iter().find(|attribute| attribute.name == name).map(|attribute| attribute.place.clone())
            });
            let mut out = svg.to_owned();
            if let Some(place) = place {
                out.replace_range(place, value);
            }
            out
        };
        let own = |svg: &str| {
            let tags = markup::tags(svg);
            tags.iter().find(|tag| is_ground(tag)).and_then(|tag| tag.attribute("fill")).map(str::to_owned)
        };
        let svg = colour.map_or_else(|| svg.to_owned(), |colour| with("fill", colour, svg));
        let ground = own(&svg).or_else(|| colour.map(str::to_owned)).unwrap_or_else(|| PAPER.to_owned());
        Self { mark: with("fill", "none", &svg), ground: rgb(&ground).unwrap_or([255; 3]), svg }
    }

    /// Draws the mark on its background, which fills the icon.
    fn filled(&self, size: u32) -> Result<Pixmap, String> {
        rendered(&self.mark, size, SAFE, Some(self.ground))
    }

    /// Draws the mark in black; systems use only its shape.
    fn silhouette(&self, size: u32) -> Result<Pixmap, String> {
        let mut image = rendered(&self.mark, size, 1.0, None)?;
        for pixel in image.data_mut().chunks_exact_mut(4) {
            pixel[..3].fill(0);
        }
        Ok(image)
    }
}

fn rgb(colour: &str) -> Option<[u8; 3]> {
    let digits = colour.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
    let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
    Some([part(0)?, part(2)?, part(4)?])
}

/// Draws into the middle of a square of `size` pixels, and fills a share of it.
fn rendered(svg: &str, size: u32, part: f32, ground: Option<[u8; 3]>) -> Result<Pixmap, String> {
    let tree = Tree::from_str(svg, &Options::default()).map_err(|error| format!("is no SVG: {error}"))?;
    let mut image = Pixmap::new(size, size).ok_or("an icon of no size")?;
    if let Some([red, green, blue]) = ground {
        image.fill(Color::from_rgba8(red, green, blue, 255));
    }
    let longest = tree.size().width().max(tree.size().height());
    let scale = size as f32 * part / longest;
    let middle = |length: f32| (size as f32 - length * scale) / 2.0;
    let place =
        Transform::from_scale(scale, scale).post_translate(middle(tree.size().width()), middle(tree.size().height()));
    resvg::render(&tree, place, &mut image.as_mut());
    Ok(image)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 100 100\">\
        <rect id=\"ground\" width=\"100\" height=\"100\" rx=\"20\" fill=\"#9b1c1f\"/>\
        <rect x=\"0\" y=\"40\" width=\"100\" height=\"20\" fill=\"#ffffff\"/></svg>";

    fn pixel(image: &Pixmap, x: u32, y: u32) -> [u8; 4] {
        let it = image.pixel(x, y).unwrap();
        [it.red(), it.green(), it.blue(), it.alpha()]
    }

    #[test]
    fn an_icon_that_may_be_cut_has_its_ground_to_the_edge_and_its_mark_inside() {
        let image = Drawing::of(SVG, None).filled(100).unwrap();
        assert_eq!(pixel(&image, 0, 0), [0x9b, 0x1c, 0x1f, 255]);
        assert_eq!(pixel(&image, 5, 50), [0x9b, 0x1c, 0x1f, 255], "outside of what nobody cuts");
        assert_eq!(pixel(&image, 50, 50), [255; 4]);
    }

    #[test]
    fn a_silhouette_is_the_mark_alone() {
        let image = Drawing::of(SVG, None).silhouette(100).unwrap();
        assert_eq!(pixel(&image, 50, 20), [0; 4]);
        assert_eq!(pixel(&image, 50, 50), [0, 0, 0, 255]);
    }

    #[test]
    fn the_colour_of_the_site_is_that_of_the_ground_in_every_icon() {
        let drawing = Drawing::of(SVG, Some("#00335c"));
        let image = rendered(&drawing.svg, 100, 1.0, None).unwrap();
        assert_eq!(pixel(&image, 50, 20), [0, 0x33, 0x5c, 255]);
        assert_eq!(pixel(&image, 0, 0)[3], 0, "its corners are round");
        assert_eq!(pixel(&drawing.filled(100).unwrap(), 0, 0), [0, 0x33, 0x5c, 255]);
        assert_eq!(drawing.svg, SVG.replace("#9b1c1f", "#00335c"));
    }

    #[test]
    fn a_drawing_without_a_ground_stands_on_the_colour_of_the_site_or_on_white() {
        let plain = SVG.replace(" id=\"ground\"", "");
        assert_eq!(pixel(&Drawing::of(&plain, Some("#00335c")).filled(100).unwrap(), 0, 0), [0, 0x33, 0x5c, 255]);
        assert_eq!(pixel(&Drawing::of(&plain, None).filled(100).unwrap(), 0, 0), [255; 4]);
    }

    #[test]
    fn the_icon_that_ships_has_a_ground() {
        let svg = fs::read_to_string(crate::project::root().join("public/icons/icon.svg")).unwrap();
        assert_eq!(Drawing::of(&svg, None).ground, [0x9b, 0x1c, 0x1f]);
        assert!(rendered("<p>", 10, 1.0, None).is_err());
    }
}
