//! Parses the command line.

use std::path::PathBuf;
use time_plus_news::words::Language;

/// The text of `--help`.
const HELP: &str = "\
Tells what the app understands of a backend: which it is, a preview, a table of fields, what is missing, what is
wrong, and the site.json to save.

Usage: cargo xtask connect URL|FILE [OPTIONS]

URL is the address of a site, an API or a feed; FILE is an answer that was saved (.json, .xml), or a recorded HTTP
message (.http).

Options:
  --description FILE   read it with this description
  --parameter NAME=VALUE
                       a parameter of the description, such as a key; may be given several times
  --origin ORIGIN      where the site will be, for what its backend must allow (default https://news.example)
  --language TAG       en, fr or ar
  --help               say this

Exit code: 0 when something was recognised, 1 when nothing was, 2 when the command line or a file cannot be read.
";

/// What to connect.
pub enum Target {
    /// A web address.
    Address(String),
    /// A file.
    File(PathBuf),
}

/// The parsed command line.
pub struct Arguments {
    /// What to connect.
    pub target: Target,
    /// The file of the publisher's own description.
    pub description: Option<PathBuf>,
    /// The parameters.
    pub parameters: Vec<(String, String)>,
    /// The origin of the site.
    pub origin: String,
    /// The language of the report.
    pub language: Language,
}

/// Parses the command line. `None` if it asks for help, which is then printed.
///
/// # Errors
/// The text of the problem with the command line.
pub fn read(words: impl Iterator<Item = String>) -> Result<Option<Arguments>, String> {
    let mut words = words.peekable();
    let mut target = None;
    let mut out = Arguments {
        target: Target::Address(String::new()),
        description: None,
        parameters: Vec::new(),
        origin: "https://news.example".to_owned(),
        language: Language::English,
    };
    while let Some(word) = words.next() {
        let Some(option) = word.strip_prefix("--") else {
            if word == "-h" {
                print!("{HELP}");
                return Ok(None);
            }
            if target.replace(word).is_some() {
                return Err("one URL or FILE is read at a time; see `cargo xtask connect --help`".to_owned());
            }
            continue;
        };
        let (name, own) = option.split_once('=').map_or((option, None), |(name, value)| (name, Some(value.to_owned())));
        let mut value = || own.clone().or_else(|| words.next()).ok_or_else(|| format!("`--{name}` wants a value"));
        match name {
            "help" => {
                print!("{HELP}");
                return Ok(None);
            }
            "description" => out.description = Some(value()?.into()),
            "parameter" => {
                let given = value()?;
                let (name, value) = given.split_once('=').ok_or("`--parameter` wants NAME=VALUE")?;
                out.parameters.push((name.trim().to_owned(), value.trim().to_owned()));
            }
            "origin" => out.origin = value()?.trim_end_matches('/').to_owned(),
            "language" => {
                let tag = value()?;
                out.language = Language::from_tag(&tag).ok_or_else(|| format!("the report is not told in `{tag}`"))?;
            }
            other => return Err(format!("there is no option `--{other}`; see `cargo xtask connect --help`")),
        }
    }
    let target = target.ok_or("a URL or a FILE is needed; see `cargo xtask connect --help`")?;
    let path = PathBuf::from(&target);
    out.target = if path.is_file() { Target::File(path) } else { Target::Address(target) };
    Ok(Some(out))
}
