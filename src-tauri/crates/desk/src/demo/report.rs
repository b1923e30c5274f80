//! What the demo made, and where it lies.

use std::path::Path;

use rules::charter::Role;
use serde::Serialize;

use crate::office::RankingLine;

/// What the demo made.
#[derive(Clone, Debug, Serialize)]
pub struct DemoReport {
    /// The edition's name.
    pub edition: String,
    /// The ranked list; empty before it.
    pub ranking: Vec<RankingLine>,
    /// People with their copies.
    pub people: Vec<DemoPerson>,
    /// Score sheets signed and handed in.
    pub sheets: usize,
    /// Items the panel agreed on.
    pub agreed_items: usize,
    /// Code of the opening, as on the witness slip; none before it.
    pub opening_code: Option<String>,
    /// Where things lie, relative to the folder: (path, what it is in Chinese, in English).
    pub places: Vec<(String, String, String)>,
}

/// A person of the demo.
#[derive(Clone, Debug, Serialize)]
pub struct DemoPerson {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: String,
    /// Role.
    pub role: Role,
    /// The copy's folder, relative.
    pub copy: String,
    /// The invented passphrase.
    pub passphrase: String,
}

/// Returns the places that exist: those of steps that did not run are left out.
pub(super) fn places(folder: &Path) -> Vec<(String, String, String)> {
    let exists = |place: &str| folder.join(place.split(['/', ',']).next().unwrap_or(place)).exists();
    [
        ("trust/office-ca.pem", "办公室证书，核验的起点", "the office certificate, where trust begins"),
        ("charter/charter-1.pdf", "评审方案", "the charter"),
        ("charter/matrix.json", "展开的应评矩阵", "the opened matrix"),
        ("packages/*.pkg", "材料包（age 加密）", "assignment packages (age)"),
        ("hand-in/*.pdf.age", "封装的评分表", "sealed score sheets"),
        ("receipts/*.pdf", "收件回执", "intake receipts"),
        ("witness/*.pdf", "见证单", "witness slips"),
        ("sheets/*.pdf", "开封后的评分表", "score sheets, opened by the chair"),
        ("results/*.pdf", "小组结果与综合结果", "panel and edition results"),
        ("acknowledgements/*.pdf", "专家确认书", "acknowledgements"),
        ("office, people/*", "加密副本", "encrypted copies"),
    ]
    .into_iter()
    .filter(|(path, ..)| exists(path))
    .map(|(path, zh, en)| (path.to_owned(), zh.to_owned(), en.to_owned()))
    .collect()
}
