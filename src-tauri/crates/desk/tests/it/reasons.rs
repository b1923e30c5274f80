//! Why a file is not good is said in Chinese to the last word.

use desk::verify::Reason;
use rules::{
    charter::{CharterFault, CharterPart, RowFault},
    composite::CompositeFault,
    digest::Digest,
    ids::{ApplicationId, ItemId, PanelId, PersonId, RoundId, TrackId},
    json::JsonFault,
    panel::{MergeFault, ResultFault, ResultPart},
    sheet::SheetFault,
};

fn application() -> ApplicationId {
    ApplicationId::new("A01").unwrap()
}

fn item() -> ItemId {
    ItemId::new("4.1.2").unwrap()
}

fn round() -> RoundId {
    RoundId::new("R1").unwrap()
}

fn panel() -> PanelId {
    PanelId::new("P1").unwrap()
}

fn person() -> PersonId {
    PersonId::new("Z01").unwrap()
}

fn track() -> TrackId {
    TrackId::new("T1").unwrap()
}

fn of_charters() -> Vec<CharterFault> {
    let kinds = [
        CharterPart::Round,
        CharterPart::Person,
        CharterPart::Certificate,
        CharterPart::Track,
        CharterPart::CriteriaSet,
        CharterPart::Panel,
        CharterPart::Member,
    ];
    let repeated = kinds.map(|kind| CharterFault::Repeated { kind, id: "A01".to_owned() });
    let others = [
        CharterFault::UnknownCriteria(round()),
        CharterFault::BrokenCriteria { id: "C1".to_owned(), problems: 2 },
        CharterFault::UnknownPerson { panel: panel(), person: person() },
        CharterFault::NotAReviewer { panel: panel(), person: person() },
        CharterFault::TieStep(round()),
        CharterFault::WeightSum(track()),
        CharterFault::Change,
    ];
    repeated.into_iter().chain(others).collect()
}

fn of_results() -> Vec<ResultFault> {
    let parts = [
        ResultPart::Cell,
        ResultPart::Place,
        ResultPart::Listed,
        ResultPart::Applicant,
        ResultPart::Source,
        ResultPart::Citation,
        ResultPart::Sheets,
        ResultPart::Item,
        ResultPart::Score,
        ResultPart::Spread,
    ];
    let differs = parts.map(|what| ResultFault::Differs { application: application(), what });
    let fault = MergeFault::TooFewSheets { found: 4, needed: 5 };
    let others = [
        ResultFault::MissingSheet(Digest::of(b"1")),
        ResultFault::UnnamedSheet(Digest::of(b"2")),
        ResultFault::Count,
        ResultFault::NotAgreed { application: application(), item: item() },
        ResultFault::Merge { application: application(), fault },
    ];
    differs.into_iter().chain(others).collect()
}

#[test]
fn no_english_word_stands_in_a_chinese_sentence() {
    let row = SheetFault::Row(RowFault::NotExpected { round: round(), panel: panel() });
    let shape = JsonFault::Shape { reason: "unknown field".to_owned(), line: 3, column: 9 };
    let reasons = [
        Reason::Charter(of_charters()),
        Reason::Result(of_results()),
        Reason::Sheet(vec![row, SheetFault::Items, SheetFault::Score(item()), SheetFault::Citation]),
        Reason::Composite(CompositeFault::MissingScore { application: application(), round: round() }),
        Reason::Data(shape),
        Reason::Data(JsonFault::NotCanonical),
    ];
    for reason in reasons {
        let (zh, en) = (reason.zh(), reason.en());
        assert!(!zh.chars().any(|letter| letter.is_ascii_lowercase()), "{zh}");
        assert!(!en.chars().any(|letter| ('\u{4e00}'..='\u{9fff}').contains(&letter)), "{en}");
        assert!(zh.ends_with('。') && en.ends_with('.'));
    }
}
