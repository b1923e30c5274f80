//! QR codes, drawn as one shape of black squares.
//!
//! Codewords and places are the `qrcode` crate's. Which of the eight masks is best is judged here, on rows of bits
//! and by that crate's own measure (ISO/IEC 18004, 7.8.3, with the balance not rounded): layout v1 has its choice.

use std::sync::OnceLock;

use qrcode::{
    Color, EcLevel, Version, bits,
    canvas::{Canvas, MaskPattern, Module},
    ec,
};

use super::{draw::Mark, units::Mpt};

const LEVEL: EcLevel = EcLevel::M;

/// Widest code that is judged as rows of bits: version 11. What this layout prints has version 6.
const WIDEST: usize = 64;

const MASKS: [MaskPattern; 8] = [
    MaskPattern::Checkerboard,
    MaskPattern::HorizontalLines,
    MaskPattern::VerticalLines,
    MaskPattern::DiagonalLines,
    MaskPattern::LargeCheckerboard,
    MaskPattern::Fields,
    MaskPattern::Diamonds,
    MaskPattern::Meadow,
];

/// Returns a QR code (error correction M) of about `side`, made of whole modules, without a quiet zone.
///
/// Text in capital letters and digits gives the coarsest, most readable code. What is too long for any
/// QR code (over 2,300 bytes) leaves the place empty: the digest beside it says the same.
pub(crate) fn qr(text: &str, x: Mpt, y: Mpt, side: Mpt) -> Option<Mark> {
    let (width, dark) = modules(text)?;
    let module = side / width as Mpt;
    let mut squares = Vec::new();
    for (row, modules) in dark.chunks(width).enumerate() {
        let mut column = 0;
        while column < width {
            let run = modules[column..].iter().take_while(|dark| **dark).count();
            if run > 0 {
                squares.push((column as Mpt * module, row as Mpt * module, run as Mpt * module, module));
            }
            column += run.max(1);
        }
    }
    Some(Mark::Squares { x, y, squares })
}

/// Returns the width of the code and which of its modules are dark, row by row.
fn modules(text: &str) -> Option<(usize, Vec<bool>)> {
    let bits = bits::encode_auto(text.as_bytes(), LEVEL).ok()?;
    let version = bits.version();
    let (data, correction) = ec::construct_codewords(&bits.into_bytes(), version, LEVEL).ok()?;
    let width = version.width() as usize;
    let Some(frame) = frame(version) else {
        let mut canvas = functional(version);
        canvas.draw_data(&data, &correction);
        let colors = canvas.apply_best_mask().into_colors();
        return Some((width, colors.into_iter().map(|color| color == Color::Dark).collect()));
    };
    let mut canvas = frame.canvas.clone();
    canvas.draw_data(&data, &correction);
    let data = Square::of(width, |x, y| canvas.get(x, y) == Module::Unmasked(Color::Dark));
    let masked = frame.masked.iter().map(|masked| masked.turned(&data));
    let best = masked.min_by_key(|square| square.penalty())?;
    Some((width, best.rows.iter().flat_map(|row| (0..width).map(move |x| row >> x & 1 == 1)).collect()))
}

/// What all codes of a version have in common.
struct Frame {
    /// Without data.
    canvas: Canvas,
    /// The same under each mask: where there are data, the mask itself.
    masked: [Square; 8],
}

/// Returns the frame of a version, or nothing when it is too wide for [`Square`].
fn frame(version: Version) -> Option<&'static Frame> {
    const VERSIONS: usize = 11;
    static FRAMES: [OnceLock<Frame>; VERSIONS] = [const { OnceLock::new() }; VERSIONS];
    let Version::Normal(number) = version else { return None };
    let width = version.width() as usize;
    let place = FRAMES.get(usize::try_from(number).ok()?.checked_sub(1)?).filter(|_| width <= WIDEST)?;
    Some(place.get_or_init(|| {
        let canvas = functional(version);
        let masked = MASKS.map(|mask| {
            let mut canvas = canvas.clone();
            canvas.apply_mask(mask);
            Square::of(width, |x, y| canvas.get(x, y).is_dark())
        });
        Frame { canvas, masked }
    }))
}

fn functional(version: Version) -> Canvas {
    let mut canvas = Canvas::new(version, LEVEL);
    canvas.draw_all_functional_patterns();
    canvas
}

/// A code as bits, 1 for dark, the first module in the lowest bit: once by rows, once by columns.
struct Square {
    rows: Vec<u64>,
    columns: Vec<u64>,
}

impl Square {
    fn of(width: usize, is_dark: impl Fn(i16, i16) -> bool) -> Square {
        let mut square = Square { rows: vec![0; width], columns: vec![0; width] };
        for y in 0..width {
            for x in 0..width {
                let bit = u64::from(is_dark(x as i16, y as i16));
                square.rows[y] |= bit << x;
                square.columns[x] |= bit << y;
            }
        }
        square
    }

    /// Returns this square with the dark modules of another one turned over.
    fn turned(&self, other: &Square) -> Square {
        let turned = |own: &[u64], other: &[u64]| own.iter().zip(other).map(|(own, other)| own ^ other).collect();
        Square { rows: turned(&self.rows, &other.rows), columns: turned(&self.columns, &other.columns) }
    }

    fn penalty(&self) -> u32 {
        let width = self.rows.len();
        let lines = self.rows.iter().chain(&self.columns);
        lines.map(|line| runs(*line, width) + finders(*line, width)).sum::<u32>() + self.blocks() + self.balance()
    }

    /// Three points for each four modules of one colour in a square.
    fn blocks(&self) -> u32 {
        let width = self.rows.len();
        let block =
            |pair: &[u64]| (repeats(pair[0], width) & repeats(pair[1], width) & !(pair[0] ^ pair[1])).count_ones();
        3 * self.rows.windows(2).map(block).sum::<u32>()
    }

    /// A point for each half percent away from as many dark modules as light ones.
    fn balance(&self) -> u32 {
        let dark: u32 = self.rows.iter().map(|row| row.count_ones()).sum();
        (dark * 200 / (self.rows.len() * self.rows.len()) as u32).abs_diff(100)
    }
}

/// Returns in which places a module has the colour of the next one.
fn repeats(line: u64, width: usize) -> u64 {
    !(line ^ line >> 1) & ((1 << (width - 1)) - 1)
}

/// For each run of five or more modules of one colour, its length less two.
fn runs(line: u64, width: usize) -> u32 {
    let pairs = repeats(line, width);
    // One bit for each five in a row: a run of n has n − 4 of them.
    let fives = pairs & pairs >> 1 & pairs >> 2 & pairs >> 3;
    fives.count_ones() + 2 * (fives & !(fives << 1)).count_ones()
}

/// Forty points for each sequence that looks like a corner's mark, with four light modules or the edge beside it.
fn finders(line: u64, width: usize) -> u32 {
    let dark = |place: u32| line >> place;
    let marks = dark(0) & !dark(1) & dark(2) & dark(3) & dark(4) & !dark(5) & dark(6) & ((1 << (width - 6)) - 1);
    let before = line << 1 | line << 2 | line << 3 | line << 4;
    let after = dark(7) | dark(8) | dark(9) | dark(10);
    40 * (marks & !(before & after)).count_ones()
}

#[cfg(test)]
mod tests {
    use qrcode::QrCode;

    use super::*;

    #[test]
    fn the_code_is_the_one_of_the_crate_for_every_length_and_for_many_texts() {
        let mut state = 20_260_514_u64;
        let mut next = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) as usize
        };
        let hexadecimal = b"0123456789ABCDEF-:/ ";
        let mut texts: Vec<String> = (0..300).map(|length| "质量A0".chars().cycle().take(length).collect()).collect();
        for _ in 0..2_000 {
            let length = 60 + next() % 30;
            texts.push((0..length).map(|_| char::from(hexadecimal[next() % hexadecimal.len()])).collect());
        }
        for text in texts {
            let code = QrCode::with_error_correction_level(text.as_bytes(), LEVEL).expect("a text that fits");
            let dark: Vec<bool> = code.to_colors().into_iter().map(|color| color == Color::Dark).collect();
            assert_eq!(modules(&text), Some((code.width(), dark)), "{text}");
        }
    }

    #[test]
    fn what_fits_into_no_code_leaves_the_place_empty() {
        assert!(qr(&"质".repeat(2_000), 0, 0, 60_000).is_none());
    }
}
