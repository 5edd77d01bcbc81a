//! The payloads: those of the collections, where they are, and some of our own.

use serde_json::Value;
use std::path::{Path, PathBuf};

/// Where the collections are if nothing else is said.
const BESIDE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/corpora/xss");

/// One of each kind.
const OWN: &[&str] = &[
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<iframe srcdoc=\"<script>parent.alert(1)</script>\"></iframe>",
    "<iframe src=javascript:parent.alert(1)></iframe>",
    "<a href=javascript:alert(1)>one</a>",
    "<a href=\"java&#10;script:alert(1)\">two</a>",
    "<a href=\"&#1;javascript:alert(1)\">three</a>",
    "<a href=data:text/html,<script>alert(1)</script>>four</a>",
    "<a xlink:href=javascript:alert(1)>five</a>",
    "<svg><a xlink:href=javascript:alert(1)><text y=20>six</text></a></svg>",
    "<math href=javascript:alert(1)>seven</math>",
    "<details open ontoggle=alert(1)><summary>x</summary></details>",
    "<video><source onerror=alert(1)></video>",
    "<audio src=x onerror=alert(1)>",
    "<input autofocus onfocus=alert(1)>",
    "<button onclick=alert(1)>x</button>",
    "<form action=javascript:alert(1)><button>x</button></form>",
    "<button form=f formaction=javascript:alert(1)>x</button><form id=f></form>",
    "<p onmouseover=alert(1) tabindex=0 onfocus=alert(1)>x</p>",
    "<style>@import 'javascript:alert(1)'; p { animation: x 1s }</style><p onanimationstart=alert(1)>x</p>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>",
    "<template><img src=x onerror=alert(1)></template>",
    "<textarea><img title=\"</textarea><img src=x onerror=alert(1)>\">",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)//https://x.example",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "[x](javascript:alert(1))",
    "![x](x \"onerror=alert(1)\")",
    "<object data=javascript:alert(1)></object>",
    "<embed src=javascript:alert(1)>",
    "<base href=javascript:alert(1)//><a href=x>x</a>",
    "<meta http-equiv=refresh content=0;url=javascript:alert(1)>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<plaintext>",
];

/// Every payload, those of the collections and our own.
pub fn all() -> Vec<String> {
    let folder = std::env::var_os("TPN_COLLECTIONS").map_or_else(|| PathBuf::from(BESIDE), PathBuf::from);
    let mut out: Vec<String> = OWN.iter().map(|payload| (*payload).to_owned()).collect();
    if !folder.is_dir() {
        println!("no collections of payloads at {}: our own {} alone", folder.display(), out.len());
        return out;
    }
    read(&folder, &mut out);
    out
}

fn read(folder: &Path, out: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "json") {
            let text = std::fs::read_to_string(&path).unwrap();
            collect(&serde_json::from_str(&text).unwrap(), out);
        }
    }
}

/// The payloads of a collection: its texts, or the member `payload` of its objects.
fn collect(value: &Value, out: &mut Vec<String>) {
    match value {
        Value::String(text) => out.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| collect(item, out)),
        Value::Object(members) => match members.get("payload") {
            Some(payload) => collect(payload, out),
            None => members.values().for_each(|member| collect(member, out)),
        },
        _ => {}
    }
}
