//! Certificates: OpenSSL's tool as the other reader, and what an authority refuses.

use crate::common::{EDITION, NOW, office, person, run, text};
use exchange::UtcSeconds;
use exchange::certificates::{
    CaCertificate, Certificate, CertificateFault, Csr, CsrFault, IssueFault, OfficeCa, Role, Serial, Subject,
};
use exchange::keys::{KeyFault, SigningKey};

#[test]
fn the_openssl_tool_builds_the_chain_and_prints_the_profile() {
    let ca = office();
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("ca.pem"), ca.certificate().to_pem().unwrap()).unwrap();
    for role in Role::ALL {
        let (_, certificate) = person(&ca, "E-07", role);
        std::fs::write(folder.path().join("leaf.pem"), certificate.to_pem().unwrap()).unwrap();
        let at = NOW.0.to_string();
        let arguments =
            ["verify", "-x509_strict", "-purpose", "smimesign", "-attime", &at, "-CAfile", "ca.pem", "leaf.pem"];
        let verified = run(folder.path(), "openssl", &arguments);
        assert!(verified.status.success(), "{}", text(&verified));
        let options = ["x509", "-in", "leaf.pem", "-noout", "-text", "-nameopt", "utf8,sep_comma_plus", "-fingerprint"];
        let printed = text(&run(folder.path(), "openssl", &[&options[..], &["-sha256"]].concat()));
        let subject = format!("CN=试验员E-07,serialNumber=E-07,O={EDITION},OU={}", role.text());
        assert!(printed.contains(&subject), "{printed}");
        assert!(printed.contains("Digital Signature, Non Repudiation\n"), "{printed}");
        assert!(printed.contains("1.3.6.1.5.5.7.3.36, E-mail Protection\n"), "{printed}");
        let fingerprint = printed.rsplit_once("Fingerprint=").unwrap().1.trim().replace(':', "").to_lowercase();
        assert_eq!(fingerprint, certificate.fingerprint().to_string());
    }
}

#[test]
fn a_certificate_reads_back_as_it_was_issued() {
    let ca = office();
    let (key, certificate) = person(&ca, "E-07", Role::Chair);
    let again = Certificate::from_pem(certificate.to_pem().unwrap().as_bytes()).unwrap();
    assert_eq!(again, certificate);
    assert_eq!(again.role(), Role::Chair);
    assert_eq!(again.subject().name, "试验员E-07");
    assert_eq!(again.not_before(), NOW.plus_days(-1));
    assert_eq!(again.not_after(), NOW.plus_days(3650));
    assert_eq!(again.public_key(), key.public_key());
    assert_eq!(again.serial().len(), 32);
    assert!(again.is_valid_at(NOW) && !again.is_valid_at(NOW.plus_days(-2)) && !again.is_valid_at(NOW.plus_days(3651)));
    let pem = ca.certificate().to_pem().unwrap();
    assert_eq!(&CaCertificate::from_pem(pem.as_bytes()).unwrap(), ca.certificate());
}

#[test]
fn an_authority_of_the_same_name_is_another_authority() {
    let (ca, twin) = (office(), office());
    let (_, certificate) = person(&ca, "E-07", Role::Expert);
    assert!(certificate.is_issued_by(ca.certificate()));
    assert!(!certificate.is_issued_by(twin.certificate()));
}

#[test]
fn validity_beyond_2050_changes_the_time_format_and_still_reads() {
    let end = UtcSeconds::from_civil(2062, 12, 31, 23, 59, 59).unwrap();
    let ca = OfficeCa::create("评选办公室", EDITION, NOW, end).unwrap();
    assert_eq!(ca.certificate().not_after(), end);
}

#[test]
fn an_authority_issues_only_for_its_edition_and_inside_its_own_validity() {
    let ca = office();
    let csr = Csr::create(&SigningKey::generate().unwrap(), "试验员").unwrap();
    let subject =
        |edition: &str| Subject { person_id: "E-07".into(), name: "试验员".into(), edition_id: edition.into() };
    let serial = Serial::random().unwrap();
    let issue =
        |subject: &Subject, from, until| ca.issue(&csr, subject, Role::Expert, serial, from, until).unwrap_err();
    assert_eq!(issue(&subject("吉林-2025"), NOW, NOW.plus_days(1)), IssueFault::OtherEdition);
    assert_eq!(issue(&subject(EDITION), NOW.plus_days(-2), NOW), IssueFault::Validity);
    assert_eq!(issue(&subject(EDITION), NOW, NOW.plus_days(41 * 365)), IssueFault::Validity);
    assert_eq!(issue(&subject(EDITION), NOW.plus_days(1), NOW), IssueFault::Validity);
}

#[test]
fn an_authority_survives_its_wrapping_and_its_key_is_no_signing_key() {
    let ca = office();
    let wrapped = ca.to_wrapped("办公室口令").unwrap();
    let again = OfficeCa::from_wrapped(&wrapped, "办公室口令", ca.certificate().clone()).unwrap();
    assert_eq!(again.certificate(), ca.certificate());
    let other = office().certificate().clone();
    assert!(matches!(OfficeCa::from_wrapped(&wrapped, "办公室口令", other), Err(KeyFault::OtherCertificate)));
    assert!(matches!(SigningKey::from_wrapped(&wrapped, "办公室口令"), Err(KeyFault::OtherKind { .. })));
}

#[test]
fn a_wrapped_key_opens_with_the_openssl_tool() {
    let key = SigningKey::generate().unwrap();
    let wrapped: serde_json::Value = serde_json::from_slice(&key.to_wrapped("a b 密").unwrap()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("key.pem"), wrapped["pkcs8"].as_str().unwrap()).unwrap();
    let arguments = ["pkey", "-in", "key.pem", "-passin", "pass:a b 密", "-pubout", "-outform", "DER"];
    let opened = run(folder.path(), "openssl", &arguments);
    assert_eq!(opened.stdout, key.public_key().to_spki(), "{}", text(&opened));
}

#[test]
fn foreign_and_damaged_certificates_never_pass_as_ours() {
    let ca = office();
    let (_, certificate) = person(&ca, "E-07", Role::Expert);
    let der = certificate.to_der();
    for at in 0..der.len() {
        let mut changed = der.to_vec();
        changed[at] ^= 1;
        if let Ok(changed) = Certificate::from_der(&changed) {
            assert!(!changed.is_issued_by(ca.certificate()), "byte {at}");
        }
        assert!(Certificate::from_der(&der[..at]).is_err());
    }
    let pem = certificate.to_pem().unwrap();
    for text in [format!("note\n{pem}"), format!("{pem}{pem}"), String::new()] {
        assert_eq!(Certificate::from_pem(text.as_bytes()), Err(CertificateFault::NotPem));
    }
    assert!(CaCertificate::from_der(der).is_err());
    assert_eq!(Certificate::from_der(&[0x30; 5000]), Err(CertificateFault::TooLarge));
}

#[test]
fn a_signing_request_needs_its_own_keys_signature() {
    let csr = Csr::create(&SigningKey::generate().unwrap(), "试验员").unwrap();
    assert_eq!(Csr::from_pem(csr.to_pem()).unwrap().public_key(), csr.public_key());
    assert_eq!(Csr::from_pem(&format!("{} ", csr.to_pem())).err(), Some(CsrFault::NotPem));
    let request = openssl::x509::X509Req::from_pem(csr.to_pem().as_bytes()).unwrap();
    let mut der = request.to_der().unwrap();
    // The last byte belongs to the signature value.
    *der.last_mut().unwrap() ^= 1;
    let pem = openssl::x509::X509Req::from_der(&der).unwrap().to_pem().unwrap();
    assert_eq!(Csr::from_pem(std::str::from_utf8(&pem).unwrap()).err(), Some(CsrFault::Signature));
}
