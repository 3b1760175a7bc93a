# ruff: noqa: INP001  (Sphinx runs it as it stands)
"""How the documentation site is built: `python -m sphinx -W -b html docs docs/_build/html`.

What can be known from the model is not written here: the pages of `reference` are made of the lines
and the assumptions each time.
"""

import re
import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

import fundmodel  # noqa: E402
from fundmodel.fund.manual import manual_subject  # noqa: E402
from fundmodel.manual.site import write_site_pages  # noqa: E402
from fundmodel.read_assumptions import scenario_names  # noqa: E402

project = "fundmodel"
author = "The fundmodel developers"
project_copyright = author
version = release = fundmodel.__version__
html_title = "The Ukraine reconstruction fund, modelled"

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]
myst_enable_extensions = ["fieldlist"]
myst_heading_anchors = 3
default_role = "code"  # docstrings name arguments between single backquotes
autodoc_typehints = "signature"
autodoc_member_order = "bysource"
autodoc_preserve_defaults = True
napoleon_google_docstring = True
napoleon_numpy_docstring = False
napoleon_use_ivar = True
nitpicky = False

html_theme = "furo"
html_static_path = ["_static"]
html_css_files = ["reference.css"]
html_show_sphinx = False
html_copy_source = False

OUTSIDE = re.compile(r"\[([^\]]+)\]\(\.\./(?!\w+\.md)[^)]*\)")
"""A link to a file of the repository that is no page of the site."""


def _without_links_outside(app: object, page: str, source: list[str]) -> None:  # noqa: ARG001
    """Leave the words of a link whose file is in the repository alone."""
    source[0] = OUTSIDE.sub(r"`\1`", source[0])


def _write_reference(app: object) -> None:  # noqa: ARG001
    assumptions = HERE.parent / "assumptions"
    names = ("base", *scenario_names(assumptions))
    sets = [fundmodel.load(name, directory=assumptions) for name in names]
    write_site_pages(manual_subject(sets), HERE / "reference")


def setup(app: object) -> None:
    """Called by Sphinx before anything is read."""
    app.connect("builder-inited", _write_reference)  # type: ignore[attr-defined]
    app.connect("source-read", _without_links_outside)  # type: ignore[attr-defined]
