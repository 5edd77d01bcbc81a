//! What may be in the markup that the app draws, whatever it is drawn from: a list of elements, a list of attributes,
//! and for each address its schemes. The markup is read as strictly as it is written (every element closed, every value
//! in quotation marks): what is not in that form or in a list is a leftover. None of the elements has raw text, so a
//! browser's parser reads nothing else in it.

use url::Url;

const ELEMENTS: &str = "a abbr article aside audio b bdi bdo blockquote br button caption cite code dd del div dl dt em figcaption \
    figure footer h1 h2 h3 h4 h5 h6 header hr i img li mark nav ol p pre q section small source span strong sub sup svg \
    table tbody td th thead time tr track ul video path details summary ins u tfoot \
    math merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt mstyle msub \
    msubsup msup mtable mtd mtext mtr munder munderover none menclose";
const VOID: [&str; 5] = ["br", "hr", "img", "source", "track"];
const ATTRIBUTES: &str = "alt class controls datetime decoding default dir fetchpriority height hidden kind label lang loading preload \
    rel role scope sizes srclang start tabindex title type width playsinline colspan rowspan referrerpolicy muted loop \
    crossorigin reversed value display accent accentunder columnspan displaystyle fence form largeop linethickness \
    mathvariant movablelimits notation separator stretchy symmetric";
/// What begins the name of a place in a story.
const OF_STORY: &str = "story-";
/// A sign of the interface is an `svg` with one path in it, and nothing else of SVG is there.
const OF_SIGNS: [(&str, &str); 2] = [("svg", "class viewBox aria-hidden"), ("path", "d")];
/// Names that can be led to: the heading of the page, and what third parties show, by its number.
const HEADING: &str = "page-title";
const NUMBERED: &str = "embed-";
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
    let mut open: Vec<&str> = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let Some((tag, after)) = rest[at + 1..].split_once('>') else { return Some("half a tag".to_owned()) };
        rest = after;
        if let Some(name) = tag.strip_prefix('/') {
            if open.pop() != Some(name) {
                return Some(format!("the end of another element, {name}"));
            }
            continue;
        }
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        let is_in_sign = open.last() == Some(&"svg");
        if !ELEMENTS.split_ascii_whitespace().any(|known| known == name) || is_in_sign != (name == "path") {
            return Some(format!("<{name}>"));
        }
        let leftover = in_attributes(name, attributes);
        if leftover.is_some() {
            return leftover;
        }
        if !VOID.contains(&name) {
            open.push(name);
        }
        if open.len() > DEEPEST {
            return Some(format!("an element {DEEPEST} deep"));
        }
    }
    open.pop().map(|name| format!("an open {name}"))
}

/// What is wrong in the attributes of an element: `one="a" two three="b"`.
fn in_attributes(element: &str, mut rest: &str) -> Option<String> {
    while !rest.is_empty() {
        let end = rest.find([' ', '=']).unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        let value;
        (value, rest) = match after.strip_prefix("=\"") {
            Some(quoted) => match quoted.split_once('"') {
                Some((value, after)) => (value, after),
                None => return Some(format!("half an attribute, {rest}")),
            },
            None => ("", after),
        };
        let is_parted = rest.is_empty() || rest.starts_with(' ');
        if !is_parted || name.is_empty() || is_wrong(element, name, &unescaped(value)) {
            return Some(format!("{name}={value:?} of {element}"));
        }
        rest = rest.trim_start_matches(' ');
    }
    None
}

fn unescaped(value: &str) -> String {
    value.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// Whether an attribute is none of the app's, or its value not of a kind that the app gives it.
fn is_wrong(element: &str, name: &str, value: &str) -> bool {
    if let Some((_, own)) = OF_SIGNS.iter().find(|(known, _)| *known == element) {
        return !own.split(' ').any(|known| known == name);
    }
    match name {
        "href" => element != "a" || !leads(value, &["http", "https", "mailto", "tel"]),
        "src" | "poster" => !loads(value),
        "srcset" => value.split(", ").any(|one| !loads(one.split(' ').next().unwrap_or_default())),
        "id" if value.starts_with(OF_STORY) => false,
        "id" => value != HEADING && value.strip_prefix(NUMBERED).is_none_or(|at| at.parse::<u32>().is_err()),
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
    let raster = ["png", "jpeg", "gif", "webp", "avif", "bmp"];
    let kind = address.split_at_checked(11).filter(|(start, _)| start.eq_ignore_ascii_case("data:image/"));
    let kind = kind.map(|(_, rest)| rest.split([';', ',']).next().unwrap_or_default().to_ascii_lowercase());
    kind.is_some_and(|kind| raster.contains(&kind.as_str())) || leads(address, &["https", "http"])
}

#[test]
fn what_the_app_does_not_draw_is_found() {
    for hostile in [
        "<script>1</script>",
        "<style>p {}</style>",
        "<p onclick=\"a\">b</p>",
        "<p style=\"a\">b</p>",
        "<p class=a>b</p>",
        "<p class=\"a\"onclick=\"b\">b</p>",
        "<p class=\"a\" / lang=\"b\">b</p>",
        "<p",
        "<p class=\"a",
        "<p>a",
        "<p>a</b></p>",
        "<P>a</P>",
        "<a href=\"javascript:a\">b</a>",
        "<a href=\" java\nscript:a\">b</a>",
        "<a href=\"&quot;>\">b</a>",
        "<a href=\"//user:b@c.example\">b</a>",
        "<img src=\"data:text/html,a\">",
        "<img src=\"data:image/svg+xml,a\">",
        "<img srcset=\"https://a.example/ 1w, javascript:b 2w\">",
        "<video poster=\"blob:a\"></video>",
        "<p id=\"body\">a</p>",
        "<p name=\"body\">a</p>",
        "<svg onload=\"a\"></svg>",
        "<svg class=\"icon\"><script>a</script></svg>",
        "<svg class=\"icon\"><path d=\"a\"><path d=\"b\"></path></path></svg>",
        "<svg class=\"icon\"><path d=\"a\" onload=\"b\"></path></svg>",
        "<path d=\"a\"></path>",
        "<math><mi href=\"https://a.example/\">a</mi></math>",
        "<iframe srcdoc=\"a\"></iframe>",
        "<form action=\"a\"></form>",
        "<meta http-equiv=\"refresh\">",
        "<base href=\"a\">",
        "<template></template>",
        "<noscript>a</noscript>",
        "<!-- a -->",
    ] {
        assert!(found(hostile).is_some(), "{hostile}");
    }
    assert_drawn(
        "<p lang=\"&quot;&gt;\" hidden>&lt;script&gt;<a href=\"mailto:a@b.example\">a</a><img src=\"/a.png\" alt=\"\"></p>",
    );
    assert_drawn(
        "<button type=\"button\"><svg class=\"icon\" viewBox=\"0 0 24 24\" aria-hidden=\"true\"><path d=\"M1\"></path></svg></button>",
    );
}
