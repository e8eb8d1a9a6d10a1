/** Clients that Python code keeps in objects which it does not declare, or hands on in ways of its own. */
import { shapes } from './shape';

const py = (code: string): Record<string, string> => ({ 'main.py': code });

const ask = 'chat.completions.create(model="m", messages=[])  # call';
const bound = { provider: 'openai', timeout: 'client 3000' };

shapes('a client that is put somewhere', [
  [
    'into a dictionary by a computed name',
    py(`from openai import OpenAI
clients = {}
def get(key):
    if key not in clients:
        clients[key] = OpenAI(api_key=key, timeout=3)
    return clients[key]
def go(key):
    return get(key).${ask}
`),
    bound,
  ],
  [
    'into a dictionary of an object',
    py(`from openai import OpenAI
class Hub:
    def __init__(self):
        self.clients = {}
        self.clients["openai"] = OpenAI(timeout=3)
    def go(self, name):
        return self.clients[name].${ask}
`),
    bound,
  ],
  [
    'into a registry of a class, by a method',
    py(`from openai import OpenAI
class Registry:
    known = {}
    @classmethod
    def add(cls, name, client):
        cls.known[name] = client
Registry.add("openai", OpenAI(timeout=3))
def go():
    return Registry.known["openai"].${ask}
`),
    bound,
  ],
  [
    'into the state of an application, in another module',
    {
      'main.py': `from fastapi import FastAPI
from openai import AsyncOpenAI
from routes import router
app = FastAPI()
app.state.llm = AsyncOpenAI(timeout=3)
app.include_router(router)
`,
      'routes.py': `from fastapi import APIRouter, Request
router = APIRouter()
@router.post("/ask")
async def go(request: Request):
    client = request.app.state.llm
    return await client.${ask}
`,
    },
    bound,
  ],
  [
    'into a session by a method',
    py(`import chainlit as cl
from openai import AsyncOpenAI
@cl.on_chat_start
async def start():
    cl.user_session.set("client", AsyncOpenAI(timeout=3))
@cl.on_message
async def answer(message):
    client = cl.user_session.get("client")
    return await client.${ask}
`),
    bound,
  ],
  [
    'into an attribute of what a package keeps',
    py(`import streamlit as st
from openai import OpenAI
if "client" not in st.session_state:
    st.session_state["client"] = OpenAI(timeout=3)
st.session_state.client.${ask}
`),
    bound,
  ],
  [
    'onto the only object of a class',
    py(`from openai import OpenAI
class Service:
    only = None
    def __new__(cls):
        if cls.only is None:
            cls.only = super().__new__(cls)
            cls.only.client = OpenAI(timeout=3)
        return cls.only
    def go(self):
        return self.client.${ask}
`),
    bound,
  ],
  [
    'elsewhere under another name: that is another place',
    py(`from openai import OpenAI
def make(app, tools):
    app.state.llm = OpenAI(timeout=3)
    tools["llm"] = OpenAI(timeout=3)
def go(request, other):
    request.app.state.search.chat.completions.create(model="m", messages=[])
    other["llm"].chat.completions.create(model="m", messages=[])
`),
  ],
]);

shapes('a client by a name that is a text', [
  [
    'of a method',
    py(`from openai import OpenAI
client = OpenAI(timeout=3)
def go(live):
    name = "stream" if live else "create"
    return getattr(client.chat.completions, name)(model="m", messages=[])  # call
`),
    bound,
  ],
  [
    'of an attribute',
    py(`from openai import OpenAI
class Service:
    def __init__(self):
        setattr(self, "client", OpenAI(timeout=3))
    def go(self):
        return getattr(self, "client").${ask}
`),
    bound,
  ],
  [
    'of a package',
    py(`import importlib
openai = importlib.import_module("openai")
client = openai.OpenAI(timeout=3)
client.${ask}
`),
    bound,
  ],
  [
    'but not where the code has a function of that name',
    py(`from openai import OpenAI
client = OpenAI(timeout=3)
def getattr(one, name):
    return name
getattr(client.chat.completions, "create")(model="m", messages=[])
`),
  ],
]);

shapes('a client that is handed on', [
  [
    'by a context manager of its own',
    py(`from contextlib import asynccontextmanager
from openai import AsyncOpenAI
@asynccontextmanager
async def opened():
    client = AsyncOpenAI(timeout=3)
    try:
        yield client
    finally:
        await client.close()
async def go():
    async with opened() as client:
        return await client.${ask}
`),
    bound,
  ],
  [
    'by a dependency that yields it, also under a name for the type',
    py(`from typing import Annotated
from fastapi import Depends, FastAPI
from openai import AsyncOpenAI
app = FastAPI()
async def opened():
    async with AsyncOpenAI(timeout=3) as client:
        yield client
Client = Annotated[AsyncOpenAI, Depends(opened)]
@app.get("/a")
async def a(client=Depends(opened)):
    return await client.${ask}
@app.get("/b")
async def b(client: Client):
    return await client.${ask}
`),
    bound,
  ],
  [
    'to a constructor of the base class',
    {
      'agent.py': `from base import Base
class Writer(Base):
    def go(self):
        return self.client.${ask}
class Reader(Base):
    def __init__(self, client):
        super().__init__(client, "reader")
    def go(self):
        return self.client.${ask}
`,
      'base.py': `class Base:
    def __init__(self, client, name=None):
        self.client = client
`,
      'main.py': `from openai import OpenAI
from agent import Reader, Writer
Writer(OpenAI(timeout=3)).go()
Reader(OpenAI(timeout=3)).go()
`,
    },
    bound,
  ],
  [
    'to a field of a dataclass',
    py(`from dataclasses import dataclass
from typing import Any
from openai import OpenAI
@dataclass
class Service:
    name: str
    client: Any
    def go(self):
        return self.client.${ask}
Service("a", OpenAI(timeout=3)).go()
`),
    bound,
  ],
  [
    'through functools.partial',
    py(`import functools
from openai import OpenAI
def node(state, client):
    return client.${ask}
run = functools.partial(node, client=OpenAI(timeout=3))
`),
    bound,
  ],
  [
    'with a class of its own on top',
    py(`from openai import OpenAI
class Own(OpenAI):
    def __init__(self):
        super().__init__(timeout=3)
    def go(self):
        return self.${ask}
`),
    bound,
  ],
  [
    'where a failed import leaves None',
    py(`class Service:
    def __init__(self):
        try:
            from openai import OpenAI
        except ImportError:
            OpenAI = None
        self.client = OpenAI(timeout=3)
    def go(self):
        return self.client.${ask}
`),
    bound,
  ],
]);
