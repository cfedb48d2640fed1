"""What a form sends, read up to a limit and no further.

Invariant: nothing of a form is read before it is known that its sender may send it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import Request
from starlette.types import Message

_FIELDS, _FILES = 2_000, 200
_LARGEST_FIELD = 5_000_000
LARGEST = 60_000_000
"""Bytes that a form may have, its files among them."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that was sent: its name, without any folder, and its bytes."""

    name: str
    body: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What a form sent. A field that was not sent is "" and no file."""

    fields: Mapping[str, tuple[str, ...]]
    uploads: tuple[Upload, ...] = ()

    def text(self, name: str) -> str:
        """A field's last value."""
        return (self.fields.get(name) or ("",))[-1]

    def texts(self, name: str) -> tuple[str, ...]:
        """All values of a field."""
        return self.fields.get(name, ())


async def form_of(request: Request, largest: int = LARGEST) -> Form:
    """What the form sends. HTTPException 413 for one that is too large, 400 for what is no form."""
    request._receive = _counted(request, largest)  # noqa: SLF001 - Starlette has no other way to count what comes in
    try:
        async with request.form(max_files=_FILES, max_fields=_FIELDS, max_part_size=_LARGEST_FIELD) as sent:
            fields: dict[str, tuple[str, ...]] = {}
            uploads = []
            for name, value in sent.multi_items():
                if isinstance(value, UploadFile):
                    if value.filename:
                        uploads.append(Upload(_bare(value.filename), await value.read()))
                else:
                    fields[name] = (*fields.get(name, ()), value)
    except MultiPartException as error:
        raise HTTPException(400, f"The form cannot be read: {error.message}") from error
    return Form(fields=fields, uploads=tuple(uploads))


async def body_of(request: Request) -> bytes:
    """What was sent, as it is. HTTPException 413 for more than a form may have."""
    request._receive = _counted(request, LARGEST)  # noqa: SLF001 - as above
    return await request.body()


def _counted(request: Request, largest: int):  # type: ignore[no-untyped-def]  # noqa: ANN202 - Starlette's Receive
    received = 0
    receive = request.receive

    async def counted() -> Message:
        nonlocal received
        message = await receive()
        received += len(message.get("body", b""))
        if received > largest:
            raise HTTPException(413, f"More than {largest // 1_000_000} MB cannot be sent at once.")
        return message

    return counted


def _bare(name: str) -> str:
    return name.replace("\\", "/").rpartition("/")[2]
