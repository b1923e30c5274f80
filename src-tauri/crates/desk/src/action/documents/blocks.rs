//! A flowing document in place.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    DeskError,
    action::{Action, Context},
    documents::{Aside, Block},
};

/// Asks for the headings, paragraphs and tables of a DOCX, a text, or a sheet of a workbook.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct DocumentsBlocks {
    /// The document's key.
    pub key: String,
    /// 1, or the sheet's number.
    pub page: u32,
}

/// A piece of a flowing document.
#[derive(Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum DocumentBlock {
    /// A heading.
    Heading {
        /// 1 to 9.
        level: u8,
        /// Text.
        text: String,
    },
    /// A paragraph.
    Paragraph {
        /// Text.
        text: String,
    },
    /// A table; cells covered by a span are left out.
    Table {
        /// Rows of cells.
        rows: Vec<Vec<DocumentCell>>,
    },
    /// Text outside the flow.
    Aside {
        /// Where it stands.
        #[ts(type = "\"header\" | \"footer\" | \"footnote\" | \"endnote\" | \"comment\" | \"text_box\"")]
        place: &'static str,
        /// Text.
        text: String,
    },
}

/// A table cell.
#[derive(Serialize, TS)]
pub(crate) struct DocumentCell {
    /// Text.
    pub text: String,
    /// Columns it covers.
    pub columns: u16,
    /// Rows it covers.
    pub rows: u16,
}

impl Action for DocumentsBlocks {
    const NAME: &'static str = "documents.blocks";
    const HELP_ZH: &'static str = "DOCX、表格、文本的段落和表";
    const HELP_EN: &'static str = "Headings, paragraphs and tables of a flowing document";
    type Output = Vec<DocumentBlock>;

    fn run(self, context: &Context<'_>) -> Result<Vec<DocumentBlock>, DeskError> {
        let blocks = context.seat()?.page_blocks(&self.key, self.page, context.session.engine()?)?;
        Ok(blocks.into_iter().map(view).collect())
    }
}

fn view(block: Block) -> DocumentBlock {
    match block {
        Block::Heading { level, text } => DocumentBlock::Heading { level, text },
        Block::Paragraph { text } => DocumentBlock::Paragraph { text },
        Block::Table { rows } => DocumentBlock::Table {
            rows: rows
                .into_iter()
                .map(|row| {
                    let cell = |cell: reader::TableCell| DocumentCell {
                        text: cell.text,
                        columns: cell.columns,
                        rows: cell.rows,
                    };
                    row.into_iter().map(cell).collect()
                })
                .collect(),
        },
        Block::Aside { place, text } => DocumentBlock::Aside {
            place: match place {
                Aside::Header => "header",
                Aside::Footer => "footer",
                Aside::Footnote => "footnote",
                Aside::Endnote => "endnote",
                Aside::Comment => "comment",
                Aside::TextBox => "text_box",
            },
            text,
        },
    }
}
