//! Tracks, places, eligibility, papers, channels, and everything after the award.

use super::super::{DocumentKind, DutyKind, Fact, FactKind, Scheme, Scope, Test};
use super::refer::Names;
use crate::problem::Problems;

pub(super) fn check(scheme: &Scheme, names: &Names<'_>, problems: &mut Problems) {
    check_awards(scheme, names, problems);
    check_eligibility(scheme, names, problems);
    check_intake(scheme, names, problems);
    check_after(scheme, names, problems);
}

fn check_awards(scheme: &Scheme, names: &Names<'_>, problems: &mut Problems) {
    if scheme.tracks.is_empty() {
        problems.add(
            "tracks",
            ("没有参评类别。".into(), "There is no track.".into()),
            ("至少写一个参评类别。", "Write at least one track."),
        );
    }
    for (index, track) in scheme.tracks.iter().enumerate() {
        let place = format!("tracks[{}]", index + 1);
        problems.not_blank(format!("{place}.name.zh"), &track.name.zh);
        problems.not_blank(format!("{place}.name.en"), &track.name.en);
        for (at, category) in track.categories.iter().enumerate() {
            let place = format!("{place}.categories[{}]", at + 1);
            problems.not_blank(format!("{place}.name"), &category.name);
            if let Some(track) = category.counts_in.as_ref().and_then(|spec| spec.given()) {
                names.tracks(&format!("{place}.counts_in"), std::slice::from_ref(track), problems);
            }
        }
        for tier in &scheme.awards.tiers {
            let pools = &scheme.awards.pools;
            let sharing = pools.iter().filter(|pool| pool.tier == tier.id && pool.tracks.contains(&track.id)).count();
            if sharing > 1 {
                problems.add(
                    "awards.pools",
                    (
                        format!("“{}”的“{}”名额出现在 {sharing} 个名额池中。", track.id, tier.id),
                        format!("\"{}\" has its \"{}\" places in {sharing} pools.", track.id, tier.id),
                    ),
                    ("每个类别在每个等次只属于一个名额池。", "A track belongs to one pool of a tier."),
                );
            }
        }
        let has_places = scheme.awards.pools.iter().any(|pool| pool.tracks.contains(&track.id));
        let counts_elsewhere =
            !track.categories.is_empty() && track.categories.iter().all(|category| category.counts_in.is_some());
        if !has_places && !counts_elsewhere {
            problems.add(
                "awards.pools",
                (
                    format!("参评类别“{}”没有名额池。", track.id),
                    format!("The track \"{}\" has no pool of places.", track.id),
                ),
                ("把它写进一个名额池。", "Name it in a pool."),
            );
        }
    }
    for (index, item) in scheme.awards.items.iter().enumerate() {
        names.tracks(&format!("awards.items[{}].tracks", index + 1), &item.tracks, problems);
    }
    for (index, pool) in scheme.awards.pools.iter().enumerate() {
        let place = format!("awards.pools[{}]", index + 1);
        names.tier(&format!("{place}.tier"), &pool.tier, problems);
        names.tracks(&format!("{place}.tracks"), &pool.tracks, problems);
        problems.not_blank(format!("{place}.unit"), &pool.unit);
    }
    for (index, tier) in scheme.awards.tiers.iter().enumerate() {
        let place = format!("awards.tiers[{}]", index + 1);
        problems.not_blank(format!("{place}.name.zh"), &tier.name.zh);
        problems.not_blank(format!("{place}.name.en"), &tier.name.en);
        if !scheme.awards.pools.iter().any(|pool| pool.tier == tier.id) {
            problems.add(
                place,
                (format!("等次“{}”没有名额池。", tier.id), format!("The tier \"{}\" has no pool.", tier.id)),
                ("为它写一个名额池。", "Write a pool for it."),
            );
        }
    }
}

fn check_eligibility(scheme: &Scheme, names: &Names<'_>, problems: &mut Problems) {
    for (index, fact) in scheme.eligibility.facts.iter().enumerate() {
        let place = format!("eligibility.facts[{}]", index + 1);
        problems.not_blank(format!("{place}.name"), &fact.name);
        names.tracks(&format!("{place}.tracks"), &fact.tracks, problems);
    }
    for (index, rule) in scheme.eligibility.rules.iter().enumerate() {
        let place = format!("eligibility.rules[{}]", index + 1);
        problems.not_blank(format!("{place}.text"), &rule.text);
        check_scope(scheme, &format!("{place}.scope"), &rule.scope, names, problems);
        check_test(scheme, &place, &rule.test, names, problems);
    }
}

fn check_test(scheme: &Scheme, place: &str, test: &Test, names: &Names<'_>, problems: &mut Problems) {
    let facts = &scheme.eligibility.facts;
    let mut needs = |key: &str, id: &str, fits: fn(&FactKind) -> bool| {
        fact_of_kind(facts, &format!("{place}.test.{key}"), id, fits, problems);
    };
    match test {
        Test::MinYears { fact, exceptions, .. } => {
            needs("min_years.fact", fact, |kind| matches!(kind, FactKind::Date));
            for (index, exception) in exceptions.iter().enumerate() {
                let key = format!("min_years.exceptions[{}].fact", index + 1);
                needs(&key, &exception.fact, |kind| matches!(kind, FactKind::YesNo));
            }
        }
        Test::NoEvent { fact, .. } => needs("no_event.fact", fact, |kind| matches!(kind, FactKind::Events)),
        Test::Is { fact, .. } => needs("is.fact", fact, |kind| matches!(kind, FactKind::YesNo)),
        Test::AtMost { fact, .. } => needs("at_most.fact", fact, |kind| matches!(kind, FactKind::Number)),
        Test::OneOf { fact, values } => {
            needs("one_of.fact", fact, |kind| matches!(kind, FactKind::OneOf(_)));
            if let Some(Fact { kind: FactKind::OneOf(words), .. }) = facts.iter().find(|known| known.id == *fact) {
                for (index, value) in values.iter().enumerate().filter(|(_, value)| !words.contains(value)) {
                    problems.add(
                        format!("{place}.test.one_of.values[{}]", index + 1),
                        (format!("“{value}”不是该事实的选项。"), format!("\"{value}\" is no choice of the fact.")),
                        ("改用 facts 中列出的选项。", "Use one of the choices listed with the fact."),
                    );
                }
            }
        }
        Test::OnOrBefore { facts: dates, .. } => {
            for (index, date) in dates.iter().enumerate() {
                needs(&format!("on_or_before.facts[{}]", index + 1), date, |kind| matches!(kind, FactKind::Date));
            }
        }
        Test::SetShare { fact, at_most_percent, .. } => {
            needs("set_share.fact", fact, |kind| matches!(kind, FactKind::YesNo));
            if *at_most_percent > 100 {
                problems.add(
                    format!("{place}.test.set_share.at_most_percent"),
                    (format!("{at_most_percent}% 超过 100%。"), format!("{at_most_percent} % exceed 100 %.")),
                    ("写 0 到 100 之间的整数。", "Write a whole number from 0 to 100."),
                );
            }
        }
        Test::NotPriorWinner { tiers, .. } => {
            names.tiers(&format!("{place}.test.not_prior_winner.tiers"), tiers, problems);
        }
        Test::NotBarred { .. } | Test::Declaration | Test::Judgement | Test::Encouragement => {}
    }
}

fn fact_of_kind(facts: &[Fact], place: &str, id: &str, fits: fn(&FactKind) -> bool, problems: &mut Problems) {
    match facts.iter().find(|fact| fact.id == id) {
        None => problems.add(
            place,
            (format!("没有名为“{id}”的事实。"), format!("There is no fact \"{id}\".")),
            (
                "改用 eligibility.facts 中的标识，或在那里补上。",
                "Use an identifier from eligibility.facts, or add it there.",
            ),
        ),
        Some(fact) if !fits(&fact.kind) => problems.add(
            place,
            (
                format!("事实“{id}”的类型不适合这种检验。"),
                format!("The fact \"{id}\" is of another kind than the test needs."),
            ),
            ("改正事实的类型，或换一种检验。", "Correct the kind of the fact or the test."),
        ),
        Some(_) => {}
    }
}

fn check_scope(scheme: &Scheme, place: &str, scope: &Scope, names: &Names<'_>, problems: &mut Problems) {
    names.tracks(&format!("{place}.tracks"), &scope.tracks, problems);
    names.categories(&format!("{place}.categories"), &scope.categories, problems);
    names.tiers(&format!("{place}.tiers"), &scope.tiers, problems);
    for (index, condition) in scope.when.iter().enumerate() {
        let place = format!("{place}.when[{}]", index + 1);
        let facts = &scheme.eligibility.facts;
        let usable: fn(&FactKind) -> bool = |kind| matches!(kind, FactKind::YesNo | FactKind::OneOf(_));
        fact_of_kind(facts, &format!("{place}.fact"), &condition.fact, usable, problems);
        let fits = match facts.iter().find(|fact| fact.id == condition.fact).map(|fact| &fact.kind) {
            Some(FactKind::YesNo) => condition.is == "yes" || condition.is == "no",
            Some(FactKind::OneOf(words)) => words.contains(&condition.is),
            _ => true,
        };
        if !fits {
            problems.add(
                format!("{place}.is"),
                (
                    format!("“{}”不是事实“{}”的取值。", condition.is, condition.fact),
                    format!("\"{}\" is no value of the fact \"{}\".", condition.is, condition.fact),
                ),
                ("写 yes、no 或该事实的选项。", "Write yes, no, or one of its choices."),
            );
        }
    }
}

fn check_intake(scheme: &Scheme, names: &Names<'_>, problems: &mut Problems) {
    for (index, document) in scheme.documents.iter().enumerate() {
        let place = format!("documents[{}]", index + 1);
        problems.not_blank(format!("{place}.name"), &document.name);
        names.body(&format!("{place}.from"), &document.from, problems);
        check_scope(scheme, &format!("{place}.scope"), &document.scope, names, problems);
        let needs_none = scheme.conduct.declassification.given() == Some(&false);
        if needs_none && document.required && document.kind == DocumentKind::Declassification {
            problems.add(
                format!("{place}.required"),
                (
                    "要求提交脱密审核材料，conduct.declassification 却说不需要。".into(),
                    "A declassification letter is required, but conduct.declassification says that none is.".into(),
                ),
                ("按条款原文改正其中一处。", "Correct one of the two after the text."),
            );
        }
    }
    for (index, channel) in scheme.channels.iter().enumerate() {
        let place = format!("channels[{}]", index + 1);
        check_scope(scheme, &format!("{place}.scope"), &channel.scope, names, problems);
        for (at, step) in channel.steps.iter().enumerate() {
            names.body(&format!("{place}.steps[{}].body", at + 1), &step.body, problems);
        }
    }
    for (index, asked) in scheme.consultation.iter().enumerate() {
        let place = format!("consultation[{}]", index + 1);
        check_scope(scheme, &format!("{place}.scope"), &asked.scope, names, problems);
        names.body(&format!("{place}.by"), &asked.by, problems);
        names.stage(&format!("{place}.stage"), &asked.stage, problems);
    }
    if let Some(handler) = scheme.objections.handler.given() {
        names.body("objections.handler", handler, problems);
    }
}

fn check_after(scheme: &Scheme, names: &Names<'_>, problems: &mut Problems) {
    for (index, reward) in scheme.rewards.iter().enumerate() {
        let place = format!("rewards[{}]", index + 1);
        names.tiers(&format!("{place}.tiers"), &reward.tiers, problems);
        names.tracks(&format!("{place}.tracks"), &reward.tracks, problems);
    }
    for (index, duty) in scheme.aftercare.iter().enumerate() {
        let place = format!("aftercare[{}]", index + 1);
        names.body(&format!("{place}.by"), &duty.by, problems);
        if let DutyKind::AnnualReport { to, .. } = &duty.kind {
            names.bodies(&format!("{place}.kind.annual_report.to"), to, problems);
        }
    }
    for (index, revocation) in scheme.revocation.iter().enumerate() {
        let place = format!("revocation[{}]", index + 1);
        names.tracks(&format!("{place}.tracks"), &revocation.tracks, problems);
        names.body(&format!("{place}.proposed_by"), &revocation.proposed_by, problems);
        names.body(&format!("{place}.decided_by"), &revocation.decided_by, problems);
    }
}
