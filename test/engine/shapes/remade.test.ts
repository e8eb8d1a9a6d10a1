/** Names that stand for what is made of them. */
import { shapes } from './shape';

const py = (made: string): Record<string, string> => ({
  'requirements.txt': 'openai==2.17.0\ninstructor==1.17.0\nanthropic\n',
  'app.py': `import instructor
import langsmith
from anthropic import Anthropic
from openai import OpenAI
${made}
print(client.chat.completions.create(model="m", response_model=int, messages=[]))  # call
`,
});

shapes('a client that is handed to a function under its own name', [
  [
    'is what the function makes of it',
    py('client = OpenAI()\nclient = instructor.from_openai(client)'),
    { sdk: 'instructor', provider: 'openai' },
  ],
  [
    'stays what it was where the function is not known',
    py('client = OpenAI()\nclient = decorated(client)'),
    { sdk: 'openai', provider: 'openai' },
  ],
  [
    'may be what it was where a condition decides',
    py('client = OpenAI()\nif typed:\n    client = instructor.from_openai(client)'),
    { sdk: 'openai', provider: 'openai' },
  ],
]);

const wrapped = (client: string, call = ''): Record<string, string> => ({
  'app.py': `import instructor
from openai import OpenAI
client = instructor.from_openai(${client})
client.chat.completions.create(model="m", messages=[], response_model=dict${call})  # call
`,
});

shapes('a client that another is put around', [
  [
    'keeps its limits',
    wrapped('OpenAI(timeout=5, max_retries=1)'),
    { sdk: 'instructor', provider: 'openai', timeout: 'client 5000', retries: 'client 2' },
  ],
  [
    'keeps them where only answers that do not fit are asked for again',
    wrapped('OpenAI(timeout=5, max_retries=0)', ', max_retries=4'),
    { sdk: 'instructor', timeout: 'client 5000', retries: 'disabled', requests: 1 },
  ],
  [
    'takes a limit of the call',
    wrapped('OpenAI()', ', timeout=7'),
    { timeout: 'call 7000', retries: 'sdk-default 3' },
  ],
  [
    'unless the call brings rules of its own',
    wrapped('OpenAI(max_retries=0)', ', max_retries=rules'),
    { sdk: 'instructor', retries: 'call ?' },
  ],
]);
