//! The tables of RFC 9535, then the bounds; what other implementations have stumbled over is in [`conformance`].

mod conformance;

use super::{JsonPath, Limits};
use json::{Value, json};
use proptest::prelude::*;

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("the test's own JSON {text}: {error}"))
}

fn select(query: &str, document: &Value) -> Value {
    let path = JsonPath::parse(query).unwrap_or_else(|error| panic!("{query}: {error}"));
    let nodes = path.select(document, Limits::default());
    assert_eq!(path.first(document, Limits::default()), nodes.first().copied(), "{query}: first is select's first");
    Value::Array(nodes.into_iter().cloned().collect())
}

/// Each row: a query, and what it selects as a JSON array.
fn selects(document: &str, rows: &[(&str, &str)]) {
    let document = json(document);
    for (query, expected) in rows {
        assert_eq!(select(query, &document), json(expected), "{query}");
    }
}

fn refused(queries: &[&str]) {
    for query in queries {
        assert!(JsonPath::parse(query).is_err(), "{query:?} was taken for a query");
    }
}

const BOOKSTORE: &str = r#"{ "store": {
    "book": [
      { "category": "reference", "author": "Nigel Rees", "title": "Sayings of the Century", "price": 8.95 },
      { "category": "fiction", "author": "Evelyn Waugh", "title": "Sword of Honour", "price": 12.99 },
      { "category": "fiction", "author": "Herman Melville", "title": "Moby Dick", "isbn": "0-553-21311-3", "price": 8.99 },
      { "category": "fiction", "author": "J. R. R. Tolkien", "title": "The Lord of the Rings", "isbn": "0-395-19395-8", "price": 22.99 }
    ],
    "bicycle": { "color": "red", "price": 399 }
} }"#;

#[test]
fn the_bookstore_of_section_1_5_answers_as_printed() {
    let authors = r#"["Nigel Rees","Evelyn Waugh","Herman Melville","J. R. R. Tolkien"]"#;
    selects(
        BOOKSTORE,
        &[
            ("$.store.book[*].author", authors),
            ("$..author", authors),
            ("$.store..price", "[8.95, 12.99, 8.99, 22.99, 399]"),
            ("$..book[2].author", r#"["Herman Melville"]"#),
            ("$..book[2].publisher", "[]"),
            ("$..book[-1].title", r#"["The Lord of the Rings"]"#),
            ("$..book[0,1].price", "[8.95, 12.99]"),
            ("$..book[:2].price", "[8.95, 12.99]"),
            ("$..book[?@.isbn].price", "[8.99, 22.99]"),
            ("$..book[?@.price<10].title", r#"["Sayings of the Century", "Moby Dick"]"#),
        ],
    );
    let document = json(BOOKSTORE);
    assert_eq!(select("$.store.*", &document), json!([document["store"]["book"], document["store"]["bicycle"]]));
    assert_eq!(select("$..book[2]", &document), json!([document["store"]["book"][2]]));
    assert_eq!(select("$..*", &document).as_array().map(Vec::len), Some(27));
}

#[test]
fn the_root_is_the_whole_document() {
    selects(r#"{"k": "v"}"#, &[("$", r#"[{"k": "v"}]"#)]);
}

#[test]
fn the_selectors_of_section_2_3_answer_as_printed() {
    selects(
        r#"{"o": {"j j": {"k.k": 3}}, "'": {"@": 2}}"#,
        &[
            ("$.o['j j']", r#"[{"k.k": 3}]"#),
            ("$.o['j j']['k.k']", "[3]"),
            (r#"$.o["j j"]["k.k"]"#, "[3]"),
            (r#"$["'"]["@"]"#, "[2]"),
        ],
    );
    selects(
        r#"{"o": {"j": 1, "k": 2}, "a": [5, 3]}"#,
        &[
            ("$[*]", r#"[{"j": 1, "k": 2}, [5, 3]]"#),
            ("$.o[*]", "[1, 2]"),
            ("$.o[*, *]", "[1, 2, 1, 2]"),
            ("$.a[*]", "[5, 3]"),
        ],
    );
    selects(r#"["a", "b"]"#, &[("$[1]", r#"["b"]"#), ("$[-2]", r#"["a"]"#)]);
    selects(
        r#"["a", "b", "c", "d", "e", "f", "g"]"#,
        &[
            ("$[1:3]", r#"["b", "c"]"#),
            ("$[5:]", r#"["f", "g"]"#),
            ("$[1:5:2]", r#"["b", "d"]"#),
            ("$[5:1:-2]", r#"["f", "d"]"#),
            ("$[::-1]", r#"["g", "f", "e", "d", "c", "b", "a"]"#),
        ],
    );
}

#[test]
fn the_comparisons_of_table_11_hold() {
    let document = json!({"obj": {"x": "y"}, "arr": [2, 3]});
    for (comparison, holds) in [
        ("$.absent1 == $.absent2", true),
        ("$.absent1 <= $.absent2", true),
        ("$.absent1 >= $.absent2", true),
        ("$.absent1 < $.absent2", false),
        ("$.absent == 'g'", false),
        ("$.absent1 != $.absent2", false),
        ("$.absent != 'g'", true),
        ("1 <= 2", true),
        ("1 > 2", false),
        ("13 == '13'", false),
        ("'a' <= 'b'", true),
        ("'a' > 'b'", false),
        ("$.obj == $.arr", false),
        ("$.obj != $.arr", true),
        ("$.obj == $.obj", true),
        ("$.obj != $.obj", false),
        ("$.arr == $.arr", true),
        ("$.arr != $.arr", false),
        ("$.obj == 17", false),
        ("$.obj != 17", true),
        ("$.obj <= $.arr", false),
        ("$.obj < $.arr", false),
        ("$.obj <= $.obj", true),
        ("$.arr <= $.arr", true),
        ("1 <= $.arr", false),
        ("1 >= $.arr", false),
        ("1 > $.arr", false),
        ("1 < $.arr", false),
        ("true <= true", true),
        ("true > true", false),
        // Not in the table: numbers are compared as numbers, whatever their spelling.
        ("1 == 1.0", true),
        ("-0 == 0.0", true),
        ("1e3 == 1000", true),
        ("9007199254740993 == 9007199254740992", false),
        ("18446744073709551615 > 18446744073709551614", true),
        ("'\u{ffff}' < '\u{10000}'", true),
    ] {
        let selected = select(&format!("$[?{comparison}]"), &document);
        assert_eq!(selected.as_array().map(Vec::len), Some(if holds { 2 } else { 0 }), "{comparison}");
    }
}

#[test]
fn the_filters_of_table_12_answer_as_printed() {
    selects(
        r#"{"a": [3, 5, 1, 2, 4, 6, {"b": "j"}, {"b": "k"}, {"b": {}}, {"b": "kilo"}],
            "o": {"p": 1, "q": 2, "r": 3, "s": 5, "t": {"u": 6}}, "e": "f"}"#,
        &[
            ("$.a[?@.b == 'kilo']", r#"[{"b": "kilo"}]"#),
            ("$.a[?(@.b == 'kilo')]", r#"[{"b": "kilo"}]"#),
            ("$.a[?@>3.5]", "[5, 4, 6]"),
            ("$.a[?@.b]", r#"[{"b": "j"}, {"b": "k"}, {"b": {}}, {"b": "kilo"}]"#),
            ("$[?@.*].p", "[1]"),
            ("$[?@[?@.b]][0]", "[3]"),
            ("$.o[?@<3, ?@<3]", "[1, 2, 1, 2]"),
            (r#"$.a[?@<2 || @.b == "k"]"#, r#"[1, {"b": "k"}]"#),
            (r#"$.a[?match(@.b, "[jk]")]"#, r#"[{"b": "j"}, {"b": "k"}]"#),
            (r#"$.a[?search(@.b, "[jk]")]"#, r#"[{"b": "j"}, {"b": "k"}, {"b": "kilo"}]"#),
            ("$.o[?@>1 && @<4]", "[2, 3]"),
            ("$.o[?@.u || @.x]", r#"[{"u": 6}]"#),
            ("$.a[?@.b == $.x]", "[3, 5, 1, 2, 4, 6]"),
            ("$.a[?@ == @]", r#"[3, 5, 1, 2, 4, 6, {"b": "j"}, {"b": "k"}, {"b": {}}, {"b": "kilo"}]"#),
        ],
    );
}

#[test]
fn functions_are_taken_only_where_section_2_4_9_calls_them_well_typed() {
    for query in [
        "$[?length(@) < 3]",
        "$[?count(@.*) == 1]",
        "$[?match(@.timezone, 'Europe/.*')]",
        "$[?value(@..color) == \"red\"]",
        "$[?length(value(@..a)) == count(@..*)]",
        "$[?!search(@.a, @.b) && (length('abc') == 3)]",
    ] {
        assert!(JsonPath::parse(query).is_ok(), "{query}");
    }
    refused(&[
        "$[?length(@.*) < 3]",
        "$[?count(1) == 1]",
        "$[?count(foo(@.*)) == 1]",
        "$[?match(@.timezone, 'Europe/.*') == true]",
        "$[?value(@..color)]",
        "$[?bar(@.a)]",
        "$[?length(@)]",
        "$[?count(@.*)]",
        "$[?length(match(@.a, 'a')) == 1]",
        "$[?match(@.*, 'a')]",
        "$[?length((@.a)) == 1]",
    ]);
}

#[test]
fn the_segments_of_section_2_5_answer_as_printed() {
    selects(
        r#"["a", "b", "c", "d", "e", "f", "g"]"#,
        &[("$[0, 3]", r#"["a", "d"]"#), ("$[0:2, 5]", r#"["a", "b", "f"]"#), ("$[0, 0]", r#"["a", "a"]"#)],
    );
    selects(
        r#"{"o": {"j": 1, "k": 2}, "a": [5, 3, [{"j": 4}, {"k": 6}]]}"#,
        &[
            ("$..j", "[1, 4]"),
            ("$..[0]", r#"[5, {"j": 4}]"#),
            (
                "$..[*]",
                r#"[{"j": 1, "k": 2}, [5, 3, [{"j": 4}, {"k": 6}]], 1, 2, 5, 3, [{"j": 4}, {"k": 6}],
                   {"j": 4}, {"k": 6}, 4, 6]"#,
            ),
            ("$..o", r#"[{"j": 1, "k": 2}]"#),
            ("$.o..[*, *]", "[1, 2, 1, 2]"),
            ("$.a..[0, 1]", r#"[5, 3, {"j": 4}, {"k": 6}]"#),
        ],
    );
}

#[test]
fn null_is_a_value_like_others_as_in_section_2_6() {
    selects(
        r#"{"a": null, "b": [null], "c": [{}], "null": 1}"#,
        &[
            ("$.a", "[null]"),
            ("$.a[0]", "[]"),
            ("$.a.d", "[]"),
            ("$.b[0]", "[null]"),
            ("$.b[*]", "[null]"),
            ("$.b[?@]", "[null]"),
            ("$.b[?@==null]", "[null]"),
            ("$.c[?@.d==null]", "[]"),
            ("$.null", "[1]"),
        ],
    );
}

#[test]
fn an_error_says_where_and_what_was_expected() {
    let error = JsonPath::parse("$.items[?@.kind = 'x']").expect_err("one equals sign is no comparison");
    assert_eq!(error.offset, 16);
    assert_eq!(error.to_string(), "not a JSONPath query: at byte 16, expected `,` or `]`");
    let error = JsonPath::parse("$.é[?match(@, '(')]").expect_err("an open group");
    assert_eq!(error.offset, "$.é[?match(@, ".len());
    assert_eq!(error.expected, "`)`");
}

#[test]
fn a_query_that_is_too_long_or_too_deep_is_refused() {
    assert!(JsonPath::parse(&format!("${}", ".a".repeat(2047))).is_ok());
    refused(&[&format!("${}", ".a".repeat(2048))]);
    let nested = |levels: usize| format!("$[?{}@.a{}]", "(".repeat(levels), ")".repeat(levels));
    assert!(JsonPath::parse(&nested(31)).is_ok());
    refused(&[&nested(32), &nested(1500), &"$[?".repeat(1000), &format!("$[?{}@", "length(".repeat(500))]);
}

#[test]
fn the_limits_cut_the_answer_short() {
    let document = json!((0..100).collect::<Vec<_>>());
    let count = |query: &str, limits| JsonPath::parse(query).expect(query).select(&document, limits).len();
    assert_eq!(count("$[*]", Limits { results: 7, ..Limits::default() }), 7);
    assert_eq!(count("$[*]", Limits { results: 0, ..Limits::default() }), 0);
    assert_eq!(count("$[*]", Limits { nodes: 11, ..Limits::default() }), 10);
    assert_eq!(count("$[*]", Limits { depth: 0, ..Limits::default() }), 0);
    assert_eq!(count("$[*]", Limits { depth: 1, ..Limits::default() }), 100);
}

#[test]
fn a_filter_that_runs_out_of_nodes_selects_nothing_more() {
    let document = json!([[1], [1], [1]]);
    let path = JsonPath::parse("$[?!@[?@==2]]").expect("a query");
    for nodes in 0..40 {
        let found = path.select(&document, Limits { nodes, ..Limits::default() }).len();
        assert!(found <= nodes / 4, "{nodes} nodes cannot have sufficed for {found} answers");
    }
    assert_eq!(path.select(&document, Limits::default()).len(), 3);
}

#[test]
fn a_document_deeper_than_the_limit_is_walked_only_so_far() {
    let mut document = json!("bottom");
    for _ in 0..5000 {
        document = Value::Array(vec![document]);
    }
    assert_eq!(JsonPath::parse("$..*").expect("a query").select(&document, Limits::default()).len(), 512);
    assert_eq!(JsonPath::parse("$[?@==@]").expect("a query").select(&document, Limits::default()).len(), 0);
    std::mem::forget(document); // dropping it is serde_json's own recursion
}

#[test]
fn the_worst_query_on_a_wide_document_ends_soon() {
    let document = json!(vec![json!(vec![json!("a".repeat(100)); 100]); 100]);
    for query in ["$..[?@..[?@..[?@==$]]]", "$[*][?search(@, $[0][0])]", "$..[*,*,*]..[*,*,*]"] {
        let path = JsonPath::parse(query).expect(query);
        assert!(path.select(&document, Limits::default()).len() <= 10_000, "{query}");
    }
}

#[test]
fn every_small_slice_selects_what_its_bounds_say() {
    let bounds = || std::iter::once(None).chain((-6..=6).map(Some));
    let written = |bound: Option<i64>| bound.map_or(String::new(), |bound| bound.to_string());
    for (length, start, end) in
        (0..5_i64).flat_map(|length| bounds().flat_map(move |start| bounds().map(move |end| (length, start, end))))
    {
        let document = json!((0..length).collect::<Vec<_>>());
        let from_front = |bound: Option<i64>, default: i64| match bound {
            Some(bound) if bound < 0 => bound + length,
            Some(bound) => bound,
            None => default,
        };
        for step in [-3, -2, -1, 1, 2, 3] {
            let query = format!("$[{}:{}:{step}]", written(start), written(end));
            let expected: Vec<i64> = if step > 0 {
                let (low, high) = (from_front(start, 0).max(0), from_front(end, length));
                (0..length).filter(|index| *index >= low && *index < high && (index - low) % step == 0).collect()
            } else {
                let (high, low) = (from_front(start, length - 1).min(length - 1), from_front(end, -1));
                (0..length).rev().filter(|index| *index <= high && *index > low && (high - index) % step == 0).collect()
            };
            assert_eq!(select(&query, &document), json!(expected), "{query} of {length} items");
        }
    }
}

proptest! {
    #[test]
    fn no_text_makes_the_parser_panic(text in "\\PC*") {
        let _outcome = JsonPath::parse(&text);
    }

    #[test]
    fn whatever_parses_can_be_asked(
        tokens in prop::collection::vec(prop::sample::select(vec![
            "a", "b", "'c'", "[", "]", "*", "..", ".", "?", "@", "(", ")", "!", "&&", "||", "==", "<", ">=", "0", "-1",
            "1:3", "::-1", ",", "length(", "count(", "value(", "match(", "'a.*'", "null", " ", "$", "@.a", "[?@.a]", "[*]",
        ]), 0..12),
    ) {
        let query = format!("${}", tokens.concat());
        if let Ok(path) = JsonPath::parse(&query) {
            let document = json!({"a": [1, {"a": "abc", "b": null}, [0, 1, 2]], "b": {"a": {"a": true}}, "c": "a"});
            let nodes = path.select(&document, Limits::default());
            prop_assert_eq!(path.first(&document, Limits::default()), nodes.first().copied());
        }
    }
}
