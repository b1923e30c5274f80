//! `panelctl merge`.

use desk::panel::preview::{MergePreview, merge_preview_of, parse_method};

use crate::{
    args::MergeArgs,
    output::{CommandError, Outcome, Output},
    workspace,
};

pub(super) fn run(args: &MergeArgs, output: &Output) -> Result<Outcome, CommandError> {
    let (trust, bad) = workspace::trust(&args.trust, &args.charter)?;
    if trust.charters.head().is_none() {
        let reasons = bad.into_iter().flat_map(|(_, verdict)| verdict.reasons).collect();
        return Err(CommandError::Desk(desk::DeskError::NotGood { reasons }));
    }
    let method = args.what_if.as_deref().map(method).transpose()?;
    let matrix = args.matrix.as_deref().map(workspace::read).transpose()?;
    let files = args.sheets.iter().map(|path| Ok((path.display().to_string(), workspace::read(path)?)));
    let preview = merge_preview_of::<_, CommandError>(files, matrix.as_deref(), &trust, method.as_ref())?;
    output.answer(&preview);
    show(&preview, output);
    let good = preview.refused.is_empty() && preview.panels.iter().all(|panel| panel.forked.is_empty());
    Ok(if good { Outcome::Done } else { Outcome::Bad })
}

fn method(text: &str) -> Result<rules::charter::Merge, CommandError> {
    parse_method(text).ok_or_else(|| CommandError::Argument {
        zh: format!("不认识的合并方法 {text}。"),
        en: format!("Unknown merging method {text}."),
    })
}

fn show(preview: &MergePreview, output: &Output) {
    for refused in &preview.refused {
        output.say(
            format!("✗ {}：{}  [{}]", refused.file, refused.zh, refused.code),
            format!("✗ {}: {}  [{}]", refused.file, refused.en, refused.code),
        );
    }
    for panel in &preview.panels {
        output.say(
            format!(
                "{}：计入 {}，缺 {}，回避 {}，替换 {}",
                panel.name, panel.counted, panel.missing, panel.recused, panel.replaced
            ),
            format!(
                "{}: {} counted, {} missing, {} recused, {} replaced",
                panel.name, panel.counted, panel.missing, panel.recused, panel.replaced
            ),
        );
        for cell in &panel.forked {
            output.say(format!("✗ {cell}：分叉"), format!("✗ {cell}: fork"));
        }
        for line in &panel.applications {
            let score = line.displayed.as_deref().unwrap_or("—");
            let reason = |text: &Option<String>, before: &str| {
                text.as_ref().map_or_else(String::new, |text| format!("{before}{text}"))
            };
            output.say(
                format!(
                    "  {}  {score:>7}  {} 份，待合议 {} 条  {}{}",
                    line.application,
                    line.sheets,
                    line.to_discuss,
                    line.applicant,
                    reason(&line.reason_zh, "：")
                ),
                format!(
                    "  {}  {score:>7}  {} sheets, {} items to discuss  {}{}",
                    line.application,
                    line.sheets,
                    line.to_discuss,
                    line.applicant,
                    reason(&line.reason, ": ")
                ),
            );
        }
    }
    if preview.what_if {
        output.say("以上按假设的方法计算，不能签名。", "Computed by another method; it cannot be signed.");
    }
}
