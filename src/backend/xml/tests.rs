use super::*;
use crate::browser::xml::parse;
use crate::json::json;
use crate::text::escape_html;
use proptest::prelude::*;

fn tree(text: &str) -> Value {
    parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn told(text: &str) -> String {
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
fn what_feeds_get_wrong_is_mended() {
    for (text, expected) in [
        ("\u{feff}\n <?xml version='1.1' encoding='ISO-8859-1'?><a>b</a>", "b"),
        ("<a>caf&eacute;&nbsp;&amp; &hellip;</a>", "café\u{a0}& …"),
        ("<a>AT&T &unknown; &; & &#38; &LT;b&GT;</a>", "AT&T &unknown; &; & & <b>"),
        ("<a>\u{0}b\u{1f}\u{ffff}&#0;c&#x1F;</a>", "b\u{fffd}c"),
        ("<a>5 < 6 <- 7</a>", "5 < 6 <- 7"),
        ("<!-- a -- b --><a>x<!-- <b> -->y<?php echo '<'; ?>z</a>", "xyz"),
        ("<a>one\r\ntwo\rthree</a>", "one\ntwo\nthree"),
        ("<a>It&#146;s</a>", "It’s"),
        ("<a b=\"x > y & z < w\">c</a>", "c"),
        ("<a><![CDATA[b]]> ]]> c</a>", "b ]]> c"),
    ] {
        assert_eq!(tree(text)["a"][0]["#text"], expected, "{text}");
    }
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
    assert_eq!(error.line, Some(3), "{error}");
    assert!(told("<rss>\n<channel></item>").contains("at line 2"));
    for wrong in ["", "   ", "{\"a\": 1}", "<a>", "<a/><b/>", "<a/>text", "x<a/>", "<a b='1' b='2'/>", "<a b=c/>", "<a"]
    {
        assert!(parse(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn what_is_not_well_formed_is_told_by_its_cause() {
    for (text, cause) in [
        ("{}", "text beside the root"),
        ("  ", "no element"),
        ("<a/> b", "text beside the root"),
        ("<![CDATA[x]]><a/>", "text beside the root"),
        ("<a/><b/>", "a second root"),
        ("<a><b></a>", "</a> where something else is open"),
        ("</a>", "</a> where something else is open"),
        ("<a><![CDATA[b</a>", "CDATA that does not end"),
        ("<a b='1' c=\"2\" b='3'/>", "the attribute b is there twice"),
        ("<a b=c/>", "the attribute b has no value in quotes"),
        ("<a b/>", "the attribute b has no value in quotes"),
        ("<a b='1'c='2'/>", "the tag <a> does not end"),
        ("<a><b", "the tag <b> does not end"),
        ("<a><x xmlns:p='http://p.example/'/><p:b/></a>", "the prefix p is not declared"),
        ("<a", "the tag <a> does not end"),
    ] {
        assert!(told(text).contains(cause), "{text}: {}", told(text));
    }
    assert_eq!(parse("<a>\n  <b></c>\n</a>").unwrap_err().column, Some(6));
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
    assert!(told(&["<a>".repeat(10_000), "</a>".repeat(10_000)].concat()).contains("128"));
    assert!(parse(&["<a>".repeat(128), "</a>".repeat(128)].concat()).is_ok());
}

#[test]
fn what_comes_after_as_many_elements_as_are_taken_is_left_out() {
    let document = tree(&["<r>", &"<i/>".repeat(250_000), "</r>"].concat());
    assert_eq!(document["r"][0]["i"].as_array().unwrap().len(), 199_999);
    let names: String = (0..1000).map(|at| format!("<n{at}/>")).collect();
    assert_eq!(tree(&["<r>", &names, "</r>"].concat())["r"][0].as_object().unwrap().len(), 256);
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
    fn what_is_seen_to_be_well_formed_is_parsed_and_needs_no_more_mending(
        text in "(<a>|</a>|<a/>|<b c='1'>|</b>|<x:y z:w=\"<&\">|</x:y>|<!--|-->|<!\\[CDATA\\[|\\]\\]>|&amp;|&|<|>|'|\\PC){0,24}",
    ) {
        let text = format!("<r>{text}</r>");
        let mended = mend(&text);
        prop_assert_eq!(check(&mended).is_ok(), parse(&text).is_ok(), "{}", mended);
        if check(&mended).is_ok() {
            prop_assert_eq!(mend(&mended), mended);
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
