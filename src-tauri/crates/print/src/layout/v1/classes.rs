//! What a character is for line breaking and spacing (the strict rules of GB/T 15834 and CLREQ).

/// How a character behaves beside others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// Ends a line.
    Newline,
    /// An ordinary space: a line may end after it, and it then takes no room.
    Space,
    /// U+3000, the separator of label and value.
    WideSpace,
    /// No-break space.
    Glue,
    /// A bracket or quote that opens: never last on a line.
    Open,
    /// Punctuation that closes: never first on a line.
    Close,
    /// Not first on a line, but no bracket: %, ℃, ー.
    NotFirst,
    /// Dashes and dots that come in pairs: —— ……
    Pair,
    /// Part of a Latin word or a number: not broken inside.
    Word,
    /// A Chinese character or another symbol: a line may end on either side.
    Ideograph,
}

const OPEN: &str = "（〔［｛《〈「『【〖〘〝“‘([{￥＄";
const CLOSE: &str = "）〕］｝》〉」』】〗〙〞”’，。、；：！？．)]},.;:!?";
const NOT_FIRST: &str = "%‰℃°％′″～〜ー々〻ゝゞヽヾ・·ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ";

/// Returns the class of a character.
pub(crate) fn class(character: char) -> Class {
    match character {
        // Nearly all of a paper.
        '\u{4E00}'..='\u{9FFF}' => Class::Ideograph,
        '\n' => Class::Newline,
        ' ' => Class::Space,
        '\u{3000}' => Class::WideSpace,
        '\u{A0}' => Class::Glue,
        '—' | '…' | '─' => Class::Pair,
        _ if OPEN.contains(character) => Class::Open,
        _ if CLOSE.contains(character) => Class::Close,
        _ if NOT_FIRST.contains(character) => Class::NotFirst,
        '!'..='~' | '\u{A1}'..='\u{24F}' | '\u{370}'..='\u{52F}' | '‐'..='–' => Class::Word,
        _ => Class::Ideograph,
    }
}

/// Returns whether a character is set in the Latin way and so holds on to its Latin neighbours.
pub(crate) fn is_narrow(character: char) -> bool {
    matches!(character, '!'..='~' | '\u{A1}'..='\u{24F}' | '\u{370}'..='\u{52F}' | '‐'..='–')
}
