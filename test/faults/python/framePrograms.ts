/** Programs with what stands above the SDKs: agents, chat models of others, structured answers. */
import { awaited, handler, question, shape, whole } from './shapes';
import type { Family, Shape } from './table';

const pydanticAi: readonly Shape[] = [
  shape(
    'whole, async',
    false,
    handler(
      'from pydantic_ai import Agent',
      'agent = Agent("openai:gpt-5")',
      awaited(whole('agent.run("Hello")', 'reply.output')),
    ),
  ),
  shape(
    'whole',
    false,
    handler(
      'from pydantic_ai import Agent',
      'agent = Agent("openai:gpt-5")',
      whole('agent.run_sync("Hello")', 'reply.output'),
    ),
  ),
];

const agents: readonly Shape[] = [
  shape(
    'whole, async',
    false,
    handler(
      'from agents import Agent, Runner',
      'agent = Agent(name="Helper", model="gpt-5")',
      awaited(whole('Runner.run(agent, "Hello")', 'reply.final_output')),
    ),
    { madeUp: ['prompt_cache_key'] },
  ),
];

const hug = `client.chat_completion(model="meta-llama/Llama-3.1-8B-Instruct", messages=${question})`;
const hugValue = 'reply.choices[0].message.content';

const huggingFace: readonly Shape[] = [
  shape(
    'whole',
    false,
    handler(
      'from huggingface_hub import InferenceClient',
      'client = InferenceClient(base_url="https://router.huggingface.co/v1", api_key="drill")',
      whole(hug, hugValue),
    ),
  ),
  shape(
    'whole, async',
    false,
    handler(
      'from huggingface_hub import AsyncInferenceClient',
      'client = AsyncInferenceClient(base_url="https://router.huggingface.co/v1", api_key="drill")',
      awaited(whole(hug, hugValue)),
    ),
  ),
];

export const frameFamilies: readonly Family[] = [
  { name: 'pydantic-ai-slim', environments: ['previous'], shapes: pydanticAi },
  { name: 'openai-agents', environments: ['previous'], shapes: agents },
  { name: 'huggingface-hub', environments: ['previous'], shapes: huggingFace },
];
