import { anthropic, chatModel } from '../../../lib/llm';

/** A first version of a reply, for the colleague who has the ticket open. */
export async function POST(request: Request): Promise<Response> {
  const { ticket } = (await request.json()) as { readonly ticket: string };

  const message = await anthropic.messages.create({
    model: chatModel,
    max_tokens: 512,
    system: 'Draft a reply to this support ticket of a small bicycle shop.',
    messages: [{ role: 'user', content: ticket }],
  });

  const reply = message.content.map((block) => (block.type === 'text' ? block.text : '')).join('');
  return Response.json({ reply });
}
