//! How hard a passphrase is to guess. A rough measure that errs on the strict side and counts in whole numbers: it looks
//! at different characters, not at length alone, and Chinese characters come from a far larger alphabet than Latin
//! letters.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use unicode_normalization::UnicodeNormalization;

/// Fewest characters, unless enough of them are Chinese.
const CHARACTERS: usize = 10;
/// Fewest Chinese characters of a shorter passphrase.
const CHINESE: usize = 6;

/// How hard a passphrase is to guess.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum Strength {
    /// No copy is made with it.
    TooShort,
    /// It is taken, with a warning.
    Weak,
    /// It will do.
    Good,
    /// Very good.
    Strong,
}

/// Returns how hard a passphrase is to guess. Full-width and half-width forms are the same (NFKC), as they are when a
/// copy is opened.
#[must_use]
pub fn strength(passphrase: &str) -> Strength {
    let characters: Vec<char> = passphrase.nfkc().collect();
    let chinese = characters.iter().filter(|&&character| is_chinese(character)).count();
    if characters.len() < CHARACTERS && chinese < CHINESE {
        return Strength::TooShort;
    }
    let different = characters.iter().flat_map(|character| character.to_lowercase()).collect::<BTreeSet<_>>().len();
    let neighbours = |pair: &&[char]| (pair[0] as u32).abs_diff(pair[1] as u32) <= 1;
    let runs = characters.windows(2).filter(neighbours).count();
    // A character that came before is worth little, one beside its neighbour in the alphabet nothing.
    let again = characters.len().saturating_sub(different + runs);
    let half_bits = (2 * different).saturating_sub(runs) * 4 + again * 3 + chinese * 8;
    match half_bits {
        0..64 => Strength::Weak,
        64..112 => Strength::Good,
        _ => Strength::Strong,
    }
}

fn is_chinese(character: char) -> bool {
    matches!(u32::from(character), 0x2E80..=0x2FDF | 0x3005 | 0x3007 | 0x3021..=0x3029 | 0x3038..=0x303B
        | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x2_0000..=0x3_FFFF)
}
