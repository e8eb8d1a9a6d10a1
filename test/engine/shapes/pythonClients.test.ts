/** Python's clients: what a function says that it gives back, engines of LlamaIndex, who follows when a model fails. */
import { shapes } from './shape';

const py = (body: string): Record<string, string> => ({
  'requirements.txt': 'openai==2.17.0\nlangchain-core\nllama-index\ntenacity\npydantic-ai\n',
  'app.py': body,
});

shapes('a function that says what it gives back', [
  [
    'where what it makes cannot be followed',
    py(`from importlib import import_module
from langchain_core.language_models import BaseChatModel

class Assistant:
    def model(self) -> BaseChatModel:
        made = getattr(import_module(self.package), self.name)
        return made(model="m")

    def answer(self, text):
        return self.model().invoke(text)  # call
`),
    { operation: 'generate', provider: 'unknown' },
  ],
  [
    'where what it makes is in sight: that counts',
    py(`from langchain_core.language_models import BaseChatModel
from langchain_openai import ChatOpenAI

def model() -> BaseChatModel:
    return ChatOpenAI(model="m", timeout=20)

def answer(text):
    return model().invoke(text)  # call
`),
    { provider: 'openai', timeout: 'client 20000' },
  ],
  [
    'which is no client',
    py(`from langchain_core.language_models import BaseChatModel

def lines() -> list[str]:
    return read()

def answer(text: BaseChatModel):
    return lines().invoke(text)
`),
  ],
]);

shapes('an index', [
  [
    'embeds what it is filled with, and its engine asks',
    py(`from llama_index.core import VectorStoreIndex

def answer(documents):
    index = VectorStoreIndex.from_documents(documents)  # call
    return index.as_query_engine().query("why?")  # call
`),
    { operation: 'embed' },
    { operation: 'generate' },
  ],
  [
    'behind an engine that is put together',
    py(`from functools import partial
from llama_index.query_engine import RetrieverQueryEngine

async def answer(loop, retriever):
    engine = RetrieverQueryEngine(retriever=retriever)
    return await loop.run_in_executor(None, partial(engine.query, "why?"))  # call
`),
    { operation: 'generate' },
  ],
  [
    'of another package is none',
    py(`from llama_index.core import Document
from pandas import VectorStoreIndex

def answer(documents):
    return VectorStoreIndex.from_documents([Document(text=one) for one in documents])
`),
  ],
]);

const models = `from pydantic_ai import Agent
from pydantic_ai.models.anthropic import AnthropicModel
from pydantic_ai.models.fallback import FallbackModel
from pydantic_ai.models.openai import OpenAIChatModel
`;

const ask = `
def answer():
    return agent.run_sync("why?")  # call
`;

shapes('models that follow each other', [
  [
    'of two providers',
    py(`${models}
agent = Agent(FallbackModel(OpenAIChatModel("a"), AnthropicModel("b")))
${ask}`),
    { provider: 'openai', fallback: 'other-provider' },
  ],
  [
    'of one provider',
    py(`${models}
agent = Agent(FallbackModel(OpenAIChatModel("a"), OpenAIChatModel("b")))
${ask}`),
    { provider: 'openai', fallback: 'other-model' },
  ],
  [
    'that cannot be read',
    py(`${models}from .settings import others

agent = Agent(FallbackModel(OpenAIChatModel("a"), *others))
${ask}`),
    { provider: 'openai', fallback: 'unknown' },
  ],
  [
    'one alone',
    py(`${models}
agent = Agent(OpenAIChatModel("a"))
${ask}`),
    { provider: 'openai', fallback: 'none' },
  ],
]);

const client = `from openai import OpenAI
from circuitbreaker import circuit
from tenacity import retry, stop_after_attempt

client = OpenAI()

def usual(*given):
    return "We answer later."

def loud(*given):
    raise RuntimeError("no answer")
`;

const request = 'client.chat.completions.create(model="m", messages=[])  # call';

shapes('a function that answers when a wrapper gives up', [
  [
    'of a breaker',
    py(`${client}
@circuit(failure_threshold=5, fallback_function=usual)
def answer():
    return ${request}
`),
    { fallback: 'degraded' },
  ],
  [
    'of a retry',
    py(`${client}
@retry(stop=stop_after_attempt(4), retry_error_callback=usual)
def answer():
    return ${request}
`),
    { fallback: 'degraded', retries: 'wrapper 4' },
  ],
  [
    'and only raises',
    py(`${client}
@circuit(failure_threshold=5, fallback_function=loud)
def answer():
    return ${request}
`),
    { fallback: 'none' },
  ],
  [
    'which is not there',
    py(`${client}
@circuit(failure_threshold=5)
def answer():
    return ${request}
`),
    { fallback: 'none' },
  ],
]);

shapes('coroutines in a list', [
  [
    'are waited for with the list',
    py(`import asyncio
from openai import AsyncOpenAI
from tenacity import retry, stop_after_attempt

client = AsyncOpenAI()

async def ask(text):
    return await client.chat.completions.create(model="m", messages=[])  # call

@retry(stop=stop_after_attempt(4))
async def answers(texts):
    tasks = []
    for text in texts:
        task = ask(text)
        tasks.append(task)
    return await asyncio.gather(*tasks)
`),
    { retries: 'wrapper 4' },
  ],
  [
    'that nobody waits for fail unheard',
    py(`from openai import AsyncOpenAI

client = AsyncOpenAI()

async def ask(text):
    return await client.chat.completions.create(model="m", messages=[])  # call

async def answers(texts):
    tasks = []
    for text in texts:
        tasks.append(ask(text))
`),
    { retries: 'sdk-default 3', errors: 'none' },
  ],
]);
