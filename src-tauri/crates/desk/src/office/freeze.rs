//! Freezing the rules: resolve the plan into a charter, sign it, and keep the opened matrix.

use std::collections::BTreeMap;

use rules::{
    bundled,
    charter::{
        Charter, CharterRevision, CompositeRule, MatrixBlock, Person, RevisionKind, Role, Row, Salt, SchemeReference,
    },
    criteria::CriteriaSet,
    digest::Digest,
    ids::{ApplicationId, PanelId, RoundId},
    json::Payload,
    record::OpenedMatrix,
    text::Line,
    time::Instant,
};
use store::Act;

use super::EditionPlan;
use crate::{
    DeskError, Signer,
    record::{Kind, SignedRecord},
    seat::{SIGNING_KEY, Seat},
    signing::SigningAct,
};

/// A frozen charter and the matrix that only the office holds whole.
#[derive(Clone, Debug)]
pub struct Frozen {
    /// The signed charter.
    pub charter: SignedRecord<Charter>,
    /// All rows, opened.
    pub matrix: OpenedMatrix,
}

pub(crate) const PLAN: &str = "plan";
pub(crate) const MATRIX: &str = "matrix";

impl Seat {
    /// Freezes the plan as charter revision 1. Everybody in the plan must have been admitted.
    ///
    /// # Errors
    /// The plan or the charter contradicts itself (all faults at once), two panels read one application in a weighted
    /// round, somebody is not admitted, or a charter exists.
    pub fn freeze(&self, plan: &EditionPlan, signer: &Signer, now: Instant) -> Result<Frozen, DeskError> {
        if self.charters()?.head().is_some() {
            return Err(DeskError::AlreadyFrozen);
        }
        let faults = plan.check();
        if !faults.is_empty() {
            return Err(DeskError::Plan { faults });
        }
        check_panels(plan)?;
        let rows = plan.rows(random_salt)?;
        let matrix =
            OpenedMatrix { format: OpenedMatrix::FORMAT.to_owned(), edition: plan.edition.clone(), rows: rows.clone() };
        let scheme = scheme_reference(plan)?;
        let criteria = criteria_sets(plan)?;
        let people = self.people_of(plan, signer)?;
        let json = |value| serde_json::to_string(value).map_err(|_| DeskError::DamagedValue { name: MATRIX });
        let (matrix_json, plan_json) = (json(&serde_json::json!(matrix))?, json(&serde_json::json!(plan))?);
        let act = SigningAct {
            act: Act::named("freeze-rules"),
            subject: plan.edition.id.as_str(),
            kind: Kind::Charter,
            key: plan.edition.id.as_str(),
            now,
        };
        let build = |signing| {
            let charter = Charter {
                format: Charter::FORMAT.to_owned(),
                edition: plan.edition.clone(),
                revision: CharterRevision {
                    number: 1,
                    previous: None,
                    kind: RevisionKind::Initial,
                    reason: None,
                    keeps: Vec::new(),
                },
                scheme,
                criteria,
                tracks: plan.tracks.clone(),
                rounds: plan.rounds.clone(),
                composite: plan.composite.clone(),
                ties: plan.ties.clone(),
                calendar: plan.calendar.clone(),
                people,
                matrix: MatrixBlock::of(&rows),
                signing,
            };
            let faults = charter.check();
            if faults.is_empty() { Ok(charter) } else { Err(DeskError::Charter { faults }) }
        };
        let charter = self.sign_record(signer, &act, build, |write, _| {
            write.put_value(PLAN, &plan_json)?;
            write.put_value(MATRIX, &matrix_json)?;
            Ok(())
        })?;
        Ok(Frozen { charter, matrix })
    }

    /// Returns the opened matrix of the edition; only the office holds it.
    ///
    /// # Errors
    /// [`DeskError::NotTheOffice`] on any other copy.
    pub fn matrix(&self) -> Result<OpenedMatrix, DeskError> {
        let json = self.copy.value(MATRIX)?.ok_or(DeskError::NotTheOffice)?;
        serde_json::from_str(&json).map_err(|_| DeskError::DamagedValue { name: MATRIX })
    }

    fn people_of(&self, plan: &EditionPlan, signer: &Signer) -> Result<Vec<Person>, DeskError> {
        let admitted = self.admitted()?;
        let mut people = Vec::new();
        let mut absent = Vec::new();
        for planned in &plan.people {
            let found = admitted
                .iter()
                .find(|person| person.id == planned.id && person.name == planned.name && person.role == planned.role);
            match found {
                Some(person) => people.push(person.clone()),
                None if planned.id == signer.profile.person && planned.role == Role::Organiser => {
                    people.push(self.organiser(signer)?);
                }
                None => absent.push(planned.id.clone()),
            }
        }
        if absent.is_empty() { Ok(people) } else { Err(DeskError::NotAdmitted { people: absent }) }
    }

    fn organiser(&self, signer: &Signer) -> Result<Person, DeskError> {
        let recipient = self.age_identity()?.recipient().to_string();
        Ok(Person {
            id: signer.profile.person.clone(),
            name: signer.profile.name.clone(),
            role: signer.profile.role,
            certificate: signer.fingerprint(),
            algorithm: Line::new("ecdsa-p256-sha256").expect("BUG: the algorithm's name is a line"),
            recipient: Line::new(recipient).map_err(|_| DeskError::DamagedValue { name: SIGNING_KEY })?,
            revoked: None,
        })
    }
}

/// An application that two panels of a weighted round read would end without a composite, after all the work is done.
fn check_panels(plan: &EditionPlan) -> Result<(), DeskError> {
    let CompositeRule::Weights { parts, .. } = &plan.composite else { return Ok(()) };
    let mut given: BTreeMap<(&RoundId, &ApplicationId), &PanelId> = BTreeMap::new();
    for assignment in plan.assignments.iter().filter(|one| parts.iter().any(|part| part.round == one.round)) {
        for application in &assignment.applications {
            let other = given.insert((&assignment.round, application), &assignment.panel);
            if let Some(other) = other.filter(|other| **other != assignment.panel) {
                let round = plan.rounds.iter().find(|round| round.id == assignment.round);
                let name = |id: &PanelId| {
                    let panel = round.and_then(|round| round.panels.iter().find(|panel| panel.id == *id));
                    panel.map_or_else(|| id.to_string(), |panel| panel.name.to_string())
                };
                return Err(DeskError::TwoPanels {
                    application: application.clone(),
                    first: name(other),
                    second: name(&assignment.panel),
                });
            }
        }
    }
    Ok(())
}

/// Returns the rows of a person, or of the whole panel for its chair.
pub(crate) fn rows_for(charter: &Charter, rows: &[Row], person: &Person) -> Vec<Row> {
    let leads = |row: &Row| charter.panel(&row.round, &row.panel).is_some_and(|panel| panel.chair == person.id);
    let whole = matches!(person.role, Role::Supervisor | Role::Organiser);
    rows.iter().filter(|row| whole || row.expert == person.id || leads(row)).cloned().collect()
}

pub(crate) fn random_salt() -> Result<Salt, DeskError> {
    let mut bytes = [0; 32];
    openssl::rand::rand_bytes(&mut bytes).map_err(|_| DeskError::Randomness)?;
    Ok(Salt::new(bytes))
}

fn scheme_reference(plan: &EditionPlan) -> Result<SchemeReference, DeskError> {
    let scheme = bundled::scheme(plan.scheme.as_str()).ok_or(DeskError::UnknownScheme)?;
    let text = bundled::SCHEMES.iter().find(|(id, _)| *id == plan.scheme.as_str()).map_or("", |(_, text)| text);
    Ok(SchemeReference {
        id: plan.scheme.clone(),
        title: Line::new(scheme.identity.name.zh.as_str()).map_err(|_| DeskError::UnknownScheme)?,
        digest: Digest::of(text.as_bytes()),
    })
}

fn criteria_sets(plan: &EditionPlan) -> Result<Vec<CriteriaSet>, DeskError> {
    let set = |id: &rules::ids::CriteriaSetId| {
        bundled::criteria(id.as_str()).ok_or_else(|| DeskError::UnknownCriteria { id: id.clone() })
    };
    plan.criteria.iter().map(set).collect()
}
