"""Requests to a model, and what servers answer, by the OpenAI protocol for chat completions: values and bytes alone.

Invariant: the same text, day, prompt and settings make the same bytes, so that an answer can be kept under their hash
and the record be made again without the model. Nothing secret stands in a request: the key goes in a header.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from dragoman.model import Topic
from dragoman.prompting.answers import schema
from dragoman.prompting.fencing import fenced

_LONGEST = 24_000  # characters of a report that are sent; news is shorter, and small models read no more


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """How a model is asked. name: the model's; streaming: answers come in pieces; most: tokens of an answer."""

    name: str
    streaming: bool = False
    most: int = 4_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is sent. key: the hash of the bytes, under which the answer is kept; cut: the text was too long."""

    body: bytes
    key: str
    cut: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """Tokens that a server counted, or that we count where it does not: one for four letters."""

    asked: int = 0
    answered: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Completion:
    """What a model wrote. whole: it stopped by itself."""

    text: str
    usage: Usage
    whole: bool = True


class ProtocolError(Exception):
    """An answer that is none of the protocol's; the text says how."""


@cache
def prompt() -> str:
    """The rules that every report is read by, with the topics of ours in them."""
    said = files("dragoman.prompting").joinpath("prompt.md").read_text(encoding="utf-8")
    return said.replace("TOPICS", ", ".join(topic.value for topic in Topic if not topic.is_own))


@cache
def prompt_version() -> str:
    """What the prompt and the answer's shape are known by: another wording is another version."""
    said = prompt() + json.dumps(schema(), sort_keys=True)
    return sha256(said.encode()).hexdigest()[:8]


def request(text: str, published: date | None, wanted: Wanted) -> Request:
    """What is asked about a report's text; what is longer than the models bear is cut at the end of a line."""
    kept = text if len(text) <= _LONGEST else text[: max(text.rfind("\n", 0, _LONGEST), 1)]
    day = published.isoformat() if published is not None else "unknown"
    said: dict[str, Any] = {
        "model": wanted.name,
        "messages": [
            {"role": "system", "content": prompt()},
            {"role": "user", "content": f"Day of publication: {day}\n\n{fenced(kept)}"},
        ],
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "reading", "strict": True, "schema": schema()},
        },
        "temperature": 0,
        "seed": 7,
        "max_tokens": wanted.most,
    }
    if wanted.streaming:
        said |= {"stream": True, "stream_options": {"include_usage": True}}
    body = json.dumps(said, ensure_ascii=True, sort_keys=True, separators=(",", ":")).encode()
    return Request(body=body, key=sha256(body).hexdigest()[:24], cut=len(kept) < len(text))


def completion(body: bytes, media: str, asked: int) -> Completion:
    """What a server's answer holds. asked: letters of the request, for servers that count no tokens.

    Raises:
        ProtocolError: it is no answer of the protocol.
    """
    streamed = media == "text/event-stream"
    pieces = _streamed(body) if streamed else [_json(body)]
    texts: list[str] = []
    ended = ""
    counted: Mapping[str, Any] = {}
    for piece in pieces:
        if isinstance(piece.get("usage"), dict):
            counted = piece["usage"]
        for choice in _choices(piece):
            said = choice.get("delta") or choice.get("message") or {}
            if isinstance(said, dict) and isinstance(said.get("content"), str):
                texts.append(said["content"])
            ended = choice.get("finish_reason") or ended
    if not texts and not ended:
        raise ProtocolError("it holds no choice with a message")
    text = "".join(texts)
    return Completion(
        text=text, usage=_usage(counted, asked, len(text)), whole=ended == "stop" or not (ended or streamed)
    )


def _choices(piece: Mapping[str, Any]) -> list[dict[str, Any]]:
    choices = piece.get("choices", [])
    if not isinstance(choices, list):
        raise ProtocolError("its choices are no list")
    return [choice for choice in choices[:1] if isinstance(choice, dict)]


def _streamed(body: bytes) -> list[dict[str, Any]]:
    """The pieces of an event stream; one that breaks off has those that came."""
    found = []
    for line in body.decode("utf-8", "replace").splitlines():
        said = line.removeprefix("data:").strip()
        if line.startswith("data:") and said and said != "[DONE]":
            found.append(_json(said.encode()))
    return found


def _json(body: bytes) -> dict[str, Any]:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise ProtocolError("it is no whole JSON") from error
    if not isinstance(found, dict):
        raise ProtocolError("it is no JSON object")
    if "choices" not in found and isinstance(found.get("error"), dict):
        raise ProtocolError(f"it says: {str(found['error'].get('message', ''))[:200]}")
    return found


def _usage(counted: Mapping[str, Any], asked: int, answered: int) -> Usage:
    def number(name: str, otherwise: int) -> int:
        found = counted.get(name)
        return found if isinstance(found, int) and 0 <= found <= _MOST else otherwise

    return Usage(
        asked=number("prompt_tokens", -(-asked // _LETTERS)),
        answered=number("completion_tokens", -(-answered // _LETTERS)),
    )


_MOST = 100_000_000  # tokens that a server may say it counted
_LETTERS = 4  # of a token, about, in English
