//! What the two sides say. Never stored, so it needs no version: both ends are the same program.

use crate::facts::{Block, Confinement, DocumentFacts};
use crate::fault::ReadFault;
use crate::kind::Kind;
use serde::{Deserialize, Serialize};

/// Parent to worker.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum Request {
    Open {
        kind: Kind,
        len: u64,
        password: Option<String>,
    },
    Facts,
    Text {
        page: u32,
    },
    Blocks {
        page: u32,
    },
    Pixels {
        page: u32,
        width: u32,
    },
    /// Answer to [`Reply::Need`]; the bytes are the body.
    Range,
    /// Answer to [`Reply::Need`] when the source failed.
    NoRange,
    /// A self-check by name; only workers started by tests know any.
    Drill {
        name: String,
    },
}

/// Worker to parent.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum Reply {
    /// Sent once, after the engine is loaded and the process confined. `engine` says why PDF is unavailable.
    Ready {
        engine: Option<String>,
        confinement: Confinement,
    },
    NotConfined {
        what: String,
    },
    Need {
        offset: u64,
        len: u32,
    },
    Opened {
        pages: u32,
    },
    Facts(DocumentFacts),
    /// Body: `text_len` bytes of UTF-8, then four little-endian `i32` per character.
    Text {
        text_len: u32,
    },
    Blocks(Vec<Block>),
    /// Body: `width × height` RGB triples.
    Pixels {
        width: u32,
        height: u32,
    },
    Drilled {
        found: String,
    },
    Fault(ReadFault),
}
