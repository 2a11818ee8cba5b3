"""An answer is found in whichever file and form it is published: what is told by a name or an ending is not trusted."""

from __future__ import annotations

import gzip
import html
import io
import json
import tarfile
import unicodedata
import zipfile

import pytest

from tools.secrets import Secrets, leaks

ANSWER = 'De café "marge" is 12 % < 15 %: dek élke bestelling af_vóór je koopt & niet later.'
SHORT = '["9", "7", "1", "4"]'
SECRETS = Secrets((ANSWER, SHORT), (("18000000", "0.12", "1350000"),))
FORMS = {
    "as it is": str,
    "over two lines": lambda text: text.replace(" ", "\n   ", 3),
    "JSON": json.dumps,
    "JSON in JSON": lambda text: json.dumps(json.dumps({"a": [text]})),
    "a list of Python": lambda text: repr([text, "it's"]),
    "a list of lines": lambda text: json.dumps([part + " " for part in text.split(" ")]),
    "ASCII of Python": lambda text: ascii([text]),
    "bytes of Python": lambda text: repr(text.encode()),
    "entities": lambda text: html.escape(text).encode("ascii", "xmlcharrefreplace").decode(),
    "entities in JSON": lambda text: json.dumps(html.escape(text)),
    "a page with marked words": lambda text: "<p>" + html.escape(text).replace(" ", "<b class='x'> </b>") + "</p>",
    "markup in a script": lambda text: json.dumps(f"<p>{html.escape(text)}</p>").replace("<", "\\u003c"),
    "accents apart": lambda text: unicodedata.normalize("NFD", text),
    "a catalogue": lambda text: (
        'msgstr ""\n' + "\n".join(json.dumps(p + " ", ensure_ascii=False) for p in text.split(" "))
    ),
}

LONG_ONLY = ("a list of lines", "a catalogue")
"""Forms that part a text at its blanks, which a short one is too short for."""


@pytest.mark.parametrize("name", ["a.mjs", "a.css", "LICENSE", "a.map", "x/.nojekyll", "a.png"])
@pytest.mark.parametrize(
    ("answer", "form"),
    [*((ANSWER, form) for form in FORMS), *((SHORT, form) for form in FORMS if form not in LONG_ONLY)],
)
def test_an_answer_is_found_in_each_form_and_under_each_name(answer, form, name):
    content = f"before\n{FORMS[form](answer)}\nafter".encode()
    assert leaks([(name, content)], SECRETS) == [f"{name}: {answer}"]


def zipped(name, content):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return file.getvalue()


def taped(name, content):
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w:gz") as tape:
        entry = tarfile.TarInfo(name)
        entry.size = len(content)
        tape.addfile(entry, io.BytesIO(content))
    return file.getvalue()


@pytest.mark.parametrize("name", ["book.xlsx", "course.imscc", "site.zip", "no-ending", "a.txt"])
def test_an_answer_is_found_in_what_is_packed_under_any_name(name):
    cell = f"<si><t>{html.escape(ANSWER)}</t></si>".encode()
    inside = zipped("xl/sharedStrings.xml", cell)
    assert leaks([(name, inside)], SECRETS) == [f"{name}/xl/sharedStrings.xml: {ANSWER}"]
    twice = taped("files/book", zipped("deep.bin", gzip.compress(inside)))
    assert leaks([(name, twice)], SECRETS) == [f"{name}/files/book/deep.bin/xl/sharedStrings.xml: {ANSWER}"]


def test_an_answer_is_found_between_the_bytes_of_a_program_and_in_utf_16():
    assert leaks([("a.wasm", b"\0asm\1\0" + bytes(range(256)) + ANSWER.encode() + b"\xff\xfe")], SECRETS)
    assert leaks([("a.csv", ANSWER.encode("utf-16"))], SECRETS)


@pytest.mark.parametrize(
    "row",
    [
        "18_000_000, 0.12, 1_350_000",
        "<td>18000000</td>\n      <td>0.12</td>\n    <td>1350000</td>",
        json.dumps("18000000\n0.12\n1350000"),
        '{"market": 18000000, "share": 0.12, "cost": 1350000}',
    ],
)
def test_a_row_of_hidden_numbers_is_found(row):
    assert leaks([("a.js", f"x {row} y".encode())], SECRETS) == ["a.js: 18000000 … 0.12 … 1350000"]


def test_what_is_alike_is_no_leak():
    others = f"{ANSWER[:-12]} [9, 7, 1, 4] 9714 118000000 0.12 1350000 0.12 18000000"
    assert leaks([("a.md", others.encode()), ("b.zip", b"PK no archive")], SECRETS) == []
