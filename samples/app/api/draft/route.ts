import { draftReply } from '../../../lib/llm';

/** A first version of a reply, for the colleague who has the ticket open. */
export async function POST(request: Request): Promise<Response> {
  const { ticket } = (await request.json()) as { readonly ticket: string };
  return Response.json({ reply: await draftReply(ticket) });
}
