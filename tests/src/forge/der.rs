//! Surgery on a CMS signature: its elements as a tree, written again as DER.

/// One element: a tag with bytes, a tag with elements, or bytes that no good writer would write.
#[derive(Clone, Debug)]
pub(super) enum Element {
    Plain(u8, Vec<u8>),
    Group(u8, Vec<Element>),
    Raw(Vec<u8>),
}

impl Element {
    /// Reads one element that fills the bytes.
    pub(super) fn read(der: &[u8]) -> Element {
        let (element, rest) = Element::next(der);
        assert!(rest.is_empty(), "one element");
        element
    }

    fn next(der: &[u8]) -> (Element, &[u8]) {
        let tag = der[0];
        let (length, head) = match der[1] {
            short @ ..=0x7f => (usize::from(short), 2),
            0x81 => (usize::from(der[2]), 3),
            _ => (usize::from(u16::from_be_bytes([der[2], der[3]])), 4),
        };
        let (mut content, rest) = der[head..].split_at(length);
        if tag & 0x20 == 0 {
            return (Element::Plain(tag, content.to_vec()), rest);
        }
        let mut parts = Vec::new();
        while !content.is_empty() {
            let (part, after) = Element::next(content);
            parts.push(part);
            content = after;
        }
        (Element::Group(tag, parts), rest)
    }

    pub(super) fn write(&self) -> Vec<u8> {
        let content = self.content();
        let length = content.len();
        let mut bytes = match self {
            Element::Plain(tag, _) | Element::Group(tag, _) => vec![*tag],
            Element::Raw(bytes) => return bytes.clone(),
        };
        match length {
            ..=0x7f => bytes.push(length as u8),
            0x80..=0xff => bytes.extend([0x81, length as u8]),
            _ => bytes.extend([0x82, (length >> 8) as u8, length as u8]),
        }
        bytes.extend(content);
        bytes
    }

    pub(super) fn content(&self) -> Vec<u8> {
        match self {
            Element::Plain(_, content) | Element::Raw(content) => content.clone(),
            Element::Group(_, parts) => parts.iter().flat_map(Element::write).collect(),
        }
    }

    /// Returns the parts of a group.
    pub(super) fn parts(&mut self) -> &mut Vec<Element> {
        match self {
            Element::Group(_, parts) => parts,
            Element::Plain(..) | Element::Raw(_) => panic!("an element without parts"),
        }
    }
}

/// The parts of a SignedData that forgers reach for.
pub(super) struct Cms(Element);

impl Cms {
    pub(super) fn read(der: &[u8]) -> Cms {
        Cms(Element::read(der))
    }

    pub(super) fn write(&self) -> Vec<u8> {
        self.0.write()
    }

    fn signed_data(&mut self) -> &mut Vec<Element> {
        self.0.parts()[1].parts()[0].parts()
    }

    pub(super) fn certificates(&mut self) -> &mut Vec<Element> {
        self.signed_data()[3].parts()
    }

    pub(super) fn signers(&mut self) -> &mut Vec<Element> {
        self.signed_data()[4].parts()
    }

    pub(super) fn signer(&mut self) -> &mut Vec<Element> {
        self.signers()[0].parts()
    }
}

/// Returns the other of the two signatures that fit: s replaced by n − s. Anybody can compute it.
pub(super) fn mirrored(signature: &[u8]) -> Vec<u8> {
    const ORDER: [u8; 32] = [
        0xff, 0xff, 0xff, 0xff, 0x00, 0x00, 0x00, 0x00, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xbc, 0xe6,
        0xfa, 0xad, 0xa7, 0x17, 0x9e, 0x84, 0xf3, 0xb9, 0xca, 0xc2, 0xfc, 0x63, 0x25, 0x51,
    ];
    let mut pair = Element::read(signature);
    let s = pair.parts()[1].content();
    let mut difference = [0; 32];
    let mut borrow = 0;
    for (at, digit) in ORDER.iter().enumerate().rev() {
        let subtrahend = (at + s.len()).checked_sub(32).map_or(0, |from| i32::from(s[from])) + borrow;
        let value = i32::from(*digit) - subtrahend;
        borrow = i32::from(value < 0);
        difference[at] = value.rem_euclid(256) as u8;
    }
    let leading = difference.iter().take_while(|byte| **byte == 0).count();
    let mut integer = difference[leading..].to_vec();
    if integer[0] & 0x80 != 0 {
        integer.insert(0, 0);
    }
    pair.parts()[1] = Element::Plain(2, integer);
    pair.write()
}
