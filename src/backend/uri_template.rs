//! URI Templates (RFC 6570, all four levels), in which a description writes its requests.
//!
//! A template is parsed once, when the description is loaded, and expanded for every request. What a reader types can
//! only fill a variable, and a variable is percent-encoded unless its operator (`+` or `#`) states otherwise, so a
//! search for `a&b=c` cannot add a parameter.
//!
//! One extension of the grammar: literal text may contain any character except unbalanced braces, and characters that
//! are not allowed in a URI are percent-encoded (§3.1), so that a query language such as `*[_type == "post"]` can be
//! written as it is.

#[cfg(test)]
mod tests;

/// A parsed template.
#[derive(Debug, Clone, PartialEq)]
pub struct UriTemplate {
    parts: Vec<Part>,
}

/// Why a text is not a URI Template.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a URI Template: at byte {offset}, expected {expected}")]
pub struct UriTemplateError {
    /// The position of the first mistake, in bytes from the start of the template.
    pub offset: usize,
    /// What would have been valid there, in words that follow "expected".
    pub expected: &'static str,
}

/// The value of a variable (§2.3). A variable without a value, or with an empty list or map, expands to nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TemplateValue {
    /// A string; the empty string is a value.
    Text(String),
    /// A list of values.
    List(Vec<String>),
    /// An associative array, in order.
    Map(Vec<(String, String)>),
}

#[derive(Debug, Clone, PartialEq)]
enum Part {
    /// Literal text, percent-encoded.
    Literal(String),
    Expression(&'static Operator, Vec<Variable>),
}

#[derive(Debug, Clone, PartialEq)]
struct Variable {
    name: String,
    /// The most characters of a string that are expanded (§2.4.1).
    prefix: Option<usize>,
    explode: bool,
}

/// An expression operator: a row of the table in Appendix A.
#[derive(Debug, PartialEq)]
struct Operator {
    sign: u8,
    first: &'static str,
    separator: &'static str,
    named: bool,
    if_empty: &'static str,
    /// Whether reserved characters and percent-encoded triplets are left as they are.
    reserved: bool,
}

static OPERATORS: [Operator; 8] = [
    Operator { sign: 0, first: "", separator: ",", named: false, if_empty: "", reserved: false },
    Operator { sign: b'+', first: "", separator: ",", named: false, if_empty: "", reserved: true },
    Operator { sign: b'#', first: "#", separator: ",", named: false, if_empty: "", reserved: true },
    Operator { sign: b'.', first: ".", separator: ".", named: false, if_empty: "", reserved: false },
    Operator { sign: b'/', first: "/", separator: "/", named: false, if_empty: "", reserved: false },
    Operator { sign: b';', first: ";", separator: ";", named: true, if_empty: "", reserved: false },
    Operator { sign: b'?', first: "?", separator: "&", named: true, if_empty: "=", reserved: false },
    Operator { sign: b'&', first: "&", separator: "&", named: true, if_empty: "=", reserved: false },
];

impl UriTemplate {
    /// Parses a template. Errs, with the position and what was expected there, on unbalanced braces, an unknown or
    /// reserved operator, an invalid name, and an invalid modifier.
    pub fn parse(template: &str) -> Result<Self, UriTemplateError> {
        let mut parts = Vec::new();
        let mut at = 0;
        while let Some(rest) = template.get(at..).filter(|rest| !rest.is_empty()) {
            let literal = rest.find(['{', '}']).unwrap_or(rest.len());
            let (text, expression) = rest.split_at(literal);
            if !text.is_empty() {
                let mut encoded = String::new();
                encode(text, true, &mut encoded);
                parts.push(Part::Literal(encoded));
            }
            at += literal;
            if expression.starts_with('}') {
                return Err(UriTemplateError { offset: at, expected: "`{` before `}`" });
            }
            if let Some(expression) = expression.strip_prefix('{') {
                let Some(length) = expression.find('}') else {
                    return Err(UriTemplateError { offset: template.len(), expected: "`}`" });
                };
                parts.push(parse_expression(&expression[..length], at + 1)?);
                at += length + 2;
            }
        }
        Ok(Self { parts })
    }

    /// Expands the template to a URI reference with the values that `lookup` returns for the names of variables.
    pub fn expand(&self, lookup: &dyn Fn(&str) -> Option<TemplateValue>) -> String {
        let mut uri = String::new();
        for part in &self.parts {
            match part {
                Part::Literal(text) => uri.push_str(text),
                Part::Expression(operator, variables) => expand_expression(operator, variables, lookup, &mut uri),
            }
        }
        uri
    }

    /// The names of the variables in the order of the template, repetitions included.
    pub fn variables(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().flat_map(|part| {
            let variables = match part {
                Part::Expression(_, variables) => variables.as_slice(),
                Part::Literal(_) => &[],
            };
            variables.iter().map(|variable| variable.name.as_str())
        })
    }
}

fn parse_expression(text: &str, start: usize) -> Result<Part, UriTemplateError> {
    let sign = text.bytes().next().unwrap_or(0);
    let operator = OPERATORS.iter().find(|operator| operator.sign == sign && sign != 0);
    let mut offset = start + usize::from(operator.is_some());
    let mut variables = Vec::new();
    for variable in text[offset - start..].split(',') {
        variables.push(parse_variable(variable, offset)?);
        offset += variable.len() + 1;
    }
    Ok(Part::Expression(operator.unwrap_or(&OPERATORS[0]), variables))
}

fn parse_variable(text: &str, start: usize) -> Result<Variable, UriTemplateError> {
    let error = |at: usize, expected| Err(UriTemplateError { offset: start + at, expected });
    let length = name_length(text);
    let (name, modifier) = text.split_at(length);
    if name.is_empty() || name.ends_with('.') {
        return error(
            length,
            "a name of letters, digits, `_`, `%XX` and single dots, after one of `+#./;?&` or nothing",
        );
    }
    let mut variable = Variable { name: name.to_owned(), prefix: None, explode: modifier == "*" };
    if let Some(digits) = modifier.strip_prefix(':') {
        let number = digits.bytes().all(|byte| byte.is_ascii_digit()) && !digits.starts_with('0') && digits.len() <= 4;
        variable.prefix = digits.parse().ok().filter(|_| number);
        if variable.prefix.is_none() {
            return error(length + 1, "a number from 1 to 9999");
        }
    } else if !modifier.is_empty() && !variable.explode {
        return error(length, "`*`, `:` and a number, `,` or `}`");
    }
    Ok(variable)
}

/// The length of the variable name at the start of the text (§2.3): no leading dot, no two dots in a row.
fn name_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    loop {
        at += match bytes.get(at) {
            Some(byte) if byte.is_ascii_alphanumeric() || *byte == b'_' => 1,
            Some(b'.') if at > 0 && bytes[at - 1] != b'.' => 1,
            Some(b'%') if is_triplet(&bytes[at..]) => 3,
            _ => return at,
        };
    }
}

fn expand_expression(
    operator: &Operator,
    variables: &[Variable],
    lookup: &dyn Fn(&str) -> Option<TemplateValue>,
    uri: &mut String,
) {
    let mut expansion = Expansion { operator, uri, started: false };
    for variable in variables {
        match lookup(&variable.name) {
            Some(TemplateValue::Text(text)) => {
                let length = variable.prefix.unwrap_or(usize::MAX);
                let end = text.char_indices().nth(length).map_or(text.len(), |(end, _)| end);
                expansion.named(&variable.name, text.is_empty());
                expansion.value(&text[..end]);
            }
            Some(TemplateValue::List(items)) => expansion.list(variable, &items),
            Some(TemplateValue::Map(members)) => expansion.map(variable, &members),
            None => {}
        }
    }
}

/// An expression being expanded (§3.2.1).
struct Expansion<'e> {
    operator: &'e Operator,
    uri: &'e mut String,
    started: bool,
}

impl Expansion<'_> {
    /// Appends the separator before a value, or the operator's first character before the first value.
    fn separate(&mut self) {
        self.uri.push_str(if self.started { self.operator.separator } else { self.operator.first });
        self.started = true;
    }

    fn named(&mut self, name: &str, empty: bool) {
        self.separate();
        if self.operator.named {
            self.uri.push_str(name);
            self.uri.push_str(if empty { self.operator.if_empty } else { "=" });
        }
    }

    fn value(&mut self, text: &str) {
        encode(text, self.operator.reserved, self.uri);
    }

    fn list(&mut self, variable: &Variable, items: &[String]) {
        for (index, item) in items.iter().enumerate() {
            if variable.explode || index == 0 {
                let empty = item.is_empty() && (variable.explode || items.len() == 1);
                self.named(&variable.name, empty);
            } else {
                self.uri.push(',');
            }
            self.value(item);
        }
    }

    fn map(&mut self, variable: &Variable, members: &[(String, String)]) {
        for (index, (name, value)) in members.iter().enumerate() {
            let sign = match (variable.explode, self.operator.named && value.is_empty()) {
                (true, true) => self.operator.if_empty,
                (true, false) => "=",
                (false, _) => ",",
            };
            match (variable.explode, index) {
                (true, _) => self.separate(),
                (false, 0) => self.named(&variable.name, false),
                (false, _) => self.uri.push(','),
            }
            self.value(name);
            self.uri.push_str(sign);
            self.value(value);
        }
    }
}

/// Appends the text, percent-encoding its UTF-8 except unreserved characters and, if `reserved`, reserved characters
/// and triplets (§3.2.1, RFC 3986 §2).
fn encode(text: &str, reserved: bool, uri: &mut String) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let bytes = text.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        let plain = match byte {
            b'-' | b'.' | b'_' | b'~' => true,
            b':' | b'/' | b'?' | b'#' | b'[' | b']' | b'@' | b'!' | b'$' | b'&' | b'\'' | b'(' | b')' | b'*' | b'+'
            | b',' | b';' | b'=' => reserved,
            b'%' => reserved && is_triplet(&bytes[at..]),
            _ => byte.is_ascii_alphanumeric(),
        };
        if plain {
            uri.push(*byte as char);
        } else {
            uri.push('%');
            uri.push(HEX[usize::from(byte >> 4)] as char);
            uri.push(HEX[usize::from(byte & 15)] as char);
        }
    }
}

fn is_triplet(bytes: &[u8]) -> bool {
    matches!(bytes, [b'%', high, low, ..] if high.is_ascii_hexdigit() && low.is_ascii_hexdigit())
}
