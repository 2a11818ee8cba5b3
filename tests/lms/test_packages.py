"""Each package is in the form that its specification asks for, and no link in it is broken.

1EdTech's own schemas are not in the tests: no package of a registry has those of Common Cartridge, and who is the first
to distribute one has to register. So the grammars beside this file are written from the specifications.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path, PurePosixPath
from urllib.parse import urljoin, urlsplit

import pytest
from lxml import etree

from kmo_teach.language import LANGUAGES
from tests.lms.made import SITE, course, made
from tests.lms.readers import contents, plain
from tools.lms.__main__ import main, packages

pytestmark = pytest.mark.xdist_group("lms")
_CARTRIDGES = {
    name: (
        number,
        {
            f"imsqti_xmlv1p2/imscc_xml{code}/assessment",
            f"imsqti_xmlv1p2/imscc_xml{code}/question-bank",
            f"imswl_xml{code}",
            "webcontent",
            *more,
        },
    )
    for name, number, code, more in (
        ("course-1.1.imscc", "1.1.0", "v1p1", ()),
        ("course-1.3.imscc", "1.3.0", "v1p3", ("assignment_xmlv1p0",)),
    )
}


@cache
def _grammar(name: str) -> etree.DTD:
    with (Path(__file__).parent / "grammars" / f"{name}.dtd").open("rb") as file:
        return etree.DTD(file)


def _follows(grammar: str, xml: bytes, where: str) -> None:
    known = _grammar(grammar)
    assert known.validate(etree.fromstring(xml)), f"{where}: {known.error_log}"


@pytest.mark.parametrize("name", _CARTRIDGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_cartridge_follows_the_specification(language: str, name: str) -> None:
    files = contents(made(language)[name])
    version, kinds = _CARTRIDGES[name]
    code = f"v{version[0]}p{version[2]}"
    _follows("cartridge", files["imsmanifest.xml"], name)
    # Moodle looks for the namespace in the first 500 bytes.
    assert f'xmlns="http://www.imsglobal.org/xsd/imscc{code}/imscp_v1p1"'.encode() in files["imsmanifest.xml"][:500]
    manifest = plain(files["imsmanifest.xml"])
    assert manifest.findtext("metadata/schemaversion") == version
    resources = list(manifest.iter("resource"))
    assert {resource.get("type") for resource in resources} == kinds
    for resource in resources:
        href = resource.find("file").get("href")
        kind = resource.get("type")
        if "imsqti" in kind:
            _follows("qti-1.2", files[href], href)
        elif "imswl" in kind:
            _follows("cartridge", files[href], href)
            assert f'xmlns="http://www.imsglobal.org/xsd/imscc{code}/imswl_{code}"'.encode() in files[href]
        elif "assignment" in kind:
            _follows("cartridge", files[href], href)


@pytest.mark.parametrize("name", _CARTRIDGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_cartridge_has_no_broken_link(language: str, name: str, root: Path) -> None:
    files = contents(made(language)[name])
    manifest = plain(files["imsmanifest.xml"])
    named = [file.get("href") for file in manifest.iter("file")]
    assert sorted([*named, "imsmanifest.xml"]) == sorted(files)
    placed = [item.get("identifierref") for item in manifest.iter("item") if item.get("identifierref")]
    assert len(set(placed)) == len(placed)
    pages = set()
    for href in named:
        if not href.endswith((".xml", ".html")):
            continue
        for element in plain(files[href].removeprefix(b"<!DOCTYPE html>")).iter():
            link = element.get("href")
            if link is None:
                continue
            if urlsplit(link).scheme:
                assert link.startswith(f"{SITE}{language}/")
                pages.add(link.removeprefix(f"{SITE}{language}/").removesuffix(".html"))
            else:
                assert urljoin(href, link) in files
    taught = course(language)
    read = {page.page for chapter in taught.chapters for page in (chapter, *chapter.labs)}
    assert pages == read | {assignment.page for assignment in taught.assignments}
    for page in pages:
        assert (root / f"{page}.md").exists() or (root / f"{page}.ipynb").exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_an_address_a_cartridge_has_pages(language: str) -> None:
    manifest = plain(contents(packages(course(language), None)["course-1.3.imscc"])["imsmanifest.xml"])
    assert not [resource for resource in manifest.iter("resource") if "imswl" in resource.get("type")]
    first = next(item for item in manifest.iter("item") if item.get("identifierref"))
    assert first.findtext("title") == course(language).chapters[0].title


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_assignment_is_a_page_and_what_is_better_where_it_is_known(language: str, root: Path) -> None:
    files = contents(made(language)["course-1.3.imscc"])
    manifest = plain(files["imsmanifest.xml"])
    variants = {variant.get("identifierref") for variant in manifest.iter("variant")}
    known = {one.get("identifier"): one for one in manifest.iter("resource") if one.get("type") == "assignment_xmlv1p0"}
    assert variants == set(known)
    points = {}
    for resource in known.values():
        assignment = plain(files[resource.get("href")])
        points[PurePosixPath(resource.get("href")).parent.name] = assignment.find("gradable").get("points_possible")
    assert points == {
        "assignment-ps1": "20",
        "assignment-ps2": "25",
        "assignment-ps3": "25",
        "assignment-capstone": "23",
    }
    folder = root / "exercises" if language == "en" else root / "exercises" / language
    assert files["assignment-ps1/ps1.ipynb"] == (folder / "ps1" / "ps1.ipynb").read_bytes()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_qti_package_follows_the_specification(language: str) -> None:
    for name in (name for name in made(language) if name.startswith("qti-2.1/")):
        files = contents(made(language)[name])
        _follows("content-package", files["imsmanifest.xml"], name)
        named = [file.get("href") for file in plain(files["imsmanifest.xml"]).iter("file")]
        assert sorted([*named, "imsmanifest.xml"]) == sorted(files)
        for href in named:
            _follows("qti-2.1", files[href], f"{name}, {href}")
            item = plain(files[href])
            declared = {one.get("identifier") for one in item.iter("outcomeDeclaration")} | {"RESPONSE"}
            used = {one.get("identifier") for one in item.iter() if one.tag in {"variable", "setOutcomeValue"}}
            assert used <= declared


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_is_given_once_in_the_course(language: str) -> None:
    # A platform takes a second question of the same name for a new version of the first.
    files, names = made(language), []
    for name, package in files.items():
        if name.startswith("qti-2.1/"):
            names += [
                plain(xml).get("identifier") for href, xml in contents(package).items() if href.startswith("items/")
            ]
        elif name.startswith("blackboard/"):
            pool = plain(contents(package)["res00001.dat"])
            names += [one.text for one in pool.iter("bbmd_asi_object_id")]
            names += [one.get("ident") for one in pool.iter("response_label")]
        elif name.startswith("brightspace/"):
            names += re.findall(r"^ID,(.*?),", package.decode("utf-8-sig"), re.MULTILINE)
    assert len(set(names)) == len(names)


def test_the_same_course_gives_the_same_bytes() -> None:
    assert packages(course("nl"), SITE) == made("nl")


def test_an_address_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["lms", "--site", "example.org"])
    with pytest.raises(SystemExit, match="begins with https"):
        main()
