"""Tables that say which name was meant when one is not there; pandas in all else."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import pandas as pd

from fundmodel.run_paths.unknown_names import unknown


class NamedColumns(pd.DataFrame):
    """A table whose columns are (line, member). What is taken out of it is a plain table.

    Attributes:
        renamed: former name of a line -> its name now.
    """

    renamed: Mapping[str, str] = MappingProxyType({})

    @property
    def _constructor(self) -> Callable[..., pd.DataFrame]:
        return pd.DataFrame

    def __getitem__(self, key: Any) -> Any:
        try:
            found = super().__getitem__(key)
        except KeyError as problem:
            noun = "line" if self.columns.nlevels > 1 else "member"
            raise unknown(key, noun, self.columns, self.renamed) from problem
        has_members = isinstance(key, str) and isinstance(found, pd.DataFrame)
        return NamedColumns(found) if has_members else found


class NamedNumbers(pd.Series):
    """Numbers by name. What is taken out of them is a plain series.

    Attributes:
        renamed: former name of a result -> its name now.
    """

    renamed: Mapping[str, str] = MappingProxyType({})

    @property
    def _constructor(self) -> Callable[..., "pd.Series[Any]"]:
        return pd.Series

    def __getitem__(self, key: Any) -> Any:
        try:
            return super().__getitem__(key)
        except KeyError as problem:
            raise unknown(key, "result", self.index, self.renamed) from problem
