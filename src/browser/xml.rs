//! The platform's own XML parser: `DOMParser` in a browser, which is strict and knows namespaces, and elsewhere
//! `quick-xml` with the checks that make it so. What comes out is the JSON tree of [`crate::backend::xml`].

use crate::backend::xml::{XmlError, check, mend};
use crate::json::Value;

/// The longest text that is parsed, in bytes: as long as an answer may be.
const LONGEST: usize = 16 * 1024 * 1024;

/// The tree of an XML document, mended before it is parsed. Errs where it is not well-formed, with the place as far as
/// the platform tells it.
pub fn parse(text: &str) -> Result<Value, XmlError> {
    if text.len() > LONGEST {
        return Err(XmlError::new("a document of more than 16 MiB"));
    }
    let text = mend(text);
    check(&text)?;
    platform::parse(&text)
}

#[cfg(target_arch = "wasm32")]
mod platform {
    use crate::backend::xml::{Name, TreeBuilder, XmlError};
    use crate::browser::inert;
    use crate::json::Value;
    use wasm_bindgen::prelude::*;
    use web_sys::{Element, HtmlFormElement, Node, Text, TreeWalker};

    /// `NodeFilter.SHOW_ELEMENT | SHOW_TEXT | SHOW_CDATA_SECTION`.
    const ELEMENTS_AND_TEXT: u32 = 0x1 | 0x4 | 0x8;
    const XHTML: &str = "http://www.w3.org/1999/xhtml";
    /// What Firefox answers with in place of a document that is not well-formed.
    const MOZILLA_ERROR: &str = "http://www.mozilla.org/newlayout/xml/parsererror.xml";

    pub(super) fn parse(text: &str) -> Result<Value, XmlError> {
        let walker = inert::parse(text, "application/xml", ELEMENTS_AND_TEXT)
            .map_err(|_| XmlError::new("the browser does not parse here"))?;
        let mut builder = TreeBuilder::new();
        walk(&walker, &mut builder)?;
        builder.finish()
    }

    /// Walks the document without recursion: the browser bounds the depth, but not by our stack.
    fn walk(walker: &TreeWalker, builder: &mut TreeBuilder) -> Result<(), XmlError> {
        let foreign = |_: JsValue| XmlError::new("a document that cannot be walked");
        let mut depth = 0;
        let mut next = walker.first_child().map_err(foreign)?;
        while let Some(node) = next {
            if builder.is_full() {
                break;
            }
            if visit(&node, builder)? {
                next = walker.first_child().map_err(foreign)?;
                if next.is_some() {
                    depth += 1;
                    continue;
                }
                builder.close();
            }
            next = walker.next_sibling().map_err(foreign)?;
            while next.is_none() && depth > 0 {
                walker.parent_node().map_err(foreign)?;
                builder.close();
                depth -= 1;
                next = walker.next_sibling().map_err(foreign)?;
            }
        }
        Ok(())
    }

    /// Adds a node. The answer is whether it has been opened.
    fn visit(node: &Node, builder: &mut TreeBuilder) -> Result<bool, XmlError> {
        // A form's own properties may be hidden by what it holds.
        if node.has_type::<HtmlFormElement>() {
            builder.open(Name { written: "form", namespace: Some(XHTML) }, &[])?;
            return Ok(true);
        }
        // CDATA sections are texts too.
        if node.has_type::<Text>() {
            builder.text(&node.node_value().unwrap_or_default());
            return Ok(false);
        }
        let Some(element) = node.dyn_ref::<Element>() else { return Ok(false) };
        let (written, namespace) = (element.tag_name(), element.namespace_uri());
        if written == "parsererror" && matches!(namespace.as_deref(), Some(XHTML | MOZILLA_ERROR)) {
            return Err(told(&element.text_content().unwrap_or_default()));
        }
        let attributes = attributes(element);
        let borrowed: Vec<(Name, &str)> = attributes
            .iter()
            .map(|(name, namespace, value)| (Name { written: name, namespace: namespace.as_deref() }, value.as_str()))
            .collect();
        builder.open(Name { written: &written, namespace: namespace.as_deref() }, &borrowed)?;
        Ok(true)
    }

    fn attributes(element: &Element) -> Vec<(String, Option<String>, String)> {
        let names = element.get_attribute_names();
        let read = |at: u32| {
            let name = names.get(at).as_string()?;
            let value = element.get_attribute(&name)?;
            let prefix = name.split_once(':').map(|(prefix, _)| prefix);
            let namespace = prefix.and_then(|prefix| element.lookup_namespace_uri(Some(prefix)));
            Some((name, namespace, value))
        };
        (0..names.length()).filter_map(read).collect()
    }

    /// What a browser says is wrong: in some words, `line 5 at column 10` (Chromium, WebKit) or `Line Number 5, Column
    /// 10` (Firefox).
    fn told(message: &str) -> XmlError {
        let number = |word: &str| -> Option<usize> {
            let (_, after) = message.split_once(word)?;
            let digits = after.trim_start_matches(|c: char| !c.is_ascii_digit());
            digits.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
        };
        let line = number("line ").or_else(|| number("Line Number "));
        let column = number("column ").or_else(|| number("Column "));
        XmlError { line, column, ..XmlError::new("no well-formed XML") }
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod platform {
    use crate::backend::xml::{Name, TreeBuilder, XmlError};
    use crate::json::Value;
    use quick_xml::XmlVersion;
    use quick_xml::events::{BytesStart, Event};
    use quick_xml::name::ResolveResult;
    use quick_xml::reader::NsReader;

    pub(super) fn parse(text: &str) -> Result<Value, XmlError> {
        let mut reader = NsReader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        let mut builder = TreeBuilder::new();
        read(&mut reader, &mut builder).map_err(|mut error| {
            let at = reader.error_position().max(reader.buffer_position()).min(text.len() as u64) as usize;
            let before = text.as_bytes().get(..at).unwrap_or_default();
            let column = before.iter().rev().take_while(|byte| **byte != b'\n').count();
            error.line = Some(1 + before.iter().filter(|byte| **byte == b'\n').count());
            error.column = Some(column.max(1));
            error
        })?;
        builder.finish()
    }

    /// Reads the document, with the checks that a strict parser makes and this one leaves to its user: one root, no
    /// text beside it, every element closed, every prefix declared, no attribute twice, no reference unknown.
    fn read(reader: &mut NsReader<&[u8]>, builder: &mut TreeBuilder) -> Result<(), XmlError> {
        let (mut depth, mut roots) = (0_usize, 0_usize);
        loop {
            match reader.read_event().map_err(|error| XmlError::new(&error.to_string()))? {
                Event::Start(tag) => {
                    roots += usize::from(depth == 0);
                    if roots > 1 {
                        return Err(XmlError::new("a second root"));
                    }
                    depth += 1;
                    open(reader, &tag, builder)?;
                    if builder.is_full() {
                        return Ok(());
                    }
                }
                Event::End(_) => {
                    depth = depth.saturating_sub(1);
                    builder.close();
                }
                Event::Text(text) if depth > 0 => builder.text(&text.xml10_content()),
                Event::CData(text) if depth > 0 => builder.text(&text.xml10_content()),
                Event::GeneralRef(name) if depth > 0 => {
                    let written = ["&", &name, ";"].concat();
                    match quick_xml::escape::unescape(&written) {
                        Ok(meant) => builder.text(&meant),
                        Err(error) => return Err(XmlError::new(&error.to_string())),
                    }
                }
                Event::Text(text) if text.trim().is_empty() => {}
                Event::Text(_) | Event::CData(_) | Event::GeneralRef(_) => {
                    return Err(XmlError::new("text beside the root"));
                }
                Event::Eof if depth > 0 => return Err(XmlError::new("the end comes before the elements are closed")),
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    fn open(reader: &NsReader<&[u8]>, tag: &BytesStart, builder: &mut TreeBuilder) -> Result<(), XmlError> {
        let resolver = reader.resolver();
        let unbound = |result: ResolveResult| match result {
            ResolveResult::Bound(namespace) => Ok(Some(namespace.0.to_owned())),
            ResolveResult::Unbound => Ok(None),
            ResolveResult::Unknown(_) => Err(XmlError::new("a prefix that is not declared")),
        };
        let mut attributes = Vec::new();
        for attribute in tag.attributes() {
            let attribute = attribute.map_err(|error| XmlError::new(&error.to_string()))?;
            let value = attribute.normalized_value(XmlVersion::Implicit1_0);
            let value = value.map_err(|error| XmlError::new(&error.to_string()))?.into_owned();
            let namespace = unbound(resolver.resolve_attribute(attribute.key).0)?;
            attributes.push((attribute.key.0.to_owned(), namespace, value));
        }
        let borrowed: Vec<(Name, &str)> = attributes
            .iter()
            .map(|(name, namespace, value)| (Name { written: name, namespace: namespace.as_deref() }, value.as_str()))
            .collect();
        let namespace = unbound(resolver.resolve_element(tag.name()).0)?;
        builder.open(Name { written: tag.name().0, namespace: namespace.as_deref() }, &borrowed)
    }
}
