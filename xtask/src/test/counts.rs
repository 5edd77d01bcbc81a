//! Adds up the counts that test programs report.

use std::ops::AddAssign;

/// Numbers of tests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Passed.
    pub passed: usize,
    /// Failed.
    pub failed: usize,
    /// Marked `#[ignore]`, or filtered out by name.
    pub skipped: usize,
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

impl Counts {
    /// Adds a line of output if it is the summary of a test program:
    /// `test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s`.
    pub fn add_line(&mut self, line: &str) {
        let Some((_, numbers)) = line.split_once("test result: ") else { return };
        // The word before the first number (`ok.`, perhaps in colour) is not needed.
        let numbers = numbers.split_once(". ").map_or(numbers, |(_, numbers)| numbers);
        for part in numbers.split(';') {
            let mut words = part.split_whitespace();
            let (Some(Ok(number)), Some(what)) = (words.next().map(str::parse::<usize>), words.next()) else {
                continue;
            };
            match what {
                "passed" => self.passed += number,
                "failed" => self.failed += number,
                "ignored" | "filtered" => self.skipped += number,
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(output: &str) -> Counts {
        let mut counts = Counts::default();
        output.lines().for_each(|line| counts.add_line(line));
        counts
    }

    #[test]
    fn the_results_of_all_test_programs_are_added_up() {
        let output = "running 3 tests\ntest one ... ok\n\
            test result: ok. 2 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\n\
            test result: FAILED. 5 passed; 2 failed; 0 ignored; 0 measured; 3 filtered out; finished in 1.50s\n";
        assert_eq!(counts(output), Counts { passed: 7, failed: 2, skipped: 4 });
    }

    #[test]
    fn colours_do_not_hide_a_result() {
        let output = "test result: \u{1b}[32mok\u{1b}[m. 4 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out";
        assert_eq!(counts(output), Counts { passed: 4, failed: 0, skipped: 0 });
    }

    #[test]
    fn other_lines_count_nothing() {
        assert_eq!(counts("test a_passed_test ... ok\n3 passed; so they say\n"), Counts::default());
    }
}
