# ruff: noqa: INP001  (Sphinx runs it as it stands)
"""How the documentation site is built: `python -m sphinx -W -b html docs docs/_build/html`.

What can be known from the model is not written here: the pages of `reference` are made of the lines
and the assumptions each time.
"""

import json
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
PAGE_OF_NAMES = "api"


def _complete(app: object, page: str, source: list[str]) -> None:  # noqa: ARG001
    """Leave the words of a link that leads out of the site, and name every public name."""
    source[0] = OUTSIDE.sub(r"`\1`", source[0])
    if page == PAGE_OF_NAMES:
        source[0] += _other_names(source[0])


def _other_names(text: str) -> str:
    """The public names that the page of them has not put into a group."""
    told = set(re.findall(r"fundmodel\.(\w+)$", text, re.MULTILINE))
    lines = [
        f".. auto{'class' if isinstance(getattr(fundmodel, name), type) else 'function'}:: "
        f"fundmodel.{name}"
        for name in fundmodel.__all__
        if name not in told
    ]
    block = "\n".join(lines)
    return f"\n## Other names\n\n```{{eval-rst}}\n{block}\n```\n" if lines else ""


def _write_pages(app: object) -> None:  # noqa: ARG001
    """Write what is made of the model, and the notebook as a page."""
    assumptions = HERE.parent / "assumptions"
    names = ("base", *scenario_names(assumptions))
    sets = [fundmodel.load(name, directory=assumptions) for name in names]
    write_site_pages(manual_subject(sets), HERE / "reference")
    notebook = HERE / "notebook.ipynb"
    if notebook.exists():
        notebook.with_suffix(".md").write_text(_as_page(json.loads(notebook.read_text("utf-8"))))


def _as_page(notebook: dict[str, list[dict[str, object]]]) -> str:
    """The cells one below the other; what they print is seen when they are run."""
    cells = []
    for cell in notebook["cells"]:
        lines = cell["source"]
        text = lines if isinstance(lines, str) else "".join(lines)  # type: ignore[arg-type]
        cells.append(f"```python\n{text}\n```" if cell["cell_type"] == "code" else text)
    return "\n\n".join([*cells, "The notebook itself is `docs/notebook.ipynb`."]) + "\n"


def setup(app: object) -> None:
    """Called by Sphinx before anything is read."""
    app.connect("builder-inited", _write_pages)  # type: ignore[attr-defined]
    app.connect("source-read", _complete)  # type: ignore[attr-defined]
