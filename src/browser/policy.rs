//! The document's content security policy, as far as the app needs it: which frames it allows. A release has its policy in
//! the page (`<meta>`), whatever headers the host sends.

#[cfg(target_arch = "wasm32")]
mod imp {
    /// The policy in the page; empty if there is none.
    pub fn of_document() -> String {
        let meta = super::super::window()
            .document()
            .and_then(|document| document.query_selector("meta[http-equiv='Content-Security-Policy']").ok().flatten());
        meta.and_then(|meta| meta.get_attribute("content")).unwrap_or_default()
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod imp {
    /// The policy in the page; empty outside a browser.
    pub fn of_document() -> String {
        String::new()
    }
}

pub use imp::of_document;

/// Whether a policy allows a frame with this `https` URL (CSP Level 3 §6.1.7, for the source expressions that our releases
/// use: hosts, wildcard subdomains, and any host).
pub fn frames(policy: &str, address: &str) -> bool {
    let sources = policy.split("; ").find_map(|directive| directive.strip_prefix("frame-src "));
    let Some(sources) = sources else { return true };
    let host =
        |url: &str| url.strip_prefix("https://").and_then(|rest| rest.split(['/', '?', '#']).next()).map(str::to_owned);
    let Some(from) = host(address) else { return false };
    sources.split(' ').any(|source| {
        source == "https:"
            || host(source).is_some_and(|allowed| match allowed.strip_prefix('*') {
                Some(below) => from.ends_with(below) && from.len() > below.len(),
                None => from == allowed,
            })
    })
}

#[cfg(test)]
mod tests {
    use super::frames;

    #[test]
    fn a_policy_allows_frames_from_the_hosts_it_lists_and_from_all_without_a_list() {
        let policy = "default-src 'none'; frame-src 'self' https://a.example https://*.b.example; form-action 'self'";
        for (address, may) in [
            ("https://a.example/x", true),
            ("https://a.example", true),
            ("https://x.b.example/?y", true),
            ("https://b.example/", false),
            ("https://evil-b.example/", false),
            ("https://a.example.evil/", false),
            ("https://evil.example/https://a.example", false),
            ("http://a.example/", false),
        ] {
            assert_eq!(frames(policy, address), may, "{address}");
        }
        assert!(frames("", "https://any.example/"));
        assert!(frames("frame-src 'self' https:; base-uri 'self'", "https://any.example/"));
        assert!(!frames("frame-src 'self'; base-uri 'self'", "https://any.example/"));
    }
}
