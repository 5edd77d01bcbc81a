//! Parameters that follow a reader from page to page. They say nothing to the page that is asked for, so a link goes
//! out without them.

use crate::model::SafeUrl;

/// Parameters whose names begin so, in lower case.
const PREFIXES: &str = "utm_ mtm_ hsa_ matomo_ piwik_ itm_ stm_ bsft_ hmb_ vero_ fb_action_";

/// Parameters of these names, in lower case.
const NAMES: [&str; 5] = [
    // Advertisement clicks: Google, Microsoft, Meta, X, TikTok, LinkedIn, Yandex, Pinterest, Reddit, Snapchat.
    "gclid gclsrc dclid gbraid wbraid gad_source gad_campaignid srsltid msclkid fbclid twclid ttclid li_fat_id yclid \
     ysclid _openstat epik rdt_cid sccid",
    // Sharing buttons.
    "igshid igsh fb_ref fb_source fb_comment_id ref_src ref_url __twitter_impression share_id soc_src soc_trk",
    // Analytics: Google, HubSpot, Matomo, Piwik, AT Internet, Webtrekk, Adobe.
    "_ga _gl _hsenc _hsmi __hssc __hstc __hsfp hsctatracking pk_campaign pk_kwd pk_source pk_medium pk_content pk_cid \
     pk_keyword xtor at_medium at_campaign at_custom1 at_custom2 at_custom3 at_custom4 wt_mc wt_zmc s_cid sc_cid \
     s_kwcid cmpid icid ncid campaign_id",
    // Mailing lists: Mailchimp, Olytics, Marketo, MailerLite, Kit, Beehiiv, Drip, Wicked Reports.
    "mc_cid mc_eid mc_tc oly_anon_id oly_enc_id rb_clickid mkt_tok ml_subscriber ml_subscriber_hash ck_subscriber_id \
     _bhlid __s wickedid",
    // Apps and their portals.
    "_branch_match_id _branch_referrer guccounter guce_referrer",
];

/// Fragments that are parameters in disguise begin so, in lower case.
const FRAGMENTS: &str = "utm_ xtor= echobox= ref=";

/// The address without the parameters that are there to follow its reader.
pub fn without_tracking(url: SafeUrl) -> SafeUrl {
    strip(url.as_str()).and_then(|clean| SafeUrl::parse(&clean, None)).unwrap_or(url)
}

/// The address without them, or nothing when it has none.
fn strip(url: &str) -> Option<String> {
    if !url.starts_with("http") {
        return None;
    }
    let (rest, fragment) = split(url, '#');
    let (path, query) = split(rest, '?');
    let fragment = fragment.filter(|text| !begins_with_one_of(text, FRAGMENTS));
    let mut clean = path.to_owned();
    let mut mark = '?';
    for pair in query.into_iter().flat_map(|query| query.split('&')).filter(|pair| !is_tracking(pair)) {
        clean.push(mark);
        clean.push_str(pair);
        mark = '&';
    }
    if let Some(fragment) = fragment {
        clean.push('#');
        clean.push_str(fragment);
    }
    (clean.len() < url.len()).then_some(clean)
}

fn split(text: &str, mark: char) -> (&str, Option<&str>) {
    text.split_once(mark).map_or((text, None), |(before, after)| (before, Some(after)))
}

fn is_tracking(pair: &str) -> bool {
    let name = pair.split('=').next().unwrap_or(pair);
    let mut names = NAMES.iter().flat_map(|names| names.split(' '));
    begins_with_one_of(name, PREFIXES) || names.any(|known| known.eq_ignore_ascii_case(name))
}

fn begins_with_one_of(text: &str, starts: &str) -> bool {
    starts.split(' ').any(|start| text.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clean(url: &str) -> String {
        without_tracking(SafeUrl::parse(url, None).unwrap()).as_str().to_owned()
    }

    #[test]
    fn what_follows_the_reader_goes_and_what_names_the_page_stays() {
        for (given, expected) in [
            ("https://example.org/a?utm_source=x&id=7&fbclid=y", "https://example.org/a?id=7"),
            ("https://example.org/a?UTM_Source=x", "https://example.org/a"),
            ("https://example.org/a?utm_source=x#part", "https://example.org/a#part"),
            ("https://example.org/a?id=7#utm_source=x", "https://example.org/a?id=7"),
            ("https://example.org/a?id=7#xtor=RSS-1", "https://example.org/a?id=7"),
            ("https://example.org/a?q=utm_source&r", "https://example.org/a?q=utm_source&r"),
            ("https://example.org/a?redirect=%3Futm_x%3D1", "https://example.org/a?redirect=%3Futm_x%3D1"),
            ("https://example.org/a?", "https://example.org/a?"),
            ("mailto:a@example.org?subject=utm_source", "mailto:a@example.org?subject=utm_source"),
        ] {
            assert_eq!(clean(given), expected, "{given}");
        }
    }

    #[test]
    fn the_tables_are_in_lower_case_and_name_nothing_twice() {
        let names: Vec<&str> = NAMES.iter().flat_map(|names| names.split(' ')).collect();
        for (at, name) in names.iter().enumerate() {
            assert!(!name.is_empty() && *name == name.to_ascii_lowercase());
            assert!(!names[..at].contains(name), "{name} stands twice");
            assert!(!begins_with_one_of(name, PREFIXES), "{name} is covered by a prefix");
        }
    }
}
