/** Where a file's code runs, guessed from the file and its package. In doubt it is Node, and the guess says so. */
import type { RuntimeId } from '../model/knowledge';
import { ecosystemOf } from './ecosystem';
import type { Manifest } from './manifest';

export interface RuntimeGuess {
  readonly id: RuntimeId;
  /** What it was read from, in words that fit behind "because". */
  readonly because: string;
  /** Packages whose presence makes it untrue. */
  readonly unlessWith?: readonly string[];
}

/** What the package of a file shows. */
export interface PackageEvidence {
  readonly manifest: Manifest;
  /** Names beside the manifest, and beside the lock file in force. */
  readonly names: ReadonlySet<string>;
  /** Names in the directories from the file up to the manifest, without the manifest's own. */
  readonly nearNames: ReadonlySet<string>;
  /** True where a `manifest.json` in one of these directories is a browser extension's. */
  readonly isExtension: boolean;
}

/** The runtime that the text itself names; null where it does not. */
export function runtimeInText(text: string): RuntimeGuess | null {
  const found = textSigns.find(
    ({ pattern, unless }) => pattern.test(text) && unless?.test(text) !== true,
  );
  return found?.guess ?? null;
}

interface TextSign {
  readonly pattern: RegExp;
  readonly unless?: RegExp;
  readonly guess: RuntimeGuess;
}

/** `document` and `window` are common names for other things, so only members that a page alone has count. */
const pageMembers =
  /\b(?:window\.(?:location|localStorage|sessionStorage|addEventListener|navigator|document|alert)|document\.(?:getElementById|querySelector|querySelectorAll|createElement|addEventListener|body|cookie))\b/;

/** Packages that drive a page, take one apart without a browser, or serve it. */
const besidePages =
  /['"](?:puppeteer|playwright|selenium-webdriver|webdriverio|crawlee|cheerio|jsdom|happy-dom|linkedom|express|fastify|koa|@sentry\/node|@browserbasehq)\b[\w/-]*['"]/;

/** Comments, directives and imports at the top: prompts for code hold imports too, further down. */
const header =
  /^(?:\s|\/\/[^\n]*\n|\/\*(?:(?!\*\/)[\s\S])*\*\/|['"]use \w+['"];?|import\b[^'"]{0,4000}['"][^'"\n]*['"];?)*?/;

/** Those that a component on a server may not use. */
const screenHooks =
  /import\s(?!\s*type\b)[^'"]{0,4000}\buse(?:State|Effect|LayoutEffect|Ref|Reducer|Context|Transition|DeferredValue|SyncExternalStore|ActionState|Optimistic)\b[^'"]{0,4000}['"](?:react|preact\/hooks)['"]/;

/** A page's own server part, beside its component. */
const serverPart =
  /\b(?:getServerSideProps|getStaticProps|getInitialProps|createServerFn|createServerFileRoute)\b|\bexport\s+(?:const|(?:async\s+)?function)\s+(?:loader|action)\b|['"]use server['"]/;

const textSigns: readonly TextSign[] = [
  sign(
    /^[ \t]*export\s+const\s+runtime\s*(?::[^=\n]+)?=\s*['"](?:experimental-)?edge['"]/m,
    'edge',
    "this file sets runtime = 'edge'",
  ),
  sign(
    /^[ \t]*export\s+const\s+config\b[^=\n]*=\s*\{[^}]*\bruntime\s*:\s*['"](?:experimental-)?edge['"]/m,
    'edge',
    "this file's config sets runtime: 'edge'",
  ),
  sign(
    /^[ \t]*export\s+const\s+runtime\s*(?::[^=\n]+)?=\s*['"]nodejs['"]/m,
    'node',
    "this file sets runtime = 'nodejs'",
  ),
  sign(
    /^(?:\s|\/\/[^\n]*\n|\/\*(?:(?!\*\/)[\s\S])*\*\/)*['"]use client['"]/,
    'browser',
    "this file says 'use client'",
  ),
  sign(/\bDeno\.(?:env|serve|readTextFile|args|Kv|openKv)\b/, 'deno', 'this file uses Deno'),
  sign(/\bfrom\s+['"](?:npm|jsr):/, 'deno', 'this file imports with npm: or jsr:'),
  sign(
    /\bBun\.(?:env|serve|file|write|spawn)\b|\bfrom\s+['"]bun(?::\w+)?['"]/,
    'bun',
    'this file uses Bun',
  ),
  sign(
    /\bdangerouslyAllowBrowser\s*:\s*true\b/,
    'browser',
    'this file allows its client in a browser',
  ),
  sign(
    /\bfrom\s+['"]node:|\brequire\(\s*['"]node:|\bfrom\s+['"](?:fs|path|os|http|https|child_process)['"]/,
    'node',
    "this file imports Node's own modules",
  ),
  {
    ...sign(pageMembers, 'browser', 'this file uses window or document'),
    // Code that asks first runs elsewhere too; code for a driven browser runs beside it.
    unless: new RegExp(`\\btypeof (?:window|document)\\b|${besidePages.source}`),
  },
  {
    pattern: new RegExp(header.source + screenHooks.source),
    guess: {
      id: 'browser',
      because: "this file imports React's hooks",
      // With these, React draws on something else than a page.
      unlessWith: ['ink', 'react-native', 'expo'],
    },
    unless: serverPart,
  },
];

function sign(pattern: RegExp, id: RuntimeId, because: string): TextSign {
  return { pattern, guess: { id, because } };
}

/** The guess for one file: what its text names counts most, then its package. */
export function guessRuntime(
  path: string,
  inText: RuntimeGuess | null,
  evidence: PackageEvidence,
): RuntimeGuess {
  if (ecosystemOf(path) === 'pypi') {
    return { id: 'python', because: 'a Python file' };
  }
  // Deno and Bun offer Node's modules too, so such an import decides only where the package names neither.
  const inPackage = runtimeOfPackage(path, evidence);
  if (
    inText !== null &&
    !(inText.id === 'node' && isNodeLike(inPackage)) &&
    !hasAny(evidence.manifest, inText.unlessWith ?? [])
  ) {
    return inText;
  }
  return inPackage ?? { id: 'node', because: 'assumed: nothing here says otherwise' };
}

function isNodeLike(guess: RuntimeGuess | null): boolean {
  return guess?.id === 'deno' || guess?.id === 'bun';
}

function hasAny({ dependencies }: Manifest, names: readonly string[]): boolean {
  return names.some((name) => dependencies.has(name));
}

function runtimeOfPackage(path: string, evidence: PackageEvidence): RuntimeGuess | null {
  const { manifest } = evidence;
  return (
    componentGuess(path) ??
    denoGuess(path, evidence) ??
    extensionGuess(evidence) ??
    screenGuess(path, manifest) ??
    workerGuess(evidence) ??
    bunGuess(evidence) ??
    (manifest.engines.has('node')
      ? { id: 'node', because: 'package.json names engines.node' }
      : null)
  );
}

/** Nuxt keeps components that run on its server alone apart by their name. */
function componentGuess(path: string): RuntimeGuess | null {
  const kind = /(?<!\.server)\.(vue|svelte)$/.exec(path)?.[1];
  if (kind === undefined) {
    return null;
  }
  return { id: 'browser', because: `a ${kind === 'vue' ? 'Vue' : 'Svelte'} component` };
}

const nodeServers = [
  ...['next', 'nuxt', '@sveltejs/kit', '@remix-run/node', '@react-router/node', 'astro'],
  ...['express', 'fastify', 'koa', 'electron'],
];
/** Hono runs anywhere. */
const serverLibraries = [...nodeServers, 'hono'];

/** A package that is built or run with these is Node's; `deno.json` beside it is for some functions, or for the editor. */
const nodeTools = [
  ...['vite', 'webpack', 'react-scripts', '@nestjs/core', ...nodeServers],
  ...['tsx', 'ts-node', 'nodemon', '@types/node', 'netlify-cli', '@netlify/functions', 'vercel'],
];

function denoGuess(
  path: string,
  { manifest, names, nearNames }: PackageEvidence,
): RuntimeGuess | null {
  if (/(?:^|\/)supabase\/functions\//.test(path)) {
    return { id: 'deno', because: 'Supabase runs its functions in Deno' };
  }
  const files = ['deno.json', 'deno.jsonc'];
  const near = files.find((name) => nearNames.has(name));
  const isNode = manifest.engines.has('node') || hasAny(manifest, nodeTools);
  const own = isNode ? undefined : files.find((name) => names.has(name));
  const found = near ?? own;
  return found === undefined ? null : { id: 'deno', because: `${found} is here` };
}

const extensionLibraries = [
  'wxt',
  'plasmo',
  '@crxjs/vite-plugin',
  'webextension-polyfill',
  '@types/webextension-polyfill',
  '@types/chrome',
  '@types/firefox-webext-browser',
];

/** A package may hold an extension and the server behind it. */
function extensionGuess({ manifest, isExtension }: PackageEvidence): RuntimeGuess | null {
  if (isExtension) {
    return { id: 'browser', because: "manifest.json here is a browser extension's" };
  }
  const library = extensionLibraries.find((name) => manifest.dependencies.has(name));
  return library === undefined || hasAny(manifest, serverLibraries)
    ? null
    : { id: 'browser', because: `package.json names ${library}, which browser extensions use` };
}

function workerGuess({ names, nearNames }: PackageEvidence): RuntimeGuess | null {
  const files = ['wrangler.toml', 'wrangler.jsonc', 'wrangler.json'];
  const found = files.find((name) => names.has(name) || nearNames.has(name));
  return found === undefined
    ? null
    : { id: 'edge', because: `${found} is here: Cloudflare Workers` };
}

/** A lock file of Bun's alone only says who installs. */
function bunGuess({ manifest, names }: PackageEvidence): RuntimeGuess | null {
  if (manifest.engines.has('bun')) {
    return { id: 'bun', because: 'package.json names engines.bun' };
  }
  const types = ['@types/bun', 'bun-types'].find((name) => manifest.dependencies.has(name));
  const locked = names.has('bun.lock') || names.has('bun.lockb');
  return types !== undefined && locked
    ? { id: 'bun', because: `package.json names ${types}, and Bun's lock file is here` }
    : null;
}

const frontEndLibraries = ['react', 'preact', 'vue', 'svelte', 'solid-js', '@angular/core', 'lit'];
const viteScreen = /(?:^|\/)src\/(?:.*\/)?(?:components|hooks|views|screens|composables)\//;
const reactScreen = /(?:^|\/)(?:components|hooks)\/(?:.*\/)?[^/]+\.[jt]sx$/;
const vueScreen = /^(?!(?:.*\/)?server\/)(?:.*\/)?composables\//;

function screenGuess(path: string, manifest: Manifest): RuntimeGuess | null {
  const { dependencies } = manifest;
  const library = frontEndLibraries.find((name) => dependencies.has(name));
  if (
    viteScreen.test(path) &&
    dependencies.has('vite') &&
    library !== undefined &&
    !hasAny(manifest, serverLibraries)
  ) {
    return { id: 'browser', because: `a screen of a ${library} app built with Vite` };
  }
  // Components of Next run on its server unless they, or what uses them, say otherwise.
  if (
    reactScreen.test(path) &&
    hasAny(manifest, ['react', 'preact', 'solid-js']) &&
    !hasAny(manifest, ['next', 'ink', 'react-native', 'expo'])
  ) {
    return { id: 'browser', because: 'a component in a folder of components or hooks' };
  }
  return vueScreen.test(path) && hasAny(manifest, ['nuxt', 'vue'])
    ? { id: 'browser', because: "a composable, which Vue's components use" }
    : null;
}
