//! Award schemes as data: everything a regulation or notice says, each rule with its article.
//!
//! A [`Scheme`] is one award with one set of rules, read from one TOML file. Standing measures (管理办法) hold for every
//! edition; a [`EditionOverlay`] adds what one edition's notice says on top (dates, places, criteria, renamed bodies). A
//! regulation that sets up two awards with different rules is two files that name the same [`Family`].
//!
//! **Unspecified is a value.** Where the text gives no number, a [`Spec`] says so, with a note; nothing in this crate
//! puts a default in its place. The charter of an edition decides such points, with who decided.
//!
//! Words on screen and paper are the scheme's own: [`Terms`]. Deliberately absent: weights, thresholds and
//! tie rules that no regulation states, and any judgement of an applicant (see [`Test`] for what can be computed).

mod after;
mod awards;
mod check;
mod conduct;
mod eligibility;
mod identity;
mod intake;
mod letter;
mod overlay;
mod spec;
mod stage;
mod terms;

pub use after::{Announcement, Ban, BanAnchor, Duty, DutyKind, Money, Recipient, Revocation, Reward, RewardKind};
pub use awards::{AwardItem, Awards, Category, Cycle, Limit, Places, Pool, TierAssignment, TierRule, Track, TrackKind};
pub use conduct::{
    Conduct, Discipline, Length, LengthKind, Objections, Position, Publicity, PublicityObject, Recusal, RecusedRole,
    Secrecy, Substitution,
};
pub use eligibility::{
    AsOf, Condition, CountedBy, Eligibility, EligibilityRule, Exception, Fact, FactKind, Reach, Scope, SetOf, Severity,
    Subject, Test,
};
pub use identity::{
    Basis, Body, BodyRole, DocumentStatus, Edition, Effective, Family, Genre, Identity, Level, Provision, Replaced,
    Source,
};
pub use intake::{
    Channel, ChannelAct, ChannelStep, Consultation, DocumentKind, DocumentRule, Electronic, FileFormat, Medium,
};
pub use letter::LetterGround;
pub use overlay::{BodyName, CriteriaFill, EditionOverlay, PlacesFill, PublicityFill, StageFill};
pub use spec::{Article, Spec};
pub use stage::{
    Advance, AdvanceRule, Aggregation, Composite, CompositePart, CompositeScore, CriteriaUse, DateKind, DateRule, Draw,
    ListOut, NoticeDuty, PanelRule, PanelSize, Product, Stage, StageKind, Weight, WorkingDays,
};
pub use terms::{TermKey, Terms};

use crate::problem::{Problem, source};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The rules of one award.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Scheme {
    /// Which award, by which document, how far in force.
    pub identity: Identity,
    /// The edition, when the document is one edition's notice or an overlay was applied.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edition: Option<Edition>,
    /// Everybody the rules give something to do.
    pub bodies: Vec<Body>,
    /// Rules that bind people and compute nothing: aims, principles, budget, nurturing.
    #[serde(default)]
    pub provisions: Vec<Provision>,
    /// Who may be an applicant.
    pub tracks: Vec<Track>,
    /// Tiers, places and cycle.
    pub awards: Awards,
    /// Conditions of taking part.
    pub eligibility: Eligibility,
    /// Papers to hand in.
    #[serde(default)]
    pub documents: Vec<DocumentRule>,
    /// Ways an application may go.
    #[serde(default)]
    pub channels: Vec<Channel>,
    /// Who must be asked about whom.
    #[serde(default)]
    pub consultation: Vec<Consultation>,
    /// The steps in order.
    pub stages: Vec<Stage>,
    /// How the results of several stages become one.
    pub composite: Composite,
    /// How panels are formed.
    #[serde(default)]
    pub panels: Vec<PanelRule>,
    /// Recusal, secrecy, fees, supervision, discipline.
    pub conduct: Conduct,
    /// Everything that must be shown to the public or inside a unit.
    #[serde(default)]
    pub publicity: Vec<Publicity>,
    /// How objections are made and handled.
    pub objections: Objections,
    /// What happens when a proposed winner falls out.
    pub substitution: Spec<Substitution>,
    /// What winners receive.
    #[serde(default)]
    pub rewards: Vec<Reward>,
    /// What winners owe afterwards.
    #[serde(default)]
    pub aftercare: Vec<Duty>,
    /// When an award is taken back.
    #[serde(default)]
    pub revocation: Vec<Revocation>,
    /// Dates the text fixes.
    #[serde(default)]
    pub dates: Vec<DateRule>,
    /// How working days are counted.
    pub working_days: WorkingDays,
    /// The scheme's own words.
    pub terms: Terms,
}

impl Scheme {
    /// Reads a scheme file and checks it.
    ///
    /// # Errors
    /// All problems of the file, placed by line and key.
    pub fn parse(text: &str) -> Result<Scheme, Vec<Problem>> {
        let (scheme, places) = source::read::<Scheme>(text)?;
        let problems = scheme.check();
        if problems.is_empty() { Ok(scheme) } else { Err(places.locate(problems)) }
    }

    /// Returns everything that is wrong with the scheme: references that lead nowhere, lists that do not fit each
    /// other. Empty when it can be used.
    #[must_use]
    pub fn check(&self) -> Vec<Problem> {
        check::check(self)
    }

    /// Returns the stage with this id.
    #[must_use]
    pub fn stage(&self, id: &str) -> Option<&Stage> {
        self.stages.iter().find(|stage| stage.id == id)
    }

    /// Returns the track with this id.
    #[must_use]
    pub fn track(&self, id: &crate::ids::TrackId) -> Option<&Track> {
        self.tracks.iter().find(|track| track.id == *id)
    }

    /// Returns the body with this id.
    #[must_use]
    pub fn body(&self, id: &str) -> Option<&Body> {
        self.bodies.iter().find(|body| body.id == id)
    }
}
