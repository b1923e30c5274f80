//! Enrolment: a request goes to the office, an answer comes back, and each side types the code the other reads out.

use std::{fs, path::PathBuf};

use exchange::{enrolment, write_atomically};
use rules::{
    ids::{EditionId, PersonId},
    text::Line,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::OpenCopy;
use crate::{
    DeskError,
    action::{Action, Context, Secret},
    seat::{PENDING_REQUEST, RequestInfo},
};

/// Asks whether a request was made already.
#[derive(Debug, Deserialize, TS)]
#[ts(rename = "EnrolPending")]
pub struct Pending {}

/// A request that was made.
#[derive(Debug, Serialize, TS)]
pub struct PendingRequest {
    /// The code to be read out to the office, in groups.
    pub code: String,
    /// Name given.
    pub name: String,
    /// Person named by the office.
    pub person: Option<String>,
    /// Edition.
    pub edition: String,
}

impl Action for Pending {
    const NAME: &'static str = "enrol.pending";
    const HELP_ZH: &'static str = "已导出、尚未收到回复的入册申请";
    const HELP_EN: &'static str = "The enrolment request that waits for its answer";
    type Output = Option<PendingRequest>;

    fn run(self, context: &Context<'_>) -> Result<Option<PendingRequest>, DeskError> {
        let seat = context.seat()?;
        let Some(bytes) = seat.copy.secret(PENDING_REQUEST)? else { return Ok(None) };
        let request = enrolment::Request::verify(&bytes)?;
        Ok(Some(shown(&request)))
    }
}

fn shown(request: &enrolment::Request) -> PendingRequest {
    let applicant = request.applicant();
    PendingRequest {
        code: request.code().to_string(),
        name: applicant.name.clone(),
        person: applicant.person_id.clone(),
        edition: applicant.edition_id.clone(),
    }
}

/// Makes keys and writes the request file.
#[derive(Debug, Deserialize, TS)]
#[ts(rename = "EnrolRequest")]
pub struct Request {
    person: PersonId,
    name: Line,
    edition: EditionId,
    passphrase: Secret,
    /// Where the request file goes.
    path: String,
}

impl Action for Request {
    const NAME: &'static str = "enrol.request";
    const HELP_ZH: &'static str = "生成密钥，导出入册申请";
    const HELP_EN: &'static str = "Make keys and export the enrolment request";
    type Output = PendingRequest;

    fn run(self, context: &Context<'_>) -> Result<PendingRequest, DeskError> {
        let seat = context.seat()?;
        // A wrong passphrase would wrap the signing key in something its owner does not know.
        seat.check_passphrase(&self.passphrase.passphrase())?;
        let info = RequestInfo { person: self.person, name: self.name, edition: self.edition };
        let made = seat.request_enrolment(&info, &self.passphrase.passphrase(), context.now)?;
        write_atomically(&PathBuf::from(self.path), |file| {
            std::io::Write::write_all(file, &made.bytes)?;
            Ok::<(), DeskError>(())
        })?;
        Ok(shown(&enrolment::Request::verify(&made.bytes)?))
    }
}

/// Takes the office's answer in.
#[derive(Debug, Deserialize, TS)]
#[ts(rename = "EnrolComplete")]
pub struct Complete {
    /// The answer file.
    path: String,
    /// The code the office reads out.
    code: String,
}

impl Action for Complete {
    const NAME: &'static str = "enrol.complete";
    const HELP_ZH: &'static str = "导入办公室的回复，输入对方念出的代码";
    const HELP_EN: &'static str = "Import the office's answer and type the code it reads out";
    type Output = OpenCopy;

    fn run(self, context: &Context<'_>) -> Result<OpenCopy, DeskError> {
        let seat = context.seat()?;
        let bytes = fs::read(&self.path)?;
        seat.complete_enrolment(&bytes, &self.code, context.now)?;
        super::about(&seat)
    }
}
