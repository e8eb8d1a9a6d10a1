/** A call with every field filled in, to be changed where a test cares. */
import type { LlmCall } from '../../../src/model/call';
import type { Finding } from '../../../src/model/finding';

export function sampleCall(changes: Partial<LlmCall> = {}): LlmCall {
  return {
    id: 'src/chat.ts#answer/messages.create@1',
    path: 'src/chat.ts',
    ...{ line: 41, column: 9, endLine: 44, endColumn: 5 },
    anchor: { startLine: 41, startColumn: 32, endLine: 41, endColumn: 38 },
    ...{ language: 'typescript', runtime: 'node', test: false, cell: null },
    ...{ provider: 'anthropic', model: 'claude-sonnet-5', host: 'api.anthropic.com', region: null },
    ...{ sdk: '@anthropic-ai/sdk', sdkVersion: '1.12.0', versionSource: 'lock' },
    ...{ operation: 'generate', api: 'messages.create', streaming: false, crossFile: false },
    ...{ function: 'answer', entryPoints: ['POST /api/chat'] },
    ...{ callersKnown: true, patience: 'interactive', client: null },
    timeout: { source: 'sdk-default', ms: 600_000, covers: 'headers', at: null, because: 'fact' },
    retries: {
      ...{ source: 'sdk-default', attempts: 3, at: null, because: 'fact', deliberate: false },
      layers: [
        {
          ...{ name: '@anthropic-ai/sdk', kind: 'sdk', attempts: 3, endless: false },
          ...{ deadlineMs: null, waitsMs: 1500, retriesTimeouts: true, at: null, because: null },
        },
      ],
    },
    fallback: { kind: 'none', at: null },
    errors: { handling: 'try-catch', swallowed: false, at: { path: 'src/chat.ts', line: 46 } },
    budget: {
      ...{ requests: 3, untilErrorMs: 901_500, firstTokenMs: null, silenceMs: 300_000 },
      ...{ bodyBounded: false, unbounded: false, unknown: false },
      retryAfter: { honoured: true, capMs: 60_000 },
    },
    ...changes,
  };
}

export function sampleFinding(changes: Partial<Finding> = {}): Finding {
  return {
    ...{ rule: 'missing-timeout', also: ['missing-fallback'], severity: 'warning' },
    path: 'src/chat.ts',
    range: { startLine: 41, startColumn: 32, endLine: 41, endColumn: 38 },
    callId: 'src/chat.ts#answer/messages.create@1',
    message: 'Nothing ends this call',
    fingerprint: 'missing-timeout:1',
    causes: ['missing-timeout', 'missing-fallback'].map((rule) => ({
      rule,
      about: 'answer/messages.create@1',
    })),
    related: [],
    suppressed: null,
    fixes: [],
    ...changes,
  };
}
