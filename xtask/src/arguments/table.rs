//! Every command and option with its help. Parsing, help texts and suggestions read this table and nothing else.

/// The name of the helper process that `serve --site` starts. It is not in the table: it is not for people.
pub const SITE_FILE: &str = "site-file";

/// The commands whose words go to the app's own program of that name.
pub const CONNECT: &str = "connect";
pub const FRAGMENT: &str = "fragment";

/// One command.
pub struct CommandLine {
    /// The word on the command line.
    pub name: &'static str,
    /// One line, for the overview.
    pub summary: &'static str,
    /// A paragraph, for `--help`.
    pub about: &'static str,
    /// In the order of the help.
    pub options: &'static [OptionLine],
}

/// One option of a command.
pub struct OptionLine {
    /// Without its dashes.
    pub name: &'static str,
    /// What stands for the value in the help; none for a switch.
    pub value: Option<&'static str>,
    /// One line, for `--help`.
    pub help: &'static str,
}

impl CommandLine {
    /// The option of this name, if the command has it.
    pub fn option(&self, name: &str) -> Option<&'static OptionLine> {
        self.options.iter().find(|option| option.name == name)
    }
}

const SITE: OptionLine =
    OptionLine { name: "site", value: Some("FILE"), help: "this file stands in for public/site.json" };

const NO_CONNECT: OptionLine = OptionLine {
    name: "no-connect",
    value: None,
    help: "the page /connect may ask no other hosts than the newspaper itself",
};

/// All commands, in the order of the overview.
pub const COMMANDS: &[CommandLine] = &[
    CommandLine {
        name: "serve",
        summary: "install what is missing, build the site and serve it on this machine",
        about: "Installs what is missing (the first time takes some minutes, later ones seconds), builds the site,\n\
                serves it at http://127.0.0.1:8080 and builds again whenever a file changes.",
        options: &[
            OptionLine { name: "port", value: Some("N"), help: "listen on this port (default 8080)" },
            OptionLine {
                name: "release",
                value: None,
                help: "build as for publication: slower to build, small to load",
            },
            OptionLine { name: "open", value: None, help: "open the browser after the first build" },
            SITE,
        ],
    },
    CommandLine {
        name: "test",
        summary: "run everything that guards the project",
        about: "Formatting, clippy with warnings denied (host and wasm32), all native tests, a release build with its\n\
                size budget, and browser tests of that build in headless Chromium. Installs what is missing where\n\
                that can be done unasked. The last line is the count.",
        options: &[
            OptionLine { name: "fast", value: None, help: "leave out the release build and the browser" },
            OptionLine { name: "wordpress", value: None, help: "also run the browser tests against a real WordPress" },
            OptionLine {
                name: "hosts",
                value: None,
                help: "also try the configurations of docs/deploy.md on nginx, Caddy and Apache",
            },
            OptionLine {
                name: "engines",
                value: Some("all"),
                help: "also run the hostile collections in these engines: firefox, webkit, or all",
            },
        ],
    },
    CommandLine {
        name: "dist",
        summary: "make the release in dist/, ready for any static host",
        about: "Builds with optimisation into dist/: hashed names, wasm-opt, the security headers for the usual hosts, the\n\
                manifest, the icons and the service worker, all derived from the site file, and a .br and a .gz beside\n\
                every text and wasm file.",
        options: &[
            SITE,
            OptionLine {
                name: "public-url",
                value: Some("/news/"),
                help: "where the site will be served from (default /)",
            },
            NO_CONNECT,
        ],
    },
    CommandLine {
        name: "headers",
        summary: "write anew what dist/ has from its site.json, after that was changed",
        about: "Derives the security policy from the site.json in dist/, and writes it for the usual hosts: _headers,\n\
                headers/*.conf, the <meta> of index.html and connect.html. Then the manifest, the icons and the service\n\
                worker. `dist` does so too.",
        options: &[
            OptionLine { name: "dist", value: Some("DIR"), help: "write into this folder instead of dist/" },
            NO_CONNECT,
        ],
    },
    CommandLine {
        name: "size",
        summary: "print what a first visit loads, and fail above the budget",
        about: "Prints the raw and the brotli size of each file of the first load, and fails above the budget.\n\
                Builds dist/ first when it is missing.",
        options: &[OptionLine { name: "dist", value: Some("DIR"), help: "measure this folder instead of dist/" }],
    },
    CommandLine {
        name: "bench",
        summary: "measure speed, as ratios; a goal that is not reached fails nothing",
        about: "Measures how long answers take to become headlines, natively and in the built app in headless Chromium,\n\
                against a parser that only reads their JSON, and how long a list of 10 000 takes to be painted against\n\
                one of 100. All in one run, so that the ratios mean the same on every machine; it should have nothing\n\
                else to do. Prints a table with the goals, and fails for none of them.",
        options: &[
            OptionLine {
                name: "dist",
                value: Some("DIR"),
                help: "measure the app in this folder instead of building it",
            },
            OptionLine { name: "native", value: None, help: "leave the browser out" },
        ],
    },
    CommandLine {
        name: CONNECT,
        summary: "tell what the app understands of a backend: `connect URL|FILE`",
        about: "Tells what the app understands of a backend, as its page /connect does: which it is, a preview, a table of\n\
                fields, what is missing, what is wrong, and the site.json to save. `connect URL|FILE [OPTIONS]`: the\n\
                address of a site, an API or a feed, or an answer that was saved (.json, .xml, .http).",
        options: &[
            OptionLine { name: "description", value: Some("FILE"), help: "read it with this description" },
            OptionLine {
                name: "parameter",
                value: Some("N=V"),
                help: "a parameter of the description, such as a key; may be given several times",
            },
            OptionLine {
                name: "origin",
                value: Some("URL"),
                help: "where the site will be, for what its backend must allow",
            },
            OptionLine { name: "language", value: Some("TAG"), help: "en, fr or ar" },
        ],
    },
    CommandLine {
        name: FRAGMENT,
        summary: "print headlines as HTML without a script: `fragment QUERY`",
        about: "Prints headlines of the newspaper as HTML without a script, for pages that take no frame.\n\
                `fragment [QUERY] [--site FILE]`: what is wanted, as in \"category=world&count=5&date\", with the attributes of\n\
                <news-headlines>; the links lead to the \"url\" of the site file.",
        options: &[SITE],
    },
    CommandLine {
        name: "edition",
        summary: "compile the demo edition from xtask/edition into public/demo",
        about: "Compiles xtask/edition/articles/*.html into the feeds of public/demo, and draws the pictures that have\n\
                changed (this part needs rsvg-convert and cwebp).",
        options: &[],
    },
    CommandLine {
        name: "style",
        summary: "join style/*.css into the style sheet of the page (Trunk calls this)",
        about: "Joins style/tokens.css, style/base.css and then every other file of style/ into target/style/main.css.\n\
                Trunk calls it before each build.",
        options: &[],
    },
];

/// The text of `cargo xtask help`.
pub fn overview() -> String {
    let mut text = String::from("The project's own commands.\n\nUsage: cargo xtask COMMAND [OPTIONS]\n\nCommands:\n");
    for command in COMMANDS {
        text.push_str(&format!("  {:<9} {}\n", command.name, command.summary));
    }
    text.push_str("  help      say this, or `help COMMAND` the options of one\n");
    text
}

/// The text of `cargo xtask COMMAND --help`.
pub fn help(command: &CommandLine) -> String {
    let mut text = format!("{}\n\nUsage: cargo xtask {} [OPTIONS]\n\nOptions:\n", command.about, command.name);
    for option in command.options {
        let left = match option.value {
            Some(value) => format!("--{} {value}", option.name),
            None => format!("--{}", option.name),
        };
        text.push_str(&format!("  {left:<20} {}\n", option.help));
    }
    text.push_str(&format!("  {:<20} say this\n", "--help"));
    text
}
