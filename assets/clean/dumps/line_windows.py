"""Numbers of lines taken over the lines about each: means, and how far the last marked line is."""

from __future__ import annotations

import numpy as np

Array = np.ndarray
_FAR = 50  # lines: what is farther away is of no account


def before(values: Array, width: int) -> Array:
    """Mean of the ``width`` lines before each line; those there are, at the top.

    >>> before(np.array([1.0, 3.0, 5.0, 7.0]), 2).tolist()
    [0.0, 1.0, 2.0, 4.0]
    """
    sums, at = add_up(values), np.arange(len(values))
    first = np.maximum(0, at - width)
    return (sums[at] - sums[first]) / np.maximum(at - first, 1)


def after(values: Array, width: int) -> Array:
    """Mean of the ``width`` lines after each line; those there are, at the bottom."""
    return before(values[::-1], width)[::-1]


def around(values: Array, width: int) -> Array:
    """Mean of each line and the ``width`` lines on either side."""
    sums, at = add_up(values), np.arange(len(values))
    first, last = np.maximum(0, at - width), np.minimum(len(values), at + width + 1)
    return (sums[last] - sums[first]) / (last - first)


def add_up(values: Array) -> Array:
    """Sums of the values before each place; one more than there are values."""
    return np.concatenate([[0.0], np.cumsum(values)])


def count_since(marks: Array) -> Array:
    """Lines since the last marked line before each, 50 at most.

    >>> count_since(np.array([0, 1, 0, 0])).tolist()
    [50.0, 50.0, 1.0, 2.0]
    """
    at = np.arange(len(marks))
    last = np.maximum.accumulate(np.where(marks > 0, at, -_FAR))
    return np.minimum(at - np.concatenate([[-_FAR], last[:-1]]), _FAR).astype(float)
