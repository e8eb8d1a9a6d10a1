/** A rule's page in docs/rules, from the words and examples in the rule's own file. */
import type { Example, Rule } from '../../src/rules/rule';

export function rulePage(rule: Rule): string {
  const { id, says, severity, docs, fires, silent } = rule;
  return [
    `# ${id}`,
    `${says}. Reported as **${severity}**.`,
    '## In an outage',
    docs.outage,
    '## Fires where',
    ...fires.flatMap((example) => exampleLines(example)),
    '## Silent where',
    ...silent.flatMap((example) => exampleLines(example)),
    '## When to ignore it',
    docs.ignore,
    `\`\`\`ts\n// lifeboat-ignore-next-line ${id} -- why\n\`\`\``,
    '## What it rests on',
    docs.evidence.map((fact) => `- ${fact}`).join('\n'),
    '',
  ].join('\n\n');
}

function exampleLines({ when, code, path, versions, files }: Example): readonly string[] {
  const given = [
    ...(path === undefined ? [] : [`\`${path}\``]),
    ...Object.entries(versions ?? {}).map(([name, version]) => `\`${name}\` ${version}`),
  ];
  const place = given.length === 0 ? '' : ` (${given.join(', ')})`;
  const others = Object.entries(files ?? {}).flatMap(([name, text]) => [
    `with \`${name}\`:`,
    `\`\`\`${name.slice(name.lastIndexOf('.') + 1)}\n${text.trimEnd()}\n\`\`\``,
  ]);
  const language = path?.endsWith('.py') === true ? 'python' : 'ts';
  return [`- ${when}${place}:`, `\`\`\`${language}\n${code.trimEnd()}\n\`\`\``, ...others];
}
