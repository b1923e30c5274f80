//! The text of a Word document (ECMA-376 WordprocessingML): paragraphs, tables, headers, footers, notes, text boxes.
//!
//! Inserted text is read, deleted text is not (the document as if all changes were accepted). Numbers that Word
//! counts itself (1., 一、) are not in the file's text and so not here. Layout is not computed: no pages, no pictures.

mod flow;
mod styles;

use super::package::Package;
use crate::facts::{Aside, Block, plain_text};
use crate::fault::ReadFault;
use crate::worker::{Flow, Supply};
use styles::Headings;

pub(crate) fn read(supply: &Supply) -> Result<Flow, ReadFault> {
    let mut package = Package::open(supply)?;
    let headings = match package.optional_part("word/styles.xml")? {
        Some(xml) => styles::read(&xml)?,
        None => Headings::default(),
    };
    let body = package.part("word/document.xml")?;
    let names = package.names();
    let mut blocks = Vec::new();
    asides(&mut package, &names, "word/header", Aside::Header, &mut blocks)?;
    blocks.append(&mut flow::read(&body, &headings)?);
    asides(&mut package, &names, "word/footnotes", Aside::Footnote, &mut blocks)?;
    asides(&mut package, &names, "word/endnotes", Aside::Endnote, &mut blocks)?;
    asides(&mut package, &names, "word/comments", Aside::Comment, &mut blocks)?;
    asides(&mut package, &names, "word/footer", Aside::Footer, &mut blocks)?;
    Ok(Flow { title: None, blocks })
}

/// Reads the parts `prefix.xml`, `prefix1.xml`, `prefix2.xml`…; the same text twice (first page, even pages) once.
fn asides(
    package: &mut Package,
    names: &[String],
    prefix: &str,
    place: Aside,
    blocks: &mut Vec<Block>,
) -> Result<(), ReadFault> {
    let mut seen: Vec<String> = Vec::new();
    let is_part = |name: &&String| {
        let number = name.strip_prefix(prefix).and_then(|rest| rest.strip_suffix(".xml"));
        number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
    };
    for name in names.iter().filter(is_part) {
        let Some(xml) = package.optional_part(name)? else { continue };
        let text = plain_text(&flow::read(&xml, &Headings::default())?).trim().to_owned();
        if !text.is_empty() && !seen.contains(&text) {
            blocks.push(Block::Aside { place, text: text.clone() });
            seen.push(text);
        }
    }
    Ok(())
}
