//! What exactly is wrong beyond a reason's own sentence: the faults of the rules. Their English is their own.

use rules::{
    charter::{CharterFault, CharterPart, RowFault},
    composite::CompositeFault,
    json::JsonFault,
    panel::{ResultFault, ResultPart},
    sheet::SheetFault,
};

use super::Reason;
use crate::error::no_score_zh;

/// Returns it in English, without a full stop; empty when the sentence says it all.
pub(super) fn en(reason: &Reason) -> String {
    fn list<T: ToString>(faults: &[T]) -> String {
        faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
    }
    match reason {
        Reason::Data(fault) => fault.to_string(),
        Reason::Charter(faults) => list(faults),
        Reason::Sheet(faults) => list(faults),
        Reason::Result(faults) => list(faults),
        Reason::Composite(fault) => fault.to_string(),
        Reason::UnknownLayout(layout) => layout.clone(),
        _ => String::new(),
    }
}

/// Returns it in Chinese, likewise.
pub(super) fn zh(reason: &Reason) -> String {
    match reason {
        Reason::Data(fault) => json(fault),
        Reason::Charter(faults) => list(faults, charter),
        Reason::Sheet(faults) => list(faults, sheet),
        Reason::Result(faults) => list(faults, result),
        Reason::Composite(fault) => composite(fault),
        Reason::UnknownLayout(layout) => layout.clone(),
        _ => String::new(),
    }
}

fn list<T>(faults: &[T], zh: fn(&T) -> String) -> String {
    faults.iter().map(zh).collect::<Vec<_>>().join("；")
}

fn json(fault: &JsonFault) -> String {
    match fault {
        JsonFault::TooLarge { found, limit } => format!("{found} 字节，超过 {limit} 字节"),
        JsonFault::Repeated(name) => format!("成员“{name}”重复"),
        JsonFault::Shape { line, column, .. } => format!("第 {line} 行第 {column} 列不合格式"),
        JsonFault::OtherFormat { found, expected } => format!("格式是“{found}”，应为“{expected}”"),
        JsonFault::NotCanonical => "不是规定的写法".to_owned(),
        JsonFault::Unwritable => "无法写出".to_owned(),
    }
}

/// Returns what is wrong with a charter.
pub(crate) fn charter(fault: &CharterFault) -> String {
    match fault {
        CharterFault::Repeated { kind, id } => format!("{} {id} 重复", part_of_charter(*kind)),
        CharterFault::UnknownCriteria(round) => format!("轮次 {round} 所用的评价准则不存在"),
        CharterFault::BrokenCriteria { id, problems } => format!("评价准则 {id} 有 {problems} 处问题"),
        CharterFault::UnknownPerson { panel, person } => format!("小组 {panel} 中的 {person} 不在名册"),
        CharterFault::NotAChair(panel) => format!("小组 {panel} 的组长没有组长证书"),
        CharterFault::EmptyPanel(panel) => format!("小组 {panel} 没有成员"),
        CharterFault::NotAReviewer { panel, person } => format!("小组 {panel} 的成员 {person} 没有评审人员证书"),
        CharterFault::TrimsEverything(round) => format!("轮次 {round} 去掉的分数不少于所需份数"),
        CharterFault::ConsensusOnSheets(round) => format!("轮次 {round} 按整表合并，却要求逐条合议"),
        CharterFault::UnknownRound(round) => format!("轮次 {round} 不存在"),
        CharterFault::UnknownTrack(track) => format!("组别 {track} 不存在"),
        CharterFault::Weight(track) => format!("组别 {track} 有权重不大于零"),
        CharterFault::TieStep(round) => format!("同分次序要用轮次 {round} 的得分，而该轮不给分"),
        CharterFault::Rounding => "有一处修约从不使用，或保留的小数过多".to_owned(),
        CharterFault::Scale => "统一分制没有满分值".to_owned(),
        CharterFault::WeightSum(track) => format!("组别 {track} 的权重之和不为 1"),
        CharterFault::UnweightableRound(round) => format!("轮次 {round} 不给分，不能加权"),
        CharterFault::Revision => "修订的编号、所替换的版本、种类与理由不相符".to_owned(),
        CharterFault::Change => "修订改动了该种修订不许改动的内容".to_owned(),
        CharterFault::Matrix(panel) => format!("小组 {panel} 的应评项次序不对"),
        CharterFault::Signer => "签名人不是方案所列的组织方".to_owned(),
    }
}

/// What stands twice in a charter.
fn part_of_charter(part: CharterPart) -> &'static str {
    match part {
        CharterPart::Round => "轮次",
        CharterPart::Person => "人员",
        CharterPart::Certificate => "证书",
        CharterPart::Track => "组别",
        CharterPart::CriteriaSet => "评价准则",
        CharterPart::Panel => "小组",
        CharterPart::Member => "小组成员",
    }
}

/// Returns what is wrong with a score sheet.
pub(crate) fn sheet(fault: &SheetFault) -> String {
    match fault {
        SheetFault::OtherEdition => "属于另一届".to_owned(),
        SheetFault::WrongRound => "轮次与小组不是该应评项的".to_owned(),
        SheetFault::Row(RowFault::NoSuchPanel { round, panel }) => format!("方案的轮次 {round} 中没有小组 {panel}"),
        SheetFault::Row(RowFault::NotExpected { round, panel }) => {
            format!("方案在轮次 {round}、小组 {panel} 中没有这一应评项")
        }
        SheetFault::Recused => "该专家回避这一申报".to_owned(),
        SheetFault::OtherExpert => "签名人不是该应评项的专家".to_owned(),
        SheetFault::NoMarks => "该轮次不给分".to_owned(),
        SheetFault::OtherCriteria => "评价准则不是该轮次的".to_owned(),
        SheetFault::Items => "所评条款与评价准则的条款或次序不符".to_owned(),
        SheetFault::Mark(item) => format!("条款 {item} 的评分不在允许的分档内"),
        SheetFault::Score(item) => format!("条款 {item} 的得分不等于分值乘以百分比"),
        SheetFault::Total => "总分不是各条款得分之和".to_owned(),
        SheetFault::Citation => "引用指向不存在的材料或位置，或核查要点的条款不存在或重复".to_owned(),
        SheetFault::Entered => "录入与核对是同一人".to_owned(),
        SheetFault::Revision => "修订的编号、所替换的评分表与理由不相符".to_owned(),
    }
}

/// Returns what is wrong with a panel result.
pub(crate) fn result(fault: &ResultFault) -> String {
    match fault {
        ResultFault::NoMarks => "该轮次不给分".to_owned(),
        ResultFault::OtherRule => "合并规则或评价准则不是方案所定".to_owned(),
        ResultFault::Heading => "届次、轮次或成员不是方案所列".to_owned(),
        ResultFault::MissingSheet(sheet) => format!("缺少所列的评分表 {}", sheet.short()),
        ResultFault::UnnamedSheet(sheet) => format!("评分表 {} 应计入而未列出", sheet.short()),
        ResultFault::Count => "应评项、评分表、回避与缺交的数目对不上".to_owned(),
        ResultFault::NotAgreed { application, item } => {
            format!("申报 {application} 的条款 {item} 达到合议条件而未合议")
        }
        ResultFault::Differs { application, what } => {
            format!("申报 {application}：重算后{}不同", part_of_result(*what))
        }
        ResultFault::Merge { application, fault } => format!("申报 {application}：{}", no_score_zh(fault)),
    }
}

/// What differs in a panel result.
fn part_of_result(part: ResultPart) -> &'static str {
    match part {
        ResultPart::Cell => "评分表所属的应评项",
        ResultPart::Place => "在列表中的位置",
        ResultPart::Listed => "有无得分",
        ResultPart::Applicant => "申报组织",
        ResultPart::Source => "评语的来源",
        ResultPart::Citation => "引用",
        ResultPart::Sheets => "评分表份数",
        ResultPart::Item => "条款",
        ResultPart::Score => "得分",
        ResultPart::Spread => "离散程度",
    }
}

fn composite(fault: &CompositeFault) -> String {
    match fault {
        CompositeFault::Deliberation => "方案不设综合得分，以合议记录决定".to_owned(),
        CompositeFault::MissingScore { application, round } => format!("申报 {application} 在轮次 {round} 没有得分"),
        CompositeFault::NoWeights(track) => format!("组别 {track} 没有权重"),
        CompositeFault::Repeated(application) => format!("申报 {application} 重复"),
        CompositeFault::SeveralResults { application, first, second } => {
            format!("申报 {application} 在同一轮有两份结果：{first}、{second}")
        }
        CompositeFault::NoMarks(round) => format!("轮次 {round} 不给分"),
    }
}
