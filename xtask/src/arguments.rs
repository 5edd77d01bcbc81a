//! The command line. `clap` parses it, and writes the help and the suggestions, from the types of this file.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::error::ErrorKind;
use clap::{Args, CommandFactory, Parser, Subcommand, value_parser};

use crate::error::Failure;

/// The name of the helper process that `serve --site` starts. It is hidden from the help.
pub const SITE_FILE: &str = "site-file";

/// The parsed command line.
#[derive(Debug, PartialEq, Eq)]
pub enum Request {
    /// Print this text and do nothing.
    Help(String),
    Command(Command),
}

/// The project's own commands
#[derive(Debug, Parser)]
#[command(name = "xtask", bin_name = "cargo xtask", args_override_self = true, arg_required_else_help = true)]
#[command(after_help = "`cargo xtask help COMMAND` shows the options of a command and an example.")]
struct CommandLine {
    #[command(subcommand)]
    command: Command,
}

/// A command and its options.
#[derive(Debug, PartialEq, Eq, Subcommand)]
pub enum Command {
    /// Build the site and serve it on this machine, after installing what is missing
    #[command(after_help = "\
The first run installs what is missing, which takes some minutes; later ones start in seconds. The site is built again
whenever a file changes.

Example: cargo xtask serve --port 8081 --open")]
    Serve(Serve),

    /// Run all checks and tests
    #[command(after_help = "\
Checks formatting, runs clippy with warnings denied (host and wasm32), all native tests, a release build with its size
budget, and browser tests of that build in headless Chromium. Installs what is missing where that needs no permission. The
last line is the count.

Example: cargo xtask test --fast")]
    Test(Test),

    /// Make the release in dist/, ready for any static host
    #[command(after_help = "\
Builds with optimisation into dist/: hashed names, wasm-opt, the security headers for the usual hosts, the manifest, the
icons and the service worker, all derived from the site file, and a .br and a .gz beside every text and wasm file.

Example: cargo xtask dist --site harbour.json --public-url /news/")]
    Dist(Dist),

    /// Write what dist/ derives from its site.json again, after site.json was changed
    #[command(after_help = "\
Derives the security policy from the site.json in dist/ and writes it for the usual hosts: _headers, headers/*.conf, the
<meta> of index.html and connect.html. Then writes the manifest, the icons and the service worker. `dist` does so too.

Example: cargo xtask headers --dist dist")]
    Headers(Headers),

    /// Print what a first visit loads, and fail above the budget
    #[command(after_help = "\
Prints the raw and the brotli size of each file of the first load. Builds dist/ first where it is missing.

Example: cargo xtask size --dist dist")]
    Size(Size),

    /// Measure speed as ratios; a goal that is missed fails nothing
    #[command(after_help = "\
Measures how long answers take to become headlines, natively and in the built app in headless Chromium, against a parser
that only reads their JSON; and how long a list of 10 000 takes to be painted, against one of 100. All in one run, so that
the ratios mean the same on every machine. The machine should have nothing else to do.

Example: cargo xtask bench --native")]
    Bench(Bench),

    /// Tell what the app understands of a backend
    #[command(disable_help_flag = true, override_usage = "cargo xtask connect URL|FILE [OPTIONS]")]
    #[command(after_help = "\
Takes the address of a site, an API or a feed, or a saved answer (.json, .xml, .http). Tells what its page /connect tells:
which backend it is, a preview, a table of fields, what is missing, what is wrong, and the site.json to save.

  --description FILE      read it with this description
  --parameter NAME=VALUE  a parameter of the description, such as a key; may be given several times
  --origin URL            where the site will be, for what its backend must allow
  --language TAG          en, fr or ar

Example: cargo xtask connect https://cms.harbour.example --language fr")]
    Connect {
        /// Passed on to the app's own program as they are
        #[arg(value_name = "URL|FILE", trailing_var_arg = true, allow_hyphen_values = true)]
        words: Vec<OsString>,
    },

    /// Print headlines as HTML without a script
    #[command(disable_help_flag = true, override_usage = "cargo xtask fragment [QUERY] [OPTIONS]")]
    #[command(after_help = "\
For pages that take no frame. The query has the attributes of <news-headlines>; the links lead to the \"url\" of the site
file.

  --site FILE  use this file in place of public/site.json

Example: cargo xtask fragment \"category=world&count=5&date\"")]
    Fragment {
        /// Passed on to the app's own program as they are
        #[arg(value_name = "QUERY", trailing_var_arg = true, allow_hyphen_values = true)]
        words: Vec<OsString>,
    },

    /// Compile the demo edition from xtask/edition into public/demo
    #[command(after_help = "\
Compiles xtask/edition/articles/*.html into the feeds of public/demo, and draws the pictures that have changed (which needs
rsvg-convert and cwebp).

Example: cargo xtask edition")]
    Edition,

    /// Join style/*.css into the style sheet of the page (Trunk calls this)
    #[command(after_help = "\
Joins style/tokens.css, style/base.css and then every other file of style/ into target/style/main.css. Trunk calls it before
each build.

Example: cargo xtask style")]
    Style,

    /// Serve one file on a free port until standard input closes
    #[command(name = SITE_FILE, hide = true)]
    SiteFile { file: PathBuf },
}

/// Options of `serve`.
#[derive(Args, Debug, PartialEq, Eq)]
pub struct Serve {
    /// Listen on this port of 127.0.0.1
    #[arg(long, value_name = "N", default_value_t = 8080, value_parser = value_parser!(u16).range(1..))]
    pub port: u16,
    /// Build as for publication: slower to build, small to load
    #[arg(long)]
    pub release: bool,
    /// Open the browser after the first build
    #[arg(long)]
    pub open: bool,
    /// Use this file in place of public/site.json
    #[arg(long, value_name = "FILE")]
    pub site: Option<PathBuf>,
}

/// Options of `test`.
#[derive(Args, Debug, PartialEq, Eq)]
pub struct Test {
    /// Leave out the release build and the browser
    #[arg(long, conflicts_with_all = ["wordpress", "hosts", "engines"])]
    pub fast: bool,
    /// Also run the browser tests against a real WordPress
    #[arg(long)]
    pub wordpress: bool,
    /// Also try the configurations of docs/deploy.md on nginx, Caddy and Apache
    #[arg(long)]
    pub hosts: bool,
    /// Also run the hostile collections in these engines: firefox, webkit, or all
    // With its full path, clap takes the type as one value that `engines` parses; `Vec` would be a list of values.
    #[arg(long, value_name = "NAMES", value_parser = engines, default_value = "chromium", hide_default_value = true)]
    pub engines: std::vec::Vec<Engine>,
}

/// A browser engine that is not driven by default.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Firefox,
    WebKit,
}

/// The engines by their names on the command line.
const ENGINES: [(&str, Engine); 2] = [("firefox", Engine::Firefox), ("webkit", Engine::WebKit)];

/// Options of `dist`.
#[derive(Args, Debug, PartialEq, Eq)]
pub struct Dist {
    /// Use this file in place of public/site.json
    #[arg(long, value_name = "FILE")]
    pub site: Option<PathBuf>,
    /// Where the site will be served from: a path such as /news/, or an absolute URL [default: /]
    #[arg(long, value_name = "URL", value_parser = public_url)]
    pub public_url: Option<String>,
    /// Let the page /connect ask no other hosts than the newspaper itself
    #[arg(long = "no-connect", action = clap::ArgAction::SetFalse)]
    pub connect: bool,
}

/// Options of `headers`.
#[derive(Args, Debug, PartialEq, Eq)]
pub struct Headers {
    /// Write into this folder instead of dist/
    #[arg(long, value_name = "DIR")]
    pub dist: Option<PathBuf>,
    /// Let the page /connect ask no other hosts than the newspaper itself
    #[arg(long = "no-connect", action = clap::ArgAction::SetFalse)]
    pub connect: bool,
}

/// Options of `size`.
#[derive(Args, Debug, PartialEq, Eq)]
pub struct Size {
    /// Measure this folder instead of dist/
    #[arg(long, value_name = "DIR")]
    pub dist: Option<PathBuf>,
    /// Write the table to docs/sizes.md too
    #[arg(long)]
    pub write: bool,
}

/// Options of `bench`.
#[derive(Args, Debug, PartialEq, Eq)]
pub struct Bench {
    /// Measure the app in this folder instead of building it
    #[arg(long, value_name = "DIR")]
    pub dist: Option<PathBuf>,
    /// Leave the browser out
    #[arg(long, conflicts_with = "dist")]
    pub native: bool,
}

/// Reads the command line of this process.
///
/// # Errors
/// [`Failure::Usage`] for a command line that cannot be understood, with the nearest word that can.
pub fn from_environment() -> Result<Request, Failure> {
    parse(std::env::args_os().skip(1))
}

fn parse(words: impl IntoIterator<Item = OsString>) -> Result<Request, Failure> {
    let words = std::iter::once(OsString::from("xtask")).chain(words);
    let command = match CommandLine::try_parse_from(words) {
        Ok(line) => line.command,
        Err(error) if is_help(error.kind()) => return Ok(Request::Help(error.to_string())),
        Err(error) => return Err(usage(&error)),
    };
    let asks_for_help = |words: &[OsString]| words.iter().any(|word| word == "--help" || word == "-h");
    Ok(match command {
        Command::Connect { words } if asks_for_help(&words) => Request::Help(help("connect")),
        Command::Fragment { words } if asks_for_help(&words) => Request::Help(help("fragment")),
        command => Request::Command(command),
    })
}

fn is_help(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::DisplayHelp | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand)
}

/// Returns the failure for a command line that `clap` refuses; `main` prints the word `error` before every failure.
fn usage(error: &clap::Error) -> Failure {
    let text = error.to_string();
    Failure::Usage(text.strip_prefix("error: ").unwrap_or(&text).trim_end().to_owned())
}

/// Returns the help of a command whose arguments are passed on unchanged, so that it has no `--help` of its own.
fn help(name: &str) -> String {
    let mut line = CommandLine::command();
    line.build();
    line.find_subcommand_mut(name).map(|command| command.render_help().to_string()).unwrap_or_default()
}

/// Reads names of engines, separated by commas. Chromium is always driven, and adds nothing.
fn engines(text: &str) -> Result<Vec<Engine>, String> {
    let mut out = Vec::new();
    for name in text.to_ascii_lowercase().split(',').map(str::trim) {
        match ENGINES.iter().find(|(known, _)| *known == name) {
            Some((_, engine)) => out.push(*engine),
            None if name == "all" => out = ENGINES.map(|(_, engine)| engine).to_vec(),
            None if name == "chromium" => {}
            None => return Err(format!("there is no engine `{name}`: give `all`, or `chromium`, `firefox`, `webkit`")),
        }
    }
    Ok(out)
}

/// Reads a public URL: a path from the root or an absolute URL. The closing slash, without which relative addresses would
/// resolve one folder too high (RFC 3986 §5.2.3), is added.
fn public_url(text: &str) -> Result<String, String> {
    let is_path = text.starts_with('/') && !text.starts_with("//");
    let is_absolute = text.starts_with("https://") || text.starts_with("http://");
    if !(is_path || is_absolute) || text.contains(['?', '#', ' ', '"']) {
        return Err("give a path such as `/news/`, or an https URL".to_owned());
    }
    Ok(if text.ends_with('/') { text.to_owned() } else { format!("{text}/") })
}

#[cfg(test)]
mod tests;
