//! Pages with invented content, of the size that real ones have.

use print::pages::*;

pub(crate) const DIGEST: &str = "9388cc1996013c63c1d0dc011647f09d31e4fbcff685a217fea7c62e23d36325";

fn s(text: &str) -> String {
    text.to_owned()
}

pub(crate) fn signature(person: &str, role: &str, purpose: &str) -> Signature {
    Signature {
        person: s(person),
        role: s(role),
        when: s("2026年5月14日 11:42"),
        certificate: s("0629-8432"),
        issuer: s("评选办公室"),
        purpose: s(purpose),
    }
}

/// A full score sheet: 23 items, all with comments.
pub(crate) fn score_sheet() -> ScoreSheetPage {
    let mut rows: Vec<CategoryRow> = Vec::new();
    let mut total = None;
    let mut comments: Vec<ItemComments> = Vec::new();
    let mut check_points = Vec::new();
    for line in include_str!("score-sheet.txt").lines() {
        let (sign, rest) = line.split_once(' ').unwrap();
        let parts: Vec<String> = rest.split('|').map(|part| s(part.trim())).collect();
        let item = |parts: &[String]| ItemRow {
            code: parts[0].clone(),
            name: parts[1].clone(),
            points: parts[2].clone(),
            percent: parts[3].clone(),
            score: parts[4].clone(),
        };
        match sign {
            "#" => {
                let ItemRow { code, name, points, percent, score } = item(&parts);
                rows.push(CategoryRow { code, name, points, percent, score, items: Vec::new() });
            }
            "-" => rows.last_mut().unwrap().items.push(item(&parts)),
            "=" => total = Some(item(&parts)),
            "@" => comments.push(ItemComments {
                code: parts[0].clone(),
                name: parts[1].clone(),
                percent: parts[2].clone(),
                score: parts[3].clone(),
                comments: Vec::new(),
            }),
            "?" => check_points.push(CheckPoint {
                items: parts[0].clone(),
                text: parts[1].clone(),
                citations: parts[2..].to_vec(),
            }),
            sign => comments.last_mut().unwrap().comments.push(Comment {
                kind: if sign == "＋" { CommentKind::Strength } else { CommentKind::Opportunity },
                text: parts[0].clone(),
                citations: parts[1..].to_vec(),
            }),
        }
    }
    ScoreSheetPage {
        edition: s("2026年示范市市长质量奖（演示）"),
        title: s("材料评审专家评分表"),
        demo: None,
        application: Applicant { code: s("01"), name: s("示范市砺峤重型装备有限公司") },
        round_panel: s("材料评审，第一组"),
        track_category: s("组织，制造业"),
        expert: s("祁山月"),
        criteria: s("GB/T 19580-2012，1000 分"),
        charter: s("第 2 版　98FC-E058"),
        revision: s("第 1 次签名，2026年5月14日"),
        facts: Vec::new(),
        revision_reason: None,
        state: SheetState::Scored { rows, total: total.unwrap() },
        comments,
        overall: None,
        check_points,
        documents: Vec::new(),
        statement: s("本人与上述申报单位无应当回避的关系，以上评分和评语由本人独立作出。"),
        signature: Some(signature("祁山月", "", "评分表")),
        data_digest: Some(s(DIGEST)),
        attachment: s("score-sheet.json"),
        paper_entry: None,
    }
}

pub(crate) fn panel_result() -> PanelResultPage {
    let row = |code: &str, applicant: &str, counted: &str, items: &str, score: &str, note: &str| PanelRow {
        code: s(code),
        applicant: s(applicant),
        counted: s(counted),
        consensus_items: s(items),
        score: s(score),
        note: s(note),
    };
    let consents = ["岑望远", "邬静言", "祁山月", "仇远舟", "柯如晦", "上官砚", "戈无咎"];
    PanelResultPage {
        edition: s("2026年示范市市长质量奖（演示）"),
        title: s("小组评审结果"),
        demo: None,
        panel: s("第一组，7 人"),
        round: s("材料评审"),
        footer: s("材料评审第一组"),
        charter: s("第 2 版　98FC-E058"),
        opening: s("2026年5月15日 17:26　7B1D-C9F4"),
        expected: s("41 份（42 份减回避 1 份）"),
        received: s("38 份，缺 3 份"),
        facts: Vec::new(),
        rows: vec![
            row("01", "示范市砺峤重型装备有限公司", "7", "22", "599.04", ""),
            row("02", "示范市穗屿谷物食品有限公司", "7", "19", "492.32", ""),
            row("03", "示范市筑澜建设工程集团有限公司", "7", "23", "541.21", ""),
            row("04", "示范市迅楫供应链物流有限公司", "6", "16", "529.25", "1 人未交"),
            row("05", "示范市云栎医院", "5", "11", "590.55", "1 人回避，1 人未交"),
            row("06", "示范市岚桥职业技术学校", "6", "9", "495.46", "1 人未交"),
        ],
        merge_note: s(
            "各条取算术平均，经合议的取合议值，末位四舍五入至两位小数（方案第 6 条）；按编号排列，不排名次。",
        ),
        consensus: vec![s(
            "离散达到 25 个百分点的条款全部合议。合议时专家以字母代称，未显示总分、名次和入围线。各条合议百分比、理由及评语出处见附件。讨论 05 号材料时，邬静言全程离席。",
        )],
        missing: vec![s(
            "邬静言 2024 年受聘为示范市云栎医院质量顾问，4月13日申报回避 05。戈无咎因病退出，04、05、06 未交，组长按方案第 9 条不计其人，5月15日写明理由。",
        )],
        consents: consents.map(|expert| Consent { expert: s(expert), absent: expert == "戈无咎" }).to_vec(),
        signature: Some(signature("岑望远", "组长", "小组结果")),
        data_digest: Some(s(DIGEST)),
        attachment: s("panel-result.json"),
        basis: Vec::new(),
        items: Vec::new(),
        sources: Vec::new(),
    }
}

pub(crate) fn witness_slip() -> WitnessSlipPage {
    let situation = |what: &str, count: &str, note: &str| Situation { what: s(what), count: s(count), note: s(note) };
    WitnessSlipPage {
        edition: s("2026年示范市市长质量奖（演示）"),
        demo: None,
        act: s("开封"),
        subject: s("材料评审第一组，38 份评分表"),
        when: s("2026年5月15日 17:26"),
        place: String::new(),
        operator: s("岑望远（组长）"),
        present: s("监督员、办公室工作人员"),
        charter: s("第 2 版　98FC-E058"),
        number: s("2026-07"),
        facts: Vec::new(),
        code: ["7B1D", "C9F4", "20E8", "A35C"].map(s).to_vec(),
        situation: vec![
            situation("应收评分表", "41", "42 份减回避 1 份（邬静言，05）"),
            situation("开封", "38", "签名全部有效"),
            situation("缺", "3", "戈无咎，04、05、06，因病退出，理由在案"),
            situation("作废、替换", "2", "上官砚 03、柯如晦 06，以修订件代替"),
        ],
        qr: s("7B1DC9F420E8A35C"),
    }
}

pub(crate) fn audit_report() -> AuditReportPage {
    let count = |round: &str, numbers: [&str; 6], note: &str| {
        let [expected, received, abstained, missing, replaced, differing] = numbers.map(s);
        RoundCount { round: s(round), expected, received, abstained, missing, replaced, differing, note: s(note) }
    };
    let act = |act: &str, when: &str, code: &str, journal: &str| Act {
        act: s(act),
        when: s(when),
        code: s(code),
        journal: s(journal),
    };
    let step = |step: &str, checked: &str, equal: &str, different: &str, basis: &str| Recomputation {
        step: s(step),
        checked: s(checked),
        equal: s(equal),
        different: s(different),
        basis: s(basis),
    };
    AuditReportPage {
        edition: s("2026年示范市市长质量奖（演示）"),
        edition_short: s("2026年届"),
        demo: None,
        subject: s("2026年届评审档案，412 个文件"),
        when: s("2026年7月6日 09:18"),
        archive_digest: s("0eb3e36bfb24dcd9bb1d1bece1531216b59539a8fde17ee80224af0653c92aa3"),
        anchors: s("方案第 1 版，见证单 5 张"),
        verdict: s("有 1 处不符，不能认定重算一致"),
        grounds: s(
            "80 份评分表、7 份小组结果、届次结果与公告名单逐级重算一致；1 份评分表的显示内容与签名内容不同（见第三部分）。",
        ),
        counts: vec![
            count("材料评审", ["56", "53", "0", "3", "2", "1"], "缺件理由由组长签名，在案"),
            count("现场评审", ["14", "14", "0", "0", "0", "0"], ""),
            count("陈述答辩", ["14", "14", "0", "0", "0", "0"], ""),
        ],
        total: Some(count("合计", ["84", "81", "0", "3", "2", "1"], "")),
        acts: vec![
            act("方案冻结", "4月9日 10:02", "4F7C-19D2", "相符"),
            act("专家抽取", "4月10日 15:30", "A083-55E1", "相符"),
            act("第一组开封", "5月15日 17:26", "7B1D-C9F4", "相符"),
            act("第二组开封", "5月15日 17:40", "0D62-B71A", "相符"),
            act("定线", "6月26日 09:40", "—", "未附见证单"),
            act("结果", "6月29日 16:05", "E24A-0C77", "相符"),
        ],
        differences: vec![Difference {
            file: s("评分表　柯如晦　03 示范市筑澜建设工程集团有限公司"),
            place: s("第 1 页第 14 行，4.4.6 基础设施"),
            signed: s("10 分　55%　5.50"),
            shown: s("10 分　65%　6.50"),
            nature: s("签名范围以外追加修改 1 处（文件内时间 6月27日 22:14）。签名范围以内的原件完整，可以取出。"),
            effect: s("届次结果按 55% 计算，与公告一致。若按 65% 计算，03 号总分增加 0.14，名次不变。"),
        }],
        recomputations: vec![
            step("评审方案各版", "3", "3", "0", "摘要链"),
            step("评分表至小组结果", "1597", "1596", "1", "方案第 6 条，逐格"),
            step("小组结果至综合得分", "9", "9", "0", "方案第 10 条，权重于 4月9日冻结"),
            step("综合得分至拟获奖名单", "5", "5", "0", "入围线与同分次序"),
            step("拟获奖名单至公告", "5", "5", "0", "公示期 5 个工作日"),
        ],
        not_provable: vec![
            s("定线没有见证单，不能排除其时间被整体改写。"),
            s("除作者外无人见过的评分表，如被作者自行销毁，档案里不留痕迹。"),
            s("办公室与全部持钥人串通，重新制作整套档案的情形。"),
        ],
    }
}
