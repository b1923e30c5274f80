"""The peer that verifies signed sheets: pyHanko's signature, trust and difference analysis.

    verify_sheets.py CA.pem FOLDER

The PDF files of FOLDER are read into memory before the first answer. A line `COUNT` on standard input verifies that many
of them, in turn, and is answered by one JSON line. Whether the pages say what the data say, who is a member of which
panel and what the data mean is no question for it.
"""

import asyncio
import io
import json
import sys
import time
from pathlib import Path

from pyhanko.keys import load_cert_from_pemder
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import async_validate_pdf_signature
from pyhanko_certvalidator import ValidationContext


async def good(pdf, context):
    (signature,) = PdfFileReader(io.BytesIO(pdf)).embedded_signatures
    status = await async_validate_pdf_signature(signature, context)
    return status.bottom_line


async def main():
    office, folder = sys.argv[1:]
    # One context for all files: a path once found to a certificate is not looked for again.
    context = ValidationContext(trust_roots=[load_cert_from_pemder(office)], allow_fetching=False)
    files = [path.read_bytes() for path in sorted(Path(folder).glob("*.pdf"))]
    await good(files[0], context)
    say({"ready": True})
    for line in sys.stdin:
        count = int(line)
        begun = time.perf_counter()
        found = 0
        for number in range(count):
            found += await good(files[number % len(files)], context)
        say({"sheets": count, "good": found, "seconds": time.perf_counter() - begun})


def say(answer):
    print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    asyncio.run(main())
