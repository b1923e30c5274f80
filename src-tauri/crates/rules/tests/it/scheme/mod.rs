//! Schemes: the built-in ones, what the format can say, broken files, edition overlays.

mod broken;
mod bundled;
mod letter;
mod overlay;
mod says;
mod small;
