use super::*;

fn request(line: &str) -> Result<Request, Failure> {
    parse(line.split_whitespace().map(OsString::from))
}

fn command(line: &str) -> Command {
    match request(line).unwrap() {
        Request::Command(command) => command,
        Request::Help(text) => panic!("help: {text}"),
    }
}

fn help_of(line: &str) -> String {
    match request(line).unwrap() {
        Request::Help(text) => text,
        Request::Command(command) => panic!("not help: {command:?}"),
    }
}

fn complaint(line: &str) -> String {
    let failure = request(line).expect_err("the line should be refused");
    assert_eq!(failure.exit_code(), 2, "{failure}");
    failure.to_string()
}

/// The commands that are for people.
fn names() -> Vec<String> {
    let line = CommandLine::command();
    line.get_subcommands().filter(|it| !it.is_hide_set()).map(|it| it.get_name().to_owned()).collect()
}

#[test]
fn the_definition_of_the_command_line_has_no_contradiction() {
    CommandLine::command().debug_assert();
}

#[test]
fn serve_has_its_defaults() {
    assert_eq!(command("serve"), Command::Serve(Serve { port: 8080, release: false, open: false, site: None }));
}

#[test]
fn options_may_stand_with_a_space_or_an_equals_sign() {
    let expected = || Command::Serve(Serve { port: 9000, release: true, open: true, site: Some("a.json".into()) });
    assert_eq!(command("serve --port 9000 --release --open --site a.json"), expected());
    assert_eq!(command("serve --port=9000 --release --open --site=a.json"), expected());
}

#[test]
fn the_last_of_two_equal_options_wins() {
    let Command::Serve(serve) = command("serve --port 1 --port 2") else { panic!("not serve") };
    assert_eq!(serve.port, 2);
}

#[test]
fn no_command_and_help_give_the_overview() {
    for line in ["", "help", "--help", "-h"] {
        let text = help_of(line);
        assert!(text.contains("cargo xtask"), "{text}");
        assert!(!text.contains(SITE_FILE), "it is not for people");
        for name in names() {
            assert!(text.contains(&name), "{line}: {name}");
        }
    }
}

#[test]
fn every_command_explains_all_its_options_and_has_an_example() {
    let definition = CommandLine::command();
    assert_eq!(names().len(), 10);
    for name in names() {
        for line in [format!("{name} --help"), format!("help {name}")] {
            let text = help_of(&line);
            assert!(text.contains(&format!("Example: cargo xtask {name}")), "{line}: {text}");
            assert!(text.contains(&format!("Usage: cargo xtask {name}")), "{line}: {text}");
            for option in definition.find_subcommand(&name).unwrap().get_arguments().filter_map(clap::Arg::get_long) {
                assert!(text.contains(&format!("--{option}")), "{line}: {option}");
            }
        }
    }
}

#[test]
fn every_example_is_understood() {
    for name in names() {
        let text = help_of(&format!("help {name}"));
        let example = text.lines().find_map(|line| line.strip_prefix("Example: cargo xtask ")).unwrap();
        command(example);
    }
}

#[test]
fn the_words_of_the_apps_own_programs_go_to_them_as_they_are() {
    let words = ["https://a.example", "--parameter", "key=1"].map(OsString::from).to_vec();
    assert_eq!(command("connect https://a.example --parameter key=1"), Command::Connect { words });
    assert!(help_of("connect https://a.example --help").contains("--parameter"));
    assert_eq!(command("fragment count=3"), Command::Fragment { words: vec![OsString::from("count=3")] });
    assert_eq!(command("fragment --site x"), Command::Fragment { words: ["--site", "x"].map(OsString::from).to_vec() });
}

#[test]
fn an_unknown_option_is_refused_with_a_suggestion() {
    let text = complaint("serve --prot 1");
    assert!(text.contains("--prot") && text.contains("'--port'"), "{text}");
    assert!(!text.starts_with("error"), "{text}");
    assert!(complaint("size --banana").contains("--help"));
}

#[test]
fn an_unknown_command_is_refused_with_a_suggestion() {
    let text = complaint("sreve");
    assert!(text.contains("sreve") && text.contains("'serve'"), "{text}");
}

#[test]
fn a_port_must_be_a_port() {
    for bad in ["0", "65536", "http", "-1"] {
        assert!(complaint(&format!("serve --port={bad}")).contains("--port"), "{bad}");
    }
    assert!(complaint("serve --port=0").contains("1..=65535"));
}

#[test]
fn an_option_without_its_value_is_refused() {
    assert!(complaint("serve --port").contains("--port"));
}

#[test]
fn a_switch_takes_no_value() {
    assert!(complaint("serve --release=yes").contains("release"));
}

#[test]
fn a_public_url_gets_its_closing_slash() {
    let Command::Dist(dist) = command("dist --public-url /news") else { panic!("not dist") };
    assert_eq!(dist.public_url.as_deref(), Some("/news/"));
}

#[test]
fn a_public_url_that_browsers_would_misread_is_refused() {
    for bad in ["news", "//host/news/", "/a?b", "/a#b"] {
        assert!(complaint(&format!("dist --public-url {bad}")).contains("/news/"), "{bad}");
    }
}

#[test]
fn fast_and_what_needs_the_release_exclude_each_other() {
    for other in ["--wordpress", "--hosts", "--engines all"] {
        let text = complaint(&format!("test --fast {other}"));
        assert!(text.contains("cannot be used with"), "{text}");
    }
    assert!(matches!(command("test --fast"), Command::Test(Test { fast: true, .. })));
}

#[test]
fn a_stray_word_is_refused() {
    assert!(complaint("dist somewhere").contains("'somewhere'"));
}

#[test]
fn bench_measures_a_folder_or_natively_but_not_both() {
    assert_eq!(command("bench --dist x"), Command::Bench(Bench { dist: Some("x".into()), native: false }));
    assert_eq!(command("bench --native"), Command::Bench(Bench { dist: None, native: true }));
    assert!(complaint("bench --native --dist x").contains("cannot be used with"));
}

#[test]
fn engines_are_named_or_all() {
    let engines = |line: &str| match command(line) {
        Command::Test(test) => test.engines,
        other => panic!("not test: {other:?}"),
    };
    assert_eq!(engines("test"), []);
    assert_eq!(engines("test --engines all"), [Engine::Firefox, Engine::WebKit]);
    assert_eq!(engines("test --engines chromium,webkit"), [Engine::WebKit]);
    assert!(complaint("test --engines lynx").contains("`lynx`"));
}

#[test]
fn the_page_that_tries_backends_may_ask_any_unless_it_is_told_not_to() {
    for (line, expected) in [("headers", true), ("headers --no-connect", false)] {
        assert_eq!(command(line), Command::Headers(Headers { dist: None, connect: expected }));
    }
    assert!(matches!(command("dist --no-connect"), Command::Dist(Dist { connect: false, .. })));
}
