"""The peer that prints and signs score sheets: reportlab sets the pages, pyHanko attaches the data and signs.

    sign_sheets.py FONTS FOLDER

Fonts are read and a P-256 key is made once, before the first answer. A line `COUNT` on standard input makes that many
sheets from the score-sheet.json files of FOLDER, in turn and all in memory, and is answered by one JSON line. A line
`COUNT FILE` also keeps the last sheet.

The work is that of Paneldesk's own sheet: the same texts, tables, rules, faces and sizes on A4, a QR code, embedded
subsets of the same fonts, the same data attached, one PAdES-B-B signature by a P-256 key, certified so that nothing
may change. Streams are not compressed on either side; that spares reportlab time.
"""

import asyncio
import hashlib
import io
import json
import sys
import time
from datetime import datetime, timedelta, timezone
from fractions import Fraction
from pathlib import Path

from asn1crypto.keys import PrivateKeyInfo
from asn1crypto.x509 import Certificate
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.embed import EmbeddedFileObject, FileSpec, embed_file
from pyhanko.pdf_utils.generic import NameObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore
from reportlab import rl_config
from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, KeepTogether, PageTemplate, Paragraph, Spacer, Table

rl_config.pageCompression = 0

FONTS = {
    "serif": "noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf",
    "bold": "noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf",
    "sans": "noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf",
    "mono": "noto-sans-mono/500Medium/NotoSansMono_500Medium.ttf",
}


def style(name, font, size, leading, **more):
    return ParagraphStyle(name, fontName=font, fontSize=size, leading=leading, wordWrap="CJK", **more)


EDITION = style("edition", "serif", 12, 18, alignment=TA_CENTER)
TITLE = style("title", "bold", 18, 26, alignment=TA_CENTER, spaceAfter=10)
HEADING = style("heading", "sans", 11, 17, spaceBefore=12, spaceAfter=6)
BODY = style("body", "serif", 9, 14)
RIGHT = style("right", "serif", 9, 14, alignment=TA_RIGHT)
STRONG = style("strong", "bold", 9, 14)
STRONG_RIGHT = style("strong-right", "bold", 9, 14, alignment=TA_RIGHT)
LABEL = style("label", "sans", 8, 13)
CODE = style("code", "mono", 7.5, 12)
SMALL = style("small", "serif", 7.5, 12)

GRID = [
    ("GRID", (0, 0), (-1, -1), 0.5, "black"),
    ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ("TOPPADDING", (0, 0), (-1, -1), 2),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
]
WIDTH = A4[0] - 48 * mm
DATA = NameObject("/Data")


class Squares(Flowable):
    """A QR code as squares."""

    def __init__(self, text, side):
        super().__init__()
        self.width = self.height = side
        code = QRCode(None, QRErrorCorrectLevel.M)
        code.addData(text)
        code.make()
        self.code = code

    def draw(self):
        count = self.code.getModuleCount()
        side = self.width / count
        path = self.canv.beginPath()
        for row in range(count):
            for column in range(count):
                if self.code.isDark(row, column):
                    path.rect(column * side, self.height - (row + 1) * side, side, side)
        self.canv.drawPath(path, stroke=0, fill=1)


class Seal(Flowable):
    """The vermilion 签."""

    def __init__(self):
        super().__init__()
        self.width = self.height = 34

    def draw(self):
        self.canv.setFillColorRGB(0.749, 0.184, 0.106)
        self.canv.roundRect(0, 0, 34, 34, 2, stroke=0, fill=1)
        self.canv.setFillColorRGB(1, 1, 1)
        self.canv.setFont("bold", 18)
        self.canv.drawCentredString(17, 11, "签")


class Numbered(canvas.Canvas):
    """Pages that know how many they are: kept until the last is there."""

    def __init__(self, *arguments, foot="", **more):
        super().__init__(*arguments, **more)
        self.foot = foot
        self.kept = []

    def showPage(self):
        self.kept.append(dict(self.__dict__))
        self._startPage()

    def save(self):
        for page in self.kept:
            self.__dict__.update(page)
            self.setFont("serif", 7.5)
            self.drawString(24 * mm, 12 * mm, self.foot)
            self.drawRightString(A4[0] - 24 * mm, 12 * mm, f"第 {self._pageNumber} 页　共 {len(self.kept)} 页")
            super().showPage()
        super().save()


def two(value):
    """A fraction with two decimals, half up."""
    hundredths = (value * 100 + Fraction(1, 2)).__floor__()
    return f"{hundredths // 100}.{hundredths % 100:02}"


def one(value):
    tenths = (value * 10 + Fraction(1, 2)).__floor__()
    return f"{tenths // 10}.{tenths % 10}"


def grouped(digest):
    """A digest on two lines, in groups of four."""
    groups = [digest[at : at + 4].upper() for at in range(0, 64, 4)]
    return " ".join(groups[:8]) + "<br/>" + " ".join(groups[8:])


def short(digest):
    return f"{digest[:4]}-{digest[4:8]}".upper()


def escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;")


def cited(citations):
    places = (
        citation["label"] + (f" {citation['page']} 页" if citation["page"] is not None else "")
        for citation in citations
    )
    text = "；".join(places)
    return f' <font size="7.5">〔{escaped(text)}〕</font>' if text else ""


def facts(sheet):
    cell, signing, place, criteria = sheet["cell"], sheet["signing"], sheet["round"], sheet["criteria"]
    local = datetime.fromisoformat(signing["claimed_at"].replace("Z", "+00:00")) + timedelta(hours=8)
    day = f"{local.year}年{local.month}月{local.day}日"
    pairs = [
        ("申报编号", cell["application"]["id"], "申报单位", cell["application"]["applicant"]),
        ("评审轮次", f"{place['name']}，{place['panel_name']}", "申报类别", cell["application"]["category"]),
        ("评审专家", f"{signing['name']}　{cell['expert']}", "评审准则", f"{criteria['name']}，{criteria['total']} 分"),
        (
            "评审方案",
            f"{sheet['edition']['id']}　第 {sheet['charter']['number']} 版<br/>{short(sheet['charter']['digest'])}",
            "本表版次",
            f"第 {sheet['revision']['number']} 次签名，{day}",
        ),
    ]
    rows = [[Paragraph(a, LABEL), Paragraph(b, BODY), Paragraph(c, LABEL), Paragraph(d, BODY)] for a, b, c, d in pairs]
    table = Table(rows, colWidths=[52, WIDTH / 2 - 52, 52, WIDTH / 2 - 52], style=GRID)
    return table, f"{day} {local:%H:%M}"


def scores(sheet, marks):
    head = [Paragraph(text, LABEL) for text in ("条款", "名称", "分值", "百分比", "得分")]
    rows = [head]
    lines = [("LINEABOVE", (0, 0), (-1, 0), 1, "black"), ("LINEBELOW", (0, 0), (-1, -1), 0.3, "grey")]
    lines += [("TOPPADDING", (0, 0), (-1, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, -1), 2)]

    def row(kind, right, code, name, points, percent, score):
        rows.append(
            [
                Paragraph(code, kind),
                Paragraph(escaped(name), kind),
                Paragraph(str(points), right),
                Paragraph(percent, right),
                Paragraph(score, right),
            ]
        )

    step = sheet["criteria"]["step"]["step"]
    for category in sheet["criteria"]["categories"]:
        score = sum((Fraction(marks[item["code"]]["score"]) for item in category["items"]), Fraction(0))
        share = one(score * 100 / category["points"]) + "%"
        row(STRONG, STRONG_RIGHT, category["code"], category["name"], category["points"], share, two(score))
        for item in category["items"]:
            mark = marks[item["code"]]
            percent = f"{mark['steps'] * step}%"
            row(BODY, RIGHT, item["code"], item["name"], item["points"], percent, two(Fraction(mark["score"])))
    total, full = Fraction(sheet["outcome"]["total"]), sheet["criteria"]["total"]
    row(STRONG, STRONG_RIGHT, "合计", "", full, one(total * 100 / full) + "%", two(total))
    return Table(rows, colWidths=[60, WIDTH - 60 - 3 * 62, 62, 62, 62], style=lines, repeatRows=1)


def comment(one):
    sign = "＋" if one["kind"] == "strength" else "△"
    return f"{sign} {escaped(one['text'])}{cited(one['citations'])}"


def comments(sheet, marks):
    step = sheet["criteria"]["step"]["step"]
    for category in sheet["criteria"]["categories"]:
        for item in category["items"]:
            mark = marks[item["code"]]
            if not mark["comments"]:
                continue
            head = Table(
                [
                    [
                        Paragraph(f"{item['code']}　{escaped(item['name'])}", STRONG),
                        Paragraph(f"{mark['steps'] * step}%　{two(Fraction(mark['score']))} 分", STRONG_RIGHT),
                    ]
                ],
                colWidths=[WIDTH - 120, 120],
                style=[("LINEABOVE", (0, 0), (-1, 0), 0.3, "grey"), ("BOTTOMPADDING", (0, 0), (-1, -1), 0)],
            )
            texts = [Paragraph(comment(one), BODY) for one in mark["comments"]]
            yield KeepTogether([head, texts[0]])
            yield from texts[1:]


def check_points(sheet):
    rows = [[Paragraph(text, LABEL) for text in ("序号", "条款", "要点")]]
    for number, point in enumerate(sheet["check_points"], 1):
        text = escaped(point["text"]) + cited(point["citations"])
        rows.append([Paragraph(str(number), BODY), Paragraph("、".join(point["items"]), BODY), Paragraph(text, BODY)])
    return Table(rows, colWidths=[34, 60, WIDTH - 94], style=GRID, repeatRows=1)


def documents(sheet):
    rows = [[Paragraph(text, LABEL) for text in ("编号", "文件", "SHA-256")]]
    dossier = sheet["dossier"]
    listed = [(one["id"], one["name"], one["digest"]) for one in dossier["documents"]]
    for code, name, digest in [*listed, ("—", "材料包清单", dossier["manifest"])]:
        rows.append([Paragraph(code, BODY), Paragraph(escaped(name), BODY), Paragraph(grouped(digest), CODE)])
    return Table(rows, colWidths=[34, WIDTH - 274, 240], style=GRID, repeatRows=1)


def signature(sheet, data, day):
    signing = sheet["signing"]
    digest = hashlib.sha256(data).hexdigest()
    who = [
        Paragraph(f"<font name='bold'>{signing['name']}</font>　{day} 以本人密钥签名（签名人所述时间）", BODY),
        Paragraph(f"证书　{short(signing['certificate'])}　签发　本届评选办公室　用途　评分表", SMALL),
    ]
    what = [
        Paragraph("数据摘要（附件 score-sheet.json 的 SHA-256）", LABEL),
        Paragraph(grouped(digest), CODE),
        Paragraph("任何人都可以用通用 PDF 软件验证签名，取出附件，重算本表。", SMALL),
    ]
    rows = [[Seal(), who, ""], [what, "", Squares(f"paneldesk:sheet:{digest}", 62)]]
    for left, right in (
        ("专家手签", "日期"),
        ("录入人（纸质代录时）", "核对人（纸质代录时）"),
        ("收件单位（盖章）", "收件日期"),
    ):
        rows.append([Paragraph(left, BODY), "", Paragraph(right, BODY)])
    spans = [("SPAN", (1, 0), (2, 0)), ("SPAN", (0, 1), (1, 1))] + [("SPAN", (0, row), (1, row)) for row in (2, 3, 4)]
    return digest, Table(rows, colWidths=[46, WIDTH - 126, 80], style=GRID + spans)


def printed(data):
    """The sheet as a PDF without attachment or signature."""
    sheet = json.loads(data)
    marks = {mark["item"]: mark for mark in sheet["outcome"]["marks"]}
    table, day = facts(sheet)
    digest, signed = signature(sheet, data, day)
    title = f"{sheet['round']['name']}专家评分表"
    story = [Paragraph(escaped(sheet["edition"]["name"]), EDITION), Paragraph(title, TITLE), table]
    story += [Paragraph("一、评分", HEADING), scores(sheet, marks)]
    story += [Paragraph("二、评语", HEADING), Paragraph("＋ 优势　△ 改进机会　〔　〕内为所引申报材料及其页码", SMALL)]
    story += [*comments(sheet, marks), Paragraph("三、现场核查要点", HEADING), check_points(sheet)]
    story += [Paragraph("四、所读材料", HEADING), documents(sheet)]
    statement = "本人与上述申报单位无应当回避的关系，以上评分和评语由本人独立作出。"
    story.append(KeepTogether([Paragraph("五、声明与签名", HEADING), Paragraph(statement, BODY), Spacer(1, 8), signed]))
    application = sheet["cell"]["application"]
    foot = f"评分表　{application['id']} {application['applicant']}　{sheet['signing']['name']}　数据摘要 {short(digest)}"
    out = io.BytesIO()
    frame = Frame(24 * mm, 20 * mm, WIDTH, A4[1] - 40 * mm, 0, 0, 0, 0)
    document = BaseDocTemplate(out, pagesize=A4, title=title, lang="zh-CN", invariant=1)
    document.addPageTemplates([PageTemplate("page", [frame])])
    document.build(story, canvasmaker=lambda *arguments, **more: Numbered(*arguments, foot=foot, **more))
    return out.getvalue()


async def finished(pdf, data, signer):
    """The file with its data attached and one signature."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    embedded = EmbeddedFileObject.from_file_data(writer, data=data, compress=False, mime_type="application/json")
    name = "score-sheet.json"
    embed_file(writer, FileSpec(file_spec_string=name, file_name=name, embedded_data=embedded, af_relationship=DATA))
    out = io.BytesIO()
    await signer.async_sign_pdf(writer, output=out)
    return out.getvalue()


def new_signer():
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "专家")])
    now = datetime.now(timezone.utc)
    certificate = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), now, now + timedelta(1))
    usage = {"key_cert_sign", "crl_sign", "key_encipherment", "data_encipherment", "key_agreement"}
    usage = dict.fromkeys(usage | {"encipher_only", "decipher_only"}, False)
    usage = x509.KeyUsage(digital_signature=True, content_commitment=True, **usage)
    der = certificate.add_extension(usage, True).sign(key, SHA256()).public_bytes(Encoding.DER)
    pkcs8 = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    simple = SimpleSigner(Certificate.load(der), PrivateKeyInfo.load(pkcs8), SimpleCertificateStore())
    metadata = PdfSignatureMetadata(
        field_name="Signature1",
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
    )
    return PdfSigner(metadata, simple)


async def main():
    fonts, folder = sys.argv[1:]
    for name, path in FONTS.items():
        pdfmetrics.registerFont(TTFont(name, Path(fonts) / path))
    signer = new_signer()
    sheets = [path.read_bytes() for path in sorted(Path(folder).glob("*.json"))]
    # The first sheet pays for what is made once.
    await finished(printed(sheets[0]), sheets[0], signer)
    say({"ready": True})
    for line in sys.stdin:
        count, *keep = line.split(maxsplit=1)
        printing = 0.0
        size = 0
        begun = time.perf_counter()
        for number in range(int(count)):
            data = sheets[number % len(sheets)]
            before = time.perf_counter()
            pdf = printed(data)
            printing += time.perf_counter() - before
            pdf = await finished(pdf, data, signer)
            size += len(pdf)
        seconds = time.perf_counter() - begun
        for path in keep:
            Path(path.rstrip("\n")).write_bytes(pdf)
        say({"sheets": int(count), "seconds": seconds, "printing": printing, "bytes": size})


def say(answer):
    print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    asyncio.run(main())
