//! What makes a criteria set usable: sums, bands, steps and words.

use super::set::{CriteriaSet, ItemKind, Text};
use super::step::Step;
use crate::problem::{Problem, Problems};

/// Points beyond which a table is a slip of the keyboard; keeps every product far inside 64 bits.
const MOST_POINTS: u32 = 1_000_000;

impl CriteriaSet {
    /// Returns everything that is wrong with the set; empty when it can be scored with.
    #[must_use]
    pub fn check(&self) -> Vec<Problem> {
        let mut problems = Problems::default();
        text("name", &self.name, &mut problems);
        text("status", &self.status, &mut problems);
        problems.not_blank("source", &self.source);
        self.check_step(&mut problems);
        self.check_bands(&mut problems);
        self.check_dimensions(&mut problems);
        self.check_tree(&mut problems);
        problems.into_vec()
    }

    fn check_step(&self, problems: &mut Problems) {
        match self.step {
            Step::Percent { step } if step == 0 || 100 % step != 0 => problems.add(
                "step",
                (format!("步长 {step}% 不能整除 100%。"), format!("A step of {step} % does not divide 100 %.")),
                ("改用 1、2、5、10 等能整除 100 的步长。", "Use a divisor of 100, such as 1, 2, 5 or 10."),
            ),
            Step::Points { numerator, denominator } if numerator == 0 || denominator == 0 || denominator > 1000 => {
                problems.add(
                    "step",
                    (
                        format!("步长 {numerator}/{denominator} 分不可用。"),
                        format!("A step of {numerator}/{denominator} points cannot be used."),
                    ),
                    (
                        "分子和分母都要大于 0，分母不超过 1000。",
                        "Both parts must be above 0 and the denominator at most 1000.",
                    ),
                );
            }
            Step::Percent { .. } | Step::Points { .. } => {}
        }
    }

    fn check_bands(&self, problems: &mut Problems) {
        let gap = match self.step {
            Step::Percent { step } => step,
            Step::Points { .. } => 0,
        };
        if self.bands.is_empty() {
            problems.add(
                "bands",
                ("没有分档。".into(), "There are no bands.".into()),
                ("至少写一个 0–100 的分档。", "Write at least one band from 0 to 100."),
            );
            return;
        }
        let mut reached: Option<u32> = None;
        for (index, band) in self.bands.iter().enumerate() {
            let place = format!("bands[{}]", index + 1);
            if band.from > band.to || band.to > 100 {
                problems.add(
                    place.clone(),
                    (
                        format!("分档 {}–{}% 不成区间。", band.from, band.to),
                        format!("{}–{} % is not a range.", band.from, band.to),
                    ),
                    ("起点不大于终点，终点不超过 100。", "The start is at most the end, the end at most 100."),
                );
            }
            let joins = match reached {
                None => band.from == 0,
                // Percent sets jump from one band to the next by exactly one step; point sets may leave a gap.
                Some(to) if gap > 0 => band.from == to.saturating_add(gap),
                Some(to) => band.from > to,
            };
            if !joins {
                problems.add(
                    place.clone(),
                    (
                        format!("分档 {}–{}% 与前一档没有接上。", band.from, band.to),
                        format!("The band {}–{} % does not join the one before.", band.from, band.to),
                    ),
                    (
                        "第一档从 0 开始，以后每档从前一档终点加一个步长开始。",
                        "The first band starts at 0, each further one a step after the end of the one before.",
                    ),
                );
            }
            reached = Some(band.to);
            for kind in self.kinds() {
                match band.meaning(kind) {
                    Some(meaning) => text(&format!("{place}.{}", word(kind)), meaning, problems),
                    None => problems.add(
                        place.clone(),
                        (
                            format!("这一档没有“{}”的说明。", word(kind)),
                            format!("The band does not say what it means for a \"{}\" item.", word(kind)),
                        ),
                        ("为本评分表用到的每类条款都写一句。", "Write one for each kind of item in the set."),
                    ),
                }
            }
        }
        if reached != Some(100) {
            problems.add(
                format!("bands[{}]", self.bands.len()),
                ("最高一档没有到 100%。".into(), "The highest band does not reach 100 %.".into()),
                ("把最高一档的终点写成 100。", "End the highest band at 100."),
            );
        }
    }

    fn check_dimensions(&self, problems: &mut Problems) {
        for (index, group) in self.dimensions.iter().enumerate() {
            let place = format!("dimensions[{}]", index + 1);
            if self.dimensions[..index].iter().any(|earlier| earlier.kind == group.kind) {
                problems.add(
                    place.clone(),
                    (
                        format!("“{}”的维度写了两次。", word(group.kind)),
                        format!("The dimensions of \"{}\" items are given twice.", word(group.kind)),
                    ),
                    ("合并为一组。", "Join them into one group."),
                );
            }
            problems.unique(
                group
                    .list
                    .iter()
                    .enumerate()
                    .map(|(at, dimension)| (format!("{place}.list[{}].code", at + 1), dimension.code.as_str())),
            );
            for (at, dimension) in group.list.iter().enumerate() {
                let place = format!("{place}.list[{}]", at + 1);
                problems.not_blank(format!("{place}.code"), &dimension.code);
                text(&format!("{place}.name"), &dimension.name, problems);
                text(&format!("{place}.aid"), &dimension.aid, problems);
            }
        }
    }

    fn check_tree(&self, problems: &mut Problems) {
        let mut codes = Vec::new();
        for (index, category) in self.categories.iter().enumerate() {
            let place = format!("categories[{}]", index + 1);
            problems.not_blank(format!("{place}.code"), &category.code);
            text(&format!("{place}.name"), &category.name, problems);
            codes.push((format!("{place}.code"), category.code.as_str()));
            for (at, item) in category.items.iter().enumerate() {
                let place = format!("{place}.items[{}]", at + 1);
                codes.push((format!("{place}.code"), item.code.as_str()));
                text(&format!("{place}.name"), &item.name, problems);
                for (hint, words) in item.hints.iter().enumerate() {
                    text(&format!("{place}.hints[{}]", hint + 1), words, problems);
                }
                self.check_points(&format!("{place}.points"), item.points, problems);
            }
            let sum: u64 = category.items.iter().map(|item| u64::from(item.points)).sum();
            if sum != u64::from(category.points) {
                problems.add(
                    format!("{place}.points"),
                    (
                        format!("类目 {} 写 {} 分，各条相加是 {sum} 分。", category.code, category.points),
                        format!(
                            "Category {} says {} points, its items add up to {sum}.",
                            category.code, category.points
                        ),
                    ),
                    ("改正类目分值或条款分值。", "Correct the category or one of its items."),
                );
            }
        }
        problems.unique(codes);
        if self.items().next().is_none() {
            problems.add(
                "categories",
                ("没有评分条款。".into(), "There is no scored item.".into()),
                ("至少写一个条款。", "Write at least one item."),
            );
        }
        let sum: u64 = self.categories.iter().map(|category| u64::from(category.points)).sum();
        if sum != u64::from(self.total) {
            problems.add(
                "total",
                (
                    format!("总分写 {} 分，各类目相加是 {sum} 分。", self.total),
                    format!("The total says {}, the categories add up to {sum}.", self.total),
                ),
                ("改正总分或类目分值。", "Correct the total or one of the categories."),
            );
        }
    }

    fn check_points(&self, place: &str, points: u32, problems: &mut Problems) {
        if points == 0 || points > MOST_POINTS {
            problems.add(
                place,
                (format!("分值 {points} 不可用。"), format!("{points} points cannot be used.")),
                ("分值为 1 到 1000000 的整数。", "Points are a whole number from 1 to 1,000,000."),
            );
            return;
        }
        if let Step::Points { numerator, denominator } = self.step
            && numerator != 0
            && !(u64::from(points) * u64::from(denominator)).is_multiple_of(u64::from(numerator))
        {
            problems.add(
                place,
                (
                    format!("满分 {points} 不是步长 {numerator}/{denominator} 分的整数倍。"),
                    format!("{points} points are not a whole number of steps of {numerator}/{denominator}."),
                ),
                ("调整分值或步长，使满分可以打出。", "Change points or step so that full marks can be given."),
            );
        }
    }

    fn kinds(&self) -> Vec<ItemKind> {
        let mut kinds: Vec<_> = self.items().map(|item| item.kind).collect();
        kinds.sort_unstable();
        kinds.dedup();
        kinds
    }
}

fn text(place: &str, words: &Text, problems: &mut Problems) {
    problems.not_blank(format!("{place}.zh"), &words.zh);
    problems.not_blank(format!("{place}.en"), &words.en);
}

fn word(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Process => "process",
        ItemKind::Result => "result",
        ItemKind::Plain => "plain",
    }
}
