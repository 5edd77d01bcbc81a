//! The measurements, what each is compared with, and the goals.

/// A measurement.
struct Measure {
    /// The name in the line that reports it.
    name: &'static str,
    what: &'static str,
    /// What it is compared with.
    against: &'static str,
    unit: Unit,
    /// The largest ratio that meets the goal, if there is one.
    goal: Option<f64>,
}

/// The unit of a measurement.
enum Unit {
    Milliseconds,
    /// Number of elements of a page that were built.
    Elements,
}

/// All measurements, in the order of the table.
const MEASURES: &[Measure] = &[
    Measure {
        name: "native/wordpress/headlines",
        what: "WordPress, 100 posts, 1.0 MB: headlines, natively",
        against: "serde_json",
        unit: Unit::Milliseconds,
        goal: Some(3.0),
    },
    Measure {
        name: "native/wordpress/json",
        what: "the same, only parsed, natively",
        against: "serde_json",
        unit: Unit::Milliseconds,
        goal: None,
    },
    Measure {
        name: "native/json-feed/headlines",
        what: "JSON Feed, 1000 items, 1.4 MB: headlines, natively",
        against: "serde_json",
        unit: Unit::Milliseconds,
        goal: None,
    },
    Measure {
        name: "native/json-feed/json",
        what: "the same, only parsed, natively",
        against: "serde_json",
        unit: Unit::Milliseconds,
        goal: None,
    },
    Measure {
        name: "browser/wordpress/serde",
        what: "WordPress: from the answer to headlines, in Chromium",
        against: "serde_json in WebAssembly",
        unit: Unit::Milliseconds,
        goal: Some(3.0),
    },
    Measure {
        name: "browser/wordpress/json-parse",
        what: "the same",
        against: "JSON.parse",
        unit: Unit::Milliseconds,
        goal: None,
    },
    Measure {
        name: "browser/json-feed/serde",
        what: "JSON Feed: from the answer to headlines, in Chromium",
        against: "serde_json in WebAssembly",
        unit: Unit::Milliseconds,
        goal: None,
    },
    Measure {
        name: "browser/json-feed/json-parse",
        what: "the same",
        against: "JSON.parse",
        unit: Unit::Milliseconds,
        goal: None,
    },
    Measure {
        name: "browser/first-paint",
        what: "first paint of a list of 10 000, in Chromium",
        against: "a list of 100",
        unit: Unit::Milliseconds,
        goal: Some(2.0),
    },
    Measure {
        name: "browser/growth",
        what: "a list of 10 000 that grows by a page, in Chromium",
        against: "a list of 100",
        unit: Unit::Milliseconds,
        goal: Some(2.0),
    },
    Measure {
        name: "browser/sections",
        what: "twelve sections of a front page that arrive one by one: what is built",
        against: "what stands there at the end",
        unit: Unit::Elements,
        goal: Some(1.0),
    },
    Measure {
        name: "browser/offline-start",
        what: "without a network, everything kept: until there is something to read",
        against: "a later visit with one",
        unit: Unit::Milliseconds,
        goal: Some(1.0),
    },
    Measure {
        name: "browser/widget/longest-task",
        what: "ten widgets and a feed of 0.9 MB: the host's longest task, at a quarter of the speed",
        against: "what anybody notices",
        unit: Unit::Milliseconds,
        goal: Some(1.0),
    },
];

/// The two figures of one measure.
#[derive(Debug, PartialEq)]
pub struct Measured {
    name: String,
    figure: f64,
    other: f64,
}

impl Measured {
    /// Parses the output of a program: lines with `measured: NAME FIGURE FIGURE`, among others. A test harness may
    /// begin such a line with the name of the test.
    pub fn read(output: &str) -> Vec<Self> {
        let one = |line: &str| {
            let mut words = line.split_once("measured: ")?.1.split_whitespace();
            let name = words.next()?.to_owned();
            let mut figure = || words.next()?.parse().ok().filter(|figure: &f64| figure.is_finite() && *figure > 0.0);
            Some(Self { name, figure: figure()?, other: figure()? })
        };
        output.lines().filter_map(one).collect()
    }
}

/// The table.
pub fn rows(found: &[Measured]) -> Vec<Vec<String>> {
    let heading = ["measured", "takes", "against", "takes", "ratio", "goal"];
    let mut rows = vec![heading.map(str::to_owned).to_vec()];
    for measure in MEASURES {
        let Some(Measured { figure, other, .. }) = found.iter().find(|found| found.name == measure.name) else {
            continue;
        };
        let ratio = figure / other;
        let goal = match measure.goal {
            None => String::new(),
            Some(goal) if ratio <= goal => format!("{goal}, reached"),
            Some(goal) => format!("{goal}, not reached"),
        };
        rows.push(vec![
            measure.what.to_owned(),
            measure.unit.show(*figure),
            measure.against.to_owned(),
            measure.unit.show(*other),
            format!("{ratio:.1}"),
            goal,
        ]);
    }
    rows
}

impl Unit {
    fn show(&self, figure: f64) -> String {
        match self {
            Unit::Milliseconds if figure < 10.0 => format!("{figure:.1} ms"),
            Unit::Milliseconds => format!("{figure:.0} ms"),
            Unit::Elements => format!("{figure:.0} elements"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_found_among_others_and_after_the_name_of_a_test() {
        let output = "running 1 test\ntest measures::a ... measured: a/b 12.5 5\nok\nmeasured: c 1\nmeasured: d 0 1\nmeasured: e 1 NaN\n";
        assert_eq!(Measured::read(output), [Measured { name: "a/b".to_owned(), figure: 12.5, other: 5.0 }]);
    }

    #[test]
    fn a_ratio_is_held_against_its_goal() {
        let found = [("native/wordpress/headlines", 30.0), ("browser/wordpress/serde", 30.1), ("unknown", 1.0)]
            .map(|(name, figure)| Measured { name: name.to_owned(), figure, other: 10.0 });
        let rows = rows(&found);
        assert_eq!(rows.len(), 3);
        assert_eq!(rows[1][1..], ["30 ms", "serde_json", "10 ms", "3.0", "3, reached"]);
        assert_eq!(rows[2][5], "3, not reached");
    }

    #[test]
    fn elements_are_counted_and_not_timed() {
        let found = Measured { name: "browser/sections".to_owned(), figure: 6.0, other: 6.0 };
        assert_eq!(
            rows(&[found])[1][1..],
            ["6 elements", "what stands there at the end", "6 elements", "1.0", "1, reached"]
        );
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
