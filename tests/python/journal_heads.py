"""Recomputes journal heads by FORMAT.md section 9.8.

Reads a JSON list of entries on standard input, prints the list of heads.
"""

import hashlib
import json
import sys


def head(entry, previous):
    parts = ["paneldesk.journal/1", previous, str(entry["seq"])]
    parts += [entry["at"], entry["act"], entry["subject"], entry["details"]]
    encoded = [part.encode() for part in parts]
    return hashlib.sha256(b"".join(b"%d:%s," % (len(part), part) for part in encoded)).hexdigest()


def main():
    heads, previous = [], "0" * 64
    for entry in json.load(sys.stdin):
        previous = head(entry, previous)
        heads.append(previous)
    print(json.dumps(heads))


if __name__ == "__main__":
    main()
