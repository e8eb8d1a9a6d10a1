/** The same program for who writes `require`. Pure. */

/** Packages whose module is no function when it is required. */
const namedAs: Readonly<Record<string, string>> = {
  'portkey-ai': '{ Portkey }',
  '@perplexity-ai/perplexity_ai': '{ Perplexity }',
  openai: '{ OpenAI }',
};

/** Each import stands in a line of its own; what is exported are functions and constants. */
export function asCommonJs(source: string): string {
  const exported = [...source.matchAll(/^export (?:async )?(?:function\*?|const) (\w+)/gm)].map(
    ([, name = '']) => name,
  );
  const required = source
    .replace(/^import (\{[^}]*\}|\w+) from '([^']+)';$/gm, (_, names: string, module: string) => {
      const [, only] = /^(\w+)$/.exec(names) ?? [];
      const bound = only === undefined ? names.replaceAll(' as ', ': ') : (namedAs[module] ?? only);
      return `const ${bound} = require('${module}');`;
    })
    .replace(/^export (?=(?:async )?(?:function|const) )/gm, '');
  return `${required}\nmodule.exports = { ${exported.join(', ')} };\n`;
}
