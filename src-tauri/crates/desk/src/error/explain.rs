//! The sentences: what happened and what to do now, in Chinese and English, in one table.

use exchange::{package::PackageFault, sealed::SealFault};
use rules::{panel::MergeFault, sheet::Missing};
use store::{CreateError, DraftError, ImportError, OpenError, StoreError};

use super::DeskError;

/// What people read about an error.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Explanation {
    /// Stable code; programs branch on it, never on text.
    pub code: &'static str,
    /// How it feels.
    pub severity: Severity,
    /// What happened, in Chinese.
    pub zh: String,
    /// What to do now, in Chinese.
    pub remedy_zh: String,
    /// What happened, in English.
    pub en: String,
    /// What to do now, in English.
    pub remedy_en: String,
}

/// The three kinds a person can feel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// You cannot do this now.
    Precondition,
    /// Something is broken or not genuine.
    Broken,
    /// You stopped it.
    Cancelled,
}

type Sentence = (&'static str, Severity, String, String, String, String);

impl DeskError {
    /// Returns what people read.
    #[must_use]
    pub fn explain(&self) -> Explanation {
        let (code, severity, zh, remedy_zh, en, remedy_en) = sentence(self);
        Explanation { code, severity, zh, remedy_zh, en, remedy_en }
    }
}

fn now(code: &'static str, zh: &str, remedy_zh: &str, en: &str, remedy_en: &str) -> Sentence {
    (code, Severity::Precondition, zh.into(), remedy_zh.into(), en.into(), remedy_en.into())
}

fn broken(code: &'static str, zh: &str, remedy_zh: &str, en: &str, remedy_en: &str) -> Sentence {
    (code, Severity::Broken, zh.into(), remedy_zh.into(), en.into(), remedy_en.into())
}

fn cancelled() -> Sentence {
    let (zh, en) = ("已取消，未写入任何内容。", "Cancelled; nothing was written.");
    (
        "E-CANCELLED",
        Severity::Cancelled,
        zh.into(),
        "需要时可以重新开始。".into(),
        en.into(),
        "Start again when you need to.".into(),
    )
}

fn sentence(error: &DeskError) -> Sentence {
    match error {
        DeskError::Open(error) => open(error),
        DeskError::Create(error) => create(error),
        DeskError::Store(error) => store(error),
        DeskError::Draft(error) => draft(error),
        DeskError::Import(error) => import(error),
        DeskError::Package(error) => package(error),
        DeskError::Seal(error) => seal(error),
        DeskError::Cancelled => cancelled(),
        DeskError::Key(_) => now(
            "E-KEY-PASSPHRASE",
            "口令打不开签名密钥。",
            "检查输入法和大小写后重新输入口令。",
            "The passphrase does not open the signing key.",
            "Check the input method and capitals, then type the passphrase again.",
        ),
        DeskError::Crypto(_) | DeskError::Randomness => broken(
            "E-CRYPTO",
            "密码运算失败，没有签名。",
            "重启程序后再试；仍失败时更换计算机。",
            "A cryptographic operation failed; nothing was signed.",
            "Restart the program and try again; if it fails again use another computer.",
        ),
        DeskError::Certificate(_) | DeskError::Issue(_) => broken(
            "E-CERTIFICATE",
            "证书不可用或不符合本系统的规定。",
            "向评选办公室重新索取证书文件。",
            "The certificate is unusable or not of this system's kind.",
            "Ask the award office for the certificate file again.",
        ),
        DeskError::Request(_) => broken(
            "E-ENROLMENT-REQUEST",
            "入册申请文件不完整或被改动。",
            "请本人重新导出申请文件，并用电话核对代码。",
            "The enrolment request is incomplete or was altered.",
            "Ask the person to export it again and compare the code by telephone.",
        ),
        DeskError::Response(_) => broken(
            "E-ENROLMENT-RESPONSE",
            "入册回复不是对本副本申请的答复，或被改动。",
            "向评选办公室重新索取回复文件。",
            "The answer is not to this copy's request, or was altered.",
            "Ask the award office for the answer again.",
        ),
        DeskError::Signing(_) => broken(
            "E-SIGN",
            "没有签成，未保存任何文件。",
            "重试；仍失败时把代码告知技术支持。",
            "Signing failed and no file was stored.",
            "Try again; if it fails again tell support this code.",
        ),
        DeskError::SignedPdf(_) | DeskError::NotGood { .. } => broken(
            "E-FILE-NOT-GOOD",
            "签名文件没有通过核验。",
            "看下面的原因；向签名人索取原件。",
            "The signed file does not verify.",
            "See the reasons below; ask the signer for the original.",
        ),
        DeskError::Json(_) => broken(
            "E-DATA",
            "文件里的数据不合规定的写法。",
            "向签名人索取原件；不要用其他软件另存。",
            "The data in the file are not in the prescribed form.",
            "Ask the signer for the original; do not save it with other programs.",
        ),
        DeskError::Print(_) => now(
            "E-PRINT",
            "有的字符不能印出，没有生成文件。",
            "替换不能印出的字符。",
            "Some characters cannot be printed; no file was made.",
            "Replace the characters that cannot be printed.",
        ),
        DeskError::Unprintable { characters } => (
            "E-UNPRINTABLE",
            Severity::Precondition,
            format!("不能印出的字符：{}。", listed(characters)),
            "请改用能印出的字符；草稿保持原样。".into(),
            format!("Characters that cannot be printed: {}.", listed(characters)),
            "Use printable characters; the draft is unchanged.".into(),
        ),
        DeskError::Composite(_) => now(
            "E-COMPOSITE",
            "不能合成综合得分。",
            "核对评审方案的权重与各轮结果是否齐全；没有权重的，按审议记录决定。",
            "There is no composite score.",
            "Check that the charter has weights and every round's results are there; without weights record a deliberation.",
        ),
        DeskError::Io(_) => broken(
            "E-IO",
            "读写文件失败。",
            "检查磁盘空间、U 盘和权限后重试。",
            "Reading or writing a file failed.",
            "Check free space, the stick and permissions, then try again.",
        ),
        DeskError::DamagedValue { name } => (
            "E-COPY-VALUE",
            Severity::Broken,
            format!("副本里的一项数据（{name}）读不出来。"),
            "从最近的备份恢复副本。".into(),
            format!("A stored value ({name}) does not read."),
            "Restore the copy from the latest backup.".into(),
        ),
        DeskError::NotEnrolled => now(
            "E-NOT-ENROLLED",
            "这个副本还没有入册。",
            "先导出入册申请，交评选办公室，收到回复后导入。",
            "This copy is not enrolled yet.",
            "Export an enrolment request, send it to the award office and import the answer.",
        ),
        DeskError::AlreadyEnrolled => now(
            "E-ENROLLED",
            "这个副本已经入册。",
            "需要更换密钥时，另建副本重新入册，由办公室撤销旧证书。",
            "This copy is enrolled already.",
            "To change keys, enrol with a new copy and have the office revoke the old certificate.",
        ),
        DeskError::CodeDiffers => now(
            "E-CODE",
            "输入的代码与文件不符。",
            "请对方重新念一遍；仍不符时不要使用这个文件。",
            "The typed code is not the file's code.",
            "Ask to hear it again; if it still differs do not use the file.",
        ),
        DeskError::OtherEdition => now(
            "E-OTHER-EDITION",
            "文件属于另一届评选。",
            "核对文件来源，换用本届的文件。",
            "The file belongs to another edition.",
            "Check where it came from and use this edition's file.",
        ),
        DeskError::OtherPerson => now(
            "E-OTHER-PERSON",
            "文件不是给这个人的。",
            "核对文件来源；材料包只能由收件人本人导入。",
            "The file is not for this person.",
            "Check where it came from; only its addressee can import a package.",
        ),
        DeskError::NotTheOffice => now(
            "E-NOT-OFFICE",
            "只有评选办公室的副本能做这件事。",
            "在办公室的计算机上操作。",
            "Only the award office's copy can do this.",
            "Do it on the office's computer.",
        ),
        DeskError::NoCharter => now(
            "E-NO-CHARTER",
            "还没有评审方案。",
            "先导入办公室签名的评审方案。",
            "There is no charter yet.",
            "Import the charter signed by the office first.",
        ),
        DeskError::AlreadyFrozen => now(
            "E-FROZEN",
            "评审方案已经冻结。",
            "修改要另出新版，并写明理由。",
            "The charter is frozen already.",
            "A change needs a new revision with its reason.",
        ),
        DeskError::Plan { faults } => several("E-PLAN", "评审计划", "plan", faults.iter().map(ToString::to_string)),
        DeskError::Charter { faults } => {
            several("E-CHARTER", "评审方案", "charter", faults.iter().map(ToString::to_string))
        }
        DeskError::Sheet { faults } => {
            several("E-SHEET", "评分表", "score sheet", faults.iter().map(ToString::to_string))
        }
        DeskError::Result { faults } => {
            several("E-RESULT", "小组评审结果", "panel result", faults.iter().map(ToString::to_string))
        }
        DeskError::Problems { problems } => {
            several("E-RULES-FILE", "规则文件", "rules file", problems.iter().map(|problem| problem.what.en.clone()))
        }
        DeskError::NotAdmitted { people } => {
            let people: Vec<&str> = people.iter().map(|person| person.as_str()).collect();
            (
                "E-NOT-ADMITTED",
                Severity::Precondition,
                format!("还有人没有入册：{}。", people.join("、")),
                "收齐入册申请并签发证书后再冻结。".into(),
                format!("Not admitted yet: {}.", people.join(", ")),
                "Collect their requests and issue certificates, then freeze.".into(),
            )
        }
        DeskError::UnknownScheme => now(
            "E-SCHEME",
            "没有这个评选办法。",
            "核对办法编号。",
            "There is no such scheme.",
            "Check the scheme's identifier.",
        ),
        DeskError::UnknownCriteria { id } => (
            "E-CRITERIA",
            Severity::Precondition,
            format!("没有评审准则 {id}。"),
            "核对准则编号。".into(),
            format!("There is no criteria set {id}."),
            "Check its identifier.".into(),
        ),
        DeskError::NothingToChange => now(
            "E-NOTHING-TO-CHANGE",
            "方案里没有可以这样修改的项目。",
            "核对人员、申报编号和现行方案。",
            "The charter in force has nothing that could be changed so.",
            "Check the person, the application and the charter in force.",
        ),
        DeskError::CharterChain => now(
            "E-CHARTER-CHAIN",
            "这一版方案接不上本副本已有的各版。",
            "按版次从前到后导入。",
            "This revision does not continue the ones in this copy.",
            "Import the revisions in order.",
        ),
        DeskError::OtherCharter => now(
            "E-OTHER-CHARTER",
            "文件依据的不是现行的评审方案。",
            "先导入现行方案，或索取按现行方案制作的文件。",
            "The file rests on another charter than the one in force.",
            "Import the charter in force, or ask for a file made under it.",
        ),
        DeskError::NoSuchRecord { .. } => now(
            "E-NO-RECORD",
            "副本里没有这个文件。",
            "核对文件摘要，或重新导入。",
            "The copy has no such file.",
            "Check the digest or import it again.",
        ),
        DeskError::PackageSigner => broken(
            "E-PACKAGE-SIGNER",
            "材料包不是本届办公室的现行证书签的。",
            "不要使用；向评选办公室索取。",
            "The package is not signed by the office's certificate in force.",
            "Do not use it; ask the award office.",
        ),
        DeskError::PackageRows => broken(
            "E-PACKAGE-ROWS",
            "材料包里的应评项与评审方案不符。",
            "不要使用；向评选办公室索取。",
            "The package's assignments are not those of the charter.",
            "Do not use it; ask the award office.",
        ),
        DeskError::Recipient => broken(
            "E-RECIPIENT",
            "方案里的收件密钥读不出来。",
            "请办公室核对后另出新版方案。",
            "A recipient key in the charter does not read.",
            "Ask the office to check it and issue a new revision.",
        ),
        DeskError::Recused => now(
            "E-RECUSED",
            "您对这一申报回避，不能评分。",
            "无需操作。",
            "You are recused from this application.",
            "Nothing to do.",
        ),
        DeskError::NoMarksRound => now(
            "E-NO-MARKS",
            "这一轮不评分。",
            "选择评分的轮次。",
            "This round gives no marks.",
            "Choose a round that does.",
        ),
        DeskError::Incomplete { missing } => {
            let items: Vec<&str> = missing
                .iter()
                .map(|missing| match missing {
                    Missing::Mark(item) | Missing::Disallowed(item) | Missing::UnknownItem(item) => item.as_str(),
                })
                .collect();
            (
                "E-INCOMPLETE",
                Severity::Precondition,
                format!("还有 {} 条没有评：{}。", items.len(), items.join("、")),
                "补齐后再签名；不能评的可弃权或判材料不足并写明理由。".into(),
                format!("{} items have no valid mark: {}.", items.len(), items.join(", ")),
                "Complete them, or abstain or declare the material insufficient with a reason.".into(),
            )
        }
        DeskError::ReasonNeeded => now(
            "E-REASON",
            "这一步需要写明理由。",
            "填写理由后继续。",
            "This step needs a reason.",
            "Write the reason and go on.",
        ),
        DeskError::NotAssigned => now(
            "E-NOT-ASSIGNED",
            "这一项不归您评审。",
            "核对申报编号和轮次。",
            "This is not assigned to you.",
            "Check the application and round.",
        ),
        DeskError::NothingSigned => now(
            "E-NOTHING-SIGNED",
            "还没有签名的评分表。",
            "先签名，再交表。",
            "No sheet is signed yet.",
            "Sign first, then hand in.",
        ),
        DeskError::AlreadyOpened => now(
            "E-OPENED",
            "已经开封。",
            "查看开封时的见证单。",
            "The sheets are opened already.",
            "See the witness slip of the opening.",
        ),
        DeskError::NotOpened => now(
            "E-NOT-OPENED",
            "还没有开封，看不到分数。",
            "收齐后开封；未收齐的须写明理由。",
            "The sheets are still sealed.",
            "Open them when all are in, or with a reason.",
        ),
        DeskError::Forked => now(
            "E-FORK",
            "同一项有两份互不替换的评分表。",
            "请该专家签一份同时替换两者的新表。",
            "One cell has two sheets that do not replace each other.",
            "Ask the expert to sign one that replaces both.",
        ),
        DeskError::AgreeOnSheets => now(
            "E-AGREE-SHEETS",
            "本轮按整表合并，不逐条合议。",
            "无需合议。",
            "This round merges whole sheets; items are not agreed on.",
            "No consensus is needed.",
        ),
        DeskError::AgreedMark { item } => (
            "E-AGREED-MARK",
            Severity::Precondition,
            format!("条款 {item} 的合议值不是允许的分档。"),
            "按评审准则的分档填写。".into(),
            format!("The agreed mark of item {item} is not allowed."),
            "Use a step of the criteria.".into(),
        ),
        DeskError::UnknownCells { cells } => (
            "E-UNKNOWN-CELLS",
            Severity::Precondition,
            format!("本组还有 {cells} 个应评项本机不知道是谁的。"),
            "导入组长的材料包后再试。".into(),
            format!("{cells} cells of the panel are not known on this machine."),
            "Import the chair's package first.".into(),
        ),
        DeskError::Merge { application, fault } => merge(application.as_str(), fault),
        DeskError::Viewer(_) => now(
            "E-VIEWER",
            "阅读组件不可用，暂不能显示和检索文件。",
            "重新安装程序；文件已保存在副本里，恢复后可补读文本。",
            "The viewer is unavailable; documents cannot be shown or searched yet.",
            "Install the program again; the documents are in the copy and their text can be read later.",
        ),
        DeskError::NoSuchDocument { key } => (
            "E-NO-DOCUMENT",
            Severity::Precondition,
            format!("副本里没有文件 {key}。"),
            "核对编号，或先导入材料包。".into(),
            format!("The copy has no document {key}."),
            "Check its number or import the package first.".into(),
        ),
        DeskError::DocumentPassword => now(
            "E-DOCUMENT-PASSWORD",
            "密码打不开这个文件。",
            "向评选办公室核对申报单位提供的密码。",
            "The password does not open the document.",
            "Check the applicant's password with the award office.",
        ),
    }
}

fn several(code: &'static str, zh: &str, en: &str, faults: impl Iterator<Item = String>) -> Sentence {
    let faults: Vec<String> = faults.collect();
    let list = faults.join("; ");
    (
        code,
        Severity::Precondition,
        format!("{zh}有 {} 处问题：{list}。", faults.len()),
        "逐处改正后再试。".into(),
        format!("The {en} has {} problems: {list}.", faults.len()),
        "Correct each and try again.".into(),
    )
}

fn merge(application: &str, fault: &MergeFault) -> Sentence {
    let (zh, remedy_zh, remedy_en) = match fault {
        MergeFault::TooFewSheets { found, needed } => (
            format!("只有 {found} 份可以计入，至少要 {needed} 份"),
            "补齐评分表，或由办公室替换专家。",
            "Get the missing sheets, or have the office replace experts.",
        ),
        MergeFault::NotAgreed(item) => (format!("条款 {item} 还没有合议"), "先完成合议。", "Agree on it first."),
        MergeFault::AgreedMark(item) => {
            (format!("条款 {item} 的合议值不允许"), "改为允许的分档。", "Use an allowed step.")
        }
        MergeFault::NoConsensusStep(item) => {
            (format!("本轮没有合议环节，不应合议条款 {item}"), "删除合议值。", "Remove the agreed mark.")
        }
        MergeFault::AgreedOnSheets(item) => {
            (format!("本轮按整表合并，不应合议条款 {item}"), "删除合议值。", "Remove the agreed mark.")
        }
        MergeFault::MissingMark(item) => {
            (format!("有评分表缺条款 {item}"), "向专家索取完整的评分表。", "Ask the expert for a complete sheet.")
        }
    };
    (
        "E-MERGE",
        Severity::Precondition,
        format!("申报 {application}：{zh}。"),
        remedy_zh.into(),
        format!("Application {application}: {fault}."),
        remedy_en.into(),
    )
}

fn listed(characters: &[char]) -> String {
    let named: Vec<String> = characters.iter().map(|character| format!("U+{:04X}", *character as u32)).collect();
    named.join(" ")
}

fn open(error: &OpenError) -> Sentence {
    match error {
        OpenError::NotACopy => now(
            "E-COPY-NONE",
            "这个文件夹里没有评审副本。",
            "选择正确的文件夹，或新建副本。",
            "This folder holds no copy.",
            "Choose the right folder or create a copy.",
        ),
        OpenError::WrongPassphrase => now(
            "E-COPY-PASSPHRASE",
            "口令不对。",
            "检查输入法和大小写后重新输入。",
            "The passphrase is wrong.",
            "Check the input method and capitals and type it again.",
        ),
        OpenError::TooNew { .. } => now(
            "E-COPY-TOO-NEW",
            "这个副本由更新版本的程序写成。",
            "升级本程序后再打开。",
            "A newer version of the program wrote this copy.",
            "Update the program and open it again.",
        ),
        OpenError::InUse => now(
            "E-COPY-IN-USE",
            "这个副本正在另一个窗口或程序中打开。",
            "关闭另一处后再打开。",
            "The copy is open in another window or program.",
            "Close it there first.",
        ),
        OpenError::Store(error) => store(error),
        _ => broken(
            "E-COPY-DAMAGED",
            "副本损坏，没有改动任何文件。",
            "从最近的备份恢复；不要删除原文件夹。",
            "The copy is damaged; no file was changed.",
            "Restore the latest backup; keep the damaged folder.",
        ),
    }
}

fn create(error: &CreateError) -> Sentence {
    match error {
        CreateError::NotEmpty => now(
            "E-COPY-NOT-EMPTY",
            "文件夹不是空的。",
            "选择一个空文件夹。",
            "The folder is not empty.",
            "Choose an empty folder.",
        ),
        CreateError::EmptyPassphrase => now(
            "E-COPY-NO-PASSPHRASE",
            "没有输入口令。",
            "输入一个口令。",
            "No passphrase was typed.",
            "Type a passphrase.",
        ),
        CreateError::Store(error) => store(error),
        CreateError::Crypto => broken(
            "E-CRYPTO",
            "密码运算失败，没有建立副本。",
            "重启程序后再试。",
            "A cryptographic operation failed; no copy was made.",
            "Restart the program and try again.",
        ),
    }
}

fn store(error: &StoreError) -> Sentence {
    match error {
        StoreError::DiskFull => now(
            "E-DISK-FULL",
            "磁盘已满，这次改动没有保存；此前保存的都在。",
            "腾出空间后重试。",
            "The disk is full; this change was not saved, everything before is.",
            "Free some space and try again.",
        ),
        StoreError::Gone => broken(
            "E-COPY-GONE",
            "副本所在的文件夹不见了（U 盘可能被拔出）。",
            "重新插入后打开副本。",
            "The copy's folder is gone; perhaps the stick was pulled out.",
            "Plug it in again and reopen the copy.",
        ),
        StoreError::Damaged { .. } => broken(
            "E-COPY-DAMAGED",
            "副本损坏。",
            "从最近的备份恢复；不要删除原文件夹。",
            "The copy is damaged.",
            "Restore the latest backup; keep the damaged folder.",
        ),
        _ => broken(
            "E-STORE",
            "副本读写失败，这次改动没有保存。",
            "重试；仍失败时重启程序。",
            "The copy could not be read or written; this change was not saved.",
            "Try again; restart the program if it fails again.",
        ),
    }
}

fn draft(error: &DraftError) -> Sentence {
    match error {
        DraftError::Store(error) => store(error),
        _ => now(
            "E-DRAFT-NEWER",
            "草稿在另一处已经更新，这次没有覆盖。",
            "重新载入后再改。",
            "The draft was changed elsewhere and was not overwritten.",
            "Load it again and repeat your change.",
        ),
    }
}

fn import(error: &ImportError) -> Sentence {
    match error {
        ImportError::Cancelled => cancelled(),
        ImportError::AlreadyImported => now(
            "E-PACKAGE-KNOWN",
            "这个材料包已经导入过。",
            "无需操作。",
            "This package is here already.",
            "Nothing to do.",
        ),
        ImportError::OlderSequence { .. } => now(
            "E-PACKAGE-OLD",
            "已有更新的材料包，旧的不再导入。",
            "使用序号最大的材料包。",
            "A newer package is here; an older one is not imported.",
            "Use the package with the highest number.",
        ),
        ImportError::Store(error) => store(error),
        _ => broken(
            "E-PACKAGE-DAMAGED",
            "材料包内容与清单不符，未导入任何内容。",
            "重新拷贝材料包；仍失败时向办公室索取。",
            "The package's content differs from its list; nothing was imported.",
            "Copy the package again; if it fails again ask the office.",
        ),
    }
}

fn package(error: &PackageFault) -> Sentence {
    match error {
        PackageFault::Cancelled => cancelled(),
        PackageFault::NotForYou => now(
            "E-PACKAGE-RECIPIENT",
            "材料包不是给这个副本的。",
            "核对文件名上的编号，向办公室索取自己的材料包。",
            "The package is sealed to somebody else.",
            "Check the number in its name and ask the office for yours.",
        ),
        PackageFault::OtherEdition => now(
            "E-OTHER-EDITION",
            "材料包属于另一届评选。",
            "换用本届的材料包。",
            "The package belongs to another edition.",
            "Use this edition's package.",
        ),
        PackageFault::Truncated => broken(
            "E-PACKAGE-TRUNCATED",
            "材料包不完整，未导入任何内容。",
            "重新拷贝，拷贝结束后再拔出 U 盘。",
            "The package is incomplete; nothing was imported.",
            "Copy it again and eject the stick before pulling it out.",
        ),
        PackageFault::Io(_) => broken(
            "E-IO",
            "读写材料包失败，未留下半个文件。",
            "检查磁盘空间和 U 盘后重试。",
            "Reading or writing the package failed; no half file was left.",
            "Check free space and the stick and try again.",
        ),
        _ => broken(
            "E-PACKAGE-DAMAGED",
            "材料包被改动或不合规定，未导入任何内容。",
            "不要使用；向评选办公室索取。",
            "The package was altered or is not well-formed; nothing was imported.",
            "Do not use it; ask the award office.",
        ),
    }
}

fn seal(error: &SealFault) -> Sentence {
    match error {
        SealFault::NotForYou => now(
            "E-SEAL-RECIPIENT",
            "封装件不是给这个副本的。",
            "请交表人确认收件人。",
            "The sealed file is for somebody else.",
            "Ask the sender to check the recipient.",
        ),
        _ => broken(
            "E-SEAL-DAMAGED",
            "封装件损坏或不是封装件。",
            "请交表人重新导出。",
            "The sealed file is damaged or not a sealed file.",
            "Ask the sender to export it again.",
        ),
    }
}
