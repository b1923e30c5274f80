//! Workbooks: one flow per sheet, with the cells people see.
//!
//! A cell shows its stored value; a formula that was never computed shows its own text (`=B4/B3`). Dates and
//! percentages follow the cell's format, other numbers are shown whole. Hidden sheets are read like others: what is in the file is part of the dossier.

use super::package::Package;
use crate::facts::{Block, TableCell};
use crate::fault::ReadFault;
use crate::worker::{Flow, RangeReader, Supply};
use calamine::{Data, ExcelDateTime, Reader, Xls, Xlsx};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::io::{BufReader, Read, Seek};

/// Cells with content in all sheets together.
const MAX_CELLS: usize = 1_000_000;
const MAX_SHEETS: usize = 1_000;

/// Cells by row, then column. Sparse: one stray cell in the last row must not cost a million rows.
type Cells = BTreeMap<u32, BTreeMap<u32, String>>;

/// First row, first column, last row, last column.
type Region = (u32, u32, u32, u32);

pub(crate) fn read_xlsx(supply: &Supply) -> Result<Vec<Flow>, ReadFault> {
    refuse_hostile_parts(supply)?;
    let mut book = Xlsx::new(BufReader::new(RangeReader::new(supply))).map_err(xlsx_fault)?;
    let names = book.sheet_names();
    let mut left = MAX_CELLS;
    let mut flows = Vec::new();
    for name in names.into_iter().take(MAX_SHEETS) {
        let merged = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
        let merged: Vec<Region> = merged.iter().map(|it| (it.start.0, it.start.1, it.end.0, it.end.1)).collect();
        let percents = percents(&mut book, &name);
        // Chart sheets have no cells; a damaged sheet shall not hide the others.
        let cells = match book.worksheet_cells_reader(&name) {
            Ok(mut cells) => {
                let mut found = Cells::new();
                while let Some(cell) = cells.next_cell_with_formula().map_err(|_| ReadFault::damaged("a sheet"))? {
                    let value = Data::from(cell.value);
                    let shown = match (percents.get(&cell.pos), number(&value)) {
                        (Some(digits), Some(number)) => format!("{:.*}%", *digits, number * 100.0),
                        _ => shown(&value, cell.formula.as_deref()),
                    };
                    put(&mut found, cell.pos, shown, &mut left)?;
                }
                found
            }
            Err(_) => Cells::new(),
        };
        flows.push(Flow { title: Some(name), blocks: table(cells, &merged) });
    }
    Ok(flows)
}

/// Finds the cells shown as percentages, with the digits after the point: 0.924 must be found as 92.4%.
fn percents<R: Read + Seek>(book: &mut Xlsx<R>, sheet: &str) -> HashMap<(u32, u32), usize> {
    let mut found = HashMap::new();
    let Ok(mut cells) = book.worksheet_cells_reader(sheet) else { return found };
    while let Ok(Some((row, column, style))) = cells.next_style_id() {
        let format = cells.styles().get(style).and_then(|style| style.number_format.as_ref());
        if let Some(digits) = format.and_then(|format| percent_digits(&format.format_code))
            && found.len() < MAX_CELLS
        {
            found.insert((row, column), digits);
        }
    }
    found
}

/// `0%` gives 0, `0.0%` gives 1, `#,##0.00%;[Red]-0.00%` gives 2; other formats nothing.
fn percent_digits(format: &str) -> Option<usize> {
    let positive = format.split(';').next()?.trim().trim_end_matches(['_', ' ', ')']);
    let digits = positive.strip_suffix('%')?;
    let plain = digits.chars().all(|character| matches!(character, '0' | '#' | '?' | ',' | '.'));
    plain.then(|| digits.split_once('.').map_or(0, |(_, after)| after.len().min(15)))
}

fn number(value: &Data) -> Option<f64> {
    match value {
        Data::Int(number) => Some(*number as f64),
        Data::Float(number) => Some(*number),
        _ => None,
    }
}

pub(crate) fn read_xls(supply: &Supply) -> Result<Vec<Flow>, ReadFault> {
    let damaged = || ReadFault::damaged("not a readable workbook");
    let mut book = Xls::new(BufReader::new(RangeReader::new(supply))).map_err(|error| match error {
        calamine::XlsError::Password => ReadFault::NeedsPassword,
        _ => damaged(),
    })?;
    let mut left = MAX_CELLS;
    let mut flows = Vec::new();
    for name in book.sheet_names().into_iter().take(MAX_SHEETS) {
        let mut cells = Cells::new();
        if let Ok(range) = book.worksheet_range(&name) {
            let (row, column) = range.start().unwrap_or_default();
            for (down, across, value) in range.used_cells() {
                let position = (row + down as u32, column + across as u32);
                put(&mut cells, position, shown(value, None), &mut left)?;
            }
        }
        let merged = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
        let merged: Vec<Region> = merged.iter().map(|it| (it.start.0, it.start.1, it.end.0, it.end.1)).collect();
        flows.push(Flow { title: Some(name), blocks: table(cells, &merged) });
    }
    Ok(flows)
}

/// The workbook parser unpacks without limits of ours, so every XML part is unpacked once before, only to be bounded.
fn refuse_hostile_parts(supply: &Supply) -> Result<(), ReadFault> {
    let mut package = Package::open(supply)?;
    for name in package.names() {
        if name.ends_with(".xml") || name.ends_with(".rels") {
            let part = package.optional_part(&name)?.unwrap_or_default();
            if part.contains("<!DOCTYPE") || part.contains("<!ENTITY") {
                return Err(ReadFault::damaged("XML with a document type"));
            }
        }
    }
    Ok(())
}

fn xlsx_fault(error: calamine::XlsxError) -> ReadFault {
    match error {
        calamine::XlsxError::Password => ReadFault::NeedsPassword,
        _ => ReadFault::damaged("not a readable workbook"),
    }
}

fn put(cells: &mut Cells, (row, column): (u32, u32), text: String, left: &mut usize) -> Result<(), ReadFault> {
    if text.is_empty() {
        return Ok(());
    }
    *left = left.checked_sub(1).ok_or_else(|| ReadFault::too_large("cells"))?;
    cells.entry(row).or_default().insert(column, text);
    Ok(())
}

fn shown(value: &Data, formula: Option<&str>) -> String {
    match (value, formula) {
        (Data::Empty, Some(formula)) if !formula.is_empty() => format!("={formula}"),
        (Data::String(text), Some(formula)) if text.is_empty() && !formula.is_empty() => format!("={formula}"),
        (Data::Empty, _) => String::new(),
        (Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text), _) => text.clone(),
        (Data::Int(number), _) => number.to_string(),
        (Data::Float(number), _) => short(number),
        (Data::Bool(truth), _) => if *truth { "TRUE" } else { "FALSE" }.to_owned(),
        (Data::DateTime(moment), _) => date(moment),
        (Data::Error(error), _) => error.to_string(),
    }
}

/// Excel shows at most 15 significant digits, so 0.1 + 0.2 reads 0.3.
fn short(number: &f64) -> String {
    let rounded = format!("{number:.14e}").parse::<f64>().unwrap_or(*number);
    let plain = rounded.to_string();
    if plain.len() > 22 { format!("{rounded:e}") } else { plain }
}

fn date(moment: &ExcelDateTime) -> String {
    if moment.is_duration() {
        let seconds = (moment.as_f64() * 86_400.0).round();
        let (sign, seconds) = (if seconds < 0.0 { "-" } else { "" }, seconds.abs() as u64);
        return format!("{sign}{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let day = format!("{year:04}-{month:02}-{day:02}");
    let time = match (hour, minute, second) {
        (0, 0, 0) => return day,
        (hour, minute, 0) => format!("{hour:02}:{minute:02}"),
        (hour, minute, second) => format!("{hour:02}:{minute:02}:{second:02}"),
    };
    // Day 0 is no date: the cell holds a time alone.
    if moment.as_f64() < 1.0 { time } else { format!("{day} {time}") }
}

/// Lays cells out as a table; empty rows are left out, empty cells kept up to the last one of their row.
fn table(cells: Cells, merged: &[Region]) -> Vec<Block> {
    let mut spans: BTreeMap<(u32, u32), (u16, u16)> = BTreeMap::new();
    let mut covered: HashSet<(u32, u32)> = HashSet::new();
    for &(top, left, bottom, right) in merged {
        let (rows, columns) = (bottom.saturating_sub(top) + 1, right.saturating_sub(left) + 1);
        let size = |count: u32| u16::try_from(count).unwrap_or(u16::MAX);
        spans.insert((top, left), (size(columns), size(rows)));
        if u64::from(rows) * u64::from(columns) <= 100_000 && covered.len() < MAX_CELLS {
            covered.extend((top..=bottom).flat_map(|row| (left..=right).map(move |column| (row, column))));
            covered.remove(&(top, left));
        }
    }
    let Some(first) = cells.values().filter_map(|row| row.keys().next().copied()).min() else { return Vec::new() };
    let rows = cells.into_iter().map(|(row, mut texts)| {
        let last = texts.keys().next_back().copied().unwrap_or(first);
        // A stray cell in column XFD must not fill its row with sixteen thousand empty ones.
        let columns: Vec<u32> =
            if last - first <= 512 { (first..=last).collect() } else { texts.keys().copied().collect() };
        let cells = columns.into_iter().filter(|column| !covered.contains(&(row, *column))).map(|column| {
            let (columns, rows) = spans.get(&(row, column)).copied().unwrap_or((1, 1));
            TableCell { text: texts.remove(&column).unwrap_or_default(), columns, rows }
        });
        cells.collect()
    });
    vec![Block::Table { rows: rows.collect() }]
}
