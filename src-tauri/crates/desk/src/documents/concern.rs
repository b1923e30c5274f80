//! What cannot be shown, named before a package is sealed.

use std::{io, ops::ControlFlow, sync::Arc};

use exchange::package::Flow;
use reader::{ByteSource, Kind, ReadFault, SurveyFault, detect, displayable, survey_each};
use rules::{
    bundled,
    ids::{ApplicationId, DocumentId},
    text::Line,
};
use serde::Serialize;

use super::{
    DocumentFacts, Engine, ImportProgress, PagesRead, TextStatus, ViewerUnavailable, WhyNotShown, read::Bounds,
};
use crate::{
    DeskError,
    office::{EditionPlan, PackSource},
};

/// Something about a document that its readers will stumble over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Concern {
    /// Application.
    pub application: ApplicationId,
    /// Document.
    pub document: DocumentId,
    /// Its name.
    pub name: Line,
    /// What it is.
    pub code: ConcernCode,
    /// How much it matters.
    pub weight: Weight,
    /// What people read, in Chinese.
    pub zh: String,
    /// What people read, in English.
    pub en: String,
}

/// Kinds of concern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ConcernCode {
    /// The file is not there.
    Missing,
    /// The file has no bytes.
    Empty,
    /// A format that must be converted.
    ConvertFirst,
    /// An archive.
    UnpackFirst,
    /// An office file behind a password.
    RemovePassword,
    /// A format nobody can show.
    CannotShow,
    /// A PDF behind a password.
    NeedsPassword,
    /// Damaged beyond reading.
    Damaged,
    /// Some pages cannot be read.
    PagesDamaged,
    /// Damaged, but mended while reading.
    Repaired,
    /// No text layer anywhere.
    NoTextLayer,
    /// Pages without a text layer.
    PagesWithoutText,
    /// The dossier needs a declassification letter: it cannot be sealed without.
    NoLetter,
}

/// How much a concern matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Weight {
    /// It cannot be read as it is.
    Warning,
    /// It can be read, with a restriction.
    Hint,
}

/// Looks at every document of the plan, in order, and for missing declassification letters. Without an engine only
/// formats are judged. Of what is listed only [`ConcernCode::NoLetter`] keeps a package from being sealed.
///
/// # Errors
/// The scheme is unknown, the viewer does not start, or `progress` stopped it.
pub fn survey_dossiers(
    plan: &EditionPlan,
    source: &dyn PackSource,
    engine: Option<&Engine>,
    progress: &mut dyn FnMut(ImportProgress<'_>) -> Flow,
) -> Result<Vec<Concern>, DeskError> {
    let documents = || plan.applications.iter().flat_map(|application| &application.documents);
    let total = documents().filter_map(|document| source.bytes(&document.file).ok()).map(|bytes| bytes.len()).sum();
    let mut done = 0;
    let scheme = bundled::scheme(plan.scheme.as_str()).ok_or(DeskError::UnknownScheme)?;
    let letters = plan.missing_letters(&scheme).into_iter().map(|letter| Concern {
        zh: ConcernCode::NoLetter.zh(&letter.zh()),
        en: ConcernCode::NoLetter.en(&letter.en()),
        application: letter.application,
        document: letter.document,
        name: letter.name,
        code: ConcernCode::NoLetter,
        weight: ConcernCode::NoLetter.weight(),
    });
    let mut concerns: Vec<Concern> = letters.collect();
    for application in &plan.applications {
        for document in &application.documents {
            let name = document.name.as_str();
            let mut step = |read, of| {
                progress(ImportProgress { done, total, document: name, pages: Some(PagesRead { read, of }) })
            };
            let found = match source.bytes(&document.file) {
                Ok(bytes) => {
                    let found = look(&bytes, name, engine, &mut step)?;
                    done += bytes.len();
                    found
                }
                Err(_) => vec![Found::plain(ConcernCode::Missing)],
            };
            concerns.extend(found.into_iter().map(|found| Concern {
                application: application.id.clone(),
                document: document.id.clone(),
                name: document.name.clone(),
                code: found.code,
                weight: found.code.weight(),
                zh: found.code.zh(&found.detail),
                en: found.code.en(&found.detail),
            }));
        }
    }
    Ok(concerns)
}

struct Found {
    code: ConcernCode,
    /// A format or a number of pages.
    detail: String,
}

impl Found {
    fn plain(code: ConcernCode) -> Found {
        Found { code, detail: String::new() }
    }
}

fn look(
    bytes: &Arc<dyn ByteSource>,
    name: &str,
    engine: Option<&Engine>,
    step: &mut dyn FnMut(u32, u32) -> Flow,
) -> Result<Vec<Found>, DeskError> {
    if bytes.is_empty() {
        return Ok(vec![Found::plain(ConcernCode::Empty)]);
    }
    let mut head = vec![0; usize::try_from(bytes.len().min(64 << 10)).unwrap_or_default()];
    if bytes.read_at(0, &mut head).is_err() {
        return Ok(vec![Found::plain(ConcernCode::Missing)]);
    }
    let kind = detect(&head, name);
    let (Ok(()), Some(engine)) = (displayable(kind), engine) else {
        let status = displayable(kind).err().map(|why| TextStatus::Unsupported { why: why.into() });
        return Ok(status.map(|status| of_facts(&DocumentFacts::unread(kind, status), kind)).unwrap_or_default());
    };
    let mut bounds = Bounds::new();
    let each = |page: u32, pages, text| {
        if let Err(fault) = bounds.pass(&text) {
            return ControlFlow::Break(Some(fault));
        }
        match step(page + 1, pages) {
            Flow::Go => ControlFlow::Continue(()),
            Flow::Stop => ControlFlow::Break(None),
        }
    };
    match survey_each(|| engine.start(), bytes, name, None, each) {
        Ok(survey) => Ok(of_facts(&DocumentFacts::of(survey, None), kind)),
        Err(SurveyFault::Cancelled) => Err(DeskError::Cancelled),
        Err(SurveyFault::Ours(ReadFault::SourceFailed)) => Ok(vec![Found::plain(ConcernCode::Missing)]),
        Err(fault) => Err(DeskError::Viewer(ViewerUnavailable::NotStarted { why: fault.to_string() })),
    }
}

fn of_facts(facts: &DocumentFacts, kind: Kind) -> Vec<Found> {
    let mut found = Vec::new();
    let mut add = |code, detail: String| found.push(Found { code, detail });
    if facts.repaired {
        add(ConcernCode::Repaired, String::new());
    }
    match &facts.text {
        TextStatus::Full | TextStatus::NotRead { .. } => {}
        // A photograph is not expected to have text.
        TextStatus::None if matches!(kind, Kind::Jpeg | Kind::Png) => {}
        TextStatus::None => add(ConcernCode::NoTextLayer, String::new()),
        TextStatus::Partial { without, failed } => {
            if !failed.is_empty() {
                add(ConcernCode::PagesDamaged, pages(failed));
            }
            if !without.is_empty() {
                add(ConcernCode::PagesWithoutText, pages(without));
            }
        }
        TextStatus::NeedsPassword => add(ConcernCode::NeedsPassword, String::new()),
        TextStatus::Damaged { .. } => add(ConcernCode::Damaged, String::new()),
        TextStatus::Unsupported { why } => {
            let code = match why {
                WhyNotShown::Convert => ConcernCode::ConvertFirst,
                WhyNotShown::Unpack => ConcernCode::UnpackFirst,
                WhyNotShown::RemovePassword => ConcernCode::RemovePassword,
                WhyNotShown::CannotShow => ConcernCode::CannotShow,
            };
            add(code, facts.kind.clone());
        }
    }
    found
}

/// Page numbers as ranges: `1-3, 7`.
fn pages(numbers: &[u32]) -> String {
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for &number in numbers {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == number => *last = number,
            _ => ranges.push((number, number)),
        }
    }
    let texts = ranges.into_iter().map(
        |(first, last)| {
            if first == last { first.to_string() } else { format!("{first}-{last}") }
        },
    );
    texts.collect::<Vec<_>>().join(", ")
}

impl ConcernCode {
    fn weight(self) -> Weight {
        match self {
            ConcernCode::Repaired | ConcernCode::NoTextLayer | ConcernCode::PagesWithoutText => Weight::Hint,
            _ => Weight::Warning,
        }
    }

    fn zh(self, detail: &str) -> String {
        match self {
            ConcernCode::Missing => "找不到文件或读不出。".to_owned(),
            ConcernCode::Empty => "文件是空的。".to_owned(),
            ConcernCode::ConvertFirst => format!("{detail} 格式不能显示，请申报单位转成 PDF。"),
            ConcernCode::UnpackFirst => format!("{detail} 压缩包不能显示，请解压后逐个列入。"),
            ConcernCode::RemovePassword => "文件设有密码，请申报单位另存为无密码文件。".to_owned(),
            ConcernCode::CannotShow => format!("{detail} 格式不能显示。"),
            ConcernCode::NeedsPassword => "需要密码才能打开，请把密码一并告知专家，或换成无密码文件。".to_owned(),
            ConcernCode::Damaged => "文件损坏，打不开，请申报单位重新提交。".to_owned(),
            ConcernCode::PagesDamaged => format!("第 {detail} 页读不出。"),
            ConcernCode::Repaired => "文件有损坏，已能读出；其他软件未必打得开。".to_owned(),
            ConcernCode::NoTextLayer => "无文本层（扫描件），能看，不能检索和摘引文字。".to_owned(),
            ConcernCode::PagesWithoutText => format!("第 {detail} 页无文本层，不能检索。"),
            ConcernCode::NoLetter => format!("申报 {detail}缺少脱密审核同意书，补齐前不能封装。"),
        }
    }

    fn en(self, detail: &str) -> String {
        match self {
            ConcernCode::Missing => "The file is not there or cannot be read.".to_owned(),
            ConcernCode::Empty => "The file is empty.".to_owned(),
            ConcernCode::ConvertFirst => format!("A {detail} file cannot be shown; have it converted to PDF."),
            ConcernCode::UnpackFirst => format!("A {detail} archive cannot be shown; list its files one by one."),
            ConcernCode::RemovePassword => "Behind a password; have it saved without one.".to_owned(),
            ConcernCode::CannotShow => format!("A file of kind {detail} cannot be shown."),
            ConcernCode::NeedsPassword => {
                "Opens only with a password: tell it to the experts, or take a file without one.".to_owned()
            }
            ConcernCode::Damaged => "Damaged beyond reading; ask the applicant for it again.".to_owned(),
            ConcernCode::PagesDamaged => format!("Pages {detail} cannot be read."),
            ConcernCode::Repaired => "Damaged, but readable here; other programs may not open it.".to_owned(),
            ConcernCode::NoTextLayer => "No text layer (a scan): it can be seen, not searched or quoted.".to_owned(),
            ConcernCode::PagesWithoutText => format!("Pages {detail} have no text layer and cannot be searched."),
            ConcernCode::NoLetter => {
                format!("Application {detail} lacks its declassification letter and cannot be sealed without.")
            }
        }
    }
}

/// Documents that are not in files are held in memory.
pub(crate) fn in_memory(mut reader: Box<dyn io::Read + '_>) -> io::Result<Arc<dyn ByteSource>> {
    let mut bytes = Vec::new();
    reader.read_to_end(&mut bytes)?;
    Ok(Arc::new(reader::MemorySource(bytes)))
}
