/** Callers that hold an interface: only the name of the method tells whom they call. */
import { shapes } from './shape';

const gpt = { provider: 'openai', sdk: 'openai' };

/** A service that an own registry hands out; who asks the registry knows no more than the interface. */
const folder = (method: string, report: string): Record<string, string> => ({
  'src/openAiSummarizer.ts': `import OpenAI from 'openai';
import type { Summarizer } from './summarizer';
export class OpenAiSummarizer implements Summarizer {
  private readonly client = new OpenAI();
  async ${method}(input: string) {
    const answer = await this.client.responses.create({ model: 'gpt-5', input }); // call
    return answer.output_text;
  }
}`,
  'src/registry.ts': `import { OpenAiSummarizer } from './openAiSummarizer';
import type { Summarizer } from './summarizer';
const known: Record<string, any> = JSON.parse(process.env.EXTRA ?? '{}');
known.openai = Reflect.construct(OpenAiSummarizer, []);
export const lookUp = (name: string): Summarizer => known[name];`,
  'src/report.ts': `import { lookUp } from './registry';\n${report}`,
  'src/summarizer.ts': `export interface Summarizer {\n  ${method}(input: string): Promise<string>;\n}`,
});

const catching = (
  method: string,
): string => `export async function report(name: string, text: string) {
  try {
    return await lookUp(name).${method}(text);
  } catch (error) {
    throw new Error('no report', { cause: error });
  }
}`;

const retrying = (
  method: string,
): string => `export async function report(name: string, text: string) {
  const summarizer = lookUp(name);
  for (let attempt = 0; attempt < 4; attempt++) {
    try {
      return await summarizer.${method}(text);
    } catch (error) {
      if (attempt === 3) throw error;
    }
  }
}`;

shapes('a method called through an interface', [
  [
    'by one that catches',
    folder('summarize', catching('summarize')),
    { ...gpt, errors: 'caller', retries: 'sdk-default 3' },
  ],
  [
    'by one that tries again',
    folder('summarize', retrying('summarize')),
    { ...gpt, errors: 'caller', retries: 'wrapper 4' },
  ],
  [
    'by a name that everything has: that says nothing',
    folder('run', retrying('run')),
    { ...gpt, retries: 'sdk-default 3' },
  ],
  [
    'by a name of its own, where a certain caller is known too',
    {
      ...folder('summarize', retrying('summarize')),
      'src/app.ts': `import { OpenAiSummarizer } from './openAiSummarizer';
console.log(await new OpenAiSummarizer().summarize('x'));`,
    },
    { ...gpt, errors: 'none', retries: 'sdk-default 3' },
  ],
]);

/** Two classes of one interface; the caller knows the interface alone, and no module that leads to a class. */
const implementer = (name: string): string => `import OpenAI from 'openai';
import type { Summarizer } from './summarizer';
export class ${name} implements Summarizer {
  private readonly client = new OpenAI();
  async summarize(input: string) {
    const answer = await this.client.responses.create({ model: 'gpt-5', input }); // call
    return answer.output_text;
  }
}`;

shapes('a method of an interface that the caller imports without any of its classes', [
  [
    'also through a module that passes the interface on',
    {
      'src/first.ts': implementer('First'),
      'src/second.ts': implementer('Second'),
      'src/summarizer.ts':
        'export interface Summarizer {\n  summarize(input: string): Promise<string>;\n}',
      'src/index.ts': `export type { Summarizer } from './summarizer';`,
      'src/report.ts': `import type { Summarizer } from './index';
export async function report(summarizer: Summarizer, text: string) {
  try {
    return await summarizer.summarize(text);
  } catch (error) {
    throw new Error('no report', { cause: error });
  }
}`,
    },
    { ...gpt, errors: 'caller' },
  ],
]);
