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
