//! One rich value of every signed payload, with every optional part filled.

use rules::{
    charter::*,
    composite::{EditionResult, RankedApplication, SourceResult},
    number::{Rounding, RoundingPoint},
    panel::*,
    record::*,
    sheet::*,
};

use super::{World, digest, id, identity, line, prose, ratio, results::result, revised, source};

fn world() -> World {
    let mut world = World::new(2, 2);
    world.rule().consensus = Some(ConsensusRule { spread_steps: 4 });
    world.rule().rounding = Some(Rounding { at: RoundingPoint::Round, digits: 2 });
    world.rows[3].expected = Expected::Recused;
    world.commit();
    world
}

fn reference(world: &World) -> CharterReference {
    CharterReference { number: world.charter.revision.number, digest: world.identity() }
}

fn citation() -> Citation {
    Citation {
        document: id("D1"),
        label: line("报告"),
        page: Some(12),
        quote: Some(line("顾客满意度 92%")),
        region: Some([100, 200, 300, 400]),
    }
}

pub(crate) fn charter() -> Charter {
    let mut charter = world().charter;
    charter.revision = CharterRevision {
        number: 2,
        previous: Some(digest("first")),
        kind: RevisionKind::Revocation,
        reason: Some(prose("笔记本遗失，\n原证书停用")),
        keeps: vec![digest("first")],
    };
    let at = "2026-05-20T00:00:00Z".parse().unwrap();
    charter.people[3].revoked = Some(Revocation { at, reason: prose("遗失") });
    let category = TieBreak::Category { round: id("paper"), category: line("2") };
    charter.ties.chain = vec![category, TieBreak::Round { round: id("visit") }];
    let extra = |name: &str, product: Product| Round { id: id(name), product, ..charter.rounds[2].clone() };
    let more = [
        extra("report", Product::Report(source())),
        extra("lists", Product::Lists(source())),
        extra("tier", Product::Tier(source())),
    ];
    charter.rounds.extend(more);
    let Product::Marks(rule) = &mut charter.rounds[1].product else { unreachable!() };
    rule.merge = Merge::TrimmedMean { drop: 1, from: 5, level: Level::Sheet };
    charter
}

pub(crate) fn sheet() -> Sheet {
    let world = world();
    let mut sheet = revised(&[&world.sheet(0, 0, &[10, 11, 12])], 2, "补充现场材料");
    let comment =
        Comment { kind: CommentKind::Opportunity, text: prose("未见对比数据"), citations: vec![citation()] };
    let Outcome::Scored { marks, .. } = &mut sheet.outcome else { unreachable!() };
    marks[0].comments.push(comment);
    sheet.overall = Some(prose("总体良好。\n𠮷野"));
    sheet.check_points.push(CheckPoint {
        items: vec![id("1.1"), id("2.1")],
        text: prose("核实产量"),
        citations: vec![citation()],
    });
    sheet.entered =
        Some(Entered { entered_by: line("录入员"), checked_by: line("复核员"), scan: digest("扫描件") });
    sheet
}

pub(crate) fn panel_result() -> PanelResult {
    let world = world();
    let sheets = [world.sheet(0, 0, &[10, 11, 12]), world.sheet(1, 0, &[5, 6, 7])];
    let by_identity = sheets.iter().map(|sheet| (identity(sheet), sheet)).collect();
    let mut result = result(&world, &by_identity, &[("1.1", 12)]);
    result.applications[0].remark = Some(line("一人未交"));
    let consensus = result.applications[0].items[0].consensus.as_mut().unwrap();
    consensus.comments.push(ConsensusComment {
        kind: CommentKind::Strength,
        text: prose("方法系统"),
        citations: vec![citation()],
        taken_from: vec![identity(&sheets[0])],
    });
    result.supersedes.push(digest("earlier result"));
    result
}

pub(crate) fn edition_result() -> EditionResult {
    let world = world();
    let ranked = |rank: u32, name: &str| RankedApplication {
        rank,
        application: id(name),
        applicant: line("示范企业"),
        track: id("org"),
        composite: ratio(599, 10),
        displayed: line("59.90"),
    };
    EditionResult {
        format: "paneldesk.edition-result/1".into(),
        edition: world.charter.edition_reference(),
        charter: reference(&world),
        results: vec![SourceResult {
            digest: digest("result"), round: id("paper"), name: line("材料评审 第一组")
        }],
        ranking: vec![ranked(1, "A01"), ranked(1, "A02")],
        supersedes: vec![digest("earlier")],
        signing: world.signing("O1"),
    }
}

pub(crate) fn witness_slip() -> WitnessSlip {
    let world = world();
    WitnessSlip {
        format: "paneldesk.witness-slip/1".into(),
        edition: world.charter.edition_reference(),
        charter: Some(reference(&world)),
        act: Act::Opening,
        round: world.charter.round_reference(&id("paper"), &id("p1")),
        subject: line("第一组材料评审评分表开封"),
        number: line("2026-003"),
        at: "2026-06-02T01:00:00Z".parse().unwrap(),
        place: Some(line("三楼会议室")),
        present: line("组长、监督员"),
        reason: Some(prose("一人住院，期限已到")),
        journal_head: digest("head"),
        counts: vec![Count { label: line("应收"), count: 4, remark: Some(line("含回避 1")) }],
        files: vec![digest("sealed")],
        signing: world.signing("C1"),
    }
}

pub(crate) fn receipt() -> Receipt {
    let world = world();
    Receipt {
        format: "paneldesk.receipt/1".into(),
        edition: world.charter.edition_reference(),
        charter: reference(&world),
        from: id("Z01"),
        from_name: line("Z01"),
        received_at: "2026-05-30T09:00:00Z".parse().unwrap(),
        files: vec![ReceivedFile { sealed: digest("sealed"), record: digest("record"), size: 71_234 }],
        signing: world.signing("B1"),
    }
}

pub(crate) fn acknowledgement() -> Acknowledgement {
    let world = world();
    Acknowledgement {
        format: "paneldesk.acknowledgement/1".into(),
        edition: world.charter.edition_reference(),
        charter: reference(&world),
        round: world.charter.round_reference(&id("paper"), &id("p1")),
        subject: line("paneldesk.panel-result/1"),
        of: digest("result"),
        data: digest("data"),
        answer: Answer::Dissent { text: prose("4.1.2 条我保留意见") },
        signing: world.signing("Z01"),
    }
}

pub(crate) fn matrix() -> OpenedMatrix {
    let world = world();
    OpenedMatrix { format: "paneldesk.matrix/1".into(), edition: world.charter.edition.clone(), rows: world.rows }
}

pub(crate) fn draft() -> Draft {
    let sheet = sheet();
    let Outcome::Scored { marks, .. } = sheet.outcome else { unreachable!() };
    let given = |mark: Mark| (mark.item, DraftMark { steps: Some(mark.steps), comments: mark.comments });
    Draft {
        standing: Standing::Insufficient { reason: prose("缺附件") },
        marks: marks.into_iter().map(given).collect(),
        overall: sheet.overall,
        check_points: sheet.check_points,
    }
}
