//! The page.

fn main() {
    taizhang::ui::start();
}
