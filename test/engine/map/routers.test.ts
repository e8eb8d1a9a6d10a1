/** Routers: handlers that are methods, bound or wrapped; paths that are hidden; and what a router is mounted under. */
import { describe, expect, it } from 'vitest';
import { mapFolder, shown } from '../../support/mapFolder';
import type { Folder } from '../../support/scanFolder';

const ask = `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(input: string) {
  return client.responses.create({ model: 'gpt-5', input });
}
`;
const chat = `import { ask } from './ask';
export class Chat {
  async answer(req: any, res: any) { res.json(await ask(req.body)); }
  async plain(req: any, res: any) { res.json({}); }
}
export const chat = new Chat();
`;
const express = "import express from 'express';\n";

type Case = readonly [says: string, files: Folder, expected: readonly string[]];

const check = (cases: readonly Case[]): void => {
  it.each(cases)('%s', async (_, files, expected) => {
    expect(shown(await mapFolder({ 'src/ask.ts': ask, ...files }))).toEqual(expected);
  });
};

describe('handlers', () => {
  check([
    [
      'a method of an object, and not the one beside it',
      {
        'src/chat.ts': chat,
        'src/app.ts': `${express}import { chat } from './chat';
const app = express();
app.post('/answer', chat.answer);
app.post('/plain', chat.plain);
`,
      },
      ['POST /answer src/chat.ts:3 lost'],
    ],
    [
      'a bound method, behind other handlers',
      {
        'src/chat.ts': chat,
        'src/app.ts': `${express}import { chat } from './chat';
const app = express();
app.post('/answer', express.json(), chat.answer.bind(chat));
`,
      },
      ['POST /answer src/chat.ts:3 lost'],
    ],
    [
      'a handler in a wrapper that waits for nothing and hands errors on',
      {
        'src/wrap.ts': `export function wrap(handler: (req: any, res: any) => Promise<unknown>) {
  return (req: any, res: any, next: any) => { handler(req, res).catch((error) => next(error)); };
}
`,
        'src/handler.ts': `import { ask } from './ask';
export async function answer(req: any, res: any) { res.json(await ask(req.body)); }
`,
        'src/app.ts': `${express}import { answer } from './handler';
import { wrap } from './wrap';
const app = express();
app.post('/answer', wrap(answer));
`,
      },
      ['POST /answer src/handler.ts:2 lost'],
    ],
    [
      'several paths, a path that a method makes, and middleware',
      {
        'src/app.ts': `${express}import { ask } from './ask';
const router = express.Router();
router.get(['/a', '/b'], async (req, res) => { res.json(await ask('a')); });
router.put(routerPath('creds'), async (req, res) => { res.json(await ask('b')); });
router.use(async (req, res, next) => { await ask('c'); next(); });
cache.get(key, async () => 'no route');
`,
      },
      ['GET /a src/app.ts:4 lost', 'PUT …/creds src/app.ts:5 lost', 'USE * src/app.ts:6 lost'],
    ],
    [
      'a path that stands before, and routes that OpenAPI describes',
      {
        'src/app.ts': `${express}import { OpenAPIHono, createRoute } from '@hono/zod-openapi';
import { ask } from './ask';
const router = express.Router();
router.route('/a').get(async (req, res) => { res.json(await ask('a')); });
const api = new OpenAPIHono();
api.openapi(createRoute({ method: 'post', path: '/b' }), async (c) => c.json(await ask('b')));
`,
      },
      ['GET /a src/app.ts:5 lost', 'HTTP route in src/app.ts src/app.ts:7 lost'],
    ],
    [
      'requests of a window',
      {
        'src/main.ts': `import { ipcMain } from 'electron';
import { ask } from './ask';
ipcMain.handle('ask', async () => ask('a'));
`,
      },
      ['Electron request ask src/main.ts:3 lost'],
    ],
  ]);
});

const hono = "import { Hono } from 'hono';\nimport { ask } from './ask';\n";

describe('what a router is mounted under', () => {
  check([
    [
      'routers of Express in two levels, and another router of the same name',
      {
        'src/chat.ts': `${express}import { ask } from './ask';
const router = express.Router();
router.post('/ask', async (req, res) => { res.json(await ask('a')); });
export default router;
`,
        'src/users.ts': `${express}import { ask } from './ask';
const router = express.Router();
router.post('/greet', async (req, res) => { res.json(await ask('b')); });
export default router;
`,
        'src/app.ts': `${express}import users from './users';
import chat from './chat';
const app = express();
const api = express.Router();
api.use('/users', users);
api.use('/chat', chat);
app.use('/api', api);
`,
      },
      ['POST /api/chat/ask src/chat.ts:4 lost', 'POST /api/users/greet src/users.ts:4 lost'],
    ],
    [
      'a chain of Hono under a base path',
      {
        'src/chat.ts': `${hono}export const chat = new Hono().basePath('/chat').post('/', async (c) => c.json(await ask('a')));
`,
        'src/app.ts': `import { Hono } from 'hono';
import { chat } from './chat';
const app = new Hono();
app.route('/v1', chat);
`,
      },
      ['POST /v1/chat src/chat.ts:3 lost'],
    ],
    [
      'a controller of Nest among other decorators',
      {
        'src/chat.controller.ts': `import { Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ask } from './ask';
@ApiTags('Chat')
@Controller({ path: 'chat', version: '1' })
export class ChatController {
  @Post('/ask')
  async ask() { return ask('a'); }
}
`,
      },
      ['POST /chat/ask src/chat.controller.ts:8 lost'],
    ],
  ]);

  const python = `from openai import OpenAI
client = OpenAI()
def ask():
    return client.responses.create(model='gpt-5', input='a')
`;

  it.each<Case>([
    [
      'include_router of FastAPI, and the prefix of the router itself',
      {
        'chat.py': `from fastapi import APIRouter
from ask import ask
router = APIRouter(prefix='/chat')
@router.post('/ask')
def chat():
    return ask()
`,
        'users.py': `from fastapi import APIRouter
from ask import ask
router = APIRouter()
@router.post('')
def greet():
    return ask()
`,
        'main.py': `from fastapi import FastAPI
import chat
import users
app = FastAPI()
app.include_router(chat.router, prefix='/api')
app.include_router(users.router, prefix='/users')
`,
      },
      ['POST /api/chat/ask chat.py:5 lost', 'POST /users users.py:5 lost'],
    ],
    [
      'nodes of LangGraph that are methods, and a handler of AWS',
      {
        'graph.py': `from langgraph.graph import StateGraph
from ask import ask
class Agent:
    def plan(self, state):
        return ask()
    def build(self):
        graph = StateGraph(dict)
        graph.add_node('plan', self.plan)
        return graph.compile()
`,
        'consumer.py': `from ask import ask
def handler(event, context):
    return ask()
`,
      },
      ['AWS Lambda function consumer.py consumer.py:2 lost', 'LangGraph node plan graph.py:4 lost'],
    ],
    [
      'a blueprint of Flask',
      {
        'chat.py': `from flask import Blueprint
from ask import ask
bp = Blueprint('chat', __name__, url_prefix='/chat')
@bp.route('/ask', methods=['POST'])
def chat():
    return ask()
`,
      },
      ['ROUTE /chat/ask chat.py:5 lost'],
    ],
  ])('%s', async (_, files, expected) => {
    expect(shown(await mapFolder({ 'ask.py': python, ...files }))).toEqual(expected);
  });
});
