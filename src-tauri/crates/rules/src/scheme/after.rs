//! Rewards, duties afterwards, revocation.

use super::eligibility::{CountedBy, Severity};
use super::spec::{Article, Spec};
use crate::ids::TrackId;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What winners receive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reward {
    /// Tiers; all when empty.
    #[serde(default)]
    pub tiers: Vec<String>,
    /// Tracks; all when empty.
    #[serde(default)]
    pub tracks: Vec<TrackId>,
    /// Who receives it.
    pub recipient: Recipient,
    /// What is given.
    pub gives: Vec<RewardKind>,
    /// Money.
    pub money: Spec<Money>,
    /// Limits on the use of the money.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub use_of_money: Option<Spec<String>>,
    /// Where.
    pub article: Article,
}

/// Who receives a reward.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Recipient {
    /// The winner.
    Winner,
    /// The unit that applied for a project.
    ApplicantUnit,
    /// The drafters, by their contribution rates (which need not add up to 100 %).
    DraftersByContribution,
}

/// What is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RewardKind {
    /// Commendation by a document; the scheme's word is in its terms.
    Commendation,
    /// Certificate.
    Certificate,
    /// Plaque.
    Plaque,
    /// Plaque or trophy; the text leaves it open.
    PlaqueOrTrophy,
    /// Money.
    Money,
}

/// Money given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub enum Money {
    /// None.
    None,
    /// An amount per award.
    Yuan(u64),
    /// Given, without an amount.
    AmountOpen,
}

/// What winners, or those who watch over them, owe afterwards.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Duty {
    /// Identifier.
    pub id: String,
    /// The body that owes it.
    pub by: String,
    /// What kind.
    pub kind: DutyKind,
    /// The duty in short.
    pub text: String,
    /// Where.
    pub article: Article,
}

/// What kind of duty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub enum DutyKind {
    /// How the award may be named in public.
    UseOfAward,
    /// Keep improving, share experience.
    Improvement,
    /// A report every year.
    AnnualReport {
        /// Its name.
        name: String,
        /// Years after the award.
        years: u32,
        /// Bodies that receive it.
        to: Vec<String>,
    },
    /// Visits or tracking.
    Tracking {
        /// Years after the award.
        years: Spec<u32>,
    },
    /// How long the award is valid.
    Validity {
        /// Years.
        years: Spec<u32>,
    },
    /// Protection against forgery.
    Protection,
}

/// When an award is taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Revocation {
    /// Identifier.
    pub id: String,
    /// Tracks; all when empty.
    #[serde(default)]
    pub tracks: Vec<TrackId>,
    /// What leads to it.
    pub triggers: Vec<String>,
    /// Least severity of an accident that leads to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub severity: Option<Severity>,
    /// Years after the award in which it can happen.
    pub within_years: Spec<u32>,
    /// The body that proposes.
    pub proposed_by: String,
    /// The body that decides.
    pub decided_by: String,
    /// What is taken back.
    pub takes_back: Spec<Vec<RewardKind>>,
    /// How it is made known.
    pub announcement: Spec<Announcement>,
    /// The bar that follows.
    pub ban: Spec<Ban>,
    /// Where.
    pub article: Article,
}

/// How a revocation is made known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Announcement {
    /// To the public (向社会公告).
    Public,
    /// By circular (通报).
    Circular,
}

/// A bar on applying.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Ban {
    /// Editions barred.
    pub editions: u32,
    /// How they are counted.
    pub counted_by: Spec<CountedBy>,
    /// From when.
    pub from: BanAnchor,
}

/// From when a bar counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum BanAnchor {
    /// The edition after the revocation.
    NextEdition,
    /// The day of the revocation.
    Revocation,
    /// The text does not say.
    NotStated,
}
