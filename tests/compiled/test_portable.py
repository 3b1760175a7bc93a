"""The module for any machine is made once, and made anew where what was kept of it is damaged."""

from pathlib import Path

import pytest

from fundmodel.compile_model import portable as module
from fundmodel.compile_model.cache import ENDING
from fundmodel.compile_model.keep import Keep
from fundmodel.compile_model.kernel import bytes_of
from fundmodel.compile_model.portable import SUFFIX, portable
from tests.toy_fund.stages import toy_model

KEEP = Keep(("reserve_at_the_end",))


def test_it_is_kept_and_read_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FUNDMODEL_CACHE", str(tmp_path))
    model = toy_model()
    expected = bytes_of(model, KEEP)
    assert portable(model, KEEP) == expected
    (kept,) = tmp_path.glob(f"*{SUFFIX}{ENDING}")
    with monkeypatch.context() as patched:
        patched.setattr(module, "bytes_of", pytest.fail)
        assert portable(model, KEEP) == expected
    whole = kept.read_bytes()
    for damaged in (whole[:-1], b"", whole[:50] + b"x" + whole[51:]):
        kept.write_bytes(damaged)
        assert portable(model, KEEP) == expected
        assert kept.read_bytes() == whole
