//! The stable names of what people do, as the journal spells them.

/// The name of an act: lower-case ASCII words joined by hyphens. Names are written into hash chains, so one that has
/// been used never changes its meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Act(&'static str);

impl Act {
    pub const CREATE_COPY: Act = Act::named("create-copy");
    pub const CHANGE_PASSPHRASE: Act = Act::named("change-passphrase");
    pub const DISCARD_LIBRARY: Act = Act::named("discard-library");
    pub const DESTROY_COPY: Act = Act::named("destroy-copy");
    pub const STORE_IDENTITY: Act = Act::named("store-identity");
    pub const IMPORT_CHARTER: Act = Act::named("import-charter");
    pub const IMPORT_PACKAGE: Act = Act::named("import-package");
    pub const WITHDRAW_DOCUMENTS: Act = Act::named("withdraw-documents");
    pub const SIGN_RECORD: Act = Act::named("sign-record");
    pub const IMPORT_RECORD: Act = Act::named("import-record");
    pub const EXPORT: Act = Act::named("export");
    pub const HAND_IN: Act = Act::named("hand-in");
    /// 开封
    pub const OPEN_SHEETS: Act = Act::named("open-sheets");
    pub const MERGE: Act = Act::named("merge");
    pub const ISSUE_CERTIFICATE: Act = Act::named("issue-certificate");

    /// Names a further act. Meant for constants: a malformed name then stops the build.
    ///
    /// # Panics
    /// When the name is malformed, which for a `'static` name is a mistake of the program.
    pub const fn named(name: &'static str) -> Act {
        let bytes = name.as_bytes();
        assert!(!bytes.is_empty() && bytes.len() <= 40, "BUG: an act's name has 1 to 40 letters");
        let mut at = 0;
        while at < bytes.len() {
            let joint = bytes[at] == b'-' && at > 0 && at + 1 < bytes.len() && bytes[at - 1] != b'-';
            assert!(
                bytes[at].is_ascii_lowercase() || bytes[at].is_ascii_digit() || joint,
                "BUG: an act's name is lower-case words joined by hyphens"
            );
            at += 1;
        }
        Act(name)
    }

    pub const fn as_str(self) -> &'static str {
        self.0
    }
}
