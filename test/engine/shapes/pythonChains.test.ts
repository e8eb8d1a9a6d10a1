/** Chains of LangChain for Python: what a call is handed goes to the first step alone. */
import { shapes } from './shape';

const head = `from langchain_core.prompts import ChatPromptTemplate
from langchain_openai import ChatOpenAI

prompt = ChatPromptTemplate.from_template("{question}")
model = ChatOpenAI(model="m")
`;

const py = (body: string): Record<string, string> => ({ 'app.py': `${head}${body}` });

const bound = { timeout: 'call 20000' };
const none = { timeout: 'none' };

shapes('options of a call', [
  ['reach a model', py('model.invoke("hi", timeout=20)  # call\n'), bound],
  [
    'reach a model that is the first step',
    py('chain = model | (lambda answer: answer.content)\nchain.invoke("hi", timeout=20)  # call\n'),
    bound,
  ],
  [
    'do not reach it behind a prompt',
    py('chain = prompt | model\nchain.invoke({"question": "hi"}, timeout=20)  # call\n'),
    none,
  ],
  [
    'nor where a method carries it on',
    py('chain = prompt.pipe(model)\nchain.invoke({"question": "hi"}, timeout=20)  # call\n'),
    none,
  ],
  [
    'reach it where they are bound to it',
    py('chain = prompt | model.bind(timeout=20)\nchain.invoke({"question": "hi"})  # call\n'),
    { timeout: 'client 20000' },
  ],
]);
