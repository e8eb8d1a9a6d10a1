/** Type-checks a program against the types of the SDK that is really installed. */
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { programFolder } from './run';
import type { LibraryAlias, SdkAlias } from './run';

const options: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.es2023.d.ts'],
  types: ['node'],
  typeRoots: [fileURLToPath(new URL('../../node_modules/@types', import.meta.url))],
};

/** Libraries and SDK types are the same for all programs and by far the most work. */
const parsed = new Map<string, ts.SourceFile>();

/** `tsc --strict` of one TypeScript module; `line: message`, empty where there is nothing to say. */
export async function typeCheckFixed(
  source: string,
  sdk: SdkAlias | null,
  others: readonly (SdkAlias | LibraryAlias)[] = [],
): Promise<readonly string[]> {
  const folder = await programFolder(sdk, others);
  try {
    const path = join(folder, 'program.ts');
    await writeFile(path, source);
    const program = ts.createProgram([path], options, cachingHost(path));
    return ts.getPreEmitDiagnostics(program).map(inWords);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function cachingHost(programPath: string): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (path, languageVersion) => {
    if (path === programPath) return read(path, languageVersion);
    const known = parsed.get(path) ?? read(path, languageVersion);
    if (known !== undefined) parsed.set(path, known);
    return known;
  };
  return host;
}

function inWords(diagnostic: ts.Diagnostic): string {
  const { file, start, code, messageText } = diagnostic;
  const line =
    file && start !== undefined ? ts.getLineAndCharacterOfPosition(file, start).line + 1 : 0;
  return `${line}: ${ts.flattenDiagnosticMessageText(messageText, ' ')} (TS${code})`;
}
