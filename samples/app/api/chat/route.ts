import type { MessageParam } from '@anthropic-ai/sdk/resources/messages';
import { anthropic, chatModel } from '../../../lib/llm';

interface ChatRequest {
  readonly messages: MessageParam[];
}

/** Answers a customer, word by word. */
export async function POST(request: Request): Promise<Response> {
  const { messages } = (await request.json()) as ChatRequest;

  // The timeout ends at the first byte. After it, the provider's pings keep a stuck stream open for ever.
  const events = await anthropic.messages.create(
    {
      model: chatModel,
      max_tokens: 1024,
      system: 'You answer customers of a small bicycle shop. Be brief and kind.',
      messages,
      stream: true,
    },
    { timeout: 20_000, maxRetries: 1 },
  );

  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      for await (const event of events) {
        if (event.type === 'content_block_delta' && event.delta.type === 'text_delta') {
          controller.enqueue(encoder.encode(event.delta.text));
        }
      }
      controller.close();
    },
  });

  return new Response(body, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
}
