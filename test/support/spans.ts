/** Looks at facts as nested spans of a text, whatever they mean. */
import type { CallExpression, ModuleFacts } from '../../src/model/facts';

type Tree = Readonly<Record<string, unknown>>;

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;

/** Calls back for every object in the facts, with the innermost span around it. */
function visit(
  value: unknown,
  around: { start: number; end: number },
  see: (tree: Tree, around: { start: number; end: number }) => void,
): void {
  if (!isTree(value)) return;
  see(value, around);
  const { start, end } = value;
  const inner = typeof start === 'number' && typeof end === 'number' ? { start, end } : around;
  for (const child of Object.values(value)) visit(child, inner, see);
}

/** Spans that lie outside of the text or of what is around them, in words; empty for good facts. */
export function badSpans(facts: ModuleFacts, text: string): string[] {
  const bad: string[] = [];
  visit(facts, { start: 0, end: text.length }, (tree, around) => {
    const { start, end } = tree;
    if (typeof start !== 'number' || typeof end !== 'number') return;
    if (start > end || start < around.start || end > around.end) {
      const what = typeof tree['kind'] === 'string' ? tree['kind'] : Object.keys(tree).join();
      bad.push(`${what} ${start}-${end} in ${around.start}-${around.end}`);
    }
  });
  return bad;
}

/** Source texts of all calls and constructions in the module's body, outermost first. */
export function callTexts(facts: ModuleFacts, text: string): string[] {
  const texts: string[] = [];
  visit(facts.body, { start: 0, end: text.length }, (tree) => {
    if (tree['kind'] !== 'call' && tree['kind'] !== 'new') return;
    const call = tree as unknown as CallExpression;
    texts.push(text.slice(call.start, call.end));
  });
  return texts;
}
