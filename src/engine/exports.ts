/** What a module gives to others: named, default, re-exported, and CommonJS forms. */
import type { ExportFact, Expression } from '../model/facts';
import type { Binding } from './moduleIndex';
import { choice, unknownValue, type Located, type Resolver, type Value } from './values';

/** The value of an export. `=` stands for `module.exports = …`, which a default import and properties read. */
export function exportedValue(
  name: string,
  module: Resolver,
  bindingValue: (binding: Binding) => Value,
): Value {
  const facts = module.index.facts.exports;
  const named = facts.filter((one) => one.exported === name);
  if (named.length > 0) return choice(named.map((one) => valueOfExport(one, module, bindingValue)));
  const whole = facts.findLast((one) => one.exported === '=');
  if (whole) {
    if (name === 'default' || name === '=') return valueOfExport(whole, module, bindingValue);
    const value = wholeProperty(whole, name, module, bindingValue);
    if (value) return value;
  }
  for (const star of facts) {
    if (star.exported !== '*' || star.source === null || name === 'default') continue;
    const value = module.imported(star.source)?.exported(name);
    if (value && value.kind !== 'unknown') return value;
  }
  return unknownValue;
}

function valueOfExport(
  fact: ExportFact,
  module: Resolver,
  bindingValue: (binding: Binding) => Value,
): Value {
  if (fact.source !== null) {
    const from = module.imported(fact.source);
    if (from)
      return fact.imported === '*' || fact.imported === null
        ? { kind: 'own-module', home: from }
        : from.exported(fact.imported);
    if (/^[./]/.test(fact.source)) return unknownValue;
    const path = fact.imported === null || fact.imported === '*' ? [] : [fact.imported];
    return { kind: 'external', source: fact.source, path, made: null };
  }
  if (fact.value) return module.valueOf(fact.value);
  const binding = fact.local === null ? undefined : module.index.root.names.get(fact.local);
  return binding ? bindingValue(binding) : unknownValue;
}

function wholeProperty(
  whole: ExportFact,
  name: string,
  module: Resolver,
  bindingValue: (binding: Binding) => Value,
): Value | null {
  const value = valueOfExport(whole, module, bindingValue);
  if (value.kind !== 'object') return null;
  const property = value.node.properties.findLast((one) => one.key === name);
  return property ? value.home.valueOf(property.value) : null;
}

/** The one expression that an export stands for; null where there may be several, or none. */
export function exportedExpression(name: string, module: Resolver): Located | null {
  return expressionOf(name, module, 0);
}

const maxHops = 12;

function expressionOf(name: string, module: Resolver, hops: number): Located | null {
  if (hops > maxHops) return null;
  const facts = module.index.facts.exports;
  const named = facts.filter((one) => one.exported === name);
  if (named.length > 1) return null;
  const [only] = named;
  if (!only) {
    for (const star of facts) {
      if (star.exported !== '*' || star.source === null) continue;
      const from = module.imported(star.source);
      const found = from ? expressionOf(name, from, hops + 1) : null;
      if (found) return found;
    }
    return null;
  }
  if (only.source !== null) {
    const from = module.imported(only.source);
    return from && only.imported !== null ? expressionOf(only.imported, from, hops + 1) : null;
  }
  if (only.value) return { expression: only.value, home: module };
  const expression = only.local === null ? null : writtenOnce(only.local, module);
  return expression ? { expression, home: module } : null;
}

function writtenOnce(local: string, module: Resolver): Expression | null {
  const binding = module.index.root.names.get(local);
  const write = binding?.writes.length === 1 ? binding.writes[0] : undefined;
  return write?.value && write.path.length === 0 && !write.fallback ? write.value : null;
}
