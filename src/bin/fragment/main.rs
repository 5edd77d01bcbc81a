//! `cargo xtask fragment QUERY`: prints headlines as HTML without a script. The engine and the markup are the app's own
//! (`src/widget/fragment.rs`); this program adds the site file and the fetch function.

#[path = "../connect/network.rs"]
mod network;

use futures::executor::block_on;
use leptos::prelude::Owner;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use time_plus_news::backend::{Client, Description, Error, Readers};
use time_plus_news::browser::url;
use time_plus_news::document::Problem;
use time_plus_news::json;
use time_plus_news::locale::{Locale, provide_locale};
use time_plus_news::model::Timestamp;
use time_plus_news::site::Site;
use time_plus_news::widget::{Choice, fragment::fragment, list};
use time_plus_news::words::Language;

/// The text of `--help`.
const HELP: &str = "\
Prints headlines of the newspaper as HTML without a script, for pages that do not allow frames.

Usage: cargo xtask fragment [QUERY] [--site FILE]

QUERY holds attributes of <news-headlines>, such as \"category=world&count=5&date\" (default: the five latest headlines).
FILE is the site file (default public/site.json). All links start with its \"url\".

Exit code: 0 if headlines were printed, 1 if there are none or the backend cannot be read, 2 if the command line or the site
file cannot be read.
";

fn main() -> ExitCode {
    let arguments = match arguments(std::env::args().skip(1)) {
        Ok(Some(arguments)) => arguments,
        Ok(None) => {
            print!("{HELP}");
            return ExitCode::SUCCESS;
        }
        Err(text) => return fail(2, &text),
    };
    let newspaper = match Newspaper::read(&arguments.1) {
        Ok(newspaper) => newspaper,
        Err(text) => return fail(2, &text),
    };
    match newspaper.html(&Choice::parse(&arguments.0)) {
        Ok(html) => {
            println!("{html}");
            ExitCode::SUCCESS
        }
        Err(text) => fail(1, &text),
    }
}

fn fail(code: u8, text: &str) -> ExitCode {
    eprintln!("error: {text}");
    ExitCode::from(code)
}

/// The query, and the path of the site file. `None` if the command line asks for help.
fn arguments(mut words: impl Iterator<Item = String>) -> Result<Option<(String, PathBuf)>, String> {
    let (mut query, mut site) = (None, None);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--help" | "-h" => return Ok(None),
            "--site" => site = Some(words.next().ok_or("`--site` needs the path of a site file")?),
            option if option.starts_with('-') => {
                return Err(format!("unknown option `{option}`; see `cargo xtask fragment --help`"));
            }
            _ if query.is_some() => return Err("expected a single query; quote it, because of its `&`".to_owned()),
            _ => query = Some(word),
        }
    }
    let site = site.map_or_else(|| checkout().join("public/site.json"), PathBuf::from);
    Ok(Some((query.unwrap_or_default().trim_start_matches('?').to_owned(), site)))
}

/// The root of the checkout.
fn checkout() -> PathBuf {
    std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(PathBuf::new, PathBuf::from)
}

/// A newspaper outside a browser.
struct Newspaper {
    site: Site,
    address: String,
    folder: PathBuf,
}

impl Newspaper {
    /// Reads and validates the site file.
    fn read(path: &Path) -> Result<Self, String> {
        let shown = path.display();
        let text = std::fs::read_to_string(path).map_err(|error| format!("{shown}: {error}"))?;
        let site = Site::parse(&text).map_err(|problems| [shown.to_string(), listed(&problems)].concat())?;
        let document = json::parse(&text).map_err(|error| format!("{shown}: {error}"))?;
        let address = document["url"].as_str().and_then(|text| url::parse(text, None)).map(|url| url.href);
        let address = address.ok_or_else(|| {
            format!("{shown} has no \"url\"; add the address of the newspaper, such as https://news.example/, which all links start with")
        })?;
        let folder = path.parent().map(Path::to_path_buf).unwrap_or_default();
        Ok(Self { site, address, folder })
    }

    /// Requests the headlines and renders them.
    fn html(mut self, choice: &Choice) -> Result<String, String> {
        // Requests no more items than are shown.
        self.site.items_per_page = self.site.items_per_page.min(choice.count as u32);
        let language = choice.language.or_else(|| Language::from_tag(&self.site.language)).unwrap_or_default();
        let locale = Locale::new(language, &self.site.language, self.site.time_zone.as_deref());
        let origin = url::parse(&self.address, None).map(|url| url.origin).unwrap_or_default();
        let settings = self.site.settings(&self.absolute(&self.site.backend.base));
        let client = Client::new(self.description()?, settings, network::fetch(&origin), Readers::direct())
            .map_err(|problems| listed(&problems))?;
        let now = Timestamp::now();
        let headlines = block_on(list::read(&client, choice, now)).map_err(|error| self.failed(&locale, &error))?;
        if headlines.is_empty() {
            return Err(format!("{}: the backend has no matching headlines", self.site.backend.base));
        }
        Ok(Owner::new().with(|| {
            provide_locale(locale);
            fragment(&headlines, choice, &self.address, now).to_html()
        }))
    }

    /// Loads the description: from the site file's folder, from `public/`, or from the web.
    fn description(&self) -> Result<Description, String> {
        let named = &self.site.backend.description;
        let near = [self.folder.clone(), checkout().join("public")];
        let text = match near.iter().find_map(|folder| std::fs::read_to_string(folder.join(named)).ok()) {
            Some(text) => text,
            None => {
                let fetch = network::fetch(&self.address);
                let request = time_plus_news::backend::Request::get(self.absolute(named));
                let answer = block_on(fetch(request)).ok().filter(|answer| answer.status == 200);
                let (folder, address) = (self.folder.display(), self.absolute(named));
                answer.ok_or_else(|| format!("{named} was found neither in {folder} nor at {address}"))?.body
            }
        };
        Description::parse_text(&text).map_err(|problems| [named.as_str(), &listed(&problems)].concat())
    }

    fn absolute(&self, address: &str) -> String {
        url::parse(address, Some(&self.address)).map_or_else(|| address.to_owned(), |url| url.href)
    }

    fn failed(&self, locale: &Locale, error: &Error) -> String {
        let shown = time_plus_news::error_text::message(error, locale);
        [error.url().unwrap_or_default(), ": ", &shown.title, ". ", &shown.explanation].concat()
    }
}

/// The problems of a document, one per line.
fn listed(problems: &[Problem]) -> String {
    problems.iter().map(|problem| format!("\n  {}: {}", problem.path, problem.message)).collect()
}
