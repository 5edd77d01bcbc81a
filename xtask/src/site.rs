//! The file of `--site`, looked at before anything is built with it. What it says is the app's to judge; here it only
//! has to be JSON, because the commonest mistake is a comma.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::error::Failure;

/// The absolute path of a site file that can be read and holds a JSON object.
///
/// # Errors
/// When it cannot be read, or is not a JSON object, with the line and column.
pub fn checked(file: &Path) -> Result<PathBuf, Failure> {
    let text = fs::read_to_string(file).map_err(Failure::file("read the site file", file))?;
    let what = match serde_json::from_str::<Value>(&text) {
        Ok(Value::Object(_)) => return Ok(env::current_dir().unwrap_or_default().join(file)),
        Ok(_) => "a site file is a JSON object, `{ \"name\": … }`".to_owned(),
        Err(error) => format!("is not JSON: {error}"),
    };
    Err(Failure::Content { path: file.to_owned(), what })
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
    fn a_missing_file_is_named() {
        let complaint = checked(Path::new("/nowhere/site.json")).expect_err("should be refused").to_string();
        assert!(complaint.contains("/nowhere/site.json"), "{complaint}");
    }
}
