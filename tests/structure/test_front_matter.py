"""What newcomers read first is true: change log, citation, README outside the repository."""

import re
import tomllib
from datetime import date

import pytest
import yaml

import fundmodel
from fundmodel.fund.front_pages import PRESENTATION
from tests.structure.source_files import ROOT

RELATIVE_LINK = re.compile(r"\]\((?!https?:|#)[^)]*\)")
NAMED_FILE = re.compile(r"`((?:fundmodel|tests|assumptions|docs|outputs|\.ci)/[a-z0-9_./]*)`")


def project() -> dict[str, object]:
    """What pyproject.toml says, as tables."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def readme_of_the_package() -> str:
    """README as the build writes it into the package."""
    hook = project()["tool"]["hatch"]["metadata"]["hooks"]["fancy-pypi-readme"]
    text = "".join((ROOT / part["path"]).read_text("utf-8") for part in hook["fragments"])
    for change in hook["substitutions"]:
        text = re.sub(change["pattern"], change["replacement"], text)
    return text


def test_readme_of_the_package_has_no_link_into_the_repository() -> None:
    text = readme_of_the_package()
    assert RELATIVE_LINK.search((ROOT / "README.md").read_text("utf-8"))
    assert RELATIVE_LINK.findall(text) == []
    assert "`assumptions/README.md`" in text
    assert "`outputs/fundmodel.xlsx`." in text


def test_one_version_everywhere() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert project()["project"]["version"] == fundmodel.__version__
    assert citation["version"] == fundmodel.__version__
    assert citation["license"] == project()["project"]["license"]


def test_the_change_log_has_this_version_and_what_comes_next() -> None:
    heads = re.findall(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert heads[0] == "Unreleased"
    assert heads[1].split()[0] == fundmodel.__version__


@pytest.mark.parametrize("document", ["CONTRIBUTING.md", "README.md", "CHANGELOG.md"])
def test_files_that_a_document_names_exist(document: str) -> None:
    named = set(NAMED_FILE.findall((ROOT / document).read_text("utf-8")))
    made_by_a_run = {
        f"outputs/{name}" for name in ("fundmodel.xlsx", "fundmodel.html", "manual.html")
    }
    assert [name for name in sorted(named - made_by_a_run) if not (ROOT / name).exists()] == []


def test_readme_and_cover_say_the_same_of_the_plan_and_of_the_world_of_base() -> None:
    """One place says it; README quotes it, and the model bears it out."""
    readme = " ".join((ROOT / "README.md").read_text("utf-8").split())
    said = " ".join((PRESENTATION.status, *PRESENTATION.world))
    assert said in readme
    base = fundmodel.load("base")
    end_of_2026 = (date(2026, 12, 31) - date(1899, 12, 30)).days
    assert base.number("opening_date") == end_of_2026
    assert base.number("number_of_quarters") == 30 * 4
    lasts = fundmodel.run(base).lines["peace_probability"].iloc[-1]
    assert round(1 / lasts) == 5
    assert base.clauses["half_of_the_profits"].source.date == "2025-11-20"
