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

const prompts = 'from langchain_core.prompts import ChatPromptTemplate\n';

const open = { provider: 'unknown', operation: 'generate', timeout: 'unknown', retries: 'unknown' };

shapes('a model that nobody saw', [
  [
    'beside a prompt',
    {
      'nodes.py': `${prompts}def node(state, llm):
    prompt = ChatPromptTemplate.from_template("{question}")
    chain = prompt | llm
    return chain.invoke(state)  # call
`,
    },
    open,
  ],
  [
    'that is asked for structured answers or given tools',
    {
      'nodes.py': `def plan(llm, state):
    return llm.with_structured_output(dict).invoke(state)  # call
def act(llm, state):
    agent = llm.bind_tools([])
    return agent.invoke(state)  # call
`,
    },
    open,
  ],
  [
    'is none where the other side is known to be something else',
    {
      'nodes.py': `${prompts}def shorten(answer):
    return answer[:10]
def node(state, bus):
    prompt = ChatPromptTemplate.from_template("{question}")
    (prompt | shorten).invoke(state)
    bus.invoke(state)
`,
    },
  ],
]);

shapes('a model that is handed to what makes a node', [
  [
    'through a package that passes the maker on',
    {
      'agents/__init__.py': 'from .writer import create_writer\n',
      'agents/writer.py': `def create_writer(llm):
    def node(state):
        return llm.invoke(state["question"])  # call
    return node
`,
      'clients.py': `from langchain_openai import ChatOpenAI
class Client:
    def get_llm(self):
        return ChatOpenAI(model="m", timeout=20)
`,
      'graph.py': `from clients import Client
from nodes import Setup
Setup(Client().get_llm()).build()
`,
      'nodes.py': `from agents import create_writer
class Setup:
    def __init__(self, llm):
        self.llm = llm
    def build(self):
        return create_writer(self.llm)
`,
    },
    { provider: 'openai', timeout: 'client 20000' },
  ],
]);

shapes('a limit under its older name', [
  [
    'of the model of OpenAI, and an address',
    {
      'app.py': `from langchain_openai import ChatOpenAI
model = ChatOpenAI(request_timeout=20, openai_api_base="https://api.deepseek.com/v1")
model.invoke("hi")  # call
`,
    },
    { provider: 'deepseek', timeout: 'client 20000' },
  ],
  [
    'of the model of Anthropic',
    {
      'app.py': `from langchain_anthropic import ChatAnthropic
ChatAnthropic(model="m", default_request_timeout=20).invoke("hi")  # call
`,
    },
    { provider: 'anthropic', timeout: 'client 20000' },
  ],
]);
