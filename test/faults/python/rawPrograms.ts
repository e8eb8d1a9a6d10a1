/** Programs without an SDK: HTTP clients to a provider's address, alone and inside retries. */
import { awaited, handler, question, shape, whole } from './shapes';
import type { Family, Shape } from './table';

const address = '"https://api.openai.com/v1/chat/completions"';
const body = `json={"model": "gpt-5", "messages": ${question}}`;
const value = 'reply.json()["choices"][0]["message"]["content"]';

const checked = (call: string): string =>
  `    reply = ${call}\n    reply.raise_for_status()\n    return ${value}\n`;

const lines = `    text = ""
    with httpx.stream("POST", ${address}, json={"model": "gpt-5", "stream": True, "messages": ${question}}) as reply:
        for line in reply.iter_lines():
            text += line
    return text
`;

const httpx: readonly Shape[] = [
  shape('whole', false, handler('import httpx', '', checked(`httpx.post(${address}, ${body})`))),
  shape(
    'whole, async',
    false,
    handler(
      'import httpx',
      'client = httpx.AsyncClient()',
      awaited(checked(`client.post(${address}, ${body})`)),
    ),
  ),
  shape(
    'no timeout on purpose',
    false,
    handler(
      'import httpx',
      'client = httpx.Client(timeout=None)',
      checked(`client.post(${address}, ${body})`),
    ),
  ),
  shape('stream', true, handler('import httpx', '', lines)),
  shape(
    'tenacity without an end',
    false,
    handler(
      'import httpx\nfrom tenacity import retry, wait_fixed',
      `\n\n@retry(wait=wait_fixed(1))\ndef ask():\n${checked(`httpx.post(${address}, ${body})`)}`,
      '    return ask()\n',
    ),
  ),
];

const requests: readonly Shape[] = [
  shape(
    'whole',
    false,
    handler('import requests', '', checked(`requests.post(${address}, ${body})`)),
  ),
  shape(
    'session',
    false,
    handler(
      'import requests',
      'session = requests.Session()',
      checked(`session.post(${address}, ${body})`),
    ),
  ),
];

const aiohttp: readonly Shape[] = [
  shape(
    'whole, async',
    false,
    handler(
      'import aiohttp',
      '',
      `    async with aiohttp.ClientSession() as session:
        async with session.post(${address}, ${body}) as reply:
            answer = await reply.json()
            return answer["choices"][0]["message"]["content"]
`,
    ),
  ),
];

const boto3: readonly Shape[] = [
  shape(
    'whole',
    false,
    handler(
      'import boto3',
      'client = boto3.client("bedrock-runtime", region_name="us-east-1")',
      whole(
        'client.converse(modelId="anthropic.claude-sonnet-5", messages=[{"role": "user", "content": [{"text": "Hello"}]}])',
        'reply["output"]["message"]["content"]',
      ),
    ),
  ),
];

export const rawFamilies: readonly Family[] = [
  { name: 'httpx', environments: ['current'], shapes: httpx },
  { name: 'requests', environments: ['current'], shapes: requests },
  { name: 'aiohttp', environments: ['current'], shapes: aiohttp },
  { name: 'boto3', environments: ['current'], shapes: boto3 },
];
