"""What pyHanko says of signed PDFs: one JSON object per file, in order.

    pyhanko_judge.py CA.pem FILE...
"""

import json
import sys

from pyhanko.keys import load_cert_from_pemder
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext


def judged(path, office):
    with open(path, "rb") as file:
        signatures = PdfFileReader(file).embedded_signatures
        if len(signatures) != 1:
            return {"signatures": len(signatures)}
        context = ValidationContext(trust_roots=[office], allow_fetching=False)
        status = validate_pdf_signature(signatures[0], context)
        return {
            "signatures": 1,
            "summary": status.summary(),
            "coverage": status.coverage.name,
            "modified": status.modification_level.name,
            "docmdp": bool(status.docmdp_ok),
            "good": bool(status.bottom_line),
            "signer": status.signing_cert.sha256.hex(),
        }


def main():
    office = load_cert_from_pemder(sys.argv[1])
    print(json.dumps([judged(path, office) for path in sys.argv[2:]]))


if __name__ == "__main__":
    main()
