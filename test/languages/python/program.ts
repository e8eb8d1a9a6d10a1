/** A program as people write it, with most of what the language has. */
export const program = `#!/usr/bin/env python3
"""Answers questions about documents."""
from __future__ import annotations

import asyncio
import os.path
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, AsyncIterator, Optional

from openai import APIError, AsyncOpenAI as Client
from tenacity import retry, stop_after_attempt, wait_exponential

from . import settings
from .store import (  # the documents
    Store,
    load as load_store,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

try:
    import orjson as json
except ImportError:
    import json

TIMEOUT_S = 20.0
MODELS = ["gpt-a", 'gpt-b']
client = Client(timeout=TIMEOUT_S, max_retries=0)  # the queue tries again


@dataclass
class Answer:
    text: str
    cost: Optional[float] = None
    parts: list[str] = field(default_factory=list)


class Assistant(Base[Answer], metaclass=Meta):
    """Asks."""

    kind = "assistant"

    def __init__(self, store: Store | None = None, *, client: "Client" = client, **options):
        super().__init__(**options)
        self.store: Store = store or load_store()
        self.client = client.with_options(timeout=5)

    @property
    def name(self) -> str:
        return f"{self.kind}-{id(self)!r:>{10}}"

    @classmethod
    def create(cls, path: os.PathLike[str]) -> "Assistant":
        with open(path) as file, lock(path) as (held, _):
            return cls(json.loads(file.read()))

    @retry(stop=stop_after_attempt(3), wait=wait_exponential(multiplier=1))
    async def ask(self, question: str) -> Answer:
        for attempt, model in enumerate(MODELS):
            try:
                response = await self.client.chat.completions.create(
                    model=model,
                    messages=[
                        {"role": "system", "content": "Be " "short."},
                        {"role": "user", "content": f"{question}\\n{self.store}"},
                    ],
                    temperature=0.2 if attempt else 0,
                )
            except (APIError, asyncio.TimeoutError) as error:
                if attempt == len(MODELS) - 1 or not settings.RETRY:
                    raise RuntimeError("no answer") from error
                await asyncio.sleep(2**attempt)
            except Exception:
                # it is optional
                pass
            else:
                return Answer(response.choices[0].message.content, parts=[*self.parts()])
            finally:
                self.store.close()
        return None

    async def stream(self, question: str) -> AsyncIterator[str]:
        async with asyncio.timeout(30), self.client.stream(question) as events:
            async for event in events:
                if (text := event.text) is not None and text not in {"", " "}:
                    yield text

    async def all(self, questions: Sequence[str]) -> dict[str, Answer]:
        answers = await asyncio.gather(*[self.ask(one) for one in questions if one])
        return {one: answer for one, answer in zip(questions, answers, strict=True)}


def route(event: dict, caller: Annotated[Client, Depends(get_client)]) -> int:
    global client
    match event:
        case {"kind": "ask", "text": str(text), **rest} if text:
            return asyncio.run(Assistant(client=caller).ask(text))
        case [first, *others] | Batch(items=[first, *others]):
            return sum(route(one, caller) for one in others)
        case None:
            client = None
        case _:
            assert event, "nothing to do"
    while True:
        if not event.pop("more", None): break
        del event["text"]; event.count += 1
    else:
        return -1
    key = lambda item, *rest, by="name": item[by][1:-1, ::2]
    return sorted(event, key=key)[0] or ~0x1F


if __name__ == "__main__":
    print(route({"kind": "ask"}, client))
`;
