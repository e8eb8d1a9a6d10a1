/** Objects that keep what another object says: `{ ...options, timeout: 60_000 }`. */
import type { Expression, ReferenceExpression, Span, TypeFact } from '../../model/facts';
import { indented, item, type ItemDoc, objectDoc } from './writerLayout';
import { declaredValues, type Fact, walkFacts } from './writerNames';
import { isMultiLine, type Page } from './writerText';
import { holdsSignal, isNothing, newProperties, type OptionTree, valueText } from './writerValues';

/** What is there is kept, the new options win. Null for anything that may have effects. */
export function spreadItem(
  page: Page,
  value: Expression,
  where: Span,
  codeEnd: number,
  tree: OptionTree,
): ItemDoc | null {
  if (isNothing(value)) return { lead: [], list: objectDoc(newProperties(page, tree)), tail: [] };
  const spreads = value.kind === 'reference' || value.kind === 'member' || value.kind === 'call';
  const properties = spreads ? propertiesBehind(page, value, tree) : null;
  if (!properties) return null;
  const bare = codeEnd === value.end && where.start === value.start;
  const kept = isMultiLine(page, where) ? indented(page, where) : [where];
  const first = bare ? item('...', ...kept) : item('...(', ...kept, ')');
  return { lead: [], list: objectDoc([first, ...properties]), tail: [] };
}

/** Null where a signal in the other object would be lost, and whether there is one cannot be seen. */
function propertiesBehind(
  page: Page,
  value: Expression,
  tree: OptionTree,
): readonly ItemDoc[] | null {
  if (!holdsSignal(tree)) return newProperties(page, tree);
  if (value.kind !== 'reference') return null;
  if (isWithout(page, value, [...tree.keys()])) return newProperties(page, tree);
  return mayHaveSignal(page, value) ? joinedProperties(page, value.name, tree) : null;
}

/** Every binding of the name is an object in sight that has none of these properties and never gets them. */
function isWithout(page: Page, { name }: ReferenceExpression, keys: readonly string[]): boolean {
  const values = declaredValues(page.facts, name);
  return (
    values.length > 0 &&
    values.every(
      (one) =>
        one?.kind === 'object' &&
        one.properties.every(({ key, spread }) => !spread && key !== null && !keys.includes(key)),
    ) &&
    keys.every((key) => !page.text.includes(`${name}.${key}`))
  );
}

/** Types of requests that name their signal. */
const requestTypes = new Set(['RequestInit', 'AxiosRequestConfig', 'FetchOptions']);

/** Code can ask the object for its signal: in JavaScript, or by its type. */
function mayHaveSignal({ facts }: Page, { name }: ReferenceExpression): boolean {
  if (facts.language === 'javascript') return true;
  const types: (TypeFact | null)[] = [];
  walkFacts(facts.body, (fact) => {
    const named = boundName(fact);
    if (named === name && 'type' in fact) types.push(fact.type as TypeFact | null);
    return true;
  });
  return types.length > 0 && types.every((type) => requestTypes.has(type?.name ?? ''));
}

function boundName(fact: Fact): string | null {
  const pattern = 'pattern' in fact ? fact.pattern : 'target' in fact ? fact.target : null;
  const isName = typeof pattern === 'object' && pattern !== null && 'name' in pattern;
  return isName ? String(pattern.name) : null;
}

/** `signal: AbortSignal.any([...(options?.signal ? [options.signal] : []), AbortSignal.timeout(60_000)])`. */
function joinedProperties(page: Page, name: string, tree: OptionTree): readonly ItemDoc[] | null {
  const items = [...tree].map(([key, wanted]): ItemDoc[] | null => {
    if (wanted instanceof Map) return null;
    const value = wanted as Exclude<typeof wanted, OptionTree>;
    if (value.kind !== 'timeout-signal') return [item(`${key}: ${valueText(page, value)}`)];
    const first = item(`...(${name}?.${key} ? [${name}.${key}] : [])`);
    const list = { open: ['AbortSignal.any(['], items: [first, item(valueText(page, value))] };
    return [{ lead: [`${key}: `], list: { ...list, close: ['])'], padded: false }, tail: [] }];
  });
  return items.some((one) => one === null) ? null : items.flatMap((one) => one ?? []);
}
