//! Running heads and page numbers: lines that stand in the way of a sentence that goes on over the page.
//!
//! A line at the edge of a page is furniture when a page nearby has the same line at the same place, digits aside.
//! What stands between the furniture is the page's body; bodies are joined as if nothing lay between them.

use std::ops::Range;

/// Lines at each edge that may be furniture.
const LINES: usize = 4;
/// Longer lines are writing.
const LONGEST: usize = 120;
/// A shorter line without a digit is no running head.
const SHORTEST: usize = 4;

/// A line, and what it is without white space and digits.
struct Line {
    characters: Range<usize>,
    signature: Vec<char>,
    numbered: bool,
}

/// Returns which characters of a page are its body, given the pages around it.
pub(crate) fn body<'t>(text: &str, around: impl Iterator<Item = &'t str> + Clone) -> Range<usize> {
    let head = head(text);
    let heads: Vec<Vec<Line>> = around.clone().map(self::head).collect();
    let start = head
        .iter()
        .enumerate()
        .take_while(|(place, line)| is_repeated(line, heads.iter().filter_map(|lines| lines.get(*place))))
        .last()
        .map_or(0, |(_, line)| line.characters.end);
    let count = text.chars().count();
    let tail = tail(text, count);
    let tails: Vec<Vec<Line>> = around.map(|text| self::tail(text, text.chars().count())).collect();
    let end = tail
        .iter()
        .enumerate()
        .take_while(|(place, line)| is_repeated(line, tails.iter().filter_map(|lines| lines.get(*place))))
        .last()
        .map_or(count, |(_, line)| line.characters.start);
    start..end.max(start)
}

fn is_repeated<'l>(line: &Line, mut others: impl Iterator<Item = &'l Line>) -> bool {
    let telling = line.numbered || line.signature.len() >= SHORTEST;
    telling && others.any(|other| other.signature == line.signature && other.numbered == line.numbered)
}

/// The first lines that are not blank.
fn head(text: &str) -> Vec<Line> {
    let mut at = 0;
    let lines = text.split('\n').map(|line| {
        let start = at;
        at += line.chars().count() + 1;
        (start, line)
    });
    collect(lines)
}

/// The last lines that are not blank, the last first.
fn tail(text: &str, count: usize) -> Vec<Line> {
    let mut end = count;
    let lines = text.rsplit('\n').map(|line| {
        let start = end.saturating_sub(line.chars().count());
        end = start.saturating_sub(1);
        (start, line)
    });
    collect(lines)
}

fn collect<'t>(lines: impl Iterator<Item = (usize, &'t str)>) -> Vec<Line> {
    lines
        .filter(|(_, line)| !line.trim().is_empty())
        .take(LINES)
        .map_while(|(start, line)| {
            let length = line.chars().count();
            let signature = || line.chars().filter(|character| !character.is_whitespace() && !character.is_numeric());
            (length <= LONGEST).then(|| Line {
                characters: start..start + length,
                signature: signature().collect(),
                numbered: line.chars().any(char::is_numeric),
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::body;

    fn body_of(text: &str, around: &[&str]) -> String {
        let range = body(text, around.iter().copied());
        text.chars().skip(range.start).take(range.len()).collect()
    }

    #[test]
    fn what_a_neighbour_repeats_at_the_same_edge_is_no_body() {
        let page = "迅楫物流 自我评价报告\n- 12 -\n户样本不足60份。\n第 12 页";
        let other = "迅楫物流 自我评价报告\n- 11 -\n4.3 顾客与市场\n第 11 页";
        assert_eq!(body_of(page, &[other]).trim(), "户样本不足60份。");
        assert_eq!(body_of(page, &[]), page, "alone, every line may be writing");
        assert_eq!(body_of(page, &["质量\n方针"]), page);
        assert_eq!(body_of("是\n质量", &["是\n方针"]), "是\n质量", "a short line may come twice by chance");
        assert_eq!(body_of(other, &[other]), "", "a page of nothing else");
        assert_eq!(body_of("", &[""]), "");
    }
}
