//! What the office enters before it freezes the rules: a TOML file or the same values from a form.

use std::collections::{BTreeMap, BTreeSet};

use rules::{
    charter::{
        ApplicationReference, CalendarRule, CompositeRule, Edition, Expected, Role, Round, Row, Salt, TieRule, Track,
    },
    ids::{ApplicationId, CriteriaSetId, DocumentId, PanelId, PersonId, RoundId, SchemeId, TrackId},
    text::{Line, Prose},
};
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Everything an edition needs except keys.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EditionPlan {
    /// The scheme, by identifier.
    pub scheme: SchemeId,
    /// Criteria sets in force, by identifier.
    pub criteria: Vec<CriteriaSetId>,
    /// The edition.
    pub edition: Edition,
    /// Tracks.
    pub tracks: Vec<Track>,
    /// People to be admitted.
    pub people: Vec<PlannedPerson>,
    /// Rounds with their panels and rules.
    pub rounds: Vec<Round>,
    /// How rounds become one score.
    pub composite: CompositeRule,
    /// How equal scores are told apart.
    pub ties: TieRule,
    /// How working days are counted.
    pub calendar: CalendarRule,
    /// Which panel reads which applications.
    pub assignments: Vec<PlannedAssignment>,
    /// Recusals declared before the dossiers are packed.
    pub recusals: Vec<PlannedRecusal>,
    /// Applications with their documents.
    pub applications: Vec<PlannedApplication>,
}

/// A person to be admitted.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlannedPerson {
    /// Identifier.
    pub id: PersonId,
    /// Name as printed.
    pub name: Line,
    /// Role of the certificate.
    pub role: Role,
}

/// A panel's applications in one round.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlannedAssignment {
    /// Round.
    pub round: RoundId,
    /// Panel.
    pub panel: PanelId,
    /// Applications it reads.
    pub applications: Vec<ApplicationId>,
}

/// A recusal 回避.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlannedRecusal {
    /// Application.
    pub application: ApplicationId,
    /// Expert.
    pub expert: PersonId,
    /// Why.
    pub reason: Prose,
}

/// An application with its dossier.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlannedApplication {
    /// Number on the dossier.
    pub id: ApplicationId,
    /// Applicant.
    pub applicant: Line,
    /// Track.
    pub track: TrackId,
    /// Category.
    pub category: Line,
    /// Documents in order.
    pub documents: Vec<PlannedDocument>,
}

/// A document of a dossier.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlannedDocument {
    /// Identifier within the dossier.
    pub id: DocumentId,
    /// File name as handed in.
    pub name: Line,
    /// Short name in citations.
    pub label: Line,
    /// Where the file lies, relative to the dossier folder.
    pub file: String,
    /// Pages the applicant declares secret (申明秘密), from 1, ascending.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub secret_pages: Vec<u32>,
    /// Whether this is the dossier's declassification letter (脱密审核同意书).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub declassification: bool,
}

/// What a plan contradicts.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum PlanFault {
    /// An assignment or recusal names an unknown application.
    #[error("unknown application {0}")]
    UnknownApplication(ApplicationId),
    /// An assignment names an unknown round or panel.
    #[error("unknown panel {panel} in round {round}")]
    UnknownPanel {
        /// Round.
        round: RoundId,
        /// Panel.
        panel: PanelId,
    },
    /// A recusal names somebody who is no member of a panel that reads the application.
    #[error("{expert} does not read application {application}")]
    PointlessRecusal {
        /// Application.
        application: ApplicationId,
        /// Expert.
        expert: PersonId,
    },
    /// Secret pages that do not ascend from 1.
    #[error("the secret pages of {application}/{document} do not ascend from 1")]
    SecretPages {
        /// Application.
        application: ApplicationId,
        /// Document.
        document: DocumentId,
    },
    /// A dossier with two declassification letters.
    #[error("{0} has two declassification letters")]
    SecondLetter(ApplicationId),
    /// An identifier stands twice.
    #[error("{0} stands twice")]
    Repeated(String),
}

impl EditionPlan {
    /// Returns what the plan contradicts; none for a sound one. What the charter checks itself is left to it.
    #[must_use]
    pub fn check(&self) -> Vec<PlanFault> {
        let mut faults = Vec::new();
        let mut seen = BTreeSet::new();
        for application in &self.applications {
            if !seen.insert(application.id.as_str().to_owned()) {
                faults.push(PlanFault::Repeated(application.id.to_string()));
            }
            let mut documents = BTreeSet::new();
            for document in &application.documents {
                if !documents.insert(document.id.as_str()) {
                    faults.push(PlanFault::Repeated(format!("{}/{}", application.id, document.id)));
                }
                let pages = &document.secret_pages;
                if pages.first() == Some(&0) || pages.windows(2).any(|pair| pair[0] >= pair[1]) {
                    let (application, document) = (application.id.clone(), document.id.clone());
                    faults.push(PlanFault::SecretPages { application, document });
                }
            }
            if application.documents.iter().filter(|document| document.declassification).count() > 1 {
                faults.push(PlanFault::SecondLetter(application.id.clone()));
            }
        }
        for assignment in &self.assignments {
            if self.members(&assignment.round, &assignment.panel).is_none() {
                let (round, panel) = (assignment.round.clone(), assignment.panel.clone());
                faults.push(PlanFault::UnknownPanel { round, panel });
            }
            let unknown = assignment.applications.iter().filter(|id| self.application(id).is_none());
            faults.extend(unknown.cloned().map(PlanFault::UnknownApplication));
        }
        for recusal in &self.recusals {
            let reads = self.assignments.iter().any(|assignment| {
                let members = self.members(&assignment.round, &assignment.panel).unwrap_or_default();
                assignment.applications.contains(&recusal.application) && members.contains(&recusal.expert)
            });
            if !reads {
                let (application, expert) = (recusal.application.clone(), recusal.expert.clone());
                faults.push(PlanFault::PointlessRecusal { application, expert });
            }
        }
        faults
    }

    /// Returns the application of this number.
    #[must_use]
    pub fn application(&self, id: &ApplicationId) -> Option<&PlannedApplication> {
        self.applications.iter().find(|application| application.id == *id)
    }

    /// Returns all cells of the matrix, in order, with a fresh salt each.
    ///
    /// # Errors
    /// What `salt` returns.
    pub fn rows<E>(&self, mut salt: impl FnMut() -> Result<Salt, E>) -> Result<Vec<Row>, E> {
        let mut rows = BTreeMap::new();
        for assignment in &self.assignments {
            for expert in self.members(&assignment.round, &assignment.panel).unwrap_or_default() {
                for id in &assignment.applications {
                    let Some(application) = self.application(id) else { continue };
                    let recused = |recusal: &PlannedRecusal| recusal.application == *id && recusal.expert == *expert;
                    let expected = if self.recusals.iter().any(recused) { Expected::Recused } else { Expected::Sheet };
                    let key = (assignment.round.clone(), assignment.panel.clone(), id.clone(), expert.clone());
                    let row = Row {
                        round: assignment.round.clone(),
                        panel: assignment.panel.clone(),
                        application: ApplicationReference {
                            id: application.id.clone(),
                            applicant: application.applicant.clone(),
                            track: application.track.clone(),
                            category: application.category.clone(),
                        },
                        expert: expert.clone(),
                        expected,
                        salt: salt()?,
                    };
                    rows.insert(key, row);
                }
            }
        }
        Ok(rows.into_values().collect())
    }

    fn members(&self, round: &RoundId, panel: &PanelId) -> Option<&[PersonId]> {
        let round = self.rounds.iter().find(|candidate| candidate.id == *round)?;
        let panel = round.panels.iter().find(|candidate| candidate.id == *panel)?;
        Some(&panel.members)
    }
}
