//! Documents of applicants.

use super::{Sentence, Severity, now};

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
