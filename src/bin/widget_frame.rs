//! The fifth WebAssembly module: headlines in other people's pages (`src/widget.rs`). Its page, `embed/headlines`, loads it in
//! place of the newspaper.

fn main() {
    #[cfg(target_arch = "wasm32")]
    time_plus_news::widget::mount::start();
    #[cfg(not(target_arch = "wasm32"))]
    {
        eprintln!("The frame of headlines runs in a browser: `cargo xtask serve` builds it, at /embed/headlines.");
        std::process::exit(2);
    }
}
