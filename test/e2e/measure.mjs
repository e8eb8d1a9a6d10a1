/** What `npm run bench -- typing` and `-- panel` start: figures from a real VS Code, printed as a table. */
import { ensureMachine } from '../../scripts/machine.mjs';
import { ensureVscode } from '../../scripts/vscode.mjs';
import { load, repository } from './load.mjs';

/** @param {string} line */
const say = (line) => console.error(line);

const { browser } = await ensureMachine(say);
const vscode = await ensureVscode('newest', say);
const options = { vscodes: [vscode], browserPath: browser, repository };
if (process.argv[2] === 'panel') {
  const { measurePanel } = await load('test/e2e/measurePanel.ts');
  console.log(await measurePanel(options));
} else {
  const { measureTyping } = await load('test/e2e/measure.ts');
  console.log(await measureTyping(options));
}
