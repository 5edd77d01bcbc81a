//! The newspaper's components: functions from model values to views. A component never fetches and never asks where a
//! value came from. The same functions render in a browser and, natively, to HTML.

pub mod article;
pub mod article_body;
pub mod breaking;
pub mod byline;
pub mod choice;
pub mod consent;
pub mod embed;
pub mod error_notice;
pub mod figure;
pub mod footer;
pub mod front_page;
pub mod heading;
pub mod headline_card;
pub mod headline_list;
pub mod icon;
pub mod install;
pub mod language_switch;
pub mod masthead;
pub mod more;
pub mod not_found;
pub mod notice;
pub mod picture;
pub mod related;
pub mod save_button;
pub mod saved_stories;
pub mod search_form;
pub mod section;
pub mod settings;
pub mod site_problems;
pub mod skeleton;
pub mod theme_switch;
pub mod time;
pub mod toast;
pub mod truncated;
pub mod video;
