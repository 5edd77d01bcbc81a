//! What third parties show in a story: by whom, where a person can see it on the provider's own site, and in which frame
//! it can be shown here once the reader has agreed. A frame's own address is for frames (`/embed/…`), and the page's
//! address shows little in a frame; each is turned into the other where the two are known.
//!
//! Every dialect comes through here, and a frame is made nowhere else. Its address is put together by the rule of its
//! provider and has to stand at the provider's origins; only what a body itself puts into a frame, and of which nothing
//! is known, keeps its address, over `https`, from a public host, and with next to no permissions.

pub mod origins;
pub(super) mod placed;
mod providers;
mod rules;
#[cfg(test)]
mod tests;

use super::address::Address;
use super::html::in_one_line;
use super::tracking::without_tracking;
use crate::model::SafeUrl;
use crate::model::embed::{Embed, Frame, SandboxProfile, Shape};
use crate::text::is_invisible;
use origins::ORIGINS;
use providers::{MASTODON, PROVIDERS, Provider};
use rules::{Shown, posts};

/// How high a frame is of which nothing is known, in CSS pixels.
const USUAL_HEIGHT: u32 = 450;

/// Where frames are that show nothing of the story: advertisements, counters, buttons, comments.
const NOT_CONTENT: &str = "googletagmanager.com doubleclick.net googlesyndication.com amazon-adsystem.com adnxs.com \
    taboola.com outbrain.com disqus.com google.*/recaptcha platform.twitter.com/widgets/";

/// Titles that the providers' own snippets give to every frame.
const GENERIC_TITLES: [&str; 6] =
    ["YouTube video player", "Vimeo video player", "Twitter Tweet", "X Post", "Embedded content", "iframe"];

/// Endings of hosts that are not on the public network, and so are none that a story could mean: its frame would reach
/// into the reader's own.
const PRIVATE: [&str; 6] = [".local", ".localhost", ".internal", ".lan", ".home", ".arpa"];

/// What is shown on the page at `url`, with the title that the body gives it. It is framed where its provider is known.
pub fn embed_for(url: &SafeUrl, title: Option<&str>) -> Embed {
    made(url, title, false)
}

/// What a body shows in a frame at `url`, with the title and the height that it gives it.
pub fn embed_for_frame(url: &SafeUrl, title: Option<&str>, height: Option<u32>) -> Embed {
    let embed = made(url, title, true);
    Embed { frame: embed.frame.map(|frame| frame.of_height(height)), ..embed }
}

/// Whether the provider of what stands at `url` is known.
pub(super) fn is_known(url: &SafeUrl) -> bool {
    provider_of(&Address::of(url.as_str())).is_some()
}

/// Whether a frame at `url` is there for something else than to show a part of the story.
pub(super) fn is_content(url: &SafeUrl) -> bool {
    let address = Address::of(url.as_str());
    !address.is_at(NOT_CONTENT) && !posts::is_facebook_button(&address)
}

fn made(url: &SafeUrl, title: Option<&str>, is_frame: bool) -> Embed {
    let title =
        title.map(in_one_line).filter(|title| !is_invisible(title) && !GENERIC_TITLES.contains(&title.as_str()));
    let url = without_tracking(url.clone());
    let address = Address::of(url.as_str());
    let provider = provider_of(&address);
    let Shown { page, frame, shape } = provider.map_or_else(Shown::default, |provider| (provider.rule)(address));
    let frame = match provider {
        Some(provider) => frame.and_then(|frame| provider_frame(provider, &frame, shape)),
        None if is_frame => unknown_frame(&address),
        None => None,
    };
    let page = page.and_then(|page| SafeUrl::parse(&page, None)).filter(|page| {
        let page = Address::of(page.as_str());
        // A link says whose page it leads to.
        page.origin == address.origin || provider.is_some_and(|provider| page.is_at(provider.places))
    });
    let host = address.host;
    let (key, provider) = match provider {
        None => (host.to_owned(), host.to_owned()),
        // Consent to what anyone may run is consent to a host, and whoever gives it has to see which.
        Some(Provider { key: "", name, .. }) => (host.to_owned(), [name, " (", host, ")"].concat()),
        Some(Provider { key, name, .. }) => ((*key).to_owned(), (*name).to_owned()),
    };
    Embed { key, provider, title, frame, url: page.map_or(url, without_tracking) }
}

fn provider_of(address: &Address) -> Option<&'static Provider> {
    let known = PROVIDERS.iter().find(|provider| address.is_at(provider.places));
    known.or_else(|| posts::mastodon(*address).page.map(|_| &MASTODON))
}

/// The frame that a provider's rule has made: it has to stand at the provider's origins.
fn provider_frame(provider: &Provider, frame: &str, shape: Option<Shape>) -> Option<Frame> {
    let url = SafeUrl::parse(&over_https(frame), None)?;
    let address = Address::of(url.as_str());
    let may_stand = match ORIGINS.iter().find(|(key, _)| *key == provider.key) {
        Some((_, origins)) => origins.split(' ').any(|origin| origin == address.origin),
        // Anyone may run one.
        None => provider.key.is_empty() && is_public(&address),
    };
    let (profile, named, usual) = provider.frame;
    if may_stand { Frame::new(url, profile, named, shape.unwrap_or(usual)) } else { None }
}

/// Whether the table of providers grants a frame to an embed of this key: the frame stands at the provider's origins, or
/// where anyone may, and does no more than it could if it were made now. A frame that was serialised is held to this.
pub fn grants(key: &str, frame: &Frame) -> bool {
    let address = Address::of(frame.url().as_str());
    let permissions = (frame.profile(), frame.is_named());
    let is_like = |provider: &Provider| permissions == (provider.frame.0, provider.frame.1);
    match ORIGINS.iter().find(|(known, _)| *known == key) {
        Some((_, origins)) => {
            let has_key = |provider: &&Provider| provider.key == key;
            origins.split(' ').any(|origin| origin == address.origin)
                && PROVIDERS.iter().find(has_key).is_some_and(is_like)
        }
        None => {
            let is_post = || is_like(&MASTODON) && posts::mastodon(address).page.is_some();
            key == address.host
                && is_public(&address)
                && (permissions == (SandboxProfile::Stranger, false) || is_post())
        }
    }
}

/// The frame of which nothing is known.
fn unknown_frame(address: &Address) -> Option<Frame> {
    let url = SafeUrl::parse(&over_https(&address.whole()), None)?;
    let shape = Shape::Height(USUAL_HEIGHT);
    if is_public(&Address::of(url.as_str())) { Frame::new(url, SandboxProfile::Stranger, false, shape) } else { None }
}

/// Whether a host has a name on the public network (RFC 1035 §2.3, and the line that some have under), and is asked
/// where sites are.
fn is_public(address: &Address) -> bool {
    let of_a_name = |byte: u8| byte.is_ascii_alphanumeric() || b"-._".contains(&byte);
    if address.host.len() > 253 || !address.host.bytes().all(of_a_name) {
        return false;
    }
    let is_at_port = address.origin.rsplit_once(':').is_some_and(|(_, port)| !port.starts_with("//"));
    let last = address.host.rsplit_once('.').map_or("", |(_, last)| last);
    let is_name = last.len() > 1 && last.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        // The last part of an address of numbers (IPv4) is one.
        && !last.bytes().all(|byte| byte.is_ascii_digit());
    is_name && !is_at_port && !PRIVATE.iter().any(|ending| address.host.ends_with(ending))
}

/// `http:` written as `https:`: a page over `https` may frame nothing else.
fn over_https(url: &str) -> String {
    match url.strip_prefix("http:") {
        Some(rest) => ["https:", rest].concat(),
        None => url.to_owned(),
    }
}
