/** Tasks of Celery, which are run again only where they say so. */
import { shapes } from './shape';

const task = (decorator: string, body: string): Record<string, string> => ({
  'requirements.txt': 'celery==5.4.0\nopenai==2.17.0\n',
  'tasks.py': `from celery import Celery, shared_task
from openai import OpenAI

app = Celery("work")
client = OpenAI(timeout=20, max_retries=0)


${decorator}
${body}
`,
});

const plain = `def summarize(text):
    return client.responses.create(model="m", input=text)  # call`;

const asking = `def summarize(self, text):
    try:
        return client.responses.create(model="m", input=text)  # call
    except Exception as error:
        raise self.retry(exc=error, countdown=5)`;

shapes('a task of Celery', [
  [
    'that names the errors after which it runs again',
    task('@app.task(autoretry_for=(Exception,), retry_kwargs={"max_retries": 5})', plain),
    { retries: 'job 6' },
  ],
  [
    'with its number beside them',
    task('@shared_task(autoretry_for=(Exception,), max_retries=7)', plain),
    { retries: 'job 8' },
  ],
  [
    'runs again three times where it says no number',
    task('@shared_task(autoretry_for=(Exception,))', plain),
    { retries: 'job 4' },
  ],
  ['that asks for it', task('@app.task(bind=True, max_retries=2)', asking), { retries: 'job 3' }],
  [
    'without any of this is run once, whatever number it has',
    task('@app.task(max_retries=5)', plain),
    { retries: 'disabled' },
  ],
  [
    'whose function calls a retry of something else',
    task(
      '@shared_task',
      `def summarize(text):
    policy.retry("later")
    return client.responses.create(model="m", input=text)  # call`,
    ),
    { retries: 'disabled' },
  ],
]);

shapes('a list that llama_index only keeps', [
  [
    'asks nobody when it is filled',
    {
      'app.py': `from llama_index.core import SummaryIndex

def answer(documents):
    index = SummaryIndex.from_documents(documents)
    return index.as_query_engine().query("why?")  # call
`,
    },
    { operation: 'generate' },
  ],
]);
