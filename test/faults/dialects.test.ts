/** Answers of providers with forms of their own, as the wire has them. */
import { describe, expect, it } from 'vitest';
import { eventMessage } from './dialects/bedrock';
import { errorAnswer, healthyAnswer, healthyText, streamErrorEvent, streams } from './wire';
import type { WireRequest } from './wire';

const request = (path: string, body: unknown = {}): WireRequest => ({ path, body, number: 3 });
const gemini = '/v1beta/models/gemini-3-flash';
const bedrock = '/model/anthropic.claude-sonnet-5/converse';

const whole = ({ pieces }: { readonly pieces: readonly (string | Uint8Array)[] }): string =>
  Buffer.concat(pieces.map((piece) => Buffer.from(piece))).toString('latin1');

describe('a healthy answer', () => {
  it.each([
    ['gemini', request(`${gemini}:generateContent`)],
    ['gemini, streamed', request(`${gemini}:streamGenerateContent`)],
    ['cohere', request('/v2/chat')],
    ['cohere, streamed', request('/v2/chat', { stream: true })],
    ['ollama', request('/api/chat', { stream: false })],
    ['ollama, streamed', request('/api/chat')],
    ['bedrock', request(bedrock)],
    ['bedrock, streamed', request(`${bedrock}-stream`)],
  ])('of %s says the same', (name, one) => {
    const text = whole(healthyAnswer(one));
    const said = [...text.matchAll(/"(?:text|content)":"([^"]*)"/g)].map(([, word]) => word);
    expect(said.join('')).toBe(healthyText);
    expect(streams(one)).toBe(name.endsWith('streamed'));
  });
});

describe('an error', () => {
  it('has the body and the headers of its provider', () => {
    const body = (path: string, status: number): unknown =>
      JSON.parse(whole(errorAnswer(request(path), status)));
    expect(body(`${gemini}:generateContent`, 503)).toMatchObject({
      error: { code: 503, status: 'UNAVAILABLE' },
    });
    expect(body('/v2/chat', 429)).toHaveProperty('message', expect.stringContaining('limit'));
    expect(body('/api/chat', 500)).toEqual({ error: 'status 500' });
    expect(errorAnswer(request(bedrock), 429).headers).toMatchObject({
      'x-amzn-errortype': 'ThrottlingException',
    });
  });

  it('within a stream has the form of its events', () => {
    expect(streamErrorEvent(request(`${gemini}:streamGenerateContent`))).toMatch(/^data: {"error"/);
    expect(streamErrorEvent(request('/v2/chat', { stream: true }))).toContain('"ERROR"');
    const event = Buffer.from(streamErrorEvent(request(`${bedrock}-stream`))).toString('latin1');
    expect(event).toContain('modelStreamErrorException');
  });
});

describe("Amazon's event stream", () => {
  it('frames a message by its lengths and checksums', () => {
    const bytes = Buffer.from(eventMessage({ ':event-type': 'a' }, {}));
    expect(bytes.readUInt32BE(0)).toBe(bytes.length);
    // One byte for the length of the name, one for the type, two for that of the value.
    expect(bytes.readUInt32BE(4)).toBe(1 + ':event-type'.length + 1 + 2 + 1);
    expect(bytes.subarray(-6, -4).toString()).toBe('{}');
  });
});
