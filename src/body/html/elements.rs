//! The one table of the dialect: what every element becomes. It is an allow-list by construction, since an element
//! that is not here is only its text.

use super::tree::Node;

/// What an element becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// What stands in it, in the line.
    Transparent,
    /// Nothing, and nothing of what stands in it.
    Opaque,
    /// What stands in it, on lines of its own.
    Block,
    /// A heading of this level.
    Heading(u8),
    /// Text with a meaning.
    Format(Mark),
    /// Code in the line.
    Code,
    /// A link.
    Link,
    /// A new line.
    Break,
    /// A change of thought.
    Rule,
    /// A list with bullets.
    List,
    /// A list with numbers.
    OrderedList,
    /// Terms and what they mean.
    Definitions,
    /// Somebody's words.
    Quote,
    /// Whose words they are, at the end of a quote.
    Attribution,
    /// The name of a work, or whose words a quote is.
    Cite,
    /// Text whose spaces matter.
    Preformatted,
    /// Text whose lines matter.
    Verse,
    /// A sentence of the story, shown once more.
    PullQuote,
    /// A box beside the story.
    Box,
    /// What opens when the reader asks for it.
    Details,
    /// An entry of a live blog, where it has a time.
    Entry,
    /// A footnote with its number.
    Footnote,
    /// A form: no text of the story where it has labels for its fields and no paragraphs.
    Form,
    /// A formula.
    Math,
    /// A formula in TeX.
    Tex,
    /// A drawing that may say what it shows.
    Drawing,
    /// Letters that stand for words, which its title has.
    Abbreviation,
    /// Rows and columns.
    Table,
    /// A picture, or something else, with what stands under it.
    Figure,
    /// What stands under a picture.
    Caption,
    /// Who made it.
    Credit,
    /// A picture.
    Image,
    /// A picture with its alternatives.
    Picture,
    /// A small picture that stands for a word.
    Glyph,
    /// What is shown where scripts do not run: of that, the picture that a script would have loaded.
    Fallback,
    /// A film or a recording.
    Film,
    /// A third party's frame.
    Frame,
    /// What a script would turn into one ([`placed`](crate::body::embed::placed)).
    Placed,
    /// A third party's post, whose text is here and whose address is in this attribute, or else its last link.
    Post(&'static str),
    /// A third party's address where its frame would stand.
    FrameAddress,
    /// A link with a title, a description and a picture.
    Bookmark,
    /// How a word is read, beside it (ruby).
    Reading,
    /// The heading of what can be folded.
    Summary,
}

/// What a piece of text is marked as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// `strong`.
    Strong,
    /// `em`.
    Emphasis,
    /// `mark`.
    Highlighted,
    /// `del`.
    Deleted,
    /// `sup`.
    Superscript,
    /// `sub`.
    Subscript,
    /// `q`.
    Quotation,
    /// `ins`.
    Inserted,
    /// `u`.
    Underlined,
    /// `small`.
    Small,
}

/// What elements become. Those that only style their text (`span`, `font`) are not here.
const ELEMENTS: &[(Role, &str)] = &[
    (Role::Link, "a"),
    (Role::Break, "br"),
    (Role::Format(Mark::Strong), "strong b"),
    (Role::Format(Mark::Emphasis), "em i dfn var"),
    (Role::Format(Mark::Highlighted), "mark"),
    (Role::Format(Mark::Deleted), "del s strike"),
    (Role::Format(Mark::Superscript), "sup"),
    (Role::Format(Mark::Subscript), "sub"),
    (Role::Format(Mark::Quotation), "q"),
    (Role::Format(Mark::Inserted), "ins"),
    (Role::Format(Mark::Underlined), "u"),
    (Role::Format(Mark::Small), "small"),
    (Role::Abbreviation, "abbr acronym"),
    (Role::Cite, "cite"),
    (Role::Code, "code kbd samp tt"),
    (Role::Reading, "rt"),
    (Role::Heading(2), "h1 h2"),
    (Role::Heading(3), "h3"),
    (Role::Heading(4), "h4 h5 h6"),
    (Role::List, "ul menu dir"),
    (Role::OrderedList, "ol"),
    (Role::Definitions, "dl"),
    (Role::Quote, "blockquote"),
    (Role::Attribution, "footer"),
    (Role::Preformatted, "pre listing xmp plaintext"),
    (Role::Table, "table"),
    (Role::Rule, "hr"),
    (Role::Figure, "figure"),
    (Role::Caption, "figcaption caption"),
    (Role::Image, "img amp-img"),
    (Role::Picture, "picture"),
    (Role::Fallback, "noscript"),
    (Role::Film, "video audio"),
    (Role::Frame, "iframe amp-iframe embed object"),
    (
        Role::Placed,
        "oembed lite-youtube lite-vimeo amp-youtube amp-vimeo amp-dailymotion amp-twitter amp-instagram amp-facebook \
         amp-tiktok",
    ),
    // Facebook's own elements (XFBML).
    (Role::Post("href"), "fb:post fb:video"),
    (Role::Summary, "summary"),
    (Role::Details, "details"),
    (Role::Box, "aside"),
    (Role::Entry, "article"),
    (Role::Form, "form"),
    (Role::Math, "math"),
    (Role::Tex, "x-tex"),
    (Role::Drawing, "svg"),
    // On lines of their own, with no meaning that a block could carry; and parts of lists and tables outside of one.
    (
        Role::Block,
        "p div section main header nav hgroup address center dialog fieldset legend search \
         li dt dd thead tbody tfoot tr td th",
    ),
    // No text of the story.
    (
        Role::Opaque,
        "script style template head title meta link base canvas svg:title svg:desc mjx-math param colgroup col area rp frameset frame \
         noframes noembed button input select option optgroup selectedcontent datalist textarea progress meter",
    ),
];

/// What elements become instead that have a class: where content systems say by a class what they have no element for.
/// `element.class`, or `.class` for any element.
const CLASSES: &[(Role, &str)] = &[
    // What is there for screen readers only, in a page of another form; buttons, players and subscription forms.
    (
        Role::Opaque,
        ".screen-reader-text .visually-hidden .sr-only span.invisible span.informations a.headerlink a.header-anchor a.heading-anchor a.wp-block-file__button \
         object.wp-block-file__embed iframe.wp-embedded-content div.sharedaddy div.jp-relatedposts \
         div.addtoany_share_save_container div.feedflare div.kg-audio-player .kg-audio-thumbnail \
         div.kg-video-player-container div.kg-video-overlay div.kg-signup-card div.subscription-widget-wrap \
         ins.adsbygoogle span.katex-html span.MathJax span.MathJax_Preview .progressiveMedia-thumbnail \
         div.subscription-widget-wrap-editor p.button-wrapper div.ez-toc-container p.ez-toc-title div.yarpp-related \
         ul.share div.share-buttons ul.social-share p.advertisement-label div.kg-callout-emoji \
         td.gutter td.rouge-gutter div.lyMe",
    ),
    (
        Role::Figure,
        "div.wp-caption dl.wp-caption div.gallery div.gallery-item dl.gallery-item div.tiled-gallery \
         div.wp-block-jetpack-tiled-gallery div.wp-block-jetpack-slideshow table.tr-caption-container div.kg-audio-card",
    ),
    (
        Role::PullQuote,
        "aside.pullquote div.pullquote aside.pull-quote aside.element-pullquote div.pull-quote blockquote.pullquote blockquote.pull-quote \
         blockquote.kg-blockquote-alt figure.wp-block-pullquote",
    ),
    (
        Role::Box,
        "div.kg-callout-card div.has-background div.factbox section.factbox div.fact-box div.infobox div.info-box \
         div.callout section.callout div.correction section.correction div.key-points section.key-points div.admonition",
    ),
    (Role::Footnote, "div.footnote"),
    (Role::Caption, "div.kg-audio-title p.wp-caption-text dd.wp-caption-text dd.gallery-caption td.tr-caption"),
    (Role::Block, "blockquote.wp-embedded-content"),
    (Role::Verse, "pre.wp-block-verse"),
    (Role::Glyph, "img.wp-smiley img.emoji"),
    (Role::FrameAddress, "div.wp-block-embed__wrapper"),
    (Role::Bookmark, "a.kg-bookmark-container"),
    // Posts of third parties.
    (
        Role::Post(""),
        "blockquote.twitter-tweet blockquote.twitter-video blockquote.bluesky-embed blockquote.reddit-embed-bq \
         blockquote.reddit-card blockquote.imgur-embed-pub",
    ),
    (Role::Post("data-instgrm-permalink"), "blockquote.instagram-media"),
    (Role::Post("data-text-post-permalink"), "blockquote.text-post-media"),
    (Role::Post("cite"), "blockquote.tiktok-embed"),
    (Role::Post("data-embed-url"), "blockquote.mastodon-embed"),
    (Role::Post("data-href"), "div.fb-post div.fb-video div.tumblr-post"),
    (Role::Placed, "div.flourish-embed div.infogram-embed"),
];

/// What an element of this name becomes, whatever its classes.
pub(super) fn role_of(name: &str) -> Role {
    let has_name = |names: &str| names.split(' ').any(|known| known == name);
    ELEMENTS.iter().find(|(_, names)| has_name(names)).map_or(Role::Transparent, |(role, _)| *role)
}

/// What an element becomes; text is [`Role::Transparent`].
pub(super) fn role(node: &Node) -> Role {
    match role_of(node.name()) {
        // What goes with all that stands in it goes before anything else can be made of it.
        Role::Opaque => Role::Opaque,
        _ if is_hidden(node) => Role::Opaque,
        // On another element it says of a link where it leads.
        _ if node.name() == "div" && node.attribute("data-oembed-url").is_some() => Role::Placed,
        role => {
            let mut names = node.classes().chain(node.attribute("id").filter(|_| node.name() == "div"));
            let styled = |role| if role == Role::Transparent { role_of_style(node) } else { unstyled(node, role) };
            names.find_map(|class| role_of_class(node.name(), class)).unwrap_or_else(|| styled(role))
        }
    }
}

/// Whether an element is not to be seen: it is hidden, or it is an ornament without words. A search in the page opens
/// what is hidden until it is found, and a formula may be hidden behind its picture.
fn is_hidden(node: &Node) -> bool {
    let is_formula = node.classes().any(|class| class.starts_with("mwe-math-mathml"));
    let is_ornament = || node.attribute("aria-hidden") == Some("true") && node.is_without_words();
    let has = |property: &str, value: &str| node.style(property).is_some_and(|known| known.eq_ignore_ascii_case(value));
    let has_style = || has("display", "none") || has("visibility", "hidden");
    !is_formula && (node.is_hidden_by_attribute() || has_style() || is_ornament())
}

/// What `font-weight` and its like say of an element without a meaning: pasted text has no other marks.
fn role_of_style(node: &Node) -> Role {
    if node.attribute("style").is_none() {
        return Role::Transparent;
    }
    let has = |property: &str, values: &str| {
        node.style(property).is_some_and(|value| value.split_ascii_whitespace().any(|word| is_one_of(values, word)))
    };
    if has("font-weight", "bold bolder 600 700 800 900") {
        Role::Format(Mark::Strong)
    } else if has("font-style", "italic oblique") {
        Role::Format(Mark::Emphasis)
    } else if has("text-decoration", "line-through") || has("text-decoration-line", "line-through") {
        Role::Format(Mark::Deleted)
    } else if has("vertical-align", "super") {
        Role::Format(Mark::Superscript)
    } else if has("vertical-align", "sub") {
        Role::Format(Mark::Subscript)
    } else {
        Role::Transparent
    }
}

/// The role of an element unless its style takes it back: Google Docs wraps all that is pasted in a `b` of usual weight.
fn unstyled(node: &Node, role: Role) -> Role {
    let is = |property: &str, values: &str| node.style(property).is_some_and(|value| is_one_of(values, value));
    match role {
        Role::Format(Mark::Strong) if is("font-weight", "normal lighter 300 400 500") => Role::Transparent,
        Role::Format(Mark::Emphasis) if is("font-style", "normal") => Role::Transparent,
        role => role,
    }
}

fn is_one_of(values: &str, value: &str) -> bool {
    values.split(' ').any(|known| known.eq_ignore_ascii_case(value))
}

fn role_of_class(name: &str, class: &str) -> Option<Role> {
    let is_meant = |selector: &str| {
        selector
            .split_once('.')
            .is_some_and(|(element, known)| known == class && (element.is_empty() || element == name))
    };
    CLASSES.iter().find(|(_, selectors)| selectors.split(' ').any(is_meant)).map(|(role, _)| *role)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_name_nothing_twice() {
        for table in [ELEMENTS, CLASSES] {
            let names: Vec<&str> = table.iter().flat_map(|(_, names)| names.split(' ')).collect();
            for (at, name) in names.iter().enumerate() {
                assert!(!name.is_empty() && !names[..at].contains(name), "{name}");
            }
        }
    }

    #[test]
    fn a_class_changes_the_elements_that_it_is_meant_for_only() {
        let node = |name: &str, class: &str| Node::Element {
            name: name.into(),
            attributes: vec![("class".into(), class.into())],
            children: Vec::new(),
        };
        assert_eq!(role(&node("div", "a gallery")), Role::Figure);
        assert_eq!(role(&node("a", "gallery")), Role::Link);
        assert_eq!(role(&node("em", "sr-only")), Role::Opaque);
        assert_eq!(role(&node("script", "wp-caption")), Role::Opaque);
        assert_eq!(role(&node("x-unknown", "")), Role::Transparent);
    }
}
