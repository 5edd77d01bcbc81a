//! Collections of hostile payloads, natively: each in every field of a headline and in every field of a body of every
//! dialect. What comes out is blocks in which nothing is possible but what the model says, and markup in which nothing is
//! but what the app draws. `tests/browser/safety_collections.rs` runs the same in browsers.

#[path = "hostile/answers.rs"]
mod answers;
#[path = "hostile/bodies.rs"]
mod bodies;
#[path = "hostile/dialects.rs"]
mod dialects;
#[path = "hostile/fields.rs"]
mod fields;
#[path = "hostile/markup.rs"]
mod markup;
#[path = "hostile/payloads.rs"]
mod payloads;
#[path = "body_html/render.rs"]
mod render;
#[path = "body_html/shape.rs"]
mod shape;
