//! What one edition's notice adds to standing rules.
//!
//! An overlay fills what the standing rules leave open and names the edition's dates, places and bodies. It can never
//! change a value the standing rules give: that would be a new version of the rules, not an edition.

use super::awards::{Limit, Places};
use super::conduct::Length;
use super::eligibility::AsOf;
use super::identity::Edition;
use super::intake::DocumentRule;
use super::spec::{Article, Spec};
use super::stage::{CriteriaUse, DateRule, Product};
use super::{Scheme, StageKind};
use crate::ids::{CriteriaSetId, SchemeId, TrackId};
use crate::problem::{Problem, Problems, source};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What one edition adds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EditionOverlay {
    /// The standing rules it belongs to.
    pub scheme: SchemeId,
    /// The document it comes from.
    pub source: String,
    /// The edition.
    pub edition: Edition,
    /// The day windows are counted from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<Spec<AsOf>>,
    /// Places of this edition, never above the standing limit.
    #[serde(default)]
    pub places: Vec<PlacesFill>,
    /// Lengths of publicity the standing rules leave open.
    #[serde(default)]
    pub publicity: Vec<PublicityFill>,
    /// Scoring and criteria of stages the standing rules leave open.
    #[serde(default)]
    pub stages: Vec<StageFill>,
    /// New names of bodies.
    #[serde(default)]
    pub bodies: Vec<BodyName>,
    /// Further papers.
    #[serde(default)]
    pub documents: Vec<DocumentRule>,
    /// Dates.
    #[serde(default)]
    pub dates: Vec<DateRule>,
}

/// Places of one pool in this edition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlacesFill {
    /// The pool.
    pub pool: String,
    /// Places.
    pub places: Places,
    /// Where the notice says so.
    pub article: Article,
}

/// Length of one publicity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PublicityFill {
    /// The publicity.
    pub publicity: String,
    /// Length.
    pub length: Length,
    /// Where the notice says so.
    pub article: Article,
}

/// What an edition's detailed rules say about a stage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StageFill {
    /// The stage.
    pub stage: String,
    /// Whether it is scored.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scored: Option<bool>,
    /// Name of the scores, when the edition lets a stage be scored for which the standing rules name none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub marks: Option<String>,
    /// Criteria it judges by.
    #[serde(default)]
    pub criteria: Vec<CriteriaFill>,
    /// Minutes allowed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    /// Where the notice says so.
    pub article: Article,
}

/// The criteria set an edition uses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CriteriaFill {
    /// The tracks; all of the stage when empty. Must be the tracks of one entry of the standing rules, or new ones.
    #[serde(default)]
    pub tracks: Vec<TrackId>,
    /// The set.
    pub set: CriteriaSetId,
}

/// A body under another name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BodyName {
    /// The body.
    pub body: String,
    /// Its name in this edition.
    pub name: String,
    /// Where the notice says so.
    pub article: Article,
}

impl EditionOverlay {
    /// Reads an overlay file. Whether it fits its scheme is found by [`Scheme::with_edition`].
    ///
    /// # Errors
    /// All problems of the file's form, placed by line and key.
    pub fn parse(text: &str) -> Result<EditionOverlay, Vec<Problem>> {
        source::read::<EditionOverlay>(text).map(|(overlay, _)| overlay)
    }
}

impl Scheme {
    /// Returns the rules of one edition: these standing rules with the overlay's additions.
    ///
    /// # Errors
    /// All problems, placed by key of the overlay: another scheme, references that lead nowhere, a change of what the
    /// standing rules give; and those of the resulting rules.
    pub fn with_edition(&self, overlay: &EditionOverlay) -> Result<Scheme, Vec<Problem>> {
        let mut problems = Problems::default();
        if overlay.scheme != self.identity.id {
            problems.add(
                "scheme",
                (
                    format!("这份届次文件属于“{}”，不是“{}”。", overlay.scheme, self.identity.id),
                    format!("The overlay belongs to \"{}\", not to \"{}\".", overlay.scheme, self.identity.id),
                ),
                ("选用对应的办法。", "Use it with the scheme it names."),
            );
        }
        let mut scheme = self.clone();
        scheme.edition = Some(overlay.edition.clone());
        if let Some(as_of) = &overlay.as_of {
            fill("as_of", &mut scheme.eligibility.as_of, as_of.clone(), &mut problems);
        }
        scheme.fill_places(overlay, &mut problems);
        scheme.fill_publicity(overlay, &mut problems);
        scheme.fill_stages(overlay, &mut problems);
        for (index, renamed) in overlay.bodies.iter().enumerate() {
            match scheme.bodies.iter_mut().find(|body| body.id == renamed.body) {
                Some(body) => body.name.clone_from(&renamed.name),
                None => nowhere(&format!("bodies[{}].body", index + 1), &renamed.body, &mut problems),
            }
        }
        scheme.documents.extend(overlay.documents.iter().cloned());
        scheme.dates.extend(overlay.dates.iter().cloned());
        let mut found = problems.into_vec();
        found.extend(scheme.check());
        if found.is_empty() { Ok(scheme) } else { Err(found) }
    }

    fn fill_places(&mut self, overlay: &EditionOverlay, problems: &mut Problems) {
        for (index, change) in overlay.places.iter().enumerate() {
            let place = format!("places[{}]", index + 1);
            let Some(pool) = self.awards.pools.iter_mut().find(|pool| pool.id == change.pool) else {
                nowhere(&format!("{place}.pool"), &change.pool, problems);
                continue;
            };
            let given = Spec::Given { value: change.places.clone(), article: change.article.clone() };
            match pool.places.given() {
                Some(standing) if change.places.count > standing.count => problems.add(
                    place,
                    (
                        format!("本届名额 {} 超过办法规定的 {}。", change.places.count, standing.count),
                        format!("{} places exceed the {} of the standing rules.", change.places.count, standing.count),
                    ),
                    ("名额只能等于或少于办法规定的数。", "An edition may have as many places or fewer."),
                ),
                Some(standing) if standing.limit == Limit::Set && change.places.count != standing.count => {
                    already(&place, problems);
                }
                _ => pool.places = given,
            }
        }
    }

    fn fill_publicity(&mut self, overlay: &EditionOverlay, problems: &mut Problems) {
        for (index, change) in overlay.publicity.iter().enumerate() {
            let place = format!("publicity[{}]", index + 1);
            let Some(publicity) = self.publicity.iter_mut().find(|publicity| publicity.id == change.publicity) else {
                nowhere(&format!("{place}.publicity"), &change.publicity, problems);
                continue;
            };
            match publicity.length.given() {
                Some(standing) if change.length.working_days < standing.working_days => problems.add(
                    place,
                    (
                        format!(
                            "公示期 {} 个工作日短于办法规定的 {} 个。",
                            change.length.working_days, standing.working_days
                        ),
                        format!(
                            "{} working days are fewer than the {} of the standing rules.",
                            change.length.working_days, standing.working_days
                        ),
                    ),
                    ("公示期不得短于办法规定。", "An edition may not shorten a publicity."),
                ),
                _ => {
                    publicity.length = Spec::Given { value: change.length.clone(), article: change.article.clone() };
                }
            }
        }
    }

    fn fill_stages(&mut self, overlay: &EditionOverlay, problems: &mut Problems) {
        for (index, change) in overlay.stages.iter().enumerate() {
            let place = format!("stages[{}]", index + 1);
            let Some(stage) = self.stages.iter_mut().find(|stage| stage.id == change.stage) else {
                nowhere(&format!("{place}.stage"), &change.stage, problems);
                continue;
            };
            let article = change.article.clone();
            if let Some(scored) = change.scored {
                let given = Spec::Given { value: scored, article: article.clone() };
                fill(&format!("{place}.scored"), &mut stage.scored, given, problems);
            }
            if let Some(name) = &change.marks {
                if stage.products.iter().any(|product| matches!(product, Product::Marks { .. })) {
                    already(&format!("{place}.marks"), problems);
                } else {
                    stage.products.push(Product::Marks { name: name.clone() });
                }
            }
            for (at, criteria) in change.criteria.iter().enumerate() {
                let given = Spec::Given { value: criteria.set.clone(), article: article.clone() };
                match stage.criteria.iter_mut().find(|used| used.tracks == criteria.tracks) {
                    Some(used) => fill(&format!("{place}.criteria[{}]", at + 1), &mut used.set, given, problems),
                    None => stage.criteria.push(CriteriaUse {
                        tracks: criteria.tracks.clone(),
                        set: given,
                        based_on: Vec::new(),
                    }),
                }
            }
            if let Some(minutes) = change.minutes {
                if stage.kind != StageKind::Defence {
                    problems.add(
                        format!("{place}.minutes"),
                        ("只有答辩环节才有时限。".into(), "Only a defence has a time limit.".into()),
                        ("删除 minutes，或改到答辩环节。", "Remove it or move it to the defence."),
                    );
                }
                let given = Spec::Given { value: minutes, article };
                fill_option(&format!("{place}.minutes"), &mut stage.minutes, given, problems);
            }
        }
    }
}

fn fill<T: PartialEq>(place: &str, target: &mut Spec<T>, value: Spec<T>, problems: &mut Problems) {
    if target.is_given() && target.given() != value.given() {
        already(place, problems);
    } else {
        *target = value;
    }
}

fn fill_option<T: PartialEq>(place: &str, target: &mut Option<Spec<T>>, value: Spec<T>, problems: &mut Problems) {
    match target {
        Some(spec) => fill(place, spec, value, problems),
        None => *target = Some(value),
    }
}

fn already(place: &str, problems: &mut Problems) {
    problems.add(
        place,
        ("办法已有规定，届次文件不能改动。".into(), "The standing rules already say this.".into()),
        ("删除这一条；要改规则请另立办法版本。", "Remove it; a change of the rules is a new version of the scheme."),
    );
}

fn nowhere(place: &str, id: &str, problems: &mut Problems) {
    problems.add(
        place,
        (format!("办法中没有“{id}”。"), format!("The scheme has no \"{id}\".")),
        ("改用办法中已有的标识。", "Use an identifier of the scheme."),
    );
}
