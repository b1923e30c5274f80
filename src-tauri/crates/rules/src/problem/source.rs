//! Reads a TOML rule file and names every place in it by line and key.
//!
//! `serde` stops at its first error. To return all problems at once the reader notes the error, takes the offending key
//! or list element out of its own copy of the parsed tree, and reads again. A file that needed such a repair is never
//! accepted: the repair only finds further problems.

use super::{Message, Problem};
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue, Deserializer};

/// More problems than anybody reads; also the bound of the repair loop.
const MOST_PROBLEMS: usize = 200;

/// Where each key path of one file starts.
#[derive(Debug)]
pub(crate) struct Places {
    line_of: BTreeMap<String, usize>,
}

impl Places {
    /// Returns the line of a key path; a path that the file does not hold takes the line of its nearest parent.
    fn line(&self, path: &str) -> usize {
        let mut known = path;
        loop {
            if let Some(line) = self.line_of.get(known) {
                return *line;
            }
            match known.rfind(['.', '[']) {
                Some(cut) => known = &known[..cut],
                None => return 1,
            }
        }
    }

    /// Puts the line before the key path of each problem, and the problems into the order of the file.
    pub(crate) fn locate(&self, mut problems: Vec<Problem>) -> Vec<Problem> {
        problems.sort_by_key(|problem| self.line(&problem.place));
        for problem in &mut problems {
            problem.place = place(self.line(&problem.place), &problem.place);
        }
        problems
    }
}

/// Reads `text` as `T`, or returns all problems of its form.
pub(crate) fn read<T: DeserializeOwned>(text: &str) -> Result<(T, Places), Vec<Problem>> {
    let (tree, errors) = DeTable::parse_recoverable(text);
    let lines = Lines::of(text);
    if !errors.is_empty() {
        return Err(errors.iter().map(|error| syntax_problem(text, &lines, error)).collect());
    }
    let nodes = Nodes::of(&lines, &tree);
    let mut tree = tree;
    let mut found: Vec<(usize, Problem)> = Vec::new();
    loop {
        let error = match T::deserialize(Deserializer::from(tree.clone())) {
            Ok(value) if found.is_empty() => return Ok((value, nodes.into_places())),
            Ok(_) => return Err(in_file_order(found)),
            Err(error) => error,
        };
        let span = error.span().unwrap_or(0..0);
        let path = nodes.path_at(&span);
        found.push((span.start, form_problem(&lines, &nodes, &path, &span, error.message())));
        if found.len() >= MOST_PROBLEMS || !repair(tree.get_mut(), &span, error.message()) {
            return Err(in_file_order(found));
        }
    }
}

/// The reader meets keys in alphabetical order; people read a file from its top.
fn in_file_order(mut found: Vec<(usize, Problem)>) -> Vec<Problem> {
    found.sort_by_key(|(start, _)| *start);
    found.into_iter().map(|(_, problem)| problem).collect()
}

fn place(line: usize, path: &str) -> String {
    if path.is_empty() { format!("第 {line} 行") } else { format!("第 {line} 行 / {path}") }
}

/// Finds the line of an offset without reading the text again.
struct Lines {
    ends: Vec<usize>,
}

impl Lines {
    fn of(text: &str) -> Self {
        Self { ends: text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at).collect() }
    }

    fn at(&self, offset: usize) -> usize {
        self.ends.partition_point(|end| *end < offset) + 1
    }
}

/// Every key and list element with its span in the text.
struct Nodes {
    list: Vec<Node>,
    line_of: BTreeMap<String, usize>,
}

struct Node {
    path: String,
    key: Option<Range<usize>>,
    value: Range<usize>,
}

impl Nodes {
    fn of(lines: &Lines, tree: &Spanned<DeTable<'_>>) -> Self {
        let mut list = Vec::new();
        walk_table(tree.get_ref(), "", &mut list);
        let line_of = list
            .iter()
            .map(|node| {
                let start = node.key.as_ref().map_or(node.value.start, |key| key.start);
                (node.path.clone(), lines.at(start))
            })
            .collect();
        Self { list, line_of }
    }

    fn into_places(self) -> Places {
        Places { line_of: self.line_of }
    }

    /// Returns the path of the narrowest node that holds `span`; the empty path is the whole file.
    fn path_at(&self, span: &Range<usize>) -> String {
        let holds = |range: &Range<usize>| range.start <= span.start && span.end <= range.end;
        self.list
            .iter()
            .filter_map(|node| {
                let key = node.key.as_ref().filter(|key| holds(key)).map(|key| key.len());
                let value = Some(&node.value).filter(|value| holds(value)).map(|value| value.len());
                let width = key.into_iter().chain(value).min()?;
                Some((width, std::cmp::Reverse(node.path.len()), &node.path))
            })
            .min()
            .map(|(_, _, path)| path.clone())
            .unwrap_or_default()
    }
}

fn walk_table(table: &DeTable<'_>, parent: &str, list: &mut Vec<Node>) {
    for (key, value) in table {
        let name = key.get_ref();
        let path = if parent.is_empty() { name.to_string() } else { format!("{parent}.{name}") };
        list.push(Node { path: path.clone(), key: Some(key.span()), value: value.span() });
        walk_value(value.get_ref(), &path, list);
    }
}

fn walk_value(value: &DeValue<'_>, path: &str, list: &mut Vec<Node>) {
    match value {
        DeValue::Table(table) => walk_table(table, path, list),
        DeValue::Array(elements) => {
            for (index, element) in elements.iter().enumerate() {
                let path = format!("{path}[{}]", index + 1);
                list.push(Node { path: path.clone(), key: None, value: element.span() });
                walk_value(element.get_ref(), &path, list);
            }
        }
        _ => {}
    }
}

/// Takes the unknown key, or else the innermost list element around the error, out of the tree.
/// Returns false when there is nothing that can be taken out.
fn repair(table: &mut DeTable<'_>, span: &Range<usize>, message: &str) -> bool {
    if message.starts_with("unknown field") {
        return remove_key(table, span);
    }
    let Some(route) = route_to(table, span) else { return false };
    let Some(last_list) = route.iter().rposition(|step| matches!(step, Step::Index(_))) else { return false };
    remove_element(table, &route[..=last_list])
}

enum Step {
    Key(String),
    Index(usize),
}

fn remove_key(table: &mut DeTable<'_>, span: &Range<usize>) -> bool {
    let found = table.iter().find(|(key, _)| key.span() == *span).map(|(key, _)| key.clone());
    if let Some(key) = found {
        return table.remove(&key).is_some();
    }
    table.iter_mut().any(|(_, value)| remove_key_below(value.get_mut(), span))
}

fn remove_key_below(value: &mut DeValue<'_>, span: &Range<usize>) -> bool {
    match value {
        DeValue::Table(table) => remove_key(table, span),
        DeValue::Array(elements) => elements.iter_mut().any(|element| remove_key_below(element.get_mut(), span)),
        _ => false,
    }
}

fn route_to(table: &DeTable<'_>, span: &Range<usize>) -> Option<Vec<Step>> {
    let mut best: Option<(usize, Vec<Step>)> = None;
    let mut route = Vec::new();
    route_in_table(table, span, &mut route, &mut best);
    best.map(|(_, route)| route)
}

fn route_in_table(
    table: &DeTable<'_>,
    span: &Range<usize>,
    route: &mut Vec<Step>,
    best: &mut Option<(usize, Vec<Step>)>,
) {
    for (key, value) in table {
        route.push(Step::Key(key.get_ref().to_string()));
        keep_if_narrower(&key.span(), span, route, best);
        route_in_value(value, span, route, best);
        route.pop();
    }
}

fn route_in_value(
    value: &Spanned<DeValue<'_>>,
    span: &Range<usize>,
    route: &mut Vec<Step>,
    best: &mut Option<(usize, Vec<Step>)>,
) {
    keep_if_narrower(&value.span(), span, route, best);
    match value.get_ref() {
        DeValue::Table(table) => route_in_table(table, span, route, best),
        DeValue::Array(elements) => {
            for (index, element) in elements.iter().enumerate() {
                route.push(Step::Index(index));
                route_in_value(element, span, route, best);
                route.pop();
            }
        }
        _ => {}
    }
}

fn keep_if_narrower(here: &Range<usize>, span: &Range<usize>, route: &[Step], best: &mut Option<(usize, Vec<Step>)>) {
    let holds = here.start <= span.start && span.end <= here.end;
    if holds && best.as_ref().is_none_or(|(width, _)| here.len() <= *width) {
        let route = route.iter().map(|step| match step {
            Step::Key(key) => Step::Key(key.clone()),
            Step::Index(index) => Step::Index(*index),
        });
        *best = Some((here.len(), route.collect()));
    }
}

fn remove_element(table: &mut DeTable<'_>, route: &[Step]) -> bool {
    let Some((Step::Key(first), rest)) = route.split_first() else { return false };
    let found = table.iter_mut().find(|(key, _)| key.get_ref().as_ref() == first);
    found.is_some_and(|(_, value)| remove_below(value.get_mut(), rest))
}

fn remove_below(value: &mut DeValue<'_>, route: &[Step]) -> bool {
    match (value, route) {
        (DeValue::Table(table), [Step::Key(_), ..]) => remove_element(table, route),
        (DeValue::Array(elements), [Step::Index(index)]) => {
            let kept = elements.iter().enumerate().filter(|(at, _)| at != index);
            *elements = kept.map(|(_, element)| element.clone()).collect();
            true
        }
        (DeValue::Array(elements), [Step::Index(index), rest @ ..]) => {
            elements.get_mut(*index).is_some_and(|element| remove_below(element.get_mut(), rest))
        }
        _ => false,
    }
}

fn syntax_problem(text: &str, lines: &Lines, error: &toml::de::Error) -> Problem {
    let span = error.span().unwrap_or(0..0);
    let message = error.message();
    if message.starts_with("duplicate key") {
        let key = text.get(span.clone()).unwrap_or_default();
        return Problem::new(
            place(lines.at(span.start), key),
            Message::new(format!("键“{key}”写了两次。"), format!("The key \"{key}\" is written twice.")),
            Message::new("只保留一处。", "Keep only one of them."),
        );
    }
    Problem::new(
        place(lines.at(span.start), ""),
        Message::new(
            format!("这里不符合 TOML 的写法（{message}）。"),
            format!("This is not well-formed TOML ({message})."),
        ),
        Message::new("检查引号、括号和等号。", "Check quotes, brackets and equal signs."),
    )
}

fn form_problem(lines: &Lines, nodes: &Nodes, path: &str, span: &Range<usize>, message: &str) -> Problem {
    let name = message.split('`').nth(1).unwrap_or_default();
    let expected = message.split_once("expected ").map_or("", |(_, rest)| rest);
    let here = || match nodes.line_of.get(path) {
        // A scalar's own line is exact; a table's span may be only its header.
        Some(_) if span.start > 0 => place(lines.at(span.start), path),
        _ => place(1, path),
    };
    if message.starts_with("unknown field") {
        let remedy = if expected == "there are no fields" || expected.is_empty() {
            Message::new("删除它。", "Remove it.")
        } else {
            Message::new(format!("删除它，或改成：{expected}。"), format!("Remove it or use {expected}."))
        };
        let what = Message::new(format!("不认识键“{name}”。"), format!("The key \"{name}\" is not known here."));
        return Problem::new(here(), what, remedy);
    }
    if message.starts_with("missing field") {
        return Problem::new(
            here(),
            Message::new(format!("缺少键“{name}”。"), format!("The key \"{name}\" is missing.")),
            Message::new(format!("请补上“{name}”。"), format!("Add \"{name}\".")),
        );
    }
    if message.starts_with("unknown variant") {
        return Problem::new(
            here(),
            Message::new(format!("这里不能写“{name}”。"), format!("\"{name}\" is not one of the allowed words.")),
            Message::new(format!("可以写：{expected}。"), format!("Use {expected}.")),
        );
    }
    Problem::new(
        here(),
        Message::new(format!("这个值读不懂（{message}）。"), format!("This value cannot be read ({message}).")),
        Message::new("按同类条目的写法改正。", "Write it like the entries beside it."),
    )
}
