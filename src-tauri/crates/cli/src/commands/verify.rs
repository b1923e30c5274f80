//! `panelctl verify`.

use desk::verify::{Appearance, FileVerdict, SignatureStatus, in_order, verify_file};
use serde::Serialize;

use crate::{
    args::VerifyArgs,
    output::{CommandError, Outcome, Output, Told},
    workspace,
};

/// One file's verdict as JSON.
#[derive(Serialize)]
pub(super) struct Verdict {
    file: String,
    good: bool,
    kind: Option<&'static str>,
    identity: Option<String>,
    data: Option<String>,
    signature: &'static str,
    appearance: &'static str,
    reasons: Vec<Told>,
}

pub(super) fn run(args: &VerifyArgs, output: &Output) -> Result<Outcome, CommandError> {
    let (trust, bad_charters) = workspace::trust(&args.trust, &args.charter)?;
    let mut verdicts: Vec<Verdict> =
        bad_charters.iter().map(|(file, verdict)| summary(file.clone(), verdict)).collect();
    in_order(
        &args.files,
        |path| Ok::<_, CommandError>(verify_file(&workspace::read(path)?, &trust)),
        |index, verdict| {
            let (path, verdict) = (&args.files[index], verdict?);
            if let (Some(folder), Some(original)) = (&args.recover, &verdict.signed_revision) {
                let name = path.file_name().unwrap_or_default();
                workspace::write(&folder.join(name), original)?;
            }
            output.progress(index + 1, args.files.len(), "核验", "Verifying");
            verdicts.push(summary(path.display().to_string(), &verdict));
            Ok::<(), CommandError>(())
        },
    )?;
    for verdict in &verdicts {
        show(verdict, output);
    }
    output.answer(&serde_json::json!({ "files": verdicts }));
    let all_good = verdicts.iter().all(|verdict| verdict.good);
    Ok(if all_good { Outcome::Done } else { Outcome::Bad })
}

pub(super) fn summary(file: String, verdict: &FileVerdict) -> Verdict {
    Verdict {
        file,
        good: verdict.is_good(),
        kind: verdict.content.as_ref().map(|content| content.kind().as_str()),
        identity: verdict.identity.map(|digest| digest.to_string()),
        data: verdict.data.map(|digest| digest.to_string()),
        signature: signature(verdict.signature).0,
        appearance: appearance(verdict.appearance).0,
        reasons: verdict.reasons.iter().map(Told::of).collect(),
    }
}

fn show(verdict: &Verdict, output: &Output) {
    let mark = if verdict.good { "✓" } else { "✗" };
    let find = |list: &[(&'static str, &'static str)], key: &str| {
        list.iter().find(|(name, _)| *name == key).map_or(key.to_owned(), |(_, zh)| (*zh).to_owned())
    };
    let signatures: Vec<_> = SIGNATURES.iter().map(|status| signature(*status)).collect();
    let appearances: Vec<_> = APPEARANCES.iter().map(|status| appearance(*status)).collect();
    output.say(
        format!(
            "{mark} {}  签名：{}  页面：{}",
            verdict.file,
            find(&signatures, verdict.signature),
            find(&appearances, verdict.appearance)
        ),
        format!("{mark} {}  signature: {}  appearance: {}", verdict.file, verdict.signature, verdict.appearance),
    );
    for reason in &verdict.reasons {
        output.say(format!("    {}  [{}]", reason.zh, reason.code), format!("    {}  [{}]", reason.en, reason.code));
    }
}

const SIGNATURES: [SignatureStatus; 5] = [
    SignatureStatus::Good,
    SignatureStatus::UnknownSigner,
    SignatureStatus::MembershipUnknown,
    SignatureStatus::Revoked,
    SignatureStatus::Bad,
];

const APPEARANCES: [Appearance; 4] =
    [Appearance::Proven, Appearance::Differs, Appearance::UnknownLayout, Appearance::NotPrinted];

fn signature(status: SignatureStatus) -> (&'static str, &'static str) {
    match status {
        SignatureStatus::Good => ("good", "有效"),
        SignatureStatus::UnknownSigner => ("unknown-signer", "签名人不明"),
        SignatureStatus::MembershipUnknown => ("membership-unknown", "完整，资格不明"),
        SignatureStatus::Revoked => ("revoked", "证书已撤销"),
        SignatureStatus::Bad => ("bad", "无效"),
    }
}

fn appearance(status: Appearance) -> (&'static str, &'static str) {
    match status {
        Appearance::Proven => ("proven", "与数据一致"),
        Appearance::Differs => ("differs", "与数据不符"),
        Appearance::UnknownLayout => ("unknown-layout", "版式不明"),
        Appearance::NotPrinted => ("not-printed", "未比对"),
    }
}
