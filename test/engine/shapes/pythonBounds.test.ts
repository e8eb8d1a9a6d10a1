/** Python's bounds around a call: alarms, futures, scopes; and loops that only look like another try. */
import { shapes } from './shape';

const head = `import signal
from concurrent.futures import ThreadPoolExecutor
from ollama import Client

client = Client()
pool = ThreadPoolExecutor()
`;

const ask = 'client.chat(model="m", messages=[])';

const py = (body: string): Record<string, string> => ({ 'app.py': `${head}${body}` });

const bound = { timeout: 'wrapper 20000' };
const none = { timeout: 'none' };

shapes('an alarm', [
  [
    'rings over what follows it in the function',
    py(`
def answer():
    signal.alarm(20)
    try:
        return ${ask}  # call
    finally:
        signal.alarm(0)
`),
    bound,
  ],
  [
    'by an interval timer',
    py(`
def answer():
    signal.setitimer(signal.ITIMER_REAL, 20)
    return ${ask}  # call
`),
    bound,
  ],
  [
    'that was taken back is none',
    py(`
def answer():
    signal.alarm(20)
    load()
    signal.alarm(0)
    return ${ask}  # call
`),
    none,
  ],
  [
    'behind the call, or in another function, is none',
    py(`
def prepare():
    signal.alarm(20)

def answer():
    text = ${ask}  # call
    signal.alarm(20)
    return text
`),
    none,
  ],
]);

shapes('who waits for a future', [
  [
    'with a time',
    py(`
def answer():
    return ${ask}  # call

def report():
    future = pool.submit(answer)
    return future.result(timeout=20)
`),
    bound,
  ],
  [
    'with a time by position',
    py(`
def answer():
    return ${ask}  # call

def report():
    return pool.submit(answer).result(20)
`),
    bound,
  ],
  [
    'without one',
    py(`
def answer():
    return ${ask}  # call

def report():
    return pool.submit(answer).result()
`),
    none,
  ],
]);

shapes('a loop that goes on after a failure', [
  [
    'and leaves only a loop inside it makes one thing after the other',
    py(`
def ideas(count):
    found = []
    for _ in range(5):
        try:
            text = ${ask}  # call
            for line in text:
                if line == "done":
                    break
            found.append(text)
        except Exception as error:
            print(error)
            continue
    return found
`),
    { retries: 'none' },
  ],
]);
