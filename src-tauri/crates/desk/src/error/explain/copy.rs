//! The encrypted copy, its owner's keys and their enrolment.

use store::{CreateError, DraftError, OpenError, StoreError};

use super::{Sentence, Severity, broken, now, package::COPY_TOO_LARGE};

pub(super) const KEY: Sentence = now(
    "E-KEY-PASSPHRASE",
    "口令打不开签名密钥。",
    "检查输入法和大小写后重新输入口令。",
    "The passphrase does not open the signing key.",
    "Check the input method and capitals, then type the passphrase again.",
);

pub(super) const CRYPTO: Sentence = broken(
    "E-CRYPTO",
    "密码运算失败，没有签名。",
    "重启程序后再试；仍失败时更换计算机。",
    "A cryptographic operation failed; nothing was signed.",
    "Restart the program and try again; if it fails again use another computer.",
);

pub(super) const IO: Sentence = broken(
    "E-IO",
    "读写文件失败。",
    "检查磁盘空间、U 盘和权限后重试。",
    "Reading or writing a file failed.",
    "Check free space, the stick and permissions, then try again.",
);

pub(super) fn damaged_value(name: &str) -> Sentence {
    (
        "E-COPY-VALUE",
        Severity::Broken,
        format!("副本里的一项数据（{name}）读不出来。").into(),
        "从最近的备份恢复副本。".into(),
        format!("A stored value ({name}) does not read.").into(),
        "Restore the copy from the latest backup.".into(),
    )
}

pub(super) const LOCKED: Sentence = now(
    "E-LOCKED",
    "没有打开的副本。",
    "输入口令，打开自己的副本。",
    "No copy is open.",
    "Open your copy with its passphrase.",
);

pub(super) const PASSPHRASE_TOO_SHORT: Sentence = now(
    "E-PASSPHRASE-SHORT",
    "口令太短。",
    "至少用 10 个字符，或 6 个汉字；几个不相干的词连在一起，好记又难猜。",
    "The passphrase is too short.",
    "Use at least 10 characters, or 6 Chinese ones; a few unrelated words are easy to remember and hard to guess.",
);

pub(super) const TRUST_NEEDED: Sentence = now(
    "E-TRUST",
    "没有可信的评选办公室证书，或选的文件不是证书。",
    "选择从办公室另行取得的证书文件（office-ca.pem），不要用档案自带的。",
    "There is no trusted certificate of the award office, or the file chosen is none.",
    "Choose the certificate file (office-ca.pem) you got from the office itself, not the one in the archive.",
);

pub(super) const NOT_ENROLLED: Sentence = now(
    "E-NOT-ENROLLED",
    "这个副本还没有入册。",
    "先导出入册申请，交评选办公室，收到回复后导入。",
    "This copy is not enrolled yet.",
    "Export an enrolment request, send it to the award office and import the answer.",
);

pub(super) const ALREADY_ENROLLED: Sentence = now(
    "E-ENROLLED",
    "这个副本已经入册。",
    "需要更换密钥时，另建副本重新入册，由办公室撤销旧证书。",
    "This copy is enrolled already.",
    "To change keys, enrol with a new copy and have the office revoke the old certificate.",
);

pub(super) const CODE_DIFFERS: Sentence = now(
    "E-CODE",
    "输入的代码与文件不符。",
    "请对方重新念一遍；仍不符时不要使用这个文件。",
    "The typed code is not the file's code.",
    "Ask to hear it again; if it still differs do not use the file.",
);

pub(super) const NOT_THE_OFFICE: Sentence = now(
    "E-NOT-OFFICE",
    "只有评选办公室的副本能做这件事。",
    "在办公室的计算机上操作。",
    "Only the award office's copy can do this.",
    "Do it on the office's computer.",
);

pub(super) fn open(error: &OpenError) -> Sentence {
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

pub(super) fn create(error: &CreateError) -> Sentence {
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

pub(super) fn store(error: &StoreError) -> Sentence {
    match error {
        StoreError::DiskFull => now(
            "E-DISK-FULL",
            "磁盘已满，这次改动没有保存；此前保存的都在。",
            "腾出空间后重试。",
            "The disk is full; this change was not saved, everything before is.",
            "Free some space and try again.",
        ),
        StoreError::FileTooLarge => COPY_TOO_LARGE,
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

pub(super) fn draft(error: &DraftError) -> Sentence {
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
