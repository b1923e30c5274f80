//! The one open document of a worker, whatever its kind.

use super::Supply;
use crate::facts::{Block, DocumentFacts, PageSize, PageText, Protection, Repair, plain_text};
use crate::fault::ReadFault;
use crate::kind::Kind;
use crate::pdf::{Engine, Pdf, Pixels};
use crate::{office, picture, plain};
use std::rc::Rc;
use zeroize::Zeroizing;

/// The PDF library keeps every picture it has read until the document is closed. After so many bytes the document is
/// closed and opened again, or a bound volume of scans would end up in memory whole.
const MOST_HELD: u64 = 12 << 20;
/// Plain text longer than this is not a document somebody reads.
const MAX_PLAIN: u64 = 32 << 20;

pub(super) struct OpenDocument {
    kind: Kind,
    supply: Supply,
    content: Content,
    /// For a PDF, which can be opened again.
    again: Option<Again>,
}

/// How to open a PDF again, and when.
struct Again {
    engine: Rc<Engine>,
    password: Option<Zeroizing<String>>,
    /// Bytes read since it was opened.
    read: u64,
    /// Bytes after which it is worth it: opening reads some of them once more.
    most: u64,
}

enum Content {
    Pages(Pdf),
    /// DOCX and text have one flow, workbooks one per sheet.
    Flows(Vec<Flow>),
}

/// Blocks in reading order, with the sheet's name for a workbook.
pub(crate) struct Flow {
    pub(crate) title: Option<String>,
    pub(crate) blocks: Vec<Block>,
}

impl OpenDocument {
    pub(super) fn open(
        kind: Kind,
        supply: &Supply,
        engine: &Result<Rc<Engine>, String>,
        password: Option<&str>,
    ) -> Result<Self, ReadFault> {
        let engine = || engine.clone().map_err(|why| ReadFault::EngineUnavailable { why });
        let content = match kind {
            Kind::Pdf => Content::Pages(engine()?.open(supply, password)?),
            Kind::Jpeg => Content::Pages(engine()?.open_jpeg(supply, picture::jpeg::examine(supply)?)?),
            Kind::Png => Content::Pages(engine()?.open_pixels(picture::png::decode(supply)?)?),
            Kind::Docx => Content::Flows(vec![office::docx::read(supply)?]),
            Kind::Xlsx => Content::Flows(office::workbook::read_xlsx(supply)?),
            Kind::Xls => Content::Flows(office::workbook::read_xls(supply)?),
            Kind::Text => {
                let text = plain::decode(&supply.read_all(MAX_PLAIN)?);
                Content::Flows(vec![Flow { title: None, blocks: plain::blocks(&text) }])
            }
            Kind::Other(what) => return Err(ReadFault::Unsupported { what: what.name().to_owned() }),
        };
        let opening = supply.given();
        let again = matches!(kind, Kind::Pdf).then(engine).transpose()?.map(|engine| Again {
            engine,
            password: password.map(|password| Zeroizing::new(password.to_owned())),
            read: 0,
            most: MOST_HELD.max(opening.saturating_mul(4)),
        });
        Ok(Self { kind, supply: supply.clone(), content, again })
    }

    pub(super) fn supply(&self) -> Supply {
        self.supply.clone()
    }

    pub(super) fn page_count(&self) -> u32 {
        match &self.content {
            Content::Pages(pdf) => pdf.page_count(),
            Content::Flows(flows) => u32::try_from(flows.len()).unwrap_or(u32::MAX),
        }
    }

    pub(super) fn facts(&mut self) -> Result<DocumentFacts, ReadFault> {
        match &self.content {
            Content::Pages(pdf) => {
                let facts = pdf.facts()?;
                // The page around a picture is made here and has no cross-references to be broken.
                Ok(if self.kind == Kind::Pdf { facts } else { DocumentFacts { repair: Repair::None, ..facts } })
            }
            Content::Flows(flows) => Ok(DocumentFacts {
                pages: flows.iter().map(|_| PageSize { width: 0, height: 0 }).collect(),
                outline: office::outline(flows),
                protection: Protection::None,
                repair: Repair::None,
            }),
        }
    }

    pub(super) fn text(&mut self, page: u32) -> Result<PageText, ReadFault> {
        self.check(page)?;
        self.let_go()?;
        match &self.content {
            Content::Pages(pdf) => pdf.text(page),
            Content::Flows(flows) => {
                let flow = &flows[page as usize];
                let title = flow.title.as_ref().map(|title| format!("{title}\n")).unwrap_or_default();
                Ok(PageText { text: title + &plain_text(&flow.blocks), boxes: Vec::new() })
            }
        }
    }

    pub(super) fn blocks(&mut self, page: u32) -> Result<Vec<Block>, ReadFault> {
        self.check(page)?;
        match &self.content {
            Content::Pages(_) => Err(ReadFault::Unsupported { what: "blocks of a page document".to_owned() }),
            Content::Flows(flows) => Ok(flows[page as usize].blocks.clone()),
        }
    }

    pub(super) fn pixels(&mut self, page: u32, width: u32) -> Result<Pixels, ReadFault> {
        self.check(page)?;
        self.let_go()?;
        match &self.content {
            Content::Pages(pdf) => pdf.pixels(page, width),
            Content::Flows(_) => Err(ReadFault::Unsupported { what: "pictures of a flowing document".to_owned() }),
        }
    }

    /// Lets go of what the PDF library holds, once that is much.
    fn let_go(&mut self) -> Result<(), ReadFault> {
        let Some(again) = &mut self.again else { return Ok(()) };
        again.read += self.supply.given();
        if again.read > again.most {
            let password = again.password.as_ref().map(|password| password.as_str());
            self.content = Content::Pages(again.engine.open(&self.supply, password)?);
            self.supply.given();
            again.read = 0;
        }
        Ok(())
    }

    fn check(&self, page: u32) -> Result<(), ReadFault> {
        let pages = self.page_count();
        if page < pages { Ok(()) } else { Err(ReadFault::NoSuchPage { page, pages }) }
    }
}
