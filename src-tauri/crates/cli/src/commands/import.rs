//! `panelctl import`.

use desk::{
    documents::{CopyDocument, TextStatus},
    expert::{PackageFile, PackageImport, VolumesImport},
    seat::Seat,
};

use super::{engine, progress::Watch, secret};
use crate::{
    args::ImportArgs,
    output::{CommandError, Outcome, Output},
    workspace,
};

pub(super) fn run(args: &ImportArgs, output: &Output) -> Result<Outcome, CommandError> {
    let mut files = Vec::new();
    for package in &args.packages {
        let path = package.display().to_string();
        let opened = std::fs::File::open(package);
        let content = opened.map_err(|error| CommandError::File { path: path.clone(), error })?;
        files.push(PackageFile { name: path, content });
    }
    let seat = Seat::open(&args.copy, &secret::passphrase(output)?)?;
    let engine = engine::find(output);
    let mut watch = Watch::begin();
    let imported = seat.import_volumes(files, engine.as_ref(), workspace::now()?, &mut |at| watch.step(output, at));
    output.end_line();
    let VolumesImport { package, taken, already_here } = imported?;
    let mut documents = seat.documents(None)?;
    documents.retain(|document| {
        package.documents.iter().any(|received| received.key == document.key && taken.contains(&received.volume))
    });
    output.answer(&serde_json::json!({
        "manifest": package.manifest, "sequence": package.sequence, "documents": documents,
        "volumes": {
            "of": package.volumes, "taken": taken, "already_here": already_here, "missing": package.missing(),
            "incomplete": package.incomplete,
        },
    }));
    let bytes: u64 = documents.iter().map(|document| document.size).sum();
    let pages: usize = documents.iter().map(|document| document.facts.pages.len()).sum();
    output.say(
        format!("已导入 {} 份文件，{bytes} 字节，{pages} 页。", documents.len()),
        format!("Imported {} documents, {bytes} bytes, {pages} pages.", documents.len()),
    );
    if package.volumes > 1 {
        say_volumes(&package, &already_here, output);
    }
    for document in documents.iter().filter(|document| document.facts.text != TextStatus::Full) {
        say(document, output);
    }
    Ok(Outcome::Done)
}

/// Which volumes are here, which were already, which are missing, and what cannot be scored yet.
fn say_volumes(package: &PackageImport, already_here: &[u32], output: &Output) {
    let list = |numbers: &[u32], between: &str| numbers.iter().map(u32::to_string).collect::<Vec<_>>().join(between);
    let of = package.volumes;
    if !already_here.is_empty() {
        output.say(
            format!("第 {} 卷此前已导入，没有改动。", list(already_here, "、")),
            format!("Volume {} was here already; nothing changed.", list(already_here, ", ")),
        );
    }
    let present: Vec<u32> = package.present.iter().map(|volume| volume.number).collect();
    let missing = package.missing();
    if missing.is_empty() {
        output.say(format!("共 {of} 卷，已齐。"), format!("All {of} volumes are here."));
        return;
    }
    output.say(
        format!("共 {of} 卷，已有第 {} 卷，还缺第 {} 卷。", list(&present, "、"), list(&missing, "、")),
        format!("Of {of} volumes {} present, missing {}.", list(&present, ", "), list(&missing, ", ")),
    );
    let waiting: Vec<&str> = package.incomplete.iter().map(|application| application.as_str()).collect();
    output.say(
        format!("材料未齐的申报：{}。其余可以开始评审。", waiting.join("、")),
        format!("Incomplete dossiers: {}. The others can be read and scored.", waiting.join(", ")),
    );
}

/// One line for a document: key, status, name.
pub(super) fn say(document: &CopyDocument, output: &Output) {
    let row = |status: String| format!("{:<8}{}    {status}", document.key, document.name);
    output.say(row(document.facts.text.zh()), row(document.facts.text.en()));
}
