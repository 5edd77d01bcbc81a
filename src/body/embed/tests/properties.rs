//! What holds for any address.

use super::super::*;
use proptest::prelude::*;

/// Addresses near those of the providers, and others.
fn address() -> impl Strategy<Value = String> {
    let hosts: Vec<String> = PROVIDERS
        .iter()
        .flat_map(|provider| provider.places.split(' '))
        .map(|place| place.replace('*', "com"))
        .flat_map(|place| [["www.", &place].concat(), ["player.", &place].concat(), place])
        .chain(ORIGINS.iter().flat_map(|(_, origins)| origins.split(' ')).map(|origin| origin[8..].to_owned()))
        .chain(
            [
                "evil.example",
                "google.evil.example",
                "pinterest.com.evil.example",
                "youtube.com.evil.example",
                "127.0.0.1",
                "[::1]",
                "a.example:99",
            ]
            .map(str::to_owned),
        )
        .collect();
    let segments = prop::sample::select(
        "embed v watch video status p reel post posts plugins player maps d @ana 112233445566778899 20 aB1cD .. %2e%2e \
         a%2Fb track sets profile app.bsky.feed.post comments r documents talks visualisation playlist videoseries \
         Tweet.html post.php embed.js v19.0 showcase album channels player.html //evil.example https: \\ ;x :y"
            .split(' ')
            .collect::<Vec<_>>(),
    );
    let parameters = prop::sample::select(vec![
        "v=dQ",
        "v=../x",
        "id=20",
        "list=PL1",
        "h=8272103f6e",
        "video=x7a",
        "pb=!2d1!3d2",
        "mid=1",
        "output=embed",
        "href=https%3A%2F%2Fwww.facebook.com%2Fa%2Fposts%2F1",
        "href=javascript%3A1",
        "href=https%3A%2F%2Fevil.example",
        "url=https%3A%2F%2Fsoundcloud.com%2Fa%2Fb",
        "url=//evil.example",
        "url=https%3A%2F%2Fevil.example%5C.soundcloud.com%2Fa%2Fb",
        "url=https:%5C%5Cevil.example/https://soundcloud.com/a/b",
        "href=https%3A%2F%2Fevil.example%5C.facebook.com%2Fposts%2F1",
        "uri=spotify:track:4u",
        "playlist=x6z",
        "feed=%2Fa%2Fb%2F",
        "feed=@evil.example",
        "t=9",
        "start=%00",
        "channel=UC",
        "q=a&key=b",
        "embedded=true",
    ]);
    (
        prop::sample::select(vec!["https", "http"]),
        prop::sample::select(hosts),
        prop::collection::vec(segments, 0..5),
        prop::collection::vec(parameters, 0..3),
    )
        .prop_map(|(scheme, host, path, query)| {
            let mark = if query.is_empty() { "" } else { "?" };
            [scheme, "://", &host, "/", &path.join("/"), mark, &query.join("&")].concat()
        })
}

/// A frame stands at the origins of its provider, or where anyone may stand and then with no more than anyone may.
fn assert_held(embed: &Embed, is_frame: bool) {
    let Some(frame) = &embed.frame else { return };
    let url = frame.url().as_str();
    assert!(url.starts_with("https://"), "{url}");
    assert!(grants(&embed.key, frame), "{url} of {}", embed.key);
    let origin = Address::of(url).origin;
    match ORIGINS.iter().find(|(key, _)| *key == embed.key) {
        Some((_, origins)) => assert!(origins.split(' ').any(|known| known == origin), "{url} of {}", embed.key),
        None => {
            assert!(is_public(&Address::of(url)), "{url}");
            let is_mastodon = embed.provider == format!("Mastodon ({})", Address::of(url).host);
            assert!(is_mastodon || is_frame, "{url}");
            assert_eq!(
                frame.profile(),
                if is_mastodon { SandboxProfile::Post } else { SandboxProfile::Stranger },
                "{url}"
            );
        }
    }
}

/// A link that is called a provider's, or a host's, leads there.
fn assert_leads(embed: &Embed) {
    let address = Address::of(embed.url.as_str());
    match PROVIDERS.iter().find(|provider| provider.name == embed.provider) {
        Some(provider) => assert!(address.is_at(provider.places), "{} of {}", embed.url.as_str(), embed.provider),
        None => assert_eq!(address.host, embed.key, "{}", embed.url.as_str()),
    }
}

proptest! {
    #[test]
    fn no_frame_stands_outside_of_the_table(url in address()) {
        if let Some(url) = SafeUrl::parse(&url, None) {
            for (embed, is_frame) in [(embed_for(&url, None), false), (embed_for_frame(&url, None, None), true)] {
                assert_held(&embed, is_frame);
                assert_leads(&embed);
            }
        }
    }

    #[test]
    fn what_an_address_shows_is_shown_by_its_page_too(url in address()) {
        if let Some(url) = SafeUrl::parse(&url, None) {
            let embed = embed_for(&url, None);
            let again = embed_for(&embed.url, None);
            prop_assert_eq!(&again.url, &embed.url);
            prop_assert_eq!(&again.key, &embed.key);
        }
    }

    #[test]
    fn any_address_at_all_is_read(text in "https?://[a-z.:/?=&%@#-]{0,60}") {
        if let Some(url) = SafeUrl::parse(&text, None) {
            assert_held(&embed_for_frame(&url, Some("a"), Some(9)), true);
        }
    }
}
