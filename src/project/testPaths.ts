/** Which files are tests: their calls are listed and never warned about by default. */

const testDirectory =
  /(?:^|\/)(?:__tests__|__mocks__|__fixtures__|tests?|spec|e2e|cypress|fixtures?|mocks?)\//i;
const testFile =
  /(?:[._-](?:test|spec|e2e|stories|story|mock)\.[^./]+|(?:^|\/)(?:test_[^/]*|conftest)\.py|_test\.py)$/i;

/** True for tests, fixtures, mocks and stories, by the POSIX path relative to the workspace root. */
export function isTestPath(path: string): boolean {
  return testDirectory.test(path) || testFile.test(path);
}
