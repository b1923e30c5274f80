//! The values that golden files say: sheets, results and the smaller records of the invented edition.

use std::collections::BTreeMap;

use rules::{
    charter::{CharterReference, RoundReference},
    composite::{EditionResult, RankedApplication, SourceResult},
    digest::Digest,
    json::Payload,
    panel::{
        Agreed, AppliedSheet, MemberReference, NotHandedIn, OpeningReference, PanelResult, RecusedCell,
        ScoredApplication, item_spreads, merge, recompute,
    },
    record::{Acknowledgement, Act, Answer, Count, Receipt, ReceivedFile, WitnessSlip},
    sheet::{
        CheckPoint, Citation, Comment, CommentKind, CriteriaReference, DocumentReference, DossierReference, Mark,
        Outcome, Sheet, SheetRevision,
    },
};

use super::{
    edition::{GoldenEdition, MATERIAL, ONSITE, Signed, id, instant, line, prose, signing},
    stock::SignedSheet,
};

pub(super) const SIGNED_AT: &str = "2026-04-10T06:30:00Z";

impl GoldenEdition {
    pub(super) fn place(&self, round: &str) -> RoundReference {
        let panel = if round == MATERIAL { "one" } else { "two" };
        self.first.round_reference(&id(round), &id(panel)).expect("the charter has this round")
    }

    /// A scored sheet: marks of the two items in steps of five percent.
    pub(super) fn scored(&self, application: &str, expert: &str, steps: [u32; 2]) -> Sheet {
        let set = &self.first.criteria[0];
        let marks: Vec<Mark> = set
            .items()
            .zip(steps)
            .map(|(item, steps)| Mark {
                item: item.code.clone(),
                steps,
                score: set.score(item, steps).expect("an allowed mark"),
                comments: Vec::new(),
            })
            .collect();
        let total = rules::number::sum(marks.iter().map(|mark| &mark.score));
        self.sheet(MATERIAL, application, expert, Outcome::Scored { marks, total })
    }

    /// A first sheet of a cell with this outcome.
    pub(super) fn sheet(&self, round: &str, application: &str, expert: &str, outcome: Outcome) -> Sheet {
        Sheet {
            format: Sheet::FORMAT.to_owned(),
            edition: self.first.edition_reference(),
            charter: self.first_reference.clone(),
            round: self.place(round),
            cell: self.row(round, application, expert),
            criteria: CriteriaReference::of(&self.first.criteria[0]),
            dossier: DossierReference {
                manifest: Digest::of(format!("package of {expert}").as_bytes()),
                documents: vec![DocumentReference {
                    id: id("d1"),
                    name: line("报告.pdf"),
                    digest: Digest::of(format!("report of {application}").as_bytes()),
                }],
            },
            outcome,
            overall: None,
            check_points: Vec::new(),
            revision: SheetRevision { number: 1, supersedes: Vec::new(), reason: None },
            entered: None,
            signing: signing(self.holder(expert), SIGNED_AT),
        }
    }

    /// The sheet most golden files are made of: comments, citations, a check point.
    pub(super) fn commented(&self) -> Sheet {
        let mut sheet = self.scored("A01", "Z01", [14, 11]);
        let citation =
            |page| Citation { document: id("d1"), label: line("报告"), page: Some(page), quote: None, region: None };
        if let Outcome::Scored { marks, .. } = &mut sheet.outcome {
            marks[0].comments.push(Comment {
                kind: CommentKind::Strength,
                text: prose("过程有方法，有依据。"),
                citations: vec![citation(3), citation(12)],
            });
            marks[1].comments.push(Comment {
                kind: CommentKind::Opportunity,
                text: prose("结果没有与同行对比。"),
                citations: Vec::new(),
            });
        }
        sheet.overall = Some(prose("总体良好。"));
        sheet.check_points.push(CheckPoint {
            items: vec![id("1.2")],
            text: prose("核对结果的原始记录。"),
            citations: vec![citation(12)],
        });
        sheet
    }

    /// A revision of a sheet already signed.
    pub(super) fn revised(&self, before: &Sheet, replaced: &[&Signed], steps: [u32; 2], at: &str) -> Sheet {
        let expert = before.cell.expert.as_str();
        let mut sheet = self.scored(before.cell.application.id.as_str(), expert, steps);
        sheet.revision = SheetRevision {
            number: before.revision.number + 1,
            supersedes: replaced.iter().map(|signed| signed.identity).collect(),
            reason: Some(prose("条款 1.1 看漏一处依据。")),
        };
        sheet.signing = signing(self.holder(expert), at);
        sheet
    }

    pub(super) fn opening(&self, sheets: &[&SignedSheet]) -> WitnessSlip {
        let count = |label: &str, count: u32| Count { label: line(label), count, remark: None };
        let mut files: Vec<Digest> = sheets.iter().map(|sheet| sheet.signed.identity).collect();
        files.sort();
        WitnessSlip {
            format: WitnessSlip::FORMAT.to_owned(),
            edition: self.first.edition_reference(),
            charter: Some(self.first_reference.clone()),
            act: Act::Opening,
            round: Some(self.place(MATERIAL)),
            subject: line("材料评审第一组"),
            number: line("001"),
            at: instant("2026-05-06T01:00:00Z"),
            place: Some(line("市评选办公室")),
            present: line("组长样本、监督样本"),
            reason: Some(prose("收件期限已过。")),
            journal_head: Digest::of(b"head at the opening"),
            counts: vec![count("应评项", 6), count("回避", 1), count("开封", 4), count("缺", 1)],
            files,
            signing: signing(self.holder("C01"), "2026-05-06T01:00:00Z"),
        }
    }

    /// The panel's result over four sheets: one cell recused, one not handed in. It recomputes.
    pub(super) fn panel_result(&self, sheets: &[&SignedSheet], opening: &Signed) -> PanelResult {
        let (rule, set) = self.first.marks(&id(MATERIAL)).expect("the round gives marks");
        let mut by_application: BTreeMap<&str, Vec<(Digest, &Sheet)>> = BTreeMap::new();
        for SignedSheet { sheet, signed } in sheets {
            by_application.entry(sheet.cell.application.id.as_str()).or_default().push((signed.identity, sheet));
        }
        let mut applications = Vec::new();
        for own in by_application.values() {
            let marks: Vec<&[Mark]> = own.iter().filter_map(|(_, sheet)| marks(sheet)).collect();
            let merged = merge(rule, set, &marks, &Agreed::default()).expect("enough sheets");
            let spreads = item_spreads(set, rule.consensus.as_ref(), own);
            let spreads = spreads.into_iter().map(|spread| (spread.item, spread.spread)).collect();
            let application = &own[0].1.cell.application;
            let (number, applicant) = (application.id.clone(), application.applicant.clone());
            applications.push(ScoredApplication::of(number, applicant, merged, &spreads, &BTreeMap::new(), None));
        }
        let mut applied: Vec<AppliedSheet> = sheets
            .iter()
            .map(|SignedSheet { sheet, signed }| AppliedSheet {
                application: sheet.cell.application.id.clone(),
                expert: sheet.cell.expert.clone(),
                digest: signed.identity,
                scored: marks(sheet).is_some(),
            })
            .collect();
        applied.sort_by(|a, b| (&a.application, &a.expert).cmp(&(&b.application, &b.expert)));
        let member = |person: &str| MemberReference { person: id(person), name: line(self.holder(person).name) };
        let result = PanelResult {
            format: PanelResult::FORMAT.to_owned(),
            edition: self.first.edition_reference(),
            charter: self.first_reference.clone(),
            round: self.place(MATERIAL),
            opening: OpeningReference { digest: opening.identity, at: instant("2026-05-06T01:00:00Z") },
            criteria: CriteriaReference::of(set),
            rule: rule.clone(),
            expected: 6,
            recused: vec![RecusedCell { application: id("A02"), expert: id("Z03") }],
            sheets: applied,
            not_handed_in: vec![NotHandedIn {
                application: id("A02"),
                expert: id("Z02"),
                reason: prose("住院，未能评审。"),
            }],
            applications,
            minutes: prose("离散均在规定以内，无需合议。"),
            members: ["Z01", "Z02", "Z03"].map(member).to_vec(),
            supersedes: Vec::new(),
            signing: signing(self.holder("C01"), "2026-05-06T03:00:00Z"),
        };
        let by_identity = sheets.iter().map(|entry| (entry.signed.identity, &entry.sheet)).collect();
        assert_eq!(recompute(&self.first, &result, &by_identity), [], "the golden panel result recomputes");
        result
    }

    pub(super) fn edition_result(&self, result: &PanelResult, signed: &Signed) -> EditionResult {
        let mut scores = result.applications.clone();
        scores.sort_by(|a, b| b.score.cmp(&a.score));
        let ranking = scores.into_iter().zip(1..).map(|(scored, rank)| RankedApplication {
            rank,
            application: scored.application,
            applicant: scored.applicant,
            track: id("organisation"),
            composite: scored.score,
            displayed: scored.displayed,
        });
        EditionResult {
            format: EditionResult::FORMAT.to_owned(),
            edition: self.first.edition_reference(),
            charter: self.first_reference.clone(),
            results: vec![SourceResult {
                digest: signed.identity, round: id(MATERIAL), name: line("材料评审第一组")
            }],
            ranking: ranking.collect(),
            supersedes: Vec::new(),
            signing: signing(self.holder("B01"), "2026-05-07T01:00:00Z"),
        }
    }

    pub(super) fn receipt(&self, received: &SignedSheet, at: &str) -> Receipt {
        let SignedSheet { sheet, signed } = received;
        Receipt {
            format: Receipt::FORMAT.to_owned(),
            edition: self.first.edition_reference(),
            charter: self.first_reference.clone(),
            from: sheet.cell.expert.clone(),
            from_name: sheet.signing.name.clone(),
            received_at: instant(at),
            files: vec![ReceivedFile {
                sealed: Digest::of(b"the sealed file as it arrived"),
                record: signed.identity,
                size: 81_234,
            }],
            signing: signing(self.holder("C01"), at),
        }
    }

    pub(super) fn acknowledgement(&self, expert: &str, result: &Signed, answer: Answer) -> Acknowledgement {
        Acknowledgement {
            format: Acknowledgement::FORMAT.to_owned(),
            edition: self.first.edition_reference(),
            charter: self.first_reference.clone(),
            round: Some(self.place(MATERIAL)),
            subject: line(PanelResult::FORMAT),
            of: result.identity,
            data: result.data,
            answer,
            signing: signing(self.holder(expert), "2026-05-06T05:00:00Z"),
        }
    }

    /// A sheet whose charter and certificate are invented, so that its print is the same for ever.
    pub(super) fn print_sample(&self) -> Sheet {
        let mut sheet = self.commented();
        sheet.charter = CharterReference { number: 1, digest: Digest::of(b"a charter") };
        sheet.signing.certificate = Digest::of(b"a certificate");
        sheet
    }

    /// An abstention on site.
    pub(super) fn onsite_abstention(&self, expert: &str) -> Sheet {
        self.sheet(ONSITE, "A01", expert, Outcome::Abstained { reason: prose("当日未到场。") })
    }
}

fn marks(sheet: &Sheet) -> Option<&[Mark]> {
    match &sheet.outcome {
        Outcome::Scored { marks, .. } => Some(marks),
        Outcome::Abstained { .. } | Outcome::Insufficient { .. } => None,
    }
}
