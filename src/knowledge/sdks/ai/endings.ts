/** How streams of the Vercel AI SDK end when their request fails. */
import type { StreamEndFact } from '../../../model/knowledge';

const texts = ['textStream', 'toTextStreamResponse', 'pipeTextStreamToResponse'];
const objects = ['partialObjectStream', 'elementStream', ...texts];
/** Promises that fail with the request from version 5 on; in version 4 they stay open. */
export const resultPromises: readonly string[] = [
  ...['text', 'content', 'usage', 'totalUsage', 'steps', 'response', 'toolCalls', 'toolResults'],
  ...['files', 'sources', 'reasoning', 'reasoningText', 'output', 'object', 'providerMetadata'],
  ...['finalStep', 'request', 'warnings', 'staticToolCalls', 'dynamicToolCalls'],
];
/** Errors are parts of these streams. */
const whole = ['fullStream', 'finishReason', 'toUIMessageStream', 'toUIMessageStreamResponse'];
const data = [
  ...['toDataStream', 'toDataStreamResponse', 'pipeDataStreamToResponse', 'mergeIntoDataStream'],
];

/** Measured against a server that answers 400, one that sends an error half-way and one that hangs up. */
export const textEndings: readonly StreamEndFact[] = [
  {
    of: 'failure',
    range: '>=4.0.0 <5.0.0',
    reads: texts,
    tells: [...whole, ...data],
    options: ['onError'],
    words: ['finishReason'],
    says: 'When the request fails, the text ends like a finished answer, empty or half of it: without `onError` this version reports the error nowhere',
  },
  {
    of: 'failure',
    range: '>=4.0.0 <5.0.0',
    reads: resultPromises,
    tells: [...whole, ...texts, ...data, 'consumeStream'],
    options: ['onError'],
    words: [],
    says: 'When the request fails, this result never settles: without `onError` this version reports the error nowhere',
  },
  {
    of: 'failure',
    range: '>=4.0.0 <5.0.0',
    reads: data,
    tells: ['fullStream'],
    options: ['onError'],
    words: ['onError', 'getErrorMessage'],
    says: 'When the request fails, the client is told "An error occurred." and this program nothing: without `onError` this version logs nothing',
    minor: true,
  },
  {
    of: 'failure',
    range: '>=5.0.0',
    reads: texts,
    tells: [...whole, ...resultPromises],
    options: ['onError', 'onAbort'],
    words: ['finishReason'],
    says: 'When the request fails or its time is up, the text ends like a finished answer, empty or half of it: the error is only printed to the console',
    printed: true,
  },
];

export const objectEndings: readonly StreamEndFact[] = [
  {
    of: 'failure',
    range: '>=4.0.0',
    reads: objects,
    tells: ['object', 'fullStream', 'finishReason', 'usage', 'response'],
    options: ['onError', 'onFinish'],
    words: ['finishReason'],
    says: 'When the request fails, the object ends like a finished one, empty or half of it, and the loop does not throw',
  },
];
