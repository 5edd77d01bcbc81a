//! The WebAssembly program of the page `embed/headlines`, which shows headlines in the frame of a widget
//! (`src/widget.rs`). It replaces the newspaper's program there.

fn main() {
    #[cfg(target_arch = "wasm32")]
    time_plus_news::widget_frame::start();
    #[cfg(not(target_arch = "wasm32"))]
    {
        eprintln!("The widget frame runs in a browser: `cargo xtask serve` builds it, at /embed/headlines.");
        std::process::exit(2);
    }
}
