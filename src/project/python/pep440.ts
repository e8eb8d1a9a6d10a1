/** Versions and ranges as Python writes them (PEP 440, and Poetry's own), as semver reads them. */

/** `a`, `b` and `rc` come before the release; local parts and post-releases count as the release. */
const version =
  /^v?(?:\d+!)?(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:\.\d+)*(?:[-_.]?(alpha|beta|preview|pre|a|b|c|rc)[-_.]?(\d*))?(?:(?:[-_.]?(?:post|rev|r)[-_.]?\d*)|-\d+)?(?:[-_.]?dev[-_.]?(\d*))?(?:\+[\w.-]+)?$/i;

const phases: Readonly<Record<string, string>> = {
  alpha: 'a',
  beta: 'b',
  preview: 'rc',
  pre: 'rc',
  c: 'rc',
};

/** `1.0` is `1.0.0`, `2.0.0rc1` is `2.0.0-rc.1`; null for what is no version. */
export function toSemver(text: string): string | null {
  const [, major, minor, patch, phase, count, dev] = version.exec(text.trim()) ?? [];
  if (major === undefined) return null;
  const release = [major, minor, patch].map((part) => String(Number(part ?? 0))).join('.');
  if (phase !== undefined) {
    const name = phases[phase.toLowerCase()] ?? phase.toLowerCase();
    return `${release}-${name}.${Number(count ?? 0)}`;
  }
  return dev === undefined ? release : `${release}-dev.${Number(dev)}`;
}

/** `>=1.0,<2` is `>=1.0.0 <2.0.0`; `*` where anything goes, null for what cannot be read. */
export function toSemverRange(text: string): string | null {
  const alternatives = text.split('||').map(bothOf);
  if (alternatives.some((one) => one === null)) return null;
  return alternatives.includes('*') ? '*' : alternatives.join(' || ');
}

function bothOf(text: string): string | null {
  const clauses = text
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);
  const read = clauses.map(clauseRange);
  if (read.includes(null)) return null;
  const telling = read.filter((one) => one !== '*');
  return telling.length === 0 ? '*' : telling.join(' ');
}

/** One comparison; Poetry writes exact versions bare, and knows `^` and `~`. */
function clauseRange(clause: string): string | null {
  const [, operator = '', written = ''] =
    /^(===?|~=|!=|<=|>=|<|>|\^|~|)\s*(\S+)$/.exec(clause) ?? [];
  if (written === '*') return '*';
  if (written.endsWith('.*')) return starRange(operator, written.slice(0, -2));
  const exact = toSemver(written);
  if (exact === null) return null;
  switch (operator) {
    case '':
    case '==':
    case '===':
      return exact;
    case '!=':
      return '*';
    case '~=':
      return `>=${exact} <${next(written, partsOf(written).length - 2)}`;
    case '^':
      return `>=${exact} <${next(written, firstOf(written))}`;
    case '~':
      return `>=${exact} <${next(written, Math.min(1, partsOf(written).length - 1))}`;
    default:
      return `${operator}${exact}`;
  }
}

/** `==1.4.*`. */
function starRange(operator: string, written: string): string | null {
  const from = toSemver(written);
  if (from === null || operator === '!=') return from === null ? null : '*';
  return `>=${from} <${next(written, partsOf(written).length - 1)}`;
}

const partsOf = (written: string): readonly number[] =>
  (/^v?(?:\d+!)?(\d+(?:\.\d+)*)/.exec(written)?.[1] ?? '0').split('.').map(Number);

/** The first part that is not zero: what `^` keeps. */
function firstOf(written: string): number {
  const parts = partsOf(written);
  const at = parts.findIndex((part) => part !== 0);
  return Math.min(2, at === -1 ? parts.length - 1 : at);
}

/** The least release in which the part at this place is one more. */
function next(written: string, place: number): string {
  const parts = partsOf(written);
  const at = Math.max(0, Math.min(place, 2));
  return [0, 1, 2]
    .map((one) => (one < at ? (parts[one] ?? 0) : one === at ? (parts[one] ?? 0) + 1 : 0))
    .join('.');
}
