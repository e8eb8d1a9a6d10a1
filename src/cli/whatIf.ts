/** `lifeboat what-if`: what stops working when a provider does. */
import { Option, type Command } from 'commander';
import { allOutages, outageOf } from '../impact/outages';
import { knowledge as builtIn } from '../knowledge';
import type { DependencyMap, Outage, TakenOut } from '../model/impact';
import type { Provider } from '../model/knowledge';
import { whatIfJson } from '../report/whatIfJson';
import type { ExitCode } from './exitCodes';
import { exitCode } from './exitCodes';
import type { CliIo } from './io';
import { look, type LookOptions } from './look';

export interface WhatIfOptions extends LookOptions {
  readonly format: 'text' | 'json' | 'markdown';
  readonly model?: string;
  readonly region?: string;
  readonly component?: string;
}

export function addWhatIf(command: Command, io: CliIo, finish: (code: ExitCode) => void): Command {
  return command
    .description('say what stops working when a provider is down')
    .argument('<provider>', 'a provider as `lifeboat calls` names it, or all')
    .argument('[path...]', 'folders or files; the working directory when left out')
    .addOption(
      new Option('--format <format>', 'how to print')
        .choices(['text', 'json', 'markdown'])
        .default('text'),
    )
    .option('--model <model>', 'only this model is out')
    .option('--region <region>', 'only this region is out')
    .option('--component <component>', 'only this part of the status page is out')
    .option('-q, --quiet', 'no progress and no summary', false)
    .option('--config <file>', 'use this config file')
    .option('--no-cache', 'look at everything anew and keep nothing')
    .action(async (provider: string, paths: string[], options: WhatIfOptions) => {
      finish(await runWhatIf(provider, paths, options, io));
    });
}

export async function runWhatIf(
  provider: string,
  paths: readonly string[],
  options: WhatIfOptions,
  io: CliIo,
): Promise<ExitCode> {
  const { map, root } = await look(paths, { ...options, findings: false, map: true }, io);
  const providers = (io.parts?.knowledge ?? builtIn).providers;
  const outages = outagesOf(map, provider, options, providers);
  io.stdout.write(`${JSON.stringify(whatIfJson({ root, map, outages }), null, 2)}\n`);
  return exitCode.clean;
}

function outagesOf(
  map: DependencyMap,
  provider: string,
  { model, region, component }: WhatIfOptions,
  providers: readonly Provider[],
): readonly Outage[] {
  const names = new Map(providers.map(({ id, name }) => [id, name]));
  const asked = { providerName: (id: string) => names.get(id) ?? id };
  if (provider === 'all') return allOutages(map, asked);
  const out: TakenOut = {
    provider,
    ...(model === undefined ? {} : { model }),
    ...(region === undefined ? {} : { region }),
    ...(component === undefined ? {} : { component }),
  };
  return [outageOf(map, out, asked)];
}
