//! Packages: what keeps one from being sealed, and volumes that do not fit, each other or the medium.

use std::io;

use rules::ids::ApplicationId;

use super::{DeskError, Sentence, Severity, broken, copy, now, sentence};
use crate::office::MissingLetter;

pub(super) const RECIPIENTS: Sentence = broken(
    "E-PACKAGE-RECIPIENTS",
    "材料包加密给了不止一个人，未导入任何内容。",
    "不要使用；请评选办公室为每人单独封装。",
    "The package is sealed to more than one person; nothing was imported.",
    "Do not use it; ask the award office for one that is sealed to you alone.",
);

pub(super) const OTHER_VOLUMES: Sentence = now(
    "E-PACKAGE-OTHER-VOLUMES",
    "这些分卷不是同一次封装的，未导入任何内容。",
    "只选同一次封装的分卷；分不清时请办公室用新的序号重新封装全部分卷。",
    "These volumes were not made together; nothing was imported.",
    "Choose volumes that were made together; when in doubt ask the office to pack all of them again under a new number.",
);

pub(super) const NO_FILES: Sentence =
    now("E-NO-FILES", "没有选择文件。", "选择一个或几个文件。", "No file was chosen.", "Choose one or more files.");

/// A file beyond what its file system holds, as FAT32 on a stick: 4 GiB.
pub(super) const TOO_LARGE_FOR_MEDIUM: Sentence = now(
    "E-FILE-TOO-LARGE",
    "这个盘的单个文件最大 4 GB，写不下，未留下半个文件。",
    "改用更小的分卷，或换一个 exFAT、NTFS 格式的盘。",
    "This stick holds files up to 4 GB; no half file was left.",
    "Choose smaller volumes or another stick (exFAT, NTFS).",
);

pub(super) const COPY_TOO_LARGE: Sentence = now(
    "E-FILE-TOO-LARGE",
    "这个盘的单个文件最大 4 GB，副本或备份放不下，这次改动没有保存；此前保存的都在。",
    "把副本或备份放到本机硬盘，或换一个 exFAT、NTFS 格式的盘。",
    "This stick holds files up to 4 GB, too few for the copy or backup; this change was not saved, everything before is.",
    "Keep the copy or backup on the computer's own disk, or on another stick (exFAT, NTFS).",
);

pub(super) fn io(error: &io::Error) -> Sentence {
    if error.kind() == io::ErrorKind::FileTooLarge { TOO_LARGE_FOR_MEDIUM } else { copy::IO }
}

pub(super) fn in_file(name: &str, error: &DeskError) -> Sentence {
    let (code, severity, zh, remedy_zh, en, remedy_en) = sentence(error);
    (code, severity, format!("{name}：{zh}").into(), remedy_zh, format!("{name}: {en}").into(), remedy_en)
}

pub(super) fn document_too_large(application: &ApplicationId, name: &str, limit: u64) -> Sentence {
    (
        "E-DOCUMENT-TOO-LARGE",
        Severity::Precondition,
        format!("申报 {application} 的文件“{name}”超过一卷的上限（{limit} 字节），没有封装任何材料包。").into(),
        "请申报单位压缩或拆成几个文件；收件人的盘不是 FAT32 格式时，也可以把分卷上限调大。".into(),
        format!(
            "The document \"{name}\" of application {application} is larger than a volume may be ({limit} bytes); no \
             package was sealed."
        )
        .into(),
        "Have it compressed or divided into several files; or raise the limit when no recipient's stick is FAT32."
            .into(),
    )
}

pub(super) fn letters(missing: &[MissingLetter]) -> Sentence {
    let zh: Vec<String> = missing.iter().map(MissingLetter::zh).collect();
    let en: Vec<String> = missing.iter().map(MissingLetter::en).collect();
    (
        "E-DECLASSIFICATION-LETTER",
        Severity::Precondition,
        format!("缺少脱密审核同意书，没有封装任何材料包：{}。", zh.join("；")).into(),
        "请申报单位补交，列入该申报的文件并标明为脱密审核同意书。".into(),
        format!("The declassification letter is missing; no package was sealed: {}.", en.join("; ")).into(),
        "Ask the applicant for it, list it among the application's documents and mark it as the letter.".into(),
    )
}

pub(super) fn dossier_incomplete(application: &ApplicationId, missing: &[u32]) -> Sentence {
    let numbers: Vec<String> = missing.iter().map(u32::to_string).collect();
    (
        "E-DOSSIER-INCOMPLETE",
        Severity::Precondition,
        format!("申报 {application} 的材料还不齐，缺第 {} 卷，不能签名。", numbers.join("、")).into(),
        "导入缺少的分卷后再签名；草稿保持原样。".into(),
        format!(
            "The dossier of application {application} is incomplete: volume {} is missing; nothing was signed.",
            numbers.join(", ")
        )
        .into(),
        "Import what is missing, then sign; the draft is unchanged.".into(),
    )
}
