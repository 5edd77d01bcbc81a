use super::*;

fn request(line: &str) -> Result<Request, Failure> {
    parse(line.split_whitespace().map(OsString::from))
}

fn complaint(line: &str) -> String {
    request(line).expect_err("the line should be refused").to_string()
}

#[test]
fn serve_has_its_defaults() {
    let expected = Serve { port: 8080, release: false, open: false, site: None };
    assert_eq!(request("serve").unwrap(), Request::Serve(expected));
}

#[test]
fn options_may_stand_with_a_space_or_an_equals_sign() {
    let expected = || Request::Serve(Serve { port: 9000, release: true, open: true, site: Some("a.json".into()) });
    assert_eq!(request("serve --port 9000 --release --open --site a.json").unwrap(), expected());
    assert_eq!(request("serve --port=9000 --release --open --site=a.json").unwrap(), expected());
}

#[test]
fn the_last_of_two_equal_options_wins() {
    let Request::Serve(serve) = request("serve --port 1 --port 2").unwrap() else { panic!("not serve") };
    assert_eq!(serve.port, 2);
}

#[test]
fn no_command_and_help_give_the_overview() {
    for line in ["", "help", "--help", "-h"] {
        let Request::Help(text) = request(line).unwrap() else { panic!("not help: {line}") };
        for command in COMMANDS {
            assert!(text.contains(command.name), "{line}: {}", command.name);
        }
    }
}

#[test]
fn every_command_explains_all_its_options() {
    for command in COMMANDS {
        for line in [format!("{} --help", command.name), format!("help {}", command.name)] {
            let Request::Help(text) = request(&line).unwrap() else { panic!("not help: {line}") };
            for option in command.options {
                assert!(text.contains(&format!("--{}", option.name)), "{line}: {}", option.name);
            }
        }
    }
}

#[test]
fn the_words_of_the_apps_own_programs_go_to_them_as_they_are() {
    let words = ["https://a.example", "--parameter", "key=1"].map(OsString::from).to_vec();
    assert_eq!(request("connect https://a.example --parameter key=1").unwrap(), Request::Program("connect", words));
    assert!(matches!(request("connect https://a.example --help").unwrap(), Request::Help(_)));
    assert_eq!(request("fragment count=3").unwrap(), Request::Program("fragment", vec![OsString::from("count=3")]));
}

#[test]
fn an_unknown_option_is_refused_with_a_suggestion() {
    assert_eq!(complaint("serve --prot 1"), "`serve` has no option `--prot`; did you mean `--port`?");
    assert_eq!(complaint("size --banana"), "`size` has no option `--banana`; see `cargo xtask size --help`");
}

#[test]
fn an_unknown_command_is_refused_with_a_suggestion() {
    assert_eq!(complaint("sreve"), "there is no command `sreve`; did you mean `serve`?");
}

#[test]
fn a_port_must_be_a_port() {
    for bad in ["0", "65536", "http", "-1"] {
        assert!(complaint(&format!("serve --port={bad}")).contains("1 to 65535"), "{bad}");
    }
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
    let Request::Dist(dist) = request("dist --public-url /news").unwrap() else { panic!("not dist") };
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
    for other in ["--wordpress", "--hosts"] {
        assert!(complaint(&format!("test --fast {other}")).contains("one of the two"), "{other}");
    }
}

#[test]
fn a_stray_word_is_refused() {
    assert!(complaint("dist somewhere").contains("`somewhere`"));
}

#[test]
fn bench_measures_a_folder_or_natively_but_not_both() {
    assert_eq!(request("bench --dist x").unwrap(), Request::Bench(Bench { dist: Some("x".into()), native: false }));
    assert_eq!(request("bench --native").unwrap(), Request::Bench(Bench { dist: None, native: true }));
    assert!(complaint("bench --native --dist x").contains("one of the two"));
}

#[test]
fn engines_are_named_or_all() {
    let engines = |line: &str| match request(line).unwrap() {
        Request::Test(test) => test.engines,
        other => panic!("not test: {other:?}"),
    };
    assert_eq!(engines("test"), []);
    assert_eq!(engines("test --engines all"), [Engine::Firefox, Engine::WebKit]);
    assert_eq!(engines("test --engines chromium,webkit"), [Engine::WebKit]);
    assert!(complaint("test --engines lynx").contains("`lynx`"));
    assert!(complaint("test --fast --engines all").contains("--engines"));
}

#[test]
fn the_page_that_tries_backends_may_ask_any_unless_it_is_told_not_to() {
    for (line, expected) in [("headers", true), ("headers --no-connect", false)] {
        assert_eq!(request(line).unwrap(), Request::Headers(Headers { dist: None, connect: expected }));
    }
    assert!(matches!(request("dist --no-connect").unwrap(), Request::Dist(Dist { connect: false, .. })));
}
