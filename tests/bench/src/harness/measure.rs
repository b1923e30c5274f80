//! Figures: samples, medians, ratios and aims.

use serde::Serialize;

/// What one measurement found.
pub(crate) struct Measure {
    /// What was measured, in a few words.
    pub(crate) name: String,
    pub(crate) unit: Unit,
    pub(crate) ours: Samples,
    pub(crate) peer: Option<Peer>,
    pub(crate) aim: Option<Aim>,
    /// What a reader has to know to read the figure rightly.
    pub(crate) note: Option<String>,
}

impl Measure {
    pub(crate) fn new(name: impl Into<String>, unit: Unit, ours: Samples) -> Measure {
        Measure { name: name.into(), unit, ours, peer: None, aim: None, note: None }
    }

    /// Sets somebody else's program beside it, measured in the same unit.
    pub(crate) fn beside(self, what: impl Into<String>, samples: Samples) -> Measure {
        Measure { peer: Some(Peer { what: what.into(), samples }), ..self }
    }

    pub(crate) fn aiming(self, aim: Aim) -> Measure {
        Measure { aim: Some(aim), ..self }
    }

    pub(crate) fn noting(self, note: impl Into<String>) -> Measure {
        Measure { note: Some(note.into()), ..self }
    }

    /// Ours by the peer's: below 1 is good for times, above 1 for rates.
    pub(crate) fn ratio(&self) -> Option<f64> {
        let peer = self.peer.as_ref()?.samples.median()?;
        Some(self.ours.median()? / peer).filter(|ratio| ratio.is_finite())
    }

    /// Whether the aim is met; nothing without an aim or without a figure.
    pub(crate) fn met(&self) -> Option<bool> {
        let ours = self.ours.median()?;
        Some(match self.aim? {
            Aim::AtMost(most) => ours <= most,
            Aim::RatioAtMost(most) => self.ratio()? <= most,
            Aim::RatioAtLeast(least) => self.ratio()? >= least,
        })
    }
}

/// What somebody else's program took for the same.
pub(crate) struct Peer {
    pub(crate) what: String,
    pub(crate) samples: Samples,
}

/// Figures of single rounds, in the order they were taken.
#[derive(Clone, Serialize)]
#[serde(transparent)]
pub(crate) struct Samples(pub(crate) Vec<f64>);

impl Samples {
    pub(crate) fn median(&self) -> Option<f64> {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        let middle = sorted.len() / 2;
        let upper = *sorted.get(middle)?;
        Some(if sorted.len() % 2 == 1 { upper } else { (sorted[middle - 1] + upper) / 2.0 })
    }

    /// The best and the worst, in no promised order of merit: smallest first.
    pub(crate) fn range(&self) -> Option<(f64, f64)> {
        let smallest = self.0.iter().copied().min_by(f64::total_cmp)?;
        Some((smallest, self.0.iter().copied().max_by(f64::total_cmp)?))
    }
}

#[derive(Clone, Copy)]
pub(crate) enum Unit {
    Seconds,
    Milliseconds,
    PerSecond,
    Megabytes,
    /// A plain number, as a factor of growth.
    Times,
}

impl Unit {
    pub(crate) fn text(self) -> &'static str {
        match self {
            Unit::Seconds => "s",
            Unit::Milliseconds => "ms",
            Unit::PerSecond => "/s",
            Unit::Megabytes => "MB",
            Unit::Times => "×",
        }
    }
}

/// What the figure should reach, of the medians.
#[derive(Clone, Copy)]
pub(crate) enum Aim {
    AtMost(f64),
    RatioAtMost(f64),
    RatioAtLeast(f64),
}

impl Aim {
    pub(crate) fn text(self, unit: Unit) -> String {
        let unit = unit.text();
        match self {
            Aim::AtMost(most) => format!("≤ {most} {unit}"),
            Aim::RatioAtMost(most) => format!("≤ {most}× peer"),
            Aim::RatioAtLeast(least) => format!("≥ {least}× peer"),
        }
    }
}
