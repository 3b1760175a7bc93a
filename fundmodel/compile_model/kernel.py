"""A compiled model: made once, kept on disk, run by one machine a thread."""

from __future__ import annotations

import ctypes
import json
from collections import OrderedDict
from dataclasses import asdict, dataclass
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING, Any

import numpy as np
import wasmtime

from fundmodel.compile_model import cache
from fundmodel.compile_model.layout import CELL
from fundmodel.compile_model.lowering import Lowering
from fundmodel.compile_model.module import FIRST, Module

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from fundmodel.build_model.model import Model
    from fundmodel.compile_model.keep import Keep

PAGE = 65_536
NUMBERS_A_CELL = 2
MOST_KERNELS = 24
BAD, CULPRIT = 0, 1
"""The first two cells of what is wanted: zero if all is finite, and the line in which it is not."""
LITTLE_MEMORY = 1_200_000
"""Bytes of the pairs that are worked out together: what a processor keeps near at hand."""
_ONE_AT_A_TIME = Lock()


@dataclass(frozen=True)
class Addresses:
    """Where the memory of a module has what: of names, the cell of the first member.

    Attributes:
        inputs: assumptions that do not go by year, as byte addresses.
        series: assumptions by year, in the order of their tables.
        results: results, as cells of what is wanted.
        worst: largest absolute values, likewise.
        by_quarter: lines and series by quarter, as cells of a quarter of what is wanted.
        history: the byte address at which a pair's histories begin.
        stride: the bytes of a quarter of them.
        cells: how many cells are wanted besides those by quarter.
        wanted: how many cells are wanted of each quarter.
        order: the lines in the order in which they are worked out.
    """

    inputs: Mapping[str, int]
    series: Sequence[str]
    results: Mapping[str, int]
    worst: Mapping[str, int]
    by_quarter: Mapping[str, int]
    history: int
    stride: int
    cells: int
    wanted: int
    order: Sequence[str]


@dataclass(frozen=True, eq=False)
class Kernel:
    """The compiled module and its addresses."""

    module: wasmtime.Module
    addresses: Addresses


_kernels: OrderedDict[tuple[int, Keep], tuple[Model, Kernel]] = OrderedDict()


def kernel_of(model: Model, keep: Keep) -> Kernel:
    """The compiled model, from memory, from disk, or compiled now."""
    known = _kernels.pop((id(model), keep), None)
    kernel = known[1] if known else _from_disk_or_compiled(model, keep)
    _kernels[id(model), keep] = model, kernel
    while len(_kernels) > MOST_KERNELS:
        _kernels.popitem(last=False)
    return kernel


def bytes_of(model: Model, keep: Keep) -> tuple[bytes, Addresses]:
    """The module as any machine runs it, a browser too, and its addresses."""
    made = Module(Lowering(model, keep))
    return bytes(wasmtime.wat2wasm(made.text)), _addresses(made)


def _engine() -> wasmtime.Engine:
    """The one engine of the process: what was compiled by one cannot be run by another."""
    with _ONE_AT_A_TIME:  # a cache by itself lets two threads that come first make one each
        return _made_engine()


@lru_cache(maxsize=1)
def _made_engine() -> wasmtime.Engine:
    config = wasmtime.Config()
    config.parallel_compilation = False  # its threads do not live on in a process that is forked
    return wasmtime.Engine(config)


def _from_disk_or_compiled(model: Model, keep: Keep) -> Kernel:
    key = cache.key_of(model, keep)
    content = cache.stored(key)
    if content is not None:
        head, _, native = content.partition(b"\n")
        try:
            module = wasmtime.Module.deserialize(_engine(), native)
            return Kernel(module, Addresses(**json.loads(head)))
        except (wasmtime.WasmtimeError, ValueError, TypeError):
            pass  # of another version or machine: compiled anew below
    code, addresses = bytes_of(model, keep)
    module = wasmtime.Module(_engine(), code)
    head = json.dumps(asdict(addresses)).encode()
    cache.store(key, head + b"\n" + bytes(module.serialize()))
    return Kernel(module, addresses)


def _addresses(made: Module) -> Addresses:
    layout, keep = made.layout, made.lowering.keep
    worst = {running.rows[0][0]: at for running, at in reversed(layout.running.items())
             if running.measure == "worst"}  # fmt: skip
    return Addresses(
        inputs={name: at for (name, member), at in layout.inputs.items() if member == 0},
        series=list(layout.years),
        results={name: layout.results[name, 0] // CELL for name in keep.results},
        worst={name: worst[name] // CELL for name in keep.worst},
        by_quarter={name: layout.history[name, 0] // CELL for name in keep.by_quarter},
        history=layout.begin_of_history,
        stride=layout.stride,
        cells=layout.cells,
        wanted=layout.wanted,
        order=[*made.lowering.order, *made.lowering.results],
    )


@dataclass(frozen=True)
class Years:
    """Tables by year, side by side: `[series, year]`, and the calendar year of the first column."""

    first: int
    numbers: NDArray[np.float64]


class Machine:
    """One instance of a kernel with its memory, for one thread.

    Attributes:
        pairs: how many pairs of paths it works out in one call, at most.
        together: how many of them at the same time.
    """

    def __init__(self, kernel: Kernel, quarters: int, years: Years, varying: int, pairs: int):
        own = self._addresses = kernel.addresses
        self._quarters, self._years, self._varying, self.pairs = quarters, years, varying, pairs
        self._series = own.history + (quarters + 1) * own.stride
        self._length = self._series + years.numbers.size * CELL
        self.together = max(1, min(pairs, LITTLE_MEMORY // self._length))
        self._store = wasmtime.Store(_engine())
        exports = wasmtime.Instance(self._store, kernel.module, []).exports(self._store)
        self._run: Any = exports["run"]
        self._at = self._addresses_behind()
        memory: Any = exports["memory"]
        missing = -(-self._at["end"] // PAGE) - memory.size(self._store)
        memory.grow(self._store, max(0, missing))
        self.memory = _as_numbers(memory, self._store)
        size = self.together * self._length
        self._homes = self.memory[FIRST // 8 : (FIRST + size) // 8].reshape(self.together, -1)

    def _addresses_behind(self) -> dict[str, int]:
        """The byte addresses of what stands behind the memory of the pairs."""
        addresses = FIRST + self.together * self._length
        numbers = addresses + -(-self._varying * 4 // CELL) * CELL
        found = numbers + self.pairs * self._varying * CELL
        end = found + self.pairs * self._cells_a_pair * CELL
        return {"addresses": addresses, "in": numbers, "out": found, "end": end}

    @property
    def _cells_a_pair(self) -> int:
        """How many cells a pair of paths leaves behind, but for what is read in place."""
        by_quarter = (self._quarters + 1) * self._addresses.wanted if self.pairs > 1 else 0
        return int(self._addresses.cells + by_quarter)

    def set_years(self, years: Years) -> None:
        """Give the assumptions by year, as many years as before, to both paths of every pair."""
        self._years = years
        self._set(self._series, years.numbers)

    def set(self, numbers: Mapping[str, NDArray[np.float64]]) -> None:
        """Give all other assumptions, a number a member, to both paths of every pair."""
        inputs = self._addresses.inputs
        if inputs:  # they stand side by side
            self._set(min(inputs.values()), np.concatenate([numbers[name] for name in inputs]))

    def _set(self, address: int, numbers: NDArray[np.float64]) -> None:
        doubled = np.repeat(numbers, NUMBERS_A_CELL)
        self._homes[:, address // 8 : address // 8 + doubled.size] = doubled

    def vary(self, cells: NDArray[np.int64]) -> None:
        """Say which cells differ from path to path: byte addresses, in the order of `run`."""
        view = self.memory.view(np.int32)
        view[self._at["addresses"] // 4 :][: len(cells)] = cells

    def address_of(self, name: str, member: int) -> int:
        """The byte address of an assumption's member, from where a pair's memory begins."""
        return self._addresses.inputs[name] + member * CELL

    def address_of_year(self, name: str, year: int) -> int:
        """The byte address of a year of a series, likewise."""
        count, number = len(self._years.numbers[0]), list(self._addresses.series).index(name)
        return self._series + (number * count + year - self._years.first) * CELL

    def run(self, numbers: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Work out some pairs of paths.

        Args:
            numbers: `[pair, what varies, 2]`.

        Returns:
            What is wanted, `[pair, cell, 2]`, and what is wanted by quarter,
            `[pair, quarter, cell, 2]`: views that the next run fills anew.
        """
        pairs, at, own = len(numbers), self._at, self._addresses
        self.memory[at["in"] // 8 : at["in"] // 8 + numbers.size] = numbers.ravel()
        years = self._years.numbers.shape[1] if self._years.numbers.size else 0
        self._run(self._store, self._quarters, pairs, self.together, self._length, self._series,
                  years, self._years.first, at["addresses"], self._varying, at["in"], at["out"],
                  int(self.pairs > 1))  # fmt: skip
        size = pairs * self._cells_a_pair * NUMBERS_A_CELL
        found = self.memory[at["out"] // 8 : at["out"] // 8 + size].reshape(pairs, -1, 2)
        quarters = self._quarters + 1
        if self.pairs > 1:
            by_quarter = found[:, own.cells :].reshape(pairs, quarters, own.wanted, 2)
        else:
            begin, size = (FIRST + own.history) // 8, quarters * own.stride // 8
            history = self.memory[begin : begin + size]
            by_quarter = history.reshape(1, quarters, -1, 2)[:, :, : own.wanted]
        return found[:, : own.cells], by_quarter


def _as_numbers(memory: Any, store: wasmtime.Store) -> NDArray[np.float64]:
    """The memory of an instance as one array, without a copy; it lives as long as a view of it."""
    begin = ctypes.cast(memory.data_ptr(store), ctypes.c_void_p).value or 0
    buffer: Any = (ctypes.c_char * memory.data_len(store)).from_address(begin)
    buffer.owner = store, memory
    return np.frombuffer(buffer, dtype=np.float64)
