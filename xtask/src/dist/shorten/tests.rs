use super::shorten;

fn short(script: &str) -> String {
    shorten(script, 0, &str::len).unwrap_or_else(|what| panic!("{what}"))
}

#[test]
fn comments_and_white_space_go_and_what_looks_like_them_stays() {
    let script = "// one\nrun(\"a // b\", 'c /* d */', `e\n  // f`, /[/]\\/*/g); /* two\n */ next();\n";
    assert_eq!(short(script), "run(\"a // b\",'c /* d */',`e\n  // f`,/[/]\\/*/g);next()");
    assert_eq!(short("go(one / two / three, 1 - -1, a + +b);"), "go(one/two/three,1- -1,a+ +b)");
}

#[test]
fn what_says_nothing_at_an_end_goes() {
    assert_eq!(
        short("go({ one: 1, }, [1, ,], async (it) => it, (it, other) => { it(); },);"),
        "go({one:1},[1,,],async e=>e,(e,t)=>{e()})"
    );
}

#[test]
fn true_and_false_are_short_as_values_and_themselves_as_names() {
    assert_eq!(short("go(true, it.false, { true: false });"), "go(!0,it.false,{true:!1})");
    assert_eq!(short("const one = () => { return true; };"), "let e=()=>{return true}");
}

#[test]
fn declarations_that_follow_each_other_are_one() {
    assert_eq!(
        short("const one = 1; const two = (it) => { const three = it; return three; }; const { four } = two; go(one);"),
        "let t=1,o=e=>{let a=e;return a},{four:i}=o;go(t)"
    );
    assert_eq!(short("const one = 1; let two; let three = go(); two = one;"), "let e=1,t,a=go();t=e");
    assert_eq!(short("for (const it of one) go(it); const two = 2;"), "for(let e of one)go(e);let t=2");
    assert_eq!(short("if (it) { const one = 1; } const two = 2; const three = 3;"), "if(it){let e=1}let a=2,t=3");
}

#[test]
fn names_of_its_own_become_short_and_those_of_the_browser_stay() {
    assert_eq!(
        short("const address = location.href; go(address, address.origin);"),
        "let e=location.href;go(e,e.origin)"
    );
    assert_eq!(
        short("const first = (one, { two, three: four }, [five] = document) => [one, two, four, five, two];")
            .matches("two")
            .count(),
        1,
        "the property that is taken out"
    );
    assert_eq!(short("try { go(); } catch (error) { say(error.message); }"), "try{go()}catch(e){say(e.message)}");
    assert_eq!(short("let frame, next; frame = next.frame;"), "let e,t;e=t.frame");
}

#[test]
fn a_property_keeps_its_name_in_an_object_and_in_a_pattern() {
    let script = "const { site, feed: given } = host; go({ site, given: given, run() { site(); } });";
    assert_eq!(short(script), "let{site:e,feed:t}=host;go({site:e,given:t,run(){e()}})");
    let script =
        "const count = 1; class One extends Other { static count = count; #it = count; count() { return this.#it; } }";
    assert_eq!(short(script), "let e=1;class t extends Other{static count=e;#it=e;count(){return this.#it}}");
    assert_eq!(short("const size = 1; go({ it: size ? size : 2 });"), "let e=1;go({it:e?e:2})");
}

#[test]
fn a_short_name_is_none_that_the_script_has_already() {
    assert_eq!(short("const long = a(e.c); d(long);"), "let t=a(e.c);d(t)");
}

#[test]
fn names_are_tried_for_those_that_make_it_smallest_and_stay_apart() {
    let script = "const first = one(second => second + 1, third => { const fourth = third; return [first, fourth]; });";
    // As if every letter cost its place in the alphabet.
    let size = |text: &str| text.bytes().map(usize::from).sum::<usize>();
    let tried = shorten(script, 2000, &size).unwrap();
    assert_eq!(tried, "let B=one(D=>D+1,C=>{let A=C;return[B,A]})");
    assert_eq!(shorten(script, 2000, &size).unwrap(), tried);
}

#[test]
fn what_cannot_be_read_is_told_with_its_line() {
    for script in ["\n`a ${b}`", "\n\"open", "\n/* open", "\nrun(/open\n)"] {
        let told = shorten(script, 0, &str::len).unwrap_err();
        assert!(told.starts_with("line 2: "), "{told}");
    }
}

#[test]
fn what_is_shortened_is_as_short_when_it_is_shortened_again() {
    let script = std::fs::read_to_string(crate::project::root().join("public/widget.js")).unwrap();
    let once = short(&script);
    assert!(once.len() * 10 < script.len() * 7, "{} of {}", once.len(), script.len());
    assert!(short(&once).len() <= once.len());
}
