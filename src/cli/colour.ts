/** Colours for terminals, by the conventions of NO_COLOR and FORCE_COLOR. */
import { styleText } from 'node:util';
import type { Paint, Style } from '../report/textParts';
import { plain } from '../report/textParts';
import type { CliIo } from './io';

type Format = Parameters<typeof styleText>[0];

const formats: Readonly<Record<Style, Format>> = {
  bold: 'bold',
  dim: 'dim',
  error: 'red',
  warning: 'yellow',
  information: 'blue',
  hint: 'dim',
  good: 'green',
};

/** Styles for the standard output of `io`; none where nobody would see them. */
export function paintFor({ stdout, env }: Pick<CliIo, 'stdout' | 'env'>): Paint {
  return wantsColour(env, stdout.isTerminal)
    ? (style, text) => styleText(formats[style], text, { validateStream: false })
    : plain;
}

function wantsColour(env: CliIo['env'], isTerminal: boolean): boolean {
  if (isSet(env['NO_COLOR'])) {
    return false;
  }
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined) {
    return forced !== '0' && forced !== 'false';
  }
  return isTerminal && env['TERM'] !== 'dumb';
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}
