/** A handler that puts the error into the place of an answer tells of it; what it makes without the error answers. */
import { shapes } from './shape';

const start = `import OpenAI from 'openai';
const openai = new OpenAI();
`;
const ask = `await openai.chat.completions.create({ model: 'gpt-5', messages: [] })`;

/** A function that gives back a message, and what its handler gives back instead. */
const answering = (handler: string, caught = '(error)'): string => `${start}
export async function chat(text: string) {
  try {
    const answer = ${ask}; // call
    return { role: 'assistant', content: answer.choices[0].message.content };
  } catch ${caught} {
    ${handler}
  }
}`;

const told = { fallback: 'none', errors: 'try-catch' } as const;
const answered = { fallback: 'degraded', errors: 'try-catch' } as const;

shapes('a message that tells of the error', [
  [
    'as a sum',
    answering(`return { role: 'assistant', content: 'Error: ' + error.message };`),
    told,
  ],
  ['as a template', answering('return { role: "assistant", content: `No: ${error}` };'), told],
  [
    'by a name',
    answering(`const words = error instanceof Error ? error.message : String(error);
    return { role: 'assistant', content: \`It failed: \${words}\` };`),
    told,
  ],
  [
    'by a part of it alone',
    answering('return { role: "assistant", content: `No: ${message}` };', '({ message })'),
    told,
  ],
  [
    'in words that the error chose',
    answering(`let content = 'The model is away.';
    if (error.status === 401) content = 'Your key is wrong.';
    return { role: 'assistant', content };`),
    told,
  ],
  [
    'inside of a list',
    answering('return { content: [{ type: "text", text: `No: ${error.message}` }] };'),
    told,
  ],
  [
    'made by a function',
    `${answering(`return describe(error);`)}
const describe = (error: unknown) => ({ role: 'assistant', content: \`Failed: \${error}\` });`,
    told,
  ],
  ['made by nobody knows whom', answering(`return prepared(error);`), { fallback: 'unknown' }],
  [
    'sent by a function that gives back what it got for it',
    `${answering(`return sender.send('Error: ' + error.message);`)}
class Sender {
  send(text: string) {
    const message = { text, chat: 1 };
    return post(message);
  }
}
const sender = new Sender();`,
    { fallback: 'unknown', errors: 'try-catch' },
  ],
  ['kept in an error', answering(`return new ModelError('no answer');`), told],
  ['as the left of two', answering(`return left(error);`), told],
  ['as text alone', answering(`return 'Error: ' + error.message;`), told],
]);

shapes('a record that says that it failed', [
  [
    'has nothing else to say',
    answering('return { success: false, content: `No: ${error.message}`, tags: [] };'),
    told,
  ],
  ['by its flag', answering(`return { content: 'No answer', isError: true };`), told],
  [
    'stays one where its shape is that of an answer',
    `${start}export async function tags() {
  try {
    const answer = ${ask}; // call
    return { ok: true, tags: answer.choices.map((one) => one.message.content), error: null };
  } catch (error) {
    return { ok: false, tags: [], error: error.message };
  }
}`,
    told,
  ],
]);

shapes('an answer that does without the provider', [
  [
    'is a message',
    answering(`return { role: 'assistant', content: 'Ask me about prices.' };`),
    answered,
  ],
  ['is a sum of what is there', answering(`return 'Notes on ' + text;`), answered],
  [
    'is kept in an object',
    `const usual = { title: 'Notes' };\n${answering(`return usual.title;`)}`,
    answered,
  ],
  [
    'is made of the question, with the reason beside it',
    `${answering(`return byRules(text, error.message);`)}
function byRules(text: string, reason: string) {
  return { tags: text.split(' '), by: 'rules', reason };
}`,
    answered,
  ],
  [
    'is the empty record that success has, with the error beside it',
    `${start}export async function tags() {
  try {
    const answer = ${ask}; // call
    return { tags: [answer.id], error: null };
  } catch (error) {
    return { tags: [], error: error.message };
  }
}`,
    answered,
  ],
]);

shapes('what the function was handed, beside a note of the error', [
  [
    'under the name that the answer has answers',
    answering('return { content: text, score: 0, note: `left as it was: ${error}` };'),
    answered,
  ],
  ['under its own name is only said again', answering('return { text, note: `${error}` };'), told],
  [
    'beside an error is only said again',
    answering('return { content: text, error: error.message };'),
    told,
  ],
]);
