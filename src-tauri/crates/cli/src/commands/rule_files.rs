//! `panelctl scheme check` and `panelctl criteria check`.

use std::path::PathBuf;

use rules::{criteria::CriteriaSet, problem::Problem, scheme::Scheme};

use crate::{
    args::RuleFile,
    output::{CommandError, Outcome, Output},
    workspace,
};

pub(super) fn schemes(args: &RuleFile, output: &Output) -> Result<Outcome, CommandError> {
    let RuleFile::Check { files } = args;
    check(files, output, |text| Scheme::parse(text).err().unwrap_or_default())
}

pub(super) fn criteria(args: &RuleFile, output: &Output) -> Result<Outcome, CommandError> {
    let RuleFile::Check { files } = args;
    check(files, output, |text| CriteriaSet::parse(text).err().unwrap_or_default())
}

fn check(files: &[PathBuf], output: &Output, parse: fn(&str) -> Vec<Problem>) -> Result<Outcome, CommandError> {
    let mut answers = Vec::new();
    let mut bad = false;
    for path in files {
        let name = path.display().to_string();
        let text = String::from_utf8(workspace::read(path)?).map_err(|_| CommandError::Argument {
            zh: format!("{name} 不是 UTF-8 文本。"),
            en: format!("{name} is not UTF-8 text."),
        })?;
        let problems = parse(&text);
        bad |= !problems.is_empty();
        if problems.is_empty() {
            output.say(format!("✓ {name}"), format!("✓ {name}"));
        }
        for problem in &problems {
            output.say(
                format!("✗ {name}  {}\n    {}\n    {}", problem.place, problem.what.zh, problem.remedy.zh),
                format!("✗ {name}  {}\n    {}\n    {}", problem.place, problem.what.en, problem.remedy.en),
            );
        }
        let listed: Vec<_> = problems
            .iter()
            .map(|problem| {
                serde_json::json!({
                    "place": problem.place,
                    "what": { "zh": problem.what.zh, "en": problem.what.en },
                    "remedy": { "zh": problem.remedy.zh, "en": problem.remedy.en },
                })
            })
            .collect();
        answers.push(serde_json::json!({ "file": name, "problems": listed }));
    }
    output.answer(&serde_json::json!({ "files": answers }));
    Ok(if bad { Outcome::Bad } else { Outcome::Done })
}
