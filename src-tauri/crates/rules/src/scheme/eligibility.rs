//! Conditions of taking part: what can be computed from recorded facts, and what only a person can judge.
//!
//! A rule never decides alone: its outcome is pass, fail or "needs a person", signed by whoever checked it.

use super::spec::{Article, Spec};
use crate::calendar::day;
use crate::ids::{SchemeId, TrackId};
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// All conditions of a scheme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Eligibility {
    /// The day from which windows of years are counted back.
    pub as_of: Spec<AsOf>,
    /// Facts an applicant's record must carry for the rules.
    pub facts: Vec<Fact>,
    /// The rules.
    pub rules: Vec<EligibilityRule>,
}

/// The day windows are counted from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub enum AsOf {
    /// Last day of application.
    ApplicationDeadline,
    /// Day of acceptance.
    Acceptance,
    /// A fixed day.
    Day {
        /// The day.
        #[serde(with = "day")]
        #[schemars(with = "String")]
        date: NaiveDate,
    },
}

/// A fact in an applicant's record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// Identifier.
    pub id: String,
    /// Name on the form.
    pub name: String,
    /// What is recorded.
    pub kind: FactKind,
    /// Tracks that record it; all when empty.
    #[serde(default)]
    pub tracks: Vec<TrackId>,
}

/// What is recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub enum FactKind {
    /// Yes or no.
    YesNo,
    /// A civil date.
    Date,
    /// A whole number.
    Number,
    /// One of these words.
    OneOf(Vec<String>),
    /// Dated events, each with its severity.
    Events,
    /// Free text.
    Text,
}

/// One condition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EligibilityRule {
    /// Identifier.
    pub id: String,
    /// The condition in short.
    pub text: String,
    /// Whom it concerns.
    #[serde(default)]
    pub scope: Scope,
    /// How it is tested.
    pub test: Test,
    /// Where.
    pub article: Article,
    /// A doubtful reading that a person must settle.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doubt: Option<String>,
}

/// Whom a rule concerns. Empty lists mean everybody.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Scope {
    /// Tracks.
    #[serde(default)]
    pub tracks: Vec<TrackId>,
    /// Categories inside the tracks.
    #[serde(default)]
    pub categories: Vec<String>,
    /// Tiers, for conditions that differ by tier.
    #[serde(default)]
    pub tiers: Vec<String>,
    /// Facts that must all hold.
    #[serde(default)]
    pub when: Vec<Condition>,
}

/// A fact with a certain value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// The fact.
    pub fact: String,
    /// `yes`, `no`, or the word of a choice.
    pub is: String,
}

/// How a condition is tested.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub enum Test {
    /// The date in `fact` lies at least `years` years back ("以上" includes the number).
    MinYears {
        /// A date fact.
        fact: String,
        /// Years.
        years: u32,
        /// Fewer years for some.
        #[serde(default)]
        exceptions: Vec<Exception>,
    },
    /// None of these events in the window.
    NoEvent {
        /// An events fact.
        fact: String,
        /// Kinds of event, in the text's words.
        kinds: Vec<String>,
        /// Least severity that counts.
        severity: Severity,
        /// Years back; unspecified when the text sets no window.
        window_years: Spec<u32>,
        /// Whose events.
        of: Subject,
    },
    /// A yes/no fact has this value.
    Is {
        /// A yes/no fact.
        fact: String,
        /// The value needed.
        value: bool,
    },
    /// A choice fact is one of these.
    OneOf {
        /// A choice fact.
        fact: String,
        /// Allowed words.
        values: Vec<String>,
    },
    /// Every date named is on or before a day, the day included.
    OnOrBefore {
        /// Date facts; all must pass.
        facts: Vec<String>,
        /// The day.
        #[serde(with = "day")]
        #[schemars(with = "String")]
        date: NaiveDate,
    },
    /// Has not won before.
    NotPriorWinner {
        /// Schemes or awards by name whose winners are meant; empty means this award.
        #[serde(default)]
        awards: Vec<String>,
        /// Scheme ids, where they are known here.
        #[serde(default)]
        schemes: Vec<SchemeId>,
        /// Tiers that bar; empty means all.
        #[serde(default)]
        tiers: Vec<String>,
        /// How long.
        reach: Reach,
    },
    /// Is not barred after fraud or revocation.
    NotBarred {
        /// What led to the bar.
        cause: String,
        /// How long.
        reach: Reach,
    },
    /// A number fact is at most this.
    AtMost {
        /// A number fact.
        fact: String,
        /// The most.
        count: u32,
    },
    /// A share over a whole list, checked on every list and after every change of it.
    SetShare {
        /// A yes/no fact.
        fact: String,
        /// Most percent of the set for which the fact is yes.
        at_most_percent: u32,
        /// The set.
        over: Spec<SetOf>,
    },
    /// The applicant declares it.
    Declaration,
    /// A person judges it; figures are evidence only.
    Judgement,
    /// Welcomed, never a bar.
    Encouragement,
}

/// Fewer years for some.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Exception {
    /// The yes/no fact that opens the exception.
    pub fact: String,
    /// Years needed instead.
    pub years: u32,
    /// Evidence to show.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<String>,
}

/// Grade of an accident or event. The law's words: 一般, 较大, 重大, 特别重大.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Any.
    Any,
    /// 较大 and above.
    Larger,
    /// 重大 and above.
    Major,
}

/// Whose events count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// The applicant's own.
    Applicant,
    /// The organisation the person belongs to.
    Employer,
}

/// How long a bar holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub enum Reach {
    /// For the next editions.
    Editions {
        /// How many.
        count: u32,
        /// Editions held, or cycles on the calendar: they differ when an edition is skipped.
        counted_by: Spec<CountedBy>,
    },
    /// For years.
    Years {
        /// How many.
        count: u32,
    },
    /// For ever.
    Ever,
}

/// How editions are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CountedBy {
    /// Editions that were held (届).
    HeldEditions,
    /// Cycles on the calendar (评选周期).
    CalendarCycles,
}

/// The set a share is taken over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SetOf {
    /// Everybody proposed as winner.
    Winners,
    /// Everybody recommended.
    Nominees,
}
