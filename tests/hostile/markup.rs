//! What may be in the markup that the app draws, whatever it is drawn from: a list of elements, a list of attributes,
//! and for each address its schemes. What is not in a list is a leftover.

use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, local_name, ns, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use url::Url;

const ELEMENTS: &str = "html head body a abbr article aside audio b bdi bdo blockquote br button caption cite code dd del div dl dt em \
    figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img li mark nav ol p pre q section small source span strong \
    sub sup table tbody td th thead time tr track ul video";
const ATTRIBUTES: &str = "alt class controls datetime decoding default dir fetchpriority height hidden href id kind label lang \
    loading poster preload rel role scope sizes src srclang srcset start tabindex title type width playsinline colspan \
    rowspan referrerpolicy muted";
/// Of all elements only the heading of the page can be led to by name.
const IDENTIFIERS: [&str; 1] = ["page-title"];
/// How deep elements may lie in one another: bodies and lines to their limits, and what stands about them.
const DEEPEST: usize = 150;

/// Panics, saying why, when markup holds anything that the app does not draw.
pub fn assert_drawn(html: &str) {
    if let Some(leftover) = found(html) {
        panic!("{leftover} in {html}");
    }
}

/// What stands in some markup that the app does not draw.
fn found(html: &str) -> Option<String> {
    let dom = parse_document(RcDom::default(), ParseOpts::default()).one(html);
    let mut open = vec![(dom.document.clone(), 0)];
    while let Some((node, depth)) = open.pop() {
        if depth > DEEPEST {
            return Some(format!("an element {depth} deep"));
        }
        if let Some(leftover) = leftover(&node) {
            return Some(leftover);
        }
        // A sign of the app's own holds lines and nothing else.
        if !is_sign(&node) {
            open.extend(node.children.borrow().iter().map(|child| (child.clone(), depth + 1)));
        }
    }
    None
}

fn attributes(node: &Handle) -> Vec<(String, String)> {
    let NodeData::Element { attrs, .. } = &node.data else { return Vec::new() };
    let named = |attribute: &html5ever::Attribute| {
        let prefix = attribute.name.prefix.as_ref().map_or(String::new(), |prefix| format!("{prefix}:"));
        ([prefix.as_str(), &attribute.name.local].concat(), attribute.value.to_string())
    };
    attrs.borrow().iter().map(named).collect()
}

/// Whether an element is a sign of the interface, `<svg class="icon">` with one path in it.
fn is_sign(node: &Handle) -> bool {
    let NodeData::Element { name, .. } = &node.data else { return false };
    let has = |of: &Handle, names: &[&str]| {
        attributes(of).iter().all(|(name, _)| names.contains(&name.as_str())) && !attributes(of).is_empty()
    };
    let is_path = |child: &Handle| {
        matches!(&child.data, NodeData::Element { name, .. } if name.local == local_name!("path"))
            && child.children.borrow().is_empty()
            && has(child, &["d"])
    };
    name.ns == ns!(svg)
        && name.local == local_name!("svg")
        && has(node, &["class", "viewBox", "aria-hidden"])
        && node.children.borrow().iter().all(is_path)
}

fn leftover(node: &Handle) -> Option<String> {
    match &node.data {
        NodeData::Document | NodeData::Text { .. } => None,
        NodeData::Element { name, .. } => {
            let is_known = name.ns == ns!(html) && ELEMENTS.split_ascii_whitespace().any(|known| *known == *name.local);
            if !is_known && !is_sign(node) {
                return Some(format!("<{}>", name.local));
            }
            if !is_known {
                return None;
            }
            attributes(node).iter().find_map(|(name, value)| wrong(name, value).then(|| format!("{name}={value:?}")))
        }
        _ => Some("a comment, a doctype or an instruction".to_owned()),
    }
}

/// Whether an attribute is none of the app's, or its value not of a kind that the app gives it.
fn wrong(name: &str, value: &str) -> bool {
    match name {
        "href" => !leads(value, &["http", "https", "mailto", "tel"]),
        "src" | "poster" => !loads(value),
        "srcset" => value.split(", ").any(|one| !loads(one.split(' ').next().unwrap_or_default())),
        "id" => !IDENTIFIERS.contains(&value),
        _ if name.starts_with("aria-") => false,
        _ => !ATTRIBUTES.split_ascii_whitespace().any(|known| known == name),
    }
}

fn leads(address: &str, schemes: &[&str]) -> bool {
    let base = Url::parse("https://news.example/").ok();
    let parsed = Url::options().base_url(base.as_ref()).parse(address);
    parsed.is_ok_and(|url| schemes.contains(&url.scheme()) && url.username().is_empty() && url.password().is_none())
}

fn loads(address: &str) -> bool {
    let start = address.get(..16.min(address.len())).unwrap_or_default().to_ascii_lowercase();
    let is_raster = ["png", "jpeg", "gif", "webp", "avif", "bmp"]
        .iter()
        .any(|kind| start.strip_prefix("data:image/").is_some_and(|rest| rest.starts_with(kind)));
    is_raster || leads(address, &["https", "http"])
}

#[test]
fn what_the_app_does_not_draw_is_found() {
    for hostile in [
        "<script>1</script>",
        "<style>p {}</style>",
        "<p onclick=a>b",
        "<p style=a>b",
        "<a href=javascript:a>b",
        "<a href=' java\nscript:a'>b",
        "<a href=//user:b@c.example>b",
        "<img src=data:text/html,a>",
        "<img src=data:image/svg+xml,a>",
        "<img srcset='https://a.example/ 1w, javascript:b 2w'>",
        "<video poster=blob:a>",
        "<p id=body>a",
        "<p name=body>a",
        "<svg onload=a>",
        "<svg class=icon><script>a</script></svg>",
        "<svg class=icon><path d=a><path/></svg>",
        "<svg class=icon><path d=a onload=b /></svg>",
        "<math><mi>a</mi></math>",
        "<iframe srcdoc=a></iframe>",
        "<form action=a></form>",
        "<meta http-equiv=refresh>",
        "<base href=a>",
        "<template></template>",
        "<noscript>a</noscript>",
        "<!-- a -->",
    ] {
        assert!(found(hostile).is_some(), "{hostile}");
    }
    assert_drawn("<p lang='\"><script>'>&lt;script&gt;<a href=mailto:a@b.example>a</a><img src=/a.png alt=''>");
    assert_drawn("<button type=button><svg class=icon viewBox='0 0 24 24' aria-hidden=true><path d=M1></path></svg></button>");
}
