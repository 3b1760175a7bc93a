"""Charts as files: the same bytes each time, whole or not at all, and refused before the work."""

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import matplotlib as mpl
import pytest

from fundmodel.analyse.charts.of_bridges import waterfall_of
from fundmodel.charts.figures import chart_bytes, drawn, refuse_chart, save_chart
from fundmodel.errors import BadInput
from tests.machinery.toy_bridge import bridge_of

BRIDGE = bridge_of(1_000, -300, 50)
ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("ending", [".png", ".svg"])
def test_the_same_bytes_whatever_a_user_has_set(ending: str) -> None:
    plain = chart_bytes(waterfall_of(BRIDGE), ending)
    before = dict(mpl.rcParams)
    user = {"font.size": 20, "axes.facecolor": "red", "savefig.dpi": 30, "svg.hashsalt": "other"}
    with mpl.rc_context(user):
        assert chart_bytes(waterfall_of(BRIDGE), ending) == plain
        assert mpl.rcParams["font.size"] == 20
    assert dict(mpl.rcParams) == before


def test_a_drawing_carries_no_date() -> None:
    text = chart_bytes(waterfall_of(BRIDGE), ".svg").decode()
    assert ET.fromstring(text).tag.endswith("svg")  # noqa: S314  (our own file)
    assert "date>" not in text
    assert "<dc:creator>" not in text


def test_plot_gives_a_figure_and_writes_it_where_a_file_is_named(tmp_path: Path) -> None:
    figure = BRIDGE.plot()
    assert len(figure.axes) == 1
    assert figure._repr_png_().startswith(b"\x89PNG")  # type: ignore[attr-defined]
    for name in ("one.png", "new folder/two.SVG"):
        BRIDGE.plot(tmp_path / name)
        content = (tmp_path / name).read_bytes()
        assert content == chart_bytes(BRIDGE.plot(), name[-4:])


def test_pyplot_stays_out_and_matplotlib_is_late() -> None:
    code = (
        "import sys; from tests.machinery.toy_bridge import bridge_of; one = bridge_of(1, 2);"
        "assert 'matplotlib' not in sys.modules; one.plot();"
        "assert 'matplotlib' in sys.modules; assert 'matplotlib.pyplot' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


ENDING = (
    "A chart is written as a picture (.png) or as a drawing (.svg).\n"
    "  To fix: name it chart.png or chart.svg."
)
A_FOLDER = "This is a folder.\n  To fix: add the name of a file, such as chart.png."


@pytest.mark.parametrize(
    ("name", "refusal"),
    [("chart.pdf", ENDING), ("chart", ENDING), ("folder.png", A_FOLDER)],
)
def test_what_can_hold_no_chart_is_refused_before_it_is_drawn(
    tmp_path: Path, name: str, refusal: str
) -> None:
    (tmp_path / "folder.png").mkdir()

    def never() -> None:
        raise AssertionError

    with pytest.raises(BadInput) as refused:
        drawn(never, tmp_path / name)  # type: ignore[arg-type]
    assert str(refused.value) == f"{tmp_path / name}: {refusal}"
    assert [one.name for one in tmp_path.iterdir()] == ["folder.png"]


def test_a_file_in_the_place_of_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(BadInput) as refused:
        refuse_chart(tmp_path / "file" / "chart.png")
    assert str(refused.value) == (
        f"{tmp_path / 'file' / 'chart.png'}: {tmp_path / 'file'} is a file, not a folder.\n"
        "  To fix: name a file in a folder."
    )


def test_where_the_disk_refuses_the_old_chart_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "chart.png"
    path.write_bytes(b"old")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(BadInput) as refused:
        save_chart(waterfall_of(BRIDGE), path)
    assert str(refused.value) == (
        f"{path}: The chart cannot be written (No space left on device).\n"
        "  To fix: choose another place, or make room."
    )
    assert path.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["chart.png"]
