"""The functions that every compiled model brings along, called by themselves on many numbers."""

from functools import cache
from typing import Any

import numpy as np
import wasmtime

from fundmodel.compile_model.keep import Keep
from fundmodel.compile_model.kernel import PAGE, _as_numbers
from fundmodel.compile_model.lowering import Lowering
from fundmodel.compile_model.module import FIRST, Module
from fundmodel.run_paths.numbers import Numbers
from tests.toy_fund.stages import toy_model

FUNCTIONS = {"power": 2, "power_kept": 2, "year_of": 1, "end_of_quarter": 3}
"""Name -> of how many numbers."""
KEPT_AT = {"power_kept": f"(i32.const {FIRST})"}
"""Where those that keep something do so: all calls in one place, which begins as zero."""
CELL = 16


def _loop(name: str, arguments: int) -> str:
    """Calls a function on pairs of numbers that stand side by side, and puts the result first."""
    loads = " ".join(f"(v128.load offset={CELL * at} (local.get $at))" for at in range(arguments))
    return f"""
  (func (export "many_{name}") (param $at i32) (param $pairs i32)
    (loop $next
      (v128.store (local.get $at) (call ${name} {KEPT_AT.get(name, "")} {loads}))
      (local.set $at (i32.add (local.get $at) (i32.const {CELL * arguments})))
      (local.set $pairs (i32.sub (local.get $pairs) (i32.const 1)))
      (br_if $next (i32.gt_s (local.get $pairs) (i32.const 0)))))"""


@cache
def _engine() -> wasmtime.Engine:
    return wasmtime.Engine()


@cache
def _module() -> wasmtime.Module:
    text = Module(Lowering(toy_model(), Keep(("reserve_at_the_end",)))).text.rstrip()
    assert text.endswith(")")
    loops = "".join(_loop(name, count) for name, count in FUNCTIONS.items())
    return wasmtime.Module(_engine(), wasmtime.wat2wasm(f"{text[:-1]}{loops})"))


def many(name: str, *arguments: Any) -> Numbers:
    """What a function of the module gives for each of many numbers, two at a time."""
    columns = np.broadcast_arrays(*(np.asarray(one, dtype=float) for one in arguments))
    count = len(columns[0])
    pairs = -(-count // 2)
    numbers = np.stack([np.resize(one, 2 * pairs).reshape(pairs, 2) for one in columns], axis=1)
    store = wasmtime.Store(_engine())
    exports = wasmtime.Instance(store, _module(), []).exports(store)
    memory: Any = exports["memory"]
    begin = memory.data_len(store)
    memory.grow(store, -(-numbers.nbytes // PAGE))
    view = _as_numbers(memory, store)
    view[begin // 8 : begin // 8 + numbers.size] = numbers.ravel()
    call: Any = exports[f"many_{name}"]
    call(store, begin, pairs)
    found = view[begin // 8 : begin // 8 + numbers.size].reshape(numbers.shape)
    return found[:, 0].reshape(-1)[:count].copy()
