//! The plan, the charter and what follows from its rules.

use rules::{
    charter::CorrectionFault,
    composite::CompositeFault,
    ids::{ApplicationId, CriteriaSetId, PersonId},
};

use super::{Sentence, Severity, now};
use crate::office::PlanFault;

pub(super) fn composite(fault: &CompositeFault) -> Sentence {
    let CompositeFault::SeveralResults { application, first, second } = fault else { return COMPOSITE };
    (
        "E-TWO-PANELS",
        Severity::Precondition,
        format!("申报 {application} 在同一轮有两份小组结果：{first}、{second}。").into(),
        "方案没有规定两组如何合并，不能自动取其一；由办公室决定只用哪一份，并记录理由。".into(),
        format!("Application {application} has two panel results in one round: {first} and {second}.").into(),
        "The charter does not say how two panels combine; decide which one is used and record why.".into(),
    )
}

pub(super) fn two_panels(application: &ApplicationId, first: &str, second: &str) -> Sentence {
    (
        "E-TWO-PANELS",
        Severity::Precondition,
        format!("申报 {application} 在同一轮分给了两个小组：{first}、{second}，综合得分无从取值。").into(),
        "每一计入综合得分的轮次只分给一个小组，再冻结。".into(),
        format!("Two panels read application {application} in one round: {first} and {second}.").into(),
        "Give it to one panel in every round that counts for the composite, then freeze.".into(),
    )
}

const COMPOSITE: Sentence = now(
    "E-COMPOSITE",
    "不能合成综合得分。",
    "核对评审方案的权重与各轮结果是否齐全；没有权重的，按审议记录决定。",
    "There is no composite score.",
    "Check that the charter has weights and every round's results are there; without weights record a deliberation.",
);

pub(super) const NO_CHARTER: Sentence = now(
    "E-NO-CHARTER",
    "还没有评审方案。",
    "先导入办公室签名的评审方案。",
    "There is no charter yet.",
    "Import the charter signed by the office first.",
);

pub(super) const ALREADY_FROZEN: Sentence = now(
    "E-FROZEN",
    "评审方案已经冻结。",
    "修改要另出新版，并写明理由。",
    "The charter is frozen already.",
    "A change needs a new revision with its reason.",
);

pub(super) fn not_admitted(people: &[PersonId]) -> Sentence {
    let people: Vec<&str> = people.iter().map(|person| person.as_str()).collect();
    (
        "E-NOT-ADMITTED",
        Severity::Precondition,
        format!("还有人没有入册：{}。", people.join("、")).into(),
        "收齐入册申请并签发证书后再冻结。".into(),
        format!("Not admitted yet: {}.", people.join(", ")).into(),
        "Collect their requests and issue certificates, then freeze.".into(),
    )
}

pub(super) const UNKNOWN_SCHEME: Sentence = now(
    "E-SCHEME",
    "没有这个评选办法。",
    "核对办法编号。",
    "There is no such scheme.",
    "Check the scheme's identifier.",
);

pub(super) fn unknown_criteria(id: &CriteriaSetId) -> Sentence {
    (
        "E-CRITERIA",
        Severity::Precondition,
        format!("没有评审准则 {id}。").into(),
        "核对准则编号。".into(),
        format!("There is no criteria set {id}.").into(),
        "Check its identifier.".into(),
    )
}

pub(super) fn correction(fault: &CorrectionFault) -> Sentence {
    match fault {
        CorrectionFault::Unknown => NOTHING_TO_CHANGE,
        CorrectionFault::Same => now(
            "E-ERRATUM-SAME",
            "方案里已经是这样写的。",
            "核对要更正的内容。",
            "The charter reads so already.",
            "Check what is to be corrected.",
        ),
        CorrectionFault::Passed => now(
            "E-ERRATUM-PASSED",
            "截止时间已过，或新的时间已过，不能勘误。",
            "已过的日期不再更正；逾期收到的评分表由组长开封时写明理由采纳。",
            "The date has passed, or the new one has; it cannot be corrected.",
            "Leave dates that have passed; the chair accepts late sheets at the opening with a reason.",
        ),
    }
}

pub(super) fn seat_taken(person: &PersonId) -> Sentence {
    (
        "E-SEAT-TAKEN",
        Severity::Precondition,
        format!("{person} 已是这个小组的成员。").into(),
        "另选一位已入册、不在本组的专家。".into(),
        format!("{person} is a member of the panel already.").into(),
        "Choose somebody admitted who is not in the panel.".into(),
    )
}

pub(super) const NOTHING_TO_CHANGE: Sentence = now(
    "E-NOTHING-TO-CHANGE",
    "方案里没有可以这样修改的项目。",
    "核对人员、申报编号和现行方案。",
    "The charter in force has nothing that could be changed so.",
    "Check the person, the application and the charter in force.",
);

pub(super) const CHARTER_CHAIN: Sentence = now(
    "E-CHARTER-CHAIN",
    "这一版方案接不上本副本已有的各版。",
    "按版次从前到后导入。",
    "This revision does not continue the ones in this copy.",
    "Import the revisions in order.",
);

pub(super) const OTHER_CHARTER: Sentence = now(
    "E-OTHER-CHARTER",
    "文件依据的不是现行的评审方案。",
    "先导入现行方案，或索取按现行方案制作的文件。",
    "The file rests on another charter than the one in force.",
    "Import the charter in force, or ask for a file made under it.",
);

/// Returns what is wrong with a plan, in Chinese, without a full stop.
pub(super) fn plan_zh(fault: &PlanFault) -> String {
    match fault {
        PlanFault::UnknownApplication(application) => format!("申报 {application} 不存在"),
        PlanFault::UnknownPanel { round, panel } => format!("轮次 {round} 中没有小组 {panel}"),
        PlanFault::PointlessRecusal { expert, application } => format!("专家 {expert} 本来就不评申报 {application}"),
        PlanFault::SecretPages { application, document } => {
            format!("材料 {application}/{document} 的涉密页码没有从 1 起递增")
        }
        PlanFault::SecondLetter(application) => format!("申报 {application} 有两份解密函"),
        PlanFault::Repeated(id) => format!("{id} 重复"),
    }
}
