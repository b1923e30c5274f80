//! What signature software of other people says of our signatures.

use std::{
    ffi::{OsStr, OsString},
    path::Path,
};

use serde_json::Value;

use crate::{
    demo::{demo, one_of_each_kind, signed_files},
    tools::{cut, python, script, sha256, tool},
};

/// A certificate database in which only the demo's office is trusted.
fn database() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let place = format!("sql:{}", folder.path().display());
    tool("certutil", &["-N", "-d", &place, "--empty-password"]).content(folder.path());
    let office = demo().office();
    let arguments = ["-A", "-d", &place, "-n", "office", "-t", ",CT,CT", "-a", "-i", office.to_str().unwrap()];
    tool("certutil", &arguments).content(&office);
    folder
}

#[test]
fn pdfsig_calls_every_signed_file_valid_trusted_and_signed_as_a_whole() {
    let database = database();
    for file in signed_files() {
        let arguments = [OsStr::new("-nssdir"), database.path().as_os_str(), file.path.as_os_str()];
        let said = tool("pdfsig", &arguments).content(&file.path).text();
        for line in [
            "Signature Validation: Signature is Valid.",
            "Certificate Validation: Certificate is Trusted.",
            "Total document signed",
            "Signature Type: ETSI.CAdES.detached",
            "Signing Hash Algorithm: SHA-256",
        ] {
            assert_eq!(said.matches(line).count(), 1, "{line}\n{said}");
        }
        let name = file.data["signing"]["name"].as_str().unwrap();
        assert!(said.contains(&format!("Signer Certificate Common Name: {name}\n")), "{said}");
    }
}

#[test]
fn pdfsig_trusts_nobody_without_the_office() {
    let empty = tempfile::tempdir().unwrap();
    let place = format!("sql:{}", empty.path().display());
    tool("certutil", &["-N", "-d", &place, "--empty-password"]).content(empty.path());
    let sheet = demo().path("sheets/01-Z01.pdf");
    let said = tool("pdfsig", &[OsStr::new("-nssdir"), empty.path().as_os_str(), sheet.as_os_str()]).text();
    assert!(said.contains("Signature is Valid.") && !said.contains("Certificate is Trusted."), "{said}");
}

/// What pyHanko says of files, in order.
pub(crate) fn pyhanko(files: &[&Path]) -> Vec<Value> {
    let mut arguments: Vec<OsString> = vec![script("pyhanko_judge.py").into(), demo().office().into()];
    arguments.extend(files.iter().map(|file| file.as_os_str().to_owned()));
    let said = tool(&python(), &arguments).content(Path::new("pyHanko"));
    serde_json::from_slice(&said.stdout).unwrap()
}

#[test]
fn pyhanko_calls_every_signed_file_intact_trusted_untouched_and_covered_whole() {
    let paths: Vec<&Path> = signed_files().iter().map(|file| file.path.as_path()).collect();
    let judged = pyhanko(&paths);
    assert_eq!(judged.len(), paths.len());
    for (file, judged) in signed_files().iter().zip(judged) {
        let name = file.path.display();
        assert_eq!(judged["summary"], "INTACT:TRUSTED,UNTOUCHED", "{name}: {judged}");
        assert_eq!(judged["coverage"], "ENTIRE_FILE", "{name}");
        assert_eq!(judged["modified"], "NONE", "{name}");
        assert_eq!((&judged["good"], &judged["docmdp"]), (&Value::Bool(true), &Value::Bool(true)), "{name}: {judged}");
        assert_eq!(judged["signer"], file.data["signing"]["certificate"], "{name}");
    }
}

#[test]
fn pyhanko_sees_a_changed_byte() {
    let folder = tempfile::tempdir().unwrap();
    let changed = folder.path().join("changed.pdf");
    let mut bytes = std::fs::read(demo().path("sheets/01-Z01.pdf")).unwrap();
    let marker = b"\"total\": \"593/1\"";
    let at = bytes.windows(marker.len()).position(|window| window == marker).unwrap();
    bytes[at + 10] = b'6';
    std::fs::write(&changed, bytes).unwrap();
    let judged = pyhanko(&[&changed]);
    assert_eq!(judged[0]["good"], Value::Bool(false), "{judged:?}");
}

#[test]
fn openssl_verifies_every_signature_as_cades_over_the_signed_range() {
    for file in signed_files() {
        let parts = cut(&file.path);
        let folder = tempfile::tempdir().unwrap();
        let (signer, office, out) = (folder.path().join("signer"), demo().office(), folder.path().join("out"));
        let mut arguments: Vec<&OsStr> =
            ["cms", "-verify", "-cades", "-binary", "-inform", "DER"].map(OsStr::new).to_vec();
        let mut with = |name: &'static str, path: &'static str| {
            arguments.push(OsStr::new(name));
            arguments.push(OsStr::new(path));
        };
        with("-purpose", "any");
        arguments.extend([OsStr::new("-in"), parts.cms.as_os_str(), "-content".as_ref(), parts.content.as_os_str()]);
        arguments.extend([OsStr::new("-CAfile"), office.as_os_str(), "-signer".as_ref(), signer.as_os_str()]);
        arguments.extend([OsStr::new("-out"), out.as_os_str()]);
        let said = tool("openssl", &arguments).content(&file.path);
        assert!(said.stderr.contains("CAdES Verification successful"), "{}: {}", file.path.display(), said.stderr);
        let der = tool(
            "openssl",
            &[OsStr::new("x509"), "-in".as_ref(), signer.as_os_str(), "-outform".as_ref(), "DER".as_ref()],
        );
        let fingerprint = sha256(&der.content(&signer).stdout);
        assert_eq!(file.data["signing"]["certificate"], *fingerprint, "{}", file.path.display());
    }
}

#[test]
fn openssl_refuses_every_kind_with_one_byte_of_its_content_changed() {
    for file in one_of_each_kind() {
        let parts = cut(&file.path);
        let mut content = std::fs::read(&parts.content).unwrap();
        let middle = content.len() / 2;
        content[middle] ^= 1;
        std::fs::write(&parts.content, content).unwrap();
        let office = demo().office();
        let arguments = [
            OsStr::new("cms"),
            "-verify".as_ref(),
            "-cades".as_ref(),
            "-binary".as_ref(),
            "-inform".as_ref(),
            "DER".as_ref(),
            "-purpose".as_ref(),
            "any".as_ref(),
            "-in".as_ref(),
            parts.cms.as_os_str(),
            "-content".as_ref(),
            parts.content.as_os_str(),
            "-CAfile".as_ref(),
            office.as_os_str(),
            "-out".as_ref(),
            "/dev/null".as_ref(),
        ];
        let said = tool("openssl", &arguments);
        assert_ne!(said.status, Some(0), "{}", file.path.display());
    }
}
