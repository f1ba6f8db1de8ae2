"""Sentences for the faults that validation finds."""

from typing import Any

MESSAGES = {
    "missing": "This field is required.",
    "extra_forbidden": "This field can't be set.",
    "string_too_short": "Please enter at least {min_length} characters.",
    "string_too_long": "Please enter at most {max_length} characters.",
    "string_pattern_mismatch": "This is not in the expected form.",
    "string_type": "Please enter text.",
    "int_type": "Please enter a whole number.",
    "int_parsing": "Please enter a whole number.",
    "int_from_float": "Please enter a whole number.",
    "decimal_parsing": "Please enter a number.",
    "decimal_type": "Please enter a number.",
    "decimal_max_places": "Please use at most {decimal_places} decimal places.",
    "decimal_max_digits": "This number is too long.",
    "decimal_whole_digits": "This number is too long.",
    "finite_number": "Please enter a number.",
    "greater_than_equal": "Must be at least {ge}.",
    "greater_than": "Must be more than {gt}.",
    "less_than_equal": "Must be at most {le}.",
    "less_than": "Must be less than {lt}.",
    "bool_parsing": "Please choose yes or no.",
    "bool_type": "Please choose yes or no.",
    "literal_error": "Please choose one of {expected}.",
    "list_type": "Please give a list.",
    "too_long": "Please give at most {max_length}.",
    "model_attributes_type": "Please send an object with the fields.",
    "string_unicode": "This text holds characters that can't be stored.",
    "json_invalid": "The body is not valid JSON.",
}
BY_BEGINNING = {
    "date_from_datetime": "Please enter a date.",
    "datetime": "Please enter a date and a time.",
    "date": "Please enter a date.",
    "time": "Please enter a time.",
}


def say(fault: Any) -> str:
    """One sentence for one finding of pydantic."""
    kind: str = fault["type"]
    if kind != "missing" and fault.get("input") is None and kind not in ("extra_forbidden", "value_error"):
        return MESSAGES["missing"]
    context: dict[str, Any] = fault.get("ctx") or {}
    if kind == "value_error":
        return str(context.get("error", fault["msg"]))
    if kind == "string_too_short" and context.get("min_length") == 1:
        return MESSAGES["missing"]
    if kind in MESSAGES:
        return MESSAGES[kind].format(**context)
    for beginning, message in BY_BEGINNING.items():
        if kind.startswith(beginning):
            return message
    return str(fault["msg"])
