//! The released layouts. Each is a frozen folder; a sheet signed years ago is printed again by its own.

pub mod v1;

pub use v1 as current;

/// A layout by its name in the data.
#[derive(Clone, Copy, Debug)]
pub struct Layout {
    /// The name: `v1`.
    pub id: &'static str,
    /// The fonts it prints with: name and SHA-256.
    pub fonts: &'static [(&'static str, &'static str)],
}

/// Returns the layout of that name, or `None` when this program does not have it: then a page cannot be
/// compared with its data, and nobody may call it proven.
pub fn layout(id: &str) -> Option<Layout> {
    (id == v1::ID).then_some(Layout { id: v1::ID, fonts: &v1::FONTS })
}
