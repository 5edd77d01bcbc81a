//! The command line: one table of commands and options, from which parsing, help and suggestions all follow.

mod suggest;
mod table;

use std::ffi::OsString;
use std::path::PathBuf;

use lexopt::prelude::{Long, Short, Value};

use crate::error::Failure;
use suggest::closest;
use table::{COMMANDS, CommandLine};

pub use table::SITE_FILE;
use table::{CONNECT, FRAGMENT};

/// The port when none is given.
const DEFAULT_PORT: u16 = 8080;

/// What the person asked for.
#[derive(Debug, PartialEq, Eq)]
pub enum Request {
    /// Print this text and do nothing.
    Help(String),
    Serve(Serve),
    Test(Test),
    Dist(Dist),
    Headers(Headers),
    Size(Size),
    Bench(Bench),
    /// Everything behind the word is for the app's own program of that name.
    Program(&'static str, Vec<OsString>),
    Edition,
    Style,
    /// Not for people: hold one file on a free port until standard input closes. `serve --site` starts it.
    SiteFile(PathBuf),
}

/// Options of `serve`.
#[derive(Debug, PartialEq, Eq)]
pub struct Serve {
    /// The port on 127.0.0.1.
    pub port: u16,
    /// Build with optimisation.
    pub release: bool,
    /// Open the browser after the first build.
    pub open: bool,
    /// A file that stands in for `public/site.json`.
    pub site: Option<PathBuf>,
}

/// Options of `test`.
#[derive(Debug, PartialEq, Eq)]
pub struct Test {
    /// Leave out the build of the app and the browser.
    pub fast: bool,
    /// Also run the browser tests that need a real WordPress.
    pub wordpress: bool,
    /// Also try the configurations of the guide to hosts, on the web servers themselves.
    pub hosts: bool,
    /// The engines in which the hostile collections are run besides Chromium.
    pub engines: Vec<Engine>,
}

/// A browser engine that is not driven by default.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Firefox,
    WebKit,
}

/// The engines by the names under which they are asked for.
const ENGINES: [(&str, Engine); 2] = [("firefox", Engine::Firefox), ("webkit", Engine::WebKit)];

/// Options of `dist`.
#[derive(Debug, PartialEq, Eq)]
pub struct Dist {
    /// A file that stands in for `public/site.json`.
    pub site: Option<PathBuf>,
    /// Where the site will be served from: a path that begins and ends with a slash, or an absolute URL.
    pub public_url: Option<String>,
    /// Whether the page `/connect` may ask any host.
    pub connect: bool,
}

/// Options of `headers`.
#[derive(Debug, PartialEq, Eq)]
pub struct Headers {
    /// The folder of the release; none means `dist/`.
    pub dist: Option<PathBuf>,
    /// Whether the page `/connect` may ask any host.
    pub connect: bool,
}

/// Options of `bench`.
#[derive(Debug, PartialEq, Eq)]
pub struct Bench {
    /// The folder of a built app, in place of one that is built for it.
    pub dist: Option<PathBuf>,
    /// Leave the browser out.
    pub native: bool,
}

/// Options of `size`.
#[derive(Debug, PartialEq, Eq)]
pub struct Size {
    /// The folder to measure; none means `dist/`, built first when it is missing.
    pub dist: Option<PathBuf>,
}

/// Reads the command line of this process.
///
/// # Errors
/// [`Failure::Usage`] for anything that the table does not hold, with the nearest word that it does.
pub fn from_environment() -> Result<Request, Failure> {
    parse(std::env::args_os().skip(1))
}

fn parse(words: impl IntoIterator<Item = OsString>) -> Result<Request, Failure> {
    let mut parser = lexopt::Parser::from_args(words);
    let command = match parser.next().map_err(usage)? {
        None | Some(Short('h') | Long("help")) => return Ok(Request::Help(table::overview())),
        Some(Value(word)) => word.to_string_lossy().into_owned(),
        Some(other) => return Err(usage(other.unexpected())),
    };
    if command == "help" {
        return help(&mut parser);
    }
    if command == SITE_FILE {
        let file = parser.value().map_err(usage)?;
        return Ok(Request::SiteFile(file.into()));
    }
    let command = find_command(&command)?;
    if [CONNECT, FRAGMENT].contains(&command.name) {
        let words: Vec<OsString> = parser.raw_args().map_err(usage)?.collect();
        let asks_for_help = words.iter().any(|word| word == "--help" || word == "-h");
        return Ok(if asks_for_help {
            Request::Help(table::help(command))
        } else {
            Request::Program(command.name, words)
        });
    }
    let mut given = Given::default();
    while let Some(argument) = parser.next().map_err(usage)? {
        match argument {
            Short('h') | Long("help") => return Ok(Request::Help(table::help(command))),
            Long(name) => {
                let name = name.to_owned();
                let option = command.option(&name).ok_or_else(|| unknown_option(command, &name))?;
                let value = option.value.map(|_| parser.value()).transpose().map_err(usage)?;
                given.0.push((option.name, value));
            }
            Short(letter) => return Err(unknown_option(command, &letter.to_string())),
            Value(word) => {
                let word = word.to_string_lossy();
                return Err(Failure::Usage(format!("`{}` takes no argument `{word}`; {}", command.name, see(command))));
            }
        }
    }
    given.into_request(command)
}

fn help(parser: &mut lexopt::Parser) -> Result<Request, Failure> {
    match parser.next().map_err(usage)? {
        Some(Value(word)) => Ok(Request::Help(table::help(find_command(&word.to_string_lossy())?))),
        _ => Ok(Request::Help(table::overview())),
    }
}

fn find_command(word: &str) -> Result<&'static CommandLine, Failure> {
    COMMANDS.iter().find(|command| command.name == word).ok_or_else(|| {
        let near = closest(word, COMMANDS.iter().map(|command| command.name));
        let advice = near.map_or_else(|| "see `cargo xtask help`".to_owned(), |near| format!("did you mean `{near}`?"));
        Failure::Usage(format!("there is no command `{word}`; {advice}"))
    })
}

fn unknown_option(command: &CommandLine, name: &str) -> Failure {
    let dashes = if name.chars().count() == 1 { "-" } else { "--" };
    let advice = closest(name, command.options.iter().map(|option| option.name))
        .map_or_else(|| see(command), |near| format!("did you mean `--{near}`?"));
    Failure::Usage(format!("`{}` has no option `{dashes}{name}`; {advice}", command.name))
}

fn see(command: &CommandLine) -> String {
    format!("see `cargo xtask {} --help`", command.name)
}

fn usage(error: lexopt::Error) -> Failure {
    Failure::Usage(format!("{error}; see `cargo xtask help`"))
}

/// The options as given, before they are judged.
#[derive(Default)]
struct Given(Vec<(&'static str, Option<OsString>)>);

impl Given {
    fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(given, _)| *given == name)
    }

    /// The last value wins, as people expect who add an option at the end of a line.
    fn value(&self, name: &str) -> Option<&OsString> {
        self.0.iter().rev().find(|(given, _)| *given == name).and_then(|(_, value)| value.as_ref())
    }

    fn path(&self, name: &str) -> Option<PathBuf> {
        self.value(name).map(PathBuf::from)
    }

    fn into_request(self, command: &CommandLine) -> Result<Request, Failure> {
        Ok(match command.name {
            "serve" => Request::Serve(Serve {
                port: self.value("port").map_or(Ok(DEFAULT_PORT), port)?,
                release: self.has("release"),
                open: self.has("open"),
                site: self.path("site"),
            }),
            "test" => {
                let engines = self.value("engines").map_or(Ok(Vec::new()), engines)?;
                let (fast, hosts) = (self.has("fast"), self.has("hosts"));
                let request = Test { fast, hosts, wordpress: self.has("wordpress"), engines };
                let needs_release =
                    [("hosts", hosts), ("wordpress", request.wordpress), ("engines", !request.engines.is_empty())];
                if let Some((name, _)) = needs_release.iter().find(|(_, given)| *given && fast) {
                    let text = format!(
                        "`--fast` leaves the release and the browser out and `--{name}` needs them: give one of the two"
                    );
                    return Err(Failure::Usage(text));
                }
                Request::Test(request)
            }
            "dist" => Request::Dist(Dist {
                site: self.path("site"),
                public_url: self.value("public-url").map(public_url).transpose()?,
                connect: !self.has("no-connect"),
            }),
            "headers" => Request::Headers(Headers { dist: self.path("dist"), connect: !self.has("no-connect") }),
            "size" => Request::Size(Size { dist: self.path("dist") }),
            "bench" => {
                let request = Bench { dist: self.path("dist"), native: self.has("native") };
                if request.native && request.dist.is_some() {
                    let text = "`--native` leaves the browser out and `--dist` is for it: give one of the two";
                    return Err(Failure::Usage(text.to_owned()));
                }
                Request::Bench(request)
            }
            "style" => Request::Style,
            _ => Request::Edition,
        })
    }
}

fn port(value: &OsString) -> Result<u16, Failure> {
    let text = value.to_string_lossy();
    text.parse().ok().filter(|port| *port != 0).ok_or_else(|| {
        Failure::Usage(format!("`--port` wants a number from 1 to 65535, not `{text}`; for example `--port 8081`"))
    })
}

/// Names of engines, parted by commas; Chromium is always among those that are run.
fn engines(value: &OsString) -> Result<Vec<Engine>, Failure> {
    let text = value.to_string_lossy().to_ascii_lowercase();
    let mut out = Vec::new();
    for name in text.split(',').map(str::trim) {
        match ENGINES.iter().find(|(known, _)| *known == name) {
            Some((_, engine)) => out.push(*engine),
            None if name == "all" => out = ENGINES.map(|(_, engine)| engine).to_vec(),
            None if name == "chromium" => {}
            None => {
                let text = format!("`--engines` wants `all`, or `chromium`, `firefox`, `webkit`; not `{name}`");
                return Err(Failure::Usage(text));
            }
        }
    }
    Ok(out)
}

/// A public URL is a path from the root or an absolute URL; the closing slash, without which relative addresses would
/// resolve one folder too high (RFC 3986 §5.2.3), is added.
fn public_url(value: &OsString) -> Result<String, Failure> {
    let text = value.to_string_lossy();
    let is_path = text.starts_with('/') && !text.starts_with("//");
    let is_absolute = text.starts_with("https://") || text.starts_with("http://");
    if !(is_path || is_absolute) || text.contains(['?', '#', ' ', '"']) {
        let text = format!("`--public-url` wants a path such as `/news/` or an https URL, not `{text}`");
        return Err(Failure::Usage(text));
    }
    Ok(if text.ends_with('/') { text.into_owned() } else { format!("{text}/") })
}

#[cfg(test)]
mod tests;
