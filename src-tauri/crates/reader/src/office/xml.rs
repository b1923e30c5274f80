//! XML as a flat stream of what matters, with bounds on depth and without document types or entities.

use crate::fault::ReadFault;
use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

/// Word nests tables in cells in text boxes; nothing real comes near this.
const MAX_DEPTH: usize = 512;

/// A step through the document. Names are local: the prefixes differ between programs.
pub(super) enum Step {
    Open(Element),
    Close(String),
    Text(String),
}

/// An element's start; an empty element gives `Open` and then `Close`.
pub(super) struct Element {
    pub(super) name: String,
    attributes: Vec<(String, String)>,
}

impl Element {
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

pub(super) struct Steps<'x> {
    reader: Reader<&'x [u8]>,
    depth: usize,
    /// The close of an empty element, told next.
    pending: Option<String>,
}

impl<'x> Steps<'x> {
    pub(super) fn over(xml: &'x str) -> Self {
        Self { reader: Reader::from_str(xml), depth: 0, pending: None }
    }

    /// Returns the next step, or `None` at the end.
    pub(super) fn next(&mut self) -> Result<Option<Step>, ReadFault> {
        if let Some(name) = self.pending.take() {
            return Ok(Some(Step::Close(name)));
        }
        loop {
            let event = self.reader.read_event().map_err(|_| ReadFault::damaged("XML that is not well-formed"))?;
            return Ok(Some(match event {
                Event::Start(start) => {
                    self.depth += 1;
                    if self.depth > MAX_DEPTH {
                        return Err(ReadFault::too_large("depth of the XML"));
                    }
                    Step::Open(element(&start))
                }
                Event::Empty(start) => {
                    let element = element(&start);
                    self.pending = Some(element.name.clone());
                    Step::Open(element)
                }
                Event::End(end) => {
                    self.depth = self.depth.saturating_sub(1);
                    Step::Close(end.local_name().as_ref().to_owned())
                }
                Event::Text(text) => Step::Text(text.xml10_content().into_owned()),
                Event::CData(text) => Step::Text(text.xml10_content().into_owned()),
                Event::GeneralRef(reference) => match resolve(&reference) {
                    Some(character) => Step::Text(character.to_string()),
                    None => return Err(ReadFault::damaged("XML with an entity of its own")),
                },
                // Office formats forbid document types (ECMA-376 part 2, 6.2.5); entities could only be a bomb.
                Event::DocType(_) => return Err(ReadFault::damaged("XML with a document type")),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => continue,
                Event::Eof => return if self.depth == 0 { Ok(None) } else { Err(ReadFault::damaged("XML cut off")) },
            }));
        }
    }

    /// Skips everything inside the element that was just opened.
    pub(super) fn skip(&mut self, name: &str) -> Result<(), ReadFault> {
        let mut open = 1_usize;
        while let Some(step) = self.next()? {
            match step {
                Step::Open(element) if element.name == name => open += 1,
                Step::Close(closed) if closed == name => {
                    open -= 1;
                    if open == 0 {
                        return Ok(());
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }
}

fn element(start: &BytesStart<'_>) -> Element {
    let attributes = start
        .attributes()
        .with_checks(false)
        .flatten()
        .filter_map(|attribute| {
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned();
            Some((attribute.key.local_name().as_ref().to_owned(), value))
        })
        .collect();
    Element { name: start.local_name().as_ref().to_owned(), attributes }
}

fn resolve(reference: &quick_xml::events::BytesRef<'_>) -> Option<char> {
    if let Ok(Some(character)) = reference.resolve_char_ref() {
        return Some(character);
    }
    match &*reference.xml10_content() {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}
