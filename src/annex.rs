//! The annex: what the app leaves to a second WebAssembly module, which is loaded when it is first needed. A front page
//! shows no bodies and no sources, a site file that has gone out has no mistakes, and most backends answer in JSON. So the
//! dialects of bodies ([`body`](crate::body)), the parameters that follow readers, the reading of XML
//! ([`xml`]) and the telling of mistakes are not in what a first visit loads. The two modules share
//! nothing but texts: a *job* goes over, its *result* comes back. Natively both are one program and the same texts pass.

use crate::backend::{Client, Description};
use crate::body::tracking::without_tracking;
use crate::body::{self, BodyContext, DIALECTS, Dialect};
use crate::browser::{location, policy};
use crate::components::article_body;
use crate::document::Problem;
use crate::json::{self, Map, Value};
use crate::model::block::{body_text, plain_text};
use crate::model::embed::Frame;
use crate::model::{Block, Body, Image, MediaUrl, SafeUrl};
use crate::node::{Node, crossing};
use crate::site::Site;
use crate::text::html_text;
use crate::words::Language;
use crate::xml;

/// A body as a backend gave it, and where it stood.
#[derive(Clone, Debug, PartialEq)]
pub struct RawBody {
    /// The dialect that it is written in.
    pub dialect: Dialect,
    /// The body, in as many values as the backend has it.
    pub values: Vec<Value>,
    /// The address of the answer, which relative addresses stand on.
    pub base: String,
    /// The whole answer, for a dialect that refers to other parts of it; else `null`.
    pub document: Value,
    /// The addresses of the lead picture, which is not shown again at the head of the body.
    pub lead: Vec<MediaUrl>,
    /// Where the story came from, which readers are led to without what follows them there.
    pub source: Option<SafeUrl>,
}

impl RawBody {
    /// How it begins, as text: up to where its first paragraph ends, as far as that can be told without reading it.
    pub fn opening(&self) -> Option<String> {
        self.values.iter().find_map(|value| {
            let parsed =
                value.as_str().filter(|_| !self.dialect.is_of_texts()).and_then(|text| json::parse_deep(text).ok());
            let text = match parsed.as_ref().filter(|tree| tree.is_array() || tree.is_object()).unwrap_or(value) {
                Value::String(text) => text.clone(),
                tree => first_line(tree, self.dialect)?,
            };
            let text = match self.dialect {
                Dialect::Html | Dialect::Nitf | Dialect::Ans | Dialect::EditorJs => first_paragraph(&text),
                // Marks of headings, quotations and lists are no words.
                Dialect::Markdown => {
                    text.trim_start_matches(|c: char| c.is_whitespace() || "#>*-_".contains(c)).to_owned()
                }
                _ => text,
            };
            Some(text).filter(|text| !text.trim().is_empty())
        })
    }
}

/// The text of the first paragraph of HTML that has some.
fn first_paragraph(html: &str) -> String {
    let mut paragraphs = Vec::from([html]);
    for end in ["</p>", "<br", "</h", "</li>", "</div>"] {
        paragraphs = paragraphs.into_iter().flat_map(|part| part.split(end)).collect();
    }
    paragraphs.into_iter().map(html_text).find(|text| !text.is_empty()).unwrap_or_default()
}

/// The first line of a tree of nodes: the text of the first node that has one and, where nodes are parts of a line, of
/// those beside it.
fn first_line(value: &Value, dialect: Dialect) -> Option<String> {
    match value {
        Value::Array(items) => {
            let are_lines = matches!(dialect, Dialect::Prismic | Dialect::DraftJs | Dialect::Ans);
            let mut lines = items.iter().filter(|item| !item.is_string()).filter_map(|item| first_line(item, dialect));
            let is_text = |item: &Value| own_text(item).is_some();
            if !are_lines && items.iter().any(is_text) { Some(lines.collect::<String>()) } else { lines.next() }
        }
        Value::Object(members) => own_text(value).map(str::to_owned).or_else(|| {
            members.iter().filter(|(_, value)| !value.is_string()).find_map(|(_, value)| first_line(value, dialect))
        }),
        _ => None,
    }
}

/// What a node has of text itself.
fn own_text(node: &Value) -> Option<&str> {
    let texts = ["text", "value", "content"].iter().filter_map(|name| node.get(name)?.as_str());
    texts.into_iter().find(|text| !text.trim().is_empty())
}

/// The job of reading a body.
pub fn body_job(raw: RawBody) -> String {
    let name = DIALECTS.iter().find(|(_, dialect)| *dialect == raw.dialect).map_or("html", |(name, _)| name);
    let lead = raw.lead.iter().map(|url| url.as_str().into()).collect();
    let members: [(&str, Value); 6] = [
        ("dialect", name.into()),
        ("values", Value::Array(raw.values)),
        ("base", raw.base.into()),
        ("document", raw.document),
        ("lead", Value::Array(lead)),
        ("source", raw.source.map_or(Value::Null, |url| url.as_str().into())),
    ];
    let job: Map = members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    ["B", &json::write(&Value::Object(job))].concat()
}

/// A body that was read in the annex.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadBody {
    /// The body, drawn.
    pub body: Body,
    /// How long it takes to read, in minutes; 0 where that was not counted.
    pub minutes: u32,
    /// Whether something was left out because the body is larger than the limits.
    pub cut: bool,
    /// Where the story came from, without parameters that follow its reader.
    pub source: Option<SafeUrl>,
}

/// The body that is the result of a job; nothing when the annex could not read the job.
pub fn body_result(result: &str) -> ReadBody {
    let mut rest = result;
    let mut line = || {
        let (line, after) = rest.split_once('\n').unwrap_or((rest, ""));
        rest = after;
        line
    };
    let (cut, minutes, source) = (line() == "cut", line().parse().unwrap_or(0), SafeUrl::parse(line(), None));
    let opening = line().to_owned();
    ReadBody { body: Body { drawn: rest.to_owned(), opening }, minutes, cut, source }
}

/// A body as a page shows it.
pub fn draw(blocks: &[Block]) -> Body {
    if blocks.is_empty() {
        return Body::default();
    }
    let opening = match blocks.first() {
        Some(Block::Paragraph(content)) => plain_text(content).split_whitespace().collect::<Vec<_>>().join(" "),
        _ => String::new(),
    };
    Body { drawn: crossing::write(Node::Many(article_body::blocks(blocks, Language::default().words()))), opening }
}

/// The job of reading an XML document.
pub fn xml_job(text: &str) -> String {
    ["X", text].concat()
}

/// The JSON tree that is the result of a job; errs with what is wrong with the document.
pub fn xml_result(result: &str) -> Result<Value, String> {
    match result.split_at_checked(1) {
        Some(("+", tree)) => json::parse_deep(tree).map_err(|error| error.to_string()),
        Some((_, wrong)) => Err(wrong.to_owned()),
        None => Err(String::new()),
    }
}

/// The job of telling what is wrong with a site file or, where that is good, with the description beside it.
pub fn check_job(site: &str, description: Option<&str>) -> String {
    let documents = [Value::from(site), description.map_or(Value::Null, Value::from)];
    ["C", &json::write(&Value::Array(documents.into()))].concat()
}

/// The mistakes that are the result of a job.
pub fn check_result(result: &str) -> Vec<Problem> {
    let told = json::parse(result).unwrap_or_default();
    let text = |problem: &Value, at: usize| problem.item(at).and_then(Value::as_str).unwrap_or_default().to_owned();
    let problem = |problem: &Value| Problem { path: text(problem, 0), message: text(problem, 1) };
    told.as_array().map(|problems| problems.iter().map(problem).collect()).unwrap_or_default()
}

fn check(job: &str) -> String {
    let documents = json::parse(job).unwrap_or_default();
    let text = |at: usize| documents.item(at).and_then(Value::as_str);
    let problems = check_documents(text(0).unwrap_or_default(), text(1)).err().unwrap_or_default();
    let row = |problem: Problem| Value::Array(vec![problem.path.into(), problem.message.into()]);
    json::write(&Value::Array(problems.into_iter().map(row).collect()))
}

fn check_documents(site: &str, description: Option<&str>) -> Result<(), Vec<Problem>> {
    let site = Site::parse(site)?;
    let Some(description) = description else { return Ok(()) };
    let description = Description::parse_text(description)?;
    Client::check(&description, &site.settings(&site.backend.base))
}

/// Does a job. This is all that the second module does.
pub fn work(job: &str) -> String {
    match job.split_at_checked(1) {
        Some(("B", job)) => {
            let job = json::parse_deep(job).unwrap_or_default();
            let read = read_body(&job);
            let source = job["source"].as_str().and_then(|url| SafeUrl::parse(url, None)).map(without_tracking);
            let source = source.map(|url| url.as_str().to_owned()).unwrap_or_default();
            let Body { drawn, opening } = draw(&read.blocks);
            [if read.cut { "cut" } else { "" }, &read.minutes.to_string(), &source, &opening, &drawn].join("\n")
        }
        Some(("X", text)) => match xml::parse(text) {
            Ok(tree) => ["+", &json::write(&tree)].concat(),
            Err(error) => ["-", &error.to_string()].concat(),
        },
        Some(("C", job)) => check(job),
        _ => String::new(),
    }
}

fn read_body(job: &Value) -> body::Body {
    let text = |name: &str| job.get(name).and_then(Value::as_str).unwrap_or_default();
    let list = |name: &str| job.get(name).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let dialect = DIALECTS.iter().find(|(name, _)| *name == text("dialect")).map_or(Dialect::Html, |(_, known)| *known);
    let context = BodyContext { base: Some(text("base")), document: job.get("document").unwrap_or(&Value::Null) };
    let mut body = body::Body::default();
    for value in list("values") {
        let read = body::read(dialect, value, &context);
        body.cut |= read.cut;
        body.blocks.extend(read.blocks);
    }
    for lead in list("lead").iter().filter_map(Value::as_str).filter_map(|url| MediaUrl::parse(url, None)) {
        let blocks = body.blocks.len();
        body.blocks = body::lead_image::without_lead_image(body.blocks, &Image::new(lead));
        if body.blocks.len() < blocks {
            break;
        }
    }
    if !body.blocks.is_empty() {
        body.minutes = crate::text::reading_minutes(&body_text(&body.blocks)) as u32;
    }
    // A frame of the page's own origin could take its sandbox off; one that the policy forbids would stay empty.
    let (origin, policy) = (location::origin(), policy::of_document());
    forget_frames(&mut body.blocks, &|frame| frame.is_of(&origin) || !policy::frames(&policy, frame.url().as_str()));
    body
}

/// Takes out the frames that may not be shown; the way to what they show is left.
fn forget_frames(blocks: &mut [Block], is_out: &dyn Fn(&Frame) -> bool) {
    for block in blocks {
        match block {
            Block::Embed(embed) => embed.frame = embed.frame.take().filter(|frame| !is_out(frame)),
            Block::Quote { body, .. } => forget_frames(body, is_out),
            Block::List { items, .. } => items.iter_mut().for_each(|item| forget_frames(item, is_out)),
            Block::Definitions(pairs) => pairs.iter_mut().for_each(|(_, meaning)| forget_frames(meaning, is_out)),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::json;

    #[test]
    fn a_job_that_is_none_gives_nothing() {
        for job in ["", "B", "B{", "B[]", "Bnull", "?", "é"] {
            assert_eq!(body_result(&work(job)), ReadBody::default(), "{job}");
        }
    }

    #[test]
    fn a_body_begins_with_its_first_line_whatever_it_is_written_in() {
        let begins = |dialect: Dialect, value: Value| {
            let raw = RawBody {
                dialect,
                values: vec![value],
                base: String::new(),
                document: Value::Null,
                lead: Vec::new(),
                source: None,
            };
            raw.opening()
        };
        let spans = json!([{"_type": "block", "children": [{"marks": ["em"], "text": "It "}, {"text": "rained"}]}, {"children": [{"text": "B"}]}]);
        let lexical = json!({"root": {"type": "root", "children": [{"children": []}, {"children": [{"text": "It "}, {"type": "link", "children": [{"text": "rained"}]}]}]}});
        for (dialect, value) in [
            (Dialect::Html, json!("<p> </p><p>It <b>rained</b></p><p>B</p>")),
            (Dialect::Markdown, json!("## It rained\n\nB")),
            (Dialect::PortableText, spans),
            (Dialect::Lexical, lexical.to_string().into()),
            (Dialect::Lexical, lexical),
            (Dialect::Lexical, json!("It rained")),
            (
                Dialect::Prismic,
                json!([{"type": "paragraph", "text": "It rained", "spans": []}, {"type": "paragraph", "text": "B"}]),
            ),
            (
                Dialect::Ans,
                json!([{"type": "image", "url": "x"}, {"type": "text", "content": "It <i>rained</i>"}, {"content": "B"}]),
            ),
            (
                Dialect::EditorJs,
                json!({"blocks": [{"type": "paragraph", "data": {"text": "It <i>rained</i>"}}, {"data": {"text": "B"}}]}),
            ),
        ] {
            let begin = begins(dialect, value).unwrap_or_default();
            assert_eq!(begin.lines().next(), Some("It rained"), "{dialect:?}");
        }
        assert_eq!(begins(Dialect::Dast, json!({"schema": "dast", "document": {"children": ["x", 1]}})), None);
    }

    #[test]
    fn xml_crosses_as_deep_as_it_may_be_and_its_mistakes_do_too() {
        let deep = ["<a>".repeat(120), "x".into(), "</a>".repeat(120)].concat();
        let tree = xml::parse(&deep).unwrap();
        assert_eq!(xml_result(&work(&xml_job(&deep))), Ok(tree));
        assert!(xml_result(&work(&xml_job("<a><b></a>"))).is_err_and(|wrong| !wrong.is_empty()));
    }

    #[test]
    fn the_mistakes_of_either_document_cross() {
        let told = |site: &str, description: Option<&str>| {
            let problems = check_result(&work(&check_job(site, description)));
            problems.into_iter().map(|p| [p.path, p.message].join(": ")).collect::<Vec<_>>().join("; ")
        };
        assert_eq!(told("{}", None), "");
        assert_eq!(told("{\"nam\": 1}", None), "$.nam: unknown key; did you mean \"name\"?");
        assert!(told("{}", Some("{")).starts_with("$: expected"));
        assert!(told("{}", Some("{}")).contains("$: the key \"views\" is missing"));
        let least = r#"{"name": "X", "items": "$[*]", "fields": {"title": "$.t"}, "views": {"latest": {"url": "/a"}}}"#;
        assert!(told("{}", Some(least)).contains("$.backend.parameters.latest: X has no such parameter"));
    }

    #[test]
    fn readers_are_led_to_the_source_without_what_follows_them_there() {
        let read = |source: Option<&str>| {
            let raw = RawBody {
                dialect: Dialect::Html,
                values: vec!["<p>A</p>".into()],
                base: String::new(),
                document: Value::Null,
                lead: Vec::new(),
                source: source.and_then(|url| SafeUrl::parse(url, None)),
            };
            body_result(&work(&body_job(raw))).source.map(|url| url.as_str().to_owned())
        };
        let followed = "https://a.example/1?id=7&utm_source=feed&fbclid=x";
        assert_eq!(read(Some(followed)).as_deref(), Some("https://a.example/1?id=7"));
        assert_eq!(read(None), None);
    }

    #[test]
    fn a_value_as_deep_as_an_answer_may_be_passes() {
        let deep = json::parse(&["[".repeat(128), "]".repeat(128)].concat()).unwrap();
        let raw = RawBody {
            dialect: Dialect::StrapiBlocks,
            values: vec![deep, "Still read".into()],
            base: "https://a.example/".into(),
            document: Value::Null,
            lead: Vec::new(),
            source: None,
        };
        assert_eq!(body_result(&work(&body_job(raw))).body.opening, "Still read");
    }
}
