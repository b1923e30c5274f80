//! The smallest file that follows the contract of signed PDFs, with every object open to a test's changes.

use openssl::hash::{MessageDigest, hash};

pub(crate) const DATA: &[u8] = r#"{"purpose":"paneldesk.test/1","text":"甲"}"#.as_bytes();
pub(crate) const SIGNATURE: usize = 9;

/// A file as its objects, numbered from 1; the signature dictionary is object [`SIGNATURE`].
#[derive(Clone)]
pub(crate) struct Plan {
    pub(crate) objects: Vec<Vec<u8>>,
    pub(crate) trailer: String,
}

impl Plan {
    pub(crate) fn new() -> Self {
        let page = "BT /F1 12 Tf 72 720 Td (A sheet) Tj ET";
        let md5: String = hash(MessageDigest::md5(), DATA).unwrap().iter().map(|byte| format!("{byte:02x}")).collect();
        let embedded = format!(
            "<</Type/EmbeddedFile/Subtype/application#2Fjson/Length {0}/Params<</Size {0}/CheckSum<{md5}>\
             /ModDate(D:20260302080000+00'00')>>>>",
            DATA.len()
        );
        let signature = format!(
            "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/M(D:20260302080000+00'00')\
             /Reference[<</Type/SigRef/TransformMethod/DocMDP/TransformParams<</Type/TransformParams/P 1/V/1.2>>>>]\
             /ByteRange [0 0000000000 0000000000 0000000000]/Contents <{}>>>",
            "0".repeat(8192)
        );
        let objects = vec![
            "<</Type/Catalog/Pages 2 0 R/AF[6 0 R]/Names<</EmbeddedFiles<</Names[(score-sheet.json) 6 0 R]>>>>\
             /AcroForm<</SigFlags 3/Fields[8 0 R]>>/Perms<</DocMDP 9 0 R>>>>"
                .into(),
            "<</Type/Pages/Kids[3 0 R]/Count 1>>".into(),
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>\
             /Annots[8 0 R]>>"
                .into(),
            format!("<</Length {}>>\nstream\n{page}\nendstream", page.len()).into(),
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".into(),
            "<</Type/Filespec/F(score-sheet.json)/UF(score-sheet.json)/AFRelationship/Data/EF<</F 7 0 R/UF 7 0 R>>>>"
                .into(),
            [embedded.as_bytes(), b"\nstream\n", DATA, b"\nendstream"].concat(),
            "<</Type/Annot/Subtype/Widget/FT/Sig/T(Signature1)/V 9 0 R/F 132/P 3 0 R/Rect[0 0 0 0]>>".into(),
            signature.into(),
        ];
        Self { objects, trailer: "/Root 1 0 R/ID[<00><00>]".into() }
    }

    /// Replaces the first occurrence of a text in an object; the text must be there.
    pub(crate) fn with(mut self, object: usize, from: &str, to: &str) -> Self {
        let bytes = &mut self.objects[object - 1];
        let at = bytes.windows(from.len()).position(|window| window == from.as_bytes()).expect(from);
        bytes.splice(at..at + from.len(), to.bytes());
        self
    }

    pub(crate) fn and(mut self, object: &str) -> Self {
        self.objects.push(object.into());
        self
    }

    /// Writes the file and fills in the byte range.
    pub(crate) fn build(&self) -> Vec<u8> {
        let mut file = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec();
        let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", self.objects.len() + 1);
        for (number, object) in self.objects.iter().enumerate() {
            table += &format!("{:010} 00000 n \n", file.len());
            file.extend(format!("{} 0 obj\n", number + 1).bytes());
            file.extend(object);
            file.extend(b"\nendobj\n");
        }
        let start = file.len();
        file.extend(table.bytes());
        let (size, trailer) = (self.objects.len() + 1, &self.trailer);
        file.extend(format!("trailer\n<</Size {size}{trailer}>>\nstartxref\n{start}\n%%EOF\n").bytes());
        fill_byte_range(&mut file);
        file
    }
}

pub(crate) fn find(file: &[u8], text: &str) -> Option<usize> {
    file.windows(text.len()).position(|window| window == text.as_bytes())
}

fn fill_byte_range(file: &mut [u8]) {
    let placeholder = "[0 0000000000 0000000000 0000000000]";
    let (Some(range), Some(contents)) = (find(file, placeholder), find(file, "/Contents <0")) else { return };
    let before = contents + 10;
    let after = before + file[before..].iter().position(|byte| *byte == b'>').unwrap() + 1;
    let text = format!("[0 {before:010} {after:010} {:010}]", file.len() - after);
    file[range..range + text.len()].copy_from_slice(text.as_bytes());
}
