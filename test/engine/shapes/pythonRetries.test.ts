/** Python's retries: objects with settings, objects that are called, functions that keep their failure. */
import { shapes } from './shape';

const py = (body: string): Record<string, string> => ({
  'requirements.txt': 'openai==2.17.0\ntenacity\n',
  'app.py': `from dataclasses import dataclass
from functools import wraps
from openai import OpenAI
from tenacity import Retrying, retry, retry_if_result, stop_after_attempt

client = OpenAI()

${body}`,
});

const ask = 'client.chat.completions.create(model="m", messages=[])  # call';

const byDefault = { retries: 'sdk-default 3' };

shapes('a function that keeps its failure for itself', [
  [
    'is not tried again by what stands around it',
    py(`
@retry(stop=stop_after_attempt(6))
def answer():
    try:
        return ${ask}
    except Exception as error:
        print(error)
        return None
`),
    byDefault,
  ],
  [
    'is tried again where its result decides',
    py(`
@retry(stop=stop_after_attempt(6), retry=retry_if_result(lambda one: one is None))
def answer():
    try:
        return ${ask}
    except Exception as error:
        print(error)
        return None
`),
    { retries: 'wrapper 6' },
  ],
  [
    'is tried again where it raises what it cannot mend',
    py(`
@retry(stop=stop_after_attempt(6))
def answer():
    try:
        return ${ask}
    except Exception as error:
        print(error)
        raise
`),
    { retries: 'wrapper 6' },
  ],
  [
    'for some kinds alone is tried again for the others',
    py(`
@retry(stop=stop_after_attempt(6))
def answer():
    try:
        return ${ask}
    except ValueError:
        return None
`),
    { retries: 'wrapper 6' },
  ],
]);

const settings = `
@dataclass
class Policy:
    wait: float = 1.0
    attempts: int = 4

def again(policy):
    def decorate(fn):
        @wraps(fn)
        def run(*args):
            for attempt in Retrying(stop=stop_after_attempt(policy.attempts)):
                with attempt:
                    return fn(*args)
        return run
    return decorate
`;

shapes('a decorator with an object of settings', [
  [
    'that names the number',
    py(`${settings}
@again(Policy(attempts=5))
def answer():
    return ${ask}
`),
    { retries: 'wrapper 5' },
  ],
  [
    'that gives it by its position',
    py(`${settings}
@again(Policy(2.0, 5))
def answer():
    return ${ask}
`),
    { retries: 'wrapper 5' },
  ],
  [
    'that leaves it to the class',
    py(`${settings}
@again(Policy())
def answer():
    return ${ask}
`),
    { retries: 'wrapper 4' },
  ],
  [
    'that nobody can read',
    py(`${settings}
def make(policy):
    @again(policy)
    def answer():
        return ${ask}
    return answer
`),
    { retries: 'wrapper ?' },
  ],
]);

const called = `
class Again:
    def __init__(self, times=3):
        self.times = times

    def __call__(self, fn):
        @wraps(fn)
        def run(*args):
            for turn in range(self.times):
                try:
                    return fn(*args)
                except Exception:
                    continue
            raise RuntimeError("no answer")
        return run
`;

shapes('an object that is called', [
  [
    'as a decorator',
    py(`${called}
@Again(times=5)
def answer():
    return ${ask}
`),
    { retries: 'wrapper 5' },
  ],
  [
    'as a decorator without a number',
    py(`${called}
@Again()
def answer():
    return ${ask}
`),
    { retries: 'wrapper 3' },
  ],
  [
    'that was built before',
    py(`${called}
thrice = Again(times=2)

@thrice
def answer():
    return ${ask}
`),
    { retries: 'wrapper 2' },
  ],
  [
    'and makes the request itself',
    py(`
class Model:
    def __call__(self, prompt):
        return ${ask}

model = Model()

def answer():
    for turn in range(4):
        try:
            return model("hello")
        except Exception:
            continue
`),
    { retries: 'wrapper 4' },
  ],
  [
    'of another class, which nobody tries again',
    py(`
class Model:
    def __call__(self, prompt):
        return ${ask}

class Other:
    def __call__(self, prompt):
        return prompt

other = Other()

def answer():
    for turn in range(4):
        try:
            return other("hello")
        except Exception:
            continue

def once():
    return Model()("hello")
`),
    byDefault,
  ],
]);

shapes('a setting of an object', [
  [
    'that the class declares',
    py(`
class Settings:
    timeout: float = 20
    retries: int = 1

settings = Settings()

def answer():
    return client.chat.completions.create(model="m", messages=[], timeout=settings.timeout)  # call
`),
    { timeout: 'call 20000' },
  ],
  [
    'that its constructor is handed',
    py(`
class Settings:
    def __init__(self, limit=5):
        self.timeout = limit

def settings():
    return Settings(limit=20)

def answer():
    return client.chat.completions.create(model="m", messages=[], timeout=settings().timeout)  # call
`),
    { timeout: 'call 20000' },
  ],
  [
    'that is written twice: nobody can say which holds',
    py(`
class Settings:
    def __init__(self, limit=5):
        self.timeout = limit

    def hurry(self):
        self.timeout = 1

settings = Settings()

def answer():
    return client.chat.completions.create(model="m", messages=[], timeout=settings.timeout)  # call
`),
    { timeout: 'call ?' },
  ],
]);

const wrong = (handler: string, more = ''): Record<string, string> => ({
  'main.py': `import json
from openai import OpenAI
client = OpenAI(max_retries=0)
class WrongAnswer(Exception):
    pass
class Unreachable(Exception):
    pass
def parse(answer):
    if "x" not in answer:
        raise WrongAnswer()
    return json.loads(answer)
def request():
${more === '' ? '    return client.responses.create(model="m", input="hi")  # call' : more}
def ask():
    for attempt in range(5):
        try:
            return parse(request())
        except ${handler}:
            continue
`,
});

const told = `    try:
        return client.responses.create(model="m", input="hi")  # call
    except Exception as error:
        raise Unreachable() from error`;

shapes('a loop that goes on after an error', [
  ['of the code about an answer', wrong('WrongAnswer'), { retries: 'disabled' }],
  [
    'of reading an answer',
    wrong('(json.JSONDecodeError, KeyError, ValueError)'),
    { retries: 'disabled' },
  ],
  [
    'of the code that stands for what the SDK raised',
    wrong('Unreachable', told),
    { retries: 'wrapper 5' },
  ],
  ['of any kind', wrong('Exception'), { retries: 'wrapper 5' }],
]);

shapes('tenacity for errors of the code', [
  [
    'about an answer',
    {
      'main.py': `from openai import OpenAI
from tenacity import retry, retry_if_exception_type, stop_after_attempt
client = OpenAI()
class WrongAnswer(Exception):
    pass
@retry(stop=stop_after_attempt(3), retry=retry_if_exception_type(WrongAnswer))
def ask():
    answer = client.responses.create(model="m", input="hi")  # call
    if not answer.output_text:
        raise WrongAnswer()
    return answer
`,
    },
    { retries: 'sdk-default 3' },
  ],
]);

const flagged = (test: string, success: string, failure: string): Record<string, string> => ({
  'main.py': `import time
from openai import OpenAI
client = OpenAI(max_retries=0)
def ask():
    done = False
    count = 0
    while ${test}:
        try:
            answer = client.responses.create(model="m", input="hi")  # call
            ${success}
        except Exception:
            ${failure}
            time.sleep(5)
    return answer
`,
});

shapes('a loop that ends by a flag', [
  ['without a count', flagged('not done', 'done = True', 'pass'), { retries: 'wrapper ?' }],
  [
    'or by a count',
    flagged('not done and count < 4', 'done = True', 'count += 1'),
    { retries: 'wrapper 4' },
  ],
  [
    'that failure sets too',
    flagged('not done', 'done = True', 'done = True'),
    { retries: 'disabled' },
  ],
]);

const heir = (base: string): Record<string, string> => ({
  'base.py': `import asyncio
from tenacity import retry, stop_after_attempt
class Base:
${base}
    async def ask(self, question):
        raise NotImplementedError
`,
  'heir.py': `from groq import AsyncGroq
from base import Base
class ByGroq(Base):
    def __init__(self):
        self.client = AsyncGroq(max_retries=0)
    async def ask(self, question):
        return await self.client.chat.completions.create(model="m", messages=[])  # call
`,
});

shapes('a method that the base class calls', [
  [
    'behind its own retry',
    heir(`    @retry(stop=stop_after_attempt(3))
    async def reply(self, question):
        return await self.plain(question)
    async def plain(self, question):
        return await self.ask(question)`),
    { retries: 'wrapper 3' },
  ],
  [
    'through a helper that it hands the method to',
    heir(`    async def reply(self, question):
        return await self.again(self.ask, question)
    async def again(self, run, question):
        for attempt in range(4):
            try:
                return await run(question)
            except Exception as error:
                last = error
            await asyncio.sleep(1)
        raise RuntimeError(last)`),
    { retries: 'wrapper 4' },
  ],
]);

const spellings = (handler: string): Record<string, string> => ({
  'main.py': `import boto3
from botocore.exceptions import ClientError
client = boto3.client("bedrock-runtime")
def ask(model):
    for name in [f"us.{model}", model]:
        try:
            return client.converse(modelId=name, messages=[])  # call
        except ClientError as error:
${handler}
`,
});

shapes('a loop over names of a model', [
  [
    'that goes on where the name is wrong is no fallback',
    spellings(`            if error.response["Error"]["Code"] != "ValidationException":
                raise RuntimeError("no answer") from error`),
    { fallback: 'none' },
  ],
  [
    'nor where it reads the code carefully',
    spellings(`            if error.response.get("Error", {}).get("Code") == "ValidationException":
                continue
            raise`),
    { fallback: 'none' },
  ],
]);

const counted = (code: string): Record<string, string> => ({
  'main.py': `import boto3
from botocore.exceptions import ClientError
client = boto3.client("bedrock-runtime")
def ask(question):
    for attempt in range(3):
        try:
            return client.converse(modelId="m", messages=[])  # call
        except ClientError as error:
            if error.response["Error"]["Code"] != "${code}":
                raise
`,
});

shapes('a loop that goes on after one error of AWS', [
  ['that an outage comes as', counted('ThrottlingException'), { retries: 'wrapper 3' }],
  ['that no outage comes as', counted('ValidationException'), { retries: 'sdk-default 5' }],
]);
