/** `tsc --strict` of many programs at once: the types of each SDK are read one time. */
import ts from 'typescript';
import { fileURLToPath } from 'node:url';

const options: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.es2023.d.ts'],
  types: ['node'],
  typeRoots: [fileURLToPath(new URL('../../../node_modules/@types', import.meta.url))],
};

/** By path: `line: message`; a path that has none is sound. */
export function typeErrors(paths: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const program = ts.createProgram(paths, options);
  return new Map(
    paths.map((path) => {
      const source = program.getSourceFile(path);
      const found = source
        ? [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]
        : [];
      return [path, found.map(inWords)] as const;
    }),
  );
}

function inWords({ file, start, code, messageText }: ts.Diagnostic): string {
  const line =
    file && start !== undefined ? ts.getLineAndCharacterOfPosition(file, start).line + 1 : 0;
  const message = ts.flattenDiagnosticMessageText(messageText, ' ').split('\n')[0] ?? '';
  return `${line}: ${message} (TS${code})`;
}
