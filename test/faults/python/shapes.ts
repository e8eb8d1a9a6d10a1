/** Pieces of the programs: each is a web handler named `chat`, since whoever calls it must be known. */
import type { Shape } from './table';

export const shape = (
  id: string,
  streaming: boolean,
  source: string,
  rest: Partial<Shape> = {},
): Shape => ({ id, streaming, source, ...rest });

/** `work` is indented as a body is; `await` in it makes the handler one. */
export function handler(imports: string, setup: string, work: string): string {
  const isAsync = /\b(?:await|async)\b/.test(work);
  const define = `${isAsync ? 'async ' : ''}def chat():`;
  const above = ['app = FastAPI()', ...(setup === '' ? [] : [setup])].join('\n');
  return `from fastapi import FastAPI\n${imports}\n\n${above}\n\n\n@app.post("/chat")\n${define}\n${work}`;
}

export const question = '[{"role": "user", "content": "Hello"}]';

/** A call and what is returned of its answer, for a client that waits. */
export const whole = (call: string, value: string): string =>
  `    reply = ${call}\n    return ${value}\n`;

/** Joins the text of all events: `piece` is what `event` adds. */
export const joined = (call: string, piece: string): string =>
  `    text = ""\n    for event in ${call}:\n        text += ${piece}\n    return text\n`;

/** The same work for a client that is awaited; `events` says how its stream is had. */
export const awaited = (work: string, events: 'awaited' | 'plain' = 'awaited'): string =>
  work
    .replace('reply = ', 'reply = await ')
    .replace('for event in ', `async for event in ${events === 'awaited' ? 'await ' : ''}`)
    .replaceAll('    with ', '    async with ');
