//! What becomes something of a third party's only by a script: it is known by what it names.

use super::{assert_becomes, read};
use time_plus_news::model::Block;

#[test]
fn a_chart_that_a_script_would_put_there_is_named_by_its_picture_s_words() {
    assert_becomes(
        concat!(
            "<p>Before</p><div style=\"min-height:450px\" id=\"datawrapper-vis-aB1cD\">",
            "<script type=\"text/javascript\" defer src=\"https://datawrapper.dwcdn.net/aB1cD/embed.js\" charset=\"utf-8\"",
            " data-target=\"#datawrapper-vis-aB1cD\"></script>",
            "<noscript><img src=\"https://datawrapper.dwcdn.net/aB1cD/full.png\" alt=\"The tides (Line chart)\" /></noscript>",
            "</div><p>After</p>",
        ),
        concat!(
            "<p>Before</p>",
            "<iframe src=\"https://datawrapper.dwcdn.net/aB1cD/\" title=\"The tides (Line chart)\"></iframe>",
            "<p>After</p>",
        ),
    );
}

#[test]
fn what_names_an_address_in_an_attribute_is_shown() {
    for (html, address) in [
        (
            "<figure class=media><oembed url=\"https://youtu.be/dQ\"></oembed></figure>",
            "https://www.youtube.com/watch?v=dQ",
        ),
        (
            "<figure class=media><div data-oembed-url=\"https://youtu.be/dQ\"><div><iframe src=\"https://www.youtube.com/embed/dQ\"></iframe></div></div></figure>",
            "https://www.youtube.com/watch?v=dQ",
        ),
        (
            "<div class=\"flourish-embed flourish-chart\" data-src=\"visualisation/12?5\"><script src=\"https://public.flourish.studio/resources/embed.js\"></script></div>",
            "https://flo.uri.sh/visualisation/12",
        ),
        ("<div class=infogram-embed data-id=a-b-1 data-type=interactive></div>", "https://infogram.com/a-b-1"),
        ("<lite-youtube videoid=dQ playlabel=Play></lite-youtube>", "https://www.youtube.com/watch?v=dQ"),
        ("<amp-youtube data-videoid=dQ layout=responsive></amp-youtube>", "https://www.youtube.com/watch?v=dQ"),
        ("<amp-instagram data-shortcode=Cab></amp-instagram>", "https://www.instagram.com/p/Cab/"),
        ("<amp-twitter data-tweetid=20></amp-twitter>", "https://x.com/i/status/20"),
        (
            "<script async src=\"https://telegram.org/js/telegram-widget.js?22\" data-telegram-post=\"harbour/68\"></script>",
            "https://t.me/harbour/68",
        ),
        ("<script src=\"https://gist.github.com/ana/0a1b.js\"></script>", "https://gist.github.com/ana/0a1b"),
        (
            "<div id=fb-root></div><div class=fb-video data-href=\"https://www.facebook.com/ana/videos/7/\" data-width=500></div>",
            "https://www.facebook.com/ana/videos/7/",
        ),
        ("<fb:post href=\"https://www.facebook.com/ana/posts/7\"></fb:post>", "https://www.facebook.com/ana/posts/7"),
        ("<fb:video href=\"https://www.facebook.com/ana/videos/7/\"/>", "https://www.facebook.com/ana/videos/7/"),
    ] {
        assert_becomes(html, &format!("<iframe src=\"{address}\"></iframe>"));
    }
}

#[test]
fn a_film_that_a_script_would_put_there_keeps_the_player_of_its_site() {
    let html = "<p>A</p><script src=\"https://geo.dailymotion.com/player/x5.js\" data-video=\"x84sh87\"></script>";
    let [Block::Paragraph(_), Block::Embed(embed)] = &read(html)[..] else { panic!("{:?}", read(html)) };
    assert_eq!(
        (embed.provider.as_str(), embed.url.as_str()),
        ("Dailymotion", "https://www.dailymotion.com/video/x84sh87")
    );
    let frame = embed.frame.as_ref().map(|frame| frame.url().as_str());
    assert_eq!(frame, Some("https://geo.dailymotion.com/player/x5.html?video=x84sh87"));
}

#[test]
fn a_link_that_says_where_it_leads_is_still_one() {
    assert_becomes(
        "<p>See <a href=\"https://youtu.be/dQ\" data-oembed-url=\"https://youtu.be/dQ\">the film</a></p>",
        "<p>See <a href=\"https://youtu.be/dQ\">the film</a></p>",
    );
}

#[test]
fn what_names_no_address_is_what_stands_in_it() {
    for (html, expected) in [
        ("<oembed url=\"javascript:alert(1)\"></oembed>", ""),
        ("<div data-oembed-url=\"javascript:alert(1)\"><p>A</p></div>", "<p>A</p>"),
        ("<oembed>A</oembed>", "<p>A</p>"),
        ("<lite-youtube videoid=\"//evil.example/a\">A</lite-youtube>", "<p>A</p>"),
        ("<div class=flourish-embed data-src=\"https://evil.example/a\">A</div>", "<p>A</p>"),
        ("<script src=\"https://evil.example/embed.js\"></script>", ""),
        ("<oembed url=\"https://www.googletagmanager.com/ns.html\"></oembed>", ""),
    ] {
        assert_becomes(html, expected);
    }
}

#[test]
fn of_the_links_of_a_post_the_one_to_the_post_is_taken() {
    assert_becomes(
        concat!(
            "<blockquote class=\"reddit-embed-bq\"><a href=\"https://www.reddit.com/r/sea/comments/1ab/the_tide/\">The tide</a>",
            "<br> by<a href=\"https://www.reddit.com/user/ana/\">u/ana</a> in<a href=\"https://www.reddit.com/r/sea/\">sea</a></blockquote>",
        ),
        concat!(
            "<blockquote><p><a href=\"https://www.reddit.com/r/sea/comments/1ab/the_tide/\">The tide</a><br>",
            "by<a href=\"https://www.reddit.com/user/ana/\">u/ana</a> in<a href=\"https://www.reddit.com/r/sea/\">sea</a></p></blockquote>",
            "<iframe src=\"https://www.reddit.com/r/sea/comments/1ab/the_tide/\"></iframe>",
        ),
    );
}
