//! Words and figures that several papers share.

use print::pages::Signature;
use rules::{
    charter::{CharterReference, EditionReference, Level, Merge, Role, Signing},
    digest::Digest,
    json::to_canonical,
    number::{Ratio, Rounding, RoundingPoint},
    sheet::{Citation, CriteriaReference},
};

/// Returns percent as printed: whole where it is, otherwise one decimal.
pub(super) fn percent(value: &Ratio) -> String {
    let whole = value.rounded(0) == *value;
    format!("{}%", value.decimal(u32::from(!whole)))
}

/// Returns percent as printed, with up to two decimals.
pub(super) fn exact_percent(value: &Ratio) -> String {
    format!("{}%", value.trimmed(2))
}

/// Returns a merged score as printed: two decimals.
pub(super) fn exact_score(value: &Ratio) -> String {
    value.decimal(2)
}

/// Returns a score as printed, two decimals.
pub(super) fn score(value: &Ratio) -> String {
    value.decimal(2)
}

/// Returns a digest in sixteen groups.
pub(super) fn full(digest: Digest) -> String {
    digest.groups().join(" ")
}

/// Returns how a file names its charter: edition, revision, first groups of the charter's identity.
pub(super) fn charter(edition: &EditionReference, reference: &CharterReference) -> String {
    format!("{}　{}", edition.id, revision(reference))
}

/// Returns a charter's revision and the first groups of its identity.
pub(super) fn revision(reference: &CharterReference) -> String {
    format!("第 {} 版　{}", reference.number, reference.digest.short())
}

/// Returns the digest of a criteria table (step and categories, canonical text): it stands on the page where the table
/// itself is not printed.
pub(super) fn criteria_digest(criteria: &CriteriaReference) -> String {
    to_canonical(&(&criteria.step, &criteria.categories)).map(|bytes| full(Digest::of(&bytes))).unwrap_or_default()
}

pub(super) fn citation(citation: &Citation) -> String {
    match citation.page {
        Some(page) => format!("{} {page}页", citation.label),
        None => citation.label.to_string(),
    }
}

pub(super) fn role(role: Role) -> &'static str {
    match role {
        Role::Organiser => "评选办公室",
        Role::EntrustedBody => "第三方机构",
        Role::Chair => "组长",
        Role::Supervisor => "监督员",
        Role::Expert => "专家",
    }
}

pub(super) fn signature(signing: &Signing, purpose: &str) -> Signature {
    let role = match signing.role {
        Role::Expert => String::new(),
        Role::Organiser => "办公室".to_owned(),
        other => role(other).to_owned(),
    };
    Signature {
        person: signing.name.to_string(),
        role,
        when: signing.claimed_at.zh_minute(),
        certificate: signing.certificate.short(),
        issuer: "本届评选办公室".to_owned(),
        purpose: purpose.to_owned(),
    }
}

pub(super) fn merge(merge: &Merge) -> String {
    let level = |level: &Level| match level {
        Level::Item => "各条",
        Level::Sheet => "各表总分",
    };
    match merge {
        Merge::Mean => "各条取算术平均".to_owned(),
        Merge::TrimmedMean { drop, from, level: at } => {
            format!("{}满 {from} 个时去掉 {drop} 个最高和 {drop} 个最低后取平均，不满时取算术平均", level(at))
        }
        Merge::Median { level: at } => format!("{}取中位数", level(at)),
        Merge::Consensus => "各条取合议值".to_owned(),
    }
}

pub(super) fn rounding(rounding: Option<&Rounding>) -> String {
    let Some(rounding) = rounding else { return "不舍入，按精确值比较".to_owned() };
    let at = match rounding.at {
        RoundingPoint::Item => "各条得分",
        RoundingPoint::Sheet => "各表总分",
        RoundingPoint::Round => "轮次得分",
        RoundingPoint::Composite => "综合得分",
    };
    format!("{at}四舍五入至 {} 位小数", rounding.digits)
}
