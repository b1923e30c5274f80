//! What each expert of the demo thinks.

use std::collections::BTreeMap;

use rules::{
    digest::Digest,
    ids::{DocumentId, ItemId},
    sheet::{CheckPoint, Citation, Comment, CommentKind, Draft, DraftMark},
    text::{Line, Prose},
};

use super::script::{self, Comments, Place, Remark};
use crate::{DeskError, office::PlannedApplication};

/// Percent of one step.
const STEP: u32 = 5;

/// Marks in steps by (expert, application), in the order of the items.
pub(super) type Table = BTreeMap<(String, String), Vec<(ItemId, u32)>>;

/// The table of the demo edition, varied by `seed`; only whole rows.
pub(super) fn table(seed: u64) -> Result<Table, DeskError> {
    let mut lines = script::marks().lines();
    let header: Vec<&str> = lines.next().unwrap_or_default().split(',').skip(2).collect();
    let items: Vec<ItemId> =
        header.iter().map(|code| ItemId::new(*code).map_err(|_| script::damaged())).collect::<Result<_, _>>()?;
    let mut table = BTreeMap::new();
    for line in lines {
        let fields: Vec<&str> = line.split(',').collect();
        let (Some(expert), Some(application)) = (fields.first(), fields.get(1)) else { continue };
        let percents: Option<Vec<u32>> = fields.iter().skip(2).map(|field| field.parse().ok()).collect();
        let Some(percents) = percents.filter(|percents| percents.len() == items.len()) else { continue };
        let marks = items.iter().zip(percents).map(|(item, percent)| {
            let steps = percent / STEP;
            (item.clone(), varied(seed, &[expert, application, item.as_str()], steps))
        });
        table.insert(((*expert).to_owned(), (*application).to_owned()), marks.collect());
    }
    Ok(table)
}

/// Returns the mark moved by at most one step, as the seed says; seed 0 leaves it.
fn varied(seed: u64, place: &[&str], steps: u32) -> u32 {
    if seed == 0 {
        return steps;
    }
    let text = format!("{seed}/{}", place.join("/"));
    match Digest::of(text.as_bytes()).as_bytes()[0] % 3 {
        0 => steps.saturating_sub(1),
        1 => steps,
        _ => (steps + 1).min(100 / STEP),
    }
}

/// Returns the finished draft of an expert for an application. `seat` is the expert's place among the panel's members:
/// different experts write about different things.
pub(super) fn draft(
    marks: &[(ItemId, u32)],
    comments: &Comments,
    application: &PlannedApplication,
    seat: usize,
) -> Result<Draft, DeskError> {
    let mut draft = Draft::default();
    for (index, (item, steps)) in marks.iter().enumerate() {
        let mut written = Vec::new();
        if let Some(source) = comments.items.get(item.as_str()) {
            // Two of three experts remark on a strength, two of three on an opportunity.
            if (seat + index) % 3 != 2 {
                written.extend(pick(&source.strengths, seat + index, CommentKind::Strength, application)?);
            }
            if !(seat + index).is_multiple_of(3) {
                written.extend(pick(&source.opportunities, seat + index, CommentKind::Opportunity, application)?);
            }
        }
        draft.marks.insert(item.clone(), DraftMark { steps: Some(*steps), comments: written });
    }
    for (index, point) in comments.check_points.iter().enumerate() {
        if (seat + index).is_multiple_of(2) {
            let items: Result<Vec<ItemId>, _> = point.items.iter().map(|item| ItemId::new(item.as_str())).collect();
            draft.check_points.push(CheckPoint {
                items: items.map_err(|_| script::damaged())?,
                text: prose(&point.text)?,
                citations: point
                    .citations
                    .iter()
                    .map(|place| citation(place, application))
                    .collect::<Result<_, _>>()?,
            });
        }
    }
    Ok(draft)
}

fn pick(
    remarks: &[Remark],
    turn: usize,
    kind: CommentKind,
    application: &PlannedApplication,
) -> Result<Option<Comment>, DeskError> {
    let Some(remark) = turn.checked_rem(remarks.len()).and_then(|index| remarks.get(index)) else { return Ok(None) };
    let citations = vec![citation(&remark.place, application)?];
    Ok(Some(Comment { kind, text: prose(&remark.text)?, citations }))
}

fn citation(place: &Place, application: &PlannedApplication) -> Result<Citation, DeskError> {
    let id = DocumentId::new(format!("{:02}", place.document)).map_err(|_| script::damaged())?;
    let document = application.documents.iter().find(|document| document.id == id).ok_or_else(script::damaged)?;
    Ok(Citation {
        label: document.label.clone(),
        document: id,
        page: place.page,
        quote: Some(Line::new(place.quote.as_str()).map_err(|_| script::damaged())?),
        region: None,
    })
}

fn prose(text: &str) -> Result<Prose, DeskError> {
    Prose::new(text).map_err(|_| script::damaged())
}
