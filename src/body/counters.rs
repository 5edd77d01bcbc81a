//! Pictures that are there to count who reads, known by where they are: publishing systems and their feeds, analytics,
//! advertisements, mailing lists, newspapers' own. No picture, film or track of a body comes from there.

use super::address::Address;
use crate::model::MediaUrl;
use crate::text;

/// Where they are (see [`Address::is_at`]), beside those that feeds have most ([`text::TRACKING_PIXELS`]).
const TRACKING_PIXELS: [&str; 5] = [
    "stats.wordpress.com blogger.googleusercontent.com/tracker counter.theconversation.com feedsportal.com feedpress.me tracking.feedpress.it medium.com/_/stat api.flattr.com eotrx.substackcdn.com \
     substack.com/o/ pheedo.com/feeds/ht.php pixel.quora.com",
    "googletagmanager.com quantserve.com quantcount.com chartbeat.net parsely.com/plogger p1.parsely.com mc.yandex.ru \
     counter.yadro.ru top-fwz1.mail.ru counter.rambler.ru statcounter.com histats.com imrworldwide.com xiti.com estat.com \
     ati-host.net hit.gemius.pl ioam.de iocnt.net etracker.com wt-eu02.net weborama.fr sitestat.com krxd.net bluekai.com \
     demdex.net 2o7.net omtrdc.net hotjar.com queue.simpleanalyticscdn.com in.getclicky.com certify.alexametrics.com \
     whos.amung.us goatcounter.com/count",
    "googlesyndication.com googleadservices.com analytics.twitter.com t.co/i/adsct px.ads.linkedin.com ct.pinterest.com \
     analytics.tiktok.com tr.snapchat.com alb.reddit.com bat.bing.com sp.analytics.yahoo.com vk.com/rtrg adnxs.com \
     adsrvr.org criteo.com criteo.net taboola.com outbrain.com rubiconproject.com pubmatic.com casalemedia.com \
     openx.net smartadserver.com tapad.com adsafeprotected.com doubleverify.com moatads.com serving-sys.com \
     amazon-adsystem.com assoc-amazon.com/e/ir",
    "mailtrack.io hubspotlinks.com sendgrid.net/wf/open track.customer.io emltrk.com pixel.watch.aetnd.com mlsend.com \
     rs6.net/on.jsp",
    "hits.theguardian.com pixel.propublica.org pixel.mathtag.com pixel.newscred.com capture.condenastdigital.com",
];

/// Files of this name count readers wherever they are.
const FILES: &str = "matomo.php piwik.php pixel.gif pixel.png pixel.jpg pixel.php beacon.gif tracker.gif track.gif count.gif \
    __ptq.gif";

/// Whether what stands at an address counts readers.
pub(super) fn is_tracking_pixel(url: &MediaUrl) -> bool {
    let address = Address::of(url.as_str());
    let file = address.path.rsplit('/').next().unwrap_or("");
    let is_there = |places: &&str| address.is_at(places);
    TRACKING_PIXELS.iter().any(is_there)
        || address.is_at(text::TRACKING_PIXELS)
        || FILES.split(' ').any(|name| name == file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_counter_is_known_by_its_place_or_by_its_file() {
        let counts = |url| is_tracking_pixel(&MediaUrl::parse(url, None).unwrap());
        for url in [
            "https://pixel.wp.com/b.gif?host=x",
            "https://vg07.met.vgwort.de/na/1",
            "https://counter.theconversation.com/content/1/count.gif?distributor=feed",
            "https://www.facebook.com/tr?id=1&noscript=1",
            "https://queue.simpleanalyticscdn.com/noscript.gif",
            "https://in.getclicky.com/1ns.gif",
            "https://harbour.goatcounter.com/count?p=/a",
            "https://track.hubspot.com/__ptq.gif?a=1",
            "https://stats.example/matomo.php?idsite=1",
        ] {
            assert!(counts(url), "{url}");
        }
        for url in [
            "https://i0.wp.com/a.jpg",
            "https://www.facebook.com/photo.jpg",
            "https://pixel.wp.com.example.org/a.jpg",
            "https://goatcounter.com/logo.png",
            "https://example.org/megapixel.gif",
            "data:image/png;base64,AAAA",
        ] {
            assert!(!counts(url), "{url}");
        }
    }

    #[test]
    fn the_tables_name_no_place_twice() {
        let names: Vec<&str> =
            [text::TRACKING_PIXELS].iter().chain(&TRACKING_PIXELS).flat_map(|names| names.split(' ')).collect();
        for (at, name) in names.iter().enumerate() {
            assert!(!name.is_empty() && !names[..at].contains(name), "{name}");
            let url = ["https://", name].concat();
            assert!(!names[..at].iter().any(|wider| Address::of(&url).is_at(wider)), "{name} is in another");
        }
    }
}
