//! Stages, composite, panels, publicity.

use super::super::{Composite, Position, Product, Scheme, Spec, Stage, StageKind};
use super::refer::Names;
use crate::number::{Ratio, sum};
use crate::problem::Problems;

pub(super) fn check(scheme: &Scheme, names: &Names<'_>, problems: &mut Problems) {
    if scheme.stages.is_empty() {
        problems.add(
            "stages",
            ("没有任何环节。".into(), "There is no stage.".into()),
            ("按文件的程序逐个写出环节。", "Write the stages of the procedure."),
        );
    }
    for (index, stage) in scheme.stages.iter().enumerate() {
        check_stage(scheme, index, stage, names, problems);
    }
    check_composite(scheme, names, problems);
    for (index, panel) in scheme.panels.iter().enumerate() {
        let place = format!("panels[{}]", index + 1);
        names.stages(&format!("{place}.stages"), &panel.stages, problems);
        names.body(&format!("{place}.formed_by"), &panel.formed_by, problems);
        if let Some(size) = panel.size.given()
            && (size.at_least == 0 || size.at_most.is_some_and(|most| most < size.at_least))
        {
            problems.add(
                format!("{place}.size"),
                ("专家组人数范围不成立。".into(), "The size of the panel is not a range.".into()),
                ("下限至少为 1，上限不小于下限。", "At least 1, and the upper limit not below the lower."),
            );
        }
    }
    for (index, publicity) in scheme.publicity.iter().enumerate() {
        let place = format!("publicity[{}]", index + 1);
        names.body(&format!("{place}.by"), &publicity.by, problems);
        names.tracks(&format!("{place}.tracks"), &publicity.tracks, problems);
        let (word, stage) = match &publicity.position {
            Position::Within(stage) => ("within", stage),
            Position::Before(stage) => ("before", stage),
            Position::After(stage) => ("after", stage),
        };
        names.stage(&format!("{place}.position.{word}"), stage, problems);
        if publicity.length.given().is_some_and(|length| length.working_days == 0) {
            problems.add(
                format!("{place}.length"),
                ("公示期不能是 0 个工作日。".into(), "A publicity of 0 working days is none.".into()),
                (
                    "写明天数；原文没有规定就写 unspecified。",
                    "Write the days, or unspecified when the text gives none.",
                ),
            );
        }
    }
    for (index, date) in scheme.dates.iter().enumerate() {
        if let Some(stage) = &date.stage {
            names.stage(&format!("dates[{}].stage", index + 1), stage, problems);
        }
    }
}

fn check_stage(scheme: &Scheme, index: usize, stage: &Stage, names: &Names<'_>, problems: &mut Problems) {
    let place = format!("stages[{}]", index + 1);
    problems.not_blank(format!("{place}.name"), &stage.name);
    names.bodies(&format!("{place}.actors"), &stage.actors, problems);
    names.tracks(&format!("{place}.tracks"), &stage.tracks, problems);
    for (at, input) in stage.inputs.iter().enumerate() {
        let place = format!("{place}.inputs[{}]", at + 1);
        names.stage(&place, input, problems);
        let exists = scheme.stages.iter().any(|other| other.id == *input);
        if exists && !scheme.stages[..index].iter().any(|earlier| earlier.id == *input) {
            problems.add(
                place,
                (
                    format!("环节“{}”的来源“{input}”没有排在它前面。", stage.id),
                    format!("The input \"{input}\" of \"{}\" does not come before it.", stage.id),
                ),
                ("调整环节的先后次序。", "Put the stages into the order in which they happen."),
            );
        }
    }
    let has_marks = stage.products.iter().any(|product| matches!(product, Product::Marks { .. }));
    match stage.scored.given() {
        Some(true) if !has_marks => problems.add(
            format!("{place}.scored"),
            (
                format!("环节“{}”说要打分，成果里却没有分数。", stage.id),
                format!("The stage \"{}\" is scored but produces no marks.", stage.id),
            ),
            ("在 products 中加上 marks，或改正 scored。", "Add marks to its products or correct scored."),
        ),
        Some(false) if has_marks => problems.add(
            format!("{place}.scored"),
            (
                format!("环节“{}”说不打分，成果里却有分数。", stage.id),
                format!("The stage \"{}\" is not scored but produces marks.", stage.id),
            ),
            ("从 products 中去掉 marks，或改正 scored。", "Remove marks from its products or correct scored."),
        ),
        _ => {}
    }
    for (at, product) in stage.products.iter().enumerate() {
        let Product::Lists(lists) = product else { continue };
        for (number, list) in lists.iter().enumerate() {
            let place = format!("{place}.products[{}].lists[{}]", at + 1, number + 1);
            names.tracks(&format!("{place}.tracks"), &list.tracks, problems);
            if let Some(next) = &list.leads_to {
                names.stage(&format!("{place}.leads_to"), next, problems);
            }
            for track in list.tracks.iter().filter(|track| !stage.tracks.contains(track)) {
                problems.add(
                    format!("{place}.tracks"),
                    (
                        format!("“{track}”不参加环节“{}”，不会出现在它的名单上。", stage.id),
                        format!("\"{track}\" does not take part in \"{}\" and cannot be on its list.", stage.id),
                    ),
                    ("从名单或环节中改正。", "Correct the list or the stage."),
                );
            }
        }
    }
    check_criteria(&place, stage, names, problems);
    if let Some(advance) = &stage.advance {
        names.body(&format!("{place}.advance.decided_by"), &advance.decided_by, problems);
        if let Some(body) = &advance.proposed_by {
            names.body(&format!("{place}.advance.proposed_by"), body, problems);
        }
    }
    if stage.tracks.is_empty() && !matches!(stage.kind, StageKind::Launch | StageKind::Call) {
        problems.add(
            format!("{place}.tracks"),
            (
                format!("环节“{}”没有写哪些参评类别参加。", stage.id),
                format!("The stage \"{}\" does not say which tracks take part.", stage.id),
            ),
            ("逐一列出参加的类别。", "List the tracks that take part."),
        );
    }
}

fn check_criteria(place: &str, stage: &Stage, names: &Names<'_>, problems: &mut Problems) {
    for (at, used) in stage.criteria.iter().enumerate() {
        names.tracks(&format!("{place}.criteria[{}].tracks", at + 1), &used.tracks, problems);
    }
    for track in &stage.tracks {
        let sets = stage.criteria.iter().filter(|used| used.tracks.is_empty() || used.tracks.contains(track)).count();
        if sets > 1 {
            problems.add(
                format!("{place}.criteria"),
                (
                    format!("“{track}”在环节“{}”中对应 {sets} 套评分标准。", stage.id),
                    format!("\"{track}\" has {sets} criteria sets in the stage \"{}\".", stage.id),
                ),
                ("每个类别在每个环节只对应一套。", "A track has one set in a stage."),
            );
        }
    }
}

fn check_composite(scheme: &Scheme, names: &Names<'_>, problems: &mut Problems) {
    match &scheme.composite {
        Composite::Score(score) => {
            for (index, part) in score.parts.iter().enumerate() {
                let place = format!("composite.score.parts[{}]", index + 1);
                names.tracks(&format!("{place}.tracks"), &part.tracks, problems);
                names.stages(&format!("{place}.stages"), &part.stages, problems);
                for (at, id) in part.stages.iter().enumerate() {
                    let Some(stage) = scheme.stage(id) else { continue };
                    let place = format!("{place}.stages[{}]", at + 1);
                    if stage.scored.given() == Some(&false) {
                        problems.add(
                            place.clone(),
                            (
                                format!("环节“{id}”不打分，不能进入综合分。"),
                                format!("The stage \"{id}\" is not scored and cannot enter the composite."),
                            ),
                            ("从综合分中去掉它，或改正该环节的 scored。", "Remove it, or correct the stage."),
                        );
                    }
                    for track in part.tracks.iter().filter(|track| !stage.tracks.contains(track)) {
                        problems.add(
                            place.clone(),
                            (
                                format!("“{track}”不参加环节“{id}”。"),
                                format!("\"{track}\" does not take part in \"{id}\"."),
                            ),
                            ("为该类别另写一段综合分。", "Give the track a part of its own."),
                        );
                    }
                }
                if let Spec::Given { value: weights, .. } = &part.weights {
                    let mut weighed: Vec<&str> = weights.iter().map(|weight| weight.stage.as_str()).collect();
                    let mut stages: Vec<&str> = part.stages.iter().map(String::as_str).collect();
                    weighed.sort_unstable();
                    stages.sort_unstable();
                    let whole = sum(weights.iter().map(|weight| &weight.share)) == Ratio::whole(1);
                    if weighed != stages || !whole || weights.iter().any(|weight| weight.share.is_negative()) {
                        problems.add(
                            format!("{place}.weights"),
                            (
                                "权重没有与各环节一一对应，或相加不等于 1。".into(),
                                "The weights do not name each stage once, or do not add up to 1.".into(),
                            ),
                            ("每个环节写一个权重，合计 1/1。", "Give each stage one weight, together 1/1."),
                        );
                    }
                }
            }
            check_composite_tracks(scheme, problems);
        }
        Composite::Deliberation { stages, .. } => names.stages("composite.deliberation.stages", stages, problems),
        Composite::Unspecified { note } => problems.not_blank("composite.unspecified.note", note),
    }
}

fn check_composite_tracks(scheme: &Scheme, problems: &mut Problems) {
    let Composite::Score(score) = &scheme.composite else { return };
    for track in &scheme.tracks {
        let count = score.parts.iter().filter(|part| part.tracks.contains(&track.id)).count();
        if count != 1 {
            problems.add(
                "composite.score.parts",
                (
                    format!("参评类别“{}”在综合分中出现 {count} 次。", track.id),
                    format!("The track \"{}\" is in {count} parts of the composite.", track.id),
                ),
                ("每个类别恰好属于一段。", "Put each track into exactly one part."),
            );
        }
    }
}
