import { describe, expect, it } from 'vitest';
import { reported } from '../../support/reported';

const head = `import { BedrockRuntimeClient, ConverseCommand } from '@aws-sdk/client-bedrock-runtime';
const command = (messages) => new ConverseCommand({ modelId: 'amazon.nova-pro-v1:0', messages });
`;
const says = (code: string, path = 'app/api/chat/route.ts'): string[] =>
  reported('client-per-call', head + code, { path });

describe('clients with a pool of their own', () => {
  it.each([
    [
      'in a route',
      `export async function POST(request) { const client = new BedrockRuntimeClient({}); return Response.json(await client.send(command(await request.json()))); }`,
    ],
    [
      'in a helper of a route',
      `async function ask(messages) { const client = new BedrockRuntimeClient({}); return client.send(command(messages)); } export async function POST(request) { return Response.json(await ask(await request.json())); }`,
    ],
    [
      'by a factory',
      `function bedrock() { return new BedrockRuntimeClient({}); } export async function POST(request) { return Response.json(await bedrock().send(command([]))); }`,
    ],
    [
      'for each element of a list',
      `export const all = (list) => Promise.all(list.map(async (one) => { const client = new BedrockRuntimeClient({}); return client.send(command(one)); }));`,
    ],
  ])('are built anew %s', (_name, code) => {
    expect(says(code)).toHaveLength(1);
  });

  it.each([
    [
      'for the module',
      `const client = new BedrockRuntimeClient({}); export async function POST(request) { return Response.json(await client.send(command([]))); }`,
    ],
    [
      'once, and kept',
      `let client; function bedrock() { client ??= new BedrockRuntimeClient({}); return client; } export async function POST(request) { return Response.json(await bedrock().send(command([]))); }`,
    ],
    [
      'once for each region',
      `const clients = new Map(); function bedrock(region) { const known = clients.get(region); if (known) return known; const client = new BedrockRuntimeClient({ region }); clients.set(region, client); return client; } export async function POST(request) { return Response.json(await bedrock('x').send(command([]))); }`,
    ],
    [
      'by a constructor',
      `class Chat { constructor() { this.client = new BedrockRuntimeClient({}); } ask() { return this.client.send(command([])); } } export async function POST() { return Response.json(await new Chat().ask()); }`,
    ],
    [
      'by nobody knows whom',
      `export async function ask(messages) { const client = new BedrockRuntimeClient({}); return client.send(command(messages)); }`,
    ],
    [
      'again after a failure',
      `export async function ask(messages) { for (let i = 0; i < 3; i += 1) { try { const client = new BedrockRuntimeClient({}); return await client.send(command(messages)); } catch (error) { log(error); } } }`,
    ],
  ])('are built %s', (_name, code) => {
    expect(says(code, _name === 'by nobody knows whom' ? 'src/app.ts' : undefined)).toEqual([]);
  });
});
