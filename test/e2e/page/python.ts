/** Python as its authors see it: a file, and a notebook whose cells are one program. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { until } from '../support/poll';
import { writeFiles } from '../support/projects';
import type { PageTest, Tools } from '../support/suite';
import { openWorkbench, withoutStatus, type Workbench } from '../support/workbench';

const service = `import os

from fastapi import FastAPI
from google import genai
from openai import OpenAI

app = FastAPI()
openai = OpenAI(timeout=None, max_retries=0)
gemini = genai.Client(api_key=os.environ["GEMINI_API_KEY"])


@app.post("/summary")
def summary(text: str) -> str:
    answer = openai.responses.create(model="gpt-6-luna", input=f"Summarise: {text}")
    return answer.output_text


@app.post("/title")
def title(text: str) -> str:
    return gemini.models.generate_content(model="gemini-3.5-flash", contents=text).text
`;

const cells = [
  { cell_type: 'markdown', metadata: {}, source: ['# Questions to two models'] },
  code('%pip install --quiet openai\nfrom openai import OpenAI\n\nclient = OpenAI(timeout=None)'),
  code('questions = ["Why is the sky blue?", "Who wrote Faust?"]'),
  code(
    'for question in questions:\n    answer = client.responses.create(model="gpt-6-luna", input=question)\n    print(answer.output_text)',
  ),
];

function code(source: string): object {
  const lines = source
    .split('\n')
    .map((line, at, all) => (at < all.length - 1 ? `${line}\n` : line));
  return { cell_type: 'code', execution_count: null, metadata: {}, outputs: [], source: lines };
}

const notebook = JSON.stringify({
  cells,
  metadata: {
    kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' },
    language_info: { name: 'python' },
  },
  nbformat: 4,
  nbformat_minor: 5,
});

const files = {
  'requirements.txt': 'fastapi==0.140.0\ngoogle-genai==3.3.0\nopenai==3.3.1\n',
  'app/service.py': service,
  'questions.ipynb': notebook,
};

async function openProject(tools: Tools): Promise<Workbench> {
  const folder = writeFiles(join(tools.lifetime.tempFolder(), 'assistant'), files);
  const userSettings = { ...withoutStatus, 'lifeboat.codeLens': 'all' };
  const openFile = join(folder, 'app/service.py');
  const extensionDevelopmentPath = tools.repository;
  return openWorkbench(
    { ...tools, folder, userSettings, openFile, extensionDevelopmentPath },
    tools.lifetime,
  );
}

const shownLenses = (workbench: Workbench, text: string): Promise<number> =>
  workbench.page.locator('.codelens-decoration', { hasText: text }).count();

const pythonFile: PageTest = {
  name: 'page/a Python file has findings, lenses and hovers',
  run: async (tools) => {
    const workbench = await openProject(tools);
    await workbench.squiggle('warning');
    await until('lenses', async () => (await shownLenses(workbench, 'OpenAI')) > 0);
    const rows = await workbench.problems('missing-timeout');
    assert.match(rows.join('\n'), /responses\.create/);
    await tools.shoot(workbench, 'python');
    const line = service.split('\n').findIndex((one) => one.includes('responses.create'));
    const text = service.split('\n')[line] ?? '';
    await workbench.goTo(line + 1, text.indexOf('create') + 3);
    await workbench.command('Show or Focus Hover');
    await workbench.page
      .locator('.monaco-hover:visible', { hasText: 'OpenAI API' })
      .first()
      .waitFor();
    await tools.shoot(workbench, 'python-hover');
  },
};

const pythonNotebook: PageTest = {
  name: 'page/a notebook has findings in the cells of their calls',
  run: async (tools) => {
    const workbench = await openProject(tools);
    const { page } = workbench;
    await workbench.squiggle('warning');
    // At the start, VS Code would show it as the JSON that it is.
    await workbench.open('questions.ipynb');
    const cell = page.locator('.cell-list-container .monaco-list-row', { hasText: 'for question' });
    await cell.locator('.squiggly-warning').first().waitFor();
    const other = page.locator('.cell-list-container .monaco-list-row', { hasText: 'from openai' });
    await until('lenses', async () => (await shownLenses(workbench, 'OpenAI')) > 0);
    assert.equal(await other.locator('.squiggly-warning').count(), 0);
    await workbench.hover(cell.locator('.squiggly-warning').first(), /has no timeout/);
    await tools.shoot(workbench, 'notebook');
    await page.keyboard.press('Escape');
    await cell.locator('.squiggly-warning').first().click({ force: true });
    const titles = await workbench.openLightbulb();
    assert.match(titles.join('\n'), /Bound this call/);
    await workbench.chooseAction('Bound this call');
    // A constant goes to the imports of another cell, the option into the call.
    await until('the option', async () => /timeout=\w+/.test((await cell.textContent()) ?? ''));
    await until('the constant', async () => /_SECONDS\W+=/.test((await other.textContent()) ?? ''));
    await tools.shoot(workbench, 'notebook-fixed');
  },
};

export const pythonTests = [pythonFile, pythonNotebook];
