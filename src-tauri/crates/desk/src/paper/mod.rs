//! Signed data as printed pages.
//!
//! [`print_data`] is used for signing and for verification: pages are a function of the embedded data and of nothing
//! else, so a page that does not say what the data say cannot be made to verify.

mod acknowledgement;
mod charter;
mod edition_result;
mod leaves;
mod panel_result;
mod receipt;
mod sheet;
mod witness_slip;
mod words;

use print::{Attachment, ClaimedAt, Hashed, Paper, SlotInfo};
use rules::{charter::Signing, digest::Digest};

pub use leaves::{OFF_PAGE, OffPage};
pub(crate) use witness_slip::act_name;

use crate::{DeskError, record::Content};

/// Name of the layout this program prints new files in.
pub const LAYOUT: &str = print::layout::current::ID;

/// Returns the SHA-256 of the layout's fonts, in its order.
#[must_use]
pub fn font_digests() -> Vec<Digest> {
    print::layout::current::FONTS
        .iter()
        .map(|(_, sha256)| sha256.parse().expect("BUG: a font's SHA-256 is a digest"))
        .collect()
}

/// Returns the characters of a text that no page can show; they are refused when typed.
#[must_use]
pub fn unprintable(text: &str) -> Vec<char> {
    print::uncovered(text)
}

/// Prints canonical data as a complete file with the data attached and an empty place for the signature.
///
/// # Errors
/// The data are of no known format, or hold characters that cannot be printed.
pub fn print_data(data: &[u8]) -> Result<Vec<u8>, DeskError> {
    let content = Content::parse(data)?;
    let attached = Attachment::new(content.attachment(), data);
    print_content(&content, &attached, Digest::of(data), None)
}

/// Prints content that was read from the attached data, whose digest is given; `hashed` is what the file may begin with.
pub(crate) fn print_content(
    content: &Content,
    attached: &Attachment<'_>,
    digest: Digest,
    hashed: Option<&Hashed<'_>>,
) -> Result<Vec<u8>, DeskError> {
    let printed = print::finish_hashed(&page_of(content, digest), attached, &slot(content.signing()), hashed)?;
    Ok(printed.bytes)
}

/// Returns the paper of some content whose data have this digest.
#[must_use]
pub fn page_of(content: &Content, data: Digest) -> Paper {
    match content {
        Content::Charter(value) => charter::page(value, data).paper(),
        Content::Sheet(value) => sheet::page(value, data).paper(),
        Content::PanelResult(value) => panel_result::page(value, data).paper(),
        Content::EditionResult(value) => edition_result::page(value, data).paper(),
        Content::WitnessSlip(value) => witness_slip::page(value).paper(),
        Content::Receipt(value) => receipt::page(value, data).paper(),
        Content::Acknowledgement(value) => acknowledgement::page(value, data).paper(),
    }
}

fn slot(signing: &Signing) -> SlotInfo {
    let (year, [month, day, hour, minute, second]) = signing.claimed_at.utc_parts();
    SlotInfo { claimed_at: ClaimedAt { year, month, day, hour, minute, second } }
}
