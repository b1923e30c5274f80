//! Files whose bytes or signature are not what was signed: most made without any key, some by a member with theirs.
//!
//! Where the kind of file does not matter the smallest one is forged, to keep the committed folder small.

use super::{
    cases::{Case, Golden, Verdict},
    der::{Cms, Element, mirrored},
    edition::Holder,
    pdf::{self, Objects, force_sign},
    stock::{Stock, text_of},
};

pub(super) fn write(golden: &Golden, stock: &Stock) {
    outside(golden, stock);
    slot(golden, &stock.agreed.bytes);
    attachment(golden, stock);
    cms(golden, stock);
    structure(golden, &stock.agreed.bytes, stock.z01());
}

fn pinned(golden: &Golden, name: &str, what: &str, bytes: &[u8], code: &'static str) {
    golden.verify(Case::pinned(&format!("invalid/{name}"), what), bytes, &Verdict::broken(code));
}

fn fresh(golden: &Golden, name: &str, what: &str, bytes: &[u8], code: &'static str) {
    golden.verify(Case::fresh(&format!("invalid/{name}"), what), bytes, &Verdict::broken(code));
}

/// What happens to a file under way.
fn outside(golden: &Golden, stock: &Stock) {
    let signed = stock.zero.bytes();
    let mut changed = signed.to_vec();
    let at = pdf::find(&changed, b"> Tj").or_else(|| pdf::find(&changed, b">] TJ")).expect("a page has text") - 1;
    changed[at] = if changed[at] == b'1' { b'2' } else { b'1' };
    pinned(golden, "changed-byte", "one glyph of a page is another", &changed, "changed-byte");
    let what = "another program saved an empty page behind the signed revision";
    pinned(golden, "appended-update", what, &updated(signed), "appended-update");
    let comment = [signed, b"% seen by nobody\n"].concat();
    fresh(golden, "appended-bytes", "a comment behind the end", &comment, "appended-update");
    fresh(golden, "cut-short", "the last kilobyte is missing", &signed[..signed.len() - 1024], "not-a-pdf");
    fresh(golden, "empty", "no bytes at all", b"", "not-a-pdf");
    let leading = [b"\n", signed].concat();
    fresh(golden, "leading-byte", "a line feed before the header, as some mailers add", &leading, "not-a-pdf");
}

/// An incremental update as other programs write it: the first page replaced by an empty one.
fn updated(signed: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(signed);
    let last = |word: &str| text.rfind(word).expect("a signed file ends with a table");
    let table: usize =
        text[last("startxref\n") + 10..].lines().next().and_then(|line| line.parse().ok()).expect("an offset");
    let trailer = &text[last("trailer\n<<") + 10..last(">>\nstartxref")];
    let page = Objects::of(signed).number_of_first(b"/Type /Page ");
    let pages = Objects::of(signed).number_of(b"/Type /Pages ");
    let object =
        format!("{page} 0 obj\n<</Type /Page /MediaBox [0 0 595 842] /Resources <<>> /Parent {pages} 0 R>>\nendobj\n");
    let at = signed.len();
    let table_at = at + object.len();
    let tail = format!(
        "xref\n{page} 1\n{at:010} 00000 n \ntrailer\n<<{trailer} /Prev {table}>>\nstartxref\n{table_at}\n%%EOF\n"
    );
    [signed, object.as_bytes(), tail.as_bytes()].concat()
}

/// The byte range and the slot.
fn slot(golden: &Golden, signed: &[u8]) {
    let digits = pdf::slot(signed);
    let (before, after) = (digits.start - 1, digits.end + 1);
    let rest = signed.len() - after;
    let mut moved = signed.to_vec();
    pdf::put_byte_range(&mut moved, before - 16, after, rest);
    pinned(golden, "moved-byte-range", "the byte range leaves out more than the signature", &moved, "moved-byte-range");
    let mut partial = signed.to_vec();
    pdf::put_byte_range(&mut partial, before, after, rest - 200);
    pinned(golden, "partial-byte-range", "the byte range stops before the file does", &partial, "partial-byte-range");
    let mut spelled = signed.to_vec();
    let place = pdf::byte_range(signed);
    let text = String::from_utf8_lossy(&spelled[place.clone()]).replacen("[0 0", "[0  ", 1);
    spelled[place].copy_from_slice(text.as_bytes());
    fresh(golden, "byte-range-spelling", "the same byte range with a space for a zero", &spelled, "moved-byte-range");

    let der = pdf::signature(signed);
    let mut garbage = signed.to_vec();
    let at = digits.start + der.len() * 2 + 400;
    garbage[at..at + 24].copy_from_slice(b"68696464656e206d65737361");
    pinned(golden, "garbage-in-padding", "a message hidden behind the signature", &garbage, "garbage-in-padding");
    let mut upper = signed.to_vec();
    upper[digits.clone()].make_ascii_uppercase();
    fresh(golden, "upper-case-signature", "the same signature in upper case", &upper, "garbage-in-padding");

    let mut zeroed = signed.to_vec();
    zeroed[digits].fill(b'0');
    pinned(golden, "stripped-signature", "the signature's digits are back at zero", &zeroed, "stripped-signature");
    let unsigned = Objects::of(signed).remove_signature().write();
    fresh(golden, "stripped-signature-field", "printed without any signature field", &unsigned, "stripped-signature");
}

/// The attached data.
fn attachment(golden: &Golden, stock: &Stock) {
    let signed = stock.zero.bytes();
    let other = text_of(&stock.edition.scored("A02", "Z01", [20, 20]));
    let swapped = Objects::of(signed).attach(other.as_bytes(), true).write();
    let what = "other data attached behind the signer's back, well described";
    pinned(golden, "swapped-attachment", what, &swapped, "changed-byte");

    // What a member can do with their own key.
    let (signed, holder) = (&stock.agreed.bytes, stock.z01());
    let other = text_of(&stock.answer).replace("agreed", "dissent");
    let undescribed = force_sign(Objects::of(signed).attach(other.as_bytes(), false).write(), holder);
    let what = "signed with other data than the attachment's checksum says";
    fresh(golden, "attachment-other-checksum", what, &undescribed, "swapped-attachment");
    let mut two = Objects::of(signed);
    two.add(&pdf::embedded_body(other.as_bytes()));
    let two = force_sign(two.write(), holder);
    pinned(golden, "second-attachment", "signed with a second attached file", &two, "swapped-attachment");
    let mut none = Objects::of(signed);
    let data = none.number_of(b"/Type /EmbeddedFile");
    let specification = none.number_of(b"/Type /Filespec");
    none.replace(&format!(" /Names <</EmbeddedFiles <</Names [(acknowledgement.json) {specification} 0 R]>>>>"), "");
    none.replace(&format!(" /AF [{specification} 0 R]"), "");
    none.clear(specification).clear(data);
    fresh(golden, "no-attachment", "signed without data", &force_sign(none.write(), holder), "no-attachment");
}

/// The signature itself, dressed up or exchanged.
fn cms(golden: &Golden, stock: &Stock) {
    let signed = &stock.agreed.bytes;
    let der = pdf::signature(signed);
    assert_eq!(Cms::read(&der).write(), der, "what is not touched stays");
    let with = |der: &[u8]| {
        let mut bytes = signed.clone();
        pdf::put_signature(&mut bytes, der);
        bytes
    };
    let edited = |edit: &dyn Fn(&mut Cms)| {
        let mut cms = Cms::read(&der);
        edit(&mut cms);
        with(&cms.write())
    };
    let office = Element::read(stock.edition.office.certificate().to_der());
    let dressed = edited(&|cms| cms.certificates().push(office.clone()));
    pinned(
        golden,
        "extra-certificate",
        "the office's certificate added, as other programs do",
        &dressed,
        "extra-certificate",
    );
    let dressed = edited(&|cms| cms.signer().push(unsigned_attributes()));
    pinned(golden, "unsigned-attribute", "an unsigned attribute added", &dressed, "unsigned-attribute");

    let content = Element::read(&der).content();
    let indefinite = [&[0x30, 0x80][..], &content, &[0, 0]].concat();
    pinned(golden, "non-der", "the outermost length is indefinite (BER)", &with(&indefinite), "non-der");
    let long = edited(&|cms| cms.signer()[0] = Element::Raw(vec![0x02, 0x81, 0x01, 0x01]));
    fresh(golden, "non-der-length", "a length in two bytes where one does", &long, "non-der");

    let twice = edited(&|cms| {
        let second = cms.signers()[0].clone();
        cms.signers().push(second);
    });
    fresh(golden, "second-signer", "two signers in one signature", &twice, "second-signature");
    let twin = edited(&|cms| {
        let signer = cms.signer();
        let value = mirrored(&signer[5].content());
        signer[5] = Element::Plain(4, value);
    });
    let what = "the other signature value that fits, computed without the key";
    pinned(golden, "mirrored-signature", what, &twin, "signature");
    let stolen = Element::read(stock.edition.holder("Z02").certificate.to_der());
    let other = edited(&|cms| cms.certificates()[0] = stolen.clone());
    fresh(golden, "exchanged-certificate", "somebody else's certificate in place of the signer's", &other, "signature");
    let transplanted = with(&pdf::signature(stock.zero.bytes()));
    fresh(
        golden,
        "transplanted-signature",
        "the same person's signature of another file",
        &transplanted,
        "changed-byte",
    );
}

fn unsigned_attributes() -> Element {
    // id-aa-timeStampToken: where other programs put a time stamp.
    let kind = [0x06, 0x0b, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x10, 0x02, 0x0e];
    let values = Element::Group(0x31, vec![Element::Plain(4, b"a time stamp".to_vec())]);
    Element::Group(0xa1, vec![Element::Group(0x30, vec![Element::read(&kind), values])])
}

/// Files a member builds and signs with their own good key.
fn structure(golden: &Golden, signed: &[u8], holder: &Holder) {
    let mut two = Objects::of(signed);
    two.add(
        b"<</Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /Contents <00> /ByteRange [0 1 2 3]>>",
    );
    let second = force_sign(two.write(), holder);
    pinned(golden, "second-signature", "a second signature in the same revision", &second, "second-signature");
    let mut script = Objects::of(signed);
    script.replace("/Type /Catalog", "/Type /Catalog /OpenAction <</S /JavaScript /JS (app.alert\\(1\\))>>");
    let script = force_sign(script.write(), holder);
    pinned(golden, "active-content", "a script that runs when the file is opened", &script, "malformed");
    let mut open = Objects::of(signed);
    open.replace("/P 1 /V /1.2", "/P 2 /V /1.2");
    let open = force_sign(open.write(), holder);
    fresh(golden, "changes-allowed", "a signature that allows filling in forms", &open, "malformed");
}
