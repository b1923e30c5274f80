//! Files that cross between machines: packages, sealed and signed files, certificates.

use std::io::ErrorKind;

use ::exchange::{package::PackageFault, sealed::SealFault};
use store::ImportError;

use super::{
    Sentence, Severity, broken, cancelled,
    copy::store,
    now,
    package::{OTHER_VOLUMES, RECIPIENTS, TOO_LARGE_FOR_MEDIUM},
};

pub(super) const CERTIFICATE: Sentence = broken(
    "E-CERTIFICATE",
    "证书不可用或不符合本系统的规定。",
    "向评选办公室重新索取证书文件。",
    "The certificate is unusable or not of this system's kind.",
    "Ask the award office for the certificate file again.",
);

pub(super) const REQUEST: Sentence = broken(
    "E-ENROLMENT-REQUEST",
    "入册申请文件不完整或被改动。",
    "请本人重新导出申请文件，并用电话核对代码。",
    "The enrolment request is incomplete or was altered.",
    "Ask the person to export it again and compare the code by telephone.",
);

pub(super) const RESPONSE: Sentence = broken(
    "E-ENROLMENT-RESPONSE",
    "入册回复不是对本副本申请的答复，或被改动。",
    "向评选办公室重新索取回复文件。",
    "The answer is not to this copy's request, or was altered.",
    "Ask the award office for the answer again.",
);

pub(super) const SIGNING: Sentence = broken(
    "E-SIGN",
    "没有签成，未保存任何文件。",
    "重试；仍失败时把代码告知技术支持。",
    "Signing failed and no file was stored.",
    "Try again; if it fails again tell support this code.",
);

pub(super) const SIGNED_PDF: Sentence = broken(
    "E-FILE-NOT-GOOD",
    "签名文件没有通过核验。",
    "看下面的原因；向签名人索取原件。",
    "The signed file does not verify.",
    "See the reasons below; ask the signer for the original.",
);

pub(super) const JSON: Sentence = broken(
    "E-DATA",
    "文件里的数据不合规定的写法。",
    "向签名人索取原件；不要用其他软件另存。",
    "The data in the file are not in the prescribed form.",
    "Ask the signer for the original; do not save it with other programs.",
);

pub(super) const PRINT: Sentence = now(
    "E-PRINT",
    "有的字符不能印出，没有生成文件。",
    "替换不能印出的字符。",
    "Some characters cannot be printed; no file was made.",
    "Replace the characters that cannot be printed.",
);

pub(super) fn unprintable(characters: &[char]) -> Sentence {
    (
        "E-UNPRINTABLE",
        Severity::Precondition,
        format!("不能印出的字符：{}。", listed(characters)).into(),
        "请改用能印出的字符；草稿保持原样。".into(),
        format!("Characters that cannot be printed: {}.", listed(characters)).into(),
        "Use printable characters; the draft is unchanged.".into(),
    )
}

pub(super) const OTHER_EDITION: Sentence = now(
    "E-OTHER-EDITION",
    "文件属于另一届评选。",
    "核对文件来源，换用本届的文件。",
    "The file belongs to another edition.",
    "Check where it came from and use this edition's file.",
);

pub(super) const OTHER_PERSON: Sentence = now(
    "E-OTHER-PERSON",
    "文件不是给这个人的。",
    "核对文件来源；材料包只能由收件人本人导入。",
    "The file is not for this person.",
    "Check where it came from; only its addressee can import a package.",
);

pub(super) const NO_SUCH_RECORD: Sentence = now(
    "E-NO-RECORD",
    "副本里没有这个文件。",
    "核对文件摘要，或重新导入。",
    "The copy has no such file.",
    "Check the digest or import it again.",
);

pub(super) const PACKAGE_SIGNER: Sentence = broken(
    "E-PACKAGE-SIGNER",
    "材料包不是本届办公室的现行证书签的。",
    "不要使用；向评选办公室索取。",
    "The package is not signed by the office's certificate in force.",
    "Do not use it; ask the award office.",
);

pub(super) const PACKAGE_ROWS: Sentence = broken(
    "E-PACKAGE-ROWS",
    "材料包里的应评项与评审方案不符。",
    "不要使用；向评选办公室索取。",
    "The package's assignments are not those of the charter.",
    "Do not use it; ask the award office.",
);

pub(super) const RECIPIENT: Sentence = broken(
    "E-RECIPIENT",
    "方案里的收件密钥读不出来。",
    "请办公室核对后另出新版方案。",
    "A recipient key in the charter does not read.",
    "Ask the office to check it and issue a new revision.",
);

fn listed(characters: &[char]) -> String {
    let named: Vec<String> = characters.iter().map(|character| format!("U+{:04X}", *character as u32)).collect();
    named.join(" ")
}

pub(super) fn import(error: &ImportError) -> Sentence {
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
        ImportError::OtherSet { .. } => OTHER_VOLUMES,
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

pub(super) fn package(error: &PackageFault) -> Sentence {
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
        PackageFault::Recipients => RECIPIENTS,
        PackageFault::Truncated => broken(
            "E-PACKAGE-TRUNCATED",
            "材料包不完整，未导入任何内容。",
            "重新拷贝，拷贝结束后再拔出 U 盘。",
            "The package is incomplete; nothing was imported.",
            "Copy it again and eject the stick before pulling it out.",
        ),
        PackageFault::Io(error) if error.kind() == ErrorKind::FileTooLarge => TOO_LARGE_FOR_MEDIUM,
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

pub(super) fn seal(error: &SealFault) -> Sentence {
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
