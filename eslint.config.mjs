// The house rules that a linter can see while one types. test/architecture.test.ts holds the whole table.
import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

// ------------------------------------------------------------------------------- who may import what

const vscode = {
  regex: '^vscode$',
  message:
    'Only src/editor and src/extension.ts talk to VS Code: take what you need as an argument.',
};
const parsers = {
  regex: '^(typescript|@typescript-eslint/.*|@lezer/.*)$',
  message:
    'Only src/languages parses: work on module facts (src/model/facts.ts), so that every language is served.',
};
const aiSdk = {
  regex: '^@anthropic-ai/',
  message: 'Only src/healthCheck.ts, a bundle of its own, sends a request to an AI provider.',
};
const outside = {
  regex: '^(node:.*|fs|path|os|http|https|child_process|.*/platform/(?!ports$).*)$',
  message: 'This part is pure: take a door from src/platform/ports.ts as an argument instead.',
};
const outwards = {
  regex: '^\\.{1,2}/(\\.\\./)*(session|server|editor|cli|status|report|drill)/',
  message:
    'Imports run one way: model, then knowledge, rules and fixes, then engine, then what shows it.',
};
const serverAndEngine = {
  regex: '^\\.{1,2}/(\\.\\./)*(server|engine|session|rules|fixes|project|languages)/',
  message: 'The editor talks to the language server by protocol only: ask in src/protocol.',
};
const engineInside = {
  regex: '/engine/(?!(analyze|contract)$).*',
  message: 'The engine has one door, src/engine/analyze.ts; contract.ts says what passes it.',
};

/** The rule for `files`; a later entry replaces an earlier one, so each names all of its bans. */
const bans = (files, patterns) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns }] },
});

// ------------------------------------------------------------------------------------ other house rules

const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Export by name: a thing has one name everywhere.',
};
const noClockNoLocale = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Today is an input of the analysis: take it as an argument.',
  },
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: 'Today is an input of the analysis: take it as an argument.',
  },
  {
    selector: 'MemberExpression[property.name=/^(localeCompare|toLocale.*)$/]',
    message: 'Answers do not depend on the locale: compare and print code points.',
  },
];
const pureFolders = ['src/{model,knowledge,rules,fixes,engine}/**/*.ts'];
const impureGlobals = ['process', 'console', 'fetch', 'setTimeout', 'setInterval', 'Intl'];

export default defineConfig(
  globalIgnores([
    'dist/',
    'coverage/',
    // Programs under examination: written to be faulty.
    'samples/',
    'test/sdks/',
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,

  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      // Messages to users are full of numbers.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `() => close()` is how a callback is written, `case 'x': return send(…)` how a table of cases is.
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // Facts are unions: a forgotten member is a bug.
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // Brackets say that a key comes from outside data: `manifest['version']` of a record.
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      // `_name` says that a position is there and not used.
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'no-restricted-syntax': ['error', noDefaultExport],
    },
  },

  {
    files: ['**/*.mjs', '**/*.js'],
    languageOptions: {
      globals: Object.fromEntries(
        ['process', 'console', 'URL', 'Buffer', 'AbortController', 'AbortSignal', 'fetch'].map(
          (name) => [name, 'readonly'],
        ),
      ),
    },
  },
  {
    files: ['**/*.mjs', '**/*.js', '**/*.ts'],
    languageOptions: {
      globals: Object.fromEntries(
        ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate'].map(
          (name) => [name, 'readonly'],
        ),
      ),
    },
  },

  {
    files: ['src/**/*.ts'],
    ignores: ['src/knowledge/**'],
    rules: {
      'max-lines': ['error', { max: 400 }],
      'max-lines-per-function': ['error', { max: 80 }],
    },
  },
  {
    files: pureFolders,
    rules: {
      'no-restricted-globals': [
        'error',
        ...impureGlobals.map((name) => ({
          name,
          message: 'This part is pure: take it as an argument, or leave it to the edges.',
        })),
      ],
      'no-restricted-syntax': ['error', noDefaultExport, ...noClockNoLocale],
    },
  },

  bans(['src/**/*.ts'], [vscode, parsers, aiSdk]),
  bans(pureFolders, [vscode, parsers, aiSdk, outside, outwards]),
  bans(['src/languages/**/*.ts'], [vscode, aiSdk, outside, outwards]),
  bans(['src/editor/**/*.ts', 'src/extension.ts'], [parsers, aiSdk, serverAndEngine]),
  bans(['src/{session,server,cli}/**/*.ts'], [vscode, parsers, aiSdk, engineInside]),
  bans(['src/healthCheck.ts'], [vscode, parsers]),

  {
    // The command line's output is its product.
    files: ['src/cli/**/*.ts', 'src/cli.ts', 'bench/**/*.ts', 'test/e2e/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['test/**/*.ts', 'bench/**/*.ts'],
    rules: {
      // Where a test asserts on a value that is not there, it fails: that is its job.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // A fake is async because the port that it stands for is.
      '@typescript-eslint/require-await': 'off',
      // `expect(port.method)` hands over a function to look at, not to call.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    // Tools that read a configuration file want a default export.
    files: ['*.config.ts', '*.config.mjs'],
    rules: { 'no-restricted-syntax': 'off' },
  },
);
