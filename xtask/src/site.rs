//! Checks the file of `--site` before a build. The app validates its content; here it only has to be JSON, because the most
//! common mistake is a comma.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::error::Failure;
use crate::{project, say};

/// Returns the absolute path of a site file that can be read and contains a JSON object.
///
/// # Errors
/// When it cannot be read, or is not a JSON object, with the line and column.
fn checked(file: &Path) -> Result<PathBuf, Failure> {
    let text = fs::read_to_string(file).map_err(Failure::file("read the site file", file))?;
    let what = match serde_json::from_str::<Value>(&text) {
        Ok(Value::Object(_)) => return Ok(env::current_dir().unwrap_or_default().join(file)),
        Ok(_) => "a site file is a JSON object, `{ \"name\": … }`".to_owned(),
        Err(error) => format!("is not JSON: {error}"),
    };
    Err(Failure::Content { path: file.to_owned(), what })
}

/// Returns the site file that a command uses: the given one, [`checked`], or none for the project's own. Warns about a
/// key in it that its vendor does not want to be public.
///
/// # Errors
/// As [`checked`] does.
pub fn chosen(given: Option<&Path>) -> Result<Option<PathBuf>, Failure> {
    let given = given.map(checked).transpose()?;
    let public = project::root().join("public");
    let file = given.clone().unwrap_or_else(|| public.join("site.json"));
    let site = fs::read_to_string(&file).ok().and_then(|text| serde_json::from_str::<Value>(&text).ok());
    for key in exposed_keys(&site.unwrap_or_default(), &public.join("backends")) {
        say::note(&format!(
            "{}: the parameter \"{key}\" is not meant to be public, and whoever reads the newspaper can read this \
             file; docs/proxies.md says how a proxy adds it",
            file.display()
        ));
    }
    Ok(given)
}

/// Returns the parameters of a site file that are not public according to the description of its preset.
fn exposed_keys(site: &Value, descriptions: &Path) -> Vec<String> {
    let Some(preset) = site["backend"]["preset"].as_str() else { return Vec::new() };
    let file = descriptions.join(preset).with_extension("json");
    let description = fs::read_to_string(file).ok().and_then(|text| serde_json::from_str::<Value>(&text).ok());
    let is_secret = |name: &str| description.as_ref().is_some_and(|it| it["parameters"][name]["public"] == false);
    let given = site["backend"]["parameters"].as_object();
    given.into_iter().flatten().map(|(name, _)| name.clone()).filter(|name| is_secret(name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn complaint(content: &str) -> String {
        let name = format!("checked-{}-{}.json", std::process::id(), content.len());
        let file = env::temp_dir().join(name);
        fs::write(&file, content).unwrap();
        let complaint = checked(&file).expect_err("should be refused").to_string();
        fs::remove_file(&file).unwrap();
        complaint
    }

    #[test]
    fn a_stray_comma_is_said_with_its_place() {
        assert!(complaint("{\n  \"name\": \"A\",\n}").contains("line 3 column 1"));
    }

    #[test]
    fn a_list_is_no_site() {
        assert!(complaint("[]").contains("JSON object"));
    }

    #[test]
    fn a_key_that_is_not_meant_to_be_public_is_found() {
        let descriptions = project::root().join("public").join("backends");
        let exposed = |preset: &str, parameters: Value| {
            exposed_keys(&serde_json::json!({"backend": {"preset": preset, "parameters": parameters}}), &descriptions)
        };
        assert_eq!(exposed("gnews", serde_json::json!({"apikey": "k", "lang": "en"})), ["apikey"]);
        assert!(exposed("ghost", serde_json::json!({"key": "k"})).is_empty(), "a content key is meant to be public");
        assert!(exposed("nowhere", serde_json::json!({"apikey": "k"})).is_empty());
        assert!(exposed_keys(&Value::Null, &descriptions).is_empty());
    }

    #[test]
    fn a_missing_file_is_named() {
        let complaint = checked(Path::new("/nowhere/site.json")).expect_err("should be refused").to_string();
        assert!(complaint.contains("/nowhere/site.json"), "{complaint}");
    }
}
