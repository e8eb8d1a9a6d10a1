import { anthropic, chatModel, openai, taskModel } from './llm';

/** Two attempts of 12 s at each of two providers: a user hears within 50 s, whatever happens. */
const ATTEMPT_TIMEOUT_MS = 12_000;
const RETRIES = 1;

const BOUNDS = { timeout: ATTEMPT_TIMEOUT_MS, maxRetries: RETRIES };

const claude = anthropic.withOptions(BOUNDS);
const gpt = openai.withOptions(BOUNDS);

const SYSTEM = 'You answer customers of a small bicycle shop in one paragraph.';

export interface Answer {
  readonly text: string;
  readonly from: 'claude' | 'openai' | 'nobody';
}

/** Claude answers; where it does not, OpenAI does; where nobody does, the customer is told so. */
export async function answer(question: string): Promise<Answer> {
  try {
    const message = await claude.messages.create({
      model: chatModel,
      max_tokens: 512,
      system: SYSTEM,
      messages: [{ role: 'user', content: question }],
    });
    const text = message.content.map((block) => (block.type === 'text' ? block.text : '')).join('');
    return { text, from: 'claude' };
  } catch (error) {
    console.warn('Claude did not answer', error);
    return answerWithOpenAi(question);
  }
}

async function answerWithOpenAi(question: string): Promise<Answer> {
  try {
    const completion = await gpt.chat.completions.create({
      model: taskModel,
      messages: [
        { role: 'system', content: SYSTEM },
        { role: 'user', content: question },
      ],
    });
    return { text: completion.choices[0]?.message.content ?? '', from: 'openai' };
  } catch (error) {
    console.error('Neither provider answered', error);
    return {
      text: 'We cannot answer right now. Somebody will write to you today.',
      from: 'nobody',
    };
  }
}
