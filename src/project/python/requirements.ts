/** What requirements say, one for each package: PEP 508 in lists, and the files of pip. */

/** `distribution` is spelt the one way in which all spellings meet (PEP 503). */
export interface Requirement {
  readonly distribution: string;
  /** As written; empty for any version. */
  readonly range: string;
}

export const distributionName = (name: string): string =>
  name.toLowerCase().replace(/[-_.]+/g, '-');

const requirement =
  /^([A-Za-z0-9][\w.-]*)\s*(?:\[[^\]]*\])?\s*(?:\(([^)]*)\)|@\s*(\S+)|((?:===?|~=|!=|[<>]=?|[\^~])[^;]*))?\s*(?:;.*)?$/;

/** `openai[datalib]>=1.0,<2 ; python_version > "3.8"`; null for what is no requirement. */
export function parseRequirement(text: string): Requirement | null {
  const [, name, bracketed, url, range] = requirement.exec(text.trim()) ?? [];
  if (name === undefined) return null;
  const written = url === undefined ? (bracketed ?? range ?? '') : (versionInUrl(url) ?? '');
  return { distribution: distributionName(name), range: written.trim() };
}

/** `openai @ https://…/openai-1.2.0-py3-none-any.whl`, or a tag of a repository. */
function versionInUrl(url: string): string | null {
  const found = /(?:-|@v?)(\d+(?:\.\d+)+)(?:-py[\w.-]*\.whl|\.tar\.gz|$|#)/.exec(url)?.[1];
  return found === undefined ? null : `==${found}`;
}

export interface RequirementsFile {
  readonly requirements: readonly Requirement[];
  /** Files that it names by `-r` and `-c`, relative to itself. */
  readonly includes: readonly string[];
}

export function readRequirementsFile(text: string): RequirementsFile {
  const lines = text
    .replace(/\\\r?\n/g, ' ')
    .split(/\r?\n/)
    .map((line) => line.replace(/(?:^|\s)#.*$/, '').trim());
  return {
    includes: lines.flatMap(
      (line) => /^(?:-r|-c|--requirement|--constraint)[\s=]*(\S+)$/.exec(line)?.[1] ?? [],
    ),
    requirements: lines.flatMap((line) => {
      // Hashes and other options follow the requirement.
      const [wanted = ''] = line.split(/\s+--?[a-z]/);
      return wanted.startsWith('-') ? [] : (parseRequirement(wanted) ?? []);
    }),
  };
}
