"""The charter: what it says, whether it is sound, who may sign what (FORMAT.md sections 9.3, 9.4 and 9.11)."""

import copy
import hashlib
from fractions import Fraction

from payloads import ratio_of

MOST_POINTS = 1_000_000


def panel_of(charter, round_id, panel_id):
    for entry in charter["rounds"]:
        for panel in entry["panels"]:
            if (entry["id"], panel["id"]) == (round_id, panel_id):
                return entry, panel
    return None, None


def round_reference(charter, round_id, panel_id):
    entry, panel = panel_of(charter, round_id, panel_id)
    if panel is None:
        return None
    return {"id": entry["id"], "name": entry["name"], "panel": panel["id"], "panel_name": panel["name"]}


def person_of(charter, person_id):
    return next((person for person in charter["people"] if person["id"] == person_id), None)


def marks_of_round(charter, round_id):
    """Rule without its kind, and criteria set; nothing for a round without marks."""
    product = next((entry["product"] for entry in charter["rounds"] if entry["id"] == round_id), None)
    if product is None or product["kind"] != "marks":
        return None
    rule = {name: value for name, value in product.items() if name != "kind"}
    found = next((criteria for criteria in charter["criteria"] if criteria["id"] == rule["criteria"]), None)
    return (rule, found) if found else None


def items_of(criteria):
    return [item for category in criteria["categories"] for item in category["items"]]


def full(criteria, points):
    step = criteria["step"]
    if step["kind"] == "percent":
        return 100 // step["step"]
    return points * step["denominator"] // step["numerator"]


def score(criteria, item, steps):
    return Fraction(item["points"]) * steps / full(criteria, item["points"])


def criteria_reference(criteria):
    def category(entry):
        items = [
            {"code": item["code"], "name": item["name"]["zh"], "points": item["points"]} for item in entry["items"]
        ]
        return {"code": entry["code"], "name": entry["name"]["zh"], "points": entry["points"], "items": items}

    return {
        "id": criteria["id"],
        "name": criteria["name"]["zh"],
        "total": criteria["total"],
        "step": criteria["step"],
        "categories": [category(entry) for entry in criteria["categories"]],
    }


def block_of(charter, round_id, panel_id):
    for block in charter["matrix"]:
        if (block["round"], block["panel"]) == (round_id, panel_id):
            return block["commitments"]
    return []


def commitment(row):
    application = row["application"]
    lines = ["paneldesk.matrix-row/1", row["round"], row["panel"], application["id"], application["applicant"]]
    lines += [application["track"], application["category"], row["expert"], row["expected"], row["salt"]]
    return hashlib.sha256("".join(f"{line}\n" for line in lines).encode()).hexdigest()


def expects(charter, row):
    return commitment(row) in block_of(charter, row["round"], row["panel"])


def merges_items(rule):
    return rule["merge"].get("level") != "sheet"


# Who may sign (9.11).


def authority_fault(charter, value, certificate):
    """Why the signer may not sign this, or nothing; a revoked key is named last."""
    signing = value["signing"]
    person = person_of(charter, signing["person"])
    if person is None:
        return "the charter does not know the signer"
    if person["certificate"] != certificate or signing["certificate"] != certificate:
        return "the certificate is not the one the charter lists"
    if (person["name"], person["role"]) != (signing["name"], signing["role"]):
        return "name or role differ from the charter"
    place = value.get("round")
    panel = panel_of(charter, place["id"], place["panel"])[1] if place else None
    if not seat(value, person, panel):
        return "this role may not sign this kind of file"
    return "revoked" if person["revoked"] else None


def seat(value, person, panel):
    kind, role = value["format"], person["role"]
    member = panel is not None and person["id"] in panel["members"]
    leads = panel is not None and person["id"] == panel["chair"]
    if kind == "paneldesk.sheet/1":
        expert = value["cell"]["expert"]
        if value["entered"]:
            return role in ("organiser", "entrusted_body") and panel is not None and expert in panel["members"]
        return role in ("expert", "chair") and member and expert == person["id"]
    if kind == "paneldesk.panel-result/1":
        return role == "chair" and leads
    if kind == "paneldesk.acknowledgement/1":
        return (
            role == "supervisor" if value["round"] is None else panel is not None and (member or role == "supervisor")
        )
    if kind == "paneldesk.witness-slip/1" and value["round"]:
        return role == "organiser" or leads
    if kind == "paneldesk.receipt/1":
        return role in ("organiser", "entrusted_body", "chair")
    return role == "organiser"


# Whether a charter is sound (9.3).


def charter_faults(charter):
    faults = []
    unique = [
        ("rounds", [entry["id"] for entry in charter["rounds"]]),
        ("people", [person["id"] for person in charter["people"]]),
        ("certificates", [person["certificate"] for person in charter["people"]]),
        ("tracks", [track["id"] for track in charter["tracks"]]),
        ("criteria sets", [criteria["id"] for criteria in charter["criteria"]]),
        ("matrix blocks", [(block["round"], block["panel"]) for block in charter["matrix"]]),
    ]
    unique += [("panels", [panel["id"] for panel in entry["panels"]]) for entry in charter["rounds"]]
    faults += [f"{what} stand twice" for what, names in unique if len(set(names)) != len(names)]
    revision = charter["revision"]
    first = revision["number"] == 1
    fits = first == (revision["previous"] is None) == (revision["kind"] == "initial") and revision["number"] > 0
    if not fits or (revision["keeps"] if first else revision["reason"] is None):
        faults.append("number, predecessor, kind and reason of the revision do not fit together")
    for criteria in charter["criteria"]:
        faults += [f"{criteria['id']}: {what}" for what in criteria_faults(criteria)]
    for entry in charter["rounds"]:
        faults += [f"{entry['id']}: {what}" for what in round_faults(charter, entry)]
    faults += composite_faults(charter)
    for block in charter["matrix"]:
        ascending = sorted(set(block["commitments"])) == block["commitments"]
        if not ascending or panel_of(charter, block["round"], block["panel"])[1] is None:
            faults.append(f"the cells of {block['round']} {block['panel']} are not in order")
    return faults


def criteria_faults(criteria):
    items, step = items_of(criteria), criteria["step"]
    codes = [category["code"] for category in criteria["categories"]] + [item["code"] for item in items]
    if not items or len(set(codes)) != len(codes):
        yield "no items, or a code stands twice"
    if criteria["total"] != sum(category["points"] for category in criteria["categories"]):
        yield "the total is not the sum of the categories"
    for category in criteria["categories"]:
        if category["points"] != sum(item["points"] for item in category["items"]):
            yield f"{category['code']} is not the sum of its items"
    if step["kind"] == "percent":
        usable = step["step"] > 0 and 100 % step["step"] == 0
    else:
        numerator, denominator = step["numerator"], step["denominator"]
        usable = numerator > 0 and 0 < denominator <= 1000
        usable = usable and all(item["points"] * denominator % numerator == 0 for item in items)
    if not usable or not all(0 < item["points"] <= MOST_POINTS for item in items):
        yield "step or points cannot be used"
    reached = None
    for band in criteria["bands"]:
        if reached is None:
            joins = band["from"] == 0
        elif step["kind"] == "percent":
            joins = band["from"] == reached + step["step"]
        else:
            joins = band["from"] > reached
        if not joins or not band["from"] <= band["to"] <= 100 or not {item["kind"] for item in items} <= set(band):
            yield f"the band {band['from']}-{band['to']} does not fit"
        reached = band["to"]
    if reached != 100:
        yield "the bands do not reach 100"


def round_faults(charter, entry):
    people = {person["id"]: person["role"] for person in charter["people"]}
    for panel in entry["panels"]:
        members = panel["members"]
        if not members or len(set(members)) != len(members) or people.get(panel["chair"]) != "chair":
            yield f"panel {panel['id']} has no members or no chair, or a member twice"
        if not all(people.get(member) in ("expert", "chair") for member in members):
            yield f"panel {panel['id']} has members who are no reviewers"
    if entry["product"]["kind"] != "marks":
        return
    marked = marks_of_round(charter, entry["id"])
    if marked is None:
        yield "its criteria set is not there"
        return
    rule = marked[0]
    merge = rule["merge"]
    if merge["method"] == "trimmed_mean" and 2 * merge["drop"] >= merge["from"]:
        yield "the trim leaves nothing"
    if rule["consensus"] and not merges_items(rule):
        yield "whole sheets are merged and items agreed on"
    if rule["rounding"] and rule["rounding"]["at"] not in ("round", "item" if merges_items(rule) else "sheet"):
        yield "a rounding that is never applied"


def composite_faults(charter):
    for tie in charter["ties"]["chain"]:
        marked = marks_of_round(charter, tie["round"])
        gives = marked is not None
        if gives and tie["by"] == "category":
            gives = merges_items(marked[0]) and tie["category"] in [one["code"] for one in marked[1]["categories"]]
        if not gives:
            yield "the tie chain compares what its round does not give"
    rule = charter["composite"]
    if rule["kind"] != "weights":
        return
    if rule["scale"] == 0 or (rule["rounding"] and rule["rounding"]["at"] != "composite"):
        yield "scale or rounding of the composite cannot be used"
    tracks = {track["id"] for track in charter["tracks"]}
    sums = {}
    for part in rule["parts"]:
        weight = ratio_of(part["weight"])
        if marks_of_round(charter, part["round"]) is None or part["track"] not in tracks or weight <= 0:
            yield f"a weight of {part['track']} cannot be used"
        sums[part["track"]] = sums.get(part["track"], Fraction(0)) + weight
    for track, total in sums.items():
        if total != 1:
            yield f"the weights of {track} do not add up to 1"


# What a revision may change (9.3, Chain).


def may_follow(charter, identity, before):
    revision, earlier = charter["revision"], before["revision"]
    kept = {identity, *earlier["keeps"]}
    if revision["number"] != earlier["number"] + 1 or not set(revision["keeps"]) <= kept:
        return False
    kind = revision["kind"]
    if kind == "revocation" and any(
        old["revoked"] and new["revoked"] != old["revoked"] for old, new in zip(before["people"], charter["people"])
    ):
        return False
    now = charter["signing"]["claimed_at"]
    deadlines = [(old["deadline"], new["deadline"]) for old, new in zip(before["rounds"], charter["rounds"])]
    if any(old != new and (kind != "erratum" or min(old, new) <= now) for old, new in deadlines):
        return False
    if kind == "replacement" and charter["people"][: len(before["people"])] != before["people"]:
        return False
    return frozen(charter, kind) == frozen(before, kind)


def frozen(charter, kind):
    """What revisions of this kind leave alone; deadlines are looked at before."""
    left = copy.deepcopy({name: value for name, value in charter.items() if name not in ("revision", "signing")})
    for entry in left["rounds"]:
        del entry["deadline"]
    if kind == "erratum":
        del left["edition"]["name"]
        for entry in left["tracks"] + left["rounds"] + [panel for entry in left["rounds"] for panel in entry["panels"]]:
            del entry["name"]
        for criteria in left["criteria"]:
            del criteria["name"]
            for band in criteria["bands"]:
                band.update({name: "" for name in ("process", "result", "plain") if band.get(name)})
            for group in criteria["dimensions"]:
                group["list"] = [entry["code"] for entry in group["list"]]
            for category in criteria["categories"]:
                del category["name"]
                for item in category["items"]:
                    del item["name"], item["hints"]
    if kind == "replacement":
        del left["people"]
        for panel in [panel for entry in left["rounds"] for panel in entry["panels"]]:
            del panel["chair"], panel["members"]
    if kind == "revocation":
        for person in left["people"]:
            del person["revoked"]
    else:
        left["matrix"] = [(block["round"], block["panel"], len(block["commitments"])) for block in left["matrix"]]
    return left
