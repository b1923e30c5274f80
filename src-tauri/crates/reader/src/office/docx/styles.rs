//! Which paragraph styles are headings.

use crate::fault::ReadFault;
use crate::office::xml::{Step, Steps};
use std::collections::HashMap;

/// Heading level, 1 to 9, by style id.
#[derive(Default)]
pub(super) struct Headings(HashMap<String, u8>);

impl Headings {
    pub(super) fn level(&self, style: &str) -> Option<u8> {
        self.0.get(style).copied()
    }
}

pub(super) fn read(xml: &str) -> Result<Headings, ReadFault> {
    let mut headings = Headings::default();
    let mut steps = Steps::over(xml);
    let mut style: Option<String> = None;
    while let Some(step) = steps.next()? {
        match step {
            Step::Open(element) => match element.name.as_str() {
                "style" => style = element.attribute("styleId").map(str::to_owned),
                "outlineLvl" => {
                    let level = element.attribute("val").and_then(outline_level);
                    if let (Some(style), Some(level)) = (&style, level) {
                        headings.0.insert(style.clone(), level);
                    }
                }
                "name" => {
                    let level = element.attribute("val").and_then(named_level);
                    if let (Some(style), Some(level)) = (&style, level) {
                        headings.0.entry(style.clone()).or_insert(level);
                    }
                }
                _ => {}
            },
            Step::Close(name) if name == "style" => style = None,
            Step::Close(_) | Step::Text(_) => {}
        }
    }
    Ok(headings)
}

/// `w:outlineLvl` counts from 0; 9 means body text.
pub(super) fn outline_level(value: &str) -> Option<u8> {
    value.parse::<u8>().ok().filter(|level| *level < 9).map(|level| level + 1)
}

fn named_level(name: &str) -> Option<u8> {
    let name = name.to_lowercase();
    if name == "title" {
        return Some(1);
    }
    let number = name.strip_prefix("heading").or_else(|| name.strip_prefix("标题"))?;
    number.trim().parse().ok().filter(|level| (1..=9).contains(level))
}
