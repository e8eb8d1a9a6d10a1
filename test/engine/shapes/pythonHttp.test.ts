/** Requests without an SDK in Python: addresses out of settings, fields and helpers; bodies that grow. */
import { shapes } from './shape';

const py = (code: string): Record<string, string> => ({ 'main.py': code });

shapes('an address', [
  [
    'out of settings with a default, in another module',
    {
      'config.py': `from pydantic_settings import BaseSettings
class Settings(BaseSettings):
    base_url: str = "https://api.openai.com/v1"
    timeout: float = 30.0
settings = Settings()
`,
      'main.py': `import httpx
from config import settings
async def ask(messages):
    async with httpx.AsyncClient(timeout=settings.timeout) as client:
        return await client.post(f"{settings.base_url}/chat/completions", json={"messages": messages})  # call
`,
    },
    { provider: 'openai', timeout: 'client 30000', retries: 'none' },
  ],
  [
    'out of a field that is declared with a default',
    py(`from dataclasses import dataclass
import httpx
@dataclass
class Config:
    api_base: str = "https://api.deepseek.com/v1"
    timeout: int = 20
class Llm:
    def __init__(self, config: Config):
        self.config = config
    def ask(self, messages):
        with httpx.Client(timeout=self.config.timeout) as client:
            return client.post(f"{self.config.api_base}/chat/completions", json={"messages": messages})  # call
`),
    { provider: 'deepseek', timeout: 'client 20000' },
  ],
  [
    'out of a property with a default',
    py(`import requests
class Llm:
    @property
    def base(self):
        return read_settings().get("base") or "https://api.anthropic.com/v1"
    def ask(self, body):
        return requests.post(f"{self.base}/messages", json=body)  # call
`),
    { provider: 'anthropic', timeout: 'none' },
  ],
  [
    'with a value in it, by percent and by format',
    py(`import requests
URL = "https://generativelanguage.googleapis.com/v1beta/models/{model}:generateContent"
def ask(host, prompt):
    requests.post("http://%s:11434/api/generate" % host, json={"model": "m", "prompt": prompt})  # call
    requests.post(URL.format(model="g"), json={"contents": prompt})  # call
    requests.post("{}/chat/completions".format("https://api.groq.com/openai/v1"), json={"messages": []})  # call
`),
    { provider: 'ollama' },
    { provider: 'google-gemini' },
    { provider: 'groq' },
  ],
  [
    'put together by urljoin',
    py(`import requests
from urllib.parse import urljoin
def ask(base, messages):
    requests.post(urljoin(base, "/v1/chat/completions"), json={"messages": messages})  # call
    requests.post(urljoin("https://api.openai.com/x", "/v1/chat/completions"), json={"messages": messages})  # call
`),
    { provider: 'unknown' },
    { provider: 'openai' },
  ],
  [
    'out of a table, by a name that only run time knows',
    py(`import requests
KNOWN = {
    "openai": {"url": "https://api.openai.com/v1/chat/completions"},
    "groq": {"url": "https://api.groq.com/openai/v1/chat/completions"},
}
def ask(name, messages):
    chosen = KNOWN[name]
    return requests.post(chosen["url"], json={"messages": messages})  # call
`),
    { provider: 'unknown', api: 'chat.completions.create' },
  ],
  [
    'of Gemini at a host that is left open',
    py(`import requests
class Llm:
    def __init__(self, root, model):
        self.url = f"{root}/models/{model}:generateContent"
    def ask(self, body):
        return requests.post(self.url, json=body, timeout=120)  # call
`),
    { provider: 'google-gemini', timeout: 'call 120000' },
  ],
  [
    'whose path a helper of the code is handed',
    py(`import aiohttp
class Llm:
    def __init__(self, base):
        self.base = base
    async def post(self, path, payload):
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=25)) as session:
            async with session.post(f"{self.base}{path}", json=payload) as response:
                return await response.json()
    async def ask(self, messages):
        return await self.post("/chat/completions", {"messages": messages})  # call
    async def rename(self, name):
        return await self.post("/users/rename", {"name": name})
`),
    { provider: 'unknown', timeout: 'client 25000' },
  ],
  [
    'that something else may replace names no provider',
    py(`import requests
class Llm:
    def __init__(self, base):
        self.base = base
    def ask(self, messages):
        return requests.post(f"{self.base}/chat/completions", json={"messages": messages})  # call
def make(base):
    return [Llm("https://api.openai.com/v1"), Llm(base)]
`),
    { provider: 'unknown' },
  ],
]);

shapes('a body', [
  [
    'that gets its messages later',
    py(`import requests
class Llm:
    def __init__(self, config):
        self.session = requests.Session()
        self.url = config["base_url"] + "/v1/chat/completions"
    def ask(self, messages):
        body = {"model": "m"}
        body["messages"] = messages
        body["stream"] = True
        return self.session.post(self.url, json=body)  # call
`),
    { streaming: true, timeout: 'none' },
  ],
  [
    'of something else at such a path',
    py(`import requests
def send(base, text):
    requests.post(f"{base}/messages", json={"text": text})
    requests.post(f"{base}/chat", json={"message": text})
`),
  ],
]);

shapes('a loop that looks at the status', [
  [
    'of an answer that the call itself waits for',
    py(`import time
import requests
def ask(messages):
    for attempt in range(3):
        answer = requests.post("https://api.openai.com/v1/chat/completions", json={"messages": messages})  # call
        if answer.status_code == 429:
            time.sleep(5)
            continue
        return answer.json()
`),
    { retries: 'wrapper 3' },
  ],
]);
