//! Pictures, video and audio: URLs with what a page needs to reserve space for them and to describe them.

use super::{MediaUrl, lenient};
use serde::{Deserialize, Serialize};

/// A picture in all its available widths.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Image {
    /// The default URL, in a format that every browser supports.
    pub url: MediaUrl,
    /// The alternative text (WCAG 1.1.1); empty for a decorative picture.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub alt: String,
    /// The caption, plain text.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::option")]
    pub caption: Option<String>,
    /// The credit, plain text.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::option")]
    pub credit: Option<String>,
    /// The width in CSS pixels, if known.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::option")]
    pub width: Option<u32>,
    /// The height in CSS pixels, if known.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::option")]
    pub height: Option<u32>,
    /// Other widths of the picture, narrowest first, without duplicates.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "lenient::vec")]
    pub renditions: Vec<Rendition>,
}

/// A picture in one width.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rendition {
    /// The URL.
    pub url: MediaUrl,
    /// The width in pixels, as in a `srcset` width descriptor.
    pub width: u32,
}

/// The value of a `srcset` attribute (HTML §4.8.4.2.1).
pub struct Srcset(String);

impl Srcset {
    /// The attribute's value.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Image {
    /// Creates a picture with only a URL.
    pub fn new(url: MediaUrl) -> Self {
        Self { url, alt: String::new(), caption: None, credit: None, width: None, height: None, renditions: Vec::new() }
    }

    /// Completes what is known of the picture by what its twin at another width knows.
    pub fn complete(&mut self, twin: Image) {
        if self.alt.is_empty() {
            self.alt = twin.alt;
        }
        if self.renditions.is_empty() {
            self.renditions = twin.renditions;
        }
        if self.width.zip(self.height).is_none() {
            (self.width, self.height) = (twin.width, twin.height);
        }
        self.caption = self.caption.take().or(twin.caption);
        self.credit = self.credit.take().or(twin.credit);
    }

    /// Whether nothing is known of the picture but its address: it was found in a body.
    pub fn is_bare(&self) -> bool {
        self.alt.is_empty() && self.caption.is_none() && self.credit.is_none() && self.width.is_none()
    }

    /// The `srcset` of the picture: none when there is one width only. Commas and spaces in an address are escaped,
    /// since the attribute is split at them (HTML §4.8.4.2.1).
    pub fn srcset(&self) -> Option<Srcset> {
        let mut out = String::new();
        if self.renditions.len() > 1 {
            for rendition in &self.renditions {
                if !out.is_empty() {
                    out.push_str(", ");
                }
                out.push_str(&rendition.url.as_str().replace(',', "%2C").replace(' ', "%20"));
                out.push(' ');
                out.push_str(&rendition.width.to_string());
                out.push('w');
            }
        }
        Some(Srcset(out)).filter(|set| !set.0.is_empty())
    }
}

/// A captioned picture in a body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// The picture, with its caption and credit.
    pub image: Image,
}

/// A video or an audio recording.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Video {
    /// The media file.
    pub url: MediaUrl,
    /// The media type (RFC 6838), if known; `audio/…` marks an audio recording.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::option")]
    pub media_type: Option<String>,
    /// The picture shown before playback.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::option")]
    pub poster: Option<MediaUrl>,
    /// The duration in seconds, if known.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::option")]
    pub seconds: Option<u32>,
    /// Captions and subtitles.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "lenient::vec")]
    pub tracks: Vec<Track>,
    /// The caption, plain text.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::option")]
    pub caption: Option<String>,
    /// Width in CSS pixels, where known.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::option")]
    pub width: Option<u32>,
    /// Height in CSS pixels, where known.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::option")]
    pub height: Option<u32>,
    /// Whether it is a silent loop, a moving picture without sound.
    #[serde(default, skip_serializing_if = "lenient::is_false")]
    pub looped: bool,
}

impl Video {
    /// Whether a text track stands on the same host as the film.
    pub fn has_tracks_beside(&self) -> bool {
        fn origin(url: &MediaUrl) -> impl Iterator<Item = &str> {
            url.as_str().split('/').take(3)
        }
        self.tracks.iter().any(|track| origin(&track.url).eq(origin(&self.url)))
    }

    /// A film or a recording of which only the address is known.
    pub fn new(url: MediaUrl) -> Self {
        Self {
            url,
            media_type: None,
            poster: None,
            seconds: None,
            tracks: Vec::new(),
            caption: None,
            width: None,
            height: None,
            looped: false,
        }
    }

    /// Whether there is only sound.
    pub fn is_audio(&self) -> bool {
        self.media_type.as_deref().is_some_and(|kind| kind.starts_with("audio/"))
    }
}

/// A WebVTT text track of a video.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Track {
    /// The URL of the WebVTT file.
    pub url: MediaUrl,
    /// The language (BCP 47), if known.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::option")]
    pub language: Option<String>,
    /// Its name in the player's menu, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::option")]
    pub label: Option<String>,
    /// Whether it is the one to show at first.
    #[serde(default, skip_serializing_if = "lenient::is_false")]
    pub default: bool,
}

impl Track {
    /// A track of which the address and, at most, the language are known.
    pub fn new(url: MediaUrl, language: Option<String>) -> Self {
        Self { url, language, label: None, default: false }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comma_in_an_address_does_not_split_the_srcset() {
        let url = |text| MediaUrl::parse(text, None).unwrap();
        let mut image = Image::new(url("https://example.org/a.jpg"));
        assert!(image.srcset().is_none());
        image.renditions = vec![
            Rendition { url: url("https://example.org/w_480,h_300/a.jpg"), width: 480 },
            Rendition { url: url("https://example.org/w_960/a.jpg"), width: 960 },
        ];
        assert_eq!(
            image.srcset().unwrap().as_str(),
            "https://example.org/w_480%2Ch_300/a.jpg 480w, https://example.org/w_960/a.jpg 960w"
        );
    }
}
