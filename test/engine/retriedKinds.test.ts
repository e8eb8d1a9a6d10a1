/** Failures that the retry of a package tries again: a hang that it passes on is waited for once. */
import { expect, it } from 'vitest';
import { checkCode } from '../support/checkCode';

const code = (retry: string, more = ''): string => `import groq
from tenacity import retry, retry_if_exception, retry_if_exception_type, stop_after_attempt
client = groq.Groq(timeout=10, max_retries=0)
${more}
@retry(stop=stop_after_attempt(4), retry=${retry})
def ask(question):
    return client.chat.completions.create(model="m", messages=[])
ask("hi")
`;
const predicate = (classes: string): string => `class EmptyResponseError(Exception):
    pass
def is_mild(error):
    return isinstance(error, ${classes})`;

const untilErrorMs = (text: string): number | null | undefined =>
  checkCode(text, { path: 'app.py' }).calls[0]?.budget.untilErrorMs;

it.each([
  [
    'the class of a status',
    code('retry_if_exception(is_mild)', predicate('httpx.HTTPStatusError')),
  ],
  ['the class of a rate limit', code('retry_if_exception_type(groq.RateLimitError)')],
  ['a predicate', code('retry_if_exception(is_mild)', predicate('groq.RateLimitError'))],
  [
    'a predicate over several classes',
    code('retry_if_exception(is_mild)', predicate('(groq.RateLimitError, EmptyResponseError)')),
  ],
  [
    'a predicate over a union',
    code('retry_if_exception(is_mild)', predicate('groq.RateLimitError | EmptyResponseError')),
  ],
])('waits once for a hang that is not of %s', (_name, text) => {
  expect(untilErrorMs(text)).toBe(10_000);
});

it.each([
  ['its class', code('retry_if_exception_type(groq.APITimeoutError)')],
  ['a predicate', code('retry_if_exception(is_mild)', predicate('groq.APITimeoutError'))],
  [
    'a predicate over a union',
    code('retry_if_exception(is_mild)', predicate('groq.RateLimitError | groq.APITimeoutError')),
  ],
  ['something that cannot be read', code('retry_if_exception(elsewhere)')],
])('waits four times for a hang by %s', (_name, text) => {
  expect(untilErrorMs(text)).toBe(40_000);
});
