//! The newspaper in the engines that no other test drives, under the policy of a release: every view comes, and the
//! policy has nothing to tell of.

use crate::engine::Engine;
use crate::page::{TELL, visit_with};
use crate::site::{Setup, Site};

/// Views of the demo edition, and what each is known by.
const VIEWS: [(&str, &str); 7] = [
    ("", ".section"),
    ("latest", ".headline-list__item"),
    ("category/science", ".headline-list__item"),
    ("article/webb-at-l2", ".article__body p:not(.visually-hidden)"),
    ("search?q=moon", "main h1"),
    ("no-such-page", "main h1"),
    ("connect", "main h1"),
];

fn keeps_to_its_policy(engine: Engine) {
    let extra = &[("tell.js", "text/javascript; charset=utf-8", TELL)];
    let site = Site::set_up(Setup { extra, first_script: "tell.js", ..Setup::default() });
    visit_with(engine, &site, |page| {
        // What was told before this has come when this has.
        let told = || {
            page.run_async("fetch('/told/').finally(arguments[0])");
            page.site.forget_told()
        };
        for (place, awaited) in VIEWS {
            page.open(place);
            page.wait_for(awaited);
            assert_eq!(told(), [""; 0], "{place}");
        }
        // The harness hears of a breach, so there was none.
        page.run_async(
            "addEventListener('securitypolicyviolation', () => arguments[0]()); \
             new Image().src = 'http://news.example/a.png'",
        );
        assert!(told().iter().any(|line| line.contains("img-src")), "a breach was not told of");
    });
}

#[test]
#[ignore = "`cargo xtask test --engines all` runs it"]
fn the_newspaper_keeps_to_its_policy_in_firefox() {
    keeps_to_its_policy(Engine::Firefox);
}

#[test]
#[ignore = "`cargo xtask test --engines all` runs it"]
fn the_newspaper_keeps_to_its_policy_in_webkit() {
    keeps_to_its_policy(Engine::WebKit);
}
