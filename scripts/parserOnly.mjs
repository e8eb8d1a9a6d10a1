/** For the build: of the compiler, only the parser is bundled. */
import { readFileSync } from 'node:fs';

/** What follows the parser in the compiler's library. */
const commandLine = '// src/compiler/commandLineParser.ts';

/**
 * The compiler's library is one file in which parts follow those that they need, under headings. The parser stands
 * before the checker: what comes behind it is never run here, and costs a quarter of a second at each start. The
 * methods that it adds to nodes (`getStart`, `text` of names …) are then missing; `test/languages/bundle.test.ts` sees it.
 */
/** @type {import('esbuild').Plugin} */
export const parserOnly = {
  name: 'parser-only',
  setup(build) {
    build.onLoad({ filter: /[\\/]typescript[\\/]lib[\\/]typescript\.js$/ }, ({ path }) => {
      const library = readFileSync(path, 'utf8');
      const marks = ['"use strict";', '// src/typescript/', '// src/compiler/', commandLine];
      const [helpers, list, parts, rest] = marks.map((mark) => library.indexOf(mark));
      if (!(0 < helpers && helpers < list && list < parts && parts < rest)) {
        throw new Error(`${path} is not laid out as expected`);
      }
      const code = library.slice(helpers, list) + library.slice(parts, rest);
      const declared = new Set(
        [...code.matchAll(/^(?:var|function) (\w+)/gm)].map(([, one]) => one),
      );
      const names = [...library.slice(list, parts).matchAll(/^ {2}(\w+): \(\) => (\w+)/gm)]
        .filter(([, , local]) => declared.has(local))
        .map(([, name, local]) => `${local} as ${name}`);
      return { contents: `${code}\nexport { ${names.join(', ')} };`, loader: 'js' };
    });
  },
};
