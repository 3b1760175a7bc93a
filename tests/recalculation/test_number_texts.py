"""How numbers are spelled in the file: one by one, and a row of them at once."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from fundmodel.workbooks.writing.cells_xml import number_text, number_texts

EDGES = (0.0, -0.0, 1.0, -5.0, 10.05, 0.1 + 0.2, 1e16, 1e22, 1.5e300, 5e-324, -123456789.0)


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1))
def test_a_row_of_numbers_is_spelled_as_each_of_them(numbers: list[float]) -> None:
    numbers = [*EDGES, *numbers]
    texts = number_texts(np.array(numbers))
    assert texts == [number_text(number) for number in numbers]
    assert [float(text) for text in texts] == numbers
