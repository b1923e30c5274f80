"""Payloads as FORMAT.md sections 9.1 to 9.10 describe them: one spelling, exactly these members.

A shape is a function that takes a value and its place and raises when the value is another one.
"""

import json
import re
import time
from fractions import Fraction

from signed_pdf import Fault

LARGEST = 16 << 20
UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\xa0\xad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f"
    "\u2800\u3164\ue000-\uf8ff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U0010ffff]"
)


def refuse(place, what):
    raise Fault("data", f"{place}: {what}")


def read(text, wanted=None):
    """Returns the value of canonical bytes (section 9.1) of a known format."""
    if len(text) > LARGEST:
        refuse("file", "too large")
    try:
        value = json.loads(
            text.decode("utf-8"), object_pairs_hook=members, parse_float=no_float, parse_constant=no_float
        )
    except (ValueError, RecursionError) as error:
        raise Fault("data", f"not JSON: {error}") from error
    if canonical(value) != text:
        refuse("file", "not in canonical form")
    format_name = value.get("format") if isinstance(value, dict) else None
    if format_name not in FORMATS or wanted not in (None, format_name):
        refuse("format", f"unexpected {format_name!r}")
    FORMATS[format_name][1](value, format_name)
    return value


def canonical(value):
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "surrogatepass")


def members(pairs):
    names = [name for name, _ in pairs]
    if len(set(names)) != len(names):
        raise ValueError("a member is repeated")
    return dict(pairs)


def no_float(text):
    raise ValueError(f"{text} is no integer")


def ratio_of(text):
    """Returns the exact value of "n/d"."""
    return Fraction(text)


# Simple types.


def literal(*allowed):
    def check(value, place):
        if value not in allowed or not isinstance(value, str):
            refuse(place, f"{value!r} is none of {', '.join(allowed)}")

    return check


def pattern(expression, what):
    expression = re.compile(expression)

    def check(value, place):
        if not isinstance(value, str) or expression.fullmatch(value) is None:
            refuse(place, f"{value!r} is no {what}")

    return check


def visible(limit, allowed):
    def check(value, place):
        if not isinstance(value, str) or not 1 <= len(value) <= limit:
            refuse(place, f"not 1 to {limit} characters")
        if value.strip(" \u3000\n") != value or UNSEEN.search(value.replace("\n", "") if allowed else value):
            refuse(place, "an unseen character, or space at an end")
        if any(ord(character) & 0xFFFE == 0xFFFE for character in value):
            refuse(place, "an unseen character")

    return check


def integer(most):
    def check(value, place):
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
            refuse(place, f"{value!r} is no integer up to {most}")

    return check


def boolean(value, place):
    if not isinstance(value, bool):
        refuse(place, "neither true nor false")


def string(value, place):
    if not isinstance(value, str):
        refuse(place, "no string")


def ratio(value, place):
    if not isinstance(value, str) or len(value) > 400 or re.fullmatch(r"-?\d+/\d+", value, re.ASCII) is None:
        refuse(place, f"{value!r} is no ratio")
    if int(value.split("/")[1]) == 0:
        refuse(place, "a ratio over zero")
    exact = ratio_of(value)
    if f"{exact.numerator}/{exact.denominator}" != value:
        refuse(place, f"{value!r} is not reduced")


def instant(value, place):
    if not isinstance(value, str) or re.fullmatch(r"[2-9]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\dZ", value, re.ASCII) is None:
        refuse(place, f"{value!r} is no instant")
    try:
        moment = time.strptime(value, "%Y-%m-%dT%H:%M:%SZ")
    except ValueError as error:
        raise Fault("data", f"{place}: {error}") from error
    if moment.tm_sec > 59:
        refuse(place, "a second above 59")


count = integer((1 << 32) - 1)
identifier = pattern(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}", "identifier")
digest = pattern(r"[0-9a-f]{64}", "digest")
line = visible(200, False)
prose = visible(6000, True)


# Composed types.


def optional(shape):
    return lambda value, place: None if value is None else shape(value, place)


def listed(shape):
    def check(value, place):
        if not isinstance(value, list):
            refuse(place, "no list")
        for index, element in enumerate(value):
            shape(element, f"{place}[{index}]")

    return check


def record(shapes, may_lack=()):
    def check(value, place):
        if not isinstance(value, dict):
            refuse(place, "no object")
        wanted = [name for name in shapes if name in value or name not in may_lack]
        if list(value) != wanted:
            refuse(place, f"members {list(value)} instead of {wanted}")
        for name, element in value.items():
            shapes[name](element, f"{place}.{name}")

    return check


def tagged(tag, variants):
    def check(value, place):
        name = value.get(tag) if isinstance(value, dict) else None
        if name not in variants:
            refuse(place, f"{tag} is {name!r}")
        record({tag: literal(name), **variants[name]})(value, place)

    return check


# Objects of section 9.2.

role = literal("organiser", "entrusted_body", "chair", "supervisor", "expert")
text = record({"zh": string, "en": string})
edition_ref = record({"id": identifier, "name": line})
charter_ref = record({"number": count, "digest": digest})
round_ref = record({"id": identifier, "name": line, "panel": identifier, "panel_name": line})
SOURCE = {"article": optional(line), "decided_by": line}
source = record(SOURCE)
rounding = record({"at": literal("item", "sheet", "round", "composite"), "digits": integer(6)})
step = tagged("kind", {"percent": {"step": count}, "points": {"numerator": count, "denominator": count}})
item_ref = record({"code": identifier, "name": line, "points": count})
category_ref = record({"code": line, "name": line, "points": count, "items": listed(item_ref)})
criteria_ref = record(
    {"id": identifier, "name": line, "total": count, "step": step, "categories": listed(category_ref)}
)
signing = record(
    {
        "person": identifier,
        "name": line,
        "role": role,
        "claimed_at": instant,
        "certificate": digest,
        "journal_head": digest,
        "layout": line,
        "fonts": listed(digest),
    }
)

# Section 9.3.

kind = literal("process", "result", "plain")
confidence = literal("printed", "public_document", "trade_knowledge", "sample")
criteria_item = record(
    {
        "code": identifier,
        "name": text,
        "points": count,
        "kind": kind,
        "confidence": confidence,
        "hints": listed(text),
    }
)
criteria_set = record(
    {
        "id": identifier,
        "name": text,
        "source": string,
        "status": text,
        "sample": boolean,
        "total": count,
        "step": step,
        "bands": listed(
            record(
                {"from": count, "to": count, "process": text, "result": text, "plain": text},
                may_lack=("process", "result", "plain"),
            )
        ),
        "dimensions": listed(
            record({"kind": kind, "list": listed(record({"code": string, "name": text, "aid": text}))})
        ),
        "categories": listed(
            record(
                {
                    "code": string,
                    "name": text,
                    "points": count,
                    "confidence": confidence,
                    "items": listed(criteria_item),
                }
            )
        ),
    }
)
level = literal("item", "sheet")
merge = tagged(
    "method",
    {
        "mean": {},
        "trimmed_mean": {"drop": count, "from": count, "level": level},
        "median": {"level": level},
        "consensus": {},
    },
)
MARKS_RULE = {
    "criteria": identifier,
    "merge": merge,
    "rounding": optional(rounding),
    "consensus": optional(record({"spread_steps": count})),
    "minimum_sheets": count,
    "source": source,
}
product = tagged(
    "kind",
    {
        "marks": MARKS_RULE,
        "report": SOURCE,
        "lists": SOURCE,
        "tier": SOURCE,
        "ballot": {"quorum": ratio, "majority": ratio, "source": source},
    },
)
panel = record({"id": identifier, "name": line, "chair": identifier, "members": listed(identifier)})
edition = record({"id": identifier, "name": line, "demonstration": boolean})
weight = record({"track": identifier, "round": identifier, "weight": ratio})
composite = tagged(
    "kind",
    {
        "deliberation": {"source": source},
        "weights": {"parts": listed(weight), "scale": count, "rounding": optional(rounding), "source": source},
    },
)
tie = tagged("by", {"round": {"round": identifier}, "category": {"round": identifier, "category": line}})
person = record(
    {
        "id": identifier,
        "name": line,
        "role": role,
        "certificate": digest,
        "algorithm": line,
        "recipient": line,
        "revoked": optional(record({"at": instant, "reason": prose})),
    }
)
charter = record(
    {
        "format": string,
        "edition": edition,
        "revision": record(
            {
                "number": count,
                "previous": optional(digest),
                "kind": literal("initial", "erratum", "replacement", "revocation", "recusal"),
                "reason": optional(prose),
                "keeps": listed(digest),
            }
        ),
        "scheme": record({"id": identifier, "title": line, "digest": digest}),
        "criteria": listed(criteria_set),
        "tracks": listed(record({"id": identifier, "name": line})),
        "rounds": listed(
            record({"id": identifier, "name": line, "product": product, "deadline": instant, "panels": listed(panel)})
        ),
        "composite": composite,
        "ties": record({"chain": listed(tie), "source": source}),
        "calendar": record({"calendars": listed(line), "first_day_counts": boolean, "source": source}),
        "people": listed(person),
        "matrix": listed(record({"round": identifier, "panel": identifier, "commitments": listed(digest)})),
        "signing": signing,
    }
)

# Sections 9.4 to 9.10.

application = record({"id": identifier, "applicant": line, "track": identifier, "category": line})
row = record(
    {
        "round": identifier,
        "panel": identifier,
        "application": application,
        "expert": identifier,
        "expected": literal("sheet", "recused"),
        "salt": digest,
    }
)
matrix = record({"format": string, "edition": edition, "rows": listed(row)})


def region(value, place):
    listed(count)(value, place)
    if len(value) != 4:
        refuse(place, "not four numbers")


citation = record(
    {
        "document": identifier,
        "label": line,
        "page": optional(count),
        "quote": optional(line),
        "region": optional(region),
    }
)
COMMENT = {"kind": literal("strength", "opportunity"), "text": prose, "citations": listed(citation)}
mark = record({"item": identifier, "steps": count, "score": ratio, "comments": listed(record(COMMENT))})
reasoned = {"reason": prose}
HEAD = {"format": string, "edition": edition_ref, "charter": charter_ref}
sheet = record(
    {
        **HEAD,
        "round": round_ref,
        "cell": row,
        "criteria": criteria_ref,
        "dossier": record(
            {"manifest": digest, "documents": listed(record({"id": identifier, "name": line, "digest": digest}))}
        ),
        "outcome": tagged(
            "kind",
            {"scored": {"marks": listed(mark), "total": ratio}, "abstained": reasoned, "insufficient": reasoned},
        ),
        "overall": optional(prose),
        "check_points": listed(record({"items": listed(identifier), "text": prose, "citations": listed(citation)})),
        "revision": record({"number": count, "supersedes": listed(digest), "reason": optional(prose)}),
        "entered": optional(record({"entered_by": line, "checked_by": line, "scan": digest})),
        "signing": signing,
    }
)
receipt = record(
    {
        **HEAD,
        "from": identifier,
        "from_name": line,
        "received_at": instant,
        "files": listed(record({"sealed": digest, "record": digest, "size": integer((1 << 64) - 1)})),
        "signing": signing,
    }
)
slip = record(
    {
        **HEAD,
        "charter": optional(charter_ref),
        "act": literal("rules_frozen", "draw", "opening", "line", "result", "archive"),
        "round": optional(round_ref),
        "subject": line,
        "number": line,
        "at": instant,
        "place": optional(line),
        "present": line,
        "reason": optional(prose),
        "journal_head": digest,
        "counts": listed(record({"label": line, "count": count, "remark": optional(line)})),
        "files": listed(digest),
        "signing": signing,
    }
)
cell_name = {"application": identifier, "expert": identifier}
consensus = record(
    {
        "steps": count,
        "reason": prose,
        "comments": listed(record({**COMMENT, "taken_from": listed(digest)})),
    }
)
item_result = record(
    {"item": identifier, "steps": ratio, "score": ratio, "spread": count, "consensus": optional(consensus)}
)
scored_application = record(
    {
        "application": identifier,
        "applicant": line,
        "sheets": count,
        "items": listed(item_result),
        "score": ratio,
        "displayed": line,
        "remark": optional(line),
    }
)
panel_result = record(
    {
        **HEAD,
        "round": round_ref,
        "opening": record({"digest": digest, "at": instant}),
        "criteria": criteria_ref,
        "rule": record(MARKS_RULE),
        "expected": count,
        "recused": listed(record(cell_name)),
        "sheets": listed(record({**cell_name, "digest": digest, "scored": boolean})),
        "not_handed_in": listed(record({**cell_name, "reason": prose})),
        "applications": listed(scored_application),
        "minutes": prose,
        "members": listed(record({"person": identifier, "name": line})),
        "supersedes": listed(digest),
        "signing": signing,
    }
)
acknowledgement = record(
    {
        **HEAD,
        "round": optional(round_ref),
        "subject": line,
        "of": digest,
        "data": digest,
        "answer": tagged("kind", {"agreed": {}, "dissent": {"text": prose}}),
        "signing": signing,
    }
)
ranked = record(
    {
        "rank": count,
        "application": identifier,
        "applicant": line,
        "track": identifier,
        "composite": ratio,
        "displayed": line,
    }
)
edition_result = record(
    {
        **HEAD,
        "results": listed(record({"digest": digest, "round": identifier, "name": line})),
        "ranking": listed(ranked),
        "supersedes": listed(digest),
        "signing": signing,
    }
)

FORMATS = {
    "paneldesk.charter/1": ("charter.json", charter),
    "paneldesk.sheet/1": ("score-sheet.json", sheet),
    "paneldesk.receipt/1": ("receipt.json", receipt),
    "paneldesk.witness-slip/1": ("witness-slip.json", slip),
    "paneldesk.panel-result/1": ("panel-result.json", panel_result),
    "paneldesk.acknowledgement/1": ("acknowledgement.json", acknowledgement),
    "paneldesk.edition-result/1": ("edition-result.json", edition_result),
    "paneldesk.matrix/1": ("matrix.json", matrix),
}
