"""Workbooks whose parts somebody, or some program, has spoilt."""

import io
import re
import zipfile
from random import Random

Parts = dict[str, bytes]

ENCODINGS = (
    *(b"Shift_JIS", b"UTF-7", b"utf-32", b"UTF-16", b"latin-1", b"ascii", b"cp037", b"idna"),
    *(b"no-such", b"", b"rot13", b"base64", b"punycode", b"undefined", b"unicode_escape"),
)
VALUES = (
    *(b"", b"1e999", b"-1", b"NaN", b"#VALUE!", b"99999999", b"x", b"1,5", b"0x10", b"\xff"),
    *(b"<x/>", b"&#0;", b"&amp;", b"&e;", b"A1", b"1048577", b"XFE1", b"true", b" ", b"1.8e308"),
    *(b"=1+1", b"9" * 500, "\u202e".encode(), b"inf", b"1e308", b"2e308"),
)
ELEMENTS = (
    b"<sheets/>", b"<c/>", b"<row r='x'/>", b"<row r='1'/>", b"<v>1</v>", b"<f>1</f>", b"<is/>",
    b"<!-- c -->", b"<?x y?>", b"<![CDATA[x]]>", b"<!DOCTYPE x>", b"<mc:AlternateContent/>",
    b"<c r='A1' t='s'><v>999999</v></c>", b"<c r='F9' t='e'><v>#N/A</v></c>",
    b"<c r='F9' t='d'><v>2026-13-45</v></c>", b"<c r='F9' t='b'><v>7</v></c>",
    b"<f t='shared' si='7'/>", b"<f t='array' ref='A1:XFD1048576'>1</f>", b"<f t='dataTable'/>",
)  # fmt: skip
TAG = re.compile(rb"<[^<>]{1,400}>")
ATTRIBUTE = re.compile(rb'[\w:]+="[^"]{0,200}"')
CONTENT = re.compile(rb">[^<>]{1,200}<")


def unpacked(workbook: bytes) -> Parts:
    """The parts of a workbook: name -> bytes."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def spoilt(parts: Parts, chance: Random) -> bytes:
    """A workbook with one to three things wrong with it."""
    parts = dict(parts)
    for _ in range(chance.choice((1, 1, 2, 3))):
        name = chance.choice([*parts] * 2 + [name for name in parts if "sheets/sheet" in name] * 3)
        slip = chance.choice((_in_a_part,) * 12 + (_a_part_less, _a_part_renamed, _a_part_more))
        slip(parts, name, chance)
        if not parts:
            break
    content = _packed(parts, chance)
    if chance.random() < 0.05:
        at = chance.randrange(len(content))
        content = content[:at] + chance.randbytes(chance.choice((1, 4, 200))) + content[at + 1 :]
    return content[: chance.randrange(len(content))] if chance.random() < 0.03 else content


def _packed(parts: Parts, chance: Random) -> bytes:
    packed = io.BytesIO()
    how = chance.choice((zipfile.ZIP_DEFLATED,) * 9 + (zipfile.ZIP_STORED, zipfile.ZIP_BZIP2))
    with zipfile.ZipFile(packed, "w", how) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return packed.getvalue()


def _in_a_part(parts: Parts, name: str, chance: Random) -> None:
    parts[name] = chance.choice(IN_A_PART)(parts[name], chance)


def _a_part_less(parts: Parts, name: str, chance: Random) -> None:
    del parts[name], chance


def _a_part_renamed(parts: Parts, name: str, chance: Random) -> None:
    new = chance.choice((name.upper(), name + "x", "../" + name, "x/" + name, "xl/vbaProject.bin"))
    parts[new] = parts.pop(name)


def _a_part_more(parts: Parts, name: str, chance: Random) -> None:
    new = chance.choice(("xl/comments1.xml", "xl/media/image1.png", "docProps/custom.xml",
                         "xl/externalLinks/externalLink1.xml", "xl/worksheets/sheet99.xml",
                         "xl/sharedStrings.xml", "xl/styles.xml"))  # fmt: skip
    parts[new] = parts[name]


def _another(found: re.Pattern[bytes], new: tuple[bytes, ...], ends: int) -> object:
    """Something else in the place of one of the things that a pattern finds."""

    def change(content: bytes, chance: Random) -> bytes:
        spots = [spot.span() for spot in found.finditer(content)]
        if not spots:
            return content
        start, end = chance.choice(spots)
        middle = chance.choice(new)
        if ends:
            return content[: start + 1] + middle + content[end - 1 :]
        return content[:start] + middle + content[end:]

    return change


def _another_attribute(content: bytes, chance: Random) -> bytes:
    spots = list(ATTRIBUTE.finditer(content))
    if not spots:
        return content
    spot = chance.choice(spots)
    name = spot[0].partition(b"=")[0]
    new = name + b'="' + chance.choice(VALUES).replace(b"<", b"&lt;") + b'"'
    return content[: spot.start()] + new + content[spot.end() :]


def _another_encoding(content: bytes, chance: Random) -> bytes:
    head = b'<?xml version="1.0" encoding="' + chance.choice(ENCODINGS) + b'"?>'
    body = content.partition(b"?>")[2] if content.startswith(b"<?xml") else content
    return head + body


def _cut(content: bytes, chance: Random) -> bytes:
    return content[: chance.randrange(len(content) + 1)]


def _bytes(content: bytes, chance: Random) -> bytes:
    at = chance.randrange(len(content) + 1)
    return content[:at] + chance.randbytes(chance.choice((1, 3, 30))) + content[at + 1 :]


def _twice(content: bytes, chance: Random) -> bytes:
    spots = list(TAG.finditer(content))
    if not spots:
        return content
    first = chance.choice(spots)
    return content[: first.end()] + first[0] + content[first.end() :]


IN_A_PART = (
    *(_another_attribute, _another_attribute, _another_attribute, _another_encoding, _cut),
    *(_bytes, _twice, _another(CONTENT, VALUES, 1), _another(CONTENT, VALUES, 1)),
    *(_another(TAG, ELEMENTS, 0), _another(TAG, (b"",), 0), _another(CONTENT, (b"><", b""), 0)),
)
