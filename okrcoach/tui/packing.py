"""Frozen values to plain data and back, places and all: what the formats of files leave out, unsaved work has to keep."""

from __future__ import annotations

import types
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


def pack(value: Any) -> Any:
    """Plain data (for JSON) that `unpack` makes the same value from; fields that hold their defaults are left out."""
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name: pack(held) for one in fields(value) if one.init and (held := getattr(value, one.name)) != one.default}
    if isinstance(value, tuple | list):
        return [pack(one) for one in value]
    return str(value) if isinstance(value, Path) else value


def unpack(shape: type[T], data: Any) -> T:
    """Return the value of that dataclass or named tuple. Raises ValueError, TypeError or KeyError for data of another shape."""
    made = _unpacked(shape, data)
    if not isinstance(made, shape):
        raise TypeError(f"no {shape.__name__}")
    return made


@cache
def _hints(shape: type) -> dict[str, Any]:
    return get_type_hints(shape)


def _unpacked(shape: Any, data: Any) -> Any:
    tupled = isinstance(shape, type) and issubclass(shape, tuple) and hasattr(shape, "_fields")
    if tupled and isinstance(data, list):
        return shape(*(_unpacked(kind, one) for kind, one in zip(_hints(shape).values(), data, strict=True)))
    if tupled or (isinstance(shape, type) and is_dataclass(shape)):
        if not isinstance(data, dict):
            raise TypeError("no mapping")
        hints = _hints(shape)  # of a named tuple as well: a place was a mapping once
        return shape(**{name: _unpacked(hints[name], data[name]) for name in hints if name in data})
    if get_origin(shape) in (Union, types.UnionType):
        return _one_of(get_args(shape), data)
    if get_origin(shape) is tuple:
        inner = get_args(shape)
        if not isinstance(data, list):
            raise TypeError("no list")
        if len(inner) == 2 and inner[1] is Ellipsis:
            return tuple(_unpacked(inner[0], one) for one in data)
        return tuple(_unpacked(kind, one) for kind, one in zip(inner, data, strict=True))
    if get_origin(shape) is Literal:
        if data not in get_args(shape):
            raise ValueError(f"none of {get_args(shape)}")
        return data
    if shape is Path:
        return Path(data)
    accepted = (int, float) if shape is float else shape
    if not isinstance(data, accepted):
        raise TypeError(f"no {shape}")
    return data


def _one_of(shapes: tuple[Any, ...], data: Any) -> Any:
    for shape in shapes:
        try:
            return _unpacked(shape, data)
        except (TypeError, ValueError, KeyError):
            continue
    raise TypeError(f"none of {shapes}")
