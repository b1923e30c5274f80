//! A certificate signing request (PKCS#10): proof that somebody holds a key.

use openssl::hash::MessageDigest;
use openssl::nid::Nid;
use openssl::x509::{X509NameBuilder, X509Req, X509ReqBuilder};

use crate::keys::{CryptoFault, PublicKey, SigningKey};

/// Why a signing request is not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CsrFault {
    /// Not exactly one PEM signing request.
    #[error("not exactly one PEM signing request")]
    NotPem,
    /// Not a P-256 key.
    #[error("the signing request's key is not P-256")]
    Key,
    /// Not signed by its own key.
    #[error("the signing request is not signed by its own key")]
    Signature,
}

/// A signing request whose signature by its own key is good.
#[derive(Clone)]
pub struct Csr {
    pem: String,
    public_key: PublicKey,
}

impl Csr {
    /// Makes a request for a key; the subject holds only the name, the office decides the rest.
    pub fn create(key: &SigningKey, name: &str) -> Result<Self, CryptoFault> {
        let mut subject = X509NameBuilder::new()?;
        subject.append_entry_by_nid(Nid::COMMONNAME, name)?;
        let mut request = X509ReqBuilder::new()?;
        request.set_version(0)?;
        request.set_subject_name(&subject.build())?;
        request.set_pubkey(key.to_openssl())?;
        request.sign(key.to_openssl(), MessageDigest::sha256())?;
        let pem = String::from_utf8(request.build().to_pem()?).map_err(|_| CryptoFault)?;
        Ok(Self { pem, public_key: *key.public_key() })
    }

    /// Reads exactly one PEM request and checks key and signature.
    pub fn from_pem(pem: &str) -> Result<Self, CsrFault> {
        let request = X509Req::from_pem(pem.as_bytes()).map_err(|_| CsrFault::NotPem)?;
        let again = request.to_pem().map_err(|_| CsrFault::NotPem)?;
        if again != pem.as_bytes() {
            return Err(CsrFault::NotPem);
        }
        let key = request.public_key().map_err(|_| CsrFault::Key)?;
        let spki = key.public_key_to_der().map_err(|_| CsrFault::Key)?;
        let public_key = PublicKey::from_spki(&spki).map_err(|_| CsrFault::Key)?;
        match request.verify(&key) {
            Ok(true) => Ok(Self { pem: pem.to_owned(), public_key }),
            Ok(false) | Err(_) => Err(CsrFault::Signature),
        }
    }

    /// Returns the PEM text.
    pub fn to_pem(&self) -> &str {
        &self.pem
    }

    /// Returns the key a certificate is asked for.
    pub const fn public_key(&self) -> &PublicKey {
        &self.public_key
    }
}
