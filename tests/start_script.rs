//! The start script preloads the parts of the program that a view needs. It knows them by name, as the table of parts does.

use time_plus_news::route::Route;

fn read(path: &str) -> String {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn the_start_script_names_views_and_parts_that_exist() {
    let script = read("public/boot.js");
    let (_, table) = script.split_once("const PARTS = {").expect("a table of parts");
    let (table, _) = table.split_once('}').expect("the end of the table");
    let parts = read("src/lazy/newspaper.rs");
    let mut count = 0;
    for (view, part) in table.split(',').filter_map(|row| row.split_once(':')) {
        let (view, part) = (view.trim(), part.trim().trim_matches('"'));
        assert!(
            parts.contains(&format!("        {part}: ")) || parts.contains(&format!("    {part}: ")),
            "no part {part}"
        );
        let address = if view == "article" { "/article/a".to_owned() } else { format!("/{view}") };
        assert!(!matches!(Route::parse(&address, ""), Route::NotFound(_)), "no view {view}");
        count += 1;
    }
    assert_eq!(count, 5);
}
