//! Marks on a page, and the content stream they become.
//!
//! Positions are in thousandths of a point from the top left of whatever holds the mark; the page writer
//! turns them into the PDF's own system with its origin at the bottom left.

use super::{
    breaking::Line,
    classes::Class,
    codes::Codes,
    text::Item,
    units::{Mpt, PAGE_HEIGHT, write_code, write_integer, write_points},
};

/// The colour of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ink {
    Black,
    Grey,
}

/// Something drawn.
#[derive(Clone, Debug)]
pub(crate) enum Mark {
    /// Text, from its left end on its baseline.
    Text { x: Mpt, y: Mpt, line: Line },
    /// A straight rule.
    Rule { from: (Mpt, Mpt), to: (Mpt, Mpt), thickness: Mpt, ink: Ink },
    /// Black squares: the dark modules of a QR code, as (x, y, width, height) in one shape.
    Squares { x: Mpt, y: Mpt, squares: Vec<(Mpt, Mpt, Mpt, Mpt)> },
    /// The vermilion 签 mark, 34 pt square; its letter is already centred.
    Seal { x: Mpt, y: Mpt, letter: Line, letter_x: Mpt, letter_y: Mpt },
}

/// Side of the 签 mark.
pub(crate) const SEAL_SIDE: Mpt = 34_000;

/// Returns a horizontal rule.
pub(crate) fn horizontal(x: Mpt, y: Mpt, width: Mpt, thickness: Mpt, ink: Ink) -> Mark {
    Mark::Rule { from: (x, y), to: (x + width, y), thickness, ink }
}

/// Returns a vertical rule.
pub(crate) fn vertical(x: Mpt, y: Mpt, height: Mpt, thickness: Mpt) -> Mark {
    Mark::Rule { from: (x, y), to: (x, y + height), thickness, ink: Ink::Black }
}

/// Returns the distance from the top of a line box to the baseline of text of `size` in it.
///
/// The square of a Chinese character reaches from 0.12 em below the baseline to 0.88 em above, so
/// its middle is 0.38 em above; digits and capitals come out centred too.
pub(crate) fn baseline(leading: Mpt, size: Mpt) -> Mpt {
    leading / 2 + size * 38 / 100
}

/// Appends a mark, its origin at (`left`, `top`) of the page.
pub(crate) fn write_mark(out: &mut Vec<u8>, codes: &Codes, mark: &Mark, left: Mpt, top: Mpt) {
    match mark {
        Mark::Text { x, y, line } => write_text(out, codes, line, left + x, top + y),
        Mark::Rule { from, to, thickness, ink } => {
            out.extend_from_slice(match ink {
                Ink::Black => b"0 G ",
                Ink::Grey => b"0.6 G ",
            });
            write_points(out, *thickness);
            out.extend_from_slice(b" w ");
            write_position(out, left + from.0, top + from.1);
            out.extend_from_slice(b"m ");
            write_position(out, left + to.0, top + to.1);
            out.extend_from_slice(b"l S\n");
        }
        Mark::Squares { x, y, squares } => {
            for (dx, dy, width, height) in squares {
                write_position(out, left + x + dx, top + y + dy + height);
                write_points(out, *width);
                out.push(b' ');
                write_points(out, *height);
                out.extend_from_slice(b" re\n");
            }
            out.extend_from_slice(b"f\n");
        }
        Mark::Seal { x, y, letter, letter_x, letter_y } => {
            write_seal(out, left + x, top + y);
            out.extend_from_slice(b"1 g\n");
            write_text(out, codes, letter, left + letter_x, top + letter_y);
            out.extend_from_slice(b"Q\n");
        }
    }
}

/// Appends a line of text: one text object, one `TJ` per font and size.
fn write_text(out: &mut Vec<u8>, codes: &Codes, line: &Line, x: Mpt, y: Mpt) {
    if line.items.is_empty() {
        return;
    }
    let spread = is_spread(line);
    if spread {
        write_actual_text(out, line);
    }
    out.extend_from_slice(b"BT ");
    write_position(out, x, y);
    out.extend_from_slice(b"Td\n");
    let same_font = |first: &Item, second: &Item| first.file == second.file && first.size == second.size;
    for run in line.items.chunk_by(same_font) {
        write_run(out, codes, run);
    }
    out.extend_from_slice(if spread { b"ET EMC\n" } else { b"ET\n" });
}

/// Returns whether characters stand so far apart that a reader would take them for separate words.
fn is_spread(line: &Line) -> bool {
    let before_last = line.items.len().saturating_sub(1);
    line.items.iter().take(before_last).any(|item| item.after >= 300 && item.class != Class::Space)
}

/// Opens marked content that says what the spread characters spell (ISO 32000-1, 14.9.4).
fn write_actual_text(out: &mut Vec<u8>, line: &Line) {
    out.extend_from_slice(b"/Span <</ActualText <FEFF");
    for item in &line.items {
        let mut units = [0; 2];
        for unit in item.character.encode_utf16(&mut units) {
            write_code(out, *unit);
        }
    }
    out.extend_from_slice(b">>> BDC ");
}

fn write_run(out: &mut Vec<u8>, codes: &Codes, run: &[Item]) {
    out.extend_from_slice(b"/F");
    write_integer(out, i64::from(run[0].file));
    out.push(b' ');
    write_points(out, run[0].size.into());
    out.extend_from_slice(b" Tf [");
    let mut open = false;
    let mut shift = 0;
    for item in run {
        shift += i64::from(item.before);
        if shift != 0 {
            if open {
                out.push(b'>');
                open = false;
            }
            write_integer(out, -shift);
        }
        if !open {
            out.push(b'<');
            open = true;
        }
        write_code(out, codes.code(item));
        shift = item.after.into();
    }
    if open {
        out.push(b'>');
    }
    if shift != 0 {
        write_integer(out, -shift);
    }
    out.extend_from_slice(b"] TJ\n");
}

/// Appends the square of the 签 mark with corners of 2 pt, #BF2F1B, and leaves its graphics state open.
fn write_seal(out: &mut Vec<u8>, x: Mpt, y: Mpt) {
    const CORNER: Mpt = 2_000;
    const KAPPA: Mpt = 896; // distance of a control point from the corner, of a quarter circle
    let (right, bottom) = (x + SEAL_SIDE, y + SEAL_SIDE);
    out.extend_from_slice(b"q 0.749 0.184 0.106 rg\n");
    write_position(out, x + CORNER, y);
    out.extend_from_slice(b"m ");
    let corners = [
        [(right - CORNER, y), (right - KAPPA, y), (right, y + KAPPA), (right, y + CORNER)],
        [(right, bottom - CORNER), (right, bottom - KAPPA), (right - KAPPA, bottom), (right - CORNER, bottom)],
        [(x + CORNER, bottom), (x + KAPPA, bottom), (x, bottom - KAPPA), (x, bottom - CORNER)],
        [(x, y + CORNER), (x, y + KAPPA), (x + KAPPA, y), (x + CORNER, y)],
    ];
    for [start, first, second, end] in corners {
        write_position(out, start.0, start.1);
        out.extend_from_slice(b"l ");
        for point in [first, second, end] {
            write_position(out, point.0, point.1);
        }
        out.extend_from_slice(b"c ");
    }
    out.extend_from_slice(b"f\n");
}

fn write_position(out: &mut Vec<u8>, x: Mpt, y: Mpt) {
    write_points(out, x);
    out.push(b' ');
    write_points(out, PAGE_HEIGHT - y);
    out.push(b' ');
}
