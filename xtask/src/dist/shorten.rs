//! Makes a script of this project short: without comments and needless white space, and with short names in place of its
//! own. It is for `public/widget.js`, which every page that embeds it loads. What it does is less than a minifier does,
//! and needs no crate: expressions stay as they are written.
//!
//! A name is the script's own when the script declares it: by `const`, `let`, `class`, as a parameter of an arrow function
//! or of `catch`. It becomes the same short name wherever it stands for a variable, whatever the scope, and stays what it
//! is where it names a property. So a script that is to be shortened calls nothing of its own what it also uses of the
//! browser's. Statements end in semicolons, and none is empty; templates hold no expressions.

mod names;
mod tokens;

use names::Names;
use tokens::{Kind, Token};

/// The script, shortened. Which names compress best cannot be told from the script, but tried: they are changed so many
/// times, and what is no larger by `size` than the best so far is kept. The same script always becomes the same.
///
/// # Errors
/// What cannot be read, with its line.
pub fn shorten(script: &str, tries: usize, size: &dyn Fn(&str) -> usize) -> Result<String, String> {
    let tokens = tokens::read(script)?;
    let mut names = Names::of(&tokens);
    let mut best = named(&tokens, &names);
    let mut least = size(&best);
    let mut numbers = numbers();
    for _ in 0..tries {
        let Some(before) = names.change(numbers(), numbers()) else { continue };
        let text = named(&tokens, &names);
        let size = size(&text);
        if size > least {
            names.restore(before);
        } else {
            (best, least) = (text, size);
        }
    }
    Ok(best)
}

/// Numbers without an order, the same ones each time (Knuth's linear congruential generator, MMIX).
fn numbers() -> impl FnMut() -> usize {
    let mut state: u64 = 1;
    move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 40) as usize
    }
}

/// The script with names.
fn named(tokens: &[Token], names: &Names) -> String {
    let mut tokens = names.given(tokens);
    join_declarations(&mut tokens);
    written(&tokens)
}

/// Makes one declaration of those that follow each other: `let one = 1, two = 2;`. What is declared as constant may as
/// well be declared as variable, in a script that was written without changing it.
fn join_declarations(tokens: &mut Vec<Token>) {
    // For each bracket that is open, whether the statement in it is such a declaration.
    let mut open = vec![false];
    let mut out: Vec<Token> = Vec::with_capacity(tokens.len());
    for mut token in tokens.drain(..) {
        let is_declaration = open.last().copied().unwrap_or_default();
        if token.is("const") || token.is("let") {
            token.text = "let".to_owned();
            if is_declaration && out.last().is_some_and(|before| before.is(";")) {
                out.pop();
                out.push(Token { kind: Kind::Sign, text: ",".to_owned() });
                continue;
            }
            open.pop();
            open.push(true);
        } else if out.last().is_some_and(|before| before.is(";")) {
            open.pop();
            open.push(false);
        }
        if token.kind == Kind::Sign {
            match token.text.as_str() {
                "(" | "[" | "{" => open.push(false),
                ")" | "]" | "}" => drop(open.pop()),
                _ => {}
            }
        }
        out.push(token);
    }
    *tokens = out;
}

/// The tokens with as little between them as can be.
fn written(tokens: &[Token]) -> String {
    let mut out = String::new();
    let mut last: Option<&Token> = None;
    for (at, token) in tokens.iter().enumerate() {
        let next = tokens.get(at + 1);
        if is_needless(tokens, at, next) {
            continue;
        }
        if let Some(before) = last {
            let would_be_one = before.ends_as_word() && token.ends_as_word()
                || matches!(token.text.as_str(), "+" | "-" | "++" | "--") && before.text.ends_with(&token.text[..1]);
            if would_be_one {
                out.push(' ');
            }
        }
        out.push_str(match token.text.as_str() {
            "true" if is_value(last, next) => "!0",
            "false" if is_value(last, next) => "!1",
            text => text,
        });
        last = Some(token);
    }
    out
}

/// Whether `true` or `false` between two tokens is the value, and not the name of a property.
fn is_value(before: Option<&Token>, next: Option<&Token>) -> bool {
    !before.is_some_and(|it| it.is(".") || it.is("?.") || it.kind == Kind::Word) && !next.is_some_and(|it| it.is(":"))
}

/// Whether a token says nothing: a semicolon or a comma at an end, or the parentheses of a parameter alone.
fn is_needless(tokens: &[Token], at: usize, next: Option<&Token>) -> bool {
    let is = |at: Option<usize>, text: &str| at.and_then(|at| tokens.get(at)).is_some_and(|token| token.is(text));
    // The arrow behind an opening or a closing parenthesis that has one word inside.
    let is_alone = |open: usize| {
        is(Some(open), "(")
            && tokens.get(open + 1).is_some_and(|word| word.kind == Kind::Word)
            && is(Some(open + 2), ")")
            && is(Some(open + 3), "=>")
    };
    let token = &tokens[at];
    token.is(";") && next.is_none_or(|next| next.is("}"))
        || token.is(",") && next.is_some_and(|next| next.is("}") || next.is(")"))
        || is_alone(at)
        || at >= 2 && is_alone(at - 2)
}

impl Token {
    fn ends_as_word(&self) -> bool {
        matches!(self.kind, Kind::Word | Kind::Number)
    }
}

#[cfg(test)]
mod tests;
