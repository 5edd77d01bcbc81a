//! Sanity's names of files: `image-IDENTIFIER-800x600-jpg`, `file-IDENTIFIER-pdf`. They say where the file is, together
//! with the project and the dataset, which stand in the address of every answer.

use crate::body::address::Address;

/// The address of a file, when `name` is one and `base` is the address of an answer:
/// `https://PROJECT.apicdn.sanity.io/v2024-01-01/data/query/DATASET?query=…`.
pub(in crate::body) fn address(name: &str, base: Option<&str>) -> Option<String> {
    let address = Address::of(base?);
    let project = address.host.strip_suffix(".sanity.io")?.split('.').next()?;
    let mut segments = address.segments().skip_while(|segment| *segment != "data").skip(2);
    let dataset = segments.next()?;
    let (kind, rest) = name.split_once('-')?;
    let folder = match kind {
        "image" => "images",
        "file" => "files",
        _ => return None,
    };
    let (stem, extension) = rest.rsplit_once('-')?;
    let is_plain =
        |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    (is_plain(stem) && is_plain(extension) && is_plain(project))
        .then(|| ["https://cdn.sanity.io/", folder, "/", project, "/", dataset, "/", stem, ".", extension].concat())
}

/// Width and height of a picture, which its name tells.
pub(in crate::body) fn sides(name: &str) -> Option<(u32, u32)> {
    let (stem, _) = name.strip_prefix("image-")?.rsplit_once('-')?;
    let (width, height) = stem.rsplit_once('-')?.1.split_once('x')?;
    Some((width.parse().ok()?, height.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_without_an_address_is_found_by_its_name_and_the_answer_it_came_in() {
        let base = Some("https://p7x3q.apicdn.sanity.io/v2024-01-01/data/query/production?query=*");
        let of = |name| address(name, base);
        assert_eq!(
            of("image-abc12-800x600-jpg").as_deref(),
            Some("https://cdn.sanity.io/images/p7x3q/production/abc12-800x600.jpg")
        );
        assert_eq!(of("file-abc12-pdf").as_deref(), Some("https://cdn.sanity.io/files/p7x3q/production/abc12.pdf"));
        for wrong in ["", "image", "image-", "image-a", "image-../x-1x1-jpg", "person-abc-1x1-jpg"] {
            assert_eq!(of(wrong), None, "{wrong}");
        }
        for base in [None, Some("https://example.org/data/query/a"), Some("https://p.api.sanity.io/v1/data/query")] {
            assert_eq!(address("image-abc-1x1-jpg", base), None);
        }
        assert_eq!(sides("image-abc12-800x600-jpg"), Some((800, 600)));
        assert_eq!(sides("image-abc12-800-jpg"), None);
    }
}
