"""Merges and ranks invented cases as FORMAT.md sections 9.13 and 9.15 say.

Reads {"merge": [case], "rank": [case]} on standard input and prints the outcomes in the same shape; an outcome that is no
score or no list is null.
"""

import json
import sys
from fractions import Fraction

import recount


def told(value):
    return f"{value.numerator}/{value.denominator}"


def merged(case):
    sheets = [{"outcome": {"marks": marks}} for marks in case["sheets"]]
    try:
        items, score = recount.merged(case["rule"], case["criteria"], sheets, case["agreed"])
    except recount.NoScore:
        return None
    lines = [[code, told(steps), told(points), recount.spread(sheets, code)] for code, steps, points in items]
    return {"items": lines, "score": told(score), "displayed": recount.decimal(Fraction(score), 2)}


def ranked(case):
    try:
        lines = recount.ranking(case["charter"], case["results"], case["tracks"])
    except recount.NoScore:
        return None
    return [[rank, name, told(composite)] for rank, name, composite in lines]


def main():
    cases = json.load(sys.stdin)
    outcomes = {"merge": [merged(case) for case in cases["merge"]], "rank": [ranked(case) for case in cases["rank"]]}
    print(json.dumps(outcomes))


if __name__ == "__main__":
    main()
