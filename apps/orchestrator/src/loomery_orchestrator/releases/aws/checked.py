"""Holds what Amazon will be asked to what its services accept, by the descriptions of them that botocore brings.

No connection is needed: what is wrong is found before anything is touched.
"""

from typing import Any

import botocore.session
from botocore.validate import ParamValidator

from loomery_orchestrator.releases.errors import ReleaseFailedError

__all__ = ["check_call"]


def check_call(service: str, operation: str, parameters: dict[str, Any]) -> None:
    """Raises ReleaseFailedError when the service would refuse the form of these parameters."""
    model = botocore.session.get_session().get_service_model(service)
    shape = model.operation_model(operation).input_shape
    assert shape is not None  # noqa: S101 - these operations take parameters
    report = ParamValidator().validate(parameters, shape)
    if report.has_errors():
        raise ReleaseFailedError(
            f"{operation} of {service} would be refused: {report.generate_report()}",
            hint="Look at the settings LOOMERY_AWS_HOSTING__….",
        )
