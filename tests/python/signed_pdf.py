"""Signed PDFs as FORMAT.md sections 3 and 4 describe them, read with pdfdetach and openssl.

Nothing of Paneldesk is used here: the container is looked at as bytes, the attachment is taken out by poppler, the
signature is judged by OpenSSL.
"""

import base64
import calendar
import hashlib
import os
import re
import subprocess
import tempfile
import time
from dataclasses import dataclass

BYTE_RANGE = re.compile(rb"/ByteRange ?\[0 (\d{10}) (\d{10}) (\d{10})\]")
CONTENTS_DIGITS = 8192


class Fault(Exception):
    """A rule that the file breaks, with a stable code."""

    def __init__(self, code, what):
        super().__init__(what)
        self.code = code
        self.what = what


@dataclass
class SignedPdf:
    """What a file says before anybody believes it."""

    identity: str
    content: bytes
    cms: bytes
    attachment_name: str
    data: bytes
    claimed: str

    @property
    def data_digest(self):
        return hashlib.sha256(self.data).hexdigest()


def read(path):
    """Returns the parts of a signed PDF (section 4.2); its signature is not judged yet."""
    with open(path, "rb") as file:
        whole = file.read()
    if whole.count(b"/ByteRange") != 1:
        raise Fault("structure", "not exactly one ByteRange")
    found = BYTE_RANGE.search(whole)
    if not found:
        raise Fault("structure", "ByteRange is not spelled as it must be")
    before, after, rest = (int(number) for number in found.groups())
    if after + rest != len(whole):
        raise Fault("structure", "the signature does not cover the file to its end")
    if after - before != CONTENTS_DIGITS + 2 or whole[before : before + 1] != b"<" or whole[after - 1 : after] != b">":
        raise Fault("structure", "the gap is not Contents")
    if not whole[:before].rstrip().endswith(b"/Contents"):
        raise Fault("structure", "the gap does not belong to Contents")
    digits = whole[before + 1 : after - 1]
    if re.fullmatch(rb"[0-9a-f]+", digits) is None:
        raise Fault("structure", "Contents is not lower-case hexadecimal")
    filled = bytes.fromhex(digits.decode())
    if filled[:2] != b"\x30\x82":
        raise Fault("structure", "Contents does not begin with a DER sequence")
    length = 4 + int.from_bytes(filled[2:4], "big")
    if length > len(filled) or any(filled[length:]):
        raise Fault("structure", "the padding of Contents is not zero")
    if not whole.endswith(b"\n%%EOF\n") or whole.count(b"\nstartxref\n") != 1:
        raise Fault("structure", "not exactly one revision")
    claimed = re.findall(rb"/M ?\(D:(\d{14})\+00'00'\)", whole)
    if len(claimed) != 1:
        raise Fault("structure", "not exactly one claimed time")
    content = whole[:before] + whole[after:]
    name, data = attachment(path)
    moment = time.strptime(claimed[0].decode(), "%Y%m%d%H%M%S")
    return SignedPdf(
        identity=hashlib.sha256(content).hexdigest(),
        content=content,
        cms=filled[:length],
        attachment_name=name,
        data=data,
        claimed=time.strftime("%Y-%m-%dT%H:%M:%SZ", moment),
    )


def attachment(path):
    """Returns name and bytes of the only attachment, as pdfdetach takes it out."""
    listed = subprocess.run(["pdfdetach", "-list", "-enc", "UTF-8", path], capture_output=True, text=True, check=False)
    names = re.findall(r"^\d+: (.*)$", listed.stdout, re.MULTILINE)
    if listed.returncode != 0 or len(names) != 1:
        raise Fault("attachment", f"{len(names)} attachments")
    with tempfile.TemporaryDirectory() as folder:
        target = os.path.join(folder, "data")
        saved = subprocess.run(["pdfdetach", "-save", "1", "-o", target, path], capture_output=True, check=False)
        if saved.returncode != 0:
            raise Fault("attachment", "pdfdetach could not take it out")
        with open(target, "rb") as file:
            return names[0], file.read()


@dataclass
class Certificate:
    """The signer's certificate."""

    fingerprint: str
    name: str
    person: str
    edition: str
    role: str


def verify(signed, office):
    """Returns the certificate that signed (sections 3 and 4.4), judged at the claimed time."""
    at = calendar.timegm(time.strptime(signed.claimed, "%Y-%m-%dT%H:%M:%SZ"))
    with tempfile.TemporaryDirectory() as folder:
        paths = {name: os.path.join(folder, name) for name in ("cms", "content", "signer", "out")}
        for name, value in (("cms", signed.cms), ("content", signed.content)):
            with open(paths[name], "wb") as file:
                file.write(value)
        command = ["openssl", "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", paths["cms"]]
        command += ["-content", paths["content"], "-CAfile", office, "-purpose", "any", "-attime", str(at)]
        command += ["-no-CApath", "-no-CAstore", "-signer", paths["signer"], "-out", paths["out"]]
        judged = subprocess.run(command, capture_output=True, text=True, check=False)
        if judged.returncode != 0:
            lines = [line for line in judged.stderr.splitlines() if line.strip()]
            raise Fault("signature", lines[-1] if lines else "openssl refuses the signature")
        with open(paths["signer"], encoding="ascii") as file:
            pems = re.findall(r"-----BEGIN CERTIFICATE-----(.*?)-----END CERTIFICATE-----", file.read(), re.DOTALL)
        if len(pems) != 1:
            raise Fault("signature", f"{len(pems)} signers")
        command = ["openssl", "x509", "-in", paths["signer"], "-noout", "-subject"]
        command += ["-nameopt", "utf8,sep_multiline,lname"]
        shown = subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8")
    subject = dict(re.findall(r"^\s+(\w+)=(.*)$", shown, re.MULTILINE))
    return Certificate(
        fingerprint=hashlib.sha256(base64.b64decode(pems[0])).hexdigest(),
        name=subject.get("commonName", ""),
        person=subject.get("serialNumber", ""),
        edition=subject.get("organizationName", ""),
        role=subject.get("organizationalUnitName", ""),
    )
