//! `_headers` as Cloudflare Pages reads it: which headers a host that was given a release sends with what.

/// The headers for a path: those of every rule whose pattern it meets, in their order. A rule may end with a `*`; a line
/// that begins with `!` takes away what an earlier rule gave.
pub fn for_path(file: &str, path: &str) -> Vec<(String, String)> {
    let mut out: Vec<(String, String)> = Vec::new();
    let mut is_met = false;
    for line in file.lines() {
        let Some(rule) = line.strip_prefix("  ") else {
            is_met = line.strip_suffix('*').map_or(path == line, |start| path.starts_with(start));
            continue;
        };
        if !is_met {
            continue;
        }
        if let Some(name) = rule.strip_prefix("! ") {
            out.retain(|(known, _)| known != name);
        } else if let Some((name, value)) = rule.split_once(": ") {
            out.push((name.to_owned(), value.to_owned()));
        }
    }
    out
}

#[test]
fn a_rule_for_one_path_takes_away_what_the_rule_for_all_gave() {
    let file = "/*\n  A: 1\n  B: 2\n/a-*\n  C: 3\n/connect\n  ! A\n  A: 4\n";
    let headers =
        |path: &str| for_path(file, path).iter().map(|(name, value)| format!("{name}{value}")).collect::<String>();
    assert_eq!((headers("/"), headers("/a-x")), ("A1B2".to_owned(), "A1B2C3".to_owned()));
    assert_eq!((headers("/connect"), headers("/connect/x")), ("B2A4".to_owned(), "A1B2".to_owned()));
}
