/** A Python project of many files of which few call an LLM, as generated code on disk. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Chance } from './chance';

export interface PythonTree {
  /** All source files, absolute. */
  readonly files: readonly string[];
  readonly bytes: number;
  readonly calls: number;
}

const perPackage = 30;
const blocksEach = 24;

/** Writes about `bytes` of Python; of every 20 files one makes two calls, and the next one asks through it. */
export function writePythonTree(root: string, bytes: number, chance: Chance): PythonTree {
  const files: string[] = [];
  let written = 0;
  let calls = 0;
  const write = (path: string, text: string): void => {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    files.push(file);
    written += text.length;
  };
  for (let at = 0; written < bytes; at += 1) {
    const folder = `app/part${Math.floor(at / perPackage)}`;
    if (at % perPackage === 0) write(`${folder}/__init__.py`, '');
    const head = at % 20 === 0 ? calling : at % 20 === 1 ? asking(at - 1) : ordinary;
    if (at % 20 === 0) calls += 2;
    const blocks = Array.from({ length: blocksEach }, (_, n) => block(n, chance));
    write(`${folder}/module${at}.py`, [head, ...blocks].join('\n\n'));
  }
  writeFileSync(join(root, 'requirements.txt'), 'openai==3.3.1\nfastapi==0.140.0\n');
  return { files, bytes: written, calls };
}

const ordinary = `"""Orders, and what becomes of them."""
from __future__ import annotations

import logging
from collections import defaultdict
from dataclasses import dataclass, field

log = logging.getLogger(__name__)
`;

const calling = `${ordinary}
from openai import OpenAI

client = OpenAI(timeout=20, max_retries=1)


def ask(question: str) -> str:
    answer = client.responses.create(model="m", input=question)
    return answer.output_text


def brief(text: str) -> str:
    return client.responses.create(model="m", input=f"Shorten: {text}").output_text
`;

const asking = (at: number): string => `${ordinary}
from app.part${Math.floor(at / perPackage)}.module${at} import ask


def title(text: str) -> str:
    try:
        return ask(text)
    except Exception:
        log.exception("no title")
        return ""
`;

const nouns = ['order', 'invoice', 'parcel', 'customer', 'ticket', 'voucher', 'refund', 'route'];

function block(n: number, chance: Chance): string {
  const noun = chance.pick(nouns);
  const name = `${noun}${n}`;
  return chance.pick([dataclass, functions, loops])(name, noun, chance);
}

const dataclass = (name: string, noun: string): string => `@dataclass
class ${name.charAt(0).toUpperCase()}${name.slice(1)}:
    """One ${noun}, as the store keeps it."""

    id: str
    lines: list[dict[str, float]] = field(default_factory=list)
    total: float = 0.0

    def add(self, price: float, *, count: int = 1) -> None:
        self.lines.append({"price": price, "count": count})
        self.total += price * count

    @property
    def is_empty(self) -> bool:
        return not self.lines`;

const functions = (
  name: string,
  noun: string,
  chance: Chance,
): string => `def find_${name}(store, key: str, default=None):
    # Keys of old ${noun}s have no prefix.
    found = store.get(key) or store.get(f"${noun}-{key}")
    if found is None:
        log.warning("no ${noun} %s", key)
        return default
    return {**found, "seen": found.get("seen", 0) + ${chance.below(9) + 1}}`;

const loops = (
  name: string,
  noun: string,
  chance: Chance,
): string => `async def count_${name}(store, limit: int = ${chance.below(900) + 100}):
    by_day = defaultdict(list)
    async for row in store.rows("${noun}"):
        if row["day"] is None or len(by_day) > limit:
            continue
        by_day[row["day"]].append(row)
    return [(day, len(rows), sum(r["total"] for r in rows)) for day, rows in sorted(by_day.items())]`;
