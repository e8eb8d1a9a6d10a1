/** What the reports about outages are made of, from one look at the code. */
import { allOutages } from '../impact/outages';
import { scoresOf } from '../impact/score';
import { knowledge } from '../knowledge';
import type { Scores } from '../model/impact';
import type { ImpactPage } from '../model/impactPage';
import type { CliIo } from './io';
import type { Look } from './look';

/** Without health: a report is about the code, whenever it is read. */
export function impactPageOf({ map }: Look, io: CliIo): ImpactPage {
  const { providers } = io.parts?.knowledge ?? knowledge;
  const labels = Object.fromEntries(providers.map(({ id, label }) => [id, label]));
  const outages = allOutages(map, { providerName: (id) => labels[id] ?? id });
  const used = new Set(map.calls.map(({ provider }) => provider));
  return {
    ...{ map, outages, health: {} },
    labels: Object.fromEntries(Object.entries(labels).filter(([id]) => used.has(id))),
  };
}

export const scoresFor = ({ map, patience }: Look, { labels }: ImpactPage): Scores =>
  scoresOf(map, { providerName: (id) => labels[id] ?? id, patience });
