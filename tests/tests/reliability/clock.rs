//! Machines whose clocks are years off: the main job runs as it does with right clocks and ends in the same ranking.

use std::{collections::BTreeMap, thread};

use desk::{
    Kind,
    panel::{Arrived, Conclusion, Opening, PanelKey},
    verify::verify_file,
};
use rules::{
    panel::Refusal,
    record::Answer,
    sheet::Sheet,
    text::{Line, Prose},
};

use crate::edition::{CHAIR, Clock, EXPERTS, Edition, OFFICE, cells, check_sound, draft, import, signing};

const YEAR: i64 = 31_556_952;
const APPLICATIONS: usize = 3;

/// What must not depend on clocks.
#[derive(Debug, PartialEq, Eq)]
struct Outcome {
    /// Rank, application, composite.
    ranking: Vec<(u32, String, String)>,
    /// Application and expert of each sheet as the panel result lists them.
    sheets: Vec<(String, String)>,
    /// Which revision of each counts.
    revisions: Vec<u32>,
    /// Acts in each copy's journal, in their order.
    journals: BTreeMap<String, Vec<String>>,
}

#[test]
fn five_years_off_in_either_direction_changes_no_order_and_no_rank() {
    let clocks: [fn(&str) -> i64; 3] = [
        |_| 0,
        |person| if person == OFFICE { 5 * YEAR } else { -5 * YEAR },
        |person| match person {
            OFFICE => -5 * YEAR,
            CHAIR | "Z02" => 5 * YEAR,
            "Z01" => -5 * YEAR,
            _ => 0,
        },
    ];
    let [right, charter_from_the_future, everybody_elsewhere] =
        thread::scope(|scope| clocks.map(|off| scope.spawn(move || main_job(off))).map(|job| job.join().unwrap()));
    assert_eq!(right.ranking.len(), APPLICATIONS);
    assert_eq!(right.sheets.len(), APPLICATIONS * EXPERTS.len());
    assert_eq!(charter_from_the_future, right, "handed in ten years before the charter was frozen");
    assert_eq!(everybody_elsewhere, right);
}

fn main_job(off: impl Fn(&str) -> i64) -> Outcome {
    let home = tempfile::tempdir().unwrap();
    let edition = Edition::of_all(home.path(), APPLICATIONS, 2000, &off);
    // The clocks go on where founding left them.
    let clock = |person: &str| Clock::off_by(off(person) + 86_400);
    let packages = edition.pack(1, &clock(OFFICE));
    let trust = edition.trust();
    let mut handed_in = Vec::new();
    for (place, expert) in EXPERTS.into_iter().enumerate() {
        let (seat, clock) = (edition.seat(expert), clock(expert));
        import(&seat, &packages.join(format!("{expert}-1.pkg")), clock.now()).unwrap();
        let signer = edition.signer(&seat, expert);
        for (number, cell) in cells(&seat).iter().enumerate() {
            let steps = u32::try_from(4 + 3 * number + place).unwrap();
            seat.save_draft(cell, &draft(steps, "初评"), 0, clock.now()).unwrap();
            seat.sign_sheet(&signing(cell, None), &signer, clock.now()).unwrap();
            if place == 0 {
                // Between the two signatures the clock is put back by a year.
                let back = Clock::off_by(off(expert) - YEAR);
                let (_, version) = seat.draft(cell).unwrap();
                seat.save_draft(cell, &draft(steps + 1, "更正"), version, back.now()).unwrap();
                seat.sign_sheet(&signing(cell, Some("复核后更正。")), &signer, back.now()).unwrap();
            }
        }
        for file in seat.hand_in(clock.now()).unwrap() {
            handed_in.push(Arrived { name: file.name, bytes: file.bytes });
        }
    }

    let chair_clock = clock(CHAIR);
    let chair = edition.seat(CHAIR);
    import(&chair, &packages.join(format!("{CHAIR}-1.pkg")), chair_clock.now()).unwrap();
    let signer = edition.signer(&chair, CHAIR);
    let intaken = chair.take_in(&handed_in, &signer, chair_clock.now()).unwrap();
    assert!(intaken.refused.is_empty(), "{:?}", intaken.refused);
    let round = &edition.plan.rounds[0];
    let panel = PanelKey { round: round.id.clone(), panel: round.panels[0].id.clone() };
    // Deadlines are judged by the receipt: a receiver years ahead finds everything late and has to accept it in writing.
    let refused = chair.roster(&panel).unwrap().intake.refused;
    assert!(refused.iter().all(|(_, reason)| *reason == Refusal::Late), "{refused:?}");
    assert_eq!(!refused.is_empty(), off(CHAIR) > 0);
    let opening = Opening {
        panel: panel.clone(),
        present: Line::new("监督员").unwrap(),
        place: None,
        number: Line::new("1").unwrap(),
        reason: Some(Prose::new("收件计算机的时钟有误，经核对均按时交表。").unwrap()),
        late: refused.into_iter().map(|(sheet, _)| sheet).collect(),
    };
    chair.open_sheets(&opening, &signer, chair_clock.now()).unwrap();
    let conclusion =
        Conclusion { panel, minutes: Prose::new("逐项复核，一致通过。").unwrap(), missing: BTreeMap::new() };
    let result = chair.conclude_panel(&conclusion, &signer, chair_clock.now()).unwrap();
    assert!(verify_file(&result.bytes, &trust).is_good());
    let counted: Vec<Sheet> = {
        let all = chair.records::<Sheet>(Kind::Sheet).unwrap();
        let of = |identity| all.iter().find(|sheet| sheet.identity == identity).unwrap().payload.clone();
        result.payload.sheets.iter().map(|applied| of(applied.digest)).collect()
    };
    for expert in EXPERTS {
        let (seat, clock) = (edition.seat(expert), Clock::off_by(off(expert) + 2 * 86_400));
        let signer = edition.signer(&seat, expert);
        let answering = desk::panel::Answering { result: &result.bytes, answer: Answer::Agreed };
        let answer = seat.acknowledge(&answering, &signer, clock.now()).unwrap();
        assert!(verify_file(&answer.bytes, &trust).is_good());
    }
    let office = edition.seat(OFFICE);
    let signer = edition.signer(&office, OFFICE);
    let ranked = office.conclude_edition(&[result.bytes], &signer, clock(OFFICE).now()).unwrap();
    assert!(verify_file(&ranked.bytes, &trust).is_good());
    drop((chair, office));

    let people = [OFFICE, CHAIR].into_iter().chain(EXPERTS);
    Outcome {
        ranking: ranked
            .payload
            .ranking
            .iter()
            .map(|line| (line.rank, line.application.to_string(), line.displayed.to_string()))
            .collect(),
        sheets: result
            .payload
            .sheets
            .iter()
            .map(|sheet| (sheet.application.to_string(), sheet.expert.to_string()))
            .collect(),
        revisions: counted.iter().map(|sheet| sheet.revision.number).collect(),
        journals: people.map(|person| (person.to_owned(), check_sound(home.path(), person))).collect(),
    }
}
