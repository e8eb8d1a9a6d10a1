/** Calls of SDKs with a manner of their own, and calls in files that are more than a script. */
import { shapes } from './shape';

const bedrock = { provider: 'aws-bedrock', sdk: '@aws-sdk/client-bedrock-runtime' };
const aws = `import { BedrockRuntimeClient, ConverseCommand, InvokeModelCommand } from '@aws-sdk/client-bedrock-runtime';
const bedrock = new BedrockRuntimeClient({ region: 'eu-central-1' });\n`;
const chatModel = `import { ChatOpenAI } from '@langchain/openai';
import { ChatPromptTemplate } from '@langchain/core/prompts';
const model = new ChatOpenAI({ model: 'gpt-4o', timeout: 15_000, maxRetries: 1 });
const prompt = ChatPromptTemplate.fromTemplate('Explain {topic}.');\n`;
const chained = {
  provider: 'openai',
  timeout: 'client 15000',
  retries: 'client 2',
  errors: 'none',
} as const;

shapes('AWS commands', [
  [
    '22 an inline command',
    `${aws}const answer = await bedrock.send(new ConverseCommand({ modelId: 'amazon.nova-lite-v1:0', messages: [] })); // call
console.log(answer.output);`,
    {
      ...bedrock,
      api: 'ConverseCommand',
      model: 'amazon.nova-lite-v1:0',
      retries: 'sdk-default 3',
      errors: 'none',
    },
  ],
  [
    '22 a command in a variable',
    `${aws}export async function ask(text: string) {
  const command = new InvokeModelCommand({ modelId: 'anthropic.claude-3-haiku', body: JSON.stringify({ text }) });
  const answer = await bedrock.send(command); // call
  return new TextDecoder().decode(answer.body);
}`,
    { ...bedrock, api: 'InvokeModelCommand', model: 'anthropic.claude-3-haiku' },
  ],
  [
    '22 commands of other services in the same file',
    `${aws}import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
const who = await new STSClient({}).send(new GetCallerIdentityCommand({}));
const file = await new S3Client({}).send(new GetObjectCommand({ Bucket: 'b', Key: 'prompt.txt' }));
const answer = await bedrock.send(new ConverseCommand({ modelId: 'm', messages: [] })); // call
await new DynamoDBClient({}).send(new PutItemCommand({ TableName: 'answers', Item: {} }));
console.log(who, file, answer);`,
    bedrock,
  ],
  [
    '22 a command in a parameter without a type',
    `${aws}async function sendLogged(command: any) {
  console.log('bedrock', command.constructor.name);
  return bedrock.send(command); // call
}
await sendLogged(new ConverseCommand({ modelId: 'amazon.nova-lite-v1:0', messages: [] }));`,
    bedrock,
  ],
]);

shapes('LangChain', [
  [
    '23 a prompt that is piped to a model',
    `${chatModel}const stream = await prompt.pipe(model).stream({ topic: 'tides' }); // call
for await (const chunk of stream) console.log(chunk.content);`,
    { ...chained, api: 'stream', streaming: true },
  ],
  [
    '23 a chain in a variable, with a parser behind the model',
    `${chatModel}import { StringOutputParser } from '@langchain/core/output_parsers';
const chain = prompt.pipe(model).pipe(new StringOutputParser());
console.log(await chain.invoke({ topic: 'tides' })); // call`,
    { ...chained, api: 'invoke' },
  ],
  [
    '23 RunnableSequence',
    `${chatModel}import { RunnableSequence } from '@langchain/core/runnables';
const chain = RunnableSequence.from([prompt, model]);
console.log(await chain.invoke({ topic: 'tides' })); // call`,
    { ...chained, api: 'invoke' },
  ],
  [
    '23 structured output',
    `${chatModel}const structured = model.withStructuredOutput({ type: 'object', properties: {} });
console.log(await prompt.pipe(structured).invoke({ topic: 'tides' })); // call`,
    { ...chained, api: 'invoke' },
  ],
  [
    '23 a prebuilt agent',
    `${chatModel}import { createReactAgent } from '@langchain/langgraph/prebuilt';
const agent = createReactAgent({ llm: model, tools: [] });
const state = await agent.invoke({ messages: [{ role: 'user', content: 'hi' }] }); // call
console.log(state.messages.at(-1));`,
    { ...chained, operation: 'agent' },
  ],
  [
    '23 embeddings hidden in a vector store',
    `import { OpenAIEmbeddings } from '@langchain/openai';
import { MemoryVectorStore } from 'langchain/vectorstores/memory';
const embeddings = new OpenAIEmbeddings({ model: 'text-embedding-3-small' });
const store = await MemoryVectorStore.fromDocuments([], embeddings); // call
const near = await store.similaritySearch('tides', 4); // call
console.log(near.length);`,
    { provider: 'openai', operation: 'embed' },
  ],
  [
    '23 embeddings hidden in a retriever',
    `import { OpenAIEmbeddings } from '@langchain/openai';
import { MemoryVectorStore } from 'langchain/vectorstores/memory';
const store = new MemoryVectorStore(new OpenAIEmbeddings());
const retriever = store.asRetriever(3);
console.log(await retriever.invoke('tides')); // call`,
    { provider: 'openai', operation: 'embed' },
  ],
]);

const setup = `import { ref } from 'vue';
import Anthropic from '@anthropic-ai/sdk';
const claude = new Anthropic({ timeout: 15_000, dangerouslyAllowBrowser: true });
const text = ref('');
async function ask() {
  const answer = await claude.messages.create({ model: 'claude-haiku-4-5', max_tokens: 99, messages: [] }); // call
  text.value = answer.id;
}
`;
const inPage = {
  provider: 'anthropic',
  sdk: '@anthropic-ai/sdk',
  api: 'messages.create',
  timeout: 'client 15000',
};

shapes('files with script blocks', [
  [
    '24 script setup of Vue',
    {
      'src/Chat.vue': `<script setup lang="ts">\n${setup}</script>\n\n<template>\n  <button @click="ask">{{ text }}</button>\n</template>\n`,
    },
    inPage,
  ],
  [
    '24 a plain Vue script below the template',
    {
      'src/Chat.vue': `<template>
  <button @click="ask">{{ text }}</button>
</template>

<script>
import Anthropic from '@anthropic-ai/sdk';
const claude = new Anthropic({ timeout: 15_000 });
export default {
  data: () => ({ text: '' }),
  methods: {
    async ask() {
      const answer = await claude.messages.create({ model: 'claude-haiku-4-5', max_tokens: 99, messages: [] }); // call
      this.text = answer.id;
    },
  },
};
</script>
`,
    },
    inPage,
  ],
  [
    '24 a module script of Svelte beside a plain one',
    {
      'src/Chat.svelte': `<script context="module" lang="ts">
import Anthropic from '@anthropic-ai/sdk';
const claude = new Anthropic({ timeout: 15_000 });
</script>

<script lang="ts">
  let text = '';
  async function ask() {
    const answer = await claude.messages.create({ model: 'claude-haiku-4-5', max_tokens: 99, messages: [] }); // call
    text = answer.id;
  }
</script>

<button on:click={ask}>{text}</button>
`,
    },
    inPage,
  ],
  [
    '24 the front matter of Astro',
    {
      'src/pages/index.astro': `---
import Anthropic from '@anthropic-ai/sdk';
const claude = new Anthropic({ timeout: 15_000 });
const answer = await claude.messages.create({ model: 'claude-haiku-4-5', max_tokens: 99, messages: [] }); // call
---
<p>{answer.id}</p>
`,
    },
    inPage,
  ],
  [
    '24 a client from a TypeScript file, used in a Vue file',
    {
      'src/llm.ts': `import Anthropic from '@anthropic-ai/sdk';\nexport const claude = new Anthropic({ timeout: 15_000 });`,
      'src/Chat.vue': `<template><p>chat</p></template>
<script setup lang="ts">
import { claude } from './llm';
const answer = await claude.messages.create({ model: 'claude-haiku-4-5', max_tokens: 99, messages: [] }); // call
</script>
`,
    },
    { ...inPage, crossFile: true },
  ],
]);
