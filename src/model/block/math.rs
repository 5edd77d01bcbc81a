//! Formulas: elements of presentation MathML and their text. An element or an attribute that is not in these lists cannot
//! be in a formula, so none holds a link, a script or a style.

use crate::model::lenient;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};

pub use crate::browser::html::FORMULA as MATHML;

/// The attributes that those elements keep; each has a value of letters, digits and signs.
const ATTRIBUTES: [&str; 16] = [
    "accent",
    "accentunder",
    "columnspan",
    "displaystyle",
    "fence",
    "form",
    "largeop",
    "linethickness",
    "mathvariant",
    "movablelimits",
    "notation",
    "rowspan",
    "separator",
    "stretchy",
    "symmetric",
    "width",
];

/// The longest value of an attribute, in bytes.
const LONGEST_VALUE: usize = 32;

/// A formula.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Math {
    /// Whether it stands on a line of its own.
    #[serde(default, skip_serializing_if = "lenient::is_false")]
    pub display: bool,
    /// What stands in `math`.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "lenient::vec")]
    pub nodes: Vec<MathNode>,
}

/// A part of a formula.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(into = "Unchecked")]
pub enum MathNode {
    /// A name, a number, an operator.
    Text(String),
    /// An element.
    Element {
        /// One of [`MATHML`].
        tag: &'static str,
        /// Its attributes, of those that are kept.
        attributes: Vec<(&'static str, String)>,
        /// What stands in it.
        children: Vec<MathNode>,
    },
}

impl MathNode {
    /// An element, where its name is one of [`MATHML`]; attributes that are not kept are left out.
    pub fn element<'a>(
        name: &str,
        attributes: impl Iterator<Item = (&'a str, &'a str)>,
        children: Vec<MathNode>,
    ) -> Option<Self> {
        let tag = MATHML.into_iter().find(|known| *known == name)?;
        let is_plain = |value: &str| {
            value.len() <= LONGEST_VALUE && value.bytes().all(|b| b.is_ascii_alphanumeric() || b"-.+% ".contains(&b))
        };
        let kept = |(name, value): (&str, &str)| {
            let known = ATTRIBUTES.into_iter().find(|known| *known == name)?;
            is_plain(value).then(|| (known, value.to_owned()))
        };
        Some(Self::Element { tag, attributes: attributes.filter_map(kept).collect(), children })
    }

    fn push_text(&self, out: &mut String) {
        match self {
            Self::Text(text) => out.push_str(text),
            Self::Element { children, .. } => children.iter().for_each(|child| child.push_text(out)),
        }
    }
}

impl Math {
    /// Adds the names, numbers and operators.
    pub fn push_text(&self, out: &mut String) {
        self.nodes.iter().for_each(|node| node.push_text(out));
    }
}

/// A part of a formula as it is serialised.
#[derive(Serialize, Deserialize)]
struct Unchecked {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    tag: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    attributes: Vec<(String, String)>,
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "lenient::vec")]
    children: Vec<MathNode>,
}

impl From<MathNode> for Unchecked {
    fn from(node: MathNode) -> Self {
        match node {
            MathNode::Text(text) => {
                Self { text: Some(text), tag: String::new(), attributes: Vec::new(), children: Vec::new() }
            }
            MathNode::Element { tag, attributes, children } => Self {
                text: None,
                tag: tag.to_owned(),
                attributes: attributes.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
                children,
            },
        }
    }
}

impl<'de> Deserialize<'de> for MathNode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let node = Unchecked::deserialize(deserializer)?;
        match node.text {
            Some(text) => Ok(Self::Text(text)),
            None => {
                let attributes = node.attributes.iter().map(|(name, value)| (name.as_str(), value.as_str()));
                Self::element(&node.tag, attributes, node.children)
                    .ok_or_else(|| D::Error::custom(lenient::Invalid("an element of MathML")))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_that_is_read_has_no_elements_and_attributes_but_those_of_the_lists() {
        let json = r#"{"nodes":[{"tag":"msup","attributes":[["href","javascript:alert(1)"],["form","infix"],["width","url(x)"]],"children":[{"text":"x"},{"tag":"script","children":[{"text":"y"}]}]}]}"#;
        let math: Math = serde_json::from_str(json).unwrap();
        let expected = MathNode::Element {
            tag: "msup",
            attributes: vec![("form", "infix".into())],
            children: vec![MathNode::Text("x".into())],
        };
        assert_eq!(math.nodes, [expected]);
        assert_eq!(serde_json::from_str::<Math>(&serde_json::to_string(&math).unwrap()).unwrap(), math);
    }
}
