"""The endpoint over HTTP, through pydantic-ai. The only file that imports it; import this file late."""

import json
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import pydantic_ai.exceptions as faults
from openai import AsyncOpenAI, DefaultAsyncHttpx2Client
from pydantic_ai.direct import model_request_stream
from pydantic_ai.messages import (
    ModelMessage,
    ModelRequest,
    ModelResponse,
    TextPart,
    ToolCallPart,
    UserPromptPart,
)
from pydantic_ai.models import ModelRequestParameters, StreamedResponse
from pydantic_ai.models.openai import OpenAIChatModel, OpenAIChatModelSettings
from pydantic_ai.output import OutputObjectDefinition
from pydantic_ai.profiles.openai import OpenAIModelProfile
from pydantic_ai.providers.openai import OpenAIProvider
from pydantic_ai.tools import ToolDefinition

from loomery_codegen.understand.words.model.settings import ModelSettings
from loomery_codegen.understand.words.model.talk import Answer, Failure, FailureKind, Question

__all__ = ["HttpEndpoint"]

KINDS: tuple[tuple[type[Exception], FailureKind], ...] = (
    (faults.ModelRequestTimeout, "slow"),
    (faults.ModelTimeoutError, "slow"),
    (faults.ModelContextWindowExceededError, "too_long"),
    (faults.ModelAuthenticationError, "denied"),
    (faults.ModelNotFoundError, "absent"),
    (faults.ModelRequestRejectedError, "rejected"),
    (faults.ModelQuotaExceededError, "quota"),
    (faults.ModelRateLimitError, "busy"),
    (faults.ModelServerError, "broken"),
    (faults.ModelUnavailableError, "broken"),
    (faults.ContentFilterError, "refused"),
    (faults.ModelHTTPError, "garbled"),
    (faults.ModelAPIError, "cut"),
    (faults.UnexpectedModelBehavior, "garbled"),
    (Exception, "garbled"),
)
"""Outcomes by the library's exceptions, the special ones before the general ones.

The last one is there because a malformed stream makes the library fail in any way, as with AttributeError.
"""

CHARACTERS_A_TOKEN = 12
"""More than any tokenizer puts into a token on average; an answer beyond it ignores the limit."""
LOOK_EVERY = 100
"""Events of a stream between two looks at the length; each look joins the text so far."""


def _profile(base_url: str) -> OpenAIModelProfile:
    """What we take for granted of an endpoint; only OpenAI itself wants the newer name of the limit."""
    return OpenAIModelProfile(
        supports_json_schema_output=True,
        json_schema_transformer=None,
        may_tokenize_special_tokens_in_content=True,
        openai_chat_streaming_requires_finish_reason=True,
        openai_chat_supports_max_completion_tokens=urlsplit(base_url).hostname == "api.openai.com",
    )


def _parameters(question: Question) -> ModelRequestParameters:
    if question.mode == "tool":
        tool = ToolDefinition(
            name=question.schema_name,
            description="Return the result.",
            parameters_json_schema=question.schema,
            strict=False,
        )
        return ModelRequestParameters(output_mode="tool", output_tools=[tool], allow_text_output=False)
    shape = OutputObjectDefinition(json_schema=question.schema, name=question.schema_name, strict=False)
    return ModelRequestParameters(output_mode=question.mode, output_object=shape)


def _messages(question: Question) -> list[ModelMessage]:
    messages: list[ModelMessage] = [
        ModelRequest(parts=[UserPromptPart(question.text)], instructions=question.instructions)
    ]
    for turn in question.history:
        messages.append(ModelResponse(parts=[TextPart(turn.answer)]))
        messages.append(
            ModelRequest(parts=[UserPromptPart(turn.complaint)], instructions=question.instructions)
        )
    return messages


def _text(response: ModelResponse) -> str:
    """Arguments of the tool call when there is one, else the words."""
    for part in response.parts:
        if isinstance(part, ToolCallPart):
            return part.args if isinstance(part.args, str) else json.dumps(part.args or {})
    return "".join(part.content for part in response.parts if isinstance(part, TextPart))


def _answer(response: ModelResponse, overflow: bool) -> Answer:
    details: dict[str, Any] = response.provider_details or {}
    if response.finish_reason == "content_filter" or details.get("refusal"):
        raise Failure("refused", "the model declined to answer")
    return Answer(
        text=_text(response),
        complete=response.finish_reason != "length" and not overflow,
        input_tokens=response.usage.input_tokens,
        output_tokens=response.usage.output_tokens,
    )


def _kind(error: Exception) -> FailureKind:
    if isinstance(error, faults.ModelConnectionError) and not isinstance(error, faults.ModelTimeoutError):
        return "absent" if error.phase in ("pool", "connect") else "cut"
    return next(kind for type_, kind in KINDS if isinstance(error, type_))


def _detail(error: Exception) -> str:
    """What may be shown: a status and the endpoint's own short code, never a body or a header."""
    if isinstance(error, faults.ModelHTTPError):
        code = error.provider_error_code
        return f"HTTP {error.status_code}" + (f" {code}" if code and str(code).isidentifier() else "")
    if isinstance(error, faults.ModelRequestTimeout):
        return f"no complete answer within {error.timeout:g} s"
    return "no connection" if isinstance(error, faults.ModelConnectionError) else type(error).__name__


@contextmanager
def _failures() -> Iterator[None]:
    try:
        yield
    except Failure:
        raise
    except Exception as error:
        retry_after = error.retry_after if isinstance(error, faults.ModelAPIError) else None
        raise Failure(_kind(error), _detail(error), retry_after) from error


async def _numbered(stream: StreamedResponse) -> AsyncIterator[int]:
    number = 0
    async for _ in stream:
        number += 1
        yield number


class HttpEndpoint:
    """One model behind one address. Use it in one event loop and close it there."""

    def __init__(self, settings: ModelSettings) -> None:
        self._client = AsyncOpenAI(
            base_url=settings.base_url,
            # Never let the library fall back to a key that was meant for somebody else.
            api_key=settings.api_key.get_secret_value() or "none",
            max_retries=0,
            # A redirect would carry the description to a host that nobody named.
            http_client=DefaultAsyncHttpx2Client(follow_redirects=False),
        )
        self._model = OpenAIChatModel(
            settings.name,
            provider=OpenAIProvider(openai_client=self._client),
            profile=_profile(settings.base_url),
        )

    async def ask(self, question: Question) -> Answer:
        """Put one question as a streamed request; raises Failure."""
        settings = OpenAIChatModelSettings(
            max_tokens=question.max_tokens,
            temperature=0,
            request_timeout=question.timeout,
            timeout=question.timeout,
        )
        most = question.max_tokens * CHARACTERS_A_TOKEN
        with _failures():
            async with model_request_stream(
                self._model,
                _messages(question),
                model_settings=settings,
                model_request_parameters=_parameters(question),
            ) as stream:
                async for number in _numbered(stream):
                    if number % LOOK_EVERY == 0 and len(_text(stream.get())) > most:
                        return _answer(stream.get(), overflow=True)
                return _answer(stream.get(), overflow=len(_text(stream.get())) > most)

    async def close(self) -> None:
        """Let go of connections."""
        await self._client.close()
