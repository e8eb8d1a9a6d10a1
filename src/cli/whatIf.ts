/** `lifeboat what-if`: what stops working when a provider does. */
import { Option, type Command } from 'commander';
import { allOutages, outageOf, type OutageOptions } from '../impact/outages';
import { scoresOf } from '../impact/score';
import { sharedGround } from '../impact/weakPoints';
import { knowledge as builtIn } from '../knowledge';
import { gateways, infrastructures } from '../knowledge/infrastructure';
import type { Outage, TakenOut } from '../model/impact';
import type { Operation, Provider } from '../model/knowledge';
import { nearest } from '../model/nearest';
import { impactMarkdown } from '../report/impactMarkdown';
import { whatIfJson } from '../report/whatIfJson';
import { whatIfText } from '../report/whatIfText';
import { paintFor } from './colour';
import { exitCode, type ExitCode } from './exitCodes';
import { impactPageOf } from './impactPage';
import { UsageError, type CliIo } from './io';
import { look, type Look, type LookOptions } from './look';

const formats = ['text', 'json', 'markdown'] as const;

export interface WhatIfOptions extends LookOptions {
  readonly format: (typeof formats)[number];
  readonly model?: string;
  readonly region?: string;
  readonly component?: string;
}

export function addWhatIf(command: Command, io: CliIo, finish: (code: ExitCode) => void): Command {
  return command
    .description('say what stops working when a provider is down')
    .argument('<provider>', 'a provider, by the id in `lifeboat calls --format json`, or all')
    .argument('[path...]', 'folders or files; the working directory when left out')
    .addOption(new Option('--format <format>', 'how to print').choices(formats).default('text'))
    .option('--model <model>', 'only this model is out')
    .option('--region <region>', 'only this region is out')
    .option('--component <component>', 'only this part of its status page is out, by id or name')
    .option('-q, --quiet', 'no progress and no summary', false)
    .option('--config <file>', 'use this config file')
    .option('--no-cache', 'look at everything anew and keep nothing')
    .action(async (provider: string, paths: string[], options: WhatIfOptions) => {
      finish(await runWhatIf(provider, paths, options, io));
    });
}

/** Throws `UsageError` for a provider or a component that nobody knows. */
export async function runWhatIf(
  name: string,
  paths: readonly string[],
  options: WhatIfOptions,
  io: CliIo,
): Promise<ExitCode> {
  const { providers } = io.parts?.knowledge ?? builtIn;
  const out = name === 'all' ? null : takenOut(name, options, providers);
  const seen = await look(paths, { ...options, findings: false, map: true }, io);
  const page = impactPageOf(seen, io);
  const asked: OutageOptions = {
    providerName: (id) => providers.find((one) => one.id === id)?.label ?? id,
    operationsOf: (provider, component) => operationsOf(provider, component, providers),
  };
  const outages = out === null ? allOutages(seen.map, asked) : [outageOf(seen.map, out, asked)];
  io.stdout.write(answer(outages, { seen, page: { ...page, outages }, asked, options, io, out }));
  return exitCode.clean;
}

interface Answer {
  readonly seen: Look;
  readonly page: ReturnType<typeof impactPageOf>;
  readonly asked: OutageOptions;
  readonly options: WhatIfOptions;
  readonly io: CliIo;
  readonly out: TakenOut | null;
}

function answer(
  outages: readonly Outage[],
  { seen, page, asked, options, io, out }: Answer,
): string {
  const { map, root, patience } = seen;
  const scores = out === null ? scoresOf(map, { ...asked, patience }) : null;
  if (options.format === 'json')
    return `${JSON.stringify(whatIfJson({ root, map, outages, ...(scores ? { scores } : {}) }), null, 2)}\n`;
  const labels = { ...page.labels, ...(out === null ? {} : labelOf(out.provider, asked)) };
  if (options.format === 'markdown') return `${impactMarkdown({ ...page, labels })}\n`;
  return whatIfText(
    {
      ...{ root, page: { ...page, labels } },
      shared: out === null ? sharedGround(map, infrastructures, gateways) : [],
      scores,
    },
    { paint: paintFor(io), quiet: options.quiet },
  );
}

const labelOf = (provider: string, { providerName }: OutageOptions): Record<string, string> => ({
  [provider]: providerName(provider),
});

/** What the user named, by an id, another name or a label; `unknown` for calls whose provider nobody can tell. */
function takenOut(
  name: string,
  { model, region, component }: WhatIfOptions,
  providers: readonly Provider[],
): TakenOut {
  const wanted = name.toLowerCase();
  const known = providers.find(
    ({ id, name: own, label, aliases = [] }) =>
      [id, ...aliases].includes(wanted) || [own, label].some((one) => one.toLowerCase() === wanted),
  );
  if (!known && wanted !== 'unknown') {
    const close = nearest(wanted, [...providers.map(({ id }) => id), 'all']);
    throw new UsageError(
      `no such provider: ${name}${close === null ? '' : ` (did you mean ${close}?)`}`,
    );
  }
  const provider = known?.id ?? wanted;
  if (component !== undefined && operationsOf(provider, component, providers) === null)
    throw new UsageError(`${provider} has no such component: ${component}`);
  return {
    provider,
    ...(model === undefined ? {} : { model }),
    ...(region === undefined ? {} : { region }),
    ...(component === undefined ? {} : { component }),
  };
}

function operationsOf(
  provider: string,
  component: string,
  providers: readonly Provider[],
): readonly Operation[] | null {
  const components = providers.find(({ id }) => id === provider)?.status?.components ?? [];
  const wanted = component.toLowerCase();
  const found = components.find(
    ({ id, name }) => id === component || name.toLowerCase() === wanted,
  );
  return found?.operations ?? null;
}
