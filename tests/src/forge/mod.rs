//! Makes golden exchange files: good ones of every kind, and forgeries of every kind.
//!
//! Keys are made anew each time and forgotten; everything else is fixed. What each file must bring `panelctl` to say
//! is written down by hand, never taken from a run of it. `tests/README.md` tells how the files are organised.

mod cases;
mod container;
mod der;
mod edition;
mod meaning;
mod papers;
mod pdf;
mod sets;
mod stock;
mod valid;

use std::path::Path;

use rules::{digest::Digest, json::to_canonical};

pub use cases::Extent;

use cases::Golden;
use stock::Stock;

/// Folders below the golden folder that [`write`] fills.
pub const FOLDERS: [&str; 4] = ["trust", "valid", "invalid", "print"];

/// Writes golden directories into a folder.
pub fn write(folder: &Path, extent: Extent) {
    let golden = Golden::new(folder, extent);
    let stock = Stock::new();
    let edition = &stock.edition;
    let pem =
        |office: &exchange::certificates::OfficeCa| office.certificate().to_pem().expect("a certificate has a text");
    golden.put("trust/office-ca.pem", pem(&edition.office).as_bytes());
    golden.put("trust/other-ca.pem", pem(&edition.other_office).as_bytes());
    for (name, signed) in &edition.charters {
        golden.put(&format!("trust/{name}"), &signed.bytes);
    }
    valid::write(&golden, &stock);
    container::write(&golden, &stock);
    meaning::write(&golden, &stock);
    sets::write(&golden, &stock);

    let data = to_canonical(&edition.print_sample()).expect("a sheet has a text");
    let printed = desk::paper::print_data(&data).expect("the golden data can be printed");
    golden.put("print/score-sheet.json", &data);
    golden.put("print/score-sheet.sha256", format!("{}\n", Digest::of(&printed)).as_bytes());
}
