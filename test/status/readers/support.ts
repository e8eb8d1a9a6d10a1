/** What the tests of all readers share: answers, the provider table's pages, and recordings where there are some. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { providers } from '../../../src/knowledge/providers';
import type { HealthState, PageReport } from '../../../src/model/health';
import type { StatusComponent, StatusEndpoint, StatusPage } from '../../../src/model/knowledge';
import { readAnswers, type StatusAnswer } from '../../../src/status/readers';
import type { Reading } from '../../../src/status/readers/reader';
import { bytes, fixture, recordingsFolder } from '../helpers';

/** When the fixtures were open. */
export const then = Date.parse('2026-10-01T09:00:00Z');

export const answer = (body: unknown, role: StatusEndpoint['role'] = 'summary'): StatusAnswer => ({
  role,
  body: body instanceof Uint8Array ? body : bytes(body),
});

export const fixtureAnswer = async (
  name: string,
  role?: StatusEndpoint['role'],
): Promise<StatusAnswer> => answer(await fixture(name), role);

export const reading = (more: Partial<Reading> = {}): Reading => ({
  pageId: null,
  components: [],
  url: 'https://status.example',
  hosts: [],
  now: then,
  ...more,
});

/** A component of the provider table. */
export const row = (id: string, more: Partial<StatusComponent> = {}): StatusComponent => ({
  ...{ id, name: id, operations: [] },
  ...more,
});

export const stateOf = (report: PageReport, id: string): HealthState | undefined =>
  report.components.find((one) => one.id === id)?.state;

export const statesOf = (report: PageReport): Readonly<Record<string, HealthState>> =>
  Object.fromEntries(report.components.map(({ id, state }) => [id, state]));

export function pageOf(provider: string): StatusPage {
  const status = providers.find(({ id }) => id === provider)?.status ?? null;
  if (status === null) throw new Error(`${provider} has no status page`);
  return status;
}

/** The provider's page as its table reads this answer. */
export const readFor = (provider: string, now: number, ...answers: StatusAnswer[]): PageReport =>
  readAnswers(pageOf(provider), answers, now);

/** A text as AWS sends it. */
export function utf16be(text: string): Uint8Array {
  const units = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
  return new Uint8Array([0xfe, 0xff, ...units.flatMap((unit) => [unit >> 8, unit & 0xff])]);
}

/** Says so loudly where there are none. */
const folder = recordingsFolder();
export async function recorded(name: string, role?: StatusEndpoint['role']): Promise<StatusAnswer> {
  return answer(new Uint8Array(await readFile(join(folder ?? '', name))), role);
}

/** Only where recordings lie beside the repository; without them the fixtures are what is read. */
export function describeRecorded(name: string, define: () => void): void {
  if (folder !== null) describe(name, define);
}

/** What a recorded answer must say. */
export interface Expected {
  readonly file: string;
  readonly provider: string;
  readonly role?: StatusEndpoint['role'];
  /** The day on which it was recorded, or the instant where that matters. */
  readonly at: string;
  /** States of some components. */
  readonly states: Readonly<Record<string, HealthState | undefined>>;
  /** Ids of all incidents kept, in the page's order. */
  readonly incidents?: readonly string[];
}

export function itReadsRecorded(rows: readonly Expected[]): void {
  describeRecorded('recorded answers', () => {
    it.each(rows)('$file for $provider at $at', async (one) => {
      const found = await recorded(one.file, one.role);
      const report = readFor(one.provider, Date.parse(one.at), found);
      expect(report).toMatchObject({ readable: true, reason: null });
      expect(
        Object.fromEntries(Object.keys(one.states).map((id) => [id, stateOf(report, id)])),
      ).toEqual(one.states);
      if (one.incidents !== undefined) {
        expect(report.incidents.map(({ id }) => id)).toEqual(one.incidents);
      }
    });
  });
}

/** What no reader may take for its own, whatever its format. */
export const strangeBodies: readonly (readonly [string, unknown, RegExp])[] = [
  ['nothing', '', /empty/],
  ['white space', ' \n ', /empty|no RSS/],
  ['a web page', '<!doctype html><html><p>Please log in</p></html>', /web page/],
  ['half a text', '{"page":{"id":"a"', /cut off|no RSS/],
  ['bytes that are no text', new Uint8Array([0xc3, 0x28, 0xff]), /no text/],
  ['null', 'null', /shape|no components|no RSS/],
  ['true', 'true', /shape|no RSS/],
  ['a text', '"operational"', /shape|no RSS/],
  ['an empty object', {}, /shape|no components|no RSS/],
  ['an error', { error: 'not found', code: 404 }, /shape|no components|no RSS/],
];
