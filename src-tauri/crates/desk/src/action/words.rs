//! Words of rule files, which are in both languages.

use rules::criteria::Text;
use serde::Serialize;
use ts_rs::TS;

/// Words in both languages.
#[derive(Clone, Debug, Serialize, TS)]
pub(crate) struct Words {
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

impl From<&Text> for Words {
    fn from(text: &Text) -> Words {
        Words { zh: text.zh.clone(), en: text.en.clone() }
    }
}
