//! The descriptions that ship, each proven on answers in the real shape of its backend: through the same [`Client`]
//! that the app uses, around a fetch that answers from a table. Fixtures are written for this project; recorded answers
//! of real backends are read too where they stand beside the checkout (`samples`).
//!
//! [`Client`]: time_plus_news::backend::Client

mod activitypub;
mod arc_xp;
mod atom;
mod contentful;
mod currents;
mod datocms;
mod directus;
mod discourse;
mod drift;
mod drupal;
mod forem;
mod ghost;
mod gnews;
mod guardian;
mod hacker_news;
mod json_feed;
mod json_ld;
mod mastodon;
mod mediastack;
mod mutations;
mod news_sitemap;
mod newsapi;
mod newsdata;
mod ninjs;
mod nyt_article_search;
mod nyt_top_stories;
mod payload;
mod prismic;
mod rdf;
mod reddit;
mod rss;
mod samples;
mod sanity;
mod shown;
mod stated;
mod storyblok;
mod strapi;
mod superdesk_newsroom;
mod superdesk_publisher;
mod support;
mod wordpress;
mod wordpress_com;
mod xml;
