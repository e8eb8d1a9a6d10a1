interface Ticket {
  readonly subject: string;
  readonly text: string;
}

interface Completion {
  readonly choices: { readonly message: { readonly content: string } }[];
}

/** One sentence about a ticket, for the list on the first page. */
export async function POST(request: Request): Promise<Response> {
  const ticket = (await request.json()) as Ticket;

  // No signal, and no second try: one slow or failed answer is the user's problem.
  const response = await fetch('https://api.openai.com/v1/chat/completions', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${process.env.OPENAI_API_KEY}`,
    },
    body: JSON.stringify({
      model: 'gpt-5.5',
      messages: [
        { role: 'system', content: 'Summarize this support ticket in one sentence.' },
        { role: 'user', content: `${ticket.subject}\n\n${ticket.text}` },
      ],
    }),
  });

  if (!response.ok) {
    return Response.json({ error: 'The summary is not available.' }, { status: 502 });
  }
  const completion = (await response.json()) as Completion;
  return Response.json({ summary: completion.choices[0]?.message.content ?? '' });
}
