/** Options of Python's calls and clients that are put together in several steps. */
import { shapes } from './shape';

const py = (body: string): Record<string, string> => ({
  'requirements.txt': 'openai==2.17.0\n',
  'app.py': `import os
from openai import OpenAI

${body}`,
});

const ask = 'OpenAI().chat.completions.create(model="m", messages=[], **options)  # call';

const set = { timeout: 'call 30000' };
/** Set, and nobody can say to which of two numbers. */
const somehow = { timeout: 'call ?' };
const unset = { timeout: 'sdk-default 600000' };

shapes('a dictionary of options that is filled in steps', [
  [
    'by an assignment',
    py(`
def answer():
    options = {}
    options["timeout"] = 30
    return ${ask}
`),
    set,
  ],
  [
    'whose later value always replaces the first',
    py(`
def answer():
    options = {"timeout": 5}
    options["timeout"] = 30
    return ${ask}
`),
    set,
  ],
  [
    'whose later value may replace the first',
    py(`
def answer(patient):
    options = {"timeout": 5}
    if patient:
        options["timeout"] = 30
    return ${ask}
`),
    somehow,
  ],
  [
    'by update with a name, and with another dictionary',
    py(`
def answer():
    options = dict(temperature=0)
    options.update({"timeout": 5})
    options.update(timeout=30)
    return ${ask}
`),
    set,
  ],
  [
    'by setdefault, which yields to what is there',
    py(`
def answer():
    options = {"timeout": 30}
    options.setdefault("timeout", 5)
    return ${ask}
`),
    set,
  ],
  [
    'by setdefault, where nothing is there',
    py(`
def answer():
    options = {"temperature": 0}
    options.setdefault("timeout", 30)
    return ${ask}
`),
    set,
  ],
  [
    'by setdefault, over what somebody else may have set',
    py(`
def answer(**options):
    options.setdefault("timeout", 30)
    return ${ask}
`),
    somehow,
  ],
  [
    'and taken out again',
    py(`
def answer():
    options = {"timeout": 30}
    options.pop("timeout")
    return ${ask}
`),
    unset,
  ],
  [
    'behind the call alone',
    py(`
def answer():
    options = {"temperature": 0}
    text = ${ask}
    options["timeout"] = 30
    return text, options
`),
    unset,
  ],
  [
    'another of the same name',
    py(`
def prepare():
    options = {}
    options["timeout"] = 30
    return options

def answer():
    options = {"temperature": 0}
    return ${ask}
`),
    unset,
  ],
  [
    'in one branch or in another',
    py(`
def answer(patient):
    if patient:
        options = {"timeout": 30}
    else:
        options = {"timeout": 5}
    return ${ask}
`),
    somehow,
  ],
  [
    'in one branch or in another, and in none a timeout',
    py(`
def answer(patient):
    if patient:
        options = {"temperature": 1}
    else:
        options = {"temperature": 0}
    return ${ask}
`),
    unset,
  ],
]);

const made = 'OpenAI(**options).chat.completions.create(model="m", messages=[])  # call';

shapes('a dictionary of options that is a copy', [
  [
    'without what has no value',
    py(`
def answer():
    base = {"timeout": 30, "api_key": os.environ.get("KEY")}
    options = {k: v for k, v in base.items() if v is not None}
    return ${made}
`),
    { timeout: 'client 30000' },
  ],
  [
    'of some keys only: nobody can say which',
    py(`
def answer(wanted):
    base = {"timeout": 30, "api_key": os.environ.get("KEY")}
    options = {k: v for k, v in base.items() if k in wanted}
    return ${made}
`),
    { timeout: 'unknown' },
  ],
  [
    'with other values: nobody can say which',
    py(`
def answer(change):
    base = {"timeout": 30}
    options = {k: change(v) for k, v in base.items()}
    return ${made}
`),
    { timeout: 'unknown' },
  ],
  [
    'that a method gives back, filled in steps there',
    py(`
class Model:
    key = None

    def params(self):
        base = {"api_key": self.key, "max_retries": 5}
        found = {k: v for k, v in base.items() if v}
        found["timeout"] = 30
        return found

    def answer(self):
        options = self.params()
        return ${made}
`),
    { timeout: 'client 30000', retries: 'client 6' },
  ],
  [
    'by copy, by dict and by an operator',
    py(`
base = {"timeout": 5}

def answer():
    options = dict(base.copy()) | {"timeout": 30}
    return ${made}
`),
    { timeout: 'client 30000' },
  ],
  [
    'of a field that the constructor fills',
    py(`
class Model:
    def __init__(self):
        self.options = {"api_key": "k"}
        self.options["timeout"] = 30

    def answer(self):
        options = self.options
        return ${made}
`),
    { timeout: 'client 30000' },
  ],
]);

const aws = (config: string): Record<string, string> => ({
  'requirements.txt': 'boto3==1.43.0\n',
  'app.py': `import boto3
from botocore.config import Config

client = boto3.client("bedrock-runtime", config=Config(${config}))

def answer():
    return client.converse(modelId="amazon.nova-pro-v1:0", messages=[])  # call
`,
});

shapes('retries of a botocore Config', [
  [
    'max_attempts counts what comes after the first attempt',
    aws('retries={"max_attempts": 3, "mode": "standard"}'),
    { retries: 'client 4' },
  ],
  [
    'total_max_attempts counts all, and comes first',
    aws('retries={"max_attempts": 9, "total_max_attempts": 3}'),
    { retries: 'client 3' },
  ],
  ['none switches them off', aws('retries=dict(max_attempts=0)'), { retries: 'disabled' }],
  [
    'a newer mode makes three attempts',
    aws('retries={"mode": "adaptive"}'),
    { retries: 'sdk-default 3' },
  ],
  ['the old mode makes five', aws('retries={"mode": "legacy"}'), { retries: 'sdk-default 5' }],
]);
