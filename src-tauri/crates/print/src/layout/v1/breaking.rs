//! Breaking text into lines.
//!
//! Greedy: a line takes what fits and goes back to the last place where a line may end. Chinese breaks
//! between characters, Latin between words, citations not at all; no closing mark begins a line and no
//! opening one ends it. What is wider than a line is cut where the line is full.

use super::{
    classes::{Class, is_narrow},
    text::{Item, Span, shape},
    units::{Mpt, Upt},
};

/// Widest opening of a gap when a line is spread to the right edge, in 1/1000 em.
const MAX_STRETCH: i64 = 200;

/// One line of glyphs.
#[derive(Clone, Debug, Default)]
pub(crate) struct Line {
    pub(crate) items: Vec<Item>,
    /// In millionths of a point, without what hangs at its end.
    pub(crate) width: Upt,
}

/// How the lines of a paragraph end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Edge {
    Ragged,
    Justified,
}

/// Breaks `rich` into lines of `width`, the first one `indent` (1/1000 pt) narrower.
pub(crate) fn break_lines(rich: &[Span], width: Mpt, indent: Mpt, edge: Edge) -> Vec<Line> {
    let items = shape(rich);
    let mut lines = Vec::new();
    let mut start = 0;
    loop {
        let room = (if lines.is_empty() { width - indent } else { width }).max(1) * 1000;
        let end = line_end(&items, start, room);
        let forced = items.get(end - usize::from(end > start)).is_some_and(|item| item.class == Class::Newline);
        let mut line = cut(&items[start..end]);
        if edge == Edge::Justified && end < items.len() && !forced {
            spread(&mut line, room);
        }
        lines.push(line);
        if end >= items.len() {
            return lines;
        }
        start = end;
    }
}

/// Sets text on one line without breaking it.
pub(crate) fn one_line(rich: &[Span]) -> Line {
    let items = shape(rich);
    cut(&items)
}

/// Returns the index after the last item of the line that begins at `start`.
fn line_end(items: &[Item], start: usize, room: Upt) -> usize {
    let mut width: Upt = opening_shift(items.get(start));
    let mut last_break = None;
    for (offset, item) in items[start..].iter().enumerate() {
        let index = start + offset;
        if item.class == Class::Newline {
            return index + 1;
        }
        // Spaces hang over the edge, and a closing mark may give up its blank half there.
        let needed = match item.class {
            Class::Space | Class::WideSpace => width,
            _ => width + item.before * item.size + item.natural * item.size - closing_blank(item),
        };
        if needed > room && index > start {
            return last_break.unwrap_or(index);
        }
        width += item.advance();
        if let Some(next) = items.get(index + 1)
            && may_break(item, next)
        {
            last_break = Some(index + 1);
        }
    }
    items.len()
}

/// Returns whether a line may end between two neighbours.
fn may_break(first: &Item, second: &Item) -> bool {
    use Class::{Close, Glue, NotFirst, Open, Pair, Space, WideSpace};
    if first.whole.is_some() && first.whole == second.whole {
        return false;
    }
    match (first.class, second.class) {
        (_, Space | WideSpace | Close | NotFirst | Glue | Pair) | (Glue | Open, _) => false,
        (Space | WideSpace, _) => true,
        _ => !(is_narrow(first.character) && is_narrow(second.character)),
    }
}

fn cut(items: &[Item]) -> Line {
    let mut items: Vec<Item> = items.iter().filter(|item| item.class != Class::Newline).copied().collect();
    while items.last().is_some_and(|item| item.class == Class::Space) {
        items.pop();
    }
    if let Some(first) = items.first_mut()
        && first.class == Class::Open
        && first.is_full_width()
    {
        first.before -= 500;
    }
    let mut width: Upt = items.iter().map(Item::advance).sum();
    if let Some(last) = items.last_mut() {
        width -= last.after.max(0) * last.size;
        last.after = last.after.min(0);
    }
    Line { items, width }
}

/// Opens the gaps of a line so that its ink ends at the right edge, unless that would tear it.
fn spread(line: &mut Line, room: Upt) {
    let Some(last) = line.items.last().copied() else { return };
    let slack = room - (line.width - closing_blank(&last));
    let stretchable = |pair: &[Item]| !(is_narrow(pair[0].character) && is_narrow(pair[1].character));
    let gaps = line.items.windows(2).filter(|pair| stretchable(pair)).count() as i64;
    let units = slack / last.size.max(1);
    if slack <= 0 || gaps == 0 || units / gaps > MAX_STRETCH {
        return;
    }
    let (each, extra) = (units / gaps, units % gaps);
    let mut seen = 0;
    for index in 1..line.items.len() {
        if stretchable(&line.items[index - 1..=index]) {
            line.items[index - 1].after += each + i64::from(seen < extra);
            seen += 1;
        }
    }
    line.width = line.items.iter().map(Item::advance).sum();
}

fn opening_shift(item: Option<&Item>) -> Upt {
    item.filter(|item| item.class == Class::Open && item.is_full_width()).map_or(0, |item| -500 * item.size)
}

fn closing_blank(item: &Item) -> Upt {
    if item.class == Class::Close && item.is_full_width() { 500 * item.size } else { 0 }
}
