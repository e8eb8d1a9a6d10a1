import Anthropic from '@anthropic-ai/sdk';

// The key comes from the environment, and everything else from the SDK's defaults: three attempts, of which
// Node ends each after five silent minutes. A user hears of an outage after a quarter of an hour.
const anthropic = new Anthropic();

export const chatModel = 'claude-sonnet-5-5';
export const embeddingModel = 'text-embedding-3-small';

/** Proposes a reply to a ticket, for a colleague to edit. */
export async function draftReply(ticket: string): Promise<string> {
  const message = await anthropic.messages.create({
    model: chatModel,
    max_tokens: 512,
    system: 'Draft a reply to this support ticket of a small bicycle shop.',
    messages: [{ role: 'user', content: ticket }],
  });
  return message.content.map((block) => (block.type === 'text' ? block.text : '')).join('');
}
