//! Parses the command line.

use std::path::PathBuf;
use time_plus_news::words::Language;

/// The text of `--help`.
const HELP: &str = "\
Reports what the app can read from a backend: the recognised system, a preview, a table of fields, missing
views, problems, and the site.json to save.

Usage: cargo xtask connect URL|FILE [OPTIONS]

URL is the address of a site, an API or a feed; FILE is a saved answer (.json, .xml) or a recorded HTTP message
(.http).

Options:
  --description FILE   use this description instead of recognising the backend
  --parameter NAME=VALUE
                       a parameter of the description, such as a key (repeatable)
  --origin ORIGIN      the origin of the site, for the CORS check (default https://news.example)
  --language TAG       language of the report: en (default), fr or ar
  --help               print this help

Exit code: 0 if a backend was recognised, 1 if not, 2 if the command line or a file cannot be read.
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
                return Err("expected a single URL or FILE; see `cargo xtask connect --help`".to_owned());
            }
            continue;
        };
        let (name, own) = option.split_once('=').map_or((option, None), |(name, value)| (name, Some(value.to_owned())));
        let mut value = || own.clone().or_else(|| words.next()).ok_or_else(|| format!("`--{name}` needs a value"));
        match name {
            "help" => {
                print!("{HELP}");
                return Ok(None);
            }
            "description" => out.description = Some(value()?.into()),
            "parameter" => {
                let given = value()?;
                let (name, value) = given.split_once('=').ok_or("`--parameter` needs NAME=VALUE")?;
                out.parameters.push((name.trim().to_owned(), value.trim().to_owned()));
            }
            "origin" => out.origin = value()?.trim_end_matches('/').to_owned(),
            "language" => {
                let tag = value()?;
                out.language = Language::from_tag(&tag)
                    .ok_or_else(|| format!("the report is not available in `{tag}`, only in en, fr and ar"))?;
            }
            other => return Err(format!("unknown option `--{other}`; see `cargo xtask connect --help`")),
        }
    }
    let target = target.ok_or("expected a URL or a FILE; see `cargo xtask connect --help`")?;
    let path = PathBuf::from(&target);
    out.target = if path.is_file() { Target::File(path) } else { Target::Address(target) };
    Ok(Some(out))
}
