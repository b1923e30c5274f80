#!/usr/bin/env python3
"""Writes the licences of everything that the installed program contains into one file: licences.py OUT

The file is Debian's copyright file in its machine-readable form: one paragraph for all parts that share a licence and
its text. The parts are the Rust libraries of the window and of panelctl with the C libraries they bring, the libraries
of the pages, the fonts, and the reader of foreign PDF files. A licence that every Debian has under
/usr/share/common-licenses is pointed to. A part that tells neither a licence nor a text is an error.
"""

import json
import re
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NAMES = ("license", "licence", "copying", "notice", "unlicense", "copyright", "ofl")
OWN = ("paneldesk", "cli")

# Texts of libraries that a crate compiles into the program, where they do not lie in its own folder.
INSIDE = {
    "openssl-src": ["openssl/LICENSE.txt"],
    "sqlcipher-src": ["sqlcipher/LICENSE-sqlcipher", "sqlcipher/LICENSE-libtomcrypt"],
    "regex-syntax": ["src/unicode_tables/LICENSE-UNICODE"],
    "rfd": ["src/backend/xdg_desktop_portal/window_identifier/LICENSE"],
    "tracing-core": ["src/spin/LICENSE"],
}

# What libpdfium.so contains on this kind of machine, by the name of the text that is fetched with it. A new pin with a
# new text stops the build until somebody has read it.
PDFIUM = {
    "abseil": "Apache-2.0",
    "agg23": "AGG-2.3",
    "brotli": "MIT",
    "dragonbox-Apache2-LLVM": "Apache-2.0 with LLVM-exception or BSL-1.0",
    "dragonbox-Boost": "Apache-2.0 with LLVM-exception or BSL-1.0",
    "fast_float": "MIT",
    "freetype": "FTL",
    "harfbuzz": "MIT-Modern-Variant",
    "highway": "Apache-2.0",
    "icu": "Unicode-3.0",
    "lcms": "MIT",
    "libjpeg_turbo": "IJG and BSD-3-Clause",
    "libopenjpeg": "BSD-2-Clause",
    "libpng": "libpng-2.0",
    "libtiff": "libtiff",
    "libyuv": "BSD-3-Clause",
    "llvm-libc": "Apache-2.0 with LLVM-exception",
    "pdfium": "BSD-3-Clause",
    "pdfium-binaries": "MIT",
    "simdutf": "MIT",
    "zlib": "Zlib",
}
# Folders of texts for other machines, or for a pdfium that runs scripts, which ours does not.
PDFIUM_ELSEWHERE = {"SHARED", "android", "cibw_musl", "pbin_musl", "v8_xfa"}

# First words, last words, and where every Debian has what stands between them.
COMMON = [
    (r"Apache License\s+Version 2\.0, January 2004", 
     r"accepting any such warranty or additional\s+liability\."
     r"(?:\s+END OF TERMS AND CONDITIONS)?(?:\s+APPENDIX.{0,1500}?limitations under the License\.)?", "Apache-2.0"),
    (r"Mozilla Public License,? Version 2\.0\s+=", r"defined by\s+the Mozilla Public License, v\. 2\.0\.", "MPL-2.0"),
    (r"Creative Commons Legal Code\s+CC0 1\.0 Universal", r"with respect to\s+this\s+CC0 or use of the Work\.", "CC0-1.0"),
    (r"GNU GENERAL PUBLIC LICENSE\s+Version 2, June 1991", r"Public License instead of this License\.", "GPL-2"),
]
# A line that says whose it is; the words after which it speaks of such lines instead.
NOTICE = re.compile(r"^[\s/*#;.-]*(Portions (of .* )?)?(Copyrights?\b|COPYRIGHT(?= [(©\d])|©|\([cC]\)\s)"
                    r"(?! *(notice|statement|[Hh]older|owner|licen[sc]e|and |in |\[yyyy|\{yyyy|:?$))")


@dataclass(frozen=True)
class Part:
    """Something of somebody else's in the program."""

    kind: str
    name: str
    licence: str
    texts: tuple[str, ...]
    authors: str = ""


def main(out: Path) -> None:
    parts = [*rust(), *pages(), *fonts(), *pdfium()]
    silent = [part.name for part in parts if not part.licence]
    if silent:
        sys.exit("these declare no licence: " + ", ".join(silent))
    usual = usual_texts(parts)
    groups: dict[tuple[str, tuple[str, ...]], list[tuple[Part, list[str]]]] = {}
    for part in parts:
        notices: list[str] = []
        bodies = dict.fromkeys(body for text in part.texts for body in [split(text, notices)] if body)
        if not bodies:
            bodies = dict.fromkeys([usual_text(part, usual)])
        groups.setdefault((part.licence, tuple(sorted(bodies))), []).append((part, notices))
    paragraphs = [head()] + [paragraph(*group) for group in sorted(groups.items(), key=lambda group: first(group[1]))]
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")
    kinds = Counter(part.kind for part in parts)
    print(f"{out}: {', '.join(f'{count} {kind}' for kind, count in kinds.items())}; {len(groups)} paragraphs")


def first(members: list[tuple[Part, list[str]]]) -> tuple[str, str]:
    return min((part.kind, part.name) for part, _ in members)


def split(text: str, notices: list[str]) -> str:
    """Takes the copyright notices out of a text, for a field of their own, and what every Debian has anyway."""
    text = text.replace("\r", "").replace("\f", "\n")
    for begin, end, name in COMMON:
        pointer = f"\n[{name}: the text in /usr/share/common-licenses/{name}]\n"
        text = re.sub(rf"{begin}.*?{end}", pointer, text, flags=re.DOTALL)
    lines = []
    for line in text.splitlines():
        if NOTICE.match(line):
            notices.append(line.strip(" \t/*#;-"))
        else:
            lines.append(line.rstrip())
    body = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")
    # Texts that differ in their line breaks only are one text.
    return BODIES.setdefault(re.sub(r"\W+", " ", body).strip().lower(), body) if body.strip() else ""


BODIES: dict[str, str] = {}


def usual_texts(parts: list[Part]) -> dict[str, str]:
    """For each licence the text that most parts under it carry."""
    seen: dict[str, Counter[str]] = {}
    for part in parts:
        if len(part.texts) == 1:
            seen.setdefault(part.licence, Counter())[split(part.texts[0], [])] += 1
    return {licence: counter.most_common(1)[0][0] for licence, counter in seen.items()}


def usual_text(part: Part, usual: dict[str, str]) -> str:
    """What a part is published under that names its licence and does not repeat it."""
    names = re.split(r" or ", part.licence)
    for name in names:
        if name in ("Apache-2.0", "MPL-2.0"):
            return f"[{name}: the text in /usr/share/common-licenses/{name}]"
    for name in names:
        if name in usual:
            return usual[name]
    sys.exit(f"{part.name}: no text of {part.licence}")


def head() -> str:
    licence = (ROOT / "LICENSE-MIT").read_text(encoding="utf-8")
    notices: list[str] = []
    text = split(licence, notices)
    return "\n".join([
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/",
        "Upstream-Name: Paneldesk 评审台",
        "Comment: The program first, then everything of others that it contains: each part named by what it comes from,",
        " such as crates/NAME-VERSION for a Rust library from crates.io or npm/NAME-VERSION for a library of the pages.",
        "",
        "Files: *",
        *field("Copyright", notices),
        "License: Apache-2.0 or MIT",
        *indented("Apache-2.0: the text in /usr/share/common-licenses/Apache-2.0\n\nMIT:\n\n" + text),
    ])


def paragraph(key: tuple[str, tuple[str, ...]], members: list[tuple[Part, list[str]]]) -> str:
    licence, bodies = key
    names, notices = [], []
    for part, own in sorted(members, key=lambda member: (member[0].kind, member[0].name)):
        names.append(f"{part.kind}/{part.name}")
        notices += own or [part.authors or f"the authors of {part.name}"]
    return "\n".join([
        *field("Files", names),
        *field("Copyright", list(dict.fromkeys(" ".join(notice.split()) for notice in notices))),
        f"License: {licence}",
        *indented("\n\n----\n\n".join(bodies)),
    ])


def field(name: str, values: list[str]) -> list[str]:
    return [f"{name}: {values[0]}", *(f" {value}" for value in values[1:])]


def indented(text: str) -> list[str]:
    return [f" {line}" if line.strip() else " ." for line in text.strip("\n").splitlines()]


def debian(expression: str) -> str:
    """Says an SPDX expression in the words of the copyright format, which has no brackets: `and` after a comma binds
    less."""
    expression = re.sub(r"\s*/\s*", " or ", expression.strip())
    expression = re.sub(r"\bOR\b", "or", re.sub(r"\bAND\b", "and", re.sub(r"\bWITH\b", "with", expression)))
    expression = re.sub(r"\((.*?)\) and ", r"\1, and ", expression)
    return re.sub(r" and \((.*?)\)$", r", and \1", expression).replace("(", "").replace(")", "")


def texts_in(folder: Path, more: list[str]) -> tuple[str, ...]:
    files = sorted(path for path in folder.iterdir() if path.is_file() and path.name.lower().startswith(NAMES))
    files += [folder / name for name in more]
    return tuple(file.read_text(encoding="utf-8", errors="replace") for file in files)


def rust() -> list[Part]:
    """Everything that is linked in: normal dependencies, and of those that only build the ones that bring C sources."""
    command = ["cargo", "metadata", "--locked", "--format-version", "1", "--features", "paneldesk/custom-protocol"]
    version = dict(line.split(": ", 1) for line in run(["rustc", "-vV"]).splitlines() if ": " in line)
    data = json.loads(run([*command, "--filter-platform", version["host"]]))
    nodes = {node["id"]: node for node in data["resolve"]["nodes"]}
    packages = {package["id"]: package for package in data["packages"]}
    wanted = [key for key, package in packages.items() if package["name"] in OWN and not package["source"]]
    linked: set[str] = set()
    while wanted:
        key = wanted.pop()
        if key in linked:
            continue
        linked.add(key)
        for dependency in nodes[key]["deps"]:
            normal = any(kind["kind"] is None for kind in dependency["dep_kinds"])
            if normal or packages[dependency["pkg"]]["name"] in INSIDE:
                wanted.append(dependency["pkg"])
    found = [Part("crates", f"rust-std-{version['release']}", "Apache-2.0 or MIT", (), "The Rust Project Developers")]
    for package in (packages[key] for key in linked):
        # Without a source it is this project's own.
        if package["source"]:
            texts = texts_in(Path(package["manifest_path"]).parent, INSIDE.get(package["name"], []))
            licence = debian(package["license"] or "")
            authors = ", ".join(package["authors"])
            found.append(Part("crates", f"{package['name']}-{package['version']}", licence, texts, authors))
    return found


def pages() -> list[Part]:
    listed = run(["npm", "ls", "--omit=dev", "--all", "--parseable"], cwd=ROOT / "ui").splitlines()[1:]
    return list({of_npm("npm", Path(path)) for path in listed})


def fonts() -> list[Part]:
    folders = (ROOT / "assets/fonts/node_modules/@expo-google-fonts").glob("*/package.json")
    return [of_npm("fonts", manifest.parent) for manifest in folders]


def of_npm(kind: str, folder: Path) -> Part:
    manifest = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    more = [str(path.relative_to(folder)) for path in sorted(folder.glob("licenses/*"))]
    author = manifest.get("author") or ""
    author = author.get("name", "") if isinstance(author, dict) else author
    licence = debian(str(manifest.get("license") or ""))
    return Part(kind, f"{manifest['name']}-{manifest['version']}", licence, texts_in(folder, more), author)


def pdfium() -> list[Part]:
    folder = ROOT / "assets/pdfium/licenses/BUILD_LICENSES"
    found: dict[str, list[str]] = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.parent.name not in PDFIUM_ELSEWHERE:
            text = path.read_text(encoding="utf-8", errors="replace")
            text = re.sub(r"^#include (\S+)$", lambda named: (path.parent / named[1]).read_text(encoding="utf-8"), text,
                          flags=re.MULTILINE)
            found.setdefault(path.stem, []).append(text)
    unread = sorted(found.keys() - PDFIUM.keys())
    if unread or not found:
        sys.exit(f"make/licences.py does not know what pdfium contains under: {', '.join(unread) or 'nothing found'}")
    return [Part("libpdfium.so", name, PDFIUM[name], tuple(texts)) for name, texts in found.items()]


def run(command: list[str], cwd: Path = ROOT) -> str:
    done = subprocess.run(command, cwd=cwd, check=False, stdout=subprocess.PIPE, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed")
    return done.stdout


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
