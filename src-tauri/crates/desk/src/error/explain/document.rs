//! Documents of applicants.

use reader::ReadFault;

use super::{Sentence, Severity, broken, now};

pub(super) const VIEWER: Sentence = now(
    "E-VIEWER",
    "阅读组件不可用，暂不能显示和检索文件。",
    "重新安装程序；文件已保存在副本里，恢复后可补读文本。",
    "The viewer is unavailable; documents cannot be shown or searched yet.",
    "Install the program again; the documents are in the copy and their text can be read later.",
);

pub(super) fn no_such_document(key: &str) -> Sentence {
    (
        "E-NO-DOCUMENT",
        Severity::Precondition,
        format!("副本里没有文件 {key}。").into(),
        "核对编号，或先导入材料包。".into(),
        format!("The copy has no document {key}.").into(),
        "Check its number or import the package first.".into(),
    )
}

pub(super) const DOCUMENT_PASSWORD: Sentence = now(
    "E-DOCUMENT-PASSWORD",
    "密码打不开这个文件。",
    "向评选办公室核对申报单位提供的密码。",
    "The password does not open the document.",
    "Check the applicant's password with the award office.",
);

pub(super) fn no_such_page(page: u32) -> Sentence {
    (
        "E-NO-PAGE",
        Severity::Precondition,
        format!("这个文件没有第 {page} 页。").into(),
        "核对页码。".into(),
        format!("The document has no page {page}.").into(),
        "Check the page number.".into(),
    )
}

pub(super) fn not_shown(fault: &ReadFault) -> Sentence {
    match fault {
        ReadFault::NeedsPassword | ReadFault::WrongPassword => now(
            "E-DOCUMENT-NEEDS-PASSWORD",
            "这个文件设有密码，还不能显示。",
            "输入申报单位提供的密码；没有的话向评选办公室索取。",
            "The document is behind a password and cannot be shown yet.",
            "Enter the applicant's password, or ask the award office for it.",
        ),
        ReadFault::Unsupported { .. } => now(
            "E-DOCUMENT-NO-PICTURE",
            "这种文件没有页面图像。",
            "按文字查看，或请评选办公室转成 PDF 后重发。",
            "A document of this kind has no page pictures.",
            "Read its text, or ask the award office to convert it to PDF and send it again.",
        ),
        ReadFault::EngineUnavailable { .. } => VIEWER,
        ReadFault::SourceFailed => broken(
            "E-DOCUMENT-SOURCE",
            "副本里这个文件的内容读不出来。",
            "检查存放副本的磁盘，再从材料包重新导入。",
            "The copy does not give the document's bytes.",
            "Check the disk that holds the copy, then import the package again.",
        ),
        ReadFault::TimedOut | ReadFault::WorkerDied | ReadFault::TooLarge { .. } | ReadFault::NothingOpen => broken(
            "E-DOCUMENT-TOO-HEAVY",
            "这一页超出了读取的时间或内存上限，已经停止；其他文件不受影响。",
            "再试一次；仍不行，请评选办公室换一份文件。",
            "The page passes the limits of time or memory and was stopped; other documents are unharmed.",
            "Try again; if it fails again, ask the award office for another file.",
        ),
        ReadFault::Damaged { .. } | ReadFault::NoSuchPage { .. } => broken(
            "E-DOCUMENT-DAMAGED",
            "文件损坏，这一页显示不出来。",
            "请评选办公室换一份文件。",
            "The document is damaged and the page cannot be shown.",
            "Ask the award office for another file.",
        ),
    }
}
