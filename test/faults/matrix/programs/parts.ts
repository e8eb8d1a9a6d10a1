/**
 * The programs of the matrix, as data: what people write with each SDK family. Each exports `POST`, without types, so
 * that the same text is TypeScript and JavaScript. Written in Prettier's single-quote style; other styles are made of it.
 */
import type { Family, Shape } from '../table';

export const body = (imports: string, setup: string, work: string): string =>
  `${imports}\n\n${setup === '' ? '' : `${setup}\n\n`}export async function POST() {\n${work}}\n`;

export const shape = (
  id: string,
  streaming: boolean,
  source: string,
  rest: Partial<Shape> = {},
): Shape => ({ id, streaming, source, ...rest });

export const chatCall = `client.chat.completions.create({
    model: 'gpt-5',
    messages: [{ role: 'user', content: 'Hello' }],
  })`;

export const chat = (imports: string, client: string, model = 'gpt-5'): readonly Shape[] => [
  shape(
    'whole',
    false,
    body(
      imports,
      `const client = ${client};`,
      `  const answer = await ${chatCall.replace('gpt-5', model)};
  return answer.choices[0]?.message?.content;
`,
    ),
  ),
  shape(
    'stream',
    true,
    body(
      imports,
      `const client = ${client};`,
      `  const stream = await client.chat.completions.create({
    model: '${model}',
    messages: [{ role: 'user', content: 'Hello' }],
    stream: true,
  });
  let text = '';
  for await (const chunk of stream) {
    text += chunk.choices[0]?.delta?.content ?? '';
  }
  return text;
`,
    ),
  ),
];

export function whole(shapes: readonly Shape[]): Shape {
  const [first] = shapes;
  if (!first) throw new Error('no shape');
  return first;
}

export function sameNames(...names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map((name) => [name, name]));
}

export function member(
  version: string,
  packages: Readonly<Record<string, string>>,
  others: Readonly<Record<string, string>>,
  node: '20' | '24' = '20',
): Family['members'][number] {
  return { version, packages, others, node };
}

/** `alias-<major>`, or `alias-0-<minor>` where several versions below 1 stand beside each other. */
export function family(
  name: string,
  versions: readonly string[],
  alias: string,
  shapes: readonly Shape[],
  nodes: Readonly<Record<string, '24'>> = {},
): Family {
  const members = versions.map((version) => {
    const [major = '', minor = ''] = version.split('.');
    const installed = major === '0' && alias === 'anthropic' ? `0-${minor}` : major;
    return member(version, { [name]: `${alias}-${installed}` }, {}, nodes[major] ?? '20');
  });
  return { name, members, shapes };
}
