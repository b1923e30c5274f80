//! Who a certificate names.

use openssl::nid::Nid;
use openssl::x509::{X509Name, X509NameBuilder};
use serde::{Deserialize, Serialize};

use super::profile::CertificateFault;
use crate::der::{Der, oid, tag};
use crate::keys::CryptoFault;

/// The office in a subject's OU; not a [`Role`] because an authority signs no files.
const OFFICE: &str = "office-ca";
/// X.520's upper bound of the attributes used here, in characters.
const LONGEST: usize = 64;

/// What the holder of a certificate does in an edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// 组织方: signs charters and packages.
    Organiser,
    /// 第三方机构.
    EntrustedBody,
    /// 组长.
    Chair,
    /// 监督员.
    Supervisor,
    /// 专家.
    Expert,
}

impl Role {
    /// All roles, in the order of their definition.
    pub const ALL: [Self; 5] = [Self::Organiser, Self::EntrustedBody, Self::Chair, Self::Supervisor, Self::Expert];

    /// Returns the text in a certificate's OU.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Organiser => "organiser",
            Self::EntrustedBody => "entrusted_body",
            Self::Chair => "chair",
            Self::Supervisor => "supervisor",
            Self::Expert => "expert",
        }
    }
}

/// The person and edition a certificate is for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Subject {
    /// The person's id in the edition: 1 to 64 of A–Z, a–z, 0–9, `-`, `.`.
    pub person_id: String,
    /// The person's name as on paper: 1 to 64 characters, Chinese welcome.
    pub name: String,
    /// The edition's id: 1 to 64 characters.
    pub edition_id: String,
}

/// Why a name or id cannot stand in a certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SubjectFault {
    /// Empty or longer than 64 characters.
    #[error("{0} is empty or longer than 64 characters")]
    Length(&'static str),
    /// A control character, an invisible or a bidirectional one, or (in a person's id) one outside the allowed set.
    #[error("{0} holds a character that is not allowed")]
    Character(&'static str),
}

impl Subject {
    /// Checks the three texts.
    pub fn check(&self) -> Result<(), SubjectFault> {
        visible("name", &self.name)?;
        visible("edition id", &self.edition_id)?;
        visible("person id", &self.person_id)?;
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '.';
        if self.person_id.chars().all(plain) { Ok(()) } else { Err(SubjectFault::Character("person id")) }
    }

    pub(super) fn to_name(&self, role: Role) -> Result<X509Name, CryptoFault> {
        let mut name = X509NameBuilder::new()?;
        name.append_entry_by_nid(Nid::COMMONNAME, &self.name)?;
        name.append_entry_by_nid(Nid::SERIALNUMBER, &self.person_id)?;
        name.append_entry_by_nid(Nid::ORGANIZATIONNAME, &self.edition_id)?;
        name.append_entry_by_nid(Nid::ORGANIZATIONALUNITNAME, role.text())?;
        Ok(name.build())
    }

    /// Reads a DER Name that must be exactly CN, serialNumber, O, OU in this order.
    pub(super) fn from_name(der: &[u8]) -> Result<(Self, Role), CertificateFault> {
        let mut name = Der::only(der, tag::SEQUENCE)?;
        let subject = Self {
            name: attribute(&mut name, oid::COMMON_NAME, tag::UTF8_STRING)?,
            person_id: attribute(&mut name, oid::SERIAL_NUMBER, tag::PRINTABLE_STRING)?,
            edition_id: attribute(&mut name, oid::ORGANIZATION, tag::UTF8_STRING)?,
        };
        let unit = attribute(&mut name, oid::ORGANIZATIONAL_UNIT, tag::UTF8_STRING)?;
        name.finish()?;
        subject.check()?;
        let role = Role::ALL.into_iter().find(|role| role.text() == unit).ok_or(CertificateFault::UnknownRole)?;
        Ok((subject, role))
    }
}

pub(super) fn office_name(name: &str, edition_id: &str) -> Result<X509Name, CryptoFault> {
    let mut office = X509NameBuilder::new()?;
    office.append_entry_by_nid(Nid::COMMONNAME, name)?;
    office.append_entry_by_nid(Nid::ORGANIZATIONNAME, edition_id)?;
    office.append_entry_by_nid(Nid::ORGANIZATIONALUNITNAME, OFFICE)?;
    Ok(office.build())
}

/// Reads an authority's DER Name; returns its name and edition.
pub(super) fn read_office_name(der: &[u8]) -> Result<(String, String), CertificateFault> {
    let mut name = Der::only(der, tag::SEQUENCE)?;
    let office = attribute(&mut name, oid::COMMON_NAME, tag::UTF8_STRING)?;
    let edition = attribute(&mut name, oid::ORGANIZATION, tag::UTF8_STRING)?;
    if attribute(&mut name, oid::ORGANIZATIONAL_UNIT, tag::UTF8_STRING)? != OFFICE {
        return Err(CertificateFault::NotAnAuthority);
    }
    name.finish()?;
    check_office(&office, &edition)?;
    Ok((office, edition))
}

pub(super) fn check_office(name: &str, edition_id: &str) -> Result<(), SubjectFault> {
    visible("name", name)?;
    visible("edition id", edition_id)
}

fn attribute(name: &mut Der<'_>, identifier: &[u8], string: u8) -> Result<String, CertificateFault> {
    let mut set = name.open(tag::SET)?;
    let mut pair = set.open(tag::SEQUENCE)?;
    pair.expect(tag::OID, identifier)?;
    let text = pair.content(string)?;
    pair.finish()?;
    set.finish()?;
    String::from_utf8(text.to_vec()).map_err(|_| CertificateFault::NotUtf8)
}

/// Names are shown to people who decide by them, so nothing in them may be invisible or reorder the line.
fn visible(what: &'static str, text: &str) -> Result<(), SubjectFault> {
    let hidden = |c: char| {
        c.is_control()
            || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
            || matches!(c, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
    };
    match text.chars().count() {
        1..=LONGEST if text.trim() == text => {}
        _ => return Err(SubjectFault::Length(what)),
    }
    if text.chars().any(hidden) { Err(SubjectFault::Character(what)) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_visible_text_of_bounded_length() {
        let with = |name: &str, person_id: &str| {
            Subject { name: name.into(), person_id: person_id.into(), edition_id: "晋中-2023".into() }.check()
        };
        assert_eq!(with("试验员𠮷", "E-07"), Ok(()));
        assert_eq!(with("", "E-07"), Err(SubjectFault::Length("name")));
        assert_eq!(with(&"字".repeat(65), "E-07"), Err(SubjectFault::Length("name")));
        assert_eq!(with("a\u{202e}b", "E-07"), Err(SubjectFault::Character("name")));
        assert_eq!(with("甲", "E_07"), Err(SubjectFault::Character("person id")));
    }
}
