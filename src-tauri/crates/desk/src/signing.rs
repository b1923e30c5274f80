//! Signing: build the value on top of the journal's head, print it, sign it, store the exact bytes, and only then
//! report success. All in one transaction, so that a crash leaves either the stored file or nothing.

use exchange::{certificates::Certificate, keys::SigningKey, signed_pdf};
use rules::{
    charter::Signing,
    digest::Digest,
    json::{Payload, to_canonical},
    text::Line,
    time::Instant,
};
use store::{Act, Record, Write};

use crate::{
    DeskError, Passphrase, paper,
    record::{Kind, SignedRecord},
    seat::{Profile, SIGNING_KEY, Seat, parse_head},
};

/// An unlocked signing key with its certificate. Unlocking costs about a tenth of a second, so one act that signs
/// several files unlocks once.
pub struct Signer {
    pub(crate) key: SigningKey,
    pub(crate) certificate: Certificate,
    pub(crate) profile: Profile,
}

impl Seat {
    /// Unlocks the owner's signing key.
    ///
    /// # Errors
    /// Not enrolled, or the passphrase is not the key's.
    pub fn unlock(&self, passphrase: &Passphrase) -> Result<Signer, DeskError> {
        let profile = self.profile()?;
        let key = self.unwrap(SIGNING_KEY, passphrase, SigningKey::from_wrapped)?.ok_or(DeskError::NotEnrolled)?;
        let certificate = self.certificate()?;
        Ok(Signer { key, certificate, profile })
    }

    /// Returns what a file signed now would say of its signing; for previews.
    pub(crate) fn signing_now(&self, now: Instant) -> Result<Signing, DeskError> {
        Ok(signing_block(&self.profile()?, self.certificate()?.fingerprint(), now, self.journal_head()?))
    }
}

impl Signer {
    /// Returns the digest of the signer's certificate.
    #[must_use]
    pub fn fingerprint(&self) -> Digest {
        self.certificate.fingerprint()
    }

    pub(crate) fn signing(&self, now: Instant, journal_head: Digest) -> Signing {
        signing_block(&self.profile, self.fingerprint(), now, journal_head)
    }

    /// Prints and signs a value. The caller stores the bytes before telling anybody.
    pub(crate) fn sign<T: Payload>(&self, payload: T) -> Result<SignedRecord<T>, DeskError> {
        let data = to_canonical(&payload)?;
        let unsigned = paper::print_data(&data)?;
        let bytes = signed_pdf::sign(unsigned, &self.key, &self.certificate)?;
        let identity = signed_pdf::read(&bytes)?.identity;
        Ok(SignedRecord { identity, data: Digest::of(&data), bytes, payload })
    }
}

/// Returns what a file of this person says of its signing.
fn signing_block(profile: &Profile, certificate: Digest, now: Instant, journal_head: Digest) -> Signing {
    Signing {
        person: profile.person.clone(),
        name: profile.name.clone(),
        role: profile.role,
        claimed_at: now,
        certificate,
        journal_head,
        layout: Line::new(paper::LAYOUT).expect("BUG: a layout's name is a line"),
        fonts: paper::font_digests(),
    }
}

/// One act that ends in one signed file, stored under `kind` and `key`.
pub(crate) struct SigningAct<'a> {
    pub(crate) act: Act,
    pub(crate) subject: &'a str,
    pub(crate) kind: Kind,
    pub(crate) key: &'a str,
    pub(crate) now: Instant,
}

impl Seat {
    /// Signs what `build` makes of the [`Signing`] block and stores it; `also` may change more in the same transaction.
    pub(crate) fn sign_record<T: Payload>(
        &self,
        signer: &Signer,
        act: &SigningAct<'_>,
        build: impl FnOnce(Signing) -> Result<T, DeskError>,
        also: impl FnOnce(&mut Write<'_>, &SignedRecord<T>) -> Result<(), DeskError>,
    ) -> Result<SignedRecord<T>, DeskError> {
        let at = act.now.to_string();
        self.copy.write(act.act, &at, act.subject, |write| {
            let head = parse_head(write.journal_head()?.as_str())?;
            let signed = signer.sign(build(signer.signing(act.now, head))?)?;
            write.put_record(&Record {
                digest: signed.identity.to_string(),
                kind: act.kind.as_str().to_owned(),
                key: act.key.to_owned(),
                bytes: signed.bytes.clone(),
                received_at: at.clone(),
            })?;
            write.set_details(serde_json::json!({ "kind": act.kind.as_str(), "record": signed.identity.to_string() }));
            also(write, &signed)?;
            Ok(signed)
        })
    }
}
