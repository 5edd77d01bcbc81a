//! What is measured, against what, and the goals.

/// One thing that is measured.
struct Measure {
    /// Under which name its line gives it.
    name: &'static str,
    what: &'static str,
    /// What it is held against.
    against: &'static str,
    /// How many times as long it may take, where there is a goal.
    goal: Option<f64>,
}

/// Everything that is measured, in the order of the table.
const MEASURES: &[Measure] = &[
    Measure {
        name: "native/wordpress/headlines",
        what: "WordPress, 100 posts, 1.0 MB: headlines, natively",
        against: "serde_json",
        goal: Some(3.0),
    },
    Measure {
        name: "native/wordpress/json",
        what: "the same, only parsed, natively",
        against: "serde_json",
        goal: None,
    },
    Measure {
        name: "native/json-feed/headlines",
        what: "JSON Feed, 1000 items, 1.4 MB: headlines, natively",
        against: "serde_json",
        goal: None,
    },
    Measure {
        name: "native/json-feed/json",
        what: "the same, only parsed, natively",
        against: "serde_json",
        goal: None,
    },
    Measure {
        name: "browser/wordpress/serde",
        what: "WordPress: from the answer to headlines, in Chromium",
        against: "serde_json in WebAssembly",
        goal: Some(3.0),
    },
    Measure { name: "browser/wordpress/json-parse", what: "the same", against: "JSON.parse", goal: None },
    Measure {
        name: "browser/json-feed/serde",
        what: "JSON Feed: from the answer to headlines, in Chromium",
        against: "serde_json in WebAssembly",
        goal: None,
    },
    Measure { name: "browser/json-feed/json-parse", what: "the same", against: "JSON.parse", goal: None },
    Measure {
        name: "browser/first-paint",
        what: "first paint of a list of 10 000, in Chromium",
        against: "a list of 100",
        goal: Some(2.0),
    },
    Measure {
        name: "browser/offline-start",
        what: "without a network, everything kept: until there is something to read",
        against: "a later visit with one",
        goal: Some(1.0),
    },
    Measure {
        name: "browser/widget/longest-task",
        what: "ten widgets and a feed of 0.9 MB: the host's longest task, at a quarter of the speed",
        against: "what anybody notices",
        goal: Some(1.0),
    },
];

/// The times of one measure, in milliseconds.
#[derive(Debug, PartialEq)]
pub struct Measured {
    name: String,
    time: f64,
    other: f64,
}

impl Measured {
    /// What a program printed: lines with `measured: NAME MILLISECONDS MILLISECONDS`, among others. A test harness begins
    /// a line with the name of the test.
    pub fn read(output: &str) -> Vec<Self> {
        let one = |line: &str| {
            let mut words = line.split_once("measured: ")?.1.split_whitespace();
            let name = words.next()?.to_owned();
            let mut time = || words.next()?.parse().ok().filter(|time: &f64| time.is_finite() && *time > 0.0);
            Some(Self { name, time: time()?, other: time()? })
        };
        output.lines().filter_map(one).collect()
    }
}

/// The table.
pub fn rows(found: &[Measured]) -> Vec<Vec<String>> {
    let heading = ["measured", "takes", "against", "takes", "ratio", "goal"];
    let mut rows = vec![heading.map(str::to_owned).to_vec()];
    for measure in MEASURES {
        let Some(Measured { time, other, .. }) = found.iter().find(|found| found.name == measure.name) else {
            continue;
        };
        let ratio = time / other;
        let goal = match measure.goal {
            None => String::new(),
            Some(goal) if ratio <= goal => format!("{goal}, reached"),
            Some(goal) => format!("{goal}, not reached"),
        };
        rows.push(vec![
            measure.what.to_owned(),
            milliseconds(*time),
            measure.against.to_owned(),
            milliseconds(*other),
            format!("{ratio:.1}"),
            goal,
        ]);
    }
    rows
}

fn milliseconds(time: f64) -> String {
    if time < 10.0 { format!("{time:.1} ms") } else { format!("{time:.0} ms") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_found_among_others_and_after_the_name_of_a_test() {
        let output = "running 1 test\ntest measures::a ... measured: a/b 12.5 5\nok\nmeasured: c 1\nmeasured: d 0 1\nmeasured: e 1 NaN\n";
        assert_eq!(Measured::read(output), [Measured { name: "a/b".to_owned(), time: 12.5, other: 5.0 }]);
    }

    #[test]
    fn a_ratio_is_held_against_its_goal() {
        let found = [("native/wordpress/headlines", 30.0), ("browser/wordpress/serde", 30.1), ("unknown", 1.0)]
            .map(|(name, time)| Measured { name: name.to_owned(), time, other: 10.0 });
        let rows = rows(&found);
        assert_eq!(rows.len(), 3);
        assert_eq!(rows[1][1..], ["30 ms", "serde_json", "10 ms", "3.0", "3, reached"]);
        assert_eq!(rows[2][5], "3, not reached");
    }

    #[test]
    fn what_is_measured_has_its_line_in_the_table() {
        let root = crate::project::root();
        let sources = ["benches/engine/src/main.rs", "tests/browser/measures.rs"]
            .map(|path| std::fs::read_to_string(root.join(path)).unwrap())
            .join("\n");
        for measure in MEASURES {
            let last = measure.name.rsplit('/').next().unwrap();
            assert!(sources.contains(last), "{}", measure.name);
        }
    }
}
