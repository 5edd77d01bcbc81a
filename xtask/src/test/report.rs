//! The table at the end of `cargo xtask test`, and its last line.

use std::time::{Duration, Instant};

use super::Built;
use super::counts::Counts;
use crate::error::Failure;
use crate::say;

/// The result of a step.
#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    Passed,
    /// Failed, with the reason unless the step has printed it.
    Failed(String),
    /// Not run, with the reason. Counts as failed.
    NotRun(String),
    /// Skipped, with the reason: it needs something that is not available here.
    Skipped(String),
}

struct Step {
    name: &'static str,
    time: Duration,
    outcome: Outcome,
    counts: Counts,
}

/// The steps that have run.
#[derive(Default)]
pub struct Report(Vec<Step>);

impl Report {
    /// Runs a step and notes its result. If a step failed without any counts, its build failed.
    pub fn run(&mut self, name: &'static str, step: impl FnOnce() -> Result<Counts, Failure>) -> Built {
        say::step(name);
        let started = Instant::now();
        let result = step();
        let (outcome, counts, built) = match result {
            Ok(counts) if counts.failed == 0 => (Outcome::Passed, counts, Built::Yes),
            Ok(counts) => (Outcome::Failed(String::new()), counts, Built::Yes),
            Err(Failure::Ended { .. }) => (Outcome::Failed(String::new()), Counts::default(), Built::No),
            Err(failure) => (Outcome::Failed(failure.to_string()), Counts::default(), Built::No),
        };
        self.add(name, started.elapsed(), outcome, counts);
        built
    }

    /// Notes steps that could not be run.
    pub fn not_run(&mut self, names: &[&'static str], why: &str) {
        for name in names {
            self.add(name, Duration::ZERO, Outcome::NotRun(why.to_owned()), Counts::default());
        }
    }

    /// Notes a step.
    pub fn add(&mut self, name: &'static str, time: Duration, outcome: Outcome, mut counts: Counts) {
        match outcome {
            Outcome::Passed => {}
            Outcome::Skipped(_) => counts.skipped += 1,
            // A failed step without a failed test (formatting, a build) counts as one failure, so that the last line
            // does not report success.
            Outcome::Failed(_) | Outcome::NotRun(_) => counts.failed = counts.failed.max(1),
        }
        self.0.push(Step { name, time, outcome, counts });
    }

    /// Whether every step passed.
    pub fn passed(&self) -> bool {
        self.0.iter().all(|step| matches!(step.outcome, Outcome::Passed | Outcome::Skipped(_)))
    }

    /// Prints the table, the reasons, and as the last line the sums alone.
    pub fn print(&self) {
        println!("\n{}", self.text());
    }

    fn text(&self) -> String {
        let mut rows = vec![["step", "seconds", "passed", "failed", "skipped", ""].map(str::to_owned).to_vec()];
        let mut sum = Counts::default();
        let mut reasons = String::new();
        for step in &self.0 {
            sum += step.counts;
            let (word, reason) = match &step.outcome {
                Outcome::Passed => ("ok", ""),
                Outcome::Failed(reason) => ("FAILED", reason.as_str()),
                Outcome::NotRun(reason) => ("NOT RUN", reason.as_str()),
                Outcome::Skipped(reason) => ("skipped", reason.as_str()),
            };
            if !reason.is_empty() {
                reasons.push_str(&format!("{}: {reason}\n", step.name));
            }
            let Counts { passed, failed, skipped } = step.counts;
            let seconds = format!("{:.1}", step.time.as_secs_f64());
            rows.push(vec![
                step.name.to_owned(),
                seconds,
                passed.to_string(),
                failed.to_string(),
                skipped.to_string(),
                word.to_owned(),
            ]);
        }
        let Counts { passed, failed, skipped } = sum;
        format!("{}\n\n{reasons}{passed} passed, {failed} failed, {skipped} skipped", say::table(&rows))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_is_the_count_alone() {
        let mut report = Report::default();
        report.run("native tests", || Ok(Counts { passed: 5, failed: 0, skipped: 1 }));
        report.run("browser tests", || Ok(Counts { passed: 2, failed: 0, skipped: 0 }));
        assert!(report.passed());
        assert_eq!(report.text().lines().last(), Some("7 passed, 0 failed, 1 skipped"));
    }

    #[test]
    fn a_failed_test_fails_the_run_but_is_no_failed_build() {
        let mut report = Report::default();
        assert_eq!(report.run("native tests", || Ok(Counts { passed: 5, failed: 2, skipped: 0 })), Built::Yes);
        assert!(!report.passed());
        assert_eq!(report.text().lines().last(), Some("5 passed, 2 failed, 0 skipped"));
    }

    #[test]
    fn a_step_that_counts_nothing_is_still_one_failure_when_it_fails() {
        let mut report = Report::default();
        assert_eq!(report.run("formatting", || Err(Failure::Ended { doing: String::new() })), Built::No);
        assert_eq!(report.text().lines().last(), Some("0 passed, 1 failed, 0 skipped"));
    }

    #[test]
    fn what_was_not_run_has_not_passed_and_says_why() {
        let mut report = Report::default();
        report.not_run(&["browser tests"], "the browser tools are missing");
        assert!(!report.passed());
        assert!(report.text().contains("browser tests: the browser tools are missing\n"));
        assert_eq!(report.text().lines().last(), Some("0 passed, 1 failed, 0 skipped"));
    }
    #[test]
    fn what_cannot_be_had_here_is_told_and_counted_as_skipped() {
        let mut report = Report::default();
        let why = Outcome::Skipped("out of reach".to_owned());
        report.add("advisories", Duration::ZERO, why, Counts::default());
        assert!(report.passed());
        assert!(report.text().contains("advisories: out of reach\n"));
        assert_eq!(report.text().lines().last(), Some("0 passed, 0 failed, 1 skipped"));
    }
}
