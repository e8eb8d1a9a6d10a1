/** The health of one provider: what is believed of its page, seen through what this workspace calls. */
import type {
  ComponentHealth,
  HealthState,
  IncidentReport,
  ProviderHealth,
  ProviderUse,
} from '../model/health';
import type { Provider, StatusComponent } from '../model/knowledge';
import { openIncidents, recentIncidents } from './incidents';
import { currentState, freshForMs, type PageState, type TrackedComponent } from './machine';
import { neededComponents } from './needs';

/** From calm to grave. Not knowing outranks health: a green word needs evidence for every part. */
const gravity: readonly HealthState[] = [
  'operational',
  'unknown',
  'maintenance',
  'degraded',
  'partial-outage',
  'major-outage',
];

/** Negative where `a` is the calmer state. */
export function compareStates(a: HealthState, b: HealthState): number {
  return gravity.indexOf(a) - gravity.indexOf(b);
}

/**
 * The worst state of the components that the calls here depend on, or that any API call would where `use` is null;
 * never a headline or an incident's impact.
 */
export function healthOf(
  provider: Provider,
  use: ProviderUse | null,
  page: PageState,
  now: number,
): ProviderHealth {
  const needed = neededComponents(provider.status?.components ?? [], use);
  const components = needed.map((one) => componentHealth(one, page, now));
  const state = worstState(components);
  const ids = new Set(needed.map((one) => one.id));
  const touches = (one: IncidentReport): boolean =>
    one.components.length === 0 || one.components.some((id) => ids.has(id));
  return {
    provider: provider.id,
    state,
    since: sinceWhen(components, state, page.startedAt),
    readable: page.readable,
    reason: page.reason ?? missingReason(page, components),
    readAt: page.readAt,
    components,
    incidents: openIncidents(page.incidents).filter(touches),
    recent: recentIncidents(page.incidents, now).filter(touches),
  };
}

function componentHealth(
  component: StatusComponent,
  page: PageState,
  now: number,
): ComponentHealth {
  const { id, name, operations } = component;
  const tracked = page.components.find((one) => one.id === id);
  if (tracked === undefined) {
    return { id, name, operations, state: 'unknown', since: page.startedAt };
  }
  return { id, name, operations, state: currentState(tracked, now), since: sinceOf(tracked, now) };
}

function sinceOf(tracked: TrackedComponent, now: number): number {
  const aged = currentState(tracked, now) !== tracked.state;
  return aged ? tracked.seenAt + freshForMs : tracked.since;
}

function worstState(components: readonly ComponentHealth[]): HealthState {
  const states = components.map((one) => one.state);
  return states.sort(compareStates).at(-1) ?? 'unknown';
}

/** Health begins when the last component recovered; anything else when its first component fell into it. */
function sinceWhen(
  components: readonly ComponentHealth[],
  state: HealthState,
  startedAt: number,
): number {
  const times = components.filter((one) => one.state === state).map((one) => one.since);
  if (times.length === 0) return startedAt;
  return state === 'operational' ? Math.max(...times) : Math.min(...times);
}

/** Why a page that was read leaves the state unknown; null where it does not. */
function missingReason(page: PageState, components: readonly ComponentHealth[]): string | null {
  if (!page.readable) return null;
  if (components.length === 0) return 'Its status page has no component for what is called here.';
  const unknown = components.filter((one) => one.state === 'unknown').map((one) => one.name);
  return unknown.length === 0
    ? null
    : `Its status page says nothing clear about ${unknown.join(', ')}.`;
}
