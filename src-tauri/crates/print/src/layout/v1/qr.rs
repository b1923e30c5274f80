//! QR codes, drawn as one shape of black squares.

use qrcode::{Color, EcLevel, QrCode};

use super::{draw::Mark, units::Mpt};

/// Returns a QR code (error correction M) of about `side`, made of whole modules, without a quiet zone.
///
/// Text in capital letters and digits gives the coarsest, most readable code. What is too long for any
/// QR code (over 2,300 bytes) leaves the place empty: the digest beside it says the same.
pub(crate) fn qr(text: &str, x: Mpt, y: Mpt, side: Mpt) -> Option<Mark> {
    let code = QrCode::with_error_correction_level(text.as_bytes(), EcLevel::M).ok()?;
    let width = code.width();
    let module = side / width as Mpt;
    let colors = code.to_colors();
    let mut squares = Vec::new();
    for (row, modules) in colors.chunks(width).enumerate() {
        let mut column = 0;
        while column < width {
            let run = modules[column..].iter().take_while(|color| **color == Color::Dark).count();
            if run > 0 {
                squares.push((column as Mpt * module, row as Mpt * module, run as Mpt * module, module));
            }
            column += run.max(1);
        }
    }
    Some(Mark::Squares { x, y, squares })
}
