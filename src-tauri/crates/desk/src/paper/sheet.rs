//! The score sheet.

use print::pages::{
    Applicant, CategoryRow, CheckPoint, Comment, CommentKind, DocumentRow, ItemComments, ItemRow, PaperEntry,
    ScoreSheetPage, SheetState,
};
use rules::{
    digest::Digest,
    json::Payload,
    number::{Ratio, sum},
    sheet::{self, CriteriaReference, ItemReference, Mark, Outcome, Sheet},
};

use super::words;

pub(super) fn page(sheet: &Sheet, data: Digest) -> ScoreSheetPage {
    let cell = &sheet.cell;
    let mut facts = Vec::new();
    if let Outcome::Abstained { .. } | Outcome::Insufficient { .. } = sheet.outcome {
        facts.push(("准则摘要".to_owned(), words::criteria_digest(&sheet.criteria)));
    }
    facts.extend(sheet.revision.supersedes.iter().map(|replaced| ("替换".to_owned(), words::full(*replaced))));
    ScoreSheetPage {
        edition: sheet.edition.name.to_string(),
        title: format!("{}专家评分表", sheet.round.name),
        demo: None,
        application: Applicant { code: cell.application.id.to_string(), name: cell.application.applicant.to_string() },
        round_panel: format!("{}，{}", sheet.round.name, sheet.round.panel_name),
        track_category: cell.application.category.to_string(),
        expert: format!("{}　{}", sheet.signing.name, cell.expert),
        criteria: format!("{}，{} 分", sheet.criteria.name, sheet.criteria.total),
        charter: words::charter(&sheet.edition, &sheet.charter),
        revision: format!("第 {} 次签名，{}", sheet.revision.number, sheet.signing.claimed_at.zh_date()),
        facts,
        revision_reason: sheet.revision.reason.as_ref().map(ToString::to_string),
        state: state(sheet),
        comments: comments(sheet),
        overall: sheet.overall.as_ref().map(ToString::to_string),
        check_points: sheet.check_points.iter().map(check_point).collect(),
        documents: documents(sheet),
        statement: "本人与上述申报单位无应当回避的关系，以上评分和评语由本人独立作出。".to_owned(),
        signature: Some(words::signature(&sheet.signing, "评分表")),
        data_digest: Some(data.to_string()),
        attachment: Sheet::ATTACHMENT.to_owned(),
        paper_entry: sheet.entered.as_ref().map(|entered| PaperEntry {
            entered_by: entered.entered_by.to_string(),
            checked_by: entered.checked_by.to_string(),
            scan: words::full(entered.scan),
        }),
    }
}

fn documents(sheet: &Sheet) -> Vec<DocumentRow> {
    let own = sheet.dossier.documents.iter().map(|document| DocumentRow {
        code: document.id.to_string(),
        name: document.name.to_string(),
        digest: words::full(document.digest),
    });
    let manifest = DocumentRow {
        code: "—".to_owned(),
        name: "材料包清单".to_owned(),
        digest: words::full(sheet.dossier.manifest),
    };
    own.chain([manifest]).collect()
}

fn state(sheet: &Sheet) -> SheetState {
    match &sheet.outcome {
        Outcome::Abstained { reason } => SheetState::Abstained(reason.to_string()),
        Outcome::Insufficient { reason } => SheetState::Insufficient(reason.to_string()),
        Outcome::Scored { marks, total } => {
            let categories = sheet.criteria.categories.iter().map(|category| {
                let items: Vec<ItemRow> =
                    category.items.iter().map(|item| item_row(&sheet.criteria, item, mark_of(marks, item))).collect();
                let scores = category.items.iter().filter_map(|item| Some(&mark_of(marks, item)?.score));
                let score = sum(scores);
                CategoryRow {
                    code: category.code.to_string(),
                    name: category.name.to_string(),
                    points: category.points.to_string(),
                    percent: share(&score, category.points),
                    score: words::score(&score),
                    items,
                }
            });
            SheetState::Scored {
                rows: categories.collect(),
                total: ItemRow {
                    code: "合计".to_owned(),
                    name: String::new(),
                    points: sheet.criteria.total.to_string(),
                    percent: share(total, sheet.criteria.total),
                    score: words::score(total),
                },
            }
        }
    }
}

fn item_row(criteria: &CriteriaReference, item: &ItemReference, mark: Option<&Mark>) -> ItemRow {
    ItemRow {
        code: item.code.to_string(),
        name: item.name.to_string(),
        points: item.points.to_string(),
        percent: mark.map(|mark| mark_percent(criteria, item, mark)).unwrap_or_default(),
        score: mark.map(|mark| words::score(&mark.score)).unwrap_or_default(),
    }
}

fn comments(sheet: &Sheet) -> Vec<ItemComments> {
    let Outcome::Scored { marks, .. } = &sheet.outcome else { return Vec::new() };
    let with_comments = sheet.criteria.items().filter_map(|item| {
        let mark = mark_of(marks, item).filter(|mark| !mark.comments.is_empty())?;
        Some(ItemComments {
            code: item.code.to_string(),
            name: item.name.to_string(),
            percent: mark_percent(&sheet.criteria, item, mark),
            score: words::score(&mark.score),
            comments: mark.comments.iter().map(comment).collect(),
        })
    });
    with_comments.collect()
}

fn comment(comment: &sheet::Comment) -> Comment {
    Comment {
        kind: match comment.kind {
            sheet::CommentKind::Strength => CommentKind::Strength,
            sheet::CommentKind::Opportunity => CommentKind::Opportunity,
        },
        text: comment.text.to_string(),
        citations: comment.citations.iter().map(words::citation).collect(),
    }
}

fn check_point(point: &sheet::CheckPoint) -> CheckPoint {
    let items: Vec<&str> = point.items.iter().map(|item| item.as_str()).collect();
    CheckPoint {
        items: items.join("、"),
        text: point.text.to_string(),
        citations: point.citations.iter().map(words::citation).collect(),
    }
}

fn mark_of<'a>(marks: &'a [Mark], item: &ItemReference) -> Option<&'a Mark> {
    marks.iter().find(|mark| mark.item == item.code)
}

fn mark_percent(criteria: &CriteriaReference, item: &ItemReference, mark: &Mark) -> String {
    criteria.percent(item, &Ratio::whole(mark.steps.into())).map(|value| words::percent(&value)).unwrap_or_default()
}

fn share(score: &Ratio, points: u32) -> String {
    let share = score.times(&Ratio::whole(100)).over(&Ratio::whole(points.into()));
    share.map(|value| format!("{}%", value.decimal(1))).unwrap_or_default()
}
