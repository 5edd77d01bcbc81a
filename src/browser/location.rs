//! The page's URL, the base path under which the app is deployed, and percent-encoding by the platform's rules.

#[cfg(target_arch = "wasm32")]
mod platform {
    use std::sync::OnceLock;
    use wasm_bindgen::JsValue;

    /// The path prefix of all of the app's URLs: `/`, or `/news/`. It comes from `<base href>`, which the build writes.
    pub fn base_path() -> &'static str {
        static BASE: OnceLock<String> = OnceLock::new();
        BASE.get_or_init(|| {
            let base = super::super::window()
                .document()
                .and_then(|document| document.base_uri().ok().flatten())
                .and_then(|address| super::super::url::parse(&address, None));
            match base.map(|url| url.path) {
                // Without a base element, the base is the page's own URL up to the last slash.
                Some(path) => path.rsplit_once('/').map_or("/".to_owned(), |(folder, _)| format!("{folder}/")),
                None => "/".to_owned(),
            }
        })
    }

    /// Percent-decodes; an invalid escape is left unchanged.
    pub fn decode(text: &str) -> String {
        js_sys::decode_uri_component(text).map_or_else(|_| text.to_owned(), String::from)
    }

    /// Percent-encodes everything that has a meaning in a query.
    pub fn encode(text: &str) -> String {
        js_sys::encode_uri_component(text).into()
    }

    /// The value of a query parameter, form-decoded once.
    pub fn query_value(query: &str, name: &str) -> Option<String> {
        web_sys::UrlSearchParams::new_with_str(query).ok()?.get(name)
    }

    /// The URL of the document, as in the address bar.
    pub fn current() -> String {
        super::super::window().location().href().unwrap_or_default()
    }

    /// The query of the document including the question mark; empty if there is none.
    pub fn query() -> String {
        super::super::window().location().search().unwrap_or_default()
    }

    /// The origin of the document (HTML §7.1.1).
    pub fn origin() -> String {
        super::super::window().location().origin().unwrap_or_default()
    }

    /// The base URL of the app's relative URLs.
    pub fn base_address() -> String {
        super::super::window().document().and_then(|d| d.base_uri().ok().flatten()).unwrap_or_default()
    }

    /// Whether the page is in a frame.
    pub fn is_framed() -> bool {
        let window = super::super::window();
        window.top().ok().flatten().is_none_or(|top| !js_sys::Object::is(&top, &window))
    }

    /// What the browser calls itself (RFC 9110 §10.1.5); empty if it does not say.
    pub fn user_agent() -> String {
        super::super::window().navigator().user_agent().unwrap_or_default()
    }

    /// Whether the browser says that there is no network at all. It is a hint: "online" means nothing.
    pub fn is_offline() -> bool {
        js_sys::Reflect::get(&super::super::window().navigator(), &JsValue::from_str("onLine")) == Ok(JsValue::FALSE)
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod platform {
    /// The path prefix of all of the app's URLs; `/` outside a browser.
    pub fn base_path() -> &'static str {
        "/"
    }

    /// The base URL of the app's relative URLs; empty outside a browser.
    pub fn base_address() -> String {
        String::new()
    }

    /// Whether the browser reports that it is offline; `false` outside a browser.
    pub fn is_offline() -> bool {
        false
    }

    /// The origin of the document; empty outside a browser.
    pub fn origin() -> String {
        "null".to_owned()
    }

    /// Percent-decodes.
    pub fn decode(text: &str) -> String {
        let mut bytes = Vec::with_capacity(text.len());
        let source = text.as_bytes();
        let mut at = 0;
        while at < source.len() {
            let digit = |offset: usize| source.get(at + offset).and_then(|b| char::from(*b).to_digit(16));
            match (source[at], digit(1), digit(2)) {
                (b'%', Some(high), Some(low)) => {
                    bytes.push((high * 16 + low) as u8);
                    at += 3;
                }
                (byte, ..) => {
                    bytes.push(byte);
                    at += 1;
                }
            }
        }
        String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
    }

    /// Percent-encodes everything that has a meaning in a query.
    pub fn encode(text: &str) -> String {
        url::form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>().replace('+', "%20")
    }

    /// The value of a query parameter, form-decoded once.
    pub fn query_value(query: &str, name: &str) -> Option<String> {
        url::form_urlencoded::parse(query.as_bytes()).find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
    }
}

pub use platform::*;
