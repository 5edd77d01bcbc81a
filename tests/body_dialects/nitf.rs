use super::any::assert_harmless;
use super::{assert_becomes, assert_in_order, blocks, word};
use proptest::prelude::*;
use serde_json::Value;
use time_plus_news::body::Dialect;

fn becomes(text: &str, expected: &str) {
    assert_becomes(Dialect::Nitf, Value::from(text), expected);
}

const DOCUMENT: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf PUBLIC "-//IPTC//DTD NITF 3.4//EN" "nitf-3-4.dtd">
<nitf change.date="October 18, 2006">
 <head><title>Tides</title><meta name="x" content="y"/><docdata><doc-id id-string="1"/></docdata></head>
 <body>
  <body.head><hedline><hl1>Two tides a day</hl1></hedline><byline>By <person>Ana Ruiz</person></byline><dateline><location>Harbour</location></dateline></body.head>
  <body.content>
   <block>
    <p lede="true">The sea rose at <location><city>Harbour</city></location> on <chron norm="20240501">1 May</chron> &amp; fell.</p>
    <media media-type="image">
     <media-metadata name="w" value="1"/>
     <media-reference mime-type="image/jpeg" source="https://images.example/s.jpg" width="480" height="320" alternate-text="The sea"/>
     <media-reference mime-type="image/jpeg" source="https://images.example/l.jpg" width="1200" height="800"/>
     <media-producer>B. Mora</media-producer>
     <media-caption><p>The <em>sea</em></p></media-caption>
     <media-object encoding="base64">AAAA</media-object>
    </media>
    <hl2>Why twice</hl2>
    <p>Ask <a href="https://moon.example/">the Moon</a>.<br/>Twice.</p>
    <ul><li>Sun</li><li>Moon</li></ul>
    <bq><block><p>It pulls.</p></block><credit>An astronomer</credit></bq>
    <table><caption>Heights</caption><tr><th>Place</th><th>Metres</th></tr><tr><td>Harbour</td><td><num><frac><frac-num>1</frac-num>/<frac-den>2</frac-den></frac></num></td></tr></table>
    <pre>a  b</pre>
    <hr/>
    <note noteType="std"><body.content><p>See <q>the sea</q>.</p></body.content></note>
   </block>
  </body.content>
  <body.end><tagline>Ana Ruiz writes of the sea.</tagline></body.end>
 </body>
</nitf>"#;

#[test]
fn a_document_becomes_the_blocks_of_its_content() {
    becomes(
        DOCUMENT,
        "<p>The sea rose at Harbour on 1 May &amp; fell.</p>\
         <figure><img src=\"https://images.example/l.jpg\" alt=\"The sea\" width=\"1200\" height=\"800\" srcset=\"https://images.example/s.jpg 480w, https://images.example/l.jpg 1200w\">\
         <figcaption>The sea<cite>B. Mora</cite></figcaption></figure>\
         <h2>Why twice</h2><p>Ask <a href=\"https://moon.example/\">the Moon</a>.<br>Twice.</p>\
         <ul><li><p>Sun</p></li><li><p>Moon</p></li></ul>\
         <blockquote><p>It pulls.</p><footer>An astronomer</footer></blockquote>\
         <table><caption>Heights</caption><thead><tr><th>Place</th><th>Metres</th></tr></thead><tbody><tr><td>Harbour</td><td>1/2</td></tr></tbody></table>\
         <pre>\na  b</pre><hr><p>See <q>the sea</q>.</p><p>Ana Ruiz writes of the sea.</p>",
    );
}

#[test]
fn the_content_or_only_blocks_are_read_too() {
    becomes("<body.content><block><p>One</p></block></body.content>", "<p>One</p>");
    becomes("<p>One</p><p>Two</p>", "<p>One</p><p>Two</p>");
    becomes("<nitf:body.content xmlns:nitf='x'><nitf:p>One</nitf:p></nitf:body.content>", "<p>One</p>");
    becomes("<block><p>One <strong>two</strong> <person/>three</block>", "<p>One <strong>two</strong> three</p>");
}

#[test]
fn a_reference_takes_nothing_in_and_may_stand_alone() {
    becomes(
        "<media-reference source=\"https://images.example/a.jpg\" source-credit=\"B. Mora\"/><p>One</p>\
         <media media-type='video'><media-reference mime-type='image/jpeg' source='https://images.example/p.jpg'/>\
         <media-reference mime-type='video/mp4' source='https://films.example/a.mp4'/><media-caption>Waves</media-caption></media>\
         <media media-type='audio'><media-reference source='https://films.example/a.mp3'/></media>\
         <media media-type='data'><media-reference source='https://files.example/a.csv' name='Heights'/></media>\
         <p>Two</p>",
        "<figure><img src=\"https://images.example/a.jpg\" alt=\"\"><figcaption><cite>B. Mora</cite></figcaption></figure><p>One</p>\
         <figure><video poster=\"https://images.example/p.jpg\"><source src=\"https://films.example/a.mp4\" type=\"video/mp4\"></video><figcaption>Waves</figcaption></figure>\
         <audio><source src=\"https://films.example/a.mp3\" type=\"audio/mpeg\"></audio>\
         <p><a href=\"https://files.example/a.csv\">Heights</a></p><p>Two</p>",
    );
}

#[test]
fn elements_that_are_not_known_keep_their_text() {
    becomes(
        "<p>A <gadget><x.y>b</x.y></gadget> &#233; <![CDATA[1 < 2 & 3]]></p><fn>Note</fn><copyrite>© <copyrite.holder>HW</copyrite.holder></copyrite>",
        "<p>A b é 1 &lt; 2 &amp; 3</p><p>Note</p><p>© HW</p>",
    );
}

#[test]
fn hostile_markup_has_no_way_in() {
    becomes(
        "<p onclick='x()'>A <a href='javascript:alert(1)'>b</a></p><script>alert(1)</script><style/><p>C</p>\
         <media><media-reference source='javascript:alert(1)' alternate-text='\"&gt;&lt;script>'/><media-caption>D</media-caption></media>\
         <plaintext/><textarea/><iframe src='javascript:alert(1)'>E<svg/><p title='\"><script>alert(1)</script>'>F</p>",
        "<p>A b</p><p>C</p><p>D</p><p>E</p><p>F</p>",
    );
}

#[test]
fn documents_that_break_off_keep_what_they_have() {
    becomes(
        "<nitf><head><title>x<body><p>One <em>two",
        "<p>xOne <em>two</em></p>".replace("xOne", "x</p><p>One").as_str(),
    );
    becomes("<p>One</p><media><media-caption>Two", "<p>One</p><p>Two</p>");
    becomes("<p>One</p><!-- two", "<p>One</p><p>&lt;!-- two</p>");
}

#[test]
fn elements_may_lie_in_one_another_deeper_than_anyone_reads() {
    for name in ["bq", "media", "block", "em", "ol", "head", "q", "table"] {
        let text = [&format!("<{name}>").repeat(5000), "The last words", &format!("</{name}>").repeat(5000)].concat();
        blocks(Dialect::Nitf, &Value::from(text));
    }
}

proptest! {
    #[test]
    fn every_text_is_kept_in_order(kinds in prop::collection::vec(prop::sample::select(vec![
        "p", "hl2", "block", "bq", "note", "pre", "ul", "media", "gadget", "table", "dl", "fn",
    ]), 1..30)) {
        let element = |(at, kind): (usize, &&str)| match *kind {
            "ul" => format!("<ul><li>{}</li></ul>", word(at)),
            "media" => format!("<media><media-reference source='https://images.example/{at}.jpg'/><media-caption>{}</media-caption></media>", word(at)),
            "table" => format!("<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>{}</td></tr></table>", word(at)),
            "dl" => format!("<dl><dt>{}</dt><dd>b</dd></dl>", word(at)),
            kind => format!("<{kind}>{}</{kind}>", word(at)),
        };
        let text: String = kinds.iter().enumerate().map(element).collect();
        let words: Vec<String> = (0..kinds.len()).map(word).collect();
        assert_in_order(&blocks(Dialect::Nitf, &Value::from(format!("<nitf><body><body.content>{text}</body.content></body></nitf>"))), &words);
    }

    #[test]
    fn no_change_breaks_a_document(at in 0..2600usize, gone in 0..40usize, new in "[<>/!a-c\"'=&\\[\\]-]{0,6}") {
        let start = DOCUMENT.floor_char_boundary(at);
        let end = DOCUMENT.floor_char_boundary(at + gone).max(start);
        let text = [&DOCUMENT[..start], &new, &DOCUMENT[end..]].concat();
        assert_harmless(Dialect::Nitf, &Value::from(text));
    }
}
