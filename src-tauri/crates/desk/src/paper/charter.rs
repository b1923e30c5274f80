//! The charter.

use print::pages::{CalendarEntry, CharterPage, CharterRound, Person, RuleEntry, Weighting};
use rules::{
    charter::{BallotRule, Charter, CompositeRule, Product, RevisionKind, Round, Source, TieBreak},
    criteria::{ItemKind, Step},
    digest::Digest,
    json::Payload,
    number::Ratio,
};

use super::words;

pub(super) fn page(charter: &Charter, data: Digest) -> CharterPage {
    let revision = &charter.revision;
    let kind = match revision.kind {
        RevisionKind::Initial => "首次冻结",
        RevisionKind::Erratum => "勘误",
        RevisionKind::Replacement => "人员替换",
        RevisionKind::Revocation => "证书撤销",
        RevisionKind::Recusal => "补充回避",
    };
    let reason = revision.reason.as_ref().map(|reason| format!("{kind}：{reason}"));
    CharterPage {
        edition: charter.edition.name.to_string(),
        title: "评审方案".to_owned(),
        demo: charter.edition.demonstration.then(|| "演示".to_owned()),
        scheme: format!(
            "{}（{}）　文件摘要 {}",
            charter.scheme.title,
            charter.scheme.id,
            charter.scheme.digest.short()
        ),
        revision: format!("第 {} 版", revision.number),
        revision_reason: reason.unwrap_or_else(|| kind.to_owned()),
        previous: revision.previous.map(words::full).unwrap_or_default(),
        frozen: charter.signing.claimed_at.zh_minute(),
        facts: facts(charter),
        rules: rules(charter),
        rounds: charter.rounds.iter().map(|own| round(charter, own)).collect(),
        weighting: weighting(charter),
        tie_chain: charter.ties.chain.iter().map(|step| tie(charter, step)).collect(),
        calendar: calendar(charter),
        people: people(charter),
        matrix: matrix(charter),
        criteria: criteria(charter),
        statement: "以上规则、人员和应评项自签名时起冻结；此后的评分表、结果均注明本方案。".to_owned(),
        signature: Some(words::signature(&charter.signing, "评审方案")),
        data_digest: Some(data.to_string()),
        attachment: Charter::ATTACHMENT.to_owned(),
    }
}

fn facts(charter: &Charter) -> Vec<(String, String)> {
    let mut facts = vec![("届次编号".to_owned(), charter.edition.id.to_string())];
    let tracks: Vec<String> = charter.tracks.iter().map(|track| track.name.to_string()).collect();
    facts.push(("参评对象".to_owned(), tracks.join("、")));
    for kept in &charter.revision.keeps {
        facts.push(("沿用前版".to_owned(), words::full(*kept)));
    }
    facts
}

fn rules(charter: &Charter) -> Vec<RuleEntry> {
    let mut entries = Vec::new();
    for round in &charter.rounds {
        match &round.product {
            Product::Marks(rule) => {
                let set = charter.marks(&round.id).map_or("", |(_, set)| set.name.zh.as_str());
                let value = format!("按 {set} 评分，每项计入至少 {} 份评分表", rule.minimum_sheets);
                entries.push(entry(round.name.as_str(), value, &rule.source));
            }
            Product::Report(source) => entries.push(entry(round.name.as_str(), "形成报告，不评分".to_owned(), source)),
            Product::Lists(source) => entries.push(entry(round.name.as_str(), "形成名单，不评分".to_owned(), source)),
            Product::Tier(source) => entries.push(entry(round.name.as_str(), "评定等次，不评分".to_owned(), source)),
            Product::Ballot(rule) => entries.push(entry(round.name.as_str(), ballot(rule), &rule.source)),
        }
    }
    let (composite, source) = match &charter.composite {
        CompositeRule::Deliberation { source } => ("不合成，记录审议".to_owned(), source),
        CompositeRule::Weights { scale, rounding, source, .. } => {
            (format!("按权重合成，满分 {scale}；{}", words::rounding(rounding.as_ref())), source)
        }
    };
    entries.push(entry("综合得分", composite, source));
    entries.push(entry("同分次序", "依次比较，仍相同的并列".to_owned(), &charter.ties.source));
    let counting = if charter.calendar.first_day_counts { "起始日计入" } else { "起始日不计入" };
    entries.push(entry("工作日", counting.to_owned(), &charter.calendar.source));
    entries
}

fn entry(rule: &str, value: String, source: &Source) -> RuleEntry {
    RuleEntry {
        rule: rule.to_owned(),
        value,
        article: source.article.as_ref().map_or_else(|| "未规定".to_owned(), ToString::to_string),
        decided_by: source.decided_by.to_string(),
    }
}

fn ballot(rule: &BallotRule) -> String {
    let percent = |share: &Ratio| words::percent(&share.times(&Ratio::whole(100)));
    format!("无记名投票，到会不少于 {}，赞成不少于 {}", percent(&rule.quorum), percent(&rule.majority))
}

fn round(charter: &Charter, round: &Round) -> CharterRound {
    let (merge, threshold, rounding) = match &round.product {
        Product::Marks(rule) => (
            words::merge(&rule.merge),
            threshold(charter, round, rule.consensus.as_ref().map(|rule| rule.spread_steps)),
            words::rounding(rule.rounding.as_ref()),
        ),
        _ => Default::default(),
    };
    let panels: Vec<&str> = round.panels.iter().map(|panel| panel.name.as_str()).collect();
    CharterRound {
        name: format!("{}，{}", round.name, panels.join("、")),
        merge,
        threshold,
        rounding,
        deadline: round.deadline.zh_minute(),
    }
}

fn threshold(charter: &Charter, round: &Round, steps: Option<u32>) -> String {
    let Some(steps) = steps else { return "不合议".to_owned() };
    match charter.marks(&round.id).map(|(_, set)| set.step) {
        Some(Step::Percent { step }) => format!("{} 个百分点", steps.saturating_mul(step)),
        _ => format!("{steps} 步"),
    }
}

fn weighting(charter: &Charter) -> Weighting {
    match &charter.composite {
        CompositeRule::Deliberation { .. } => {
            Weighting::Deliberation("各轮结果不合成分数，由审议决定并记录理由。".to_owned())
        }
        CompositeRule::Weights { parts, .. } => {
            let part = |part: &rules::charter::WeightedRound| {
                let round = charter.round(&part.round).map_or(part.round.as_str(), |round| round.name.as_str());
                let track = charter.tracks.iter().find(|track| track.id == part.track);
                let track = track.map_or(part.track.as_str(), |track| track.name.as_str());
                (format!("{track}　{round}"), words::percent(&part.weight.times(&Ratio::whole(100))))
            };
            Weighting::Composite(parts.iter().map(part).collect())
        }
    }
}

fn tie(charter: &Charter, step: &TieBreak) -> String {
    let name = |id| charter.round(id).map_or("", |round| round.name.as_str());
    match step {
        TieBreak::Round { round } => format!("{}得分高的在前", name(round)),
        TieBreak::Category { round, category } => format!("{}中 {category} 类得分高的在前", name(round)),
    }
}

fn calendar(charter: &Charter) -> Vec<CalendarEntry> {
    let deadline = |round: &Round| CalendarEntry {
        what: format!("{}交表截止", round.name),
        dates: round.deadline.zh_minute(),
        note: "以收件回执的时间为准".to_owned(),
    };
    let mut entries: Vec<CalendarEntry> = charter.rounds.iter().map(deadline).collect();
    entries.extend(charter.calendar.calendars.iter().map(|id| CalendarEntry {
        what: "工作日历".to_owned(),
        dates: id.to_string(),
        note: String::new(),
    }));
    entries
}

fn people(charter: &Charter) -> Vec<Person> {
    let person = |person: &rules::charter::Person| {
        let seats = charter.rounds.iter().flat_map(|round| round.panels.iter().map(move |panel| (round, panel)));
        let seats: Vec<String> = seats
            .filter(|(_, panel)| panel.chair == person.id || panel.members.contains(&person.id))
            .map(|(round, panel)| format!("{}{}", round.name, panel.name))
            .collect();
        Person {
            name: format!("{}　{}", person.id, person.name),
            role: match seats.is_empty() {
                true => words::role(person.role).to_owned(),
                false => format!("{}，{}", seats.join("、"), words::role(person.role)),
            },
            fingerprint: format!("{}\n{} {}", words::full(person.certificate), person.recipient, person.algorithm),
            note: person
                .revoked
                .as_ref()
                .map(|revoked| format!("自 {} 起撤销：{}", revoked.at.zh_minute(), revoked.reason))
                .unwrap_or_default(),
        }
    };
    charter.people.iter().map(person).collect()
}

fn matrix(charter: &Charter) -> Vec<(String, String)> {
    let mut lines = Vec::new();
    for block in &charter.matrix {
        let name = charter
            .round_reference(&block.round, &block.panel)
            .map_or_else(|| block.panel.to_string(), |place| format!("{}{}", place.name, place.panel_name));
        lines.push((format!("{name}，应评项"), format!("{} 项", block.commitments.len())));
        let numbered = block.commitments.iter().enumerate();
        lines.extend(numbered.map(|(index, digest)| (format!("第 {} 项", index + 1), words::full(*digest))));
    }
    lines
}

fn kind(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Process => "过程",
        ItemKind::Result => "结果",
        ItemKind::Plain => "综合",
    }
}

fn criteria(charter: &Charter) -> Vec<(String, String)> {
    let mut lines = Vec::new();
    for set in &charter.criteria {
        let step = match set.step {
            Step::Percent { step } => format!("每步 {step}%"),
            Step::Points { numerator, denominator } => format!("每步 {numerator}/{denominator} 分"),
        };
        lines.push((set.name.zh.clone(), format!("{}，{} 分，{step}", set.id, set.total())));
        lines.push((
            format!("　{}", set.source),
            if set.sample { "示例分值".to_owned() } else { set.status.zh.clone() },
        ));
        for category in &set.categories {
            lines.push((format!("　{}　{}", category.code, category.name.zh), format!("{} 分", category.points)));
            let items = category.items.iter();
            lines.extend(items.map(|item| {
                (format!("　　{}　{}", item.code, item.name.zh), format!("{} 分　{}", item.points, kind(item.kind)))
            }));
        }
        for band in &set.bands {
            let words =
                [(ItemKind::Process, &band.process), (ItemKind::Result, &band.result), (ItemKind::Plain, &band.plain)];
            for (of, text) in words {
                let Some(text) = text else { continue };
                lines.push((format!("　{}% 至 {}%　{}", band.from, band.to, kind(of)), text.zh.clone()));
            }
        }
    }
    lines
}
