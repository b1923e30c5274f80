//! Experts as letters: in consensus nobody's name stands beside a mark.

use crate::{
    charter::Charter,
    digest::Digest,
    ids::{PanelId, PersonId, RoundId},
};

/// Returns the members of a panel with their letters, A first.
///
/// The order is that of digests of edition, round, panel and person: the same on every machine and for every
/// application, and nothing that the order of names or seats tells.
#[must_use]
pub fn letters(charter: &Charter, round: &RoundId, panel: &PanelId) -> Vec<(String, PersonId)> {
    let members = charter.panel(round, panel).map(|panel| panel.members.as_slice()).unwrap_or_default();
    let place = |person: &PersonId| {
        Digest::of(format!("paneldesk.letter/1\n{}\n{round}\n{panel}\n{person}\n", charter.edition.id).as_bytes())
    };
    let mut members: Vec<(Digest, &PersonId)> = members.iter().map(|person| (place(person), person)).collect();
    members.sort();
    members.dedup();
    members.into_iter().enumerate().map(|(index, (_, person))| (letter(index), person.clone())).collect()
}

/// A to Z, then A2 to Z2, and so on.
fn letter(index: usize) -> String {
    let letter = char::from(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"[index % 26]);
    match index / 26 {
        0 => letter.to_string(),
        round => format!("{letter}{}", round + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::letter;

    #[test]
    fn letters_go_on_after_the_twenty_sixth() {
        assert_eq!([0, 6, 25, 26, 52].map(letter), ["A", "G", "Z", "A2", "A3"]);
    }
}
