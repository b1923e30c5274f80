//! The papers that have no drawing to follow.

use print::pages::*;

use crate::samples::{DIGEST, score_sheet, signature};

fn s(text: &str) -> String {
    text.to_owned()
}

fn pair(name: &str, value: &str) -> (String, String) {
    (s(name), s(value))
}

pub(crate) fn charter() -> CharterPage {
    let rule = |rule: &str, value: &str, article: &str, decided_by: &str| RuleEntry {
        rule: s(rule),
        value: s(value),
        article: s(article),
        decided_by: s(decided_by),
    };
    let round = |name: &str, merge: &str, threshold: &str, deadline: &str| CharterRound {
        name: s(name),
        merge: s(merge),
        threshold: s(threshold),
        rounding: s("小组得分，两位，四舍五入"),
        deadline: s(deadline),
    };
    let date = |what: &str, dates: &str, note: &str| CalendarEntry { what: s(what), dates: s(dates), note: s(note) };
    let person = |name: &str, role: &str, note: &str| Person {
        name: s(name),
        role: s(role),
        fingerprint: s("0629 8432 51C0 77AE"),
        note: s(note),
    };
    CharterPage {
        edition: s("2026年示范市市长质量奖（演示）"),
        title: s("评审方案"),
        demo: Some(s("演示数据")),
        scheme: s("示范市市长质量奖管理办法（示政发〔2025〕6号）"),
        revision: s("第 2 版"),
        revision_reason: s("专家戈无咎因病退出，以候补专家上官砚接替第一组；其余规定不变。"),
        previous: s("第 1 版　4F7C-19D2"),
        frozen: s("2026年4月9日 10:02"),
        facts: Vec::new(),
        rules: vec![
            rule("评审准则", "GB/T 19580-2012，1000 分；百分比每 5 为一级", "第十一条", "办法"),
            rule("合并方式", "各条取算术平均，不去最高最低", "未规定", "评审委员会"),
            rule(
                "合议界限",
                "同一条款最高与最低相差 25 个百分点及以上的，全部合议；不足 25 个百分点的，由组长决定是否合议",
                "未规定",
                "评审委员会",
            ),
            rule("回避", "近三年有聘用、咨询、投资关系的一律回避", "第十七条", "办法"),
            rule("获奖名额", "组织不超过 5 个，达不到标准的空缺", "第五条", "办法"),
        ],
        rounds: vec![
            round("材料评审", "每组 7 人，各条算术平均", "25 个百分点", "2026年5月15日 17:00"),
            round("现场评审", "每组 3 人，合议一致", "全部合议", "2026年6月12日 17:00"),
            round("陈述答辩", "全体委员算术平均", "不合议", "2026年6月25日 18:00"),
        ],
        weighting: Weighting::Composite(vec![
            pair("材料评审", "30%"),
            pair("现场评审", "50%"),
            pair("陈述答辩", "20%"),
        ]),
        tie_chain: vec![s("现场评审得分高者在前"), s("4.7 结果得分高者在前"), s("仍相同的，由评审委员会无记名投票")],
        calendar: vec![
            date("申报截止", "2026年3月31日", "以收件回执为准"),
            date("公示", "2026年7月1日至7月7日", "5 个工作日，起始日不计"),
        ],
        people: ["岑望远", "邬静言", "祁山月", "仇远舟", "柯如晦"]
            .into_iter()
            .map(|name| person(name, "材料评审第一组专家", ""))
            .chain([person("戈无咎", "材料评审第一组专家", "第 2 版起退出")])
            .collect(),
        matrix: vec![pair("应有评分表", "84 份"), pair("矩阵根", "6C1A 09EE 42B7 D310 55F8 1B9C 7E24 A0D3")],
        criteria: vec![pair("GB/T 19580-2012（组织，制造业）", "A1B2 C3D4 E5F6 0718")],
        statement: s("本方案自冻结时起适用于本届全部评审。开始评审后不再改动权重、合并方式和同分次序。"),
        signature: Some(signature("评选办公室", "组织单位", "评审方案")),
        data_digest: Some(s(DIGEST)),
        attachment: s("charter.json"),
    }
}

pub(crate) fn receipt() -> ReceiptPage {
    let file = |name: &str, size: &str, state: &str| ReceivedFile {
        name: s(name),
        size: s(size),
        digest: s("9388 CC19 9601 3C63"),
        record: s("235F 3DD8 7717 D983"),
        state: s(state),
    };
    ReceiptPage {
        edition: s("2026年示范市市长质量奖（演示）"),
        title: s("收件回执"),
        demo: Some(s("演示数据")),
        from: s("祁山月"),
        to: s("评选办公室"),
        at: s("2026年5月14日 16:20"),
        number: s("2026-0137"),
        counts: s("3 份评分表，1 份撤回"),
        charter: s("第 2 版　98FC-E058"),
        facts: Vec::new(),
        files: vec![
            file("评分表　01 示范市砺峤重型装备有限公司.pdf.age", "301,882 字节", "有效"),
            file("评分表　02 示范市穗屿谷物食品有限公司（集团）及其全资子公司联合申报.pdf.age", "298,104 字节", "有效"),
            file("评分表　03 示范市筑澜建设工程集团有限公司.pdf.age", "305,516 字节", "修订件，代替第 1 次"),
        ],
        statement: s("以上文件已收到，数据摘要与交件人所报一致；内容封装，开封前不可阅读。"),
        signature: Some(signature("评选办公室", "", "收件回执")),
        data_digest: Some(s(DIGEST)),
        attachment: s("receipt.json"),
    }
}

pub(crate) fn acknowledgement() -> AcknowledgementPage {
    AcknowledgementPage {
        edition: s("2026年示范市市长质量奖（演示）"),
        title: s("专家确认书"),
        demo: None,
        person: s("邬静言"),
        role: s("材料评审第一组专家"),
        subject: s("小组评审结果，材料评审第一组"),
        subject_signer: s("岑望远（组长）"),
        subject_digest: s(DIGEST),
        charter: s("第 2 版　98FC-E058"),
        when: s("2026年5月18日 19:30"),
        facts: Vec::new(),
        opinion: Opinion::Dissent(s(
            "4.7.4 财务结果的合议值偏高：2025年利润增速回落，应收账款周转天数仍劣于行业良好值。\n其余各条同意。",
        )),
        statement: s("本人已通读上述文件。本确认书只表示本人意见，不改变原件。"),
        signature: Some(signature("邬静言", "", "确认书")),
        data_digest: Some(s(DIGEST)),
        attachment: s("acknowledgement.json"),
    }
}

pub(crate) fn edition_result() -> EditionResultPage {
    let row = |rank: &str, code: &str, applicant: &str, score: &str, note: &str| RankedRow {
        rank: s(rank),
        code: s(code),
        applicant: s(applicant),
        score: s(score),
        note: s(note),
    };
    EditionResultPage {
        edition: s("2026年示范市市长质量奖（演示）"),
        title: s("综合评审结果"),
        demo: None,
        charter: s("第 2 版　98FC-E058"),
        when: s("2026年6月29日 16:05"),
        facts: vec![pair("入围线", "550.00 分"), pair("应收与实收", "84 份，81 份")],
        rule: vec![s(
            "综合得分为材料评审 30%、现场评审 50%、陈述答辩 20% 之和，取两位小数，末位四舍五入。同分的，现场评审得分高者在前。",
        )],
        rows: vec![
            row("1", "01", "示范市砺峤重型装备有限公司", "612.37", "入围"),
            row("2", "05", "示范市云栎医院", "598.10", "入围，同分按现场评审"),
            row("3", "03", "示范市筑澜建设工程集团有限公司", "598.10", "入围，同分按现场评审"),
            row("4", "04", "示范市迅楫供应链物流有限公司", "531.02", ""),
        ],
        note: s("得分相同的，名次依同分次序排定，不并列。"),
        sources: vec![
            pair("小组评审结果　材料评审第一组", "0818-3202"),
            pair("小组评审结果　现场评审第一组", "71C0-9A4E"),
        ],
        statement: s("本结果由所列签名文件按冻结的评审方案计算得出。"),
        signature: Some(signature("评选办公室", "", "届次结果")),
        data_digest: Some(s(DIGEST)),
        attachment: s("edition-result.json"),
    }
}

/// A revision entered from paper, without marks.
pub(crate) fn insufficient() -> ScoreSheetPage {
    ScoreSheetPage {
        revision: s("第 2 次签名，2026年5月16日"),
        revision_reason: Some(s("首次提交时误选申报单位")),
        state: SheetState::Insufficient(s("合订本缺第 31 至 58 页，4.7 各条无从判断。")),
        comments: Vec::new(),
        overall: Some(s("申报报告前半部分条理清楚。\n缺页补齐后可以重新评审。")),
        check_points: Vec::new(),
        facts: vec![pair("附　件", "扫描件 1 份")],
        paper_entry: Some(PaperEntry {
            entered_by: s("秦若川"),
            checked_by: s("温如许"),
            scan: s("扫描件 1 份，3 页"),
        }),
        ..score_sheet()
    }
}

/// A form to fill in by hand.
pub(crate) fn blank() -> ScoreSheetPage {
    let sheet = score_sheet();
    let SheetState::Scored { mut rows, mut total } = sheet.state.clone() else { unreachable!() };
    for category in &mut rows {
        category.percent.clear();
        category.score.clear();
        for item in &mut category.items {
            item.percent.clear();
            item.score.clear();
        }
    }
    total.percent.clear();
    total.score.clear();
    ScoreSheetPage {
        state: SheetState::Blank { rows, total },
        comments: Vec::new(),
        check_points: Vec::new(),
        revision: s("空白表"),
        signature: None,
        data_digest: None,
        ..sheet
    }
}

/// Every kind of paper, with a name for its file.
pub(crate) fn all() -> Vec<(&'static str, print::Paper)> {
    vec![
        ("score-sheet", score_sheet().paper()),
        ("score-sheet-insufficient", insufficient().paper()),
        ("score-sheet-blank", blank().paper()),
        ("panel-result", crate::samples::panel_result().paper()),
        ("witness-slip", crate::samples::witness_slip().paper()),
        ("audit-report", crate::samples::audit_report().paper()),
        ("charter", charter().paper()),
        ("receipt", receipt().paper()),
        ("acknowledgement", acknowledgement().paper()),
        ("edition-result", edition_result().paper()),
    ]
}
