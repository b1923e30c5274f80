//! How hard passphrases are to guess.

use rules::passphrase::{Strength, strength};

#[test]
fn words_are_better_than_runs_and_repetitions() {
    use Strength::{Good, Strong, TooShort, Weak};
    let table = [
        ("", TooShort),
        ("short", TooShort),
        ("石桥麦浪", TooShort),
        ("１２３４５６７８９", TooShort),
        ("aaaaaaaaaaaa", Weak),
        ("1234567890", Weak),
        ("abcdefghijkl", Weak),
        ("石石石石石石", Weak),
        ("石桥麦浪晚钟", Good),
        ("plum-river-41", Good),
        ("石桥麦浪晚钟青瓷渡口", Strong),
        ("plum river lantern kettle", Strong),
    ];
    for (passphrase, expected) in table {
        assert_eq!(strength(passphrase), expected, "{passphrase}");
    }
}

#[test]
fn full_width_is_the_same_as_half_width() {
    assert_eq!(strength("ｐｌｕｍ－ｒｉｖｅｒ－４１"), strength("plum-river-41"));
}
