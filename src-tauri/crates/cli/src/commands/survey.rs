//! `panelctl survey`.

use desk::{
    documents::Weight,
    office::{EditionPlan, survey_dossiers},
};

use super::{engine, progress::Watch};
use crate::{
    args::SurveyArgs,
    output::{CommandError, Outcome, Output},
    workspace,
};

pub(super) fn run(args: &SurveyArgs, output: &Output) -> Result<Outcome, CommandError> {
    let path = args.plan.display().to_string();
    let text = String::from_utf8_lossy(&workspace::read(&args.plan)?).into_owned();
    let plan: EditionPlan = toml::from_str(&text).map_err(|error| CommandError::Argument {
        zh: format!("{path} 不是评审计划：{}", error.message()),
        en: format!("{path} is not an edition plan: {}", error.message()),
    })?;
    let engine = engine::find(output);
    let mut watch = Watch::begin();
    let folder = args.folder.as_path();
    let concerns = survey_dossiers(&plan, &folder, engine.as_ref(), &mut |at| watch.step(output, at));
    output.end_line();
    let concerns = concerns?;
    output.answer(&serde_json::json!({ "concerns": concerns, "opened": engine.is_some() }));
    for concern in &concerns {
        let row = |what: &str| format!("{}-{}  {}    {what}", concern.application, concern.document, concern.name);
        output.say(row(&concern.zh), row(&concern.en));
    }
    if concerns.is_empty() {
        output.say("没有问题。", "Nothing to report.");
    }
    let bad = concerns.iter().any(|concern| concern.weight == Weight::Warning);
    Ok(if bad { Outcome::Bad } else { Outcome::Done })
}
