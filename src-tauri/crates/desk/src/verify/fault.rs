//! Why a file is not good, as data and as the sentence people read.

use std::sync::Arc;

use exchange::{cms::CmsFault, keys::SignatureFault, sealed::SealFault, signed_pdf::Fault};
use rules::{
    charter::{AuthorityFault, CharterFault},
    composite::CompositeFault,
    json::JsonFault,
    panel::{Refusal, ResultFault},
    sheet::SheetFault,
};

use super::detail;

/// Why a file is not good.
#[derive(Clone, Debug)]
pub enum Reason {
    /// The file or its signature is not intact.
    Container(Arc<Fault>),
    /// The sealed file does not open.
    Seal(Arc<SealFault>),
    /// The certificate was not issued by this office.
    UnknownIssuer,
    /// The embedded data are not in their one form.
    Data(JsonFault),
    /// The attachment's name is not that of its kind.
    AttachmentName,
    /// The pages are not what the data print.
    PageDiffers,
    /// The data hold characters that cannot be printed.
    Unprintable,
    /// The layout is not one of this program's.
    UnknownLayout(String),
    /// No charter was given.
    NoCharter,
    /// Two charters stand against each other.
    CharterFork,
    /// The file belongs to another edition.
    OtherEdition,
    /// The file names a charter that is not given.
    OtherCharter,
    /// The file names an earlier revision whose files no longer count.
    StaleCharter,
    /// The signer may not sign this.
    Authority(AuthorityFault),
    /// The charter contradicts itself.
    Charter(Vec<CharterFault>),
    /// The sheet breaks rules of its charter.
    Sheet(Vec<SheetFault>),
    /// A file of another kind stands where a sheet is expected.
    NotASheet,
    /// A file of another kind stands where an acknowledgement is expected.
    NotAnAcknowledgement,
    /// It answers another result than the one in force.
    OtherResult,
    /// A revision of the same cell replaces it.
    Superseded,
    /// Another sheet of the same cell stands against it.
    Fork,
    /// It replaces a file that is not there.
    MissingPredecessor,
    /// The expert had other documents than the others.
    OtherDossier,
    /// Received after the deadline, and the opening does not accept it.
    Late,
    /// Entered from paper, and its expert has not agreed to it.
    NotCountersigned,
    /// Entered from paper, and would replace a sheet the expert signed.
    ReplacesSigned,
    /// Of another round or panel than asked for.
    WrongRound,
    /// Recomputing gives another result.
    Result(Vec<ResultFault>),
    /// There is no ranked list.
    Composite(CompositeFault),
    /// It rests on a file that is not there or not good.
    MissingSource,
}

/// Returns why a sheet does not count as people read it.
#[must_use]
pub fn refusal_reason(refusal: &Refusal) -> Reason {
    match refusal {
        Refusal::OtherCharter => Reason::OtherCharter,
        Refusal::StaleCharter => Reason::StaleCharter,
        Refusal::WrongRound => Reason::WrongRound,
        Refusal::Authority(fault) => Reason::Authority(fault.clone()),
        Refusal::Faulty(faults) => Reason::Sheet(faults.clone()),
        Refusal::MissingPredecessor(_) => Reason::MissingPredecessor,
        Refusal::OtherDossier => Reason::OtherDossier,
        Refusal::Late => Reason::Late,
        Refusal::NotCountersigned => Reason::NotCountersigned,
        Refusal::ReplacesSigned(_) => Reason::ReplacesSigned,
    }
}

impl Reason {
    /// Returns the stable code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.sentence().0
    }

    /// Returns the Chinese sentence.
    #[must_use]
    pub fn zh(&self) -> String {
        let detail = detail::zh(self);
        let sentence = self.sentence().1;
        if detail.is_empty() {
            sentence.to_owned()
        } else {
            format!("{}（{detail}）。", sentence.trim_end_matches('。'))
        }
    }

    /// Returns the English sentence.
    #[must_use]
    pub fn en(&self) -> String {
        let detail = detail::en(self);
        let sentence = self.sentence().2;
        if detail.is_empty() { sentence.to_owned() } else { format!("{} ({detail}).", sentence.trim_end_matches('.')) }
    }

    fn sentence(&self) -> (&'static str, &'static str, &'static str) {
        match self {
            Reason::Container(fault) => container(fault),
            Reason::Seal(_) => ("seal", "封装件打不开。", "The sealed file does not open."),
            Reason::UnknownIssuer => {
                ("other-ca", "签名证书不是本办公室签发的。", "The signing certificate was not issued by this office.")
            }
            Reason::Data(JsonFault::Repeated(_)) => {
                ("repeated-member", "数据中有重复的成员。", "The data repeat a member.")
            }
            Reason::Data(JsonFault::OtherFormat { .. }) => {
                ("other-format", "数据的格式本程序不认识。", "The data are of a format this program does not know.")
            }
            Reason::Data(_) => ("data", "数据不合规定的写法。", "The data are not in the prescribed form."),
            Reason::AttachmentName => {
                ("attachment-name", "附件名称与文件种类不符。", "The attachment's name is not that of its kind.")
            }
            Reason::PageDiffers => {
                ("page-differs", "页面显示的内容与签名数据不同。", "The pages do not say what the signed data say.")
            }
            Reason::Unprintable => {
                ("unprintable", "数据中有不能印出的字符。", "The data hold characters that cannot be printed.")
            }
            Reason::UnknownLayout(_) => (
                "unknown-layout",
                "本程序没有这个版式，不能比对页面。",
                "This program lacks the layout and cannot compare the pages.",
            ),
            Reason::NoCharter => (
                "no-charter",
                "没有评审方案，不知道签名人有无资格。",
                "Without the charter nobody can say whether the signer may sign this.",
            ),
            Reason::CharterFork => {
                ("charter-fork", "评审方案有两个并列的版本。", "Two charters stand against each other.")
            }
            Reason::OtherEdition => ("other-edition", "文件属于另一届评选。", "The file belongs to another edition."),
            Reason::OtherCharter => {
                ("other-charter", "文件依据的是另一份评审方案。", "The file rests on another charter.")
            }
            Reason::StaleCharter => (
                "stale-charter",
                "文件依据的是已被替换的评审方案。",
                "The file rests on a charter revision that no longer counts.",
            ),
            Reason::Authority(fault) => authority(fault),
            Reason::Charter(_) => ("charter", "评审方案自相矛盾。", "The charter contradicts itself."),
            Reason::Sheet(faults) => sheet(faults),
            Reason::NotASheet => ("not-a-sheet", "不是评分表。", "This is not a score sheet."),
            Reason::NotAnAcknowledgement => {
                ("not-an-acknowledgement", "不是确认书。", "This is not an acknowledgement.")
            }
            Reason::OtherResult => (
                "other-result",
                "确认的是另一份小组结果，不是现在有效的这一份。",
                "It answers another panel result than the one in force.",
            ),
            Reason::Superseded => ("stale", "已被同一项的新版替换。", "A later revision of the same cell replaces it."),
            Reason::Fork => {
                ("fork", "与同一项的另一份评分表互不替换。", "It stands against another sheet of the same cell.")
            }
            Reason::MissingPredecessor => {
                ("missing-predecessor", "它替换的文件不在这里。", "The file it replaces is not here.")
            }
            Reason::OtherDossier => {
                ("other-dossier", "所读材料与其他专家不同。", "The expert had other documents than the others.")
            }
            Reason::Late => (
                "late",
                "收件晚于交表截止时间，开封时没有写明理由采纳。",
                "It came in after the deadline, and the opening does not accept it with a reason.",
            ),
            Reason::NotCountersigned => (
                "not-countersigned",
                "纸质代录的评分表没有专家本人的确认。",
                "It was entered from paper and the expert has not agreed to it.",
            ),
            Reason::ReplacesSigned => (
                "replaces-signed",
                "纸质代录不能替换专家本人签名的评分表。",
                "A sheet entered from paper cannot replace one the expert signed.",
            ),
            Reason::WrongRound => ("wrong-round", "属于另一轮次或小组。", "It belongs to another round or panel."),
            Reason::Result(_) => ("result", "重算结果不一致。", "Recomputing gives another result."),
            Reason::Composite(CompositeFault::SeveralResults { .. }) => (
                "several-results",
                "同一申报在同一轮有两份小组结果，方案没有规定如何合并。",
                "One application has two panel results in one round, and no rule says how they combine.",
            ),
            Reason::Composite(_) => ("no-list", "按方案排不出名次。", "By the charter there is no ranked list."),
            Reason::MissingSource => {
                ("missing-source", "所依据的文件缺少或不合格。", "A file it rests on is missing or not good.")
            }
        }
    }
}

fn container(fault: &Fault) -> (&'static str, &'static str, &'static str) {
    match fault {
        Fault::NoSignature | Fault::NotSigned => {
            ("stripped-signature", "没有签名或签名被去掉。", "There is no signature, or it was removed.")
        }
        Fault::SeveralSignatures => ("second-signature", "有不止一个签名。", "There is more than one signature."),
        Fault::AppendedUpdate { signed_revision: Some(_), .. } => (
            "appended-update",
            "签名之后又被其他程序保存过；里面的签名原件完整，可以取出。",
            "Another program saved it after signing; the signed original inside is intact and can be taken out.",
        ),
        Fault::AppendedUpdate { .. } => {
            ("appended-update", "签名之后又被追加了内容。", "Something was appended after signing.")
        }
        Fault::ByteRangeMoved | Fault::ByteRangeSpelling => {
            ("moved-byte-range", "签名范围被移动。", "The signed byte range was moved.")
        }
        Fault::ByteRangePartial => {
            ("partial-byte-range", "签名没有盖住整个文件。", "The signature does not cover the whole file.")
        }
        Fault::GarbageInPadding | Fault::SlotSpelling | Fault::UpperCaseHex => (
            "garbage-in-padding",
            "签名位置里有多余的内容。",
            "There is something extra in the place of the signature.",
        ),
        Fault::NoAttachment => ("no-attachment", "没有数据附件。", "There is no data attachment."),
        Fault::SeveralAttachments | Fault::WrongAttachment(_) => (
            "swapped-attachment",
            "数据附件不止一个或不合规定。",
            "There are several data attachments, or one of another kind.",
        ),
        Fault::Cms(cms) => signature(cms),
        Fault::NotAPdf | Fault::Truncated { .. } => {
            ("not-a-pdf", "不是完整的 PDF 文件。", "This is not a complete PDF file.")
        }
        _ => ("malformed", "文件结构不合规定。", "The structure of the file is not the prescribed one."),
    }
}

fn signature(fault: &CmsFault) -> (&'static str, &'static str, &'static str) {
    match fault {
        CmsFault::ContentChanged | CmsFault::Signature(SignatureFault::Mismatch) => {
            ("changed-byte", "签名之后内容被改动。", "The content was changed after signing.")
        }
        CmsFault::ExtraCertificate => {
            ("extra-certificate", "签名里有多余的证书。", "The signature carries an extra certificate.")
        }
        CmsFault::UnsignedAttributes => {
            ("unsigned-attribute", "签名里有未受保护的内容。", "The signature carries unsigned attributes.")
        }
        CmsFault::NonDer(_) | CmsFault::Signature(SignatureFault::NotDer(_)) => {
            ("non-der", "签名不是规定的编码。", "The signature is not in the prescribed encoding.")
        }
        CmsFault::SeveralSigners => ("second-signature", "有不止一个签名人。", "There is more than one signer."),
        _ => ("signature", "签名不合规定。", "The signature is not of the prescribed form."),
    }
}

fn authority(fault: &AuthorityFault) -> (&'static str, &'static str, &'static str) {
    match fault {
        AuthorityFault::UnknownPerson | AuthorityFault::OtherCertificate => {
            ("unlisted-key", "签名证书不在评审方案里。", "The signing certificate is not listed in the charter.")
        }
        AuthorityFault::OtherDescription => (
            "other-description",
            "签名人的姓名或角色与证书不符。",
            "Name or role of the signer differ from the certificate.",
        ),
        AuthorityFault::WrongRole => {
            ("wrong-role", "签名人无权签这种文件。", "The signer may not sign this kind of file.")
        }
        AuthorityFault::Revoked => ("revoked", "签名证书已被撤销。", "The signing certificate is revoked."),
    }
}

fn sheet(faults: &[SheetFault]) -> (&'static str, &'static str, &'static str) {
    match faults.first() {
        Some(SheetFault::WrongRound | SheetFault::NoMarks) => {
            ("wrong-round", "属于另一轮次或小组。", "It belongs to another round or panel.")
        }
        Some(SheetFault::Row(_)) => ("not-expected", "评审方案里没有这个应评项。", "The charter expects no such cell."),
        Some(SheetFault::Recused) => {
            ("recused", "该专家对这一申报回避。", "The expert is recused from this application.")
        }
        Some(SheetFault::OtherExpert) => {
            ("wrong-role", "签名人不是这张表的专家。", "The signer is not the expert of this sheet.")
        }
        Some(SheetFault::OtherEdition) => {
            ("other-edition", "文件属于另一届评选。", "The file belongs to another edition.")
        }
        _ => ("sheet", "评分表不合评审方案。", "The sheet breaks rules of its charter."),
    }
}
