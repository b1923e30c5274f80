#!/usr/bin/env python3
"""Recomputes the panel results and the edition result of an archive folder, with none of Paneldesk's own code.

    verify_panel_result.py FOLDER [--ca FILE.pem]

Written from src-tauri/crates/exchange/FORMAT.md alone; needs Python's standard library, `pdfdetach` and `openssl`.
Prints one JSON value; exits 0 when everything holds, 1 when something differs, 2 when it cannot be done. What it does not
look at: the pages (section 4.4, rule 5) and the deepest structure of the PDF (sections 4.1 to 4.3).
"""

import argparse
import json
import os
import shutil
import sys
from dataclasses import dataclass

import charter as rules
import payloads
import recount
import signed_pdf
from payloads import ratio_of
from signed_pdf import Fault


@dataclass
class Record:
    """A signed file whose signature and own rules are good."""

    file: str
    signed: signed_pdf.SignedPdf
    value: dict
    certificate: str


class Archive:
    """The files of a folder, by identity."""

    def __init__(self, folder, office):
        self.problems = []
        self.records = {}
        self.rows = []
        self.compared = 0
        self.names = {}
        for path in sorted(paths(folder)):
            name = os.path.relpath(path, folder)
            try:
                if name.endswith("matrix.json"):
                    with open(path, "rb") as file:
                        self.rows += payloads.read(file.read(), "paneldesk.matrix/1")["rows"]
                else:
                    self.take(name, signed_pdf.read(path), office)
            except Fault as fault:
                self.problem(name, fault.code, fault.what)
        self.identity, self.charter = self.charter_in_force()
        if self.charter:
            self.judge_signers()

    def problem(self, file, code, what):
        self.problems.append({"file": file, "code": code, "what": what})

    def take(self, name, signed, office):
        """Keeps a file; one whose signature is not good is kept as well, so that every difference is told."""
        value = payloads.read(signed.data)
        certificate = value["signing"]["certificate"]
        try:
            if payloads.FORMATS[value["format"]][0] != signed.attachment_name:
                raise Fault("attachment", f"the attachment is called {signed.attachment_name}")
            signer = signed_pdf.verify(signed, office)
            certificate = signer.fingerprint
            signing = value["signing"]
            told = (signing["certificate"], signing["person"], signing["name"], signing["role"], value["edition"]["id"])
            if told != (signer.fingerprint, signer.person, signer.name, signer.role, signer.edition):
                raise Fault("signer", "the certificate is another person's, role's or edition's than the data say")
            if signing["claimed_at"] != signed.claimed:
                raise Fault("signer", "the claimed time is not that of the signature")
        except Fault as fault:
            self.problem(name, fault.code, fault.what)
        self.names[signed.identity] = name
        self.records[signed.identity] = Record(name, signed, value, certificate)

    def of_kind(self, kind):
        wanted = f"paneldesk.{kind}/1"
        return {identity: record for identity, record in self.records.items() if record.value["format"] == wanted}

    def charter_in_force(self):
        charters = self.of_kind("charter")
        named = {record.value["revision"]["previous"] for record in charters.values()}
        heads = [identity for identity in charters if identity not in named]
        if len(heads) != 1:
            self.problem("", "charter", f"{len(heads)} charters in force")
            return None, None
        record = charters[heads[0]]
        signer = rules.person_of(record.value, record.value["signing"]["person"])
        if signer is None or signer["role"] != "organiser" or signer["certificate"] != record.certificate:
            self.problem(record.file, "signer", "the signer is not an organiser listed in the charter")
        for one in charters.values():
            for what in rules.charter_faults(one.value):
                self.problem(one.file, "charter", what)
            previous = one.value["revision"]["previous"]
            before = charters.get(previous)
            if before and not rules.may_follow(one.value, previous, before.value):
                self.problem(one.file, "charter", "the revision changes more than its kind allows")
        return heads[0], record.value

    def judge_signers(self):
        """Asks the charter that each file names who may sign it (9.11); sheets are asked again when sorted in."""
        charters = self.of_kind("charter")
        for identity, record in self.records.items():
            if identity in charters:
                continue
            named = record.value["charter"]
            standing = charters.get(named["digest"]) if named else charters[self.identity]
            if standing is None:
                self.problem(record.file, "charter", "it names a charter that is not here")
                continue
            if named and named["digest"] not in [self.identity, *self.charter["revision"]["keeps"]]:
                self.problem(record.file, "charter", "it names a charter whose files no longer count")
            fault = rules.authority_fault(standing.value, record.value, record.certificate)
            person = rules.person_of(self.charter, record.value["signing"]["person"])
            if fault is None and (person is None or person["revoked"] or person["certificate"] != record.certificate):
                fault = "revoked"
            kept = record.value["format"] == "paneldesk.sheet/1" and self.receipted(identity, record)
            if fault and not (fault == "revoked" and kept):
                self.problem(record.file, "signer", fault)

    def receipted(self, identity, record):
        person = rules.person_of(self.charter, record.value["signing"]["person"])
        revoked = person and person["revoked"]
        received = self.received(identity)
        return bool(revoked and received) and received < revoked["at"]

    def received(self, identity):
        receipts = [receipt.value for receipt in self.of_kind("receipt").values()]
        naming = [one for one in receipts if identity in [file["record"] for file in one["files"]]]
        return min((one["received_at"] for one in naming), default=None)

    def accepted_late(self, identity, sheet):
        place = (sheet["round"]["id"], sheet["round"]["panel"])
        slips = [slip.value for slip in self.of_kind("witness-slip").values()]
        return any(
            slip["act"] == "opening"
            and slip["round"]
            and (slip["round"]["id"], slip["round"]["panel"]) == place
            and slip["edition"]["id"] == sheet["edition"]["id"]
            and slip["reason"] is not None
            and identity in slip["files"]
            for slip in slips
        )

    def countersigned(self, identity, sheet):
        return any(
            answer.value["subject"] == "paneldesk.sheet/1"
            and answer.value["of"] == identity
            and answer.value["answer"]["kind"] == "agreed"
            and answer.value["signing"]["person"] == sheet["cell"]["expert"]
            and (answer.value["edition"], answer.value["round"]) == (sheet["edition"], sheet["round"])
            for answer in self.of_kind("acknowledgement").values()
        )

    # Panel results (9.14).

    def recount_panel(self, identity, record):
        result, charter = record.value, self.charter
        place = (result["round"]["id"], result["round"]["panel"])
        candidates = {
            name: (
                sheet.value,
                sheet.certificate,
                self.received(name),
                self.accepted_late(name, sheet.value),
                self.countersigned(name, sheet.value),
            )
            for name, sheet in self.of_kind("sheet").items()
            if (sheet.value["round"]["id"], sheet.value["round"]["panel"]) == place
        }
        charters = {name: charter.value for name, charter in self.of_kind("charter").items()}
        earlier = {name: value for name, value in charters.items() if name != self.identity}
        named = charters.get(result["charter"]["digest"], charter)
        sorted_in = recount.sort_in(charter, self.identity, earlier, place, self.known_rows(), candidates)
        cells, counted, refused = sorted_in
        for name, reason in refused.items():
            self.problem(self.names[name], "sheet", reason)
        self.check_heading(record, place, named)
        self.check_cells(record, place, cells, counted)
        by_application = {}
        for name, sheet in sorted(counted.items()):
            by_application.setdefault(sheet["cell"]["application"]["id"], {})[name] = sheet
        self.check_scores(record, place, by_application)

    def known_rows(self):
        known = [row for row in self.rows if rules.expects(self.charter, row)]
        if len(known) != len(self.rows):
            self.problem(
                "matrix.json", "matrix", f"{len(self.rows) - len(known)} rows that the charter does not expect"
            )
        return known

    def check_heading(self, record, place, charter):
        """Words are asked of the charter that the result names."""
        result = record.value
        rule, criteria = rules.marks_of_round(charter, place[0]) or (None, None)
        if rule is None or result["rule"] != rule or result["criteria"] != rules.criteria_reference(criteria):
            self.problem(record.file, "rule", "rule or criteria are not the charter's")
        edition = {"id": charter["edition"]["id"], "name": charter["edition"]["name"]}
        _, panel = rules.panel_of(charter, *place)
        listed = [member["person"] for member in result["members"]]
        asked = [person for person in panel["members"] if person != panel["chair"] or person in listed] if panel else []
        members = [{"person": person, "name": rules.person_of(charter, person)["name"]} for person in asked]
        if (result["edition"], result["round"]) != (edition, rules.round_reference(charter, *place)):
            self.problem(record.file, "heading", "edition or round are not the charter's")
        if result["members"] != members:
            self.problem(record.file, "heading", "members are not the charter's")
        slip = self.of_kind("witness-slip").get(result["opening"]["digest"])
        told = slip and (slip.value["act"], slip.value["round"], slip.value["at"])
        if told != ("opening", result["round"], result["opening"]["at"]):
            self.problem(record.file, "opening", "the witness slip of the opening is not here, or another one")

    def check_cells(self, record, place, cells, counted):
        result = record.value
        named = {
            sheet["digest"]: {"application": sheet["application"], "expert": sheet["expert"], "scored": sheet["scored"]}
            for sheet in result["sheets"]
        }
        for identity in sorted(set(named) - set(counted)):
            self.problem(record.file, "sheet-missing", f"the sheet {identity} is named and does not count here")
        for identity in sorted(set(counted) - set(named)):
            self.problem(record.file, "sheet-unnamed", f"the sheet {identity} counts and is not named")
        for identity in sorted(set(named) & set(counted)):
            cell, kind = counted[identity]["cell"], counted[identity]["outcome"]["kind"]
            own = {"application": cell["application"]["id"], "expert": cell["expert"], "scored": kind == "scored"}
            if own != named[identity]:
                self.problem(record.file, "sheet", f"the cell of {identity} is another one")
        order = [(sheet["application"], sheet["expert"]) for sheet in result["sheets"]]
        if order != sorted(order):
            self.problem(record.file, "sheet", "the sheets are not in order")
        states = {}
        for name, entries in (("counted", order), ("recused", result["recused"]), ("missing", result["not_handed_in"])):
            for entry in entries:
                key = entry if isinstance(entry, tuple) else (entry["application"], entry["expert"])
                if key in states:
                    self.problem(record.file, "count", f"the cell {key} stands twice")
                states[key] = name
        expected = len(rules.block_of(self.charter, *place))
        _, panel = rules.panel_of(self.charter, *place)
        known = all(expert in panel["members"] for _, expert in states)
        if not known or expected != result["expected"] or len(states) != expected:
            self.problem(record.file, "count", "expected cells, sheets, recusals and missing cells do not add up")
        for key, state in cells.items():
            own = "counted" if state in recount.COUNTED else state
            if len(cells) == expected and states.get(key) != own:
                self.problem(record.file, "count", f"the cell {' '.join(key)} is {own}, not {states.get(key)}")
            self.compared += 1

    def check_scores(self, record, place, by_application):
        result = record.value
        rule, criteria = rules.marks_of_round(self.charter, place[0]) or (None, None)
        if rule is None:
            return
        listed = [entry["application"] for entry in result["applications"]]
        if listed != sorted(set(listed)):
            self.problem(record.file, "list", "the applications are not in order")
        for name, sheets in by_application.items():
            scored = [sheet for sheet in sheets.values() if sheet["outcome"]["kind"] == "scored"]
            if len(scored) >= max(rule["minimum_sheets"], 1) and name not in listed:
                self.problem(record.file, "list", f"{name} has no score")
        for entry in result["applications"]:
            for what in self.score_faults(rule, criteria, result, entry, by_application.get(entry["application"], {})):
                self.problem(record.file, "score", f"{entry['application']}: {what}")

    def score_faults(self, rule, criteria, result, entry, sheets):
        scored = [sheet for sheet in sheets.values() if sheet["outcome"]["kind"] == "scored"]
        agreed = {item["item"]: item["consensus"]["steps"] for item in entry["items"] if item["consensus"]}
        same = [sheet for sheet in sheets.values() if sheet["charter"]["digest"] == result["charter"]["digest"]]
        if any(sheet["cell"]["application"]["applicant"] != entry["applicant"] for sheet in same):
            yield "the applicant is another one"
        comments = [one for item in entry["items"] if item["consensus"] for one in item["consensus"]["comments"]]
        if not all(source in sheets for comment in comments for source in comment["taken_from"]):
            yield "a comment was taken from nowhere"
        documents = {document["id"] for sheet in sheets.values() for document in sheet["dossier"]["documents"]}
        if not all(citation["document"] in documents for comment in comments for citation in comment["citations"]):
            yield "a citation names no document"
        try:
            items, score = recount.merged(rule, criteria, scored, agreed)
        except recount.NoScore as reason:
            yield str(reason)
            return
        if entry["sheets"] != len(scored):
            yield "the number of sheets differs"
        if [item["item"] for item in entry["items"]] != [code for code, _, _ in items]:
            yield "the items differ"
            return
        threshold = rule["consensus"] and rule["consensus"]["spread_steps"]
        for (code, steps, points), item in zip(items, entry["items"]):
            self.compared += 3
            if (steps, points) != (ratio_of(item["steps"]), ratio_of(item["score"])):
                yield f"{code} comes to {steps} steps, {points} points, not {item['steps']}, {item['score']}"
            spread = recount.spread(scored, code)
            if spread != item["spread"]:
                yield f"{code} spreads over {spread} steps, not {item['spread']}"
            if threshold is not None and spread >= threshold and not item["consensus"]:
                yield f"{code} reaches the threshold and is not agreed on"
        self.compared += 1
        if score != ratio_of(entry["score"]) or recount.decimal(score, 2) != entry["displayed"]:
            yield f"the score comes to {score}, not {entry['score']} ({entry['displayed']})"

    # The edition result (9.15).

    def recount_edition(self, record):
        results = self.of_kind("panel-result")
        sources = record.value["results"]
        for source in sources:
            result = results.get(source["digest"])
            if result is None:
                self.problem(record.file, "result-missing", f"the panel result {source['digest']} is not here")
                continue
            place = result.value["round"]
            if (source["round"], source["name"]) != (place["id"], place["name"] + place["panel_name"]):
                self.problem(record.file, "result", "a panel result is named otherwise")
        if [source["digest"] for source in sources] != sorted({source["digest"] for source in sources}):
            self.problem(record.file, "result", "the panel results are not in order")
        cells = self.known_rows() + [sheet.value["cell"] for sheet in self.of_kind("sheet").values()]
        applications = [row["application"] for row in cells]
        tracks = {application["id"]: application["track"] for application in applications}
        own = [results[source["digest"]].value for source in sources if source["digest"] in results]
        try:
            ranked = recount.ranking(self.charter, own, tracks)
        except recount.NoScore as reason:
            self.problem(record.file, "ranking", str(reason))
            return []
        lines = []
        told = {line["application"]: line["applicant"] for line in record.value["ranking"]}
        for rank, name, composite in ranked:
            # The name from before an erratum is on the sheets, the one after it in the matrix.
            known = [one["applicant"] for one in applications if one["id"] == name]
            lines.append(
                {
                    "rank": rank,
                    "application": name,
                    "applicant": told.get(name) if told.get(name) in known else known[0],
                    "track": tracks[name],
                    "composite": f"{composite.numerator}/{composite.denominator}",
                    "displayed": recount.decimal(composite, 2),
                }
            )
        self.compared += len(lines)
        if lines != record.value["ranking"]:
            self.problem(record.file, "ranking", "the ranked list comes out otherwise")
        return lines


def paths(folder):
    """PDF files and the opened matrix; encrypted copies are passed over."""
    for parent, folders, files in os.walk(folder):
        if "envelope.json" in files:
            folders.clear()
            continue
        for name in files:
            if name.lower().endswith(".pdf") or name == "matrix.json":
                yield os.path.join(parent, name)


def certificate_of(folder):
    found = [
        os.path.join(parent, name) for parent, _, files in os.walk(folder) for name in files if name.endswith(".pem")
    ]
    return found[0] if len(found) == 1 else None


def replaced(records):
    return {identity for record in records.values() for identity in record.value["supersedes"]}


def verdict(folder, office):
    archive = Archive(folder, office)
    scores, ranking = {}, []
    if archive.charter:
        results = archive.of_kind("panel-result")
        heads = {name: record for name, record in results.items() if name not in replaced(results)}
        places = [(record.value["round"]["id"], record.value["round"]["panel"]) for record in heads.values()]
        if len(set(places)) != len(places):
            archive.problem("", "fork", "two results of one panel stand side by side")
        if not heads:
            archive.problem("", "result-missing", "there is no panel result")
        for identity, record in heads.items():
            archive.recount_panel(identity, record)
            for entry in record.value["applications"]:
                scores[f"{record.value['round']['id']} {entry['application']}"] = entry["score"]
        editions = archive.of_kind("edition-result")
        for identity, record in editions.items():
            if identity not in replaced(editions):
                ranking = archive.recount_edition(record)
    kinds = sorted(record.value["format"] for record in archive.records.values())
    return {
        "verdict": "holds" if not archive.problems else "differs",
        "files": {kind: kinds.count(kind) for kind in dict.fromkeys(kinds)},
        "compared": archive.compared,
        "scores": scores,
        "ranking": ranking,
        "problems": archive.problems,
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "folder", help="archive folder: charter, sheets, witness slips, results, the office's certificate"
    )
    parser.add_argument("--ca", help="the office's certificate (PEM); by default the only .pem in the folder")
    arguments = parser.parse_args()
    office = arguments.ca or certificate_of(arguments.folder)
    missing = [tool for tool in ("pdfdetach", "openssl") if shutil.which(tool) is None]
    if missing or office is None or not os.path.isdir(arguments.folder):
        what = f"not installed: {', '.join(missing)}" if missing else "no folder, or not exactly one certificate in it"
        print(json.dumps({"error": what}))
        return 2
    answer = verdict(arguments.folder, office)
    print(json.dumps(answer, ensure_ascii=False, indent=2))
    return 0 if answer["verdict"] == "holds" else 1


if __name__ == "__main__":
    sys.exit(main())
