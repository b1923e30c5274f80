//! Office documents: bounded zip and XML, Word text, workbooks. Runs inside the worker only.

pub(crate) mod docx;
mod package;
mod table;
pub(crate) mod workbook;
mod xml;

use crate::facts::{Block, OutlineEntry};
use crate::worker::Flow;

/// Returns headings, or sheet names, as an outline.
pub(crate) fn outline(flows: &[Flow]) -> Vec<OutlineEntry> {
    let mut entries = Vec::new();
    for (page, flow) in (0..).zip(flows) {
        if let Some(title) = &flow.title {
            entries.push(OutlineEntry { level: 0, title: title.clone(), page: Some(page) });
        }
        for block in &flow.blocks {
            if let Block::Heading { level, text } = block {
                let level = level.saturating_sub(u8::from(flow.title.is_none()));
                entries.push(OutlineEntry { level, title: text.clone(), page: Some(page) });
            }
        }
    }
    entries
}
