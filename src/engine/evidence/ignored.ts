/** Settings that this SDK does not read where they stand, or that something else takes back. */
import type { HeardSetting, IgnoredSetting, SettingMove } from '../../model/evidence';
import type { Expression, Property } from '../../model/facts';
import type { IgnoredOption, VersionFacts } from '../../model/knowledge';
import { isClient, usualId } from '../answering';
import { isUnset, switchesOff, chosenOption } from '../chosenOptions';
import { fetchTimeouts, ownFetches, takenBack, type OwnFetch } from '../ownFetch';
import { placeOfReading } from '../sdkOptions';
import { boundOfSignal } from '../signals';
import type { OptionReading } from '../statics';
import { isAbout, isTimed, readingOf } from '../unreadOptions';
import type { ClientInstance, Resolver } from '../values';
import { factsOfAll } from './agreement';
import type { EvidenceQuestion } from './question';

type SetReading = OptionReading & { readonly state: 'set' };

export const ignoredOf = (question: EvidenceQuestion): readonly IgnoredSetting[] => [
  ...unread(question),
  ...switchedOff(question),
  ...clientsIn(question.found.client).flatMap((client) => inOwnFetch(client, question)),
];

// ------------------------------------------------------------------------------------- options that nobody reads

/** Facts of the operation and of the version; of the model object that is handed over, where there is one. */
function unread(question: EvidenceQuestion): readonly IgnoredSetting[] {
  const { found } = question;
  return clientsIn(found.client).flatMap((client, depth) => {
    const call = depth === 0 ? found : { ...found, client };
    const facts = factsOfAll(client, question.project, ({ ignored }) => ignored ?? [], isSameFact);
    const own = depth === 0 ? [...(found.operation.ignored ?? []), ...facts] : facts;
    return own
      .filter((fact) => depth === 0 || fact.place === 'client')
      .flatMap((fact) => settingOf(fact, { ...question, found: call }) ?? []);
  });
}

const isSameFact = (a: IgnoredOption, b: IgnoredOption): boolean =>
  a.name === b.name && JSON.stringify(a.place) === JSON.stringify(b.place);

/** The client whose options count, and the one that it is handed. */
const clientsIn = (client: ClientInstance): readonly ClientInstance[] =>
  isClient(client.inner) ? [client, client.inner] : [client];

function settingOf(fact: IgnoredOption, question: EvidenceQuestion): IgnoredSetting | null {
  const { found, call } = question;
  // Another server behind the same SDK may read more of a body than the SDK's own.
  if (fact.place === 'body' && call.provider !== usualId(found.client) && !found.endpoint)
    return null;
  const reading = readingOf(found, fact);
  if (reading.state !== 'set' || saysNothing(reading.value)) return null;
  if (!isAbout(fact, reading, found) || isReplaced(found)) return null;
  if (fact.timed !== undefined && !isTimedSignal(fact, reading, question)) return null;
  return {
    name: fact.name,
    at: placeOfReading(reading),
    span: spanOf(reading),
    says: fact.says,
    instead: fact.instead,
    of: isOfClient(fact) ? 'client' : 'call',
    move: moveOf(fact, reading),
    heard: heardOf(fact, reading),
  };
}

/** Written where the client was made, not where it is used. */
const isOfClient = ({ place }: IgnoredOption): boolean =>
  place === 'client' || (typeof place === 'object' && ('step' in place || 'construction' in place));

/** `globalThis.fetch = …`: what stands there now is not the runtime's own. */
const isReplaced = ({ client, request }: EvidenceQuestion['found']): boolean =>
  client.base.sdk.ecosystem === 'runtime' &&
  request.home.index.memberWrites.has(client.base.sdk.id);

/** What switches something off, or asks for nothing, loses nothing where nobody reads it. */
const saysNothing = (value: Expression): boolean =>
  isUnset(value) || (value.kind === 'literal' && (value.value === false || value.value === 0));

function isTimedSignal(
  fact: IgnoredOption,
  reading: SetReading,
  { around }: EvidenceQuestion,
): boolean {
  const there = around.program.around(reading.home.path);
  if (!there) return false;
  const bound = boundOfSignal(reading.value, { ...there, resolver: reading.home }, 0);
  return bound.kind === 'time' && isTimed(fact, bound);
}

const spanOf = ({ home, property }: SetReading): IgnoredSetting['span'] => ({
  path: home.path,
  start: property.start,
  end: property.end,
});

function moveOf({ to, name, place }: IgnoredOption, reading: SetReading): SettingMove | null {
  const { property, home } = reading;
  const object = home.index.parents.get(property.value);
  if (!to || name.includes('.') || !object || !('kind' in object) || object.kind !== 'object')
    return null;
  if (!object.properties.includes(property)) return null;
  return { object, property, name: to.name, to: to.place === place ? 'beside' : to.place };
}

function heardOf({ heardBy }: IgnoredOption, { property, home }: SetReading): HeardSetting | null {
  const object = home.index.parents.get(property.value);
  const made = object && home.index.parents.get(object);
  if (heardBy === undefined || !made || !('kind' in made) || made.kind !== 'new') return null;
  const argument = made.args.findIndex(({ value }) => value === object);
  return argument < 0 ? null : { made, argument, name: heardBy };
}

// ------------------------------------------------------------------------------ a timer that a signal switches off

function switchedOff({ found, version, timeouts }: EvidenceQuestion): readonly IgnoredSetting[] {
  const signal = switchesOff(found, version);
  const choice = chosenOption('timeout', found, version);
  if (!signal || choice.state !== 'set' || choice.trap?.effect === 'none') return [];
  // A signal that is bound to time does the timer's work.
  if (timeouts.signalMs !== null || timeouts.opaque) return [];
  const { reading, name } = choice;
  const where = placeOfReading(signal);
  const inCall = where.path === found.home.path ? '' : ` in ${where.path}`;
  return [
    {
      name,
      at: placeOfReading(reading),
      span: spanOf(reading),
      says: `is switched off by the signal${inCall} on line ${String(where.line)}`,
      instead: null,
      of: 'call',
      move: null,
      heard: null,
    },
  ];
}

// ------------------------------------------------------------------------------------------- in an own `fetch`

function inOwnFetch(client: ClientInstance, question: EvidenceQuestion): readonly IgnoredSetting[] {
  const [version] = factsOfAll(client, question.project, (one) => [one], isSameTransport);
  return ownFetches(client, version ?? null).flatMap((own) => [
    ...(version?.handsSignal === true ? takenBack(own) : []).map((property) =>
      lost(
        own,
        property,
        'is overridden by the signal that the SDK hands over behind it: only `AbortSignal.any` joins both',
      ),
    ),
    ...fetchTimeouts(own)
      .filter(({ value }) => !saysNothing(value))
      .map((property) => lost(own, property, 'is not an option of `fetch`')),
  ]);
}

const isSameTransport = (a: VersionFacts, b: VersionFacts): boolean =>
  a.handsSignal === b.handsSignal;

const lost = (own: OwnFetch, property: Property, says: string): IgnoredSetting => ({
  name: property.key ?? '',
  at: placeIn(own.home, property),
  span: { path: own.home.path, start: property.start, end: property.end },
  says,
  instead: null,
  of: 'client',
  move: null,
  heard: null,
});

const placeIn = (home: Resolver, property: Property): IgnoredSetting['at'] =>
  home.positions.place(property);
