"""Fits plain JSON data to one of our JSON Schemas, and says in Danish where it does not fit.

What fits is fastjsonschema's business; here its findings become sentences.
"""

import json
from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fastjsonschema import JsonSchemaValueException

Check = Callable[[Any], None]

_SHOWN = 40
_TYPE_NAMES = {
    "string": "en tekst",
    "integer": "et helt tal",
    "boolean": "true eller false",
    "null": "null",
    "array": "en liste [ … ]",
    "object": "et objekt { … }",
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


def checker(schema: dict[str, Any]) -> Check:
    """Return a function that raises Misfit where its argument does not fit the schema."""
    from fastjsonschema import JsonSchemaValueException, compile

    # As strict as Python, which reads the same values on their way into the archive.
    formats = {"date": _reads(date.fromisoformat), "date-time": _reads(datetime.fromisoformat)}
    fits = compile(schema, formats=formats, use_default=False)

    def check(value: Any) -> None:
        try:
            fits(value)
        except JsonSchemaValueException as fault:
            raise _misfit(fault) from None

    return check


def _reads(read: Callable[[str], object]) -> Callable[[str], bool]:
    def can_be_read(value: str) -> bool:
        try:
            read(value)
        except ValueError:
            return False
        return True

    return can_be_read


def _misfit(fault: "JsonSchemaValueException") -> Misfit:
    # The library calls the whole »data«, and writes every step as text.
    path = [int(step) if step.isdecimal() else step for step in fault.path[1:]]
    if fault.rule == "required":
        path.append(next(name for name in fault.rule_definition if name not in fault.value))
    return Misfit(_reason(fault.rule, fault.value, fault.definition), *path)


def _reason(rule: str | None, value: Any, schema: dict[str, Any]) -> str:
    match rule:
        case "type":
            names = [schema["type"]] if isinstance(schema["type"], str) else schema["type"]
            return f"skal være {' eller '.join(_TYPE_NAMES[name] for name in names)}"
        case "required":
            return "mangler"
        case "additionalProperties":
            unknown = next(name for name in value if name not in schema["properties"])
            return f"nøglen {shown(unknown)} kendes ikke"
        case "enum" | "const":
            allowed = schema["enum"] if rule == "enum" else [schema["const"]]
            names = ", ".join(json.dumps(one) for one in allowed)
            return f"{shown(value)} er ikke en af mulighederne {names}"
        case "anyOf":
            return f"{shown(value)} er ikke en værdi, som et felt kan have"
        case "pattern":
            return f"{shown(value)} skal skrives som fx {shown(schema['examples'][0])}"
        case "format":
            return f"{shown(value)} findes ikke i kalenderen"
        case "minimum" | "maximum":
            return f"{shown(value)} skal ligge fra {schema['minimum']} til {schema['maximum']}"
        case "minLength" | "minItems":
            return "må ikke være tom"
        case "maxLength":
            length, room = _thousands(len(value)), _thousands(schema["maxLength"])
            return f"teksten er på {length} tegn, og der er plads til {room}"
        case _:
            return f"{shown(value)} passer ikke i formatet"


def _thousands(number: int) -> str:
    return f"{number:,}".replace(",", ".")
