//! The scheme's own words for what the program names by ids.

use super::Scheme;
use super::stage::{Product, StageKind};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The scheme's words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Terms(pub BTreeMap<TermKey, String>);

/// What the program needs a word for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TermKey {
    /// One who applies (申报单位, 申报组织).
    Applicant,
    /// Hands in an application (申报, 参评).
    Application,
    /// The office (办公室, 主管部门).
    Office,
    /// The recommending body.
    Recommender,
    /// An expert (评审员, 评审专家, 评审人员).
    Reviewer,
    /// A panel (评审组, 专家组).
    Panel,
    /// Reading the material (材料评审, 资料评审).
    DocumentReview,
    /// Visiting (现场评审, 现场审核).
    SiteReview,
    /// Speaking and answering (陈述答辩).
    Defence,
    /// Report of the document review.
    DocumentReviewReport,
    /// Report of the visit.
    SiteReviewReport,
    /// Putting results together (综合评议, 综合评价).
    Evaluation,
    /// The list of proposed winners (拟授奖名单, 拟获奖名单).
    ProposedWinners,
    /// Publicity (公示).
    Publicity,
    /// Commendation (表彰, 表扬, 通报表彰).
    Commendation,
    /// Revocation (撤销).
    Revocation,
}

impl TermKey {
    /// Returns every key.
    #[must_use]
    pub const fn all() -> [TermKey; 16] {
        [
            TermKey::Applicant,
            TermKey::Application,
            TermKey::Office,
            TermKey::Recommender,
            TermKey::Reviewer,
            TermKey::Panel,
            TermKey::DocumentReview,
            TermKey::SiteReview,
            TermKey::Defence,
            TermKey::DocumentReviewReport,
            TermKey::SiteReviewReport,
            TermKey::Evaluation,
            TermKey::ProposedWinners,
            TermKey::Publicity,
            TermKey::Commendation,
            TermKey::Revocation,
        ]
    }

    /// Returns the key as a file writes it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            TermKey::Applicant => "applicant",
            TermKey::Application => "application",
            TermKey::Office => "office",
            TermKey::Recommender => "recommender",
            TermKey::Reviewer => "reviewer",
            TermKey::Panel => "panel",
            TermKey::DocumentReview => "document_review",
            TermKey::SiteReview => "site_review",
            TermKey::Defence => "defence",
            TermKey::DocumentReviewReport => "document_review_report",
            TermKey::SiteReviewReport => "site_review_report",
            TermKey::Evaluation => "evaluation",
            TermKey::ProposedWinners => "proposed_winners",
            TermKey::Publicity => "publicity",
            TermKey::Commendation => "commendation",
            TermKey::Revocation => "revocation",
        }
    }
}

impl Scheme {
    /// Returns whether these rules use the thing the word names; a word nobody needs may be missing.
    #[must_use]
    pub fn needs_word(&self, key: TermKey) -> bool {
        let stage = |kind: StageKind| self.stages.iter().any(|stage| stage.kind == kind);
        let report = |kind: StageKind| {
            let reports = |product: &Product| matches!(product, Product::Report { .. });
            self.stages.iter().any(|stage| stage.kind == kind && stage.products.iter().any(reports))
        };
        match key {
            TermKey::DocumentReview => stage(StageKind::DocumentReview),
            TermKey::DocumentReviewReport => report(StageKind::DocumentReview),
            TermKey::SiteReview => stage(StageKind::SiteReview),
            TermKey::SiteReviewReport => report(StageKind::SiteReview),
            TermKey::Defence => stage(StageKind::Defence),
            TermKey::Evaluation => stage(StageKind::Evaluation),
            TermKey::Recommender => stage(StageKind::InitialCheck),
            TermKey::Panel => !self.panels.is_empty(),
            TermKey::Publicity => !self.publicity.is_empty(),
            TermKey::Revocation => !self.revocation.is_empty(),
            TermKey::Applicant
            | TermKey::Application
            | TermKey::Office
            | TermKey::Reviewer
            | TermKey::ProposedWinners
            | TermKey::Commendation => true,
        }
    }
}

impl Terms {
    /// Returns the scheme's word, when it has one.
    #[must_use]
    pub fn word(&self, key: TermKey) -> Option<&str> {
        self.0.get(&key).map(String::as_str)
    }
}
