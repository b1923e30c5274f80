"""What becomes of the marks: FORMAT.md sections 9.5, 9.12, 9.13 and 9.15, in exact fractions."""

from collections import defaultdict
from fractions import Fraction

from charter import (
    authority_fault,
    criteria_reference,
    expects,
    full,
    items_of,
    marks_of_round,
    merges_items,
    person_of,
    round_reference,
    score,
)
from payloads import ratio_of

# Numbers.


def rounded(value, digits):
    """Half up, away from zero."""
    scale = 10**digits
    scaled = abs(value) * scale + Fraction(1, 2)
    return Fraction(scaled.numerator // scaled.denominator, scale) * (-1 if value < 0 else 1)


def rounded_at(rule, point, value):
    return rounded(value, rule["digits"]) if rule and rule["at"] == point else value


def decimal(value, digits):
    number = rounded(value, digits)
    whole, fraction = divmod(abs(number) * 10**digits, 10**digits)
    sign = "-" if number < 0 else ""
    return f"{sign}{int(whole)}.{int(fraction):0{digits}d}"


def mean(values):
    return sum(values, Fraction(0)) / len(values)


def central(method, values):
    """The one value of several."""
    ordered = sorted(values)
    if method["method"] == "median":
        middle = len(ordered) // 2
        return ordered[middle] if len(ordered) % 2 else mean(ordered[middle - 1 : middle + 1])
    if method["method"] == "trimmed_mean":
        drop = method["drop"]
        if len(ordered) >= method["from"] and len(ordered) > 2 * drop:
            return mean(ordered[drop : len(ordered) - drop])
    return mean(ordered)


# Sheets (9.5, 9.12).


def sheet_faults(charter, sheet, in_force=None, cell=None):
    """Words are asked of the charter the sheet names; whether its cell is expected, of the one in force."""
    faults = []
    cell, place = cell or sheet["cell"], sheet["round"]
    named = {"id": charter["edition"]["id"], "name": charter["edition"]["name"]}
    if sheet["edition"] != named or place != round_reference(charter, cell["round"], cell["panel"]):
        faults.append("edition, round or panel are not the charter's")
    if not expects(in_force or charter, cell):
        faults.append("the charter does not expect the cell")
    if cell["expected"] != "sheet":
        faults.append("the expert is recused")
    entered = sheet["entered"]
    if entered["entered_by"] == entered["checked_by"] if entered else cell["expert"] != sheet["signing"]["person"]:
        faults.append("signed or entered by the wrong person")
    revision = sheet["revision"]
    parents = revision["supersedes"]
    first = revision["number"] == 1
    if revision["number"] < 1 or first == bool(parents) or not (first or revision["reason"]):
        faults.append("number, predecessors and reason do not fit together")
    if sorted(set(parents)) != parents:
        faults.append("predecessors are not ascending")
    marked = marks_of_round(charter, place["id"])
    if marked is None:
        return faults + ["the round gives no marks"]
    criteria = marked[1]
    if sheet["criteria"] != criteria_reference(criteria):
        faults.append("the criteria are not those of the round")
    return faults + mark_faults(criteria, sheet)


def mark_faults(criteria, sheet):
    faults = []
    items = {item["code"]: item for item in items_of(criteria)}
    citations = [citation for point in sheet["check_points"] for citation in point["citations"]]
    outcome = sheet["outcome"]
    if outcome["kind"] == "scored":
        marks = outcome["marks"]
        if [mark["item"] for mark in marks] != list(items):
            return ["the items marked are not those of the criteria set, in order"]
        for mark in marks:
            item = items[mark["item"]]
            if mark["steps"] > full(criteria, item["points"]):
                faults.append(f"the mark of {mark['item']} is not allowed")
            elif score(criteria, item, mark["steps"]) != ratio_of(mark["score"]):
                faults.append(f"the score of {mark['item']} is not points times mark")
            citations += [citation for comment in mark["comments"] for citation in comment["citations"]]
        if sum(ratio_of(mark["score"]) for mark in marks) != ratio_of(outcome["total"]):
            faults.append("the total is not the sum")
    documents = [document["id"] for document in sheet["dossier"]["documents"]]
    if len(set(documents)) != len(documents) or not all(is_place(citation, documents) for citation in citations):
        faults.append("a citation names no place of the dossier")
    for point in sheet["check_points"]:
        if len(set(point["items"])) != len(point["items"]) or not set(point["items"]) <= set(items):
            faults.append("a check point names an unknown or repeated item")
    return faults


def is_place(citation, documents):
    region = citation["region"]
    inside = region is None or (region[0] < region[2] and region[1] < region[3])
    return citation["document"] in documents and citation["page"] != 0 and inside


def sort_in(charter, identity, earlier, place, rows, candidates):
    """Returns (cells, heads, refused): state by (application, expert), sheet by identity, reason by identity.

    `earlier` are charters by identity. `candidates` are tuples (sheet, certificate, received, accepted_late, countersigned) by identity; `received` is the
    instant of the earliest receipt, or None.
    """
    counting, stale, refused = {}, {}, {}
    known = rows + [candidate[0]["cell"] for candidate in candidates.values()]
    names = [row["application"] for row in known if expects(charter, row)]
    cells_now = {name: as_it_reads_now(charter, names, candidates[name][0]["cell"]) for name in candidates}
    for name, candidate in sorted(candidates.items()):
        sheet = candidate[0]
        reason = refusal(charter, identity, earlier, place, candidate, cells_now[name])
        if reason is None:
            counting[name] = sheet
        else:
            refused[name] = reason
            if reason == "stale":
                stale[name] = sheet
    while True:
        orphan = next((name for name in sorted(counting) if not stands(name, counting, stale, cells_now)), None)
        if orphan is None:
            break
        refused[orphan] = "a revision without what it replaces"
        del counting[orphan]
    replaced = {parent for sheet in counting.values() for parent in sheet["revision"]["supersedes"]} & set(counting)
    expected = {}
    for row in rows + [cells_now[name] for name in counting]:
        if (row["round"], row["panel"]) == place and expects(charter, row):
            key = (row["application"]["id"], row["expert"])
            expected[key] = "recused" if "recused" in (row["expected"], expected.get(key)) else "sheet"
    heads = defaultdict(list)
    for name, sheet in counting.items():
        if name not in replaced:
            heads[(sheet["cell"]["application"]["id"], sheet["cell"]["expert"])].append(name)
    refuse_other_dossiers(expected, heads, counting, refused)
    cells = {key: state(expected[key], heads.get(key, []), counting) for key in sorted(expected)}
    counted = {names[0]: counting[names[0]] for key, names in heads.items() if cells.get(key) in COUNTED}
    return cells, counted, refused


COUNTED = ("scored", "abstained", "insufficient")


def state(expected, heads, counting):
    if expected == "recused":
        return "recused"
    if not heads:
        return "missing"
    return "forked" if len(heads) > 1 else counting[heads[0]]["outcome"]["kind"]


def as_it_reads_now(charter, names, cell):
    """The cell under the name its applicant has in the charter in force, if that makes it an expected one."""
    if expects(charter, cell):
        return cell
    own = cell["application"]
    for name in names:
        row = {**cell, "application": name}
        if (name["id"], name["track"]) == (own["id"], own["track"]) and expects(charter, row):
            return row
    return cell


def refusal(charter, identity, earlier, place, candidate, cell_now):
    sheet, certificate, received, accepted_late, countersigned = candidate
    named = sheet["charter"]["digest"]
    if named != identity and named not in charter["revision"]["keeps"]:
        return "stale" if named in earlier else "other charter"
    if named == identity and sheet["charter"]["number"] != charter["revision"]["number"]:
        return "other charter"
    if (sheet["round"]["id"], sheet["round"]["panel"]) != place:
        return "wrong round"
    fault = authority_fault(charter, sheet, certificate)
    if fault == "revoked":
        revoked = person_of(charter, sheet["signing"]["person"])["revoked"]
        if received and received < revoked["at"]:
            fault = None
    if fault:
        return fault
    if named == identity:
        faults = sheet_faults(charter, sheet)
    else:
        faults = sheet_faults(earlier.get(named, charter), sheet, charter, cell_now)
    if faults:
        return "; ".join(faults)
    deadline = next(entry["deadline"] for entry in charter["rounds"] if entry["id"] == place[0])
    if received and received > deadline and not accepted_late:
        return "late"
    return "not countersigned" if sheet["entered"] and not countersigned else None


def stands(name, counting, stale, cells_now):
    sheet = counting[name]

    def same_place(one, other):
        names = [(cell["round"], cell["panel"], cell["application"]["id"], cell["expert"]) for cell in (one, other)]
        return names[0] == names[1]

    for parent in sheet["revision"]["supersedes"]:
        before = counting.get(parent)
        if before is None:
            before = stale.get(parent)
            if before is None or not same_place(before["cell"], sheet["cell"]):
                return False
        elif cells_now[parent] != cells_now[name]:
            return False
        if before["revision"]["number"] >= sheet["revision"]["number"] or (sheet["entered"] and not before["entered"]):
            return False
    return True


def refuse_other_dossiers(expected, heads, counting, refused):
    voices = defaultdict(list)
    for key, names in heads.items():
        if expected.get(key) == "sheet" and len(names) == 1:
            files = sorted(document["digest"] for document in counting[names[0]]["dossier"]["documents"])
            voices[key[0]].append((key, files))
    for spoken in voices.values():
        for key, files in spoken:
            if 2 * sum(1 for _, other in spoken if other == files) <= len(spoken):
                refused[heads[key][0]] = "another dossier than the others had"
                heads[key] = []


# Merging (9.13).


class NoScore(Exception):
    """Why an application has no score."""


def merged(rule, criteria, sheets, agreed):
    """Returns (items, score): [(code, steps, score)], empty when whole sheets are merged."""
    if len(sheets) < max(rule["minimum_sheets"], 1):
        raise NoScore("too few sheets")
    items = {item["code"]: item for item in items_of(criteria)}
    for code, steps in agreed.items():
        if code not in items or steps > full(criteria, items[code]["points"]):
            raise NoScore(f"the agreed mark of {code} is not allowed")
    method, rounding = rule["merge"], rule["rounding"]
    given = [{mark["item"]: Fraction(mark["steps"]) for mark in sheet["outcome"]["marks"]} for sheet in sheets]
    if not merges_items(rule):
        if agreed:
            raise NoScore("items are agreed on although sheets are merged")
        totals = [sum(score(criteria, items[code], steps) for code, steps in marks.items()) for marks in given]
        value = central(method, [rounded_at(rounding, "sheet", total) for total in totals])
        return [], rounded_at(rounding, "round", value)
    if agreed and rule["consensus"] is None and method["method"] != "consensus":
        raise NoScore("items are agreed on without a consensus step")
    result = []
    for code, item in items.items():
        if code in agreed:
            steps = Fraction(agreed[code])
        elif method["method"] == "consensus":
            raise NoScore(f"{code} is not agreed on")
        else:
            steps = central(method, [marks[code] for marks in given])
        result.append((code, steps, rounded_at(rounding, "item", score(criteria, item, steps))))
    return result, rounded_at(rounding, "round", sum((entry[2] for entry in result), Fraction(0)))


def spread(sheets, code):
    steps = [mark["steps"] for sheet in sheets for mark in sheet["outcome"]["marks"] if mark["item"] == code]
    return max(steps) - min(steps) if steps else 0


# Composite and rank (9.15).


def ranking(charter, results, tracks):
    """Returns [(rank, application, composite)], best first."""
    rule = charter["composite"]
    if rule["kind"] != "weights":
        raise NoScore("the charter has no composite")
    rounds, categories = defaultdict(dict), {}
    for result in results:
        for entry in result["applications"]:
            name, round_id = entry["application"], result["round"]["id"]
            if round_id in rounds[name]:
                raise NoScore(f"{name} has two results in {round_id}")
            rounds[name][round_id] = ratio_of(entry["score"])
            for category in result["criteria"]["categories"]:
                own = {item["code"] for item in category["items"]}
                values = [ratio_of(item["score"]) for item in entry["items"] if item["item"] in own]
                categories[name, round_id, category["code"]] = sum(values, Fraction(0))
    composites = {}
    for name, scores in rounds.items():
        parts = [part for part in rule["parts"] if part["track"] == tracks.get(name)]
        if not parts:
            raise NoScore(f"{name} has no weights")
        total = Fraction(0)
        for part in parts:
            if part["round"] not in scores:
                raise NoScore(f"{name} has no score in {part['round']}")
            points = marks_of_round(charter, part["round"])[1]["total"]
            total += scores[part["round"]] / points * rule["scale"] * ratio_of(part["weight"])
        composites[name] = rounded_at(rule["rounding"], "composite", total)

    def value(tie, name):
        if tie["by"] == "round":
            return rounds[name].get(tie["round"])
        return categories.get((name, tie["round"], tie["category"]))

    def divided(names, chain):
        for index, tie in enumerate(chain):
            values = {name: value(tie, name) for name in names}
            if None not in values.values():
                groups = grouped(values)
                return [part for group in groups for part in divided(group, chain[index + 1 :])]
        return [sorted(names)]

    ranked = []
    for group in grouped(composites):
        for equals in divided(group, charter["ties"]["chain"]):
            place = len(ranked) + 1
            ranked += [(place, name, composites[name]) for name in equals]
    return ranked


def grouped(values):
    return [[name for name in values if values[name] == value] for value in sorted(set(values.values()), reverse=True)]
