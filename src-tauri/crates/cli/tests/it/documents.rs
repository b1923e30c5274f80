//! `panelctl import`, `search`, `documents` and `survey`, as a person at a terminal runs them.

use std::{
    fs,
    io::{self, Cursor, Read},
    path::Path,
    process::{Command, Output, Stdio},
};

use desk::{Passphrase, office::PackSource, seat::Seat};
use exchange::package::Flow;
use serde_json::Value;

use crate::edition::{Edition, demo_plan, instant, plan_of, root};

fn panelctl(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_panelctl"));
    command.args(arguments).env("PANELDESK_PASSPHRASE", "p").stdin(Stdio::null());
    command
}

fn run(arguments: &[&str]) -> (Option<i32>, Value, String) {
    answer(panelctl(arguments).arg("--json").output().unwrap())
}

fn answer(output: Output) -> (Option<i32>, Value, String) {
    let said = String::from_utf8(output.stderr).unwrap();
    let value = serde_json::from_slice(&output.stdout).unwrap_or_else(|fault| {
        panic!("not one JSON value: {fault}\n{}\n{said}", String::from_utf8_lossy(&output.stdout))
    });
    (output.status.code(), value, said)
}

/// Founds an edition, packs, and closes the copies; returns the expert's copy and package.
fn packed(home: &Path, edition: Edition, source: &dyn PackSource) -> (String, String) {
    edition.pack(source, 1, None);
    let text = |path: &Path| path.to_str().unwrap().to_owned();
    (text(&home.join(edition.expert_id.as_str())), text(&edition.package(1)))
}

#[test]
fn a_package_is_imported_listed_and_searched() {
    let home = tempfile::tempdir().unwrap();
    let dossiers = root().join("assets/demo/dossiers");
    let (copy, package) = packed(home.path(), Edition::found(home.path(), demo_plan()), &dossiers.as_path());

    let (status, imported, said) = run(&["import", &copy, &package]);
    assert_eq!(status, Some(0), "{said}");
    assert_eq!(said, "", "no terminal, no progress");
    let documents = imported["documents"].as_array().unwrap();
    assert_eq!(documents.len(), 16);
    assert!(documents.iter().all(|document| document["facts"]["text"]["status"] == "full"), "{imported}");

    let (status, again, _) = run(&["import", &copy, &package]);
    assert_eq!((status, &again["error"]["code"]), (Some(2), &"E-PACKAGE-KNOWN".into()));

    let (status, found, _) = run(&["search", &copy, "质量一票 否决7次", "--application", "01"]);
    assert_eq!(status, Some(0));
    let hit = &found["hits"][0];
    assert_eq!((&hit["document"], &hit["page"]), (&"01-02".into(), &10.into()), "{found}");
    let (status, nothing, _) = run(&["search", &copy, "无此字样之句"]);
    assert_eq!((status, nothing["hits"].as_array().unwrap().len()), (Some(1), 0));

    let listed = panelctl(&["documents", &copy, "--application", "04"]).output().unwrap();
    let listed = String::from_utf8(listed.stdout).unwrap();
    assert_eq!(listed.lines().count(), 3, "{listed}");
    assert!(listed.contains("04-03") && listed.contains("可检索"), "{listed}");

    let wrong = panelctl(&["search", &copy, "质量", "--json"]).env("PANELDESK_PASSPHRASE", "q").output().unwrap();
    let (status, refused, _) = answer(wrong);
    assert_eq!((status, &refused["error"]["code"]), (Some(2), &"E-COPY-PASSPHRASE".into()));
}

/// Pages that keep the engine busy until its time is up.
struct Bombs;

impl PackSource for Bombs {
    fn open(&self, _: &str) -> io::Result<Box<dyn Read + '_>> {
        let bomb = fs::read(root().join("src-tauri/crates/reader/tests/data/deflate-bomb.pdf"))?;
        Ok(Box::new(Cursor::new(bomb)))
    }
}

#[cfg(unix)]
#[test]
fn interrupting_an_import_leaves_the_copy_as_it_was() {
    let home = tempfile::tempdir().unwrap();
    let files = (1..=9).map(|number| (format!("{number}.pdf"), format!("{number}.pdf"))).collect();
    let plan = plan_of(&[("01".to_owned(), files)]);
    let (copy, package) = packed(home.path(), Edition::found(home.path(), plan), &Bombs);
    let child =
        panelctl(&["import", &copy, &package, "--json"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // The room an import keeps back shows that it runs.
    while !Path::new(&copy).join("library.db-ballast").exists() {
        std::thread::yield_now();
    }
    let interrupted = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(interrupted.success());
    let (status, value, said) = answer(child.wait_with_output().unwrap());
    assert_eq!((status, &value["error"]["code"]), (Some(2), &"E-CANCELLED".into()), "{said}");
    assert!(!Path::new(&copy).join("library.db-ballast").exists());
    let seat = Seat::open(Path::new(&copy), &Passphrase::new("p")).unwrap();
    assert!(seat.documents(None).unwrap().is_empty() && seat.packages().unwrap().is_empty());
}

#[test]
fn what_cannot_be_shown_is_listed_from_the_plan() {
    let home = tempfile::tempdir().unwrap();
    let plan = plan_of(&[(
        "01".to_owned(),
        [("好.txt", "good.txt"), ("旧.wps", "old.wps"), ("缺.pdf", "missing.pdf")]
            .map(|(name, file)| (name.to_owned(), file.to_owned()))
            .to_vec(),
    )]);
    fs::write(home.path().join("edition.toml"), toml::to_string(&plan).unwrap()).unwrap();
    fs::write(home.path().join("good.txt"), "质量").unwrap();
    fs::write(home.path().join("old.wps"), [&b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"[..], &[0; 600]].concat()).unwrap();
    let folder = home.path().to_str().unwrap();
    let (status, survey, said) = run(&["survey", &format!("{folder}/edition.toml"), folder]);
    assert_eq!(status, Some(1), "{said}");
    let codes: Vec<&str> =
        survey["concerns"].as_array().unwrap().iter().map(|concern| concern["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["convert-first", "missing"], "{survey}");
    assert_eq!(survey["opened"], true);
}

#[test]
fn every_verb_of_documents_explains_itself() {
    for verb in ["import", "search", "documents", "survey"] {
        let help = panelctl(&[verb, "--help"]).output().unwrap();
        assert!(help.status.success());
        assert!(String::from_utf8(help.stdout).unwrap().contains("--json"), "{verb}");
    }
}

/// Runs as on a medium whose files may have so many blocks of 512 bytes; FAT32 says the same error at 4 GiB.
#[cfg(unix)]
fn limited(blocks: u32, arguments: &[&str]) -> (Option<i32>, Value, String) {
    let script = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\"");
    let mut command = Command::new("sh");
    command.args(["-c", &script, env!("CARGO_BIN_EXE_panelctl")]).args(arguments).arg("--json");
    answer(command.env("PANELDESK_PASSPHRASE", "p").stdin(Stdio::null()).output().unwrap())
}

#[cfg(unix)]
#[test]
fn a_medium_for_smaller_files_is_told_from_a_failing_one() {
    let home = tempfile::tempdir().unwrap();
    let demo = home.path().join("demo");
    fs::create_dir(&demo).unwrap();
    let (status, refused, said) = limited(8192, &["demo", demo.to_str().unwrap()]);
    assert_eq!((status, &refused["error"]["code"]), (Some(2), &"E-FILE-TOO-LARGE".into()), "{refused} {said}");
    let told = refused["error"]["en"].as_str().unwrap();
    assert!(told.contains("4 GB") && told.contains("no half file"), "a package was under way: {told}");
    assert_eq!(fs::read_dir(&demo).unwrap().count(), 0, "the folder that was there is as it was");

    let dossiers = root().join("assets/demo/dossiers");
    let place = home.path().join("edition");
    fs::create_dir(&place).unwrap();
    let (copy, package) = packed(&place, Edition::found(&place, demo_plan()), &dossiers.as_path());
    let (status, refused, said) = limited(8192, &["import", &copy, &package]);
    assert_eq!((status, &refused["error"]["code"]), (Some(2), &"E-FILE-TOO-LARGE".into()), "{refused} {said}");
    let (status, imported, _) = run(&["import", &copy, &package]);
    assert_eq!(status, Some(0), "and nothing was lost: {imported}");
}

#[test]
fn volumes_are_imported_by_one_command_or_several() {
    let home = tempfile::tempdir().unwrap();
    let dossiers = root().join("assets/demo/dossiers");
    let edition = Edition::found(home.path(), demo_plan());
    let packing = desk::office::Packing {
        plan: &edition.plan,
        source: &dossiers.as_path(),
        folder: home.path(),
        sequence: 1,
        engine: None,
        volume_limit: 4 << 20,
    };
    let report = edition.office.pack(&packing, &edition.signer, instant(6), &mut |_| Flow::Go).unwrap();
    let own = report.packages.iter().filter(|packed| packed.person == edition.expert_id);
    let files: Vec<String> = own.map(|packed| packed.path.to_str().unwrap().to_owned()).collect();
    let copy = home.path().join(edition.expert_id.as_str()).to_str().unwrap().to_owned();
    drop(edition);
    let of = files.len();
    assert!(of >= 3, "{files:?}");
    let (status, one, said) = run(&["import", &copy, &files[1]]);
    assert_eq!((status, &one["volumes"]["of"]), (Some(0), &of.into()), "{said}");
    assert_eq!(one["volumes"]["taken"], serde_json::json!([2]));
    assert!(!one["volumes"]["incomplete"].as_array().unwrap().is_empty());
    let arguments: Vec<&str> = ["import", &copy].into_iter().chain(files.iter().rev().map(String::as_str)).collect();
    let told = panelctl(&arguments).args(["--lang", "en"]).output().unwrap();
    let text = String::from_utf8(told.stdout).unwrap();
    assert!(
        text.contains("Volume 2 was here already") && text.contains(&format!("All {of} volumes are here")),
        "{text}"
    );
    let (_, listed, _) = run(&["documents", &copy]);
    assert_eq!(listed["documents"].as_array().unwrap().len(), 16, "{listed}");
}
