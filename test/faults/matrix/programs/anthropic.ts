/** Anthropic's SDK. */
import { body, family, shape } from './parts';
import type { Family, Shape } from '../table';

const claude = (client: string, rest: string, callOptions = ''): string =>
  body(
    `import Anthropic from '@anthropic-ai/sdk';`,
    `const client = new Anthropic(${client});`,
    `  const answer = await client.messages.create(${callOptions === '' ? '' : '\n    '}{
    model: 'claude-sonnet-5',
    max_tokens: 100,
    messages: [{ role: 'user', content: 'Hello' }],
  }${callOptions});
${rest}`,
  );

const claudeStream = body(
  `import Anthropic from '@anthropic-ai/sdk';`,
  'const client = new Anthropic();',
  `  const stream = await client.messages.create({
    model: 'claude-sonnet-5',
    max_tokens: 100,
    messages: [{ role: 'user', content: 'Hello' }],
    stream: true,
  });
  let text = '';
  for await (const event of stream) {
    if (event.type === 'content_block_delta' && event.delta.type === 'text_delta') {
      text += event.delta.text;
    }
  }
  return text;
`,
);

const anthropic: readonly Shape[] = [
  shape('whole', false, claude('', '  return answer.content;\n')),
  shape(
    'retries off',
    false,
    claude('{ maxRetries: 0, timeout: 19_000 }', '  return answer.content;\n'),
  ),
  shape('stream', true, claudeStream),
  shape(
    'stream helper',
    true,
    body(
      `import Anthropic from '@anthropic-ai/sdk';`,
      'const client = new Anthropic();',
      `  const stream = client.messages.stream({
    model: 'claude-sonnet-5',
    max_tokens: 100,
    messages: [{ role: 'user', content: 'Hello' }],
  });
  let events = 0;
  for await (const event of stream) {
    if (event.type !== 'message_stop') events += 1;
  }
  return events;
`,
    ),
  ),
];
export const anthropicFamilies: readonly Family[] = [
  family('@anthropic-ai/sdk', ['0.30.1', '0.60.0', '0.137.0', '1.12.0'], 'anthropic', anthropic),
];
