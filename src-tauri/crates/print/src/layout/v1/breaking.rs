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
            _ => width + item.length(item.before + item.natural) - closing_blank(item),
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
        width -= last.length(last.after.max(0));
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
    let units = slack / Upt::from(last.size.max(1));
    if slack <= 0 || gaps == 0 || units / gaps > MAX_STRETCH {
        return;
    }
    let (each, extra) = (units / gaps, units % gaps);
    let mut seen = 0;
    for index in 1..line.items.len() {
        if stretchable(&line.items[index - 1..=index]) {
            line.items[index - 1].after += (each + i64::from(seen < extra)) as i32;
            seen += 1;
        }
    }
    line.width = line.items.iter().map(Item::advance).sum();
}

fn opening_shift(item: Option<&Item>) -> Upt {
    item.filter(|item| item.class == Class::Open && item.is_full_width()).map_or(0, |item| item.length(-500))
}

fn closing_blank(item: &Item) -> Upt {
    if item.class == Class::Close && item.is_full_width() { item.length(500) } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::{
        super::{
            fonts::Face,
            text::{Style, span, whole},
        },
        *,
    };

    const STYLE: Style = Style::new(Face::Serif, 10_000);

    fn lines(rich: &[Span], characters: Mpt) -> Vec<String> {
        let lines = break_lines(rich, characters * 10_000, 0, Edge::Ragged);
        lines.iter().map(|line| line.items.iter().map(|item| item.character).collect()).collect()
    }

    #[test]
    fn lines_end_where_chinese_and_latin_typesetting_allow_it() {
        let table: &[(&str, Mpt, &[&str])] = &[
            ("一二三四五六七", 5, &["一二三四五", "六七"]),
            // No closing mark begins a line, not even the second of a run; half of it may hang.
            ("一二三四五，六", 5, &["一二三四", "五，六"]),
            ("一二三四，五六", 5, &["一二三四，", "五六"]),
            ("一二（三四）；五六", 5, &["一二（三", "四）；五六"]),
            ("一二三四）。」五", 5, &["一二三", "四）。」五"]),
            // No opening mark ends one.
            ("一二三四（五六）", 5, &["一二三四", "（五六）"]),
            ("一二三「『四五』」", 5, &["一二三", "「『四五』」"]),
            // Words and numbers with their signs stay whole.
            ("共有三台TPM设备", 5, &["共有三台", "TPM设备"]),
            ("达到目标98.5%以上", 5, &["达到目标", "98.5%以上"]),
            ("依据GB/T19580-2012标准", 9, &["依据", "GB/T19580-2012标", "准"]),
            ("alpha beta gamma", 6, &["alpha beta", "gamma"]),
            // Dashes and dots stay in pairs.
            ("一二三四——五", 5, &["一二三", "四——五"]),
            ("一二三四……五", 5, &["一二三", "四……五"]),
            // What is wider than a line is cut.
            ("ABCDEFGHIJKLMNOPQRSTUVWX", 5, &["ABCDEFG", "HIJKLMN", "OPQRSTU", "VWX"]),
            // A line break of the writer.
            ("一二\n三四", 5, &["一二", "三四"]),
            ("", 5, &[""]),
        ];
        for (text, width, expected) in table {
            assert_eq!(lines(&[span(*text, STYLE)], *width), *expected, "{text}");
        }
    }

    #[test]
    fn a_citation_is_never_broken() {
        let rich = [span("一二三四", STYLE), whole("〔报告 20页〕", STYLE), span("五", STYLE)];
        assert_eq!(lines(&rich, 7), ["一二三四", "〔报告 20页〕五"]);
    }

    #[test]
    fn nothing_is_lost_or_doubled_at_any_width() {
        let text = "“五访一会”覆盖项目全过程（含海外）；1367条需求信息，转化设计输入284条……详见《报告》第20—23页。";
        for width in 1..60 {
            assert_eq!(lines(&[span(text, STYLE)], width).concat(), text, "{width}");
        }
    }

    #[test]
    fn justified_lines_reach_the_right_edge_and_the_last_does_not() {
        let text = "离散达到 25 个百分点的条款全部合议。合议时专家以字母代称，未显示总分、名次和入围线。";
        let set = break_lines(&[span(text, STYLE)], 203_000, 20_000, Edge::Justified);
        let Some((last, full)) = set.split_last() else { panic!("no lines") };
        for (index, line) in full.iter().enumerate() {
            let room = if index == 0 { 183_000_000 } else { 203_000_000 };
            let ink = line.width - line.items.last().map_or(0, closing_blank);
            assert!((room - ink).abs() < 10_000, "line {index} ends {} short", room - ink);
        }
        assert!(last.width < 203_000_000);
    }
}
