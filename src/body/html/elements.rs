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
}

/// Element → what it becomes. Those that only style their text (`span`, `small`, `font`) are not here.
const ELEMENTS: &[(&str, Role)] = &[
    ("p", Role::Block),
    ("a", Role::Link),
    ("br", Role::Break),
    ("strong", Role::Format(Mark::Strong)),
    ("b", Role::Format(Mark::Strong)),
    ("em", Role::Format(Mark::Emphasis)),
    ("i", Role::Format(Mark::Emphasis)),
    ("dfn", Role::Format(Mark::Emphasis)),
    ("var", Role::Format(Mark::Emphasis)),
    ("cite", Role::Cite),
    ("mark", Role::Format(Mark::Highlighted)),
    ("del", Role::Format(Mark::Deleted)),
    ("s", Role::Format(Mark::Deleted)),
    ("strike", Role::Format(Mark::Deleted)),
    ("sup", Role::Format(Mark::Superscript)),
    ("sub", Role::Format(Mark::Subscript)),
    ("q", Role::Format(Mark::Quotation)),
    ("code", Role::Code),
    ("kbd", Role::Code),
    ("samp", Role::Code),
    ("tt", Role::Code),
    ("rt", Role::Reading),
    ("rp", Role::Opaque),
    ("h1", Role::Heading(2)),
    ("h2", Role::Heading(2)),
    ("h3", Role::Heading(3)),
    ("h4", Role::Heading(4)),
    ("h5", Role::Heading(4)),
    ("h6", Role::Heading(4)),
    ("ul", Role::List),
    ("menu", Role::List),
    ("dir", Role::List),
    ("ol", Role::OrderedList),
    ("dl", Role::Definitions),
    ("blockquote", Role::Quote),
    ("footer", Role::Attribution),
    ("pre", Role::Preformatted),
    ("listing", Role::Preformatted),
    ("xmp", Role::Preformatted),
    ("plaintext", Role::Preformatted),
    ("table", Role::Table),
    ("hr", Role::Rule),
    ("figure", Role::Figure),
    ("figcaption", Role::Caption),
    ("caption", Role::Caption),
    ("img", Role::Image),
    ("amp-img", Role::Image),
    ("picture", Role::Picture),
    ("noscript", Role::Fallback),
    ("video", Role::Film),
    ("audio", Role::Film),
    ("iframe", Role::Frame),
    ("amp-iframe", Role::Frame),
    ("embed", Role::Frame),
    ("object", Role::Frame),
    ("summary", Role::Summary),
    // On lines of their own, with no meaning that a block could carry.
    ("div", Role::Block),
    ("section", Role::Block),
    ("article", Role::Block),
    ("main", Role::Block),
    ("aside", Role::Block),
    ("header", Role::Block),
    ("nav", Role::Block),
    ("hgroup", Role::Block),
    ("address", Role::Block),
    ("center", Role::Block),
    ("details", Role::Block),
    ("dialog", Role::Block),
    ("form", Role::Block),
    ("fieldset", Role::Block),
    ("legend", Role::Block),
    ("search", Role::Block),
    // Parts of lists and tables, when they stand outside one.
    ("li", Role::Block),
    ("dt", Role::Block),
    ("dd", Role::Block),
    ("thead", Role::Block),
    ("tbody", Role::Block),
    ("tfoot", Role::Block),
    ("tr", Role::Block),
    ("td", Role::Block),
    ("th", Role::Block),
    // No text of the story.
    ("script", Role::Opaque),
    ("style", Role::Opaque),
    ("template", Role::Opaque),
    ("head", Role::Opaque),
    ("title", Role::Opaque),
    ("meta", Role::Opaque),
    ("link", Role::Opaque),
    ("base", Role::Opaque),
    ("svg", Role::Opaque),
    ("math", Role::Opaque),
    ("canvas", Role::Opaque),
    ("param", Role::Opaque),
    ("colgroup", Role::Opaque),
    ("col", Role::Opaque),
    ("area", Role::Opaque),
    ("frameset", Role::Opaque),
    ("frame", Role::Opaque),
    ("noframes", Role::Opaque),
    ("noembed", Role::Opaque),
    ("button", Role::Opaque),
    ("input", Role::Opaque),
    ("select", Role::Opaque),
    ("option", Role::Opaque),
    ("optgroup", Role::Opaque),
    ("selectedcontent", Role::Opaque),
    ("datalist", Role::Opaque),
    ("textarea", Role::Opaque),
    ("progress", Role::Opaque),
    ("meter", Role::Opaque),
];

/// Element (or any, when empty), class → what it becomes instead: where content systems say by a class what they have
/// no element for.
const CLASSES: &[(&str, &str, Role)] = &[
    // WordPress.
    ("div", "wp-caption", Role::Figure),
    ("dl", "wp-caption", Role::Figure),
    ("p", "wp-caption-text", Role::Caption),
    ("dd", "wp-caption-text", Role::Caption),
    ("dd", "gallery-caption", Role::Caption),
    ("div", "gallery", Role::Figure),
    ("dl", "gallery-item", Role::Figure),
    ("div", "gallery-item", Role::Figure),
    ("div", "tiled-gallery", Role::Figure),
    ("div", "wp-block-jetpack-tiled-gallery", Role::Figure),
    ("div", "wp-block-jetpack-slideshow", Role::Figure),
    ("div", "wp-block-embed__wrapper", Role::FrameAddress),
    ("blockquote", "wp-embedded-content", Role::Block),
    ("iframe", "wp-embedded-content", Role::Opaque),
    ("pre", "wp-block-verse", Role::Verse),
    ("img", "wp-smiley", Role::Glyph),
    ("img", "emoji", Role::Glyph),
    ("object", "wp-block-file__embed", Role::Opaque),
    ("a", "wp-block-file__button", Role::Opaque),
    ("", "screen-reader-text", Role::Opaque),
    ("div", "sharedaddy", Role::Opaque),
    ("div", "jp-relatedposts", Role::Opaque),
    ("div", "addtoany_share_save_container", Role::Opaque),
    // Blogger.
    ("table", "tr-caption-container", Role::Figure),
    ("td", "tr-caption", Role::Caption),
    ("div", "feedflare", Role::Opaque),
    // Ghost.
    ("a", "kg-bookmark-container", Role::Bookmark),
    ("div", "kg-audio-player-container", Role::Opaque),
    ("div", "kg-audio-player", Role::Opaque),
    ("div", "kg-video-player-container", Role::Opaque),
    ("div", "kg-video-overlay", Role::Opaque),
    ("div", "kg-signup-card", Role::Opaque),
    // Drupal, Bootstrap: what is there for screen readers only, in a page of another form.
    ("", "visually-hidden", Role::Opaque),
    ("", "sr-only", Role::Opaque),
    // Substack, Discourse, Mastodon, generators of static sites, advertisements.
    ("div", "subscription-widget-wrap", Role::Opaque),
    ("span", "informations", Role::Opaque),
    ("span", "invisible", Role::Opaque),
    ("a", "footnote-backref", Role::Opaque),
    ("a", "reversefootnote", Role::Opaque),
    ("a", "headerlink", Role::Opaque),
    ("a", "header-anchor", Role::Opaque),
    ("a", "heading-anchor", Role::Opaque),
    ("ins", "adsbygoogle", Role::Opaque),
    // Posts of third parties.
    ("blockquote", "twitter-tweet", Role::Post("")),
    ("blockquote", "twitter-video", Role::Post("")),
    ("blockquote", "instagram-media", Role::Post("data-instgrm-permalink")),
    ("blockquote", "text-post-media", Role::Post("data-text-post-permalink")),
    ("blockquote", "tiktok-embed", Role::Post("cite")),
    ("blockquote", "mastodon-embed", Role::Post("data-embed-url")),
    ("blockquote", "bluesky-embed", Role::Post("")),
    ("blockquote", "reddit-embed-bq", Role::Post("")),
    ("blockquote", "reddit-card", Role::Post("")),
    ("blockquote", "imgur-embed-pub", Role::Post("")),
    ("div", "fb-post", Role::Post("data-href")),
    ("div", "fb-video", Role::Post("data-href")),
];

/// What an element of this name becomes, whatever its classes.
pub(super) fn role_of(name: &str) -> Role {
    ELEMENTS.iter().find(|(known, _)| *known == name).map_or(Role::Transparent, |(_, role)| *role)
}

/// What an element becomes; text is [`Role::Transparent`].
pub(super) fn role(node: &Node) -> Role {
    let name = node.name();
    let by_class = |class: &str| {
        CLASSES.iter().find(|(element, known, _)| *known == class && (element.is_empty() || *element == name))
    };
    // What goes with all that stands in it goes before anything else can be made of it.
    match role_of(name) {
        Role::Opaque => Role::Opaque,
        role => node.classes().find_map(by_class).map_or(role, |(_, _, role)| *role),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_names_nothing_twice() {
        for (at, (name, _)) in ELEMENTS.iter().enumerate() {
            assert!(!ELEMENTS[..at].iter().any(|(before, _)| before == name), "{name}");
        }
        for (at, (name, class, _)) in CLASSES.iter().enumerate() {
            assert!(!CLASSES[..at].iter().any(|(n, c, _)| n == name && c == class), "{name}.{class}");
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
