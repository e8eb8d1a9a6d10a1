/** Base classes: who calls what an heir puts in their place, and what they find there. */
import { nobodyChose, shapes } from './shape';

const baseInPython = `from abc import ABC, abstractmethod
from tenacity import retry, stop_after_attempt, wait_fixed

class Service(ABC):
    @retry(stop=stop_after_attempt(4), wait=wait_fixed(1))
    async def ask(self, text):
        return await self._ask(text)

    @abstractmethod
    async def _ask(self, text):
        ...
`;

const heirInPython = `from openai import AsyncOpenAI
from base import Service

class OpenAIService(Service):
    def __init__(self):
        self.client = AsyncOpenAI()

    async def _ask(self, text):
        return await self.client.responses.create(model="gpt-5", input=text)  # call
`;

shapes('a method that a base class calls', [
  [
    'in Python, under a decorator',
    { 'base.py': baseInPython, 'service.py': heirInPython },
    { retries: 'wrapper 4' },
  ],
  [
    'by an heir of an heir',
    {
      'base.py': baseInPython,
      'middle.py': 'from base import Service\n\nclass Named(Service):\n    name = "x"\n',
      'service.py': heirInPython
        .replace('from base import Service', 'from middle import Named')
        .replace('(Service)', '(Named)'),
    },
    { retries: 'wrapper 4' },
  ],
  [
    'in TypeScript, in a try',
    {
      'src/base.ts': `export abstract class Service {
  async ask(input: string): Promise<string> {
    try {
      return await this._answer(input);
    } catch {
      return 'Nobody is there now.';
    }
  }
  protected abstract _answer(input: string): Promise<string>;
}`,
      'src/app.ts': `import OpenAI from 'openai';
import { Service } from './base';
export class OpenAIService extends Service {
  private readonly client = new OpenAI();
  protected async _answer(input: string) {
    return (await this.client.responses.create({ model: 'gpt-5', input })).output_text; // call
  }
}`,
    },
    { errors: 'caller', fallback: 'degraded' },
  ],
  [
    'which the heir has in its own way: nobody calls that one',
    {
      'base.py': baseInPython,
      'service.py': `${heirInPython}
    async def ask(self, text):
        return await self._ask(text)
`,
    },
    { retries: 'sdk-default 3' },
  ],
  [
    'and others may call too: who is not known',
    {
      'base.py': baseInPython.replaceAll('_ask', 'embed'),
      'service.py': heirInPython.replaceAll('_ask', 'embed'),
    },
    { retries: 'sdk-default 3' },
  ],
  [
    'of its own by that name is another',
    {
      'base.py': `class Service:
    def ask(self, text):
        return text
`,
      'service.py': `from openai import OpenAI
from base import Service

class OpenAIService(Service):
    def ask(self, text):
        return OpenAI().responses.create(model="gpt-5", input=text)  # call
`,
      'report.py': `from base import Service

def report(service: Service, text):
    try:
        return service.ask(text)
    except Exception:
        return None

report(Service(), "x")
`,
    },
    { errors: 'none' },
  ],
]);

shapes('a client', [
  [
    'that heirs make where the base class says that they must',
    {
      'base.py': `class Service:
    def get_client(self, timeout):
        raise NotImplementedError

    def ask(self, text):
        client = self.get_client(timeout=20)
        return client.models.generate_content(model="gemini-2.5-flash", contents=text)  # call
`,
      'service.py': `from google import genai
from base import Service

class Google(Service):
    def get_client(self, timeout):
        return genai.Client()
`,
    },
    { provider: 'google-gemini', timeout: nobodyChose },
  ],
  [
    'that a brother makes under the same name is another',
    {
      'base.py': 'class Service:\n    pass\n',
      'one.py': `from openai import OpenAI
from base import Service

class One(Service):
    @property
    def client(self):
        return OpenAI(timeout=20)

    def ask(self, text):
        return self.client.responses.create(model="gpt-5", input=text)  # call
`,
      'two.py': `from base import Service
from elsewhere import make
import openai

class Two(Service):
    def __init__(self):
        self.client = make()

    def ask(self, text):
        return self.client.responses.create(model="gpt-5", input=text)
`,
    },
    { provider: 'openai', timeout: 'client 20000' },
  ],
  [
    'that a class keeps for all of its instances',
    {
      'service.py': `class Service:
    client = None

    def __init__(self, config):
        if Service.client is None:
            from groq import Groq
            Service.client = Groq(timeout=20)

    def ask(self, messages):
        return Service.client.chat.completions.create(model="m", messages=messages)  # call

    def again(self, messages):
        return self.client.chat.completions.create(model="m", messages=messages)  # call
`,
    },
    { provider: 'groq', timeout: 'client 20000' },
  ],
]);

shapes('a class whose only caller is a guess that leads to itself', [
  [
    'keeps what its own method does',
    {
      'service.py': `import time
from openai import OpenAI

class Service:
    def __call__(self, text):
        for attempt in range(3):
            try:
                return OpenAI().responses.create(model="gpt-5", input=text)  # call
            except Exception:
                time.sleep(1)
`,
      'layout.py': `from service import Service
from elsewhere import Builder

class Layout(Builder):
    def __init__(self, service: Service):
        self.service = service

    def __call__(self, text):
        super().__call__(text)
        self.service(text)
`,
    },
    { errors: 'try-catch', retries: 'wrapper 3' },
  ],
]);
