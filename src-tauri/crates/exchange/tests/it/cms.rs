//! Detached signatures: OpenSSL as the other reader and writer, and every way to dress one up.

use crate::common::{self, office, person, run, text};
use exchange::certificates::{CertificateFault, Role};
use exchange::cms::{CmsFault, SignFault, sign_detached, verify_detached};
use exchange::keys::SignatureFault;
use openssl::cms::{CMSOptions, CmsContentInfo};
use openssl::pkey::{PKey, Private};
use openssl::x509::X509;

#[test]
fn the_openssl_tool_verifies_what_we_sign() {
    let ca = office();
    let (key, certificate) = person(&ca, "E-07", Role::Expert);
    let der = sign_detached(b"content", &key, &certificate).unwrap();
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("content"), b"content").unwrap();
    std::fs::write(folder.path().join("signature"), &der).unwrap();
    std::fs::write(folder.path().join("ca.pem"), ca.certificate().to_pem().unwrap()).unwrap();
    let verify = |content: &str| {
        let arguments =
            ["cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", "signature", "-content", content];
        let at = common::NOW.0.to_string();
        run(folder.path(), "openssl", &[&arguments[..], &["-CAfile", "ca.pem", "-attime", &at]].concat())
    };
    let good = verify("content");
    assert!(good.status.success(), "{}", text(&good));
    assert!(!verify("ca.pem").status.success());
}

#[test]
fn verification_returns_the_signer_and_notices_other_content() {
    let ca = office();
    let (key, certificate) = person(&ca, "E-07", Role::Expert);
    let (other_key, _) = person(&ca, "E-08", Role::Expert);
    let der = sign_detached(b"content", &key, &certificate).unwrap();
    assert_eq!(verify_detached(&der, b"content").unwrap(), certificate);
    assert_eq!(verify_detached(&der, b"Content"), Err(CmsFault::ContentChanged));
    assert_eq!(sign_detached(b"content", &other_key, &certificate), Err(SignFault::OtherKey));
}

#[test]
fn every_changed_byte_is_refused() {
    let ca = office();
    let (key, certificate) = person(&ca, "E-07", Role::Expert);
    let der = sign_detached(b"content", &key, &certificate).unwrap();
    for at in 0..der.len() {
        for change in [1, 0x20, 0x80, 0xff] {
            let mut changed = der.clone();
            changed[at] ^= change;
            assert!(verify_detached(&changed, b"content").is_err(), "byte {at} xor {change:#x}");
        }
        assert!(verify_detached(&der[..at], b"content").is_err(), "first {at} bytes");
    }
    let longer = [&der[..], &[0]].concat();
    assert!(matches!(verify_detached(&longer, b"content"), Err(CmsFault::NonDer(_))));
}

/// A person's key and certificate in OpenSSL's own hands.
struct Foreign {
    key: PKey<Private>,
    x509: X509,
}

fn foreign() -> Foreign {
    let (key, certificate) = person(&office(), "E-07", Role::Expert);
    let wrapped: serde_json::Value = serde_json::from_slice(&key.to_wrapped("p").unwrap()).unwrap();
    let pem = wrapped["pkcs8"].as_str().unwrap();
    Foreign {
        key: PKey::private_key_from_pem_passphrase(pem.as_bytes(), b"p").unwrap(),
        x509: X509::from_der(certificate.to_der()).unwrap(),
    }
}

impl Foreign {
    /// Signs with OpenSSL alone, with options of the test's choice.
    fn sign(&self, options: u32, extra: &[&X509]) -> Vec<u8> {
        let mut stack = openssl::stack::Stack::new().unwrap();
        for certificate in extra {
            stack.push((*certificate).clone()).unwrap();
        }
        let options = CMSOptions::from_bits_retain(options);
        let content = Some(&b"content"[..]);
        let cms = CmsContentInfo::sign(Some(&self.x509), Some(&self.key), Some(&stack), content, options).unwrap();
        cms.to_der().unwrap()
    }
}

const DETACHED: u32 = 0x40;
const BINARY: u32 = 0x80;
const NOSMIMECAP: u32 = 0x200;
const NOCERTS: u32 = 0x2;
const NOATTR: u32 = 0x100;
const USE_KEYID: u32 = 0x1_0000;
const CADES: u32 = 0x10_0000;
const NO_SIGNING_TIME: u32 = 0x40_0000;
const PROFILE: u32 = DETACHED | BINARY | NOSMIMECAP | CADES | NO_SIGNING_TIME;

#[test]
fn a_signature_of_the_profile_made_by_openssl_alone_is_good_or_the_mirrored_twin() {
    let foreign = foreign();
    let mut good = 0;
    for _ in 0..24 {
        match verify_detached(&foreign.sign(PROFILE, &[]), b"content") {
            Ok(_) => good += 1,
            Err(fault) => assert_eq!(fault, CmsFault::Signature(SignatureFault::HighS)),
        }
    }
    assert!(good > 0);
}

#[test]
fn every_departure_from_the_profile_has_its_name() {
    let ca = X509::from_der(office().certificate().to_der()).unwrap();
    let foreign = foreign();
    let fault = |options: u32, extra: &[&X509]| verify_detached(&foreign.sign(options, extra), b"content").unwrap_err();
    assert_eq!(fault(PROFILE, &[&ca]), CmsFault::ExtraCertificate);
    assert_eq!(fault(PROFILE | NOCERTS, &[]), CmsFault::NoCertificate);
    assert_eq!(fault(PROFILE & !DETACHED, &[]), CmsFault::NotDetached);
    assert_eq!(fault(PROFILE & !CADES, &[]), CmsFault::MissingEss);
    assert_eq!(fault(PROFILE & !NO_SIGNING_TIME, &[]), CmsFault::UnexpectedAttribute);
    assert_eq!(fault(PROFILE & !NOSMIMECAP, &[]), CmsFault::UnexpectedAttribute);
    assert!(matches!(fault((PROFILE & !CADES) | NOATTR, &[]), CmsFault::NonDer(_)));
    assert!(matches!(fault(PROFILE | USE_KEYID, &[]), CmsFault::NonDer(_)));
}

#[test]
fn a_signature_by_the_authority_itself_is_not_a_persons() {
    let ca = office();
    let ca_der = ca.certificate().to_der().to_vec();
    assert!(matches!(
        exchange::certificates::Certificate::from_der(&ca_der),
        Err(CertificateFault::Extensions | CertificateFault::Shape(_))
    ));
}
