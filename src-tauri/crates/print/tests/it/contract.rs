//! What the exchange format promises about the bytes of a printed file.

use md5::{Digest, Md5};
use print::{SIGNATURE_BYTES, plain};

use crate::{JSON, Kept, attachment, more_samples, samples, signed};

fn positions(bytes: &[u8], pattern: &[u8]) -> Vec<usize> {
    (0..bytes.len().saturating_sub(pattern.len() - 1)).filter(|at| bytes[*at..].starts_with(pattern)).collect()
}

fn only(bytes: &[u8], pattern: &str) -> usize {
    let found = positions(bytes, pattern.as_bytes());
    assert_eq!(found.len(), 1, "{pattern} should stand exactly once");
    found[0]
}

#[test]
fn a_signed_file_is_one_revision_without_filters_or_streams_of_objects() {
    let bytes = signed(&samples::score_sheet().paper()).bytes;
    assert!(bytes.starts_with(b"%PDF-1.7\n"));
    assert!(bytes.ends_with(b"\n%%EOF\n"));
    only(&bytes, "%%EOF");
    only(&bytes, "\nstartxref\n");
    only(&bytes, "\nxref\n0 ");
    only(&bytes, "\ntrailer\n");
    for absent in ["FlateDecode", "/DecodeParms", "/ObjStm", "/XRef", "/Encrypt", "/Prev", "GTS_PDFX", "/Metadata"] {
        assert!(positions(&bytes, absent.as_bytes()).is_empty(), "{absent}");
    }
    assert_eq!(positions(&bytes, b"/Filter /Adobe.PPKLite").len(), positions(&bytes, b"/Filter").len());
    only(&bytes, "/Lang (zh-CN)");
}

#[test]
fn the_byte_range_covers_all_but_the_hexadecimal_zeros_of_the_signature() {
    let bytes = signed(&samples::score_sheet().paper()).bytes;
    let range = only(&bytes, "/ByteRange [0 ");
    let numbers = std::str::from_utf8(&bytes[range + 14..range + 14 + 32]).unwrap();
    let numbers: Vec<usize> = numbers
        .split(' ')
        .map(|number| {
            assert_eq!(number.len(), 10);
            number.parse().unwrap()
        })
        .collect();
    assert_eq!(bytes[range + 46], b']');
    let [first, second, length] = numbers[..] else { panic!("three numbers") };
    let contents = only(&bytes, "/Contents <0");
    assert_eq!(first, contents + "/Contents ".len());
    assert_eq!(second, first + 2 * SIGNATURE_BYTES + 2);
    assert_eq!(second + length, bytes.len());
    assert_eq!((bytes[first], bytes[second - 1]), (b'<', b'>'));
    assert!(bytes[first + 1..second - 1].iter().all(|byte| *byte == b'0'));
    assert_eq!(2 * SIGNATURE_BYTES, 8192);
}

#[test]
fn the_signature_dictionary_certifies_the_file_against_any_change() {
    let bytes = signed(&samples::score_sheet().paper()).bytes;
    for once in [
        "/Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /M (D:20260514034207+00'00')",
        "/Reference [<</Type /SigRef /TransformMethod /DocMDP /TransformParams <</Type /TransformParams /P 1 /V /1.2>>>>]",
        "/FT /Sig /T (Signature1)",
        "/Rect [0 0 0 0]",
        "/SigFlags 3",
        "/Perms <</DocMDP ",
        "/CreationDate (D:20260514034207+00'00')",
    ] {
        only(&bytes, once);
    }
}

#[test]
fn the_only_attachment_is_the_data_byte_for_byte() {
    let kept = Kept::new(&signed(&samples::score_sheet().paper()).bytes);
    assert!(kept.run("pdfdetach", &["-list"], &[]).contains("1 embedded files"));
    kept.run("pdfdetach", &["-save", "1", "-o", "data.json"], &[]);
    assert_eq!(std::fs::read(kept.folder.path().join("data.json")).unwrap(), JSON);
    let bytes = std::fs::read(kept.folder.path().join("paper.pdf")).unwrap();
    let checksum: String = Md5::digest(JSON).iter().map(|byte| format!("{byte:02X}")).collect();
    only(&bytes, &format!("/Params <</Size {} /CheckSum <{checksum}>", JSON.len()));
    only(&bytes, "/Subtype /application#2Fjson");
    only(&bytes, "/AFRelationship /Data");
}

#[test]
fn the_identifier_follows_the_content() {
    let identifier = |bytes: &[u8]| {
        let at = only(bytes, "/ID [<");
        let halves = std::str::from_utf8(&bytes[at + 5..at + 5 + 69]).unwrap().to_owned();
        let (first, second) = halves.trim_end_matches(']').split_once(' ').unwrap();
        assert_eq!(first, second);
        first.to_owned()
    };
    let sheet = samples::score_sheet();
    let mut other = sheet.clone();
    other.statement = "本人与上述申报单位无应当回避的关系，以上评分和评语由本人独立作出".to_owned();
    let (first, second) = (signed(&sheet.paper()).bytes, signed(&other.paper()).bytes);
    assert_ne!(identifier(&first), identifier(&second));
    assert_eq!(identifier(&first), identifier(&signed(&sheet.paper()).bytes));
}

#[test]
fn other_tools_find_every_paper_sound() {
    for (name, paper) in more_samples::all() {
        for bytes in [plain(&paper).unwrap().bytes, signed(&paper).bytes] {
            let kept = Kept::new(&bytes);
            let said = kept.run("qpdf", &["--check"], &[]);
            assert!(said.contains("No syntax or stream encoding errors found"), "{name}: {said}");
            assert!(!said.to_lowercase().contains("warning"), "{name}: {said}");
        }
    }
}

#[test]
fn a_plain_paper_has_neither_attachment_nor_signature() {
    let bytes = plain(&samples::audit_report().paper()).unwrap().bytes;
    for absent in ["/EmbeddedFile", "/Sig", "/AcroForm", "/CreationDate"] {
        assert!(positions(&bytes, absent.as_bytes()).is_empty(), "{absent}");
    }
}

#[test]
fn an_attachment_needs_a_plain_name() {
    for name in ["", "评分表.json", "a\nb.json"] {
        let refused = print::finish(&samples::score_sheet().paper(), &attachment(name), &crate::AT);
        assert_eq!(refused, Err(print::PrintError::AttachmentName), "{name:?}");
    }
}
