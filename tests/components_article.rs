//! The page of a story, rendered to HTML natively: what readers, crawlers and assistive technology get.

use leptos::prelude::*;
use time_plus_news::body::embed::embed_for;
use time_plus_news::components::article::{article, article_header_only, article_skeleton};
use time_plus_news::components::article_body::article_body;
use time_plus_news::components::consent::Consent;
use time_plus_news::components::figure::figure;
use time_plus_news::components::related::{adjacent, related};
use time_plus_news::components::video::video;
use time_plus_news::locale::{Locale, provide_locale};
use time_plus_news::model::block::{Anchor, Marks, Math, MathNode, NumberStyle, Numbering};
use time_plus_news::model::date::parse_date;
use time_plus_news::model::{
    Article, ArticleId, Author, Block, Category, Embed, Figure, Headline, Image, Inline, MediaUrl, Published, SafeUrl,
    Slug, Source, TableCell, TableRow, Tag, Timestamp, Track, Video,
};
use time_plus_news::node::{IntoNode, Node};
use time_plus_news::route::Route;
use time_plus_news::words::Language;

fn html_in(language: Language, render: impl FnOnce() -> Node) -> String {
    let owner = Owner::new();
    let html = owner.with(|| {
        provide_locale(Locale::new(language, "", None));
        render().to_html()
    });
    // Markers that only hydration needs.
    html.replace("<!>", "")
}

fn html(render: impl FnOnce() -> Node) -> String {
    html_in(Language::English, render)
}

fn body(blocks: Vec<Block>) -> String {
    let html = html(|| article_body(&blocks, own));
    let inner = html.strip_prefix(r#"<div class="article__body body">"#).and_then(|rest| rest.strip_suffix("</div>"));
    inner.expect(&html).to_owned()
}

fn text(text: &str) -> Inline {
    Inline::Text(text.into())
}

fn paragraph(words: &str) -> Block {
    Block::Paragraph(vec![text(words)])
}

fn media(path: &str) -> MediaUrl {
    MediaUrl::parse(path, Some("https://media.example/")).unwrap()
}

fn link(address: &str) -> SafeUrl {
    SafeUrl::parse(address, None).unwrap()
}

/// Maps URLs under `news.example` to stories of the site itself.
fn own(url: &SafeUrl) -> Option<SafeUrl> {
    let id = ArticleId::new(url.as_str().strip_prefix("https://news.example/")?)?;
    SafeUrl::parse(&Route::Article(id).href(), Some("https://news.example/"))
}

/// 2022-02-06T21:30:00Z.
fn now() -> Timestamp {
    parse("2022-02-06T21:30:00Z")
}

fn parse(date: &str) -> Timestamp {
    parse_date(date, 0).unwrap()
}

fn headline() -> Headline {
    let mut headline = Headline::new(ArticleId::new("a/1").unwrap(), "The <ditch> & the sea".into());
    headline.summary = Some("Opened with no locks.".into());
    headline.category = Some(Category { slug: Slug::new("world").unwrap(), title: "World".into() });
    headline.authors = vec![
        Author { slug: Slug::new("amara"), name: "Amara Okafor".into(), portrait: Some(media("amara.jpg")) },
        Author { slug: None, name: "Yusuf Demir".into(), portrait: None },
    ];
    headline.tags =
        vec![Tag { slug: Slug::new("ships"), title: "Ships".into() }, Tag { slug: None, title: "Trade".into() }];
    headline.published = Some(Published::At(parse("2022-02-06T18:30:00Z")));
    headline.updated = Some(parse("2022-02-06T20:30:00Z"));
    headline.source = Some(Source { name: "The Harbour".into(), url: link("https://harbour.example/1") });
    headline.reading_minutes = Some(4);
    headline.language = Some("en-GB".into());
    let mut image = Image::new(media("ship.jpg"));
    image.alt = "A ship".into();
    image.caption = Some("A ship at dawn.".into());
    image.credit = Some("A. Name".into());
    headline.image = Some(image);
    headline
}

fn story() -> Article {
    Article {
        headline: headline(),
        body: vec![paragraph("Seen from a village, there is no water.")],
        truncated: false,
        cached_at: None,
    }
}

/// Renders a story with its body, as its page does.
fn whole_article(story: &Article) -> Node {
    let body = (!story.body.is_empty()).then(|| article_body(&story.body, own));
    article(story, now(), body.into_node(), ().into_node())
}

#[track_caller]
fn assert_has(html: &str, parts: &[&str]) {
    for part in parts {
        assert!(html.contains(part), "no {part} in {html}");
    }
}

#[track_caller]
fn assert_lacks(html: &str, parts: &[&str]) {
    for part in parts {
        assert!(!html.contains(part), "{part} in {html}");
    }
}

#[test]
fn a_story_shows_its_tags_authors_dates_and_source() {
    let html = html(|| whole_article(&story()));
    assert_has(
        &html,
        &[
            r#"<article class="article" lang="en-GB" dir="auto">"#,
            r#"<a class="article__category" href="/category/world" dir="auto">World</a>"#,
            r#"<h1 class="article__headline" id="page-title" tabindex="-1">The &lt;ditch&gt; &amp; the sea</h1>"#,
            "Opened with no locks.",
            r#"href="/author/amara""#,
            "Yusuf Demir",
            r#"datetime="2022-02-06T18:30:00Z""#,
            "3 hours ago",
            r#"datetime="2022-02-06T20:30:00Z""#,
            "4 min read",
            r#"src="https://media.example/amara.jpg""#,
            "A ship at dawn.",
            "Picture: A. Name",
            "Seen from a village, there is no water.",
            r#"href="/tag/ships""#,
            "Trade",
            r#"href="https://harbour.example/1" rel="noopener noreferrer external""#,
            "Read the original at The Harbour",
        ],
    );
    assert_eq!(html.matches("<h1").count(), 1);
    assert_lacks(&html, &["style=", "Breaking news", "more than a year", "/tag/trade", "/author/yusuf"]);
}

#[test]
fn the_lead_picture_loads_first_and_those_in_the_body_lazily() {
    let mut story = story();
    let lead = html(|| whole_article(&story));
    assert_has(&lead, &[r#"fetchpriority="high""#]);
    assert_lacks(&lead, &[r#"loading="lazy""#]);
    story.headline.image = None;
    story.body = vec![Block::Figure(Figure { image: Image::new(media("a.jpg")) })];
    let inside = html(|| whole_article(&story));
    assert_has(&inside, &[r#"loading="lazy""#]);
    assert_lacks(&inside, &["fetchpriority", "article__lead"]);
}

#[test]
fn breaking_news_and_old_stories_are_marked() {
    let mut story = story();
    story.headline.breaking = true;
    story.headline.published = Some(Published::At(parse("2019-01-01T00:00:00Z")));
    assert_has(&html(|| whole_article(&story)), &["Breaking news", "This story was published more than 3 years ago"]);
}

#[test]
fn a_summary_that_the_body_repeats_is_shown_once() {
    let mut story = story();
    story.headline.summary = Some("Seen from a village, there is […]".into());
    let html = html(|| whole_article(&story));
    assert_eq!(html.matches("Seen from a village").count(), 1);
    assert_lacks(&html, &["article__standfirst"]);
}

#[test]
fn a_story_in_arabic_on_an_english_site_has_its_own_direction() {
    let mut story = story();
    story.headline.language = Some("ar".into());
    let html = html(|| whole_article(&story));
    assert_has(
        &html,
        &[
            r#"<article class="article" lang="ar" dir="rtl""#,
            r#"class="article__credits" lang="en""#,
            r#"class="article__facts" dir="ltr""#,
            r#"class="article__end" lang="en" dir="ltr""#,
        ],
    );
}

#[test]
fn nothing_before_the_headline_decides_the_direction_of_the_story() {
    let mut story = story();
    story.headline.breaking = true;
    let html = html(|| whole_article(&story));
    let before = html.split_once("<h1").unwrap().0;
    // The article itself, the mark and the section: the third is the link's.
    assert_eq!(before.matches(" dir=").count(), 3, "{before}");
}

#[test]
fn an_excerpt_and_a_story_without_text_link_to_the_source() {
    let mut story = story();
    story.truncated = true;
    let html_of = |story: &Article| html(|| whole_article(story));
    let shown = html_of(&story);
    assert_has(&shown, &["This is only the beginning of the story.", "Read the full story at The Harbour"]);
    assert_lacks(&shown, &["Read the original"]);

    story.truncated = false;
    story.body = Vec::new();
    assert_has(
        &html_of(&story),
        &["The text of this story is not available here.", "Read the full story at The Harbour"],
    );

    story.headline.source = None;
    assert_has(&html_of(&story), &["The text of this story is not available here."]);
    assert_lacks(&html_of(&story), &["Read the"]);
}

#[test]
fn a_video_needs_no_text_and_uses_the_picture_as_its_poster() {
    let mut story = story();
    story.body = Vec::new();
    story.headline.video = Some(film());
    let html = html(|| whole_article(&story));
    assert_has(&html, &["<video", r#"poster="https://media.example/ship.jpg""#, "Read the original at The Harbour"]);
    assert_lacks(&html, &["not given here", "<img fetchpriority"]);
    assert_has(&html, &[">Video</span>"]);
}

#[test]
fn the_header_of_a_loading_story_is_in_its_final_place() {
    let whole = html(|| whole_article(&story()));
    let known = html(|| article_header_only(&headline(), now()));
    let head = |html: &str| html.split_once("article__body").unwrap().0.to_owned();
    assert_eq!(head(&known), head(&whole));
    assert_has(&known, &[r#"role="status""#, "Loading…"]);
}

#[test]
fn the_placeholder_of_a_story_has_a_title_for_the_focus() {
    let html = html(article_skeleton);
    assert_has(&html, &[r#"id="page-title""#, r#"tabindex="-1""#, "Loading…"]);
    assert_eq!(html.matches("<h1").count(), 1);
}

#[test]
fn every_inline_has_its_element() {
    let inner = || vec![text("x")];
    let pieces = vec![
        Inline::Strong(inner()),
        Inline::Emphasis(inner()),
        Inline::Mark(inner()),
        Inline::Deleted(inner()),
        Inline::Superscript(inner()),
        Inline::Subscript(inner()),
        Inline::Quotation(inner()),
        Inline::Code("a<b".into()),
        Inline::Break,
        text("<script>"),
    ];
    assert_eq!(
        body(vec![Block::Paragraph(pieces)]),
        "<p><strong>x</strong><em>x</em><mark>x</mark><del>x</del><sup>x</sup><sub>x</sub><q>x</q>\
         <code>a&lt;b</code><br>&lt;script&gt;</p>"
    );
}

#[test]
fn external_links_say_so_and_links_to_own_stories_stay_in_the_app() {
    let to = |target| Block::Paragraph(vec![Inline::Link { target, content: vec![text("there")] }]);
    let out = body(vec![to(link("https://example.org/?a=1&b=2"))]);
    assert_eq!(
        out,
        "<p><a rel=\"noopener noreferrer external\" href=\"https://example.org/?a=1&amp;b=2\">\
         there<span class=\"visually-hidden\" lang=\"en\"> (external site)</span></a></p>"
    );
    let mail = body(vec![to(link("mailto:desk@example.org"))]);
    assert_lacks(&mail, &["external site", "rel="]);
    assert_has(&mail, &[r#"href="mailto:desk@example.org""#]);
    let own = body(vec![to(link("https://news.example/b/2"))]);
    assert_eq!(own, r#"<p><a href="https://news.example/article/b~2f2">there</a></p>"#);
}

#[test]
fn headings_in_a_body_are_below_the_headline_whatever_their_level() {
    let levels = [1, 2, 3, 4, 6].map(|level| Block::Heading { level, content: vec![text("x")] });
    assert_eq!(body(levels.into()), "<h2>x</h2><h2>x</h2><h3>x</h3><h4>x</h4><h4>x</h4>");
}

#[test]
fn lists_keep_their_numbering_and_nesting() {
    let inner = Block::List { start: Some(3), items: vec![vec![paragraph("three")]] };
    let list = Block::List {
        start: None,
        items: vec![vec![paragraph("one"), inner], vec![paragraph("two"), paragraph("more")]],
    };
    assert_eq!(
        body(vec![list]),
        "<ul><li>one<ol start=\"3\"><li>three</li></ol></li><li><p>two</p><p>more</p></li></ul>"
    );
    let counted = Block::List { start: Some(1), items: vec![vec![paragraph("one")]] };
    assert_eq!(body(vec![counted]), "<ol><li>one</li></ol>");
}

#[test]
fn definitions_quotations_and_code_have_their_elements() {
    let blocks = vec![
        Block::Definitions(vec![(vec![text("Beam")], vec![paragraph("How wide.")])]),
        Block::Quote { body: vec![paragraph("Never.")], cite: Some("The captain".into()) },
        Block::Quote { body: vec![paragraph("Never.")], cite: None },
        Block::Preformatted("a\n  b".into()),
        Block::Rule,
    ];
    assert_eq!(
        body(blocks),
        "<dl><div><dt>Beam</dt><dd>How wide.</dd></div></dl>\
         <figure class=\"quoted\"><blockquote class=\"quote\"><p>Never.</p></blockquote>\
         <figcaption class=\"quote__cite\">The captain</figcaption></figure>\
         <blockquote class=\"quote\"><p>Never.</p></blockquote>\
         <pre><code>a\n  b</code></pre><hr class=\"body__rule\">"
    );
}

#[test]
fn a_table_scrolls_in_a_focusable_region_and_its_headers_have_scopes() {
    let row = |heading, first, second| TableRow {
        heading,
        foot: false,
        cells: vec![TableCell::new(true, vec![text(first)]), TableCell::new(heading, vec![text(second)])],
    };
    let rows = vec![row(true, "Year", "Ships"), row(false, "1870", "486")];
    let html = body(vec![Block::Table { caption: Some("Traffic".into()), rows: rows.clone() }]);
    assert_has(
        &html,
        &[
            r#"role="region" tabindex="0" aria-label="Traffic – Scrollable table""#,
            "<table><caption>Traffic</caption><thead><tr><th scope=\"col\">Year</th><th scope=\"col\">Ships</th></tr></thead>\
             <tbody><tr><th scope=\"row\">1870</th><td>486</td></tr></tbody></table>",
        ],
    );
    let plain = body(vec![Block::Table { caption: None, rows: rows[1..].to_vec() }]);
    assert_has(&plain, &[r#"aria-label="Scrollable table""#]);
    assert_lacks(&plain, &["<caption", "<thead"]);
}

#[test]
fn a_credit_with_its_own_label_is_not_labelled_again() {
    let credited = |credit: &str| {
        let mut image = Image::new(media("a.jpg"));
        image.credit = Some(credit.into());
        html(|| figure(&Figure { image }, "100vw", false, Language::English.words()))
    };
    assert_has(&credited("A. Name"), &["Picture: A. Name"]);
    assert_lacks(&credited("Photo: A. Name"), &["Picture"]);
    assert_lacks(&credited("© Agency"), &["Picture"]);
    let bare =
        html(|| figure(&Figure { image: Image::new(media("a.jpg")) }, "100vw", false, Language::English.words()));
    assert_lacks(&bare, &["<figcaption"]);
}

#[test]
fn a_gallery_is_a_list_of_pictures() {
    let one = |name| Figure { image: Image::new(media(name)) };
    let html = body(vec![Block::Gallery(vec![one("a.jpg"), one("b.jpg")])]);
    assert_eq!(html.matches("<li><figure").count(), 2);
    assert_has(&html, &["https://media.example/a.jpg", "https://media.example/b.jpg"]);
}

fn film() -> Video {
    let track = |language: &str| Track::new(media(&[language, ".vtt"].concat()), Some(language.into()));
    Video {
        media_type: Some("video/mp4".into()),
        seconds: Some(20),
        tracks: vec![track("en"), track("fr")],
        caption: Some("The tide.".into()),
        ..Video::new(media("tide.mp4"))
    }
}

#[test]
fn a_video_does_not_preload_and_has_its_captions() {
    let html = html(|| video(&film(), "Two tides a day", Language::English.words()));
    assert_has(
        &html,
        &[
            r#"<video class="film__picture" controls playsinline crossorigin="anonymous" preload="metadata" width="960" height="540""#,
            r#"aria-label="Two tides a day""#,
            r#"<source src="https://media.example/tide.mp4" type="video/mp4">"#,
            r#"kind="captions" src="https://media.example/en.vtt" srclang="en" label="en" default"#,
            r#"srclang="fr" label="fr">"#,
            "The tide.",
        ],
    );
    assert_lacks(&html, &["autoplay"]);
}

#[test]
fn an_audio_recording_has_an_audio_player() {
    let mut recording = film();
    recording.media_type = Some("audio/mpeg".into());
    recording.caption = None;
    let html = body(vec![Block::Video(recording)]);
    assert_has(&html, &["<audio", r#"aria-label="Audio""#]);
    assert_lacks(&html, &["<video"]);
}

#[test]
fn an_embed_requests_nothing_from_its_provider_before_consent() {
    let film = Embed {
        key: "youtube".into(),
        frame: None,
        provider: "YouTube".into(),
        title: Some("How it was freed".into()),
        url: link("https://www.youtube.com/watch?v=1"),
    };
    let html = body(vec![Block::Embed(film)]);
    assert_has(
        &html,
        &[
            "YouTube content",
            "How it was freed",
            "View on YouTube",
            r#"rel="noopener noreferrer external" href="https://www.youtube.com/watch?v=1""#,
        ],
    );
    assert_lacks(&html, &["<iframe", "src=", "<script"]);
}

#[test]
fn a_frame_is_loaded_only_with_consent_and_has_minimal_permissions() {
    let address = link("https://www.youtube.com/watch?v=dQw4w9WgXcQ");
    let blocks = [Block::Embed(embed_for(&address, Some("How it was freed")))];
    let drawn = blocks;
    let asked = html(|| article_body(&drawn, own));
    assert_has(&asked, &["Show here", "Always show content from YouTube", "may learn that you read this"]);
    assert_lacks(&asked, &["<iframe", "youtube-nocookie", "Ask before"]);
    let agreed = html_in(Language::French, || {
        provide_context(Consent::new("youtube".into(), |_| {}, |_| {}));
        article_body(&drawn, own)
    });
    assert_has(
        &agreed,
        &[
            r#"<iframe sandbox="allow-scripts allow-same-origin"#,
            r#"referrerpolicy="strict-origin-when-cross-origin" allowfullscreen src="https://www.youtube-nocookie.com/embed/"#,
            r#"class="embed__frame embed__frame--wide" title="How it was freed""#,
            "Demander avant d’afficher le contenu de YouTube",
            "Ouvrir",
        ],
    );
    assert_lacks(&agreed, &["top-navigation", "Toujours afficher"]);
}

#[test]
fn related_and_adjacent_stories_are_shown_if_there_are_any() {
    let html = html(|| related("More from World".into(), &[headline()], now()).into_node());
    assert_has(&html, &["More from World", r#"href="/article/a~2f1""#]);
    assert_eq!(html_in(Language::French, || related("x".into(), &[], now()).into_node()), "");

    let next = html_in(Language::French, || adjacent(None, Some(&headline())).into_node());
    assert_has(&next, &[r#"rel="next" href="/article/a~2f1""#, "Article suivant", "<nav"]);
    assert_lacks(&next, &[r#"rel="prev""#]);
    assert_eq!(html_in(Language::French, || adjacent(None, None).into_node()), "");
}

#[test]
fn a_deeply_nested_body_renders_completely() {
    let deep = (0..60).fold(paragraph("core"), |inner, _| Block::Quote { body: vec![inner], cite: None });
    assert_eq!(body(vec![deep]).matches("<blockquote").count(), 60);
}

#[test]
fn overlong_titles_of_embeds_and_quotations_are_truncated() {
    let long = "\u{2067}word ".repeat(200);
    let address = link("https://youtu.be/dQ");
    let quote = Block::Quote { body: vec![paragraph("A")], cite: Some("Ana ".repeat(100).trim_end().to_owned()) };
    let embed = embed_for(&address, Some(&long));
    let whole = embed.title.clone().unwrap();
    let drawn = [Block::Embed(embed), quote];
    let asked = html(|| article_body(&drawn, own));
    assert_has(&asked, &[&format!("<span title=\"{whole}\">"), "Ana…</span></figcaption>"]);
    let agreed = html(|| {
        provide_context(Consent::new("youtube".into(), |_| {}, |_| {}));
        article_body(&drawn, own)
    });
    let named = agreed.split_once("<iframe").unwrap().1.split_once(" title=\"").unwrap().1.split_once('"').unwrap().0;
    assert!(named.chars().count() < 500 && named.ends_with('…'), "{named}");
    assert_eq!(named.matches('\u{2067}').count(), named.matches('\u{2069}').count());
}

#[test]
fn consent_to_a_self_hosted_service_names_its_host() {
    let drawn = [Block::Embed(embed_for(&link("https://evil.example/@a/1234567890"), None))];
    let asked = html(|| article_body(&drawn, own));
    assert_has(
        &asked,
        &[
            "Mastodon (evil.example) content",
            "Always show content from Mastodon (evil.example)",
            "View on Mastodon (evil.example)",
        ],
    );
}

#[test]
fn overlong_titles_and_names_are_truncated_with_the_full_text_as_tooltip() {
    let long = "\u{2067}word ".repeat(200) + &"\u{2069}".repeat(200);
    let mut headline = headline();
    headline.title = long.clone();
    headline.authors[0].name = "Ana ".repeat(100).trim_end().to_owned();
    let html = html(|| article_header_only(&headline, now()));
    assert_has(&html, &[&format!("<span title=\"{long}\">"), "Ana…</span></bdi></a>", "title=\"Ana Ana "]);
    let shown = html.split_once(&format!("<span title=\"{long}\">")).unwrap().1.split_once("</span>").unwrap().0;
    assert!(shown.chars().count() < 400 && shown.ends_with('…'), "{shown}");
    let count = |mark| shown.matches(mark).count();
    assert_eq!(count('\u{2067}'), count('\u{2069}'));
}

#[test]
fn what_stands_beside_the_text_is_drawn_as_what_it_is() {
    let html = body(vec![
        Block::Box(vec![paragraph("Facts.")]),
        Block::PullQuote { body: vec![paragraph("A village.")], cite: Some("A saying".into()) },
        Block::Details { summary: vec![text("More")], body: vec![paragraph("It is open.")] },
        Block::Entry { time: Some("21.42".into()), body: vec![paragraph("Done.")] },
    ]);
    assert_eq!(
        html,
        "<aside class=\"box\"><p>Facts.</p></aside>\
         <aside class=\"pull-quote\"><p>A village.</p><p class=\"pull-quote__cite\">A saying</p></aside>\
         <details><summary>More</summary><p>It is open.</p></details>\
         <section class=\"entry\"><p class=\"entry__time\">21.42</p><p>Done.</p></section>"
    );
}

#[test]
fn a_link_to_a_place_in_the_story_leads_to_an_identifier_of_the_story_s_own() {
    let anchor = || Anchor::new("main").unwrap();
    let note = Marks { anchor: Some(anchor()), lang: Some("fr".into()), dir: None };
    let html = body(vec![
        Block::Paragraph(vec![Inline::Reference { anchor: anchor(), content: vec![text("1")] }]),
        Block::Marked { marks: note, block: Box::new(paragraph("Une note.")) },
    ]);
    assert_eq!(
        html,
        "<p><a href=\"#story-main\">1</a></p><p lang=\"fr\" id=\"story-main\" tabindex=\"-1\">Une note.</p>"
    );
}

#[test]
fn a_block_of_the_other_direction_says_so() {
    let html = body(vec![paragraph("One."), paragraph("عربي."), paragraph("Two.")]);
    assert_eq!(html, "<p>One.</p><p dir=\"rtl\">عربي.</p><p>Two.</p>");
}

#[test]
fn a_formula_and_a_numbering_are_drawn_by_elements() {
    let nodes = vec![MathNode::element("mi", std::iter::empty(), vec![MathNode::Text("x".into())]).unwrap()];
    let numbering =
        Numbering { start: Some(3), style: NumberStyle::LowerLetters, reversed: true, values: vec![None, Some(9)] };
    let items = vec![vec![paragraph("c")], vec![paragraph("i")]];
    let html = body(vec![
        Block::Paragraph(vec![Inline::Math(Math { display: false, nodes })]),
        Block::Numbered { numbering, items },
    ]);
    assert_eq!(
        html,
        "<p><math><mi>x</mi></math></p><ol start=\"3\" type=\"a\" reversed><li>c</li><li value=\"9\">i</li></ol>"
    );
}

#[test]
fn the_lead_stands_in_the_body_where_it_is_all_of_it() {
    let mut story = story();
    let image = Image { alt: "A cartoon".into(), ..Image::new(media("ship.jpg")) };
    story.headline.image = Some(Image::new(media("ship.jpg")));
    story.body = vec![Block::Figure(Figure { image })];
    let html = html(|| whole_article(&story));
    assert_eq!(html.matches("https://media.example/ship.jpg").count(), 1);
    assert_has(&html, &["A cartoon"]);
}
