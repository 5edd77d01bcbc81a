//! A story's lead picture often stands a second time at the head of its body, at another width and so under another
//! address. It is shown once.

use super::address::Address;
use crate::model::{Block, Image, MediaUrl};

/// Takes the first picture out of the body when it is the lead picture and one of the first two blocks: later on it was
/// put there on purpose. It stays where it is all of the body, and where its caption has links.
pub fn take_lead_image(blocks: &mut Vec<Block>, lead: &MediaUrl) -> Option<Image> {
    let at = blocks.iter().take(2).position(|block| matches!(block, Block::Figure(_)))?;
    let Block::Figure(figure) = &blocks[at] else { return None };
    if blocks.len() < 2 || !is_same_picture(figure.image.url.as_str(), lead.as_str()) {
        return None;
    }
    match blocks.remove(at) {
        Block::Figure(figure) => Some(figure.image),
        _ => None,
    }
}

/// Whether two addresses are those of one picture, at whatever widths.
pub(super) fn is_same_picture(one: &str, other: &str) -> bool {
    one == other || (!one.starts_with("data:") && !other.starts_with("data:") && picture(one) == picture(other))
}

/// Parameters that say which picture is meant, not how wide it is.
const IDENTIFYING: [&str; 8] = ["id", "url", "src", "image", "img", "file", "path", "name"];
/// What WordPress adds to the name of a picture that it has made smaller or turned.
const SUFFIXES: [&str; 2] = ["-scaled", "-rotated"];

/// What the addresses of one picture have in common: where it stands, without the marks of a width.
fn picture(url: &str) -> String {
    let address = Address::of(url);
    if address.is_at("guim.co.uk")
        && let Some(id) = address.segments().find(|segment| is_hash(segment))
    {
        return id.to_owned();
    }
    let (folder, name) = address.path.rsplit_once('/').unwrap_or(("", address.path));
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    let folder = without_ghost_size(folder);
    let mut key = String::new();
    // WordPress.com's image service has the original's host as the first segment of its path.
    if address.is_at("wp.com") {
        key.push_str(folder.trim_start_matches('/'));
    } else {
        key.push_str(address.host);
        key.push_str(&folder);
    }
    for part in ["/", without_wordpress_size(stem), ".", &extension.to_ascii_lowercase()] {
        key.push_str(part);
    }
    for value in IDENTIFYING.iter().filter_map(|name| address.parameter(name)) {
        key.push('?');
        key.push_str(&value);
    }
    key
}

/// Whether a segment is a SHA-1 in hexadecimal: the Guardian's picture IDs are, and what follows one is a crop.
fn is_hash(segment: &str) -> bool {
    segment.len() == 40 && segment.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Ghost keeps `/content/images/2024/a.jpg` at other widths in `/content/images/size/w600/2024/a.jpg`.
fn without_ghost_size(folder: &str) -> String {
    const MARK: &str = "/content/images/size/";
    match folder.split_once(MARK) {
        Some((before, after)) => {
            let after = after.split_once('/').map_or("", |(_, after)| after);
            let after = match after.strip_prefix("format/") {
                Some(after) => after.split_once('/').map_or("", |(_, after)| after),
                None => after,
            };
            [before, &MARK[..MARK.len() - "size/".len()], after].concat()
        }
        None => folder.to_owned(),
    }
}

/// `harbour-1024x683` and `harbour-scaled` are `harbour`.
fn without_wordpress_size(stem: &str) -> &str {
    if let Some(shorter) = SUFFIXES.iter().find_map(|suffix| stem.strip_suffix(suffix)) {
        return shorter;
    }
    match stem.rsplit_once('-') {
        Some((shorter, size)) if is_size(size) => shorter,
        _ => stem,
    }
}

fn is_size(text: &str) -> bool {
    let is_number = |text: &str| (2..=5).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    text.split_once('x').is_some_and(|(width, height)| is_number(width) && is_number(height))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Figure, Inline};

    #[test]
    fn one_picture_at_two_widths_is_one_picture() {
        for (one, other) in [
            ("https://a.org/u/harbour.jpg", "https://a.org/u/harbour-1024x683.jpg"),
            ("https://a.org/u/harbour-scaled.jpg?ssl=1", "https://a.org/u/harbour-300x200.JPG"),
            ("https://i0.wp.com/a.org/u/harbour.jpg?w=600&ssl=1", "https://a.org/u/harbour.jpg"),
            ("https://a.org/content/images/2024/01/a.jpg", "https://a.org/content/images/size/w600/2024/01/a.jpg"),
            ("https://a.org/content/images/2024/a.jpg", "https://a.org/content/images/size/w60/format/webp/2024/a.jpg"),
            ("https://images.example.org/photo-7?w=600", "https://images.example.org/photo-7?w=1200&fit=crop"),
            (
                "https://media.guim.co.uk/70c8acf585266f45d721744bc9836c7712f595e2/0_0_941_337/500.jpg",
                "https://i.guim.co.uk/img/media/70c8acf585266f45d721744bc9836c7712f595e2/0_0_941_337/master/941.jpg?width=620",
            ),
        ] {
            assert!(is_same_picture(one, other), "{one} {other}");
        }
    }

    #[test]
    fn two_pictures_are_two() {
        for (one, other) in [
            ("https://a.org/u/harbour.jpg", "https://a.org/u/lighthouse.jpg"),
            ("https://a.org/u/harbour.jpg", "https://b.org/u/harbour.jpg"),
            ("https://a.org/u/1.jpg", "https://a.org/v/1.jpg"),
            ("https://a.org/image.php?id=1", "https://a.org/image.php?id=2"),
            ("https://a.org/_next/image?url=%2Fa.jpg&w=64", "https://a.org/_next/image?url=%2Fb.jpg&w=64"),
            ("https://a.org/u/a-1x2.jpg", "https://a.org/u/a.jpg"),
            ("data:image/png;base64,AAAA", "data:image/png;base64,AAAB"),
        ] {
            assert!(!is_same_picture(one, other), "{one} {other}");
        }
    }

    fn image(url: &str) -> Image {
        Image::new(MediaUrl::parse(url, None).unwrap())
    }

    #[test]
    fn the_lead_picture_goes_from_the_head_of_the_body_only() {
        let lead = image("https://a.org/a.jpg").url;
        let without = |mut blocks: Vec<Block>| {
            take_lead_image(&mut blocks, &lead);
            blocks
        };
        let same = Block::Figure(Figure { image: image("https://a.org/a-300x200.jpg") });
        let other = Block::Figure(Figure { image: image("https://a.org/b.jpg") });
        let text = || Block::Paragraph(vec![Inline::Text("a".into())]);

        let second = vec![text(), same.clone(), text()];
        assert_eq!(without(second), [text(), text()]);
        let third = vec![text(), text(), same.clone()];
        assert_eq!(without(third.clone()), third);
        let after_another = vec![other.clone(), same.clone()];
        assert_eq!(without(after_another.clone()), after_another);
        assert_eq!(without(vec![same.clone()]), [same]);
    }
}
