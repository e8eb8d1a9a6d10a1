/** What goes on after a failure: the caller of a function that gave nothing back, another provider behind a loop. */
import { shapes } from './shape';

const start = `import OpenAI from 'openai';
import Anthropic from '@anthropic-ai/sdk';
const openai = new OpenAI();
const claude = new Anthropic();
`;
const ask = `openai.responses.create({ model: 'gpt-5', input })`;
const viaClaude = `claude.messages.create({ model: 'claude-sonnet-4-5', max_tokens: 9, messages: [] })`;

const byModel = `${start}async function byModel(input: string) {
  try {
    return JSON.parse((await ${ask}).output_text); // call
  } catch (error) {
    console.warn(error);
    return null;
  }
}
const byRules = (input: string) => ({ tags: input.split(' ') });
`;

shapes('a caller that is given nothing', [
  [
    'takes a part of it, or all of it',
    `${byModel}export async function tags(input: string) {
  const found = await byModel(input);
  const list = found?.tags ? found.tags : found;
  return { list };
}`,
    { fallback: 'none', errors: 'try-catch' },
  ],
  [
    'goes on by rules',
    `${byModel}export async function tags(input: string) {
  let found = await byModel(input);
  if (!found) found = byRules(input);
  return found;
}`,
    { fallback: 'degraded', errors: 'try-catch' },
  ],
  [
    'says that there is nothing',
    `${byModel}export async function tags(input: string) {
  const found = await byModel(input);
  if (!found) throw new Error('no tags');
  return found;
}`,
    { fallback: 'none', errors: 'try-catch' },
  ],
  [
    'may not be in a hurry: what was not made is left out where the function gives something else back',
    `${start}async function context(input: string) {
  const session: any = {};
  try {
    session.summary = (await ${ask}).output_text; // call
  } catch (error) {
    console.warn(error);
  }
  const prefix = session.summary ? 'Before: ' + session.summary : '';
  return { prefix };
}
export async function chat(input: string) {
  const { prefix } = await context(input);
  return prefix ? prefix + input : input;
}`,
    { fallback: 'none', errors: 'try-catch' },
  ],
]);

const models = `for (const model of ['gpt-5', 'gpt-5-mini']) {
    try {`;

shapes('behind a loop over models', [
  [
    'another provider is asked where there is no text yet',
    `${start}export async function title(input: string) {
  let text = '';
  ${models}
      text = (await openai.responses.create({ model, input })).output_text; // call
      break;
    } catch {
      continue;
    }
  }
  if (!text) {
    text = JSON.stringify(await ${viaClaude}); // call
  }
  return text;
}`,
    { provider: 'openai', fallback: 'other-provider' },
    { provider: 'anthropic', fallback: 'none' },
  ],
  [
    'another provider is asked where success has left',
    `${start}export async function title(input: string) {
  ${models}
      return (await openai.responses.create({ model, input })).output_text; // call
    } catch (error) {
      console.warn(error);
    }
  }
  return JSON.stringify(await ${viaClaude}); // call
}`,
    { provider: 'openai', fallback: 'other-provider' },
    { provider: 'anthropic', fallback: 'none' },
  ],
  [
    'the next step of the work is no fallback',
    `${start}export async function title(input: string) {
  let text = '';
  ${models}
      text = (await openai.responses.create({ model, input })).output_text; // call
      break;
    } catch {
      continue;
    }
  }
  const checked = await ${viaClaude}; // call
  return { text, checked };
}`,
    { provider: 'openai', fallback: 'other-model' },
    { provider: 'anthropic', fallback: 'none' },
  ],
]);

shapes('a handler', [
  [
    'that goes on with a text that was filled before',
    `${start}export async function welcome(input: string, template: string) {
  let text = template.replace('{name}', input);
  try {
    text = (await ${ask}).output_text; // call
  } catch (error) {
    console.error(error);
  }
  return text;
}`,
    { fallback: 'degraded', errors: 'try-catch' },
  ],
  [
    'that gives back what it was handed, with a note',
    `${start}export async function refine(input: string) {
  try {
    return { text: (await ${ask}).output_text }; // call
  } catch (error) {
    return { text: input, note: \`as it was: \${error}\` };
  }
}`,
    { fallback: 'degraded', errors: 'try-catch' },
  ],
  [
    'that answers for outages and throws the rest',
    `${start}export async function title(input: string) {
  try {
    return (await ${ask}).output_text; // call
  } catch (error: any) {
    if (error.status === 503 || error.status === 429 || error.name === 'TimeoutError') {
      return 'Notes on ' + input;
    }
    throw error;
  }
}`,
    { fallback: 'degraded', errors: 'try-catch' },
  ],
  [
    'that answers for a wrong question alone',
    `${start}export async function title(input: string) {
  try {
    return (await ${ask}).output_text; // call
  } catch (error: any) {
    if (error.status === 400) return 'Notes on ' + input;
    throw error;
  }
}`,
    { fallback: 'none', errors: 'try-catch' },
  ],
]);

const gemini = (
  between: string,
): string => `import { GoogleGenerativeAI } from '@google/generative-ai';
const ai = new GoogleGenerativeAI(process.env.KEY ?? '');
export async function draw(text: string) {
  let model = ai.getGenerativeModel({ model: 'gemini-2.5-pro' });
  let answer = '';
  try {
    answer = (await model.generateContent(text)).response.text(); // call
  } catch (error: any) {
    if (error.status !== 503) throw error;
    ${between}answer = (await model.generateContent(text)).response.text(); // call
  }
  return answer;
}`;

shapes('a second request by the same variable', [
  [
    'that holds another model by then asks that',
    gemini("model = ai.getGenerativeModel({ model: 'gemini-2.5-flash' });\n    "),
    { fallback: 'other-model' },
    { fallback: 'none' },
  ],
  [
    'that holds what it held asks the same again',
    gemini(''),
    { fallback: 'none' },
    { fallback: 'none' },
  ],
]);

const inTurn = (rest: string): string => `${start}async function one(model: string, input: string) {
  try {
    return (await openai.responses.create({ model, input })).output_text; // call
  } catch {
    return null;
  }
}
${rest}`;

shapes('a caller that is given nothing in a loop', [
  [
    'asks the next model',
    inTurn(`export async function answer(text: string) {
  for (const model of ['gpt-5', 'gpt-5-mini']) {
    const found = await one(model, text);
    if (found && found.length > 3) return found;
  }
  throw new Error('nobody answered');
}`),
    { fallback: 'other-model', errors: 'try-catch' },
  ],
  [
    'and works on a list of something else',
    inTurn(`export async function all(texts: string[]) {
  const done: string[] = [];
  for (const text of texts) {
    const found = await one('gpt-5', text);
    if (!found) continue;
    done.push(found);
  }
  return done;
}`),
    { fallback: 'none', errors: 'try-catch' },
  ],
  [
    'and looks for the first of something else',
    inTurn(`export async function first(texts: string[]) {
  for (const text of texts) {
    const found = await one('gpt-5', text);
    if (found) return found;
  }
  return null;
}`),
    { fallback: 'none', errors: 'try-catch' },
  ],
]);
