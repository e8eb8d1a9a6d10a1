/**
 * One provider's request put to another, and its answer told in the words of the first: text, system prompt, longest
 * answer and the functions that the model may call. What the other cannot be asked ends in an error that says so.
 */
import type { RecipePiece } from '../../model/knowledge';

const plainText: RecipePiece = {
  name: 'plainText',
  comment: 'Images, documents and thinking are not carried over: asking then fails.',
  place: 'end',
  code: `function $name$(«
  »content«: string | { type: string; text?: unknown }[],
»)«: string» {
  if (typeof content === 'string') return content;
  const texts = content.map(({ type, text }) => {
    if (typeof text === 'string') return text;
    throw new Error(\`Another provider is not asked about: \${type}\`);
  });
  return texts.join('\\n');
}`,
};

// ---------------------------------------------------------------------------------------- Claude's words to chat

const asChat: RecipePiece = {
  name: 'asChat',
  comment: '',
  place: 'end',
  code: `function $name$(«
  »turn«: $Anthropic$.MessageParam,
»)«: $OpenAI$.ChatCompletionMessageParam[]» {
  const { role, content } = turn;
  if (typeof content === 'string') return [{ role, content }];
  const turns«: $OpenAI$.ChatCompletionMessageParam[]» = [];
  const calls«: $OpenAI$.ChatCompletionMessageToolCall[]» = [];
  for (const block of content) {
    if (block.type === 'tool_use') {
      const { id, name, input } = block;
      const call = { name, arguments: JSON.stringify(input) };
      calls.push({ id, type: 'function', function: call });
    } else if (block.type === 'tool_result') {
      const { tool_use_id: tool_call_id, content: result = '' } = block;
      turns.push({ role: 'tool', tool_call_id, content: $plainText$(result) });
    } else {
      turns.push({ role, content: $plainText$([block]) });
    }
  }
  if (calls.length > 0) turns.push({ role: 'assistant', tool_calls: calls });
  return turns;
}`,
};

const asFunction: RecipePiece = {
  name: 'asFunction',
  comment: '',
  place: 'end',
  code: `function $name$(tool«: object»)«: $OpenAI$.ChatCompletionTool» {
  const { name, description, input_schema } = tool« as $Anthropic$.Tool»;
  if (!input_schema) throw new Error(\`Only Claude has the tool \${name}\`);
  const parameters = { ...input_schema };
  return {
    type: 'function',
    function: { name, description: description ?? '', parameters },
  };
}`,
};

const asToolUse: RecipePiece = {
  name: 'asToolUse',
  comment: '',
  place: 'end',
  code: `function $name$(call«: $OpenAI$.ChatCompletionMessageToolCall») {
  if (call.type !== 'function') return [];
  const { name, arguments: text } = call.function;
  const input = JSON.parse(text)« as unknown»;
  return [{ type: 'tool_use', id: call.id, name, input }];
}`,
};

/** Who is asked by the words of chat completions. */
export interface ChatSide {
  /** Name of the function that asks. */
  readonly ask: string;
  readonly label: string;
  /** How the provider calls the longest answer. */
  readonly limit: string;
  /** Options of its client. */
  readonly options: string;
}

export const claudeByChat = ({ ask, label, limit, options }: ChatSide): readonly RecipePiece[] => [
  plainText,
  asChat,
  asFunction,
  asToolUse,
  {
    name: ask,
    comment: `${label} is asked the same, and answers in the words of Claude. Not carried over: temperature, tool_choice, thinking, cache_control, images, documents, and tools that only Claude has.`,
    place: 'end',
    code: `async function $name$(«
  »request«: $Anthropic$.MessageCreateParamsNonStreaming,
»)«: Promise<$Anthropic$.Message>» {
  const client = new $OpenAI$(${options});
  const { system, messages, tools, max_tokens } = request;
  const answer = await client.chat.completions.create({
    model: $model$,
    ${limit === 'max_tokens' ? limit : `${limit}: max_tokens`},
    messages: [
      ...(system«
       » ? [{ role: 'system'« as const», content: $plainText$(system) }]«
       » : []),
      ...messages.flatMap($asChat$),
    ],
    ...(tools && { tools: tools.map($asFunction$) }),
  });
  const [choice] = answer.choices;
  const text = choice?.message.content;
  const calls = choice?.message.tool_calls?.flatMap($asToolUse$) ?? [];
  const isCut = choice?.finish_reason === 'length';
  const ending = calls.length > 0 ? 'tool_use' : 'end_turn';
  return {
    id: answer.id,
    model: answer.model,
    type: 'message',
    role: 'assistant',
    content: [
      ...(text ? [{ type: 'text', text, citations: null }] : []),
      ...calls,
    ],
    stop_reason: isCut ? 'max_tokens' : ending,
    stop_sequence: null,
    usage: {
      input_tokens: answer.usage?.prompt_tokens ?? 0,
      output_tokens: answer.usage?.completion_tokens ?? 0,
    },
  }« as unknown as $Anthropic$.Message»;
}`,
  },
];

// ---------------------------------------------------------------------------------------- chat to Claude's words

const isInstruction: RecipePiece = {
  name: 'isInstruction',
  comment: '',
  place: 'end',
  code: `function $name$({ role }«: { role: string }»)«: boolean» {
  return role === 'system' || role === 'developer';
}`,
};

const textOf: RecipePiece = {
  name: 'textOf',
  comment: 'Images, audio and files are not carried over: asking then fails.',
  place: 'end',
  code: `function $name$({ content }«: $OpenAI$.ChatCompletionMessageParam»)«: string» {
  if (!content || typeof content === 'string') return content || '';
  const texts = content.map((part) => {
    if (part.type === 'text') return part.text;
    throw new Error(\`Another provider is not asked about: \${part.type}\`);
  });
  return texts.join('\\n');
}`,
};

const asTurn: RecipePiece = {
  name: 'asTurn',
  comment: '',
  place: 'end',
  code: `function $name$(«
  »message«: $OpenAI$.ChatCompletionMessageParam,
»)«: $Anthropic$.MessageParam[]» {
  if ($isInstruction$(message)) return [];
  const text = $textOf$(message);
  if (message.role === 'tool') {
    const { tool_call_id: tool_use_id } = message;
    const type = 'tool_result'« as const»;
    return [{ role: 'user', content: [{ type, tool_use_id, content: text }] }];
  }
  if (message.role !== 'assistant') return [{ role: 'user', content: text }];
  const calls = (message.tool_calls ?? []).flatMap(({ id, ...call }) => {
    if (call.type !== 'function') return [];
    const input = JSON.parse(call.function.arguments)« as object»;
    const { name } = call.function;
    return [{ type: 'tool_use'« as const», id, name, input }];
  });
  const texts = text ? [{ type: 'text'« as const», text }] : [];
  return [{ role: 'assistant', content: [...texts, ...calls] }];
}`,
};

const asTool: RecipePiece = {
  name: 'asTool',
  comment: '',
  place: 'end',
  code: `function $name$(tool«: $OpenAI$.ChatCompletionTool»)«: $Anthropic$.Tool» {
  if (tool.type !== 'function')
    throw new Error('Another provider has only functions for tools');
  const { name, description = '', parameters } = tool.function;
  const input_schema = { ...parameters, type: 'object'« as const» };
  return { name, description, input_schema };
}`,
};

const asToolCall: RecipePiece = {
  name: 'asToolCall',
  comment: '',
  place: 'end',
  code: `function $name$(block«: $Anthropic$.ContentBlock») {
  if (block.type !== 'tool_use') return [];
  const call = { name: block.name, arguments: JSON.stringify(block.input) };
  return [{ id: block.id, type: 'function', function: call }];
}`,
};

export const chatByClaude: readonly RecipePiece[] = [
  isInstruction,
  textOf,
  asTurn,
  asTool,
  asToolCall,
  {
    name: 'askClaude',
    comment:
      'Claude is asked the same, and answers in the words of chat completions. Not carried over: temperature, tool_choice, response_format, stop, images, audio, and tools that are no functions.',
    place: 'end',
    code: `async function $name$(«
  »request«: $OpenAI$.ChatCompletionCreateParamsNonStreaming,
»)«: Promise<$OpenAI$.ChatCompletion>» {
  const client = new $Anthropic$({ maxRetries: 1, timeout: 20_000 });
  const { messages, tools, max_completion_tokens, max_tokens } = request;
  const system = messages.filter($isInstruction$).map($textOf$).join('\\n');
  const { id, model, ...answer } = await client.messages.create({
    model: $model$,
    max_tokens: max_completion_tokens ?? max_tokens ?? 4096,
    ...(system && { system }),
    messages: messages.flatMap($asTurn$),
    ...(tools && { tools: tools.map($asTool$) }),
  });
  const texts = answer.content.map((one) =>
    one.type === 'text' ? one.text : '',
  );
  const calls = answer.content.flatMap($asToolCall$);
  const isCut = answer.stop_reason === 'max_tokens';
  const { input_tokens, output_tokens } = answer.usage;
  const message = {
    role: 'assistant',
    content: texts.join('') || null,
    refusal: null,
    ...(calls.length > 0 && { tool_calls: calls }),
  };
  const ending = calls.length > 0 ? 'tool_calls' : 'stop';
  const finish_reason = isCut ? 'length' : ending;
  return {
    id,
    model,
    object: 'chat.completion',
    created: Math.floor(Date.now() / 1000),
    choices: [{ index: 0, finish_reason, logprobs: null, message }],
    usage: {
      prompt_tokens: input_tokens,
      completion_tokens: output_tokens,
      total_tokens: input_tokens + output_tokens,
    },
  }« as unknown as $OpenAI$.ChatCompletion»;
}`,
  },
];

// ----------------------------------------------------------------------------------- responses to Claude's words

const asMessage: RecipePiece = {
  name: 'asMessage',
  comment: 'Images, files and calls of tools are not carried over: asking then fails.',
  place: 'end',
  code: `function $name$(item«: object») {
  const { role = '', content } = item« as { role?: string; content?: unknown }»;
  const parts = typeof content === 'string' ? [{ text: content }] : content;
  const texts = Array.isArray(parts)«
   » ? parts.map(({ text }«: { text?: unknown }») => text)«
   » : [null];
  if (role === '' || texts.some((text) => typeof text !== 'string'))
    throw new Error('Another provider is asked about texts alone');
  return { role, content: texts.join('\\n') };
}`,
};

export const responseByClaude: readonly RecipePiece[] = [
  isInstruction,
  asMessage,
  {
    name: 'askClaude',
    comment:
      'Claude is asked the same, and answers in the words of the Responses API. Not carried over: tools, reasoning, earlier responses, formats, images and files.',
    place: 'end',
    code: `async function $name$(«
  »request«: $OpenAI$.Responses.ResponseCreateParamsNonStreaming,
»)«: Promise<$OpenAI$.Responses.Response>» {
  const client = new $Anthropic$({ maxRetries: 1, timeout: 20_000 });
  const { input = [], instructions, max_output_tokens } = request;
  const items =
    typeof input === 'string' ? [{ role: 'user', content: input }] : input;
  const all = items.map($asMessage$);
  const rules = all.filter($isInstruction$).map(({ content }) => content);
  const system = [instructions ?? '', ...rules].join('\\n').trim();
  const { id, model, ...answer } = await client.messages.create({
    model: $model$,
    max_tokens: max_output_tokens ?? 4096,
    ...(system && { system }),
    messages: all
      .filter((one) => !$isInstruction$(one))
      .map(({ role, content }) => ({
        role: role === 'assistant' ? 'assistant' : 'user',
        content,
      })),
  });
  const texts = answer.content.map((one) =>
    one.type === 'text' ? one.text : '',
  );
  const output_text = texts.join('');
  const isCut = answer.stop_reason === 'max_tokens';
  const status = isCut ? 'incomplete' : 'completed';
  const { input_tokens, output_tokens } = answer.usage;
  const content = [{ type: 'output_text', text: output_text, annotations: [] }];
  return {
    id,
    model,
    object: 'response',
    created_at: Math.floor(Date.now() / 1000),
    status,
    error: null,
    incomplete_details: isCut ? { reason: 'max_output_tokens' } : null,
    output: [{ id, type: 'message', role: 'assistant', status, content }],
    output_text,
    usage: {
      input_tokens,
      output_tokens,
      total_tokens: input_tokens + output_tokens,
    },
  }« as unknown as $OpenAI$.Responses.Response»;
}`,
  },
];
