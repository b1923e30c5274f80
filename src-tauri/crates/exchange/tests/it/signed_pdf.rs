//! Signed PDFs: other people's verifiers, every departure by its name, and every changed byte.

use crate::common::pdf::{DATA, Plan, SIGNATURE, find};
use crate::common::{NOW, office, person, run, text};
use exchange::Digest;
use exchange::certificates::{Certificate, OfficeCa, Role};
use exchange::cms::{CmsFault, sign_detached};
use exchange::keys::{SignatureFault, SigningKey};
use exchange::signed_pdf::{Fault, SignError, Slot, Trust, identity, read, sign, trust};

struct Desk {
    ca: OfficeCa,
    key: SigningKey,
    certificate: Certificate,
}

fn desk() -> Desk {
    let ca = office();
    let (key, certificate) = person(&ca, "E-07", Role::Expert);
    Desk { ca, key, certificate }
}

impl Desk {
    fn signed(&self) -> Vec<u8> {
        sign(Plan::new().build(), &self.key, &self.certificate).unwrap()
    }

    /// Signs a file that our own [`sign`] would refuse: an attacker has a key too.
    fn forced(&self, plan: &Plan) -> Vec<u8> {
        let mut file = plan.build();
        let start = find(&file, "/Contents <").unwrap() + 11;
        let end = start + file[start..].iter().position(|byte| *byte == b'>').unwrap();
        let content = [&file[..start - 1], &file[end + 1..]].concat();
        let digits = hex(&sign_detached(&content, &self.key, &self.certificate).unwrap());
        file[start..start + digits.len()].copy_from_slice(digits.as_bytes());
        file
    }

    fn fault(&self, plan: &Plan) -> Fault {
        read(&self.forced(plan)).unwrap_err()
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn a_signed_file_gives_back_its_data_its_signer_and_the_form_it_was_printed_in() {
    let desk = desk();
    let unsigned = Plan::new().build();
    assert_eq!(read(&unsigned), Err(Fault::NotSigned));
    let signed = sign(unsigned.clone(), &desk.key, &desk.certificate).unwrap();
    let sheet = read(&signed).unwrap();
    assert_eq!(sheet.attachment, DATA);
    assert_eq!(sheet.attachment_name, "score-sheet.json");
    assert_eq!(sheet.signer, desk.certificate);
    assert_eq!(sheet.claimed_time, NOW);
    assert_eq!(sheet.unsigned_form(&signed), unsigned);
    assert!(sheet.is_unsigned_form(&signed, &unsigned));
    let differs_at = |place: usize| {
        let mut other = unsigned.clone();
        other[place] ^= 1;
        !sheet.is_unsigned_form(&signed, &other)
    };
    let slot = sheet.before_slot.length;
    assert!([0, slot - 1, slot, slot + 1, slot + 8000, unsigned.len() - 1].into_iter().all(differs_at));
    assert!(!sheet.is_unsigned_form(&signed, &unsigned[..unsigned.len() - 1]));
    let again = sign(unsigned.clone(), &desk.key, &desk.certificate).unwrap();
    assert_ne!(again, signed, "two signatures differ");
    assert_eq!(read(&again).unwrap().identity, sheet.identity, "but the record is the same");
    assert_eq!(identity(&unsigned), Ok(sheet.identity), "known before signing");
    let [before, after] = Slot::find(&unsigned).unwrap().signed_ranges();
    assert_eq!(Digest::of_parts(&[&unsigned[before], &unsigned[after]]), sheet.identity);
    assert_eq!(sign(signed, &desk.key, &desk.certificate), Err(SignError::AlreadySigned));
}

#[test]
fn trust_depends_on_the_office_and_the_instant() {
    let desk = desk();
    let sheet = read(&desk.signed()).unwrap();
    assert_eq!(trust(&sheet, desk.ca.certificate(), NOW), Trust::IssuedByThisOffice);
    assert_eq!(trust(&sheet, desk.ca.certificate(), NOW.plus_days(-2)), Trust::OutsideValidity);
    assert_eq!(trust(&sheet, desk.ca.certificate(), NOW.plus_days(11 * 365)), Trust::OutsideValidity);
    assert_eq!(trust(&sheet, office().certificate(), NOW), Trust::UnknownIssuer);
}

#[test]
fn every_changed_byte_of_a_signed_file_is_refused() {
    let desk = desk();
    let signed = desk.signed();
    for at in 0..signed.len() {
        // Every byte in its lowest bit, and a part of them in letter case and in the highest bit.
        let changes: &[u8] = if at % 5 == 0 { &[0x01, 0x20, 0x80] } else { &[0x01] };
        for change in changes {
            let mut changed = signed.clone();
            changed[at] ^= change;
            assert!(read(&changed).is_err(), "byte {at} xor {change:#x}");
        }
    }
}

#[test]
fn every_shortened_and_every_lengthened_file_is_refused() {
    let desk = desk();
    let signed = desk.signed();
    for length in 0..signed.len() {
        assert!(read(&signed[..length]).is_err(), "first {length} bytes");
    }
    for extra in ["\n", " ", "0", "%%EOF\n"] {
        let longer = [&signed[..], extra.as_bytes()].concat();
        let expected = Fault::AppendedUpdate { offset: signed.len() as u64, signed_revision: Some(signed.clone()) };
        assert_eq!(read(&longer), Err(expected), "{extra:?}");
    }
    for at in (0..signed.len()).step_by(7) {
        let mut longer = signed.clone();
        longer.insert(at, b' ');
        let mut shorter = signed.clone();
        shorter.remove(at);
        assert!(read(&longer).is_err() && read(&shorter).is_err(), "byte {at}");
    }
}

#[test]
fn random_mutations_never_pass_and_never_panic() {
    let desk = desk();
    let signed = desk.signed();
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut random = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % below as u64) as usize
    };
    for round in 0..4000 {
        let mut file = signed.clone();
        for _ in 0..=random(3) {
            let (from, to) = (random(file.len()), random(file.len()));
            let size = random(64).min(file.len() - from.max(to));
            match random(4) {
                0 => file[from] = random(256) as u8,
                1 => drop(file.splice(from..from + size, std::iter::empty())),
                2 => drop(file.splice(from..from, signed[to.min(signed.len() - size)..][..size].to_vec())),
                _ => file.copy_within(from..from + size, to),
            }
        }
        assert!(file == signed || read(&file).is_err(), "round {round}");
    }
}

#[test]
fn an_update_saved_behind_the_signature_is_named_and_the_signed_revision_offered() {
    let desk = desk();
    let signed = desk.signed();
    let page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>";
    let mut updated = signed.clone();
    let object = updated.len();
    updated.extend(format!("3 0 obj\n{page}\nendobj\n").bytes());
    let table = updated.len();
    let previous = find(&signed, "\nxref\n").unwrap() + 1;
    updated.extend(
        format!("xref\n3 1\n{object:010} 00000 n \ntrailer\n<</Size 10/Root 1 0 R/Prev {previous}>>\n").bytes(),
    );
    updated.extend(format!("startxref\n{table}\n%%EOF\n").bytes());
    let Err(Fault::AppendedUpdate { offset, signed_revision }) = read(&updated) else { panic!("an update") };
    assert_eq!((offset, signed_revision.as_deref()), (signed.len() as u64, Some(&signed[..])));

    let at = find(&signed, "A sheet").unwrap();
    updated[at] = b'B';
    let expected = Fault::AppendedUpdate { offset: signed.len() as u64, signed_revision: None };
    assert_eq!(read(&updated), Err(expected), "no revision is offered when its own signature is bad");
}

#[test]
fn a_stripped_or_foreign_signature_is_named() {
    let desk = desk();
    assert_eq!(read(b"PK\x03\x04"), Err(Fault::NotAPdf));
    assert_eq!(read(b"%PDF-1.4\nrest"), Err(Fault::NoSignature));
    let mut stripped = Plan::new().with(1, "/AcroForm<</SigFlags 3/Fields[8 0 R]>>/Perms<</DocMDP 9 0 R>>", "");
    stripped.objects[7] = b"null".to_vec();
    stripped.objects[8] = b"null".to_vec();
    assert_eq!(read(&stripped.build()), Err(Fault::NoSignature));
    let signed = desk.signed();
    let mut other = Plan::new().with(4, "A sheet", "B sheet").build();
    let start = find(&signed, "/Contents <").unwrap() + 11;
    other[start..start + 8192].copy_from_slice(&signed[start..start + 8192]);
    assert_eq!(read(&other), Err(Fault::Cms(CmsFault::ContentChanged)));
}

#[test]
fn the_slot_has_one_spelling() {
    let desk = desk();
    let signed = desk.signed();
    let start = find(&signed, "/Contents <").unwrap() + 11;
    let change = |at: usize, byte: u8| {
        let mut changed = signed.clone();
        changed[start + at] = byte;
        read(&changed).unwrap_err()
    };
    assert_eq!(change(8191, b'1'), Fault::GarbageInPadding);
    assert_eq!(change(4000, b'1'), Fault::GarbageInPadding);
    assert_eq!(change(8191, b' '), Fault::SlotSpelling);
    let mut upper = signed.clone();
    upper[start..start + 8192].make_ascii_uppercase();
    assert_eq!(read(&upper), Err(Fault::UpperCaseHex));
    let long = Plan::new().with(SIGNATURE, "/Contents <", "/Contents <00");
    assert_eq!(desk.fault(&long), Fault::SlotSpelling);
}

#[test]
fn a_byte_range_that_leaves_something_out_is_named() {
    let good = Plan::new().build();
    let at = find(&good, "/ByteRange [0 ").unwrap() + 14;
    let slot = Slot::find(&good).unwrap();
    let [before, after] = slot.signed_ranges();
    let ranged = |numbers: [usize; 3]| {
        let mut file = good.clone();
        let text = format!("{:010} {:010} {:010}", numbers[0], numbers[1], numbers[2]);
        file[at..at + 32].copy_from_slice(text.as_bytes());
        Slot::find(&file).unwrap_err()
    };
    assert_eq!(ranged([before.end, after.start, after.len() - 1]), Fault::ByteRangePartial);
    assert_eq!(ranged([before.end, after.start + 1, after.len() - 1]), Fault::ByteRangeMoved);
    assert_eq!(ranged([before.end - 1, after.start, after.len()]), Fault::ByteRangeMoved);
    let spelled = Plan::new().with(SIGNATURE, "[0 0000000000", "[0  0000000000");
    assert_eq!(Slot::find(&spelled.build()), Err(Fault::ByteRangeSpelling));
}

#[test]
fn every_departure_from_the_prescribed_build_has_its_name() {
    let desk = desk();
    let plan = Plan::new;
    let second = "<</FT/Sig/T(Signature2)/Rect[0 0 0 0]>>";
    let cases: Vec<(Plan, Fault)> = vec![
        (plan().and(second), Fault::SeveralSignatures),
        (plan().and("<</Type/Sig/ByteRange[0 1 2 3]>>"), Fault::SeveralSignatures),
        (plan().with(1, "8 0 R", "8 0 R 8 0 R"), Fault::WrongField),
        (plan().with(1, "SigFlags 3", "SigFlags 1"), Fault::WrongField),
        (plan().with(8, "[0 0 0 0]", "[0 0 90 9]"), Fault::WrongField),
        (plan().with(8, "Signature1", "Signature2"), Fault::WrongField),
        (plan().with(SIGNATURE, "ETSI.CAdES.detached", "adbe.pkcs7.detached"), Fault::WrongFilter),
        (plan().with(SIGNATURE, "Adobe.PPKLite", "Adobe.PPKMS"), Fault::WrongFilter),
        (plan().with(SIGNATURE, "/P 1", "/P 2"), Fault::NotCertified),
        (plan().with(1, "/Perms<</DocMDP 9 0 R>>", ""), Fault::NotCertified),
        (plan().with(1, "/DocMDP 9", "/DocMDP 8"), Fault::NotCertified),
        (plan().with(SIGNATURE, "20260302", "20260230"), Fault::BadTime),
        (plan().with(SIGNATURE, "+00'00'", "+08'00'"), Fault::BadTime),
        (plan().with(1, "/AF[6 0 R]", ""), Fault::WrongAttachment("not an associated file")),
        (plan().with(1, "(score-sheet.json) 6", "(score-sheet.json) 6 0 R (a) 6"), Fault::SeveralAttachments),
        (plan().and("<</Type/Filespec/EF<</F 7 0 R>>>>"), Fault::SeveralAttachments),
        (plan().and("<</Type/EmbeddedFile/Length 1>>\nstream\nx\nendstream"), Fault::SeveralAttachments),
        (plan().with(6, "AFRelationship/Data", "AFRelationship/Source"), Fault::WrongAttachment("relationship")),
        (plan().with(6, "/UF(score-sheet.json)", "/UF(../sheet.json)"), Fault::WrongAttachment("name")),
        (plan().with(6, "/UF 7 0 R", "/UF 4 0 R"), Fault::WrongAttachment("stream")),
        (plan().with(7, "/CheckSum<", "/CheckSum<00"), Fault::WrongAttachment("checksum")),
        (plan().with(7, "#2Fjson", "#2Fxml"), Fault::WrongAttachment("type")),
        (plan().with(7, "/Size ", "/Size 1"), Fault::WrongAttachment("size")),
        (plan().and("<</S/JavaScript/JS(app.alert)>>"), Fault::ActiveContent),
        (plan().with(3, "/Annots", "/AA<<>>/Annots"), Fault::ActiveContent),
    ];
    for (plan, expected) in cases {
        assert_eq!(desk.fault(&plan), expected);
    }
}

#[test]
fn a_file_that_two_programs_could_read_two_ways_is_refused() {
    let desk = desk();
    let plan = Plan::new;
    let cases = [
        plan().with(2, "/Count 1", "/Count 1/Count 2"),
        plan().with(2, "/Count 1", "/Count 1 % note\n"),
        plan().with(4, "endstream", "endstream\n99 0 obj null endobj"),
        plan().with(4, "<</Length", "<</Filter/FlateDecode/Length"),
        plan().with(4, "<</Length", "<</Filter[/FlateDecode]/Length"),
        plan().with(4, "<</Length 3", "<</Length 2"),
        plan().with(4, "<</Length", "<</Type/ObjStm/Length"),
        plan().with(7, "/Length ", "/Filter/ASCIIHexDecode/Length "),
        Plan { trailer: "/Root 1 0 R/Prev 9".into(), ..plan() },
        Plan { trailer: "/Root 1 0 R/Encrypt 5 0 R".into(), ..plan() },
        Plan { trailer: "/Root 77 0 R".into(), ..plan() },
        Plan { trailer: String::new(), ..plan() },
    ];
    for plan in cases {
        let fault = desk.fault(&plan);
        assert!(matches!(fault, Fault::Malformed(_)), "{fault:?}");
    }
}

#[test]
fn a_picture_may_keep_its_jpeg_form() {
    let desk = desk();
    let plan = Plan::new().and(
        "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode\
         /Length 2>>\nstream\nxx\nendstream",
    );
    assert!(read(&desk.forced(&plan)).is_ok());
}

#[test]
fn a_signature_with_the_mirrored_value_is_refused() {
    let desk = desk();
    let signed = desk.signed();
    let start = find(&signed, "/Contents <").unwrap() + 11;
    let mut der: Vec<u8> = (0..4096)
        .map(|at| u8::from_str_radix(std::str::from_utf8(&signed[start + 2 * at..][..2]).unwrap(), 16).unwrap())
        .collect();
    let size = 4 + usize::from(u16::from_be_bytes([der[2], der[3]]));
    // The signature value is the last element of all: 04 n 30 n 02 n r 02 n s.
    let path = last_elements(&der, size);
    let s_at = *path.last().unwrap();
    let order = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551";
    let mut mirrored = openssl::bn::BigNum::new().unwrap();
    let s = openssl::bn::BigNum::from_slice(&der[s_at + 2..size]).unwrap();
    mirrored.checked_sub(&openssl::bn::BigNum::from_hex_str(order).unwrap(), &s).unwrap();
    let mut value = mirrored.to_vec();
    if value[0] >= 0x80 {
        value.insert(0, 0);
    }
    let grown = value.len() + 2 + s_at - size;
    der.splice(s_at..size, [&[2, value.len() as u8][..], &value].concat());
    // Every enclosing length grows by the same amount.
    for at in &path[..path.len() - 1] {
        let last = match der[at + 1] {
            0x82 => at + 3,
            0x81 => at + 2,
            _ => at + 1,
        };
        der[last] += grown as u8;
    }
    der.truncate(4096);
    let mut twin = signed.clone();
    twin[start..start + 8192].copy_from_slice(hex(&der).as_bytes());
    assert_eq!(read(&twin), Err(Fault::Cms(CmsFault::Signature(SignatureFault::HighS))));
}

/// Where the elements begin that end with the whole: the outermost, its last child, that one's last child …
fn last_elements(der: &[u8], size: usize) -> Vec<usize> {
    let mut path = vec![0];
    let mut at = 0;
    while matches!(der[at], 0x30 | 0x31 | 0xa0 | 0x04) {
        at = content_of(der, at).0;
        while content_of(der, at).1 < size {
            at = content_of(der, at).1;
        }
        path.push(at);
    }
    path
}

/// Where an element's content begins and ends.
fn content_of(der: &[u8], at: usize) -> (usize, usize) {
    match der[at + 1] {
        0x82 => (at + 4, at + 4 + usize::from(u16::from_be_bytes([der[at + 2], der[at + 3]]))),
        0x81 => (at + 3, at + 3 + usize::from(der[at + 2])),
        short => (at + 2, at + 2 + usize::from(short)),
    }
}

#[test]
fn other_peoples_tools_agree() {
    let desk = desk();
    let signed = desk.signed();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    std::fs::write(path.join("sheet.pdf"), &signed).unwrap();

    let checked = run(path, "qpdf", &["--check", "sheet.pdf"]);
    assert!(checked.status.success(), "{}", text(&checked));
    let detached = run(path, "pdfdetach", &["-save", "1", "-o", "data.json", "sheet.pdf"]);
    assert!(detached.status.success(), "{}", text(&detached));
    assert_eq!(std::fs::read(path.join("data.json")).unwrap(), DATA);
    let verified = text(&run(path, "pdfsig", &["-nocert", "sheet.pdf"]));
    assert!(verified.contains("Signature is Valid."), "{verified}");
    assert!(verified.contains("Total document signed"), "{verified}");
    assert!(verified.contains("ETSI.CAdES.detached"), "{verified}");

    let start = find(&signed, "/Contents <").unwrap() + 11;
    let content = [&signed[..start - 1], &signed[start + 8193..]].concat();
    let der: Vec<u8> = (0..4096)
        .map(|at| u8::from_str_radix(std::str::from_utf8(&signed[start + 2 * at..][..2]).unwrap(), 16).unwrap())
        .collect();
    std::fs::write(path.join("content"), content).unwrap();
    std::fs::write(path.join("signature"), der).unwrap();
    std::fs::write(path.join("ca.pem"), desk.ca.certificate().to_pem().unwrap()).unwrap();
    let at = NOW.0.to_string();
    let arguments =
        ["cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", "signature", "-content", "content"];
    let verified = run(path, "openssl", &[&arguments[..], &["-CAfile", "ca.pem", "-attime", &at]].concat());
    assert!(verified.status.success(), "{}", text(&verified));
}
