use super::*;
use crate::json::{self, json};
use crate::text::escape_html;
use proptest::prelude::*;
use std::time::{Duration, Instant};

fn tree(text: &str) -> Value {
    parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn message(text: &str) -> String {
    parse(text).expect_err(text).to_string()
}

#[test]
fn elements_are_lists_of_objects_with_attributes_and_text() {
    assert_eq!(
        tree("<rss version='2.0'><item a=\"1 &amp; 2\">  x </item><item/><link> <b/> </link></rss>"),
        json!({"rss": [{
            "@version": "2.0",
            "item": [{"@a": "1 & 2", "#text": "x"}, {}],
            "link": [{"b": [{}]}]
        }]})
    );
}

#[test]
fn a_section_of_cdata_is_text_beside_other_text() {
    assert_eq!(
        tree("<a>one <![CDATA[<b>two</b> &amp; ]]]]><![CDATA[>]]> three</a>"),
        json!({"a": [{"#text": "one <b>two</b> &amp; ]]> three"}]})
    );
}

#[test]
fn a_namespace_has_its_customary_prefix_whatever_a_document_binds() {
    let text = "<rss xmlns:m='http://search.yahoo.com/mrss' xmlns:c='http://purl.org/rss/1.0/modules/content/' \
        xmlns:x='https://unknown.example/ns' xmlns:rdf='http://www.itunes.com/DTDs/Podcast-1.0.dtd'>\
        <m:content url='u'/><c:encoded>e</c:encoded><x:y x:z='1'/><rdf:author>i</rdf:author>\
        <link xmlns='http://www.w3.org/2005/Atom' rel='next'/></rss>";
    assert_eq!(
        tree(text),
        json!({"rss": [{
            "media:content": [{"@url": "u"}],
            "content:encoded": [{"#text": "e"}],
            "x:y": [{"@x:z": "1"}],
            "itunes:author": [{"#text": "i"}],
            "atom:link": [{"@rel": "next"}]
        }]})
    );
    let text = "<r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:s='http://purl.org/rss/1.0/'>\
        <s:item r:about='u' xml:lang='fr'><dc:date xmlns:dc='http://purl.org/dc/elements/1.1/'>d</dc:date></s:item></r:RDF>";
    assert_eq!(
        tree(text),
        json!({"rdf:RDF": [{"item": [{"@rdf:about": "u", "@xml:lang": "fr", "dc:date": [{"#text": "d"}]}]}]})
    );
}

#[test]
fn addresses_stand_on_the_base_that_the_document_names() {
    let text = "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://a.example/news/'><link href='1'/>\
        <entry xml:base='2/'><link href='3?q=é'/><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>\
        <img src='4.jpg' alt='5'/></div></content></entry><entry xml:base='http://['><link href='/6'/></entry></feed>";
    let feed = &tree(text)["feed"][0];
    assert_eq!(feed["link"][0]["@href"], "https://a.example/news/1");
    let entry = &feed["entry"][0];
    assert_eq!(entry["link"][0]["@href"], "https://a.example/news/2/3?q=%C3%A9");
    assert!(entry["content"][0]["#html"].as_str().unwrap().contains("src=\"https://a.example/news/2/4.jpg\""));
    assert_eq!(feed["entry"][1]["link"][0]["@href"], "https://a.example/6");
    assert_eq!(tree("<a xml:base='b/'><c href='d'/></a>")["a"][0]["c"][0]["@href"], "d");
}

#[test]
fn atoms_own_elements_have_no_prefix_in_atom() {
    let text = "<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:entry><a:id>1</a:id></a:entry></a:feed>";
    assert_eq!(tree(text), json!({"feed": [{"entry": [{"id": [{"#text": "1"}]}]}]}));
}

#[test]
fn xhtml_and_mixed_words_come_as_html_too() {
    let text = "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:h='http://www.w3.org/1999/xhtml'>\
        <content type='xhtml'><h:div class='c'>A &lt; <h:b title='&quot;'>b</h:b><h:br/></h:div></content></feed>";
    let content = &tree(text)["feed"][0]["content"][0];
    assert_eq!(content["#html"], "<div class=\"c\">A &lt; <b title=\"&quot;\">b</b><br></div>");
    assert_eq!(content["xhtml:div"][0]["xhtml:b"][0]["#text"], "b");
    assert_eq!(content["xhtml:div"][0].get("#html"), None);
    let item = &tree("<item><d>What <em>is</em> it?</d><e><em>No</em></e></item>")["item"][0];
    assert_eq!((&item["d"][0]["#html"], &item["d"][0]["#text"]), (&json!("What <em>is</em> it?"), &json!("What  it?")));
    assert_eq!(item["e"][0].get("#html"), None);
}

#[test]
fn what_feeds_get_wrong_is_accepted() {
    for (text, expected) in [
        ("\u{feff}\n <?xml version='1.1' encoding='ISO-8859-1'?><a>b</a>", "b"),
        ("<a>caf&eacute;&nbsp;&amp; &hellip;</a>", "café\u{a0}& …"),
        ("<a>AT&T &unknown; &; & &#38; &LT;b&GT;</a>", "AT&T &unknown; &; & & <b>"),
        ("<a>\u{0}b\u{1f}\u{ffff}&#0;c&#x1F;</a>", "b\u{fffd}c"),
        ("<a>5 < 6 <- 7</a>", "5 < 6 <- 7"),
        ("<!-- a -- b --><a>x<!-- <b> -->y<?php echo '<'; ?>z</a>", "xyz"),
        ("<a>one\r\ntwo\rthree&#xD;\nfour&#13;five</a>", "one\ntwo\nthree\nfour\nfive"),
        ("<a>It&#146;s</a>", "It’s"),
        ("<a b=\"x > y & z < w\">c</a>", "c"),
        ("<a><![CDATA[b]]> ]]> c</a>", "b ]]> c"),
        ("<!DOCTYPE a>\u{feff}<a><!ELEMENT b (c)>d</a>\u{0}\n<!-- e", "d"),
        ("<a>b<</a>", "b<"),
        ("<a \u{0}b='c\u{2}'>d</\u{3}a>", "d"),
        ("<a>& b; &copy c; &&lt;&#x;</a>", "& b; &copy c; &<&#x;"),
    ] {
        assert_eq!(tree(text)["a"][0]["#text"], expected, "{text}");
    }
    assert_eq!(tree("<a b='c\u{0}&amp;&eacute;\r\n&#38;amp;&d;'/>")["a"][0]["@b"], "c&é &amp;&d;");
    assert_eq!(tree("<a><![CDATA[R&D &nbsp; \u{8}]]></a>")["a"][0]["#text"], "R&D &nbsp;");
}

#[test]
fn prefixes_that_nothing_declares_mean_what_they_customarily_do() {
    let text = "<rss version=\"2.0\"><media:thumbnail url=\"u\"/><own:x own:y='1'/><dc:date>d</dc:date></rss>";
    assert_eq!(
        tree(text),
        json!({"rss": [{
            "@version": "2.0",
            "media:thumbnail": [{"@url": "u"}],
            "own:x": [{"@own:y": "1"}],
            "dc:date": [{"#text": "d"}]
        }]})
    );
}

#[test]
fn a_document_that_ends_early_is_an_error_with_its_place() {
    let error = parse("<rss>\n<channel>\n<title>Harbour").unwrap_err();
    assert_eq!(error.line, 3, "{error}");
    assert!(message("<rss>\n<channel></item>").contains("at line 2"));
    for wrong in ["", "   ", "{\"a\": 1}", "<a>", "<a/><b/>", "<a/>text", "x<a/>", "<a b='1' b='2'/>", "<a b=c/>", "<a"]
    {
        assert!(parse(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn an_error_names_the_mistake_and_its_place() {
    for (text, cause) in [
        ("{}", "text outside the root element"),
        ("  ", "no element"),
        ("<a/> b", "text outside the root element"),
        ("<![CDATA[x]]><a/>", "text outside the root element"),
        ("<a/><b/>", "a second root element"),
        ("<a><b></a>", "an unexpected </a>"),
        ("</a>", "an unexpected </a>"),
        ("<a><![CDATA[b</a>", "a CDATA section without an end"),
        ("<a b='1' c=\"2\" b='3'/>", "the attribute b occurs twice"),
        ("<a b=c/>", "the attribute b has no value in quotes"),
        ("<a b/>", "the attribute b has no value in quotes"),
        ("<a b='1'c='2'/>", "the tag <a> is malformed"),
        ("<a><b", "the tag <b> is malformed"),
        ("<a", "the tag <a> is malformed"),
        ("<a><b>c", "the document ends before </b>"),
    ] {
        assert!(message(text).contains(cause), "{text}: {}", message(text));
    }
    let place = |text: &str| parse(text).map_err(|error| (error.line, error.column)).unwrap_err();
    assert_eq!(place("<a>\n  <b></c>\n</a>"), (2, 6));
    assert_eq!(place("<a>\r\n\ré&amp;<b></c>"), (3, 10));
    let long = ["<", &"n".repeat(1000), ">"].concat();
    assert!(message(&long).len() < 100, "{}", message(&long));
}

#[test]
fn entities_that_a_document_defines_are_not_expanded() {
    let bomb = "<!DOCTYPE lolz [\n<!ENTITY lol \"lol\"><!ENTITY lol2 '&lol;&lol;'>\n<!ENTITY x SYSTEM 'file:///x'>]>\n\
        <a>&lol2;&x;</a>";
    assert_eq!(tree(bomb), json!({"a": [{"#text": "&lol2;&x;"}]}));
    assert_eq!(tree("<!DOCTYPE rss PUBLIC \"-//N//E\" \"http://x/>\"><a/>"), json!({"a": [{}]}));
}

#[test]
fn elements_that_lie_too_deep_are_an_error_and_128_levels_are_none() {
    assert!(message(&["<a>".repeat(10_000), "</a>".repeat(10_000)].concat()).contains("128"));
    assert!(parse(&["<a>".repeat(128), "</a>".repeat(128)].concat()).is_ok());
}

#[test]
fn what_follows_the_most_elements_of_a_document_is_left_out() {
    let document = tree(&["<r>", &"<i/>".repeat(250_000), "</r>"].concat());
    assert_eq!(document["r"][0]["i"].as_array().unwrap().len(), 199_999);
    let names: String = (0..1000).map(|at| format!("<n{at}/>")).collect();
    assert_eq!(tree(&["<r>", &names, "</r>"].concat())["r"][0].as_object().unwrap().len(), 256);
}

#[test]
fn a_prefix_means_what_it_customarily_does_outside_the_element_that_declares_it() {
    let text =
        "<rss><a xmlns:media='http://m.example/'><media:b/></a><media:c/><own:d xmlns:own='http://o.example/'/></rss>";
    assert_eq!(tree(text), json!({"rss": [{"a": [{"media:b": [{}]}], "media:c": [{}], "own:d": [{}]}]}));
    let text = "<a xmlns:m='http://search.yahoo.com/mrss/'><b xmlns:m='http://purl.org/dc/terms/'><m:c/></b><m:d/></a>";
    assert_eq!(tree(text), json!({"a": [{"b": [{"dcterms:c": [{}]}], "media:d": [{}]}]}));
}

#[test]
fn addresses_made_absolute_cannot_make_a_tree_much_larger_than_its_document() {
    let base = ["https://a.example/", &"b".repeat(8000), "/"].concat();
    let text = ["<r xml:base='", &base, "'>", &"<a href='c'/>".repeat(20_000), "</r>"].concat();
    let written: usize =
        tree(&text)["r"][0]["a"].as_array().unwrap().iter().map(|a| a["@href"].to_string().len()).sum();
    assert!(written < 17 * 1024 * 1024, "{written} bytes of addresses");
}

/// A document of about a given length that gives one part of the parser most of the work.
type Shape = fn(usize) -> String;

/// The least time that parsing takes, of a few tries.
fn least_time(text: &str) -> Duration {
    let time = |()| {
        let start = Instant::now();
        let _ = parse(text);
        start.elapsed()
    };
    [(); 3].map(time).into_iter().min().unwrap_or_default()
}

#[test]
fn time_is_linear_in_the_length_of_a_document() {
    let shapes: [(&str, Shape); 16] = [
        ("text", |n| format!("<a>{}</a>", "b ".repeat(n / 2))),
        ("elements", |n| format!("<a>{}</a>", "<b>c</b>".repeat(n / 8))),
        ("stray signs", |n| format!("<a>{}</a>", "< ".repeat(n / 2))),
        ("stray ampersands", |n| format!("<a>{}</a>", "&b ".repeat(n / 3))),
        ("references", |n| format!("<a>{}</a>", "&eacute;".repeat(n / 8))),
        ("one reference without an end", |n| format!("<a>&{}</a>", "b".repeat(n))),
        ("sections", |n| format!("<a>{}</a>", "<![CDATA[b]]>".repeat(n / 13))),
        ("comments without an end", |n| format!("<a>{}", "<!--".repeat(n / 4))),
        ("declarations without an end", |n| format!("<a>{}", "<!b ".repeat(n / 4))),
        ("tags without an end", |n| format!("<a>{}", "<b ".repeat(n / 3))),
        ("attributes", |n| format!("<a {}/>", (0..n / 10).map(|at| format!("b{at}='' ")).collect::<String>())),
        ("ampersands in an attribute", |n| format!("<a b='{}'/>", "&b".repeat(n / 2))),
        ("declared prefixes", |n| {
            let declared: String = (0..n / 30).map(|at| format!("xmlns:p{at}='u' ")).collect();
            format!("<a {declared}>{}</a>", "<p0:b/>".repeat(n / 14))
        }),
        ("long namespace", |n| format!("<a xmlns='u{}'>{}</a>", "/".repeat(n / 2), "<b/>".repeat(n / 8))),
        ("names", |n| format!("<a>{}</a>", (0..n / 10).map(|at| format!("<b{at}/>")).collect::<String>())),
        ("blank text", |n| format!("<a>{}</a>", "<b> \n </b> ".repeat(n / 11))),
    ];
    for (name, shape) in shapes {
        let (short, long) = (shape(100_000), shape(1_600_000));
        let (short, long) = (least_time(&short).max(Duration::from_micros(100)), least_time(&long));
        // Sixteen times the length: a quadratic parser would need 256 times the time.
        assert!(long < short * 80, "{name}: {short:?}, then {long:?}");
    }
}

/// A tree, and the XML of it.
fn any_element() -> impl Strategy<Value = (Value, String)> {
    let text = "[ a-z0-9é&<>\"']{0,12}";
    let leaf = (text, text).prop_map(move |(attribute, inner)| {
        let mut tree = json!({"@x": attribute.clone()});
        if !inner.trim().is_empty() {
            tree["#text"] = inner.trim().into();
        }
        (tree, format!(" x=\"{}\">{}", escape_html(&attribute), escape_html(&inner)))
    });
    leaf.prop_recursive(4, 40, 4, |inner| {
        prop::collection::vec(("[abc]", inner), 0..4).prop_map(|children| {
            let (mut tree, mut text) = (json!({}), String::from(">"));
            for (name, (child, rest)) in children {
                text.push_str(&format!("<{name}{rest}</{name}>"));
                match &mut tree[&*name] {
                    Value::Array(list) => list.push(child),
                    none => *none = json!([child]),
                }
            }
            (tree, text)
        })
    })
}

proptest! {
    #[test]
    fn a_tree_that_is_written_is_read_the_same((expected, rest) in any_element()) {
        prop_assert_eq!(tree(&format!("<r{rest}</r>")), json!({"r": [expected]}));
    }

    #[test]
    fn any_text_is_a_tree_or_an_error(text in "([<>&;/!?=\"' :\\[\\]-]|<!\\[CDATA\\[|\\]\\]>|<!--|-->|&amp;|[a-cé]|\\PC|\n){0,60}") {
        if let Ok(document) = parse(&text) {
            prop_assert_eq!(document.as_object().unwrap().len(), 1);
        }
    }

    #[test]
    fn a_tree_survives_being_written_as_json_and_parsed(
        text in "(<a>|</a>|<a/>|<b c='1'>|</b>|<x:y z:w=\"<&\">|</x:y>|<!--|-->|<!\\[CDATA\\[|\\]\\]>|&amp;|&|<|>|'|\\PC){0,24}",
    ) {
        if let Ok(tree) = parse(&format!("<r>{text}</r>")) {
            prop_assert_eq!(json::parse_deep(&json::write(&tree)), Ok(tree));
        }
    }

    #[test]
    fn a_document_that_is_cut_anywhere_is_a_tree_or_an_error(at in 0_usize..200) {
        let text = "<?xml version='1.0'?><!DOCTYPE r [<!ENTITY e 'é'>]><r a='é'><!-- c --><m:x y=\"1\">é<![CDATA[d]]></m:x>&eacute;</r>";
        let cut: String = text.chars().take(at).collect();
        let _ = parse(&cut);
        prop_assert!(parse(&cut[..cut.len()]).is_err() || at >= text.chars().count());
    }
}
