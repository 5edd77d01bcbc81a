//! Parameters that follow a reader from page to page. They say nothing to the page that is asked for, so a link goes
//! out without them.

use super::address::{Address, decode};
use crate::model::SafeUrl;

/// Parameters whose names begin so, in lower case.
const PREFIXES: &str = "utm_ mtm_ hsa_ matomo_ piwik_ itm_ stm_ bsft_ hmb_ vero_ oly_ sfmc_ fb_action_ _branch_ trk_ cm_mmc \
    __hs taboola_ oft_ otm_";

/// Parameters of these names, in lower case. Only such are here that no page needs: names that a page may well use for
/// itself (`ref`, `source`, `campaign_id`, `cid`) are [at home](HOSTS) somewhere or nowhere. Those by which the writer of a
/// link is paid stay in it.
const NAMES: [&str; 7] = [
    // Advertisement clicks: Google, Microsoft, Meta, X, TikTok, LinkedIn, Yandex, Pinterest, Reddit, Snapchat, VK, Yahoo,
    // Outbrain, Taboola, Adobe, Marin, Mindbox, Unicorn, Impact, Nextdoor, Ceneo.
    "gclid gclsrc dclid gbraid wbraid gad_source gad_campaignid srsltid msclkid fbclid twclid ttclid li_fat_id yclid \
     ymclid ysclid _openstat epik rdt_cid sccid rb_clickid vmcid dicbo tblci tblclickid ef_id mkwid pcrid \
     mindbox-click-id mindbox-message-key unicorn_click_id irclickid ndclid tw_source tw_campaign ceneo_spo",
    // Sharing buttons.
    "igshid igsh fb_ref fb_source fb_comment_id action_object_map action_ref_map action_type_map ref_src ref_url \
     __twitter_impression soc_src soc_trk asgtbndr mibextid hss_channel",
    // Analytics: Google, HubSpot, Matomo, Piwik, Webtrekk, Adobe, Parse.ly, Coremetrics.
    "_ga _gac _gl ga_source ga_medium ga_campaign ga_content ga_term ga_place _hsenc _hsmi _hsq hsctatracking \
     pk_campaign pk_kwd pk_source pk_medium pk_content pk_cid pk_keyword wt_mc wt_zmc wt_zs wt.mc_id wt.tsrc wtrid s_cid \
     sc_cid s_kwcid cmpid icid ncid sc_campaign sc_channel cm_re cm_sp tracking_source",
    // Analytics: AT Internet, which became Piano.
    "xtor xtcr at_medium at_campaign at_campaign_type at_channel at_creation at_custom1 at_custom2 at_custom3 at_custom4 \
     at_emailtype at_format at_link at_link_id at_link_origin at_link_type at_network at_platform at_ptr_name \
     at_recipient_id at_recipient_list at_send_date at_variant",
    // Mailing lists: Mailchimp, Marketo, MailerLite, Kit, Beehiiv, Drip, Wicked Reports, Klaviyo, Bronto, Sailthru,
    // ActiveCampaign, OneSignal, Dynamics.
    "mc_cid mc_eid mc_tc mkt_tok ml_subscriber ml_subscriber_hash ck_subscriber_id _bhlid __s wickedid _ke _kx _bta_tid \
     _bta_c bta_tid bbeml sc_customer sc_eh sc_uid sc_lid sc_llid ss_email_id vgo_ee os_ehash nb_klid _cldee",
    // Mailing lists: dotdigital, Eloqua, Silverpop, ExactTarget, Keap, Attentive, GoDataFeed, Springbot.
    "dm_i dm_t elq elqak elqtrack elqtrackid elqaid elqat elqcampaignid spmailingid spuserid spjobid spreportid et_rid \
     inf_contact_key nr_email_referer sms_click sms_source sms_uph gdfms gdftrk gdffi redirect_log_mongo_id \
     redirect_mongo_id sb_referer_host",
    // Apps and their portals.
    "guccounter guce_referrer guce_referrer_sig",
];

/// Parameters that follow readers on some sites and mean something on others: where (see [`Address::is_at`]), and which.
const HOSTS: &[(&str, &str)] = &[
    ("youtube.com youtu.be", "si feature pp embeds_referring_euri source_ve_path"),
    ("open.spotify.com", "si pi"),
    ("x.com twitter.com", "s t"),
    ("tiktok.com", "_r _t is_copy_url is_from_webapp sender_device sender_web_id share_app_id share_link_id refer"),
    ("facebook.com", "__tn__ __xts__[0] __cft__[0] eid paipv refsrc sfnsn fref hc_ref rdid"),
    ("threads.net threads.com", "xmt slof"),
    ("reddit.com", "share_id rdt ref ref_source"),
    ("linkedin.com", "trk trackingid lipi midtoken midsig eid otptoken rcm"),
    ("medium.com", "source sk_ref"),
    ("google.*", "ved ei sxsrf sca_esv gs_l gs_lcp gs_lp sclient iflsig"),
    ("wikipedia.org", "wprov"),
    ("bbc.co.uk bbc.com", "ns_mchannel ns_source ns_campaign ns_linkname ns_fee ocid at_bbc_team"),
    ("theguardian.com", "cmp"),
    ("nytimes.com", "campaign_id emc instance_id nl regi_id segment_id te user_id smid smtyp referringsource"),
    ("washingtonpost.com", "itid wpisrc"),
    ("wsj.com", "mod reflink"),
    ("bloomberg.com", "sref srnd leadsource"),
    ("substack.com", "r triedredirect showwelcome"),
];

/// Addresses that lead on to another, counting the reader on the way, and to which their parameters say where: without
/// them they lead nowhere.
const REDIRECTS: &str = "l.facebook.com lm.facebook.com l.instagram.com l.threads.com out.reddit.com away.vk.com \
    t.umblr.com google.*/url google.*/aclk doubleclick.net googleadservices.com youtube.com/redirect bing.com/ck \
    linkedin.com/redir feedproxy.google.com feeds.feedburner.com list-manage.com/track rs6.net hubspotlinks.com \
    click.convertkit-mail.com click.mlsend.com klclick.com sendgrid.net/ls substack.com/redirect urldefense.com \
    urldefense.proofpoint.com safelinks.protection.outlook.com go.redirectingat.com go.skimresources.com \
    redirect.viglink.com awin1.com click.linksynergy.com anrdoezrs.net tkqlhce.com jdoqocy.com dpbolvw.net kqzyfj.com \
    shareasale.com prf.hn sjv.io pxf.io href.li exit.sc steamcommunity.com/linkfilter";

/// What signs an address: of one that is signed nothing may be taken away. In lower case.
const SIGNATURES: &str =
    "x-amz-signature x-goog-signature signature sig hmac key-pair-id hdnea hdnts hdntl __token__ oauth_signature";

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
    let address = Address::of(url);
    if address.is_at(REDIRECTS) || address.query.split('&').any(|pair| is_one_of(&name_of(pair), SIGNATURES)) {
        return None;
    }
    let own = HOSTS.iter().find(|(places, _)| address.is_at(places)).map_or("", |(_, names)| names);
    let mut clean = path.to_owned();
    let mut mark = '?';
    let stays = |pair: &&str| {
        let name = name_of(pair);
        !is_tracking(&name) && !is_one_of(&name, own)
    };
    for pair in query.into_iter().flat_map(|query| query.split('&')).filter(stays) {
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

/// The name of a parameter, as whoever is asked reads it: decoded, and without what is left of an `&amp;` where an
/// address was encoded twice.
fn name_of(pair: &str) -> String {
    let mut name = decode(pair.split('=').next().unwrap_or(pair));
    while let Some(rest) = name.strip_prefix("amp;") {
        name = rest.to_owned();
    }
    name
}

fn is_tracking(name: &str) -> bool {
    begins_with_one_of(name, PREFIXES) || NAMES.iter().any(|names| is_one_of(name, names))
}

fn is_one_of(name: &str, names: &str) -> bool {
    names.split_ascii_whitespace().any(|known| known.eq_ignore_ascii_case(name))
}

fn begins_with_one_of(text: &str, starts: &str) -> bool {
    starts.split(' ').any(|start| text.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

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
            ("https://example.org/a?id=7&amp;utm_source=rss&amp;b=2", "https://example.org/a?id=7&amp;b=2"),
            ("https://example.org/a?id=7&amp;amp;fbclid=x", "https://example.org/a?id=7"),
            ("https://example.org/a?utm%5Fsource=x&%66bclid=y&id=7", "https://example.org/a?id=7"),
            ("https://example.org/a?amp;=1&amp=2&%=3&%E0=4", "https://example.org/a?amp;=1&amp=2&%=3&%E0=4"),
            ("mailto:a@example.org?subject=utm_source", "mailto:a@example.org?subject=utm_source"),
        ] {
            assert_eq!(clean(given), expected, "{given}");
        }
    }

    #[test]
    fn every_well_known_parameter_goes() {
        for name in [
            "utm_source",
            "utm_id",
            "fbclid",
            "gclid",
            "gclsrc",
            "gbraid",
            "wbraid",
            "dclid",
            "msclkid",
            "mc_eid",
            "mc_cid",
            "igshid",
            "igsh",
            "yclid",
            "_hsenc",
            "_hsmi",
            "__hssc",
            "__hstc",
            "__hsfp",
            "mkt_tok",
            "vero_id",
            "vero_conv",
            "oly_enc_id",
            "oly_anon_id",
            "ttclid",
            "twclid",
            "li_fat_id",
            "srsltid",
            "_openstat",
            "wickedid",
            "rb_clickid",
            "s_cid",
            "__s",
            "mtm_campaign",
            "pk_campaign",
            "hsa_cam",
            "_ga",
            "_gl",
            "_kx",
            "epik",
            "rdt_cid",
            "ml_subscriber",
            "hsCtaTracking",
            "WT.mc_id",
            "elqTrackId",
            "gad_source",
            "dicbo",
            "tblci",
            "irclickid",
            "at_recipient_id",
            "at_send_date",
            "bbeml",
            "oft_id",
            "sc_eh",
            "ss_email_id",
            "vgo_ee",
            "_gac",
            "_cldee",
            "mibextid",
            "mindbox-message-key",
            "xtcr",
            "otm_source",
            "cm_sp",
            "elqak",
        ] {
            assert_eq!(
                clean(&["https://example.org/a?id=7&", name, "=x&b="].concat()),
                "https://example.org/a?id=7&b=",
                "{name}"
            );
        }
    }

    #[test]
    fn a_name_that_a_page_may_need_goes_only_where_it_is_known_to_follow() {
        for (given, expected) in [
            ("https://youtu.be/dQ?si=x&t=90", "https://youtu.be/dQ?t=90"),
            ("https://example.org/a?si=x&t=90", "https://example.org/a?si=x&t=90"),
            ("https://x.com/ana/status/20?s=46&t=x", "https://x.com/ana/status/20"),
            ("https://example.org/?s=harbour", "https://example.org/?s=harbour"),
            (
                "https://www.nytimes.com/a.html?campaign_id=9&unlocked_article_code=1",
                "https://www.nytimes.com/a.html?unlocked_article_code=1",
            ),
            ("https://give.example/?campaign_id=9", "https://give.example/?campaign_id=9"),
            ("https://example.org/a?ref=home&source=b&cid=7", "https://example.org/a?ref=home&source=b&cid=7"),
            ("https://www.theguardian.com/a?CMP=share", "https://www.theguardian.com/a"),
            ("https://facebook.com/a?__cft__%5B0%5D=x&__tn__=y&id=1", "https://facebook.com/a?id=1"),
            ("https://facebook.com/a?__cft__[0]=x&id=1", "https://facebook.com/a?id=1"),
            ("https://google.com.evil.example/a?ved=1", "https://google.com.evil.example/a?ved=1"),
            ("https://shop.example/a?at_home=1&vn_id=2&gs_l=3", "https://shop.example/a?at_home=1&vn_id=2&gs_l=3"),
            ("https://notyoutube.com/?si=x", "https://notyoutube.com/?si=x"),
            (
                "https://shop.example/a?utmost=1&gclidx=2&fbclids=3",
                "https://shop.example/a?utmost=1&gclidx=2&fbclids=3",
            ),
        ] {
            assert_eq!(clean(given), expected, "{given}");
        }
    }

    #[test]
    fn an_address_that_leads_on_or_is_signed_stays_whole() {
        for url in [
            "https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.org%2F&h=AT0&fbclid=x",
            "https://example.us1.list-manage.com/track/click?u=1&id=2&e=3&mc_cid=4",
            "https://www.google.com/url?q=https://example.org/&ved=x",
            "https://www.awin1.com/cread.php?awinmid=1&utm_source=a",
            "https://files.example/a.pdf?X-Amz-Expires=60&X-Amz-Signature=abc&utm_source=a",
            "https://files.example/a.pdf?utm_source=a&sig=abc",
        ] {
            assert_eq!(clean(url), url);
        }
    }

    #[test]
    fn the_order_and_the_spelling_of_what_stays_are_kept() {
        let url = "https://example.org/a?b=%C3%A9+1&&c&utm_source=x&b=2&d==#e?utm_source=f";
        assert_eq!(clean(url), "https://example.org/a?b=%C3%A9+1&&c&b=2&d==#e?utm_source=f");
    }

    proptest! {
        #[test]
        fn stripping_takes_pairs_away_and_nothing_else(
            pairs in prop::collection::vec(prop::sample::select(vec!["utm_a=1", "b=2", "fbclid=3", "c", "", "d=e=f", "GCLID", "si=4"]), 0..8),
            host in prop::sample::select(vec!["example.org", "youtu.be", "l.facebook.com"]),
        ) {
            let url = ["https://", host, "/a?", &pairs.join("&")].concat();
            let once = clean(&url);
            prop_assert_eq!(clean(&once), once.clone());
            let mut rest = pairs.iter();
            let kept = once.split_once('?').map_or("", |(_, query)| query);
            // What is left is there in the same order.
            prop_assert!(kept.is_empty() || kept.split('&').all(|pair| rest.any(|given| *given == pair)));
            prop_assert_eq!(once.contains("b=2"), url.contains("b=2"));
        }
    }

    #[test]
    fn the_tables_are_in_lower_case_and_name_nothing_twice() {
        let names: Vec<&str> = NAMES.iter().flat_map(|names| names.split(' ')).collect();
        let own = HOSTS.iter().flat_map(|(_, names)| names.split(' '));
        for name in own.chain(SIGNATURES.split(' ')) {
            assert!(!name.is_empty() && name == name.to_ascii_lowercase(), "{name}");
            assert!(!is_tracking(name), "{name} goes everywhere");
        }
        for (at, name) in names.iter().enumerate() {
            assert!(!name.is_empty() && *name == name.to_ascii_lowercase());
            assert!(!names[..at].contains(name), "{name} stands twice");
            assert!(!begins_with_one_of(name, PREFIXES), "{name} is covered by a prefix");
        }
    }
}
