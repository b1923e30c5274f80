//! Reads one WordprocessingML part into blocks. A stack of open containers instead of recursion: depth is bounded
//! by the XML reader alone.

use super::styles::{Headings, outline_level};
use crate::facts::{Aside, Block, plain_text};
use crate::fault::ReadFault;
use crate::office::table::{GridCell, GridRow, Vertical, spans};
use crate::office::xml::{Element, Step, Steps};

/// Blocks of one part; a document with more is not read to the end.
const MAX_BLOCKS: usize = 1_000_000;

/// What collects blocks at the moment.
struct Container {
    holds: Holds,
    blocks: Vec<Block>,
    /// The paragraph being read, if any, and text boxes anchored in it.
    paragraph: Option<Paragraph>,
}

enum Holds {
    Part,
    TextBox,
    Cell { columns: u16, vertical: Vertical },
}

#[derive(Default)]
struct Paragraph {
    text: String,
    heading: Option<u8>,
    boxes: Vec<Block>,
}

struct Reader<'h> {
    headings: &'h Headings,
    containers: Vec<Container>,
    /// Rows of the tables that are open, outermost first.
    tables: Vec<Vec<GridRow>>,
    in_text: bool,
    count: usize,
}

pub(super) fn read(xml: &str, headings: &Headings) -> Result<Vec<Block>, ReadFault> {
    let mut steps = Steps::over(xml);
    let mut reader = Reader {
        headings,
        containers: vec![Container::new(Holds::Part)],
        tables: Vec::new(),
        in_text: false,
        count: 0,
    };
    while let Some(step) = steps.next()? {
        match step {
            // The same content again for older programs; moved-away and deleted text; codes of fields; properties
            // that repeat old values; drawings' alternative texts hold no `w:t` and need no care.
            Step::Open(element)
                if matches!(
                    element.name.as_str(),
                    "Fallback"
                        | "moveFrom"
                        | "del"
                        | "delText"
                        | "instrText"
                        | "delInstrText"
                        | "rPr"
                        | "tabs"
                        | "sectPr"
                        | "pPrChange"
                        | "tblPrChange"
                        | "tcPrChange"
                        | "trPrChange"
                        | "sdtPr"
                        | "tblGrid"
                ) =>
            {
                steps.skip(&element.name)?;
            }
            Step::Open(element) => reader.open(&element),
            Step::Close(name) => reader.close(&name),
            Step::Text(text) => {
                if reader.in_text {
                    reader.push(&text);
                }
            }
        }
        if reader.count > MAX_BLOCKS {
            return Err(ReadFault::too_large("paragraphs"));
        }
    }
    reader.containers.truncate(1);
    let part = reader.containers.pop();
    Ok(part.map(Container::finish).unwrap_or_default())
}

impl Reader<'_> {
    fn open(&mut self, element: &Element) {
        let value = || element.attribute("val");
        match element.name.as_str() {
            "p" => self.top(|container| container.start_paragraph()),
            "t" => self.in_text = true,
            "tab" | "ptab" => self.push("\t"),
            "br" | "cr" => self.push("\n"),
            "noBreakHyphen" => self.push("-"),
            "sym" => self.push(symbol(element)),
            "pStyle" => {
                let level = value().and_then(|style| self.headings.level(style));
                self.paragraph(|paragraph| paragraph.heading = paragraph.heading.or(level));
            }
            "outlineLvl" => {
                let level = value().and_then(outline_level);
                self.paragraph(|paragraph| paragraph.heading = level.or(paragraph.heading));
            }
            "txbxContent" => self.containers.push(Container::new(Holds::TextBox)),
            "tbl" => self.tables.push(Vec::new()),
            "tr" => self.row(|rows| rows.push(GridRow::default())),
            "gridBefore" => {
                let before = value().and_then(|count| count.parse().ok()).unwrap_or(0);
                self.row(|rows| {
                    if let Some(row) = rows.last_mut() {
                        row.before = before;
                    }
                });
            }
            "tc" => self.containers.push(Container::new(Holds::Cell { columns: 1, vertical: Vertical::Own })),
            "gridSpan" => {
                let span = value().and_then(|count| count.parse().ok()).unwrap_or(1).clamp(1, 1000);
                self.cell(|columns, _| *columns = span);
            }
            "vMerge" => {
                let merge = if value() == Some("restart") { Vertical::Restart } else { Vertical::Continues };
                self.cell(|_, vertical| *vertical = merge);
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "t" => self.in_text = false,
            "p" => {
                self.count += 1;
                self.top(Container::end_paragraph);
            }
            "txbxContent" => self.close_text_box(),
            "tc" => self.close_cell(),
            "tbl" => {
                if let Some(rows) = self.tables.pop() {
                    self.top(|container| container.blocks.push(Block::Table { rows: spans(rows) }));
                }
            }
            _ => {}
        }
    }

    fn close_text_box(&mut self) {
        if !matches!(self.containers.last(), Some(Container { holds: Holds::TextBox, .. })) {
            return;
        }
        let Some(closed) = self.containers.pop() else { return };
        let text = plain_text(&closed.finish()).trim().to_owned();
        if text.is_empty() {
            return;
        }
        let aside = Block::Aside { place: Aside::TextBox, text };
        self.top(|container| match &mut container.paragraph {
            Some(paragraph) => paragraph.boxes.push(aside),
            None => container.blocks.push(aside),
        });
    }

    fn close_cell(&mut self) {
        let Some(&Container { holds: Holds::Cell { columns, vertical }, .. }) = self.containers.last() else { return };
        let Some(closed) = self.containers.pop() else { return };
        let text = plain_text(&closed.finish()).trim_end().to_owned();
        self.row(|rows| {
            if let Some(row) = rows.last_mut() {
                row.cells.push(GridCell { text, columns, vertical });
            }
        });
    }

    fn push(&mut self, text: &str) {
        self.paragraph(|paragraph| paragraph.text.push_str(text));
    }

    fn top(&mut self, act: impl FnOnce(&mut Container)) {
        if let Some(container) = self.containers.last_mut() {
            act(container);
        }
    }

    fn paragraph(&mut self, act: impl FnOnce(&mut Paragraph)) {
        self.top(|container| {
            if let Some(paragraph) = &mut container.paragraph {
                act(paragraph);
            }
        });
    }

    fn row(&mut self, act: impl FnOnce(&mut Vec<GridRow>)) {
        if let Some(rows) = self.tables.last_mut() {
            act(rows);
        }
    }

    fn cell(&mut self, act: impl FnOnce(&mut u16, &mut Vertical)) {
        if let Some(Container { holds: Holds::Cell { columns, vertical }, .. }) = self.containers.last_mut() {
            act(columns, vertical);
        }
    }
}

impl Container {
    fn new(holds: Holds) -> Self {
        Self { holds, blocks: Vec::new(), paragraph: None }
    }

    fn start_paragraph(&mut self) {
        self.end_paragraph();
        self.paragraph = Some(Paragraph::default());
    }

    fn end_paragraph(&mut self) {
        let Some(paragraph) = self.paragraph.take() else { return };
        let text = paragraph.text;
        self.blocks.push(match paragraph.heading {
            Some(level) if !text.trim().is_empty() => Block::Heading { level, text },
            _ => Block::Paragraph { text },
        });
        self.blocks.extend(paragraph.boxes);
    }

    fn finish(mut self) -> Vec<Block> {
        self.end_paragraph();
        self.blocks
    }
}

/// Check boxes and bullets set in Wingdings: forms live on them. Other symbol fonts have no meaning without the font.
fn symbol(element: &Element) -> &'static str {
    let font = element.attribute("font").unwrap_or_default();
    let code = element.attribute("char").and_then(|hex| u32::from_str_radix(hex, 16).ok()).unwrap_or(0) & 0xff;
    match (font, code) {
        ("Wingdings", 0xfe) | ("Wingdings 2", 0x52) => "☑",
        ("Wingdings", 0xfd) | ("Wingdings 2", 0x51) => "☒",
        ("Wingdings", 0x6f | 0xa8 | 0x71) | ("Wingdings 2", 0x2a | 0x30 | 0xa3) => "□",
        ("Wingdings", 0xfc) | ("Wingdings 2", 0x50) => "✓",
        ("Wingdings", 0xfb) | ("Wingdings 2", 0x4f) => "✗",
        ("Wingdings", 0x6c | 0x9f) => "●",
        ("Wingdings", 0x6e) => "■",
        _ => "\u{fffd}",
    }
}
