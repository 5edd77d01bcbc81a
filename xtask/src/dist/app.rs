//! Reads the settings of the installed app from a site file: name, language, and the object `app`. The app itself
//! ignores this object, so it is validated here, where the manifest and the icons are made from it.

use serde_json::{Map, Value};

/// The newspaper as an installed app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct App {
    /// The name, as in the masthead.
    pub name: String,
    /// The name below the icon; by default the name of the newspaper.
    pub short_name: String,
    /// The line under the name.
    pub description: String,
    /// The language, a BCP 47 tag.
    pub language: String,
    /// `ltr` or `rtl`, if the site file says so; otherwise the browser uses that of the language.
    pub direction: Option<String>,
    /// `#rrggbb`: the background of the icons.
    pub colour: Option<String>,
    /// The drawing of the icon, an SVG file of the release.
    pub icon: String,
    /// Categories of the W3C's list.
    pub categories: Vec<String>,
    /// Pictures of the newspaper, files of the release.
    pub screenshots: Vec<Screenshot>,
    /// Whether the newspaper works offline, that is, whether there is a service worker.
    pub is_offline: bool,
}

/// A picture of the newspaper, which browsers show before the installation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Screenshot {
    /// A PNG or WebP file of the release.
    pub file: String,
    /// The text alternative.
    pub label: String,
}

impl Default for App {
    fn default() -> Self {
        let name = "Time Plus News".to_owned();
        Self {
            short_name: name.clone(),
            name,
            description: "Breaking News, Latest News, World News, Headlines and Videos".to_owned(),
            language: "en".to_owned(),
            direction: None,
            colour: None,
            icon: "icons/icon.svg".to_owned(),
            categories: vec!["news".to_owned()],
            screenshots: Vec::new(),
            is_offline: true,
        }
    }
}

const KEYS: [&str; 6] = ["short_name", "colour", "icon", "categories", "screenshots", "offline"];

impl App {
    /// Reads a site file.
    ///
    /// # Errors
    /// A mistake in `app`, with its path. The app validates the rest.
    pub fn of(site: &Value) -> Result<Self, String> {
        let mut app = Self::default();
        let text = |key: &str| site[key].as_str().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
        app.name = text("name").unwrap_or(app.name);
        app.short_name = app.name.clone();
        app.description = text("tagline").unwrap_or(app.description);
        app.language = text("language").unwrap_or(app.language);
        app.direction = text("direction");
        match site.get("app") {
            None => Ok(app),
            Some(Value::Object(object)) => app.with(object),
            Some(_) => Err("$.app: expected an object".to_owned()),
        }
    }

    fn with(mut self, object: &Map<String, Value>) -> Result<Self, String> {
        if let Some(key) = object.keys().find(|key| !KEYS.contains(&key.as_str()) && *key != "about") {
            return Err(format!("$.app: the key {key:?} is not known; there are {}", KEYS.join(", ")));
        }
        let text = |key: &str| match object.get(key) {
            None => Ok(None),
            Some(Value::String(text)) if !text.trim().is_empty() => Ok(Some(text.trim().to_owned())),
            Some(_) => Err(format!("$.app.{key}: expected a text that is not empty")),
        };
        self.short_name = text("short_name")?.unwrap_or(self.short_name);
        self.icon = text("icon")?.unwrap_or(self.icon);
        self.colour = text("colour")?;
        if self.colour.as_ref().is_some_and(|colour| !is_colour(colour)) {
            return Err("$.app.colour: expected a colour such as \"#9b1c1f\"".to_owned());
        }
        if !self.icon.ends_with(".svg") {
            return Err("$.app.icon: expected an SVG file of the release, such as \"icons/icon.svg\"".to_owned());
        }
        match object.get("offline") {
            None => {}
            Some(Value::Bool(is_offline)) => self.is_offline = *is_offline,
            Some(_) => return Err("$.app.offline: expected true or false".to_owned()),
        }
        if let Some(value) = object.get("categories") {
            let list = value.as_array().and_then(|list| list.iter().map(|it| it.as_str().map(str::to_owned)).collect());
            self.categories = list.ok_or("$.app.categories: expected a list of texts")?;
        }
        if let Some(value) = object.get("screenshots") {
            let read = |it: &Value| {
                let text = |key: &str| it[key].as_str().map(str::to_owned);
                Some(Screenshot { file: text("file")?, label: text("label")? })
            };
            let list = value.as_array().and_then(|list| list.iter().map(read).collect());
            self.screenshots =
                list.ok_or("$.app.screenshots: expected a list of objects with \"file\" and \"label\"")?;
        }
        Ok(self)
    }
}

fn is_colour(text: &str) -> bool {
    text.strip_prefix('#').is_some_and(|digits| digits.len() == 6 && digits.bytes().all(|it| it.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_site_that_says_nothing_of_the_app_has_one_of_its_own_name() {
        let app = App::of(&json!({"name": " The Harbour ", "tagline": "Port & sea", "language": "sv"})).unwrap();
        assert_eq!((app.name.as_str(), app.short_name.as_str()), ("The Harbour", "The Harbour"));
        assert_eq!((app.description.as_str(), app.language.as_str()), ("Port & sea", "sv"));
        assert!(app.is_offline);
        assert_eq!(App::of(&json!({})).unwrap(), App::default());
    }

    #[test]
    fn what_the_site_says_of_the_app_holds() {
        let site = json!({"name": "The Harbour", "app": {
            "short_name": "Harbour", "colour": "#00335C", "icon": "icons/anchor.svg", "offline": false, "about": "x",
            "categories": ["news", "travel"], "screenshots": [{"file": "screenshots/a.png", "label": "The front page"}]
        }});
        let app = App::of(&site).unwrap();
        assert_eq!((app.short_name.as_str(), app.colour.as_deref()), ("Harbour", Some("#00335C")));
        assert_eq!((app.icon.as_str(), app.categories.len(), app.is_offline), ("icons/anchor.svg", 2, false));
        assert_eq!(app.screenshots, [Screenshot { file: "screenshots/a.png".into(), label: "The front page".into() }]);
    }

    #[test]
    fn a_mistake_is_told_with_its_path() {
        for (app, path) in [
            (json!([]), "$.app: "),
            (json!({"color": "#000000"}), "$.app: the key \"color\""),
            (json!({"colour": "red"}), "$.app.colour: "),
            (json!({"colour": "#12345ü"}), "$.app.colour: "),
            (json!({"icon": "icon.png"}), "$.app.icon: "),
            (json!({"offline": "no"}), "$.app.offline: "),
            (json!({"short_name": " "}), "$.app.short_name: "),
            (json!({"categories": "news"}), "$.app.categories: "),
            (json!({"screenshots": [{"file": "a.png"}]}), "$.app.screenshots: "),
        ] {
            let told = App::of(&json!({ "app": app })).unwrap_err();
            assert!(told.starts_with(path), "{told}");
        }
    }
}
