/** Models and APIs that end: what the provider that answers has announced. */
import type { Retirement } from '../../model/evidence';
import type { LlmCall } from '../../model/call';
import type { RetiredApi, RetirementFact, Retirements } from '../../model/knowledge';
import { namedModel, type NamedModel } from '../requestBody';
import { literalOf, type LiteralText } from '../texts';
import { holds } from '../versions';
import type { EvidenceQuestion } from './question';

export function retirementsOf(question: EvidenceQuestion): readonly Retirement[] {
  const { call, knowledge } = question;
  return knowledge.retirements
    .filter(({ provider }) => provider === call.provider)
    .flatMap((list) => [...retiredApis(list, question), ...retiredModels(list, question)]);
}

function retiredApis(list: Retirements, { call }: EvidenceQuestion): readonly Retirement[] {
  return list.apis
    .filter((fact) => isNamed(call.api, fact))
    .map((fact) => ({
      ...ending(fact, list),
      renames: [],
      subject: 'api',
      name: fact.name,
      at: { path: call.path, line: call.anchor.startLine, column: call.anchor.startColumn },
      role: 'only',
      span: null,
    }));
}

const isNamed = (api: string, { apis }: RetiredApi): boolean =>
  apis.some((one) => (one.endsWith('*') ? api.startsWith(one.slice(0, -1)) : api === one));

function retiredModels(
  list: Retirements,
  { found, call }: EvidenceQuestion,
): readonly Retirement[] {
  const model = namedModel(found);
  if (!model) return [];
  const prefix = list.prefixes.find((one) => model.name.startsWith(one)) ?? '';
  const id = model.name.slice(prefix.length);
  const fact = list.models.find(({ ids }) => ids.includes(id));
  if (!fact) return [];
  const renames = renamesFor(fact, list, call);
  const what = { subject: 'model', name: id, renames } as const;
  return [{ ...ending(fact, list), ...what, ...placeOf(model, prefix) }];
}

/** Where the SDK's version is not known, its types may not have the new name. */
const renamesFor = (
  { replacement = '' }: RetirementFact,
  { renames = [] }: Retirements,
  { sdk, sdkVersion, api }: LlmCall,
): Retirement['renames'] =>
  renames.filter(
    (one) =>
      one.models.some((start) => replacement.startsWith(start)) &&
      one.sdk === sdk &&
      one.api === api &&
      sdkVersion !== null &&
      holds(sdkVersion, one.range),
  );

const ending = (fact: RetirementFact, { source }: Retirements) => ({
  date: fact.date,
  replacement: fact.replacement ?? null,
  then: fact.then ?? null,
  source: source.from,
});

type Placed = Pick<Retirement, 'at' | 'role' | 'span'>;

function placeOf({ name, at }: NamedModel, prefix: string): Placed {
  const literal = literalOf(at.expression, at.home);
  if (literal?.at.expression.value !== name)
    return { at: at.home.positions.place(at.expression), role: 'only', span: null };
  const { home, expression } = literal.at;
  return {
    at: home.positions.place(expression),
    role: literal.role,
    span: spanOf(literal, prefix),
  };
}

/** The id between its quotes; null where escapes or longer quotes make it another length. */
function spanOf({ at: { expression, home } }: LiteralText, prefix: string): Retirement['span'] {
  const { start, end, value } = expression;
  if (end - start !== String(value).length + 2) return null;
  return { path: home.path, start: start + 1 + prefix.length, end: end - 1 };
}
