//! JSON values. Objects are lists of members with linear search, and the objects of a document share member names: a
//! response has thousands of small objects with few distinct names.

use std::fmt;
use std::ops::{Index, IndexMut};
use std::rc::Rc;
use std::slice;

/// A JSON value (RFC 8259 §3).
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value {
    /// `null`.
    #[default]
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number.
    Number(Number),
    /// A string.
    String(String),
    /// An array.
    Array(Vec<Value>),
    /// An object.
    Object(Map),
}

/// A number; integers of up to 64 bits are exact.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Number {
    /// An integer.
    Whole(i64),
    /// An integer that only an unsigned 64-bit type can hold.
    Large(u64),
    /// Any other number, never infinite and never NaN.
    Float(f64),
}

/// The members of an object in document order. Of a name that occurs twice, [`get`](Map::get) finds the last, as
/// JavaScript does; [`iter`](Map::iter) yields both.
#[derive(Clone, Default)]
pub struct Map(Vec<Member>);

/// An iterator over the members of an object.
pub type Members<'a> = std::iter::Map<slice::Iter<'a, Member>, fn(&'a Member) -> (&'a str, &'a Value)>;

/// A member of an object: its name and its value.
pub type Member = (Rc<str>, Value);

impl Number {
    /// Converts a float; `None` if it is infinite or NaN, which JSON cannot represent.
    pub fn from_f64(number: f64) -> Option<Self> {
        number.is_finite().then_some(Self::Float(number))
    }

    /// The nearest floating-point number.
    pub fn as_f64(&self) -> Option<f64> {
        Some(match *self {
            Self::Whole(number) => number as f64,
            Self::Large(number) => number as f64,
            Self::Float(number) => number,
        })
    }

    /// The number, if it is an integer that fits.
    pub fn as_i64(&self) -> Option<i64> {
        match *self {
            Self::Whole(number) => Some(number),
            _ => None,
        }
    }

    /// The number, if it is a non-negative integer that fits.
    pub fn as_u64(&self) -> Option<u64> {
        match *self {
            Self::Whole(number) => u64::try_from(number).ok(),
            Self::Large(number) => Some(number),
            Self::Float(_) => None,
        }
    }
}

impl Map {
    /// An object without members.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// The value of the member of a name.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.iter().rev().find(|(known, _)| **known == *name).map(|(_, value)| value)
    }

    /// Whether the object has a member of a name.
    pub fn contains_key(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// Sets the member of a name, in place of the present one if there is one.
    pub fn insert(&mut self, name: impl Into<Rc<str>>, value: Value) {
        let name = name.into();
        match self.0.iter_mut().rev().find(|(known, _)| *known == name) {
            Some((_, known)) => *known = value,
            None => self.0.push((name, value)),
        }
    }

    /// The value under a name, added as `null` where the name is missing.
    fn entry(&mut self, name: &str) -> &mut Value {
        let at = self.0.iter().rposition(|(known, _)| **known == *name).unwrap_or_else(|| {
            self.0.push((name.into(), Value::Null));
            self.0.len() - 1
        });
        &mut self.0[at].1
    }

    /// Appends a member without looking for another of its name.
    pub(super) fn push(&mut self, name: Rc<str>, value: Value) {
        self.0.push((name, value));
    }

    /// The number of members.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether the object has no members.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// An iterator over the members in document order.
    pub fn iter(&self) -> Members<'_> {
        self.0.iter().map(|(name, value)| (&**name, value))
    }

    /// The names of the members.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| &**name)
    }

    /// The values of the members.
    pub fn values(&self) -> impl Iterator<Item = &Value> {
        self.0.iter().map(|(_, value)| value)
    }
}

/// Objects are equal whatever the order of their members (RFC 8259 §1).
impl PartialEq for Map {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().all(|(name, _)| self.get(name) == other.get(name))
    }
}

impl<'a> IntoIterator for &'a Map {
    type Item = (&'a str, &'a Value);
    type IntoIter = Members<'a>;

    fn into_iter(self) -> Members<'a> {
        self.iter()
    }
}

impl fmt::Debug for Map {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.debug_map().entries(self.iter()).finish()
    }
}

impl<N: Into<Rc<str>>> FromIterator<(N, Value)> for Map {
    fn from_iter<I: IntoIterator<Item = (N, Value)>>(members: I) -> Self {
        let mut out = Self::new();
        members.into_iter().for_each(|(name, value)| out.insert(name, value));
        out
    }
}

impl Value {
    /// The text, if it is a string.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// The truth value, if it is `true` or `false`.
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Bool(is_true) => Some(*is_true),
            _ => None,
        }
    }

    /// The nearest floating-point number, if it is a number.
    pub fn as_f64(&self) -> Option<f64> {
        match self {
            Self::Number(number) => number.as_f64(),
            _ => None,
        }
    }

    /// The integer, if it is one that fits.
    pub fn as_i64(&self) -> Option<i64> {
        match self {
            Self::Number(number) => number.as_i64(),
            _ => None,
        }
    }

    /// The integer, if it is a non-negative one that fits.
    pub fn as_u64(&self) -> Option<u64> {
        match self {
            Self::Number(number) => number.as_u64(),
            _ => None,
        }
    }

    /// The items, if it is an array.
    pub fn as_array(&self) -> Option<&Vec<Value>> {
        match self {
            Self::Array(items) => Some(items),
            _ => None,
        }
    }

    /// The members, if it is an object.
    pub fn as_object(&self) -> Option<&Map> {
        match self {
            Self::Object(members) => Some(members),
            _ => None,
        }
    }

    /// The value of the member of a name, if it is an object that has one.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.as_object()?.get(name)
    }

    /// The item at an index, if it is an array that has one.
    pub fn item(&self, at: usize) -> Option<&Value> {
        self.as_array()?.get(at)
    }

    /// Whether it is `null`.
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// Whether it is a string.
    pub fn is_string(&self) -> bool {
        matches!(self, Self::String(_))
    }

    /// Whether it is a number.
    pub fn is_number(&self) -> bool {
        matches!(self, Self::Number(_))
    }

    /// Whether it is an array.
    pub fn is_array(&self) -> bool {
        matches!(self, Self::Array(_))
    }

    /// Whether it is an object.
    pub fn is_object(&self) -> bool {
        matches!(self, Self::Object(_))
    }
}

/// The member of a name; `null` where it is missing.
impl Index<&str> for Value {
    type Output = Value;

    fn index(&self, name: &str) -> &Value {
        self.get(name).unwrap_or(&Value::Null)
    }
}

/// The item at an index; `null` where it is missing.
impl Index<usize> for Value {
    type Output = Value;

    fn index(&self, at: usize) -> &Value {
        self.item(at).unwrap_or(&Value::Null)
    }
}

/// The member of a name, added as `null` where it is missing. A value that is not an object becomes one.
impl IndexMut<&str> for Value {
    fn index_mut(&mut self, name: &str) -> &mut Value {
        if !self.is_object() {
            *self = Self::Object(Map::new());
        }
        match self {
            Self::Object(members) => members.entry(name),
            other => other,
        }
    }
}

impl PartialEq<str> for Value {
    fn eq(&self, text: &str) -> bool {
        self.as_str() == Some(text)
    }
}

impl PartialEq<&str> for Value {
    fn eq(&self, text: &&str) -> bool {
        self.as_str() == Some(*text)
    }
}

impl From<bool> for Value {
    fn from(is_true: bool) -> Self {
        Self::Bool(is_true)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::String(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::String(text)
    }
}

impl From<Vec<Value>> for Value {
    fn from(items: Vec<Value>) -> Self {
        Self::Array(items)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Number(Number::Whole(number))
    }
}

impl From<u64> for Value {
    fn from(number: u64) -> Self {
        Self::Number(i64::try_from(number).map_or(Number::Large(number), Number::Whole))
    }
}

/// The number; `null` if it is infinite or NaN.
impl From<f64> for Value {
    fn from(number: f64) -> Self {
        Number::from_f64(number).map_or(Self::Null, Self::Number)
    }
}

impl From<usize> for Value {
    fn from(number: usize) -> Self {
        (number as u64).into()
    }
}

impl<N: Into<Rc<str>>> FromIterator<(N, Value)> for Value {
    fn from_iter<I: IntoIterator<Item = (N, Value)>>(members: I) -> Self {
        Self::Object(members.into_iter().collect())
    }
}

/// Writes the value as JSON.
impl fmt::Display for Value {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str(&super::write(self))
    }
}

impl FromIterator<Value> for Value {
    fn from_iter<I: IntoIterator<Item = Value>>(items: I) -> Self {
        Self::Array(items.into_iter().collect())
    }
}
