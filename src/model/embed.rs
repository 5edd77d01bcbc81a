//! What a third party shows in a story, and the frame in which it can be shown when the reader has agreed. A frame
//! cannot be made but over `https`, and what it may do is one of a few kinds: no text of anybody's becomes a permission.

use super::{SafeUrl, lenient};
use serde::{Deserialize, Serialize};

/// Something of a third party's: a film, a post, a map.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Embed {
    /// What a reader's lasting consent is kept under: a word for the provider, or the host where anyone may run one.
    pub key: String,
    /// The provider's name for people, or the host.
    pub provider: String,
    /// What it shows, where it says so.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::option")]
    pub title: Option<String>,
    /// Where it can be seen on the provider's own site.
    pub url: SafeUrl,
    /// The frame that shows it here; nothing where there is none, and then there is the way to it only.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::option")]
    pub frame: Option<Frame>,
}

/// A frame of a third party's, with what it may do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "UncheckedFrame")]
pub struct Frame {
    url: SafeUrl,
    profile: SandboxProfile,
    #[serde(skip_serializing_if = "lenient::is_false")]
    named: bool,
    shape: Shape,
}

/// The serialised form of a [`Frame`], before it has been checked.
#[derive(Deserialize)]
struct UncheckedFrame {
    url: SafeUrl,
    profile: SandboxProfile,
    #[serde(default)]
    named: bool,
    shape: Shape,
}

impl TryFrom<UncheckedFrame> for Frame {
    type Error = lenient::Invalid;

    fn try_from(frame: UncheckedFrame) -> Result<Self, Self::Error> {
        let UncheckedFrame { url, profile, named, shape } = frame;
        Self::restored(url, profile, named, shape).ok_or(lenient::Invalid("a frame over https"))
    }
}

/// What a frame may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SandboxProfile {
    /// Play films or sound, and what a page may.
    Player,
    /// Run its scripts as the site that it comes from, open windows, send forms, fill the screen.
    Page,
    /// Run its scripts as the host that it comes from, open windows, fill the screen: for a post on a host that anyone
    /// may run.
    Post,
    /// Run its scripts as nobody in particular and open windows: for a frame of which nothing is known.
    Stranger,
}

/// How much room a frame takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Shape {
    /// As wide as the text, 16 to 9.
    Wide,
    /// Upright, 9 to 16.
    Tall,
    /// As wide as the text, and so many CSS pixels high.
    Height(u32),
}

/// What a frame that is known may do in any case. It never moves the page that it stands in.
const SANDBOX: &str =
    "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-forms allow-presentation";
/// What a post may do on a host that anyone may run. A Mastodon fetches its own scripts as its own origin, which no
/// server of it lets anybody else do: without `allow-same-origin` its frame stays empty (its own `embed.js` sets it too).
const POST: &str = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox";
/// What a frame that is not known may do: its scripts have no origin, so it finds no cookies and keeps none.
const TIGHT: &str = "allow-scripts allow-popups allow-popups-to-escape-sandbox";

impl Frame {
    /// A frame at an address, which has to be one of `https`. `named` says whether it is told on which site it stands:
    /// some providers show nothing without. Made by the table of providers (`body::embed`), and where what that made is
    /// read again.
    pub(crate) fn new(url: SafeUrl, profile: SandboxProfile, named: bool, shape: Shape) -> Option<Self> {
        url.as_str().starts_with("https://").then_some(Self { url, profile, named, shape })
    }

    /// A frame as it was serialised, its height within reason. Whoever reads one holds it to the table of providers
    /// (`body::embed::grants`) before it is shown.
    pub(crate) fn restored(url: SafeUrl, profile: SandboxProfile, named: bool, shape: Shape) -> Option<Self> {
        let height = match shape {
            Shape::Height(height) => Some(height),
            Shape::Wide | Shape::Tall => None,
        };
        Self::new(url, profile, named, shape).map(|frame| frame.of_height(height))
    }

    /// Its address, for `src`.
    pub fn url(&self) -> &SafeUrl {
        &self.url
    }

    /// What it may do.
    pub fn profile(&self) -> SandboxProfile {
        self.profile
    }

    /// Whether it is told on which site it stands.
    pub fn is_named(&self) -> bool {
        self.named
    }

    /// How much room it takes.
    pub fn shape(&self) -> Shape {
        self.shape
    }

    /// The frame with the height that the story asks for, where its shape has one.
    #[must_use]
    pub fn of_height(mut self, height: Option<u32>) -> Self {
        if let (Shape::Height(own), Some(height)) = (&mut self.shape, height) {
            *own = height.clamp(80, 2000);
        }
        self
    }

    /// The frame of an upright film, where its shape is that of a film.
    #[must_use]
    pub fn upright(mut self) -> Self {
        if self.shape == Shape::Wide && self.profile == SandboxProfile::Player {
            self.shape = Shape::Tall;
        }
        self
    }

    /// What it may do, for `sandbox` (HTML §7.1.5).
    pub fn sandbox(&self) -> &'static str {
        match self.profile {
            SandboxProfile::Player | SandboxProfile::Page => SANDBOX,
            SandboxProfile::Post => POST,
            SandboxProfile::Stranger => TIGHT,
        }
    }

    /// What of the device it may use, for `allow` (Permissions Policy); what is not named it may not.
    pub fn allow(&self) -> &'static str {
        match self.profile {
            SandboxProfile::Player => "autoplay; encrypted-media; fullscreen; picture-in-picture",
            SandboxProfile::Page | SandboxProfile::Post => "fullscreen",
            SandboxProfile::Stranger => "",
        }
    }

    /// How much it is told of the page that it stands in, for `referrerpolicy`: at most the site, never the story.
    pub fn referrer_policy(&self) -> &'static str {
        if self.named { "strict-origin-when-cross-origin" } else { "no-referrer" }
    }

    /// Whether it comes from `origin`. A frame of the page's own origin could lift its sandbox off, and is not to be
    /// shown.
    pub fn is_of(&self, origin: &str) -> bool {
        self.url.as_str().strip_prefix(origin).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?', '#']))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(url: &str, profile: SandboxProfile) -> Option<Frame> {
        Frame::new(SafeUrl::parse(url, None)?, profile, false, Shape::Height(400))
    }

    #[test]
    fn a_frame_comes_over_https_or_not_at_all() {
        assert!(frame("https://example.org/a", SandboxProfile::Player).is_some());
        for bad in ["http://example.org/a", "mailto:a@example.org", "tel:1"] {
            assert_eq!(frame(bad, SandboxProfile::Player), None);
        }
    }

    #[test]
    fn no_frame_moves_the_page_and_an_unknown_one_has_no_origin() {
        for profile in [SandboxProfile::Player, SandboxProfile::Page, SandboxProfile::Post, SandboxProfile::Stranger] {
            let frame = frame("https://example.org/a", profile).unwrap();
            assert!(!frame.sandbox().contains("top-navigation"));
            assert_eq!(frame.sandbox().contains("allow-same-origin"), profile != SandboxProfile::Stranger);
            assert_eq!(frame.allow().contains("autoplay"), profile == SandboxProfile::Player);
            assert_eq!(
                frame.sandbox().contains("allow-forms"),
                matches!(profile, SandboxProfile::Player | SandboxProfile::Page)
            );
        }
    }

    #[test]
    fn a_frame_of_the_page_s_own_origin_is_known_by_it() {
        let frame = frame("https://news.example/a", SandboxProfile::Page).unwrap();
        assert!(frame.is_of("https://news.example"));
        assert!(!frame.is_of("https://news.example:8443"));
        assert!(!frame.is_of("https://news.exam"));
        assert!(!frame.is_of("null"));
    }

    #[test]
    fn a_story_may_ask_for_a_height_within_reason() {
        let asked = |height| frame("https://example.org/a", SandboxProfile::Page).unwrap().of_height(height).shape();
        assert_eq!(asked(None), Shape::Height(400));
        assert_eq!(asked(Some(640)), Shape::Height(640));
        assert_eq!(asked(Some(1)), Shape::Height(80));
        assert_eq!(asked(Some(u32::MAX)), Shape::Height(2000));
        let wide =
            Frame::new(SafeUrl::parse("https://a.example/", None).unwrap(), SandboxProfile::Player, true, Shape::Wide);
        assert_eq!(wide.unwrap().of_height(Some(640)).shape(), Shape::Wide);
    }

    #[test]
    fn a_serialised_frame_is_checked_like_any_other() {
        let read = |json: &str| serde_json::from_str::<Frame>(json);
        let made = frame("https://example.org/a", SandboxProfile::Post).unwrap();
        let json = serde_json::to_string(&made).unwrap();
        assert_eq!(json, r#"{"url":"https://example.org/a","profile":"post","shape":{"height":400}}"#);
        assert_eq!(read(&json).unwrap(), made);
        assert_eq!(read(&json.replace("400", "9999999")).unwrap().shape(), Shape::Height(2000));
        for (part, bad) in [
            ("https:", "http:"),
            ("https://example.org/a", "javascript:alert(1)"),
            ("post", "owner"),
            ("height", "depth"),
        ] {
            assert!(read(&json.replace(part, bad)).is_err(), "{bad}");
        }
    }
}
