//! Reads `policy` of the site file: the hosts of pictures and videos, and the embeds that a reader may load. Without
//! it, any host is allowed.

use super::origin::origin;
use super::origins::ORIGINS;
use serde_json::Value;

/// The sources that a publisher names; `None` allows any host.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Policy {
    /// The hosts of pictures, videos and sound, in addition to the newspaper and its backend.
    pub media: Option<Vec<String>>,
    /// The origins of frames, in addition to the newspaper's own.
    pub frames: Option<Vec<String>>,
}

impl Policy {
    /// Reads a site file.
    ///
    /// # Errors
    /// A value that is neither a provider nor an address, with its path and a message for the publisher.
    pub fn of(site: &Value) -> Result<Self, String> {
        let policy = match site.get("policy") {
            None => return Ok(Self::default()),
            Some(Value::Object(policy)) => policy,
            Some(_) => return Err("$.policy: expected an object with `media` and `frames`".to_owned()),
        };
        if let Some(unknown) = policy.keys().find(|key| !matches!(key.as_str(), "media" | "frames")) {
            return Err(format!("$.policy.{unknown}: unknown key; there are `media` and `frames`"));
        }
        let list = |key: &str, one: &dyn Fn(&str) -> Option<Vec<String>>, expected: &str| {
            let Some(value) = policy.get(key) else { return Ok::<_, String>(None) };
            let place = format!("$.policy.{key}");
            let entries = value.as_array().ok_or_else(|| format!("{place}: expected a list of {expected}"))?;
            let mut out: Vec<String> = Vec::new();
            for (at, entry) in entries.iter().enumerate() {
                let sources = entry.as_str().and_then(one);
                let sources = sources.ok_or_else(|| format!("{place}[{at}]: expected {expected}, not {entry}"))?;
                out.extend(sources.into_iter().filter(|source| !out.contains(source)).collect::<Vec<_>>());
            }
            Ok(Some(out))
        };
        let media = |text: &str| Some(vec![host(text)?]);
        let frames = |text: &str| provider(text).or_else(|| Some(vec![host(text)?]));
        Ok(Self {
            media: list("media", &media, "hosts, such as \"https://images.example\"")?,
            frames: list("frames", &frames, "providers, such as \"youtube\", and hosts")?,
        })
    }
}

/// Returns the origins of a provider's frames, by its key.
fn provider(key: &str) -> Option<Vec<String>> {
    let (_, origins) = ORIGINS.iter().find(|(known, _)| *known == key)?;
    Some(origins.split(' ').map(str::to_owned).collect())
}

/// Returns the origin of an address over TLS; `https://*.example` means every host below one.
fn host(address: &str) -> Option<String> {
    let (start, rest) = match address.strip_prefix("https://*.") {
        Some(rest) => ("https://*.", rest),
        None => ("https://", address.strip_prefix("https://")?),
    };
    let origin = origin(&["https://", rest].concat()).ok().flatten()?;
    Some([start, origin.strip_prefix("https://")?].concat())
}
