//! What the table of providers promises.

mod properties;

use super::*;

/// What a body shows in a frame at an address.
fn framed(url: &str) -> Embed {
    embed_for_frame(&SafeUrl::parse(url, None).unwrap(), None, None)
}

/// What is shown on the page at an address.
fn paged(url: &str) -> Embed {
    embed_for(&SafeUrl::parse(url, None).unwrap(), None)
}

fn frame_of(embed: &Embed) -> &str {
    embed.frame.as_ref().map_or("", |frame| frame.url().as_str())
}

fn shown(url: &str) -> (String, String) {
    let embed = framed(url);
    (embed.provider, embed.url.as_str().to_owned())
}

#[test]
fn a_frame_becomes_the_page_that_shows_the_same() {
    for (frame, provider, page) in [
        ("https://www.youtube.com/embed/dQ_-4?feature=oembed", "YouTube", "https://www.youtube.com/watch?v=dQ_-4"),
        (
            "https://www.youtube-nocookie.com/embed/dQ?start=90&rel=0",
            "YouTube",
            "https://www.youtube.com/watch?v=dQ&t=90s",
        ),
        ("https://www.youtube.com/embed/videoseries?list=PL1", "YouTube", "https://www.youtube.com/playlist?list=PL1"),
        ("https://youtu.be/dQ?si=x", "YouTube", "https://www.youtube.com/watch?v=dQ"),
        ("https://www.youtube.com/watch?v=dQ", "YouTube", "https://www.youtube.com/watch?v=dQ"),
        (
            "https://player.vimeo.com/video/76979871?h=8272103f6e&dnt=1",
            "Vimeo",
            "https://vimeo.com/76979871/8272103f6e",
        ),
        ("https://www.dailymotion.com/embed/video/x7a", "Dailymotion", "https://www.dailymotion.com/video/x7a"),
        ("https://geo.dailymotion.com/player.html?video=x7a", "Dailymotion", "https://www.dailymotion.com/video/x7a"),
        ("https://platform.twitter.com/embed/Tweet.html?id=20&dnt=true", "X", "https://x.com/i/status/20"),
        ("https://twitter.com/jack/status/20?ref_src=twsrc%5Etfw", "X", "https://twitter.com/jack/status/20"),
        (
            "https://mastodon.example/@ana/112233445566778899/embed",
            "Mastodon (mastodon.example)",
            "https://mastodon.example/@ana/112233445566778899",
        ),
        (
            "https://embed.bsky.app/embed/did:plc:z72/app.bsky.feed.post/3l6?id=1",
            "Bluesky",
            "https://bsky.app/profile/did:plc:z72/post/3l6",
        ),
        ("https://www.instagram.com/p/Cab/embed/captioned/", "Instagram", "https://www.instagram.com/p/Cab"),
        (
            "https://www.facebook.com/plugins/video.php?href=https%3A%2F%2Fwww.facebook.com%2Fa%2Fvideos%2F1&width=500",
            "Facebook",
            "https://www.facebook.com/a/videos/1",
        ),
        ("https://open.spotify.com/embed/track/4u", "Spotify", "https://open.spotify.com/track/4u"),
        (
            "https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/1",
            "SoundCloud",
            "https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/1",
        ),
        ("https://datawrapper.dwcdn.net/aB1cD/2/", "Datawrapper", "https://datawrapper.dwcdn.net/aB1cD/2/"),
        ("https://www.google.fr/maps/embed?pb=1", "Google Maps", "https://www.google.fr/maps/embed?pb=1"),
        ("https://flo.uri.sh/visualisation/123/embed", "Flourish", "https://flo.uri.sh/visualisation/123"),
        ("https://charts.example.org/a?utm_source=b", "charts.example.org", "https://charts.example.org/a"),
        ("https://tiktok.com.example.org/x", "tiktok.com.example.org", "https://tiktok.com.example.org/x"),
    ] {
        assert_eq!(shown(frame), (provider.to_owned(), page.to_owned()), "{frame}");
    }
}

#[test]
fn a_frame_cannot_name_a_page_that_is_no_page() {
    let frame = "https://www.facebook.com/plugins/post.php?href=javascript%3Aalert(1)";
    assert_eq!(shown(frame).1, frame);
    let mail = "https://www.facebook.com/plugins/post.php?href=mailto%3Aa%40example.org";
    assert_eq!(shown(mail).1, mail);
}

#[test]
fn a_link_that_is_called_a_provider_s_leads_to_the_provider() {
    for url in [
        r"https://w.soundcloud.com/player/?url=https%3A%2F%2Fevil.example%5C.soundcloud.com%2Fa%2Fb",
        r"https://w.soundcloud.com/player/?url=https:%5C%5Cevil.example/https://soundcloud.com/a/b",
        r"https://w.soundcloud.com/player/?url=https%3A%2F%2Fsoundcloud.com%40evil.example%2Fa%2Fb",
        r"https://w.soundcloud.com/player/?url=%2F%2Fevil.example%2Fsoundcloud.com%2Fa",
        r"https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fevil.example%5C.facebook.com%2Fposts%2F1",
        r"https://www.facebook.com/v19.0/plugins/post.php?href=https%3A%2F%2Fevil.example%2Fposts%2F1",
        r"https://player-widget.mixcloud.com/widget/iframe/?feed=%2F%5Cevil.example%2F",
    ] {
        let embed = framed(url);
        assert_eq!((frame_of(&embed), embed.url.as_str()), ("", url), "{url}");
    }
    let evil = framed("https://google.evil.example/maps/embed?pb=!2d1!3d2");
    assert_eq!((evil.provider.as_str(), evil.key.as_str()), ("google.evil.example", "google.evil.example"));
}

#[test]
fn a_page_that_is_shown_stays_as_it_is() {
    for place in PROVIDERS.iter().flat_map(|provider| provider.places.split(' ')) {
        let url = ["https://", &place.replace('*', "com"), "/embed/a/b?list=1"].concat();
        let (_, once) = shown(&url);
        assert_eq!(shown(&once).1, once, "{url}");
    }
}

#[test]
fn a_title_that_every_frame_has_is_none() {
    let url = SafeUrl::parse("https://youtu.be/dQ", None).unwrap();
    assert_eq!(embed_for(&url, Some("YouTube video player")).title, None);
    assert_eq!(embed_for(&url, Some(" The harbour ")).title.as_deref(), Some("The harbour"));
}

#[test]
fn counters_and_buttons_are_not_content() {
    let content = |url: &str| is_content(&SafeUrl::parse(url, None).unwrap());
    assert!(!content("https://www.googletagmanager.com/ns.html?id=GTM-1"));
    for plugin in ["like", "like_box", "page", "share_button", "comments", "follow"] {
        assert!(!content(&["https://www.facebook.com/plugins/", plugin, ".php?href=x"].concat()), "{plugin}");
        assert!(!content(&["https://www.facebook.com/v19.0/plugins/", plugin, ".php?href=x"].concat()), "{plugin}");
    }
    assert!(content("https://www.facebook.com/plugins/video.php?href=x"));
    assert!(content("https://www.facebook.com/v3.2/plugins/post.php?href=x"));
    assert!(content("https://www.example.org/plugins/like.php"));
}

#[test]
fn an_address_of_any_form_has_the_same_frame() {
    for (frame, forms) in [
        (
            "https://www.youtube-nocookie.com/embed/dQ_-4",
            "https://www.youtube.com/watch?v=dQ_-4 https://youtu.be/dQ_-4?si=x https://m.youtube.com/watch?app=m&v=dQ_-4 \
             https://www.youtube.com/embed/dQ_-4?rel=0 https://www.youtube.com/v/dQ_-4 http://youtube.com/live/dQ_-4 \
             https://www.youtube.com/shorts/dQ_-4 https://music.youtube.com/watch?v=dQ_-4 \
             https://www.youtube-nocookie.com/embed/dQ_-4",
        ),
        (
            "https://www.youtube-nocookie.com/embed/dQ?start=90",
            "https://youtu.be/dQ?t=90 https://www.youtube.com/watch?v=dQ&t=1m30s https://www.youtube.com/embed/dQ?start=90",
        ),
        (
            "https://www.youtube-nocookie.com/embed/videoseries?list=PL1",
            "https://www.youtube.com/playlist?list=PL1 https://www.youtube.com/embed/videoseries?list=PL1 \
             https://www.youtube.com/embed?listType=playlist&list=PL1",
        ),
        (
            "https://www.youtube-nocookie.com/embed/dQ?list=PL1",
            "https://www.youtube.com/watch?v=dQ&list=PL1&index=2 https://youtu.be/dQ?list=PL1 \
             https://www.youtube.com/embed/dQ?list=PL1",
        ),
        (
            "https://www.youtube-nocookie.com/embed/dQ?start=90&list=PL1",
            "https://www.youtube.com/watch?v=dQ&list=PL1&t=90s https://www.youtube.com/embed/dQ?list=PL1&start=90",
        ),
        (
            "https://player.vimeo.com/video/76979871?dnt=1",
            "https://vimeo.com/76979871 https://vimeo.com/channels/staffpicks/76979871 \
             https://vimeo.com/channels/1234/76979871 https://vimeo.com/album/123/video/76979871 \
             https://vimeo.com/showcase/123/video/76979871 https://vimeo.com/groups/12/videos/76979871 \
             https://vimeo.com/ondemand/12/76979871 https://player.vimeo.com/video/76979871",
        ),
        (
            "https://player.vimeo.com/video/76979871?dnt=1&h=8272103f6e",
            "https://vimeo.com/76979871/8272103f6e https://player.vimeo.com/video/76979871?h=8272103f6e&title=0 \
             https://vimeo.com/ana/review/76979871/8272103f6e",
        ),
        ("https://player.vimeo.com/video/76979871?dnt=1&h=1234567890", "https://vimeo.com/76979871/1234567890"),
        (
            "https://vimeo.com/showcase/7008490/embed",
            "https://vimeo.com/showcase/7008490/embed https://vimeo.com/showcase/7008490 \
             https://vimeo.com/album/7008490/embed",
        ),
        ("https://vimeo.com/showcase/7008490/embed2", "https://vimeo.com/showcase/7008490/embed2"),
        (
            "https://geo.dailymotion.com/player.html?video=x7a",
            "https://www.dailymotion.com/video/x7a https://www.dailymotion.com/video/x7a_the-tide https://dai.ly/x7a \
             https://www.dailymotion.com/embed/video/x7a",
        ),
        (
            "https://geo.dailymotion.com/player/xy.html?video=x7a",
            "https://geo.dailymotion.com/player/xy.html?video=x7a&mute=1",
        ),
        (
            "https://geo.dailymotion.com/player.html?playlist=x6z",
            "https://www.dailymotion.com/playlist/x6z https://www.dailymotion.com/embed/playlist/x6z",
        ),
        (
            "https://platform.twitter.com/embed/Tweet.html?dnt=true&id=20",
            "https://x.com/jack/status/20 https://twitter.com/jack/status/20?s=20 https://twitter.com/i/web/status/20 \
             https://mobile.twitter.com/jack/statuses/20 https://platform.twitter.com/embed/Tweet.html?id=20",
        ),
        (
            "https://social.example/@ana/112233445566778899/embed",
            "https://social.example/@ana/112233445566778899 https://social.example/@ana/112233445566778899/embed",
        ),
        (
            "https://embed.bsky.app/embed/did:plc:z72/app.bsky.feed.post/3l6",
            "https://bsky.app/profile/did:plc:z72/post/3l6?ref_src=embed \
             https://embed.bsky.app/embed/did:plc:z72/app.bsky.feed.post/3l6?id=1",
        ),
        (
            "https://www.instagram.com/p/Cab/embed/captioned/",
            "https://www.instagram.com/p/Cab/?utm_source=ig_embed https://www.instagram.com/ana/p/Cab/ \
             https://www.instagram.com/p/Cab/embed/ https://instagram.com/tv/Cab",
        ),
        (
            "https://www.tiktok.com/player/v1/718",
            "https://www.tiktok.com/@ana/video/718?is_copy_url=1 https://www.tiktok.com/embed/v2/718 \
             https://www.tiktok.com/embed/718 https://www.tiktok.com/player/v1/718 https://m.tiktok.com/v/718.html",
        ),
        (
            "https://www.facebook.com/plugins/post.php?show_text=true&href=https%3A%2F%2Fwww.facebook.com%2Fana%2Fposts%2F1",
            "https://www.facebook.com/ana/posts/1 \
             https://www.facebook.com/v19.0/plugins/post.php?app_id=1&href=https%3A%2F%2Fwww.facebook.com%2Fana%2Fposts%2F1 \
             https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fana%2Fposts%2F1&width=500",
        ),
        (
            "https://www.facebook.com/plugins/post.php?show_text=true&href=https%3A%2F%2Fwww.facebook.com%2Fgroups%2Fsea%2Fpermalink%2F7%2F",
            "https://www.facebook.com/groups/sea/permalink/7/",
        ),
        (
            "https://www.facebook.com/plugins/video.php?show_text=false&href=https%3A%2F%2Fwww.facebook.com%2Fvideo.php%3Fv%3D7",
            "https://www.facebook.com/video.php?v=7",
        ),
        (
            "https://open.spotify.com/embed/track/4u",
            "https://open.spotify.com/track/4u?si=1 https://open.spotify.com/embed/track/4u \
             https://open.spotify.com/intl-fr/track/4u https://embed.spotify.com/?uri=spotify:track:4u \
             https://embed.spotify.com/?uri=spotify%3Atrack%3A4u https://embed.spotify.com/track/4u \
             https://embed.spotify.com/?uri=https%3A%2F%2Fopen.spotify.com%2Ftrack%2F4u",
        ),
        (
            "https://open.spotify.com/embed/playlist/2Bg",
            "https://embed.spotify.com/?uri=spotify:user:spotify:playlist:2Bg&theme=white \
             https://open.spotify.com/user/spotify/playlist/2Bg",
        ),
        (
            "https://w.soundcloud.com/player/?url=https%3A%2F%2Fsoundcloud.com%2Fana%2Ftide",
            "https://soundcloud.com/ana/tide https://w.soundcloud.com/player/?url=https%3A//soundcloud.com/ana/tide&color=x \
             https://w.soundcloud.com/player/?url=//soundcloud.com/ana/tide",
        ),
        (
            "https://datawrapper.dwcdn.net/aB1cD/",
            "https://datawrapper.dwcdn.net/aB1cD/ https://datawrapper.dwcdn.net/aB1cD https://www.datawrapper.de/_/aB1cD/ \
             https://datawrapper.dwcdn.net/aB1cD/full.png",
        ),
        (
            "https://www.google.com/maps/embed?pb=!1m1!2d2.29!3d48.85",
            "https://www.google.fr/maps/embed?pb=!1m1!2d2.29!3d48.85 https://maps.google.com/maps/embed?pb=!1m1!2d2.29!3d48.85",
        ),
        (
            "https://www.google.com/maps?q=Harbour&output=embed",
            "https://maps.google.com/?q=Harbour&output=embed https://maps.google.de/maps?q=Harbour&output=embed \
             https://www.google.com/maps?q=Harbour&output=embed",
        ),
        (
            "https://embed.reddit.com/r/sea/comments/1ab/",
            "https://www.reddit.com/r/sea/comments/1ab/the_tide/ https://embed.reddit.com/r/sea/comments/1ab/the_tide/?ref=share",
        ),
        ("https://t.me/harbour/68?embed=1", "https://t.me/harbour/68 https://t.me/s/harbour/68"),
        ("https://codepen.io/ana/embed/xY", "https://codepen.io/ana/pen/xY https://codepen.io/ana/embed/preview/xY"),
    ] {
        for form in forms.split_whitespace() {
            assert_eq!(frame_of(&framed(form)), frame, "{form}");
            assert_eq!(frame_of(&paged(form)), frame, "{form}");
        }
    }
}

#[test]
fn what_cannot_be_framed_is_a_link() {
    for url in [
        "https://www.youtube.com/@harbour",
        "https://www.youtube.com/embed/..%2F..%2Flogout",
        "https://vimeo.com/harbour",
        "https://vimeo.com/channels/1234",
        "https://vimeo.com/groups/1234",
        "https://vimeo.com/event/4242/1234567890",
        "https://vimeo.com/showcase/osfc-2020",
        "https://vimeo.com/showcase/7008490/settings",
        "https://bsky.app/embed/post/posts",
        "https://www.youtube.com/embed?listType=user_uploads&list=harbour",
        "https://embed.spotify.com/?uri=spotify:trackset:a:b",
        "https://embed.spotify.com/?uri=spotify:track:..%2F..",
        "https://x.com/jack",
        "https://x.com/jack/status/20a",
        "https://vm.tiktok.com/ZM1/",
        "https://www.facebook.com/harbour",
        "https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fevil.example%2Fposts%2F1",
        "https://w.soundcloud.com/player/?url=https%3A%2F%2Fevil.example%2Fa",
        "https://www.google.com/maps/place/Harbour",
        "https://www.twitch.tv/harbour",
        "https://player.twitch.tv/?channel=harbour&parent=a.example",
        "https://on.soundcloud.com/abc",
    ] {
        assert_eq!(frame_of(&framed(url)), "", "{url}");
    }
}

#[test]
fn a_page_of_nobody_that_is_known_is_not_framed_and_a_frame_is_held_tight() {
    let url = "https://charts.example.org/a?b=c#d";
    assert_eq!(frame_of(&paged(url)), "");
    let frame = framed(url).frame.unwrap();
    assert_eq!(frame.url().as_str(), "https://charts.example.org/a?b=c");
    assert_eq!((frame.profile(), frame.is_named(), frame.allow()), (SandboxProfile::Stranger, false, ""));
    assert_eq!(frame_of(&framed("http://charts.example.org/a")), "https://charts.example.org/a");
}

#[test]
fn no_frame_reaches_into_the_reader_s_own_network() {
    for url in [
        "https://localhost/a",
        "https://printer/a",
        "https://printer.local/a",
        "https://router.lan/a",
        "https://192.168.1.1/a",
        "https://0x7f.1/a",
        "https://[::1]/a",
        "https://[fd00::1]/a",
        "http://127.0.0.1/a",
        "https://charts.example:8443/a",
        "https://charts!.example/a",
        "https://192.168.1.1/@ana/112233445566778899",
        "https://router.lan/@ana/112233445566778899/embed",
    ] {
        assert_eq!(frame_of(&framed(url)), "", "{url}");
    }
}

#[test]
fn consent_is_kept_for_a_provider_or_for_a_host() {
    for (url, key, name) in [
        ("https://youtu.be/dQ", "youtube", "YouTube"),
        ("https://maps.google.de/maps?q=a&output=embed", "google-maps", "Google Maps"),
        ("https://social.example/@ana/112233445566778899", "social.example", "Mastodon (social.example)"),
        ("https://evil.example/@a/1234567890/embed", "evil.example", "Mastodon (evil.example)"),
        ("https://my_charts.example/a", "my_charts.example", "my_charts.example"),
        ("https://www.charts.example/a", "charts.example", "charts.example"),
    ] {
        let embed = framed(url);
        assert_eq!((embed.key.as_str(), embed.provider.as_str()), (key, name), "{url}");
    }
}

#[test]
fn a_post_on_a_host_that_anyone_may_run_may_do_no_more_than_it_needs() {
    let frame = framed("https://evil.example/@a/1234567890/embed").frame.unwrap();
    assert_eq!((frame.profile(), frame.is_named(), frame.allow()), (SandboxProfile::Post, false, "fullscreen"));
    assert!(!frame.sandbox().contains("allow-forms") && !frame.sandbox().contains("allow-presentation"));
}

#[test]
fn players_that_ask_for_it_are_told_the_site_and_others_are_not() {
    let policy = |url| framed(url).frame.unwrap().referrer_policy();
    assert_eq!(policy("https://youtu.be/dQ"), "strict-origin-when-cross-origin");
    assert_eq!(policy("https://vimeo.com/1"), "strict-origin-when-cross-origin");
    assert_eq!(policy("https://x.com/jack/status/20"), "no-referrer");
    assert_eq!(policy("https://open.spotify.com/track/4u"), "no-referrer");
}

#[test]
fn a_map_leads_to_its_place() {
    for (url, page) in [
        ("https://www.google.com/maps/embed?pb=!1m1!2d2.29!3d48.85!4f1", "https://www.google.com/maps?q=48.85,2.29"),
        (
            "https://www.google.com/maps/embed/v1/place?key=k&q=The+Harbour",
            "https://www.google.com/maps?q=The%20Harbour",
        ),
        ("https://www.google.com/maps/d/u/0/embed?mid=1a&ll=0,0", "https://www.google.com/maps/d/viewer?mid=1a"),
    ] {
        assert_eq!(framed(url).url.as_str(), page);
    }
}

#[test]
fn a_moment_is_read_in_each_of_its_forms() {
    for (text, expected) in
        [("90", Some(90)), ("90s", Some(90)), ("1m30s", Some(90)), ("1h", Some(3600)), ("", Some(0))]
    {
        assert_eq!(rules::films::seconds(text), expected, "{text}");
    }
    for bad in ["-1", "a", "99999999999", "4000000000h"] {
        assert_eq!(rules::films::seconds(bad), None, "{bad}");
    }
}

#[test]
fn every_provider_whose_frames_have_origins_is_in_the_table_and_the_other_way_round() {
    for provider in PROVIDERS {
        let is_framed = provider.frame.2 != Shape::Height(0);
        assert_eq!(ORIGINS.iter().any(|(key, _)| *key == provider.key), is_framed, "{}", provider.key);
    }
    for (key, origins) in ORIGINS {
        assert!(PROVIDERS.iter().any(|provider| provider.key == *key), "{key}");
        for origin in origins.split(' ') {
            let parsed = crate::browser::url::parse(origin, None).unwrap();
            assert_eq!((parsed.scheme.as_str(), parsed.origin.as_str()), ("https", origin), "{key}");
        }
    }
}
