//! Bodies in the shapes that content systems write them, in words of our own.

use super::assert_becomes;

const PICTURE: &str = "<figure><img src=\"https://cdn.example/harbour.jpg\" alt=\"A harbour\"></figure>";

#[test]
fn wordpress_pictures_in_blocks_and_in_the_classic_editor() {
    assert_becomes(
        concat!(
            "<!-- wp:image --><figure class=\"wp-block-image size-large\"><a href=\"https://cdn.example/harbour.jpg\">",
            "<img loading=\"lazy\" decoding=\"async\" width=\"1024\" height=\"683\" ",
            "src=\"https://cdn.example/harbour-1024x683.jpg\" alt=\"A harbour\" class=\"wp-image-7\" ",
            "srcset=\"https://cdn.example/harbour-1024x683.jpg 1024w, https://cdn.example/harbour-300x200.jpg 300w\" ",
            "sizes=\"auto, (max-width: 1024px) 100vw, 1024px\" /></a>",
            "<figcaption class=\"wp-element-caption\">The harbour <em>at dawn</em></figcaption></figure>\n",
        ),
        concat!(
            "<figure><img src=\"https://cdn.example/harbour-1024x683.jpg\" alt=\"A harbour\" width=\"1024\" height=\"683\" ",
            "srcset=\"https://cdn.example/harbour-300x200.jpg 300w, https://cdn.example/harbour-1024x683.jpg 1024w\">",
            "<figcaption>The harbour at dawn</figcaption></figure>",
        ),
    );
    assert_becomes(
        concat!(
            "<p>Before</p>\n<div id=\"attachment_7\" style=\"width: 310px\" class=\"wp-caption alignnone\">",
            "<img src=\"https://cdn.example/harbour.jpg\" alt=\"A harbour\" />",
            "<p id=\"caption-attachment-7\" class=\"wp-caption-text\">The harbour",
            " <span class=\"media-credit\">Ana Lima</span></p></div>\n<p>After</p>",
        ),
        concat!(
            "<p>Before</p><figure><img src=\"https://cdn.example/harbour.jpg\" alt=\"A harbour\">",
            "<figcaption>The harbour<cite>Ana Lima</cite></figcaption></figure><p>After</p>",
        ),
    );
}

#[test]
fn wordpress_galleries_of_every_age() {
    let gallery = concat!(
        "<figure><figure><img src=\"https://cdn.example/a.jpg\" alt=\"\"><figcaption>First</figcaption></figure>",
        "<figure><img src=\"https://cdn.example/b.jpg\" alt=\"\"></figure></figure>",
    );
    for html in [
        concat!(
            "<figure class=\"wp-block-gallery has-nested-images columns-2\">",
            "<figure class=\"wp-block-image\"><img src=\"https://cdn.example/a.jpg\" alt=\"\">",
            "<figcaption>First</figcaption></figure>\n",
            "<figure class=\"wp-block-image\"><img src=\"https://cdn.example/b.jpg\" alt=\"\"></figure></figure>",
        ),
        concat!(
            "<figure class=\"wp-block-gallery\"><ul class=\"blocks-gallery-grid\">",
            "<li class=\"blocks-gallery-item\"><figure><img src=\"https://cdn.example/a.jpg\" alt=\"\">",
            "<figcaption class=\"blocks-gallery-item__caption\">First</figcaption></figure></li>",
            "<li class=\"blocks-gallery-item\"><figure><img src=\"https://cdn.example/b.jpg\" alt=\"\"></figure></li>",
            "</ul></figure>",
        ),
        concat!(
            "<div id=\"gallery-1\" class=\"gallery galleryid-47 gallery-columns-3\"><figure class=\"gallery-item\">",
            "<div class=\"gallery-icon landscape\"><a href=\"https://cdn.example/?attachment_id=1\">",
            "<img src=\"https://cdn.example/a.jpg\" alt=\"\" /></a></div>",
            "<figcaption class=\"wp-caption-text gallery-caption\">First</figcaption></figure>",
            "<figure class=\"gallery-item\"><div class=\"gallery-icon\"><img src=\"https://cdn.example/b.jpg\" /></div>",
            "</figure></div>",
        ),
        concat!(
            "<div class=\"gallery\"><dl class=\"gallery-item\"><dt class=\"gallery-icon\">",
            "<a href=\"/x\"><img src=\"https://cdn.example/a.jpg\" /></a></dt>",
            "<dd class=\"wp-caption-text gallery-caption\">First</dd></dl>",
            "<dl class=\"gallery-item\"><dt class=\"gallery-icon\"><img src=\"https://cdn.example/b.jpg\" /></dt></dl>",
            "<br style=\"clear: both\" /></div>",
        ),
    ] {
        assert_becomes(html, gallery);
    }
}

#[test]
fn a_gallery_with_a_caption_of_its_own_keeps_it() {
    assert_becomes(
        concat!(
            "<figure class=\"wp-block-gallery\"><figure><img src=\"https://cdn.example/a.jpg\" alt=\"\"></figure>",
            "<figure><img src=\"https://cdn.example/b.jpg\" alt=\"\"></figure>",
            "<figcaption class=\"blocks-gallery-caption\">Two days</figcaption></figure>",
        ),
        concat!(
            "<figure><figure><figure><img src=\"https://cdn.example/a.jpg\" alt=\"\"></figure>",
            "<figure><img src=\"https://cdn.example/b.jpg\" alt=\"\"></figure></figure><figcaption>Two days</figcaption></figure>",
        ),
    );
}

#[test]
fn wordpress_embeds_resolved_or_not() {
    let film = "<iframe src=\"https://www.youtube.com/watch?v=x\" title=\"The tide\"></iframe>";
    for html in [
        concat!(
            "<figure class=\"wp-block-embed is-type-video is-provider-youtube\"><div class=\"wp-block-embed__wrapper\">\n",
            "<iframe title=\"The tide\" width=\"500\" height=\"281\" src=\"https://www.youtube.com/embed/x?feature=oembed\" ",
            "frameborder=\"0\" allowfullscreen></iframe>\n</div></figure>",
        ),
        concat!(
            "<figure class=\"wp-block-embed is-provider-youtube\"><div class=\"wp-block-embed__wrapper\">\n",
            "https://www.youtube.com/watch?v=x\n</div><figcaption>The tide</figcaption></figure>",
        ),
    ] {
        assert_becomes(html, film);
    }
    assert_becomes(
        concat!(
            "<figure class=\"wp-block-embed is-type-wp-embed\"><div class=\"wp-block-embed__wrapper\">",
            "<blockquote class=\"wp-embedded-content\" data-secret=\"a\"><a href=\"https://other.example/tide/\">The tide</a>",
            "</blockquote><iframe class=\"wp-embedded-content\" sandbox=\"allow-scripts\" ",
            "src=\"https://other.example/tide/embed/#?secret=a\"></iframe></div></figure>",
        ),
        "<p><a href=\"https://other.example/tide/\">The tide</a></p>",
    );
}

#[test]
fn wordpress_quotes_verses_and_what_is_for_screen_readers_or_sharing() {
    assert_becomes(
        concat!(
            "<figure class=\"wp-block-pullquote\"><blockquote><p>The sea is a clock.</p><cite>Ana Lima</cite>",
            "</blockquote></figure>",
        ),
        "<aside class=\"pullquote\"><p>The sea is a clock.</p><footer>Ana Lima</footer></aside>",
    );
    assert_becomes(
        "<pre class=\"wp-block-verse\">The tide <em>comes</em>,\nthe tide goes.\n\nThe harbour stays.</pre>",
        "<p>The tide <em>comes</em>,<br>the tide goes.</p><p>The harbour stays.</p>",
    );
    assert_becomes(
        concat!(
            "<p>One <img src=\"https://s.w.org/images/core/emoji/14/72x72/1f30a.png\" alt=\"🌊\" class=\"wp-smiley\" /></p>",
            "<!--more--><p><span id=\"more-12\"></span>Two</p>",
            "<p><a href=\"https://news.example/b\">More<span class=\"screen-reader-text\"> about the tide</span></a></p>",
            "<div class=\"sharedaddy sd-sharing-enabled\"><h3>Share this:</h3><ul><li>x</li></ul></div>",
        ),
        "<p>One 🌊</p><p>Two</p><p><a href=\"https://news.example/b\">More</a></p>",
    );
}

#[test]
fn a_picture_that_a_script_would_load_late_is_there_once() {
    for html in [
        // WP Rocket, a3 Lazy Load: the address in another attribute.
        "<img src=\"data:image/gif;base64,R0lGODlhAQABAAAAACw=\" data-lazy-src=\"https://cdn.example/harbour.jpg\" alt=\"A harbour\">",
        "<img src=\"https://cdn.example/placeholder.png\" data-src=\"https://cdn.example/harbour.jpg\" alt=\"A harbour\">",
        // Autoptimize: the fallback before the picture.
        concat!(
            "<noscript><img src=\"https://cdn.example/harbour.jpg\" alt=\"A harbour\"></noscript>",
            "<img class=\"lazyload\" src='data:image/svg+xml,%3Csvg%3E' data-src=\"https://cdn.example/harbour.jpg\" alt=\"A harbour\">",
        ),
        // And after it.
        concat!(
            "<p><img class=\"lazy\" data-src=\"https://cdn.example/harbour.jpg\" alt=\"\">",
            "<noscript><img src=\"https://cdn.example/harbour-300x200.jpg\" alt=\"A harbour\"></noscript></p>",
        ),
        // Only in the fallback.
        "<img class=\"lazy\" src=\"data:,\"><noscript><img src=\"https://cdn.example/harbour.jpg\" alt=\"A harbour\"></noscript>",
    ] {
        assert_becomes(html, PICTURE);
    }
    assert_becomes(
        concat!(
            "<figure><img src=\"data:,\" data-srcset=\"https://cdn.example/harbour.jpg 1200w\" alt=\"A harbour\">",
            "<noscript><img src=\"https://cdn.example/harbour.jpg\" alt=\"A harbour\"></noscript>",
            "<figcaption>At dawn</figcaption></figure>",
        ),
        concat!(
            "<figure><img src=\"https://cdn.example/harbour.jpg\" alt=\"A harbour\" ",
            "srcset=\"https://cdn.example/harbour.jpg 1200w\"><figcaption>At dawn</figcaption></figure>",
        ),
    );
}

#[test]
fn ghost_cards() {
    assert_becomes(
        concat!(
            "<figure class=\"kg-card kg-image-card kg-card-hascaption\">",
            "<img src=\"https://cdn.example/harbour.jpg\" class=\"kg-image\" alt=\"A harbour\" loading=\"lazy\" width=\"2000\" ",
            "height=\"1333\"><figcaption><span style=\"white-space: pre-wrap;\">At dawn</span></figcaption></figure>",
        ),
        concat!(
            "<figure><img src=\"https://cdn.example/harbour.jpg\" alt=\"A harbour\" width=\"2000\" height=\"1333\">",
            "<figcaption>At dawn</figcaption></figure>",
        ),
    );
    assert_becomes(
        concat!(
            "<figure class=\"kg-card kg-gallery-card\"><div class=\"kg-gallery-container\"><div class=\"kg-gallery-row\">",
            "<div class=\"kg-gallery-image\"><img src=\"https://cdn.example/a.jpg\" alt=\"\"></div>",
            "<div class=\"kg-gallery-image\"><img src=\"https://cdn.example/b.jpg\" alt=\"\"></div></div></div></figure>",
        ),
        concat!(
            "<figure><figure><img src=\"https://cdn.example/a.jpg\" alt=\"\"></figure>",
            "<figure><img src=\"https://cdn.example/b.jpg\" alt=\"\"></figure></figure>",
        ),
    );
    assert_becomes(
        concat!(
            "<figure class=\"kg-card kg-bookmark-card\"><a class=\"kg-bookmark-container\" href=\"https://other.example/tide/?ref=x\">",
            "<div class=\"kg-bookmark-content\"><div class=\"kg-bookmark-title\">The tide</div>",
            "<div class=\"kg-bookmark-description\">Why it comes.</div><div class=\"kg-bookmark-metadata\">",
            "<img class=\"kg-bookmark-icon\" src=\"https://other.example/i.ico\" alt=\"\"><span class=\"kg-bookmark-author\">",
            "Other</span></div></div><div class=\"kg-bookmark-thumbnail\"><img src=\"https://other.example/t.jpg\" alt=\"\"></div>",
            "</a></figure>",
        ),
        "<p><a href=\"https://other.example/tide/?ref=x\">The tide</a><br>Why it comes.</p>",
    );
    assert_becomes(
        concat!(
            "<div class=\"kg-card kg-toggle-card\"><div class=\"kg-toggle-heading\"><h4 class=\"kg-toggle-heading-text\">Why",
            "</h4><button class=\"kg-toggle-card-icon\"><svg></svg></button></div>",
            "<div class=\"kg-toggle-content\"><p>Because.</p></div></div>",
            "<div class=\"kg-card kg-callout-card\"><div class=\"kg-callout-emoji\">💡</div>",
            "<div class=\"kg-callout-text\">Note</div></div>",
            "<figure class=\"kg-card kg-video-card\"><div class=\"kg-video-container\">",
            "<video src=\"https://cdn.example/a.mp4\" poster=\"https://cdn.example/p.jpg\"></video>",
            "<div class=\"kg-video-overlay\"><button>Play</button></div><div class=\"kg-video-player-container\">",
            "<span class=\"kg-video-current-time\">0:00</span></div></div></figure>",
        ),
        concat!(
            "<h4>Why</h4><p>Because.</p><aside><p>Note</p></aside><video poster=\"https://cdn.example/p.jpg\">",
            "<source src=\"https://cdn.example/a.mp4\" type=\"video/mp4\"></video>",
        ),
    );
}

#[test]
fn guardian_elements() {
    assert_becomes(
        concat!(
            "<figure class=\"element element-image\" data-media-id=\"7\"> <img src=\"https://cdn.example/harbour.jpg\" ",
            "alt=\"A harbour\" width=\"1000\" height=\"600\" class=\"gu-image\" /> <figcaption> ",
            "<span class=\"element-image__caption\">The harbour.</span> ",
            "<span class=\"element-image__credit\">Photograph: Ana Lima</span> </figcaption> </figure>",
            "<aside class=\"element element-rich-link element--thumbnail\"> <p> <span>Related: </span>",
            "<a href=\"https://www.theguardian.com/x\">Tides</a> </p> </aside>",
            "<figure class=\"element element-atom\"> <gu-atom data-atom-id=\"1\" data-atom-type=\"media\"> </gu-atom> </figure>",
            "<figure class=\"element element-interactive\" data-canonical-url=\"https://interactive.example/map\"></figure>",
            "<aside class=\"element element-pullquote\"> <blockquote> <p>It is a clock.</p> <footer> <cite>Ana</cite> ",
            "</footer> </blockquote> </aside>",
        ),
        concat!(
            "<figure><img src=\"https://cdn.example/harbour.jpg\" alt=\"A harbour\" width=\"1000\" height=\"600\">",
            "<figcaption>The harbour.<cite>Photograph: Ana Lima</cite></figcaption></figure>",
            "<aside><p>Related: <a href=\"https://www.theguardian.com/x\">Tides</a></p></aside>",
            "<iframe src=\"https://interactive.example/map\"></iframe>",
            "<aside class=\"pullquote\"><p>It is a clock.</p><footer>Ana</footer></aside>",
        ),
    );
}

#[test]
fn blogger_puts_captions_into_tables_and_text_into_nothing() {
    assert_becomes(
        concat!(
            "One<br /><br /><table align=\"center\" cellpadding=\"0\" class=\"tr-caption-container\"><tbody><tr>",
            "<td style=\"text-align: center;\"><a href=\"https://cdn.example/s1600/harbour.jpg\">",
            "<img border=\"0\" src=\"https://cdn.example/harbour.jpg\" alt=\"A harbour\" /></a></td></tr>",
            "<tr><td class=\"tr-caption\">At dawn</td></tr></tbody></table><br />Two<div><br /></div><div>Three</div>",
            "<div class=\"separator\"><a href=\"/x\"><img src=\"https://cdn.example/b.jpg\" /></a></div>",
        ),
        concat!(
            "<p>One</p><figure><img src=\"https://cdn.example/harbour.jpg\" alt=\"A harbour\">",
            "<figcaption>At dawn</figcaption></figure><p>Two</p><p>Three</p>",
            "<figure><img src=\"https://cdn.example/b.jpg\" alt=\"\"></figure>",
        ),
    );
}

#[test]
fn drupal_media_and_substack_discourse_and_mastodon() {
    assert_becomes(
        concat!(
            "<figure role=\"group\" class=\"caption caption-drupal-media align-center\"><article class=\"media media--type-image\">",
            "<div class=\"field field--name-field-media-image\"><div class=\"field__label visually-hidden\">Image</div>",
            "<div class=\"field__item\"><img loading=\"lazy\" src=\"https://cdn.example/harbour.jpg\" alt=\"A harbour\" /></div>",
            "</div></article><figcaption>At dawn</figcaption></figure>",
        ),
        "<figure><img src=\"https://cdn.example/harbour.jpg\" alt=\"A harbour\"><figcaption>At dawn</figcaption></figure>",
    );
    assert_becomes(
        concat!(
            "<div class=\"captioned-image-container\"><figure><a class=\"image-link\" href=\"/x\"><div class=\"image2-inset\">",
            "<picture><source type=\"image/webp\" srcset=\"https://cdn.example/harbour.jpg?w=424 424w\">",
            "<img src=\"https://cdn.example/harbour.jpg\" alt=\"A harbour\"></picture><div></div></div></a>",
            "<figcaption class=\"image-caption\">At dawn</figcaption></figure></div>",
            "<div class=\"subscription-widget-wrap\"><form><p class=\"cta-caption\">Thanks for reading</p></form></div>",
        ),
        concat!(
            "<figure><img src=\"https://cdn.example/harbour.jpg\" alt=\"A harbour\" ",
            "srcset=\"https://cdn.example/harbour.jpg?w=424 424w\"><figcaption>At dawn</figcaption></figure>",
        ),
    );
    assert_becomes(
        concat!(
            "<div class=\"lightbox-wrapper\"><a class=\"lightbox\" href=\"/x\"><img src=\"https://cdn.example/harbour.jpg\" ",
            "alt=\"A harbour\"><div class=\"meta\"><svg></svg><span class=\"informations\">1920×1080 200 KB</span></div></a></div>",
        ),
        PICTURE,
    );
    assert_becomes(
        concat!(
            "<p><span class=\"h-card\"><a href=\"https://social.example/@ana\" class=\"u-url mention\">@<span>ana</span></a></span> ",
            "<a href=\"https://other.example/a/long/one\"><span class=\"invisible\">https://</span>",
            "<span class=\"ellipsis\">other.example/a</span><span class=\"invisible\">/long/one</span></a></p>",
        ),
        concat!(
            "<p><a href=\"https://social.example/@ana\">@ana</a> ",
            "<a href=\"https://other.example/a/long/one\">other.example/a</a></p>",
        ),
    );
}

#[test]
fn the_posts_of_third_parties_are_quoted_and_their_frames_left_to_the_reader() {
    for (html, expected) in [
        (
            concat!(
                "<blockquote class=\"twitter-tweet\"><p lang=\"en\" dir=\"ltr\">The tide is in. ",
                "<a href=\"https://t.co/x\">pic.example/x</a></p>&mdash; Ana (@ana) ",
                "<a href=\"https://twitter.com/ana/status/20?ref_src=twsrc%5Etfw\">March 21, 2006</a></blockquote> ",
                "<script async src=\"https://platform.twitter.com/widgets.js\"></script>",
            ),
            concat!(
                "<blockquote><div lang=\"en\"><p>The tide is in. <a href=\"https://t.co/x\">pic.example/x</a></p></div>",
                "<footer>Ana (@ana) March 21, 2006</footer></blockquote>",
                "<iframe src=\"https://twitter.com/ana/status/20\"></iframe>",
            ),
        ),
        (
            concat!(
                "<blockquote class=\"instagram-media\" data-instgrm-permalink=\"https://www.instagram.com/p/C1/?utm_source=ig_embed\">",
                "<div><svg></svg><a href=\"https://www.instagram.com/p/C1/\">A post by Ana</a></div></blockquote>",
            ),
            concat!(
                "<blockquote><p><a href=\"https://www.instagram.com/p/C1/\">A post by Ana</a></p></blockquote>",
                "<iframe src=\"https://www.instagram.com/p/C1/\"></iframe>",
            ),
        ),
        (
            concat!(
                "<blockquote class=\"tiktok-embed\" cite=\"https://www.tiktok.com/@ana/video/7\" data-video-id=\"7\"><section>",
                "<a href=\"https://www.tiktok.com/@ana?refer=embed\">@ana</a><p>The tide</p></section></blockquote>",
            ),
            concat!(
                "<blockquote><p><a href=\"https://www.tiktok.com/@ana\">@ana</a></p><p>The tide</p></blockquote>",
                "<iframe src=\"https://www.tiktok.com/@ana/video/7\"></iframe>",
            ),
        ),
        (
            concat!(
                "<blockquote class=\"mastodon-embed\" data-embed-url=\"https://social.example/@ana/114638610368343397/embed\">",
                " <a href=\"https://social.example/@ana/114638610368343397\"><svg></svg> <div>Post by @ana</div></a></blockquote>",
            ),
            concat!(
                "<blockquote><p><a href=\"https://social.example/@ana/114638610368343397\">Post by @ana</a></p></blockquote>",
                "<iframe src=\"https://social.example/@ana/114638610368343397\"></iframe>",
            ),
        ),
        (
            concat!(
                "<blockquote class=\"bluesky-embed\" data-bluesky-uri=\"at://did:plc:z/app.bsky.feed.post/3l\"><p>The tide</p>",
                "&mdash; Ana (<a href=\"https://bsky.app/profile/did:plc:z?ref_src=embed\">@ana.example</a>) ",
                "<a href=\"https://bsky.app/profile/did:plc:z/post/3l?ref_src=embed\">March 16</a></blockquote>",
            ),
            concat!(
                "<blockquote><p>The tide</p><footer>Ana (@ana.example) March 16</footer></blockquote>",
                "<iframe src=\"https://bsky.app/profile/did:plc:z/post/3l\"></iframe>",
            ),
        ),
        (
            "<div class=\"fb-post\" data-href=\"https://www.facebook.com/ana/posts/7\"></div>",
            "<iframe src=\"https://www.facebook.com/ana/posts/7\"></iframe>",
        ),
    ] {
        assert_becomes(html, expected);
    }
}

#[test]
fn the_text_of_word_processors_is_only_its_text() {
    assert_becomes(
        concat!(
            "<p class=\"MsoNormal\" style=\"margin:0cm\"><span lang=\"EN-GB\" style='font-family:\"Arial\"'>One",
            "<o:p></o:p></span></p><p class=\"MsoNormal\"><o:p>&nbsp;</o:p></p><p dir=\"ltr\"><b style=\"font-weight:normal\">",
            "<span style=\"font-weight:700\">Two</span></b></p>",
        ),
        "<p><span lang=\"EN-GB\">One</span></p><p><strong>Two</strong></p>",
    );
}
