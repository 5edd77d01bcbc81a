//! What newsrooms publish: shapes of many content systems, each of one kind.

use super::{assert_becomes, read, render::render};
use time_plus_news::model::block::body_text;
use time_plus_news::model::{Block, Inline};

/// The words of a body, in order.
fn words(html: &str) -> Vec<String> {
    body_text(&read(html)).split_whitespace().map(str::to_owned).collect()
}

#[test]
fn a_recording_in_a_card_is_a_player_with_its_title() {
    let html = "<div class='kg-card kg-audio-card'><img src='' class='kg-audio-thumbnail'>\
        <div class='kg-audio-thumbnail placeholder'><svg></svg></div><div class='kg-audio-player-container'>\
        <audio src='/tide.mp3'></audio><div class='kg-audio-title'>The tide</div>\
        <div class='kg-audio-player'><span>0:00</span></div></div></div>";
    let blocks = read(html);
    let [Block::Video(video)] = &blocks[..] else { panic!("{blocks:?}") };
    assert!(video.is_audio());
    assert_eq!(video.caption.as_deref(), Some("The tide"));
}

#[test]
fn a_formula_is_mathml_or_its_tex_and_stands_once() {
    assert_becomes(
        "<p>So <math><semantics><msup><mi>e</mi><mn>2</mn></msup><annotation encoding='application/x-tex'>e^2\
         </annotation></semantics></math>.</p>",
        "<p>So <math><msup><mi>e</mi><mn>2</mn></msup></math>.</p>",
    );
    assert_becomes(
        "<p><span class='katex'><span class='katex-mathml'><math><mn>7</mn></math></span>\
         <span class='katex-html' aria-hidden='true'>7</span></span> <script type='math/tex'>x^2</script></p>",
        "<p><math><mn>7</mn></math> <code>x^2</code></p>",
    );
    assert_becomes(
        "<p>A <math><mi onclick='a()' href='javascript:a()' style='color:red'>x</mi><script>a()</script></math></p>",
        "<p>A <math><mi>x</mi></math></p>",
    );
}

#[test]
fn a_picture_of_a_formula_stays_in_its_line() {
    assert_becomes(
        "<p>So <img src='/latex.php?a' alt='e^2' class='latex'> grows.</p>",
        "<p>So <img class=\"latex\" src=\"https://news.example/latex.php?a\" alt=\"e^2\"> grows.</p>",
    );
}

#[test]
fn a_list_keeps_its_numbers() {
    assert_becomes(
        "<ol reversed start='3'><li>a</li><li>b</li></ol><ol type='a'><li>c</ol>\
         <ol><li value='10'>d</li><li>e</li></ol><ol style='list-style-type:lower-roman'><li>f</ol>",
        "<ol start=\"3\" reversed><li><p>a</p></li><li><p>b</p></li></ol><ol type=\"a\"><li><p>c</p></li></ol>\
         <ol><li value=\"10\"><p>d</p></li><li><p>e</p></li></ol><ol type=\"i\"><li><p>f</p></li></ol>",
    );
}

#[test]
fn a_task_says_whether_it_is_done() {
    assert_becomes(
        "<ul><li><input type='checkbox' checked disabled> dig</li><li><input type='checkbox'> fill</li></ul>",
        "<ul><li><p>\u{2611} dig</p></li><li><p>\u{2610} fill</p></li></ul>",
    );
}

#[test]
fn a_stated_language_and_direction_stay() {
    assert_becomes(
        "<p lang='ja'>骨</p><p>A <em lang='fr'>quai</em>.</p><blockquote dir='rtl' lang='ar'><p>ماء</p></blockquote>",
        "<div lang=\"ja\"><p>骨</p></div><p>A <span lang=\"fr\"><em>quai</em></span>.</p>\
         <div lang=\"ar\"><blockquote><p>ماء</p></blockquote></div>",
    );
    assert_becomes("<p dir='ltr'>Plain.</p><p lang='no language'>Plain.</p>", "<p>Plain.</p><p>Plain.</p>");
    assert_becomes("<p dir='rtl'>(CD) 12</p>", "<div dir=\"rtl\"><p>(CD) 12</p></div>");
}

#[test]
fn pasted_text_has_the_weight_and_the_slant_of_its_style() {
    assert_becomes(
        "<b style='font-weight:normal'><p><span style='font-weight:400'>Not, </span>\
         <span style='font-weight:700'>bold</span><span style='font-style:italic'>, slanted</span>\
         <span style='text-decoration:line-through'>gone</span></p></b>",
        "<p>Not, <strong>bold</strong><em>, slanted</em><del>gone</del></p>",
    );
}

#[test]
fn what_is_hidden_stays_hidden() {
    assert_becomes(
        "<p>Seen.</p><p hidden>a</p><p style='display:none'>b</p><div style='visibility: hidden !important'>c</div>\
         <p>End<span aria-hidden='true'>+</span></p><p hidden='until-found'>Found.</p>",
        "<p>Seen.</p><p>End</p><p>Found.</p>",
    );
}

#[test]
fn a_heading_in_a_button_and_what_opens_stay() {
    assert_becomes(
        "<h3><button><span>Is it closed?</span><span aria-hidden='true'>+</span></button></h3><p>No.</p>\
         <button>Share</button><details><summary>More</summary><p>It is open.</p></details>",
        "<h3>Is it closed?</h3><p>No.</p><details><summary>More</summary><p>It is open.</p></details>",
    );
}

#[test]
fn notes_and_their_marks_lead_to_one_another() {
    assert_becomes(
        "<p>A claim<sup><a id='m' href='#n'>1</a></sup>.</p><ol><li id='n'>A book. <a href='#m'>↩︎</a></li></ol>",
        "<p>A claim<sup><span id=\"m\"><a href=\"#n\">1</a></span></sup>.</p>\
         <ol><li><div id=\"n\"><p>A book. <a href=\"#m\">↩︎</a></p></div></li></ol>",
    );
    assert_becomes("<p>A book. <a href='#gone'>↩︎</a> <a href='#gone'>1</a></p>", "<p>A book. 1</p>");
}

#[test]
fn a_footnote_beside_its_number_is_an_item_of_a_list() {
    let html = "<p>came.<a class='footnote-anchor' id='a-1' href='#f-1'>1</a></p>\
        <div class='footnote'><a id='f-1' href='#a-1' class='footnote-number'>1</a>\
        <div class='footnote-content'><p>Minutes.</p></div></div>";
    assert_eq!(
        render(&read(html)),
        "<p>came.<span id=\"a-1\"><sup><a href=\"#f-1\">1</a></sup></span></p>\
         <ol><li><div id=\"f-1\"><p>Minutes. <a href=\"#a-1\">↩\u{fe0e}</a></p></div></li></ol>"
    );
}

#[test]
fn a_film_keeps_its_shape_its_tracks_and_its_poster() {
    let html = "<figure data-kg-thumbnail='/p.jpg'><video src='/a.mp4' poster='https://img.spacergif.org/spacer.png' \
        width='720' height='1280' muted loop><track src='/a.vtt' label='Auto'><track src='/b.vtt' srclang='no' default>\
        </video></figure>";
    let blocks = read(html);
    let [Block::Video(video)] = &blocks[..] else { panic!("{blocks:?}") };
    assert_eq!((video.width, video.height, video.looped), (Some(720), Some(1280), true));
    assert_eq!(video.poster.as_ref().map(|url| url.as_str()), Some("https://news.example/p.jpg"));
    assert_eq!(video.tracks[0].label.as_deref(), Some("Auto"));
    assert!(!video.tracks[0].default && video.tracks[1].default);
}

#[test]
fn code_beside_the_numbers_of_its_lines_is_the_code() {
    for html in [
        "<figure class='highlight'><table><tr><td class='gutter'><pre>1<br>2<br></pre></td><td class='code'><pre>\
         <span>a:</span><br><span>  b</span><br></pre></td></tr></table></figure>",
        "<pre><code><table><tbody><tr><td><pre>1\n2\n</pre></td><td><pre>a:\n  b\n</pre></td></tr></table></code></pre>",
        "<table><tr><td><pre><code>1\n2\n</code></pre></td><td><pre><code>a:\n  b\n</code></pre></td></tr></table>",
    ] {
        assert_eq!(render(&read(html)), "<pre>\na:\n  b</pre>", "{html}");
    }
}

#[test]
fn verse_keeps_its_indents() {
    let blocks = read("<pre class='wp-block-verse'>The tide\n    and leaves\n        the stones</pre>");
    assert_eq!(
        body_text(&blocks),
        "The tide\n\u{a0}\u{a0}\u{a0}\u{a0}and leaves\n\
        \u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}the stones\n"
    );
}

#[test]
fn a_box_has_a_beginning_and_an_end() {
    assert_becomes(
        "<p>One.</p><aside><h3>Facts</h3><p>Nine.</p></aside><p>Two.</p><div class='kg-callout-card'>\
         <div class='kg-callout-emoji'>x</div><div>Closed.</div></div><section class='correction'><p>80.</p></section>",
        "<p>One.</p><aside><h3>Facts</h3><p>Nine.</p></aside><p>Two.</p><aside><p>Closed.</p></aside>\
         <aside><p>80.</p></aside>",
    );
}

#[test]
fn a_pull_quote_is_no_sentence_of_the_story() {
    let expected = "<aside class=\"pullquote\"><p>A village.</p><footer>A saying</footer></aside>";
    assert_becomes("<aside class='pullquote'><p>A village.</p><footer>A saying</footer></aside>", expected);
    assert_becomes(
        "<figure class='wp-block-pullquote'><blockquote><p>A village.</p><cite>A saying</cite></blockquote></figure>",
        expected,
    );
}

#[test]
fn a_card_is_one_link() {
    assert_becomes(
        "<a href='https://a.example/r.pdf'><div>The report</div><div>All pages</div><div>2 MB</div></a>",
        "<p><a href=\"https://a.example/r.pdf\">The report</a></p><p>All pages</p><p>2 MB</p>",
    );
}

#[test]
fn captions_stand_under_what_they_are_of_and_keep_their_links() {
    assert_becomes(
        "<figure><img src='/a.jpg' alt='A'><figcaption>A crane. <a href='https://e.example/'>E. Rask</a></figcaption>\
         </figure>",
        "<figure><figure><img src=\"https://news.example/a.jpg\" alt=\"A\"></figure>\
         <figcaption>A crane. <a href=\"https://e.example/\">E. Rask</a></figcaption></figure>",
    );
    assert_becomes(
        "<figure><figure><img src='/a.jpg'></figure><figure><img src='/b.jpg'></figure>\
         <figcaption>Two views.</figcaption></figure>",
        "<figure><figure><figure><img src=\"https://news.example/a.jpg\" alt=\"\"></figure>\
         <figure><img src=\"https://news.example/b.jpg\" alt=\"\"></figure></figure>\
         <figcaption>Two views.</figcaption></figure>",
    );
}

#[test]
fn a_table_keeps_spans_alignment_foot_and_pictures() {
    assert_becomes(
        "<table><thead><tr><th rowspan='2'>Ward</th><th colspan='2' style='text-align:center'>Votes</th></tr>\
         <tr><th class='has-text-align-right'>For</th><th>No</th></tr></thead><tbody><tr><td>\
         <img src='/f.png' width='60' height='40' alt='Flag'> East</td><td>1</td><td>2</td></tr></tbody>\
         <tfoot><tr><td>All</td><td>1</td><td>2</td></tr></tfoot></table>",
        "<table><thead><tr><th rowspan=\"2\">Ward</th><th colspan=\"2\" align=\"center\">Votes</th></tr>\
         <tr><th align=\"right\">For</th><th>No</th></tr></thead><tbody><tr><td>\
         <img class=\"latex\" src=\"https://news.example/f.png\" alt=\"Flag\" width=\"60\" height=\"40\"><br>East</td>\
         <td>1</td><td>2</td></tr></tbody><tfoot><tr><td>All</td><td>1</td><td>2</td></tr></tfoot></table>",
    );
}

#[test]
fn small_marks_of_meaning_stay() {
    let html = "<p><ins>new</ins> <abbr title=\"World Health Organization\">WHO</abbr> <u>under</u> \
        <small>print</small></p>";
    assert_becomes(html, html);
}

#[test]
fn the_last_line_of_a_quote_that_names_a_person_and_a_work_is_its_source() {
    assert_becomes(
        "<blockquote><p>I set forth some matters.</p><p>Ada Moe, <em>The Messenger</em>, 1610</p></blockquote>",
        "<blockquote><p>I set forth some matters.</p><footer>Ada Moe, The Messenger, 1610</footer></blockquote>",
    );
    assert_becomes(
        "<blockquote><p>One.</p><p>Then, <em>slowly</em>, it rose.</p></blockquote>",
        "<blockquote><p>One.</p><p>Then, <em>slowly</em>, it rose.</p></blockquote>",
    );
}

#[test]
fn forms_advertisements_and_lists_of_links_to_share_are_no_text() {
    assert_becomes(
        "<p>Text.</p><div class='subscription-widget-wrap-editor'><p>Thanks!</p></div><p class='button-wrapper'>\
         <a href='/s'>Subscribe</a></p><div id='ez-toc-container'><p>Contents</p></div><div><span>Advertisement</span>\
         </div><form><h3>Get the letter</h3><label>Mail</label></form><ul class='share'><li><a href='/f'>Share</a></ul>",
        "<p>Text.</p>",
    );
}

#[test]
fn an_entry_of_a_live_blog_begins_with_its_time() {
    assert_becomes(
        "<article><header><p><time>21.42 CET</time></p><h2>It is over</h2></header><p>Done.</p></article>",
        "<article><p><time>21.42 CET</time></p><h2>It is over</h2><p>Done.</p></article>",
    );
}

#[test]
fn a_drawing_leaves_what_it_says_of_itself() {
    assert_becomes(
        "<p>The votes:</p><svg role='img' aria-label='31 for, 20 against'><title>Votes</title><rect/></svg>\
         <svg><title>Icon</title></svg>",
        "<p>The votes:</p><p><em>31 for, 20 against</em></p>",
    );
    assert_becomes(
        "<object type='image/svg+xml' data='/c.svg'><img src='/c.png' alt='C'></object>",
        "<figure><img src=\"https://news.example/c.png\" alt=\"C\"></figure>",
    );
}

#[test]
fn the_picture_of_a_provider_that_leads_to_its_film_is_the_film() {
    let blocks = read(
        "<a href='https://youtu.be/M7lc1UVf-VE'><img src='https://i.ytimg.com/vi/M7lc1UVf-VE/0.jpg' alt='A film'></a>",
    );
    let [Block::Embed(embed)] = &blocks[..] else { panic!("{blocks:?}") };
    assert!(embed.frame.is_some());
    assert_eq!(embed.title.as_deref(), Some("A film"));
}

#[test]
fn every_word_of_a_benign_body_stands_once_and_in_order() {
    let html = "<h2 id='a'>one</h2><p>two <b>three</b> <a href='/x'>four</a></p><aside><h3>five</h3><p>six</aside>\
        <ol type='a'><li>seven</li><li>eight<ul><li>nine</ul></ol><details><summary>ten</summary>eleven</details>\
        <dl><dt>twelve<dt>thirteen<dd>fourteen</dl><blockquote><p>fifteen</blockquote><table><tr><th>sixteen<th>seventeen\
        <tr><td>eighteen<td>nineteen</table><p lang='fr'>twenty <abbr title='x'>twentyone</abbr> <math><mi>twentytwo</mi>\
        </math></p><article><p><time>twentythree</time></p><p>twentyfour</article><pre>twentyfive</pre>";
    let expected = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen \
        seventeen eighteen nineteen twenty twentyone twentytwo twentythree twentyfour twentyfive";
    assert_eq!(words(html).join(" "), expected);
}

#[test]
fn an_anchor_without_text_is_that_of_what_follows() {
    let blocks = read("<p><a href='#b'>to b</a></p><a name='b'></a><p>Here.</p>");
    let [_, Block::Marked { marks, .. }] = &blocks[..] else { panic!("{blocks:?}") };
    assert_eq!(marks.anchor.as_ref().map(|anchor| anchor.name()), Some("b"));
    let [Block::Paragraph(line), ..] = &blocks[..] else { panic!("{blocks:?}") };
    assert!(matches!(&line[..], [Inline::Reference { .. }]));
}
