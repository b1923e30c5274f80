//! What a file is, by its first bytes and its name.

use reader::{Foreign, Kind, Why, detect, displayable};

#[test]
fn bytes_win_over_the_name() {
    assert_eq!(detect(b"%PDF-1.7\n", "报告.docx"), Kind::Pdf);
    assert_eq!(detect(b"\xef\xbb\xbf\n\n%PDF-1.4", "a.pdf"), Kind::Pdf);
    assert_eq!(detect(b"\xff\xd8\xff\xe0....", "照片.png"), Kind::Jpeg);
    assert_eq!(detect(b"\x89PNG\r\n\x1a\n", ""), Kind::Png);
    assert_eq!(detect(b"Rar!\x1a\x07\x01\0", "材料.pdf"), Kind::Other(Foreign::Rar));
    assert_eq!(detect(b"MZ\x90\0", "说明.txt"), Kind::Other(Foreign::Program));
}

#[test]
fn zips_are_told_apart_by_their_parts_and_then_by_their_name() {
    assert_eq!(detect(b"PK\x03\x04....word/document.xml", "a.zip"), Kind::Docx);
    assert_eq!(detect(b"PK\x03\x04....xl/workbook.xml", "a.zip"), Kind::Xlsx);
    assert_eq!(detect(b"PK\x03\x04....OFD.xml", "a"), Kind::Other(Foreign::Ofd));
    assert_eq!(detect(b"PK\x03\x04....ppt/presentation.xml", "a.docx"), Kind::Other(Foreign::Slides));
    assert_eq!(detect(b"PK\x03\x04....", "A.DOCX"), Kind::Docx);
    assert_eq!(detect(b"PK\x03\x04....", "附件.zip"), Kind::Other(Foreign::Zip));
}

#[test]
fn old_office_files_are_told_apart() {
    let file = |stream: &str| {
        let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
        bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
        bytes
    };
    assert_eq!(detect(&file("WordDocument"), "a"), Kind::Other(Foreign::Doc));
    assert_eq!(detect(&file("WordDocument"), "a.wps"), Kind::Other(Foreign::Wps));
    assert_eq!(detect(&file("Workbook"), "a"), Kind::Xls);
    assert_eq!(detect(&file("EncryptedPackage"), "a.docx"), Kind::Other(Foreign::EncryptedOffice));
}

#[test]
fn text_needs_a_text_name_and_no_control_characters() {
    assert_eq!(detect("名单".as_bytes(), "a.csv"), Kind::Text);
    assert_eq!(detect(b"\xd6\xca", "a.txt"), Kind::Text);
    assert_eq!(detect(b"\0\x01\x02", "a.txt"), Kind::Other(Foreign::Unknown));
    assert_eq!(detect(b"", "a.bin"), Kind::Other(Foreign::Unknown));
}

#[test]
fn what_cannot_be_shown_says_what_to_do() {
    assert_eq!(displayable(Kind::Pdf), Ok(()));
    assert_eq!(displayable(Kind::Other(Foreign::Ofd)), Err(Why::ConvertFirst(Foreign::Ofd)));
    assert_eq!(displayable(Kind::Other(Foreign::Rar)), Err(Why::UnpackFirst(Foreign::Rar)));
    assert_eq!(displayable(Kind::Other(Foreign::EncryptedOffice)), Err(Why::RemovePassword));
    assert_eq!(displayable(Kind::Other(Foreign::Video)), Err(Why::CannotShow(Foreign::Video)));
}

#[test]
fn no_head_however_short_is_a_problem() {
    let head = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1PK\x03\x04RIFF....WEBP%PDF-";
    for start in 0..head.len() {
        for end in start..=head.len() {
            let _ = displayable(detect(&head[start..end], ".."));
        }
    }
}
