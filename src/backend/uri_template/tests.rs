//! The tables of RFC 6570, then errors and the cases that the tables leave out.

use super::{TemplateValue, UriTemplate};
use proptest::prelude::*;

fn list(items: &[&str]) -> TemplateValue {
    TemplateValue::List(items.iter().map(|item| (*item).to_owned()).collect())
}

fn map(members: &[(&str, &str)]) -> TemplateValue {
    TemplateValue::Map(members.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
}

/// The variables of §3.2, which hold those of §1.2 and §2.4 as well.
fn rfc_variable(name: &str) -> Option<TemplateValue> {
    let text = match name {
        "count" => return Some(list(&["one", "two", "three"])),
        "dom" => return Some(list(&["example", "com"])),
        "list" => return Some(list(&["red", "green", "blue"])),
        "keys" => return Some(map(&[("semi", ";"), ("dot", "."), ("comma", ",")])),
        "address" => return Some(map(&[("city", "Newport Beach"), ("state", "CA")])),
        "empty_keys" => return Some(map(&[])),
        "empty_list" => return Some(list(&[])),
        "year" => return Some(list(&["1965", "2000", "2012"])),
        "dub" => "me/too",
        "hello" => "Hello World!",
        "half" => "50%",
        "var" => "value",
        "who" => "fred",
        "base" => "http://example.com/home/",
        "path" => "/foo/bar",
        "v" => "6",
        "x" => "1024",
        "y" => "768",
        "empty" => "",
        "semi" => ";",
        "color" => "red",
        _ => return None,
    };
    Some(TemplateValue::Text(text.to_owned()))
}

fn expand(template: &str) -> String {
    let parsed = UriTemplate::parse(template).unwrap_or_else(|error| panic!("{template}: {error}"));
    parsed.expand(&rfc_variable)
}

fn expands(rows: &[(&str, &str)]) {
    for (template, expected) in rows {
        assert_eq!(expand(template), *expected, "{template}");
    }
}

#[test]
fn the_examples_of_sections_1_1_and_1_2_expand_as_printed() {
    expands(&[
        ("http://example.com/~{who}/", "http://example.com/~fred/"),
        ("http://example.com/search{?x,lang}", "http://example.com/search?x=1024"),
        // Level 1 and 2
        ("{var}", "value"),
        ("{hello}", "Hello%20World%21"),
        ("{+var}", "value"),
        ("{+hello}", "Hello%20World!"),
        ("{+path}/here", "/foo/bar/here"),
        ("here?ref={+path}", "here?ref=/foo/bar"),
        ("X{#var}", "X#value"),
        ("X{#hello}", "X#Hello%20World!"),
        // Level 3
        ("map?{x,y}", "map?1024,768"),
        ("{x,hello,y}", "1024,Hello%20World%21,768"),
        ("{+x,hello,y}", "1024,Hello%20World!,768"),
        ("{+path,x}/here", "/foo/bar,1024/here"),
        ("{#x,hello,y}", "#1024,Hello%20World!,768"),
        ("{#path,x}/here", "#/foo/bar,1024/here"),
        ("X{.var}", "X.value"),
        ("X{.x,y}", "X.1024.768"),
        ("{/var}", "/value"),
        ("{/var,x}/here", "/value/1024/here"),
        ("{;x,y}", ";x=1024;y=768"),
        ("{;x,y,empty}", ";x=1024;y=768;empty"),
        ("{?x,y}", "?x=1024&y=768"),
        ("{?x,y,empty}", "?x=1024&y=768&empty="),
        ("?fixed=yes{&x}", "?fixed=yes&x=1024"),
        ("{&x,y,empty}", "&x=1024&y=768&empty="),
        // Level 4
        ("{var:3}", "val"),
        ("{var:30}", "value"),
        ("{list}", "red,green,blue"),
        ("{list*}", "red,green,blue"),
        ("{keys}", "semi,%3B,dot,.,comma,%2C"),
        ("{keys*}", "semi=%3B,dot=.,comma=%2C"),
        ("{+path:6}/here", "/foo/b/here"),
        ("{+list}", "red,green,blue"),
        ("{+list*}", "red,green,blue"),
        ("{+keys}", "semi,;,dot,.,comma,,"),
        ("{+keys*}", "semi=;,dot=.,comma=,"),
        ("{#path:6}/here", "#/foo/b/here"),
        ("{#list}", "#red,green,blue"),
        ("{#list*}", "#red,green,blue"),
        ("{#keys}", "#semi,;,dot,.,comma,,"),
        ("{#keys*}", "#semi=;,dot=.,comma=,"),
        ("X{.var:3}", "X.val"),
        ("X{.list}", "X.red,green,blue"),
        ("X{.list*}", "X.red.green.blue"),
        ("X{.keys}", "X.semi,%3B,dot,.,comma,%2C"),
        ("X{.keys*}", "X.semi=%3B.dot=..comma=%2C"),
        ("{/var:1,var}", "/v/value"),
        ("{/list}", "/red,green,blue"),
        ("{/list*}", "/red/green/blue"),
        ("{/list*,path:4}", "/red/green/blue/%2Ffoo"),
        ("{/keys}", "/semi,%3B,dot,.,comma,%2C"),
        ("{/keys*}", "/semi=%3B/dot=./comma=%2C"),
        ("{;hello:5}", ";hello=Hello"),
        ("{;list}", ";list=red,green,blue"),
        ("{;list*}", ";list=red;list=green;list=blue"),
        ("{;keys}", ";keys=semi,%3B,dot,.,comma,%2C"),
        ("{;keys*}", ";semi=%3B;dot=.;comma=%2C"),
        ("{?var:3}", "?var=val"),
        ("{?list}", "?list=red,green,blue"),
        ("{?list*}", "?list=red&list=green&list=blue"),
        ("{?keys}", "?keys=semi,%3B,dot,.,comma,%2C"),
        ("{?keys*}", "?semi=%3B&dot=.&comma=%2C"),
        ("{&var:3}", "&var=val"),
        ("{&list}", "&list=red,green,blue"),
        ("{&list*}", "&list=red&list=green&list=blue"),
        ("{&keys}", "&keys=semi,%3B,dot,.,comma,%2C"),
        ("{&keys*}", "&semi=%3B&dot=.&comma=%2C"),
    ]);
}

#[test]
fn the_modifiers_of_section_2_4_expand_as_printed() {
    expands(&[
        ("{var}", "value"),
        ("{var:20}", "value"),
        ("{var:3}", "val"),
        ("{semi}", "%3B"),
        ("{semi:2}", "%3B"),
        ("find{?year*}", "find?year=1965&year=2000&year=2012"),
        ("www{.dom*}", "www.example.com"),
        ("{/address*}", "/city=Newport%20Beach/state=CA"),
    ]);
}

#[test]
fn the_examples_of_section_3_2_expand_as_printed() {
    expands(&[
        // 3.2.1
        ("{count}", "one,two,three"),
        ("{count*}", "one,two,three"),
        ("{/count}", "/one,two,three"),
        ("{/count*}", "/one/two/three"),
        ("{;count}", ";count=one,two,three"),
        ("{;count*}", ";count=one;count=two;count=three"),
        ("{?count}", "?count=one,two,three"),
        ("{?count*}", "?count=one&count=two&count=three"),
        ("{&count*}", "&count=one&count=two&count=three"),
        // 3.2.2
        ("{half}", "50%25"),
        ("O{empty}X", "OX"),
        ("O{undef}X", "OX"),
        ("{x,y}", "1024,768"),
        ("{x,hello,y}", "1024,Hello%20World%21,768"),
        ("?{x,empty}", "?1024,"),
        ("?{x,undef}", "?1024"),
        ("?{undef,y}", "?768"),
        // 3.2.3
        ("{+half}", "50%25"),
        ("{base}index", "http%3A%2F%2Fexample.com%2Fhome%2Findex"),
        ("{+base}index", "http://example.com/home/index"),
        ("O{+empty}X", "OX"),
        ("O{+undef}X", "OX"),
        ("up{+path}{var}/here", "up/foo/barvalue/here"),
        ("{+path:6}/here", "/foo/b/here"),
        // 3.2.4
        ("{#var}", "#value"),
        ("{#half}", "#50%25"),
        ("foo{#empty}", "foo#"),
        ("foo{#undef}", "foo"),
        ("{#path:6}/here", "#/foo/b/here"),
        // 3.2.5
        ("{.who}", ".fred"),
        ("{.who,who}", ".fred.fred"),
        ("{.half,who}", ".50%25.fred"),
        ("X{.empty}", "X."),
        ("X{.undef}", "X"),
        ("X{.empty_keys}", "X"),
        ("X{.empty_keys*}", "X"),
        // 3.2.6
        ("{/who}", "/fred"),
        ("{/who,who}", "/fred/fred"),
        ("{/half,who}", "/50%25/fred"),
        ("{/who,dub}", "/fred/me%2Ftoo"),
        ("{/var,empty}", "/value/"),
        ("{/var,undef}", "/value"),
        // 3.2.7
        ("{;who}", ";who=fred"),
        ("{;half}", ";half=50%25"),
        ("{;empty}", ";empty"),
        ("{;v,empty,who}", ";v=6;empty;who=fred"),
        ("{;v,bar,who}", ";v=6;who=fred"),
        ("{;x,y,undef}", ";x=1024;y=768"),
        // 3.2.8
        ("{?who}", "?who=fred"),
        ("{?half}", "?half=50%25"),
        ("{?x,y,empty}", "?x=1024&y=768&empty="),
        ("{?x,y,undef}", "?x=1024&y=768"),
        // 3.2.9
        ("{&who}", "&who=fred"),
        ("{&half}", "&half=50%25"),
        ("?fixed=yes{&x}", "?fixed=yes&x=1024"),
        ("{&x,y,undef}", "&x=1024&y=768"),
    ]);
}

#[test]
fn empty_lists_and_maps_count_as_undefined() {
    expands(&[
        ("{?empty_list}", ""),
        ("{?empty_list*}", ""),
        ("{?empty_keys*}", ""),
        ("{?empty_keys,x}", "?x=1024"),
        ("a{/empty_list*}/b", "a/b"),
        ("{#empty_keys}", ""),
    ]);
}

#[test]
fn empty_members_keep_their_names() {
    let lookup = |name: &str| match name {
        "one" => Some(list(&[""])),
        "two" => Some(list(&["", ""])),
        "pair" => Some(map(&[("a", ""), ("b", "c")])),
        _ => None,
    };
    for (template, expected) in [
        ("{;one}", ";one"),
        ("{?one}", "?one="),
        ("{;two}", ";two=,"),
        ("{;two*}", ";two;two"),
        ("{?two*}", "?two=&two="),
        ("{;pair*}", ";a;b=c"),
        ("{?pair*}", "?a=&b=c"),
        ("{pair*}", "a=,b=c"),
        ("{/pair}", "/a,,b,c"),
    ] {
        assert_eq!(UriTemplate::parse(template).expect(template).expand(&lookup), expected, "{template}");
    }
}

#[test]
fn a_prefix_counts_characters_and_not_bytes() {
    let lookup = |_: &str| Some(TemplateValue::Text("Ünïcödé 日本語 😀".to_owned()));
    for (template, expected) in [
        ("{word:1}", "%C3%9C"),
        ("{word:3}", "%C3%9Cn%C3%AF"),
        ("{+word:9}", "%C3%9Cn%C3%AFc%C3%B6d%C3%A9%20%E6%97%A5"),
        ("{?word:2}", "?word=%C3%9Cn"),
        ("{word:9999}", "%C3%9Cn%C3%AFc%C3%B6d%C3%A9%20%E6%97%A5%E6%9C%AC%E8%AA%9E%20%F0%9F%98%80"),
    ] {
        assert_eq!(UriTemplate::parse(template).expect(template).expand(&lookup), expected, "{template}");
    }
}

#[test]
fn a_prefix_does_not_apply_to_lists_and_maps() {
    expands(&[("{list:1}", "red,green,blue"), ("{?keys:1}", "?keys=semi,%3B,dot,.,comma,%2C")]);
}

#[test]
fn reserved_expansion_keeps_triplets_and_nothing_else_of_percent() {
    let lookup = |_: &str| Some(TemplateValue::Text("100%/%2F%zz%e9%".to_owned()));
    let template = |text| UriTemplate::parse(text).expect(text).expand(&lookup);
    assert_eq!(template("{+v}"), "100%25/%2F%25zz%e9%25");
    assert_eq!(template("{v}"), "100%25%2F%252F%25zz%25e9%25");
}

#[test]
fn literals_are_copied_or_percent_encoded() {
    expands(&[
        ("", ""),
        ("https://é.example/日本?q=a b&c=%20#x", "https://%C3%A9.example/%E6%97%A5%E6%9C%AC?q=a%20b&c=%20#x"),
        ("query=*[_type == \"post\"]|order(date desc)", "query=*[_type%20==%20%22post%22]%7Corder(date%20desc)"),
        ("100%/{var}\r\nHost: x", "100%25/value%0D%0AHost:%20x"),
        ("a'b<c>`^\\", "a'b%3Cc%3E%60%5E%5C"),
    ]);
}

#[test]
fn a_value_cannot_escape_its_variable() {
    let attack = "x&admin=1#/../?y=2\r\n{var}";
    let lookup = |_: &str| Some(TemplateValue::Text(attack.to_owned()));
    let uri = UriTemplate::parse("/search{?q}&page=1").expect("a template").expand(&lookup);
    assert_eq!(uri, "/search?q=x%26admin%3D1%23%2F..%2F%3Fy%3D2%0D%0A%7Bvar%7D&page=1");
}

#[test]
fn the_variables_are_listed_in_order() {
    let template = UriTemplate::parse("{+base}/{id}{?page,per_page:2,tags*}{&page}").expect("a template");
    assert_eq!(template.variables().collect::<Vec<_>>(), ["base", "id", "page", "per_page", "tags", "page"]);
    assert_eq!(UriTemplate::parse("none").expect("a template").variables().count(), 0);
}

#[test]
fn names_may_hold_dots_and_triplets() {
    let lookup = |name: &str| Some(TemplateValue::Text(name.len().to_string()));
    let uri = UriTemplate::parse("{?a.b,c%2Fd,_e,1}").expect("a template").expand(&lookup);
    assert_eq!(uri, "?a.b=3&c%2Fd=5&_e=2&1=1");
}

#[test]
fn an_invalid_template_is_refused_with_the_offset() {
    for (template, offset) in [
        ("{", 1),
        ("a{b", 3),
        ("}", 0),
        ("a}b", 1),
        ("{a}}", 3),
        ("{{a}}", 1),
        ("{}", 1),
        ("{?}", 2),
        ("{,a}", 1),
        ("{a,}", 3),
        ("{a,,b}", 3),
        ("{=a}", 1),
        ("{!a}", 1),
        ("{@a}", 1),
        ("{|a}", 1),
        ("{,a}", 1),
        ("{$a}", 1),
        ("{a b}", 2),
        ("{a-b}", 2),
        ("{é}", 1),
        ("{%zz}", 1),
        ("{..a}", 2),
        ("{a..b}", 3),
        ("{a.}", 3),
        ("{a:}", 3),
        ("{a:0}", 3),
        ("{a:01}", 3),
        ("{a:10000}", 3),
        ("{a:-1}", 3),
        ("{a:3*}", 3),
        ("{a*:3}", 2),
        ("{a**}", 2),
        ("{?a,b:x}", 6),
        ("é{a", 4),
    ] {
        let error = UriTemplate::parse(template).expect_err(template);
        assert_eq!(error.offset, offset, "{template}: {error}");
    }
    let error = UriTemplate::parse("/{id").expect_err("an open brace");
    assert_eq!(error.to_string(), "not a URI Template: at byte 4, expected `}`");
}

proptest! {
    #[test]
    fn no_template_makes_the_parser_panic(template in "[{}a?+#*:.,%é0-9 -]{0,30}", value in "\\PC{0,20}") {
        if let Ok(parsed) = UriTemplate::parse(&template) {
            let uri = parsed.expand(&|_| Some(TemplateValue::Text(value.clone())));
            prop_assert!(uri.bytes().all(|byte| byte.is_ascii_graphic()), "{}", uri);
        }
    }

    #[test]
    fn a_simple_expansion_can_be_decoded_again(value in "\\PC{0,40}") {
        let uri = UriTemplate::parse("{v}").expect("a template").expand(&|_| Some(TemplateValue::Text(value.clone())));
        let bytes = uri.as_bytes();
        let (mut decoded, mut at) = (Vec::new(), 0);
        while at < bytes.len() {
            if bytes[at] == b'%' {
                decoded.push(u8::from_str_radix(&uri[at + 1..at + 3], 16).expect("hexadecimal digits"));
                at += 3;
            } else {
                prop_assert!(bytes[at].is_ascii_alphanumeric() || b"-._~".contains(&bytes[at]));
                decoded.push(bytes[at]);
                at += 1;
            }
        }
        prop_assert_eq!(decoded, value.into_bytes());
    }
}
