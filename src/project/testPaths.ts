/** Which files are tests or examples: their calls are listed, and reported as the settings say. */
import { directoryOf } from './paths';

/** What lies around a file. */
export interface TestEvidence {
  /** Names in the file's own directory. */
  readonly beside: ReadonlySet<string>;
  /** True in a project for Deno, which runs `chat_test.ts` as a test. */
  readonly isDeno: boolean;
}

const nothingAround: TestEvidence = { beside: new Set(), isDeno: false };

/** True for tests, fixtures, mocks and stories, by the POSIX path relative to the workspace root. */
export function isTestPath(path: string, around: TestEvidence = nothingAround): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return (
    testFile.test(name) ||
    isSuffixedTest(name, around) ||
    testDirectory.test(`${withoutAddress(directoryOf(path), name, around.beside)}/`)
  );
}

/** True for examples, samples and demos, by the POSIX path relative to the workspace root. */
export function isExamplePath(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return exampleDirectory.test(`${withoutAddress(directoryOf(path), name, nothingAround.beside)}/`);
}

const exampleDirectory =
  /(?:^|\/)(?:examples?|samples?|demos?|tutorials?|cookbooks?|quick-?starts?)\//i;

/** `ecosystem-tests`, `type_tests`; `ab-tests` are no tests of code. */
const kindsOfTests =
  'acceptance|api|contract|e2e|ecosystem|functional|integration|load|performance|regression|smoke|system|types?|unit';
const testDirectory = new RegExp(
  `(?:^|/)(?:__tests__|__mocks__|__fixtures__|(?:(?:${kindsOfTests})[-_])?tests?|spec|e2e|cypress|fixtures?|mocks?)/`,
  'i',
);
const testFile =
  /(?:\.(?:test|spec|e2e|stories|story|mock)\.[^./]+|[_-](?:e2e|mock)\.[^./]+|^(?:test_.*|conftest)\.py|_test\.py)$/i;

/** `run-test.ts` may as well be what runs tests, unless `run.ts` is beside it. */
function isSuffixedTest(name: string, { beside, isDeno }: TestEvidence): boolean {
  const [, subject, suffix] = /^(.+)([_-](?:test|spec))\.[cm]?[jt]sx?$/i.exec(name) ?? [];
  if (subject === undefined || suffix === undefined) {
    return false;
  }
  return (isDeno && suffix === '_test') || scriptEndings.some((one) => beside.has(subject + one));
}

const scriptEndings = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'];

const routeFile = /^(?:(?:route|page)\.[jt]sx?|\+(?:server|page|layout)[.\w]*)$/;

/** Folders of routes are parts of addresses and called anything; but no address begins with two underscores. */
function withoutAddress(directory: string, name: string, beside: ReadonlySet<string>): string {
  const [, routes, address] =
    /^((?:.*\/)?(?:app|routes|pages\/api))(?:\/(.*))?$/.exec(directory) ?? [];
  if (routes === undefined || address === undefined || /(?:^|\/)__/.test(address)) {
    return directory;
  }
  const isRoute =
    routes.endsWith('pages/api') || [name, ...beside].some((one) => routeFile.test(one));
  return isRoute ? routes : directory;
}
