"""Validates the data of a case into its models, from a schema that is cheap to build.

Pydantic's own schema of the same models takes ten times longer to build, which is most of
the time that one citizen's answer takes; a test holds the two to the same verdicts.
"""

from __future__ import annotations

import types
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import PlainValidator
from pydantic_core import CoreSchema, SchemaValidator, core_schema

from eligibility.facts.base import Model
from eligibility.facts.case import Case


@cache
def case_validator() -> SchemaValidator:
    """Return the validator of cases; keys are those of JSON, scalars are never coerced."""
    # A model that was made in Python before has pydantic's own validator by now, which takes no
    # list for a tuple; the core would put it in the place of what is said here.
    return SchemaValidator(_model(Case), None, _use_prebuilt=False)


def _model(model: type[Model]) -> CoreSchema:
    fields = {}
    for name, info in model.model_fields.items():
        schema = _known(info.annotation, tuple(info.metadata))
        if not info.is_required():
            schema = core_schema.with_default_schema(schema, default=info.default)
        fields[name] = core_schema.model_field(schema, validation_alias=info.alias)
    return core_schema.model_schema(
        model,
        core_schema.model_fields_schema(fields, extra_behavior="forbid"),
        frozen=True,
        post_init="model_post_init" if model.__private_attributes__ else None,
    )


def _known(annotation: Any, metadata: tuple[Any, ...]) -> CoreSchema:
    for one in metadata:
        if isinstance(one, PlainValidator):
            return core_schema.no_info_plain_validator_function(one.func)  # type: ignore[arg-type]
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin in (Union, types.UnionType):
        inner = next(part for part in parts if part is not type(None))
        return core_schema.nullable_schema(_known(inner, ()))
    if hasattr(annotation, "__metadata__"):
        return _known(parts[0], annotation.__metadata__)
    if origin is Literal:
        return core_schema.literal_schema(list(parts))
    if origin is tuple:
        return core_schema.tuple_variable_schema(_known(parts[0], ()))
    if origin is dict:
        return core_schema.dict_schema(_known(parts[0], ()), _known(parts[1], ()))
    if annotation is bool:
        return core_schema.bool_schema(strict=True)
    if annotation is int:
        return core_schema.int_schema(strict=True)
    if annotation is str:
        return core_schema.str_schema(strict=True)
    return _model(annotation)
