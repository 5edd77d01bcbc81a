//! Whether a mended document is well-formed (XML 1.0 §2.1, Namespaces in XML §3), before the platform parses it. Every
//! platform then says the same of one that is not, with its place; and Chromium is not made to put its own error into
//! the document, whose `style` it would report to the page's policy as a violation.

use super::{DEEPEST, TOO_DEEP, XmlError};

/// Why a document is not well-formed, as far as mending leaves it open: references and characters are right already.
pub fn check(text: &str) -> Result<(), XmlError> {
    let mut checker = Checker { rest: text, open: Vec::new(), prefixes: vec!["xml", "xmlns"], has_root: false };
    checker.document().map_err(|detail| {
        let before = text.get(..text.len() - checker.rest.len()).unwrap_or_default();
        let line = before.rsplit('\n').next().unwrap_or_default();
        XmlError {
            line: Some(1 + before.matches('\n').count()),
            column: Some(1 + line.chars().count()),
            ..XmlError::new(&detail)
        }
    })
}

struct Checker<'a> {
    rest: &'a str,
    /// The names of the elements that are open, each with how many prefixes were declared before it.
    open: Vec<(&'a str, usize)>,
    prefixes: Vec<&'a str>,
    has_root: bool,
}

impl<'a> Checker<'a> {
    fn document(&mut self) -> Result<(), String> {
        loop {
            let (text, markup) = self.rest.split_at(self.rest.find('<').unwrap_or(self.rest.len()));
            if self.open.is_empty() && !text.trim_ascii().is_empty() {
                return Err("text beside the root".to_owned());
            }
            self.rest = markup;
            if let Some(end) = markup.strip_prefix("</") {
                self.close(end)?;
            } else if let Some(section) = markup.strip_prefix("<![CDATA[") {
                if self.open.is_empty() {
                    return Err("text beside the root".to_owned());
                }
                self.rest = section.split_once("]]>").ok_or("a section of CDATA that does not end")?.1;
            } else if let Some(tag) = markup.strip_prefix('<') {
                self.open(tag)?;
            } else {
                return match self.open.last() {
                    Some((name, _)) => Err(["the end comes before <", name, "> is closed"].concat()),
                    None if !self.has_root => Err("no element".to_owned()),
                    None => Ok(()),
                };
            }
        }
    }

    fn close(&mut self, end: &'a str) -> Result<(), String> {
        let (name, rest) = end.split_once('>').ok_or("a tag that does not end")?;
        let name = name.trim_ascii_end();
        let Some((_, prefixes)) = self.open.pop_if(|(open, _)| *open == name) else {
            return Err(["</", name, "> where something else is open"].concat());
        };
        self.prefixes.truncate(prefixes);
        self.rest = rest;
        Ok(())
    }

    fn open(&mut self, tag: &'a str) -> Result<(), String> {
        if self.open.is_empty() && self.has_root {
            return Err("a second root".to_owned());
        }
        let (name, mut rest) = name(tag).ok_or("a tag without a name")?;
        let before = self.prefixes.len();
        let mut names = Vec::new();
        let is_empty = loop {
            let inner = rest.trim_ascii_start();
            if let Some(after) = inner.strip_prefix("/>") {
                rest = after;
                break true;
            } else if let Some(after) = inner.strip_prefix('>') {
                rest = after;
                break false;
            } else if inner.is_empty() || inner.len() == rest.len() {
                return Err(["the tag <", name, "> does not end"].concat());
            }
            let (attribute, after) = self::name(inner).ok_or("an attribute without a name")?;
            rest = value(after).ok_or_else(|| ["the attribute ", attribute, " has no value in quotes"].concat())?;
            if names.contains(&attribute) {
                return Err(["the attribute ", attribute, " is there twice"].concat());
            }
            names.push(attribute);
            self.prefixes.extend(attribute.strip_prefix("xmlns:"));
        };
        let prefixes = names.iter().chain([&name]).filter_map(|name| Some(name.split_once(':')?.0));
        if let Some(unknown) = prefixes.into_iter().find(|prefix| !self.prefixes.contains(prefix)) {
            return Err(["the prefix ", unknown, " is not declared"].concat());
        }
        self.has_root = true;
        if is_empty {
            self.prefixes.truncate(before);
        } else if self.open.len() >= DEEPEST {
            return Err(TOO_DEEP.to_owned());
        } else {
            self.open.push((name, before));
        }
        self.rest = rest;
        Ok(())
    }
}

/// The name at the beginning of a text (XML 1.0 §2.3), and what comes after it.
fn name(text: &str) -> Option<(&str, &str)> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | ':') || !c.is_ascii();
    let (name, rest) = text.split_at(text.find(|c| !is_part(c)).unwrap_or(text.len()));
    (!name.is_empty() && !name.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '.')))
        .then_some((name, rest))
}

/// What comes after the equals sign and the value in quotes with which a text begins.
fn value(text: &str) -> Option<&str> {
    let text = text.trim_ascii_start().strip_prefix('=')?.trim_ascii_start();
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    Some(text.get(1..)?.split_once(quote)?.1)
}
