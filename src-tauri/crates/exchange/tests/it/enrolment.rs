//! Enrolment: both directions, what is bound, and a stick that lies.

use crate::common::{EDITION, NOW, office, run, text};
use exchange::certificates::{Certificate, OfficeCa, Role, Serial, Subject};
use exchange::enrolment::{Applicant, Request, RequestFault, Response, ResponseFault};
use exchange::keys::{AgeIdentity, SigningKey};

fn applicant() -> Applicant {
    Applicant { name: "试验员甲".into(), person_id: Some("E-07".into()), edition_id: EDITION.into() }
}

fn request() -> Request {
    Request::create(&applicant(), &SigningKey::generate().unwrap(), &AgeIdentity::generate().recipient()).unwrap()
}

fn issue(ca: &OfficeCa, request: &Request, name: &str) -> Certificate {
    let subject = Subject { person_id: "E-07".into(), name: name.into(), edition_id: EDITION.into() };
    let until = NOW.plus_days(3650);
    ca.issue(request.csr(), &subject, Role::Expert, Serial::random().unwrap(), NOW.plus_days(-1), until).unwrap()
}

#[test]
fn both_sides_see_the_same_codes_and_the_person_gets_their_certificate() {
    let sent = request();
    let received = Request::verify(sent.to_bytes()).unwrap();
    assert!(received.confirm_code(&sent.code().to_string()));
    assert_eq!(received.applicant(), &applicant());
    assert_eq!(received.recipient(), sent.recipient());

    let ca = office();
    let certificate = issue(&ca, &received, "试验员甲");
    let answer = Response::create(&received, &certificate, ca.certificate()).unwrap();
    let arrived = Response::verify(answer.to_bytes(), &sent).unwrap();
    assert!(arrived.confirm_code(&answer.code().to_string()));
    assert!(!arrived.confirm_code(&sent.code().to_string()));
    assert_eq!(arrived.certificate(), &certificate);
    assert_eq!(arrived.ca(), ca.certificate());
}

#[test]
fn a_request_of_somebody_else_in_the_same_name_has_another_code() {
    let key = SigningKey::generate().unwrap();
    let (own, swapped) = (AgeIdentity::generate().recipient(), AgeIdentity::generate().recipient());
    let sent = Request::create(&applicant(), &key, &own).unwrap();
    let same_key = Request::create(&applicant(), &key, &swapped).unwrap();
    assert!(!same_key.confirm_code(&sent.code().to_string()));
    assert!(!request().confirm_code(&sent.code().to_string()));

    // A swapped recipient inside the signed file breaks its signature.
    let file = String::from_utf8(sent.to_bytes().to_vec()).unwrap();
    let lie = file.replace(&own.to_string(), &swapped.to_string());
    assert!(matches!(Request::verify(lie.as_bytes()), Err(RequestFault::Signature(_))));
}

#[test]
fn a_request_has_one_spelling_and_no_room_for_more() {
    let file = String::from_utf8(request().to_bytes().to_vec()).unwrap();
    let fault = |file: &str| Request::verify(file.as_bytes()).err().unwrap();
    assert!(matches!(fault(&format!("{file}\n")), RequestFault::Spelling));
    assert!(matches!(fault(&file.replacen("\"name\":", "\"name\": ", 1)), RequestFault::Spelling));
    assert!(matches!(fault(&file.replacen("\"name\":", "\"x\":1,\"name\":", 1)), RequestFault::Json(_)));
    assert!(matches!(fault(&file.replacen("\"name\":", "\"name\":\"乙\",\"name\":", 1)), RequestFault::Json(_)));
    assert!(matches!(fault(&file.replacen("request/1", "request/2", 1)), RequestFault::OtherFormat));
    assert!(matches!(fault(&file.replacen("ecdsa-p256-sha256", "sm2-sm3", 1)), RequestFault::Json(_)));
    assert!(matches!(fault(&file.replacen("试验员甲", "试验员乙", 1)), RequestFault::Signature(_)));
    assert!(matches!(fault(&" ".repeat(20_000)), RequestFault::TooLarge));
    let nameless = Applicant { name: " ".into(), ..applicant() };
    let key = SigningKey::generate().unwrap();
    let refused = Request::create(&nameless, &key, &AgeIdentity::generate().recipient());
    assert!(matches!(refused, Err(RequestFault::Text)));
}

#[test]
fn every_changed_byte_of_a_request_is_refused() {
    let sent = request();
    for at in 0..sent.to_bytes().len() {
        let mut changed = sent.to_bytes().to_vec();
        changed[at] ^= 1;
        assert!(Request::verify(&changed).is_err(), "byte {at}");
    }
}

#[test]
fn an_answer_must_fit_the_request_in_every_part() {
    let (ca, own, other) = (office(), request(), request());
    let create = |request: &Request, certificate: &Certificate, ca: &OfficeCa| {
        Response::create(request, certificate, ca.certificate()).err().unwrap()
    };
    let good = issue(&ca, &own, "试验员甲");
    let answer = Response::create(&own, &good, ca.certificate()).unwrap();
    assert!(matches!(Response::verify(answer.to_bytes(), &other).err().unwrap(), ResponseFault::OtherRequest));
    assert!(matches!(create(&own, &issue(&ca, &other, "试验员甲"), &ca), ResponseFault::OtherKey));
    assert!(matches!(create(&own, &issue(&ca, &own, "试验员乙"), &ca), ResponseFault::OtherSubject));
    assert!(matches!(create(&own, &good, &office()), ResponseFault::NotIssued));
    let spaced = [answer.to_bytes(), b" "].concat();
    assert!(matches!(Response::verify(&spaced, &own).err().unwrap(), ResponseFault::Spelling));
}

#[test]
fn the_openssl_tool_verifies_a_requests_signature_as_the_format_describes_it() {
    let sent = request();
    let file: serde_json::Value = serde_json::from_slice(sent.to_bytes()).unwrap();
    let whole = std::str::from_utf8(sent.to_bytes()).unwrap();
    let from = whole.find("\"request\":").unwrap() + 10;
    let to = whole.find(",\"signature\":").unwrap();
    let signed = format!("paneldesk.enrolment-request/1\n{}", &whole[from..to]);
    let signature = file["signature"].as_str().unwrap();
    let signature: Vec<u8> =
        (0..signature.len() / 2).map(|at| u8::from_str_radix(&signature[2 * at..][..2], 16).unwrap()).collect();
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("signed"), signed).unwrap();
    std::fs::write(folder.path().join("signature"), signature).unwrap();
    std::fs::write(folder.path().join("csr.pem"), file["request"]["csr"].as_str().unwrap()).unwrap();
    let public =
        run(folder.path(), "openssl", &["req", "-in", "csr.pem", "-verify", "-pubkey", "-noout", "-out", "key"]);
    assert!(public.status.success(), "{}", text(&public));
    let arguments = ["dgst", "-sha256", "-verify", "key", "-signature", "signature", "signed"];
    let verified = run(folder.path(), "openssl", &arguments);
    assert!(verified.status.success(), "{}", text(&verified));
}
