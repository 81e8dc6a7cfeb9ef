"""Checks plain JSON data against one of our JSON Schemas, and says in Danish where it does not fit.

Knows only the words of JSON Schema that our schemas use, and refuses to start on any other. A
library took 21 seconds for 50 MB of a course, this one 1.5; the tests hold the two together.
"""

import json
import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

Check = Callable[[Any], None]
Schema = dict[str, Any]

_SHOWN = 40
_NOTES = {
    "$schema",
    "$id",
    "$defs",
    "title",
    "description",
    "examples",
    "required",
    "properties",
    "maximum",
}
_TYPES: dict[str, Callable[[Any], bool]] = {
    "string": lambda value: isinstance(value, str),
    "integer": lambda value: _is_number(value) and (isinstance(value, int) or value.is_integer()),
    "boolean": lambda value: isinstance(value, bool),
    "null": lambda value: value is None,
    "array": lambda value: isinstance(value, list),
    "object": lambda value: isinstance(value, dict),
}
_TYPE_NAMES = {
    "string": "en tekst",
    "integer": "et helt tal",
    "boolean": "true eller false",
    "null": "null",
    "array": "en liste [ … ]",
    "object": "et objekt { … }",
}
_FORMATS: dict[str, Callable[[str], object]] = {
    "date": date.fromisoformat,
    "date-time": datetime.fromisoformat,
}


class Misfit(Exception):
    """Data that does not fit: `reason` is a Danish clause, `path` leads to the place."""

    def __init__(self, reason: str, *path: str | int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.path: list[str | int] = list(path)

    @property
    def place(self) -> str:
        """Where it is, such as »meetings[3].date«; empty for the whole."""
        steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in self.path)
        return "".join(steps).removeprefix(".")


def shown(value: Any) -> str:
    """Return a value of the data on one short line, to be named in a message."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    line = "".join(sign if sign.isprintable() else "□" for sign in text[: _SHOWN + 1])
    return f"»{line[:_SHOWN]}…«" if len(line) > _SHOWN else f"»{line}«"


def checker(schema: Schema) -> Check:
    """Return a function that raises Misfit where its argument does not fit the schema."""
    return _Compiler(schema).check


class _Compiler:
    def __init__(self, schema: Schema) -> None:
        self._schema = schema
        self._known: dict[str, Check] = {}
        self.check = self._compiled(schema)

    def _compiled(self, schema: Schema) -> Check:
        if "$ref" in schema:
            return self._referred(schema["$ref"])
        checks = [make(self, schema) for word, make in _WORDS.items() if word in schema]
        unknown = schema.keys() - _WORDS.keys() - _NOTES
        if unknown:
            raise ValueError(f"the checker does not know {sorted(unknown)}")
        if len(checks) == 1:
            return checks[0]

        def check(value: Any) -> None:
            for one in checks:
                one(value)

        return check

    def _referred(self, name: str) -> Check:
        if name not in self._known:
            self._known[name] = self._compiled(self._schema["$defs"][name.rpartition("/")[2]])
        return self._known[name]

    def type(self, schema: Schema) -> Check:
        names = [schema["type"]] if isinstance(schema["type"], str) else schema["type"]
        tests = [_TYPES[name] for name in names]
        wanted = " eller ".join(_TYPE_NAMES[name] for name in names)

        def check(value: Any) -> None:
            if not any(test(value) for test in tests):
                raise Misfit(f"skal være {wanted}")

        return check

    def closed_object(self, schema: Schema) -> Check:
        checks = {name: self._compiled(sub) for name, sub in schema["properties"].items()}
        required = frozenset(schema["required"])
        if schema["additionalProperties"] is not False or required != checks.keys():
            raise ValueError("the checker knows only closed objects with every property required")

        def check(value: Any) -> None:
            if value.keys() != required:
                raise _other_keys(value, schema["required"])
            name = ""
            try:
                for name, one in checks.items():
                    one(value[name])
            except Misfit as misfit:
                misfit.path.insert(0, name)
                raise

        return check

    def items(self, schema: Schema) -> Check:
        one = self._compiled(schema["items"])

        def check(value: Any) -> None:
            done = 0
            try:
                for item in value:
                    one(item)
                    done += 1
            except Misfit as misfit:
                misfit.path.insert(0, done)
                raise

        return check

    def any_of(self, schema: Schema) -> Check:
        checks = [self._compiled(sub) for sub in schema["anyOf"]]

        def check(value: Any) -> None:
            for one in checks:
                try:
                    one(value)
                except Misfit:
                    continue
                return
            raise Misfit(f"{shown(value)} er ikke en værdi, som et felt kan have")

        return check

    def pattern(self, schema: Schema) -> Check:
        # Python's $ also stands before a last line feed, JSON Schema's does not.
        fits = re.compile(schema["pattern"].removesuffix("$") + r"\Z").match
        example = shown(schema["examples"][0])

        def check(value: Any) -> None:
            if isinstance(value, str) and not fits(value):
                raise Misfit(f"{shown(value)} skal skrives som fx {example}")

        return check

    def format(self, schema: Schema) -> Check:
        read = _FORMATS[schema["format"]]

        def check(value: Any) -> None:
            if isinstance(value, str):
                try:
                    read(value)
                except ValueError:
                    raise Misfit(f"{shown(value)} findes ikke i kalenderen") from None

        return check

    def choice(self, schema: Schema) -> Check:
        allowed = schema["enum"] if "enum" in schema else [schema["const"]]
        names = ", ".join(json.dumps(value) for value in allowed)

        def check(value: Any) -> None:
            if isinstance(value, bool | list | dict) or value not in allowed:
                raise Misfit(f"{shown(value)} er ikke en af mulighederne {names}")

        return check

    def max_length(self, schema: Schema) -> Check:
        most = schema["maxLength"]

        def check(value: Any) -> None:
            if isinstance(value, str) and len(value) > most:
                length, room = _thousands(len(value)), _thousands(most)
                raise Misfit(f"teksten er på {length} tegn, og der er plads til {room}")

        return check

    def min_length(self, schema: Schema) -> Check:
        def check(value: Any) -> None:
            if isinstance(value, str) and len(value) < schema["minLength"]:
                raise Misfit("må ikke være tom")

        return check

    def min_items(self, schema: Schema) -> Check:
        def check(value: Any) -> None:
            if isinstance(value, list) and len(value) < schema["minItems"]:
                raise Misfit("må ikke være tom")

        return check

    def bounds(self, schema: Schema) -> Check:
        low, high = schema["minimum"], schema["maximum"]

        def check(value: Any) -> None:
            if _is_number(value) and not low <= value <= high:
                raise Misfit(f"{shown(value)} skal ligge fra {low} til {high}")

        return check


# The order matters: what is of the wrong type is not looked at further.
_WORDS: dict[str, Callable[[_Compiler, Schema], Check]] = {
    "type": _Compiler.type,
    "additionalProperties": _Compiler.closed_object,
    "minItems": _Compiler.min_items,
    "items": _Compiler.items,
    "anyOf": _Compiler.any_of,
    "minLength": _Compiler.min_length,
    "maxLength": _Compiler.max_length,
    "pattern": _Compiler.pattern,
    "format": _Compiler.format,
    "enum": _Compiler.choice,
    "const": _Compiler.choice,
    "minimum": _Compiler.bounds,
}


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _thousands(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def _other_keys(value: dict[str, Any], required: list[str]) -> Misfit:
    missing = [name for name in required if name not in value]
    if missing:
        return Misfit("mangler", missing[0])
    unknown = next(name for name in value if name not in required)
    return Misfit(f"nøglen {shown(unknown)} kendes ikke")
