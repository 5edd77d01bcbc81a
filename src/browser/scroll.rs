//! Where the reader was. The router neither keeps nor restores the place on a page, so each entry of the browser's
//! history carries a number in its state, and the place of each number is kept for as long as the tab lives.

use super::window;
use js_sys::{Object, Reflect};
use leptos::leptos_dom::helpers::{WindowListenerHandle, window_event_listener_untyped};
use std::cell::{Cell, RefCell};
use wasm_bindgen::prelude::*;

/// Under which key of a history entry's state its number stands.
const KEY: &str = "place";
/// How many frames a page may take to become tall enough for the place that is sought: two seconds.
const PATIENCE: u32 = 120;

thread_local! {
    static PLACES: RefCell<Vec<(u32, f64)>> = const { RefCell::new(Vec::new()) };
    /// The most places that are kept.
    static MOST: Cell<usize> = const { Cell::new(0) };
    static ENTRY: Cell<u32> = const { Cell::new(0) };
    /// Whether the view that is being drawn is one that the reader comes back to.
    static RETURNING: Cell<bool> = const { Cell::new(false) };
    /// Set while a place is sought, so that the page's own way there is not taken for the reader's.
    static SEEKING: Cell<u32> = const { Cell::new(0) };
}

/// Takes the restoring of places over from the browser and begins to follow the reader. Lives as long as the page.
/// `places` are those from before a reload, each with the number of its entry in the history; `most` is how many are
/// kept, and `save` stores them when the page is left.
pub fn follow(places: Vec<(u32, f64)>, most: usize, save: fn(&[(u32, f64)])) {
    let window = window();
    if let Ok(history) = window.history() {
        let _ = history.set_scroll_restoration(web_sys::ScrollRestoration::Manual);
    }
    PLACES.set(places);
    MOST.set(most);
    RETURNING.set(number_of_entry().is_some());
    ENTRY.set(number_of_entry().unwrap_or_else(begin_entry));
    let keep = |handle: WindowListenerHandle| std::mem::forget(handle);
    keep(window_event_listener_untyped("scroll", |_| {
        // While the router writes the next entry it scrolls by itself: that is no place of the reader's.
        if SEEKING.get() == 0 && number_of_entry() == Some(ENTRY.get()) {
            remember(super::window().scroll_y().unwrap_or(0.0));
        }
    }));
    // Comes before the router's own listener, which draws the view.
    keep(window_event_listener_untyped("popstate", |_| RETURNING.set(true)));
    for name in ["wheel", "touchmove", "keydown", "mousedown"] {
        // A reader who moves by hand is not to be moved.
        keep(window_event_listener_untyped(name, |_| SEEKING.set(0)));
    }
    keep(window_event_listener_untyped("pagehide", move |_| PLACES.with_borrow(|places| save(places))));
}

/// Whether the reader comes to the view that is being drawn by Back, Forward or a reload.
pub fn is_return() -> bool {
    RETURNING.get()
}

/// Tells that the address has changed and the new view is drawn: goes to the place where the reader was on this entry
/// of the history, or to the top of a new one.
pub fn arrive() {
    RETURNING.set(false);
    let known = number_of_entry();
    ENTRY.set(known.unwrap_or_else(begin_entry));
    let place = known.and_then(|number| {
        PLACES.with_borrow(|places| places.iter().find(|(entry, _)| *entry == number).map(|(_, place)| *place))
    });
    match place {
        Some(place) if place > 0.0 => seek(place),
        _ => {
            SEEKING.set(0);
            window().scroll_to_with_x_and_y(0.0, 0.0);
            remember(0.0);
        }
    }
}

/// Goes to the top of the page, and takes the focus there.
pub fn to_top() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
    super::focus::move_to("a[href]");
}

/// Tells that the address has changed but not the view: the reader stays where they are.
pub fn stay() {
    RETURNING.set(false);
    let place = window().scroll_y().unwrap_or(0.0);
    match number_of_entry() {
        Some(number) => ENTRY.set(number),
        // The router replaces an entry's state with the entry.
        None => number_entry(ENTRY.get()),
    }
    remember(place);
}

/// Moves to a place as soon as the page is tall enough for it.
fn seek(place: f64) {
    let turn = SEEKING.get().wrapping_add(1).max(1);
    SEEKING.set(turn);
    seek_in_frame(place, turn, PATIENCE);
}

fn seek_in_frame(place: f64, turn: u32, patience: u32) {
    leptos::prelude::request_animation_frame(move || {
        if SEEKING.get() != turn {
            return;
        }
        let window = super::window();
        window.scroll_to_with_x_and_y(0.0, place);
        let reached = (window.scroll_y().unwrap_or(0.0) - place).abs() < 2.0;
        if reached || patience == 0 {
            SEEKING.set(0);
            remember(window.scroll_y().unwrap_or(0.0));
        } else {
            seek_in_frame(place, turn, patience - 1);
        }
    });
}

fn remember(place: f64) {
    let entry = ENTRY.get();
    PLACES.with_borrow_mut(|places| {
        places.retain(|(known, _)| *known != entry);
        places.push((entry, place));
        if places.len() > MOST.get() {
            places.remove(0);
        }
    });
}

fn number_of_entry() -> Option<u32> {
    let state = window().history().ok()?.state().ok()?;
    if !state.is_object() {
        return None;
    }
    Reflect::get(&state, &JsValue::from_str(KEY)).ok()?.as_f64().map(|number| number as u32)
}

/// Numbers the present entry of the history.
fn begin_entry() -> u32 {
    let number =
        1 + PLACES.with_borrow(|places| places.iter().map(|(known, _)| *known).max().unwrap_or(0)).max(ENTRY.get());
    number_entry(number);
    number
}

fn number_entry(number: u32) {
    if let Ok(history) = window().history() {
        let old = history.state().unwrap_or(JsValue::NULL);
        let state = if old.is_object() { Object::assign(&Object::new(), old.unchecked_ref()) } else { Object::new() };
        let _ = Reflect::set(&state, &JsValue::from_str(KEY), &JsValue::from_f64(f64::from(number)));
        let _ = history.replace_state(&state, "");
    }
}
