//! The descriptions that ship, each proven on answers in the real shape of its backend: through the same [`Client`]
//! that the app uses, around a fetch that answers from a table. Fixtures are written for this project; recorded answers
//! of real backends are read too where they stand beside the checkout (`samples`).
//!
//! [`Client`]: time_plus_news::backend::Client

mod arc_xp;
mod contentful;
mod currents;
mod datocms;
mod directus;
mod drift;
mod drupal;
mod ghost;
mod gnews;
mod guardian;
mod json_feed;
mod mediastack;
mod mutations;
mod newsapi;
mod newsdata;
mod ninjs;
mod nyt_article_search;
mod nyt_top_stories;
mod payload;
mod prismic;
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
