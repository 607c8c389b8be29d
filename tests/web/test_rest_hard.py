"""The whole REST interface under questions that nobody would ask: no fault of ours, and every answer as documented."""

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.schemas import BaseSchema
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_schema_conformance,
    status_code_conformance,
)

from dateline.web.app import make_app
from dateline.web.rest.table import OFFERS
from dateline.web.state import State

CHECKS = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    negative_data_rejection,
)


@pytest.fixture(scope="module")
def interface(state: State) -> BaseSchema:
    return schemathesis.openapi.from_asgi("/api/v1/openapi.json", make_app(state))


@pytest.mark.parametrize("path", [offer.full for offer in OFFERS])
def test_every_question_is_answered_as_documented(interface: BaseSchema, path: str) -> None:
    operation = interface[path]["GET"]
    both = [GenerationMode.POSITIVE, GenerationMode.NEGATIVE]

    @given(case=st.one_of(*(operation.as_strategy(generation_mode=mode) for mode in both)))
    @settings(
        max_examples=12,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def answered(case: schemathesis.Case) -> None:
        case.call_and_validate(checks=CHECKS)

    answered()
