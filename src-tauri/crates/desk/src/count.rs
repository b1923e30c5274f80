//! Numbers of things, as they are shown and signed.

/// Returns how many there are; more than anybody has is as good as that.
pub(crate) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
