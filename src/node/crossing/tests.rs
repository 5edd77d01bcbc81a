use super::*;
use crate::node::{IntoNode, view};
use leptos::prelude::{Owner, provide_context};
use proptest::prelude::*;

fn own(url: &SafeUrl) -> Option<String> {
    url.as_str().strip_prefix("https://news.example/").map(|path| ["/", path].concat())
}

fn shown(text: &str) -> String {
    Owner::new().with(|| read(text, Language::English.words(), Consent::here(), own).to_html())
}

fn crossed(node: Node) -> String {
    shown(&write(node))
}

#[test]
fn elements_texts_and_attributes_cross_and_what_says_only_that_it_is_there_too() {
    let node = view! {
        <p class="a" lang="ar" dir="auto">"<b> & " <em>{"é\u{2029}".to_owned()}</em></p>
        {vec![view! { <br /> }, ().into_node()]}
        <video controls playsinline src="https://a.example/b.mp4"></video>
        {move || "later"}
    };
    assert_eq!(
        crossed(node),
        "<p class=\"a\" lang=\"ar\" dir=\"auto\">&lt;b&gt; &amp; <em>é\u{2029}</em></p><br>\
         <video controls playsinline src=\"https://a.example/b.mp4\"></video>later"
    );
}

#[test]
fn what_no_body_has_does_not_cross() {
    let mut script = Element::new("script");
    script.text("alert(1)");
    let mut handler = Element::new("p");
    handler.literal("onclick", "alert(1)");
    handler.literal("style", "color: red");
    handler.literal("srcdoc", "<script>");
    assert_eq!(crossed(Node::Many(vec![Node::Element(script), Node::Element(handler)])), "<p></p>");
}

#[test]
fn an_address_is_made_anew_or_left_out() {
    let linked = |name: &'static str, tag: &'static str, address: &'static str| {
        let mut element = Element::new(tag);
        element.literal(name, address);
        crossed(Node::Element(element))
    };
    assert_eq!(linked("href", "a", "javascript:alert(1)"), "<a></a>");
    assert_eq!(linked("src", "img", "javascript:alert(1)"), "<img>");
    assert_eq!(linked("src", "source", "data:text/html,<script>"), "<source>");
    assert_eq!(linked("poster", "video", "blob:x"), "<video></video>");
    assert_eq!(linked("srcset", "img", "https://a.example/a 1w, javascript:x 2w"), "<img>");
    let two = "https://a.example/a 1w, https://a.example/b 2w";
    assert_eq!(linked("srcset", "img", two), ["<img srcset=\"", two, "\">"].concat());
}

#[test]
fn a_link_to_a_story_of_ours_stays_and_one_that_leaves_says_so() {
    let link = |href: &str| crossed(view! { <a href=SafeUrl::parse(href, None) rel="external">"x"</a> });
    assert_eq!(link("https://news.example/article/1"), "<a href=\"/article/1\">x</a>");
    assert!(
        link("https://b.example/")
            .ends_with("x<span class=\"visually-hidden\" lang=\"en\"> (opens another site)</span></a>")
    );
}

fn framed() -> Node {
    let mut element = Element::new("div");
    element.literal(CONSENT, "youtube");
    let button = |act: &'static str| {
        let mut button = Element::new("button");
        button.literal(ACT, act);
        button.text(act);
        Node::Element(button)
    };
    element.child(view! { <p>{button(SHOW)} {button(ALWAYS)}</p> });
    element.child(view! { <div><iframe src="https://a.example/" title="a"></iframe> {button(ASK)}</div> });
    Node::Element(element)
}

#[test]
fn what_needs_consent_is_shown_with_it_and_can_be_taken_back() {
    let text = write(Node::Many(vec![framed(), framed()]));
    let without = shown(&text);
    assert!(!without.contains("iframe"), "{without}");
    assert_eq!(without.matches("<button>show</button><button>always</button>").count(), 2);
    assert!(without.contains("id=\"embed-1\"") && without.contains("id=\"embed-2\""), "{without}");
    let with = Owner::new().with(|| {
        provide_context(Consent::new("vimeo youtube".into(), |_| {}, |_| {}));
        read(&text, Language::English.words(), Consent::here(), own).to_html()
    });
    assert_eq!(
        with.matches(" src=\"https://a.example/\" title=\"a\"></iframe><button>ask</button>").count(),
        2,
        "{with}"
    );
    assert_eq!(with.matches("<iframe sandbox=\"allow-scripts allow-popups").count(), 2, "{with}");
}

/// The frame that a text asks for, as it is drawn where the reader has agreed and where nobody was asked.
fn forged(frame: &str) -> [String; 2] {
    let agreed = Owner::new().with(|| {
        provide_context(Consent::new("a".into(), |_| {}, |_| {}));
        let frame = ["1:", frame].concat();
        let text = ["1:x1:a0:", &frame.len().to_string(), ":", &frame].concat();
        read(&text, Language::English.words(), Consent::here(), own).to_html()
    });
    [agreed, shown(&["1:", frame].concat())]
}

#[test]
fn whoever_wrote_the_text_a_frame_is_held_to_what_it_may_do_and_asks_first() {
    let [agreed, unasked] = forged("f12:player named19:https://b.example/xu1:19:https://c.example/yc0:");
    assert!(!unasked.contains("<iframe"), "{unasked}");
    assert!(agreed.contains("src=\"https://b.example/x\"") && !agreed.contains("c.example"), "{agreed}");
    assert!(agreed.contains("sandbox=\"allow-scripts") && !agreed.contains("top-navigation"), "{agreed}");
    assert!(agreed.contains("referrerpolicy=\"strict-origin-when-cross-origin\""), "{agreed}");
    for address in ["http://b.example/a", "javascript:alert(1)", "data:text/html,x", "//b.example/a", ""] {
        let [agreed, _] = forged(&["f4:page", &address.len().to_string(), ":", address, "c0:"].concat());
        assert!(!agreed.contains("<iframe"), "{address}: {agreed}");
    }
}

#[test]
fn a_body_is_read_as_lines_of_text() {
    let node = view! { <h2>"A"</h2><p>"b" <em>"c"</em></p><ul><li>"d"</li></ul><table><tr><td>"e"</td><td>"f"</td></tr></table> };
    assert_eq!(text_of(&write(node)), "A\nbc\nd\ne f");
}

proptest! {
    #[test]
    fn no_text_breaks_the_reader_or_brings_in_another_element(text in "([0-9]{1,2}:|[teaudcxf]|[a-z<\"]){0,40}") {
        let html = shown(&text);
        for wrong in ["<script", "<svg", "<style", "<form", "<object", "<iframe", "javascript:", " on"] {
            prop_assert!(!html.contains(wrong));
        }
    }

    #[test]
    fn a_text_that_was_cut_anywhere_is_read_as_far_as_it_goes(at in 0..200usize) {
        let text = write(Node::Many(vec![framed(), view! { <p>"é"</p> }]));
        if let Some(cut) = text.get(..at.min(text.len())) {
            shown(cut);
        }
    }
}
