/** package.json against everything that must agree with it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { commands, editorSettings, languages, serverSettings } from '../src/editor/contributions';
import { defaultConfig } from '../src/model/config';
import { rules } from '../src/rules';
import { run } from './support/bundles';
import { dependencies, manifest } from './support/manifest';
import { filesUnder, read, root } from './support/sources';

const allowedLicences = ['MIT', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', '0BSD'];
/** Packages whose command has another name. */
const commandOf: Readonly<Record<string, string>> = { '@vscode/vsce': 'vsce', typescript: 'tsc' };
const exactVersion = /^\d+\.\d+\.\d+$/;

describe('dependencies', () => {
  it.each(dependencies)('%s has an exact version', (_name, version) => {
    expect(version).toMatch(exactVersion);
  });

  it.each(dependencies)('%s is installed as named, with an allowed licence', (name, version) => {
    const installed = JSON.parse(read(`node_modules/${name}/package.json`)) as {
      readonly version: string;
      readonly license: string;
    };
    expect(installed.version).toBe(version);
    expect(allowedLicences).toContain(installed.license);
  });

  it('are all used', () => {
    const code = ['src', 'test', 'scripts', 'bench']
      .flatMap((folder) => [...filesUnder(folder, '.ts'), ...filesUnder(folder, '.mjs')])
      .filter((path) => !path.includes('node_modules/') && path !== 'test/architecture.test.ts')
      .concat('eslint.config.mjs', 'vitest.config.mjs', 'esbuild.mjs')
      .map(read)
      .join('\n');
    const commands = Object.values(manifest.scripts).join(' ').split(/\s+/);
    const isUsed = (name: string): boolean =>
      name.startsWith('@types/') ||
      commands.includes(commandOf[name] ?? name) ||
      [`'${name}'`, `'${name}/`].some((quoted) => code.includes(quoted));
    expect(dependencies.map(([name]) => name).filter((name) => !isUsed(name))).toEqual([]);
  });

  it('each have their reason in docs/architecture.md', () => {
    const [, section = ''] = read('docs/architecture.md').split('\n## Dependencies\n');
    const explained = [...section.matchAll(/^\| `(\S+)` +\| (.*?) *\|$/gm)]
      .filter(([, , reason]) => reason !== '')
      .map(([, name]) => name);
    expect(explained.sort()).toEqual(dependencies.map(([name]) => name).sort());
  });

  it.each(['package-lock.json', 'test/sdks/package-lock.json'])('%s names no address', (lock) => {
    expect(read(lock)).not.toContain('"resolved"');
  });
});

describe('supported versions', () => {
  it('types VS Code as the oldest version that is supported', () => {
    const oldest = /^\^(\d+\.\d+)\.0$/.exec(manifest.engines.vscode)?.[1];
    expect(manifest.devDependencies['@types/vscode']?.split('.').slice(0, 2).join('.')).toBe(
      oldest,
    );
  });

  it('types Node as the oldest version that is supported', () => {
    const oldest = /^>=(\d+)/.exec(manifest.engines.node)?.[1];
    expect(manifest.devDependencies['@types/node']?.split('.')[0]).toBe(oldest);
  });
});

describe('contributions', () => {
  const { contributes } = manifest;
  const settings = contributes.configuration.properties;
  const defaults = Object.fromEntries(
    Object.entries(settings).map(([name, setting]) => [
      name.replace('lifeboat.', ''),
      setting.default,
    ]),
  );

  it('offers the commands that the editor registers', () => {
    const offered = contributes.commands.map(({ command }) => command);
    expect(offered.sort()).toEqual(Object.values(commands).sort());
  });

  it('files every command under Lifeboat', () => {
    expect(new Set(contributes.commands.map(({ category }) => category))).toEqual(
      new Set(['Lifeboat']),
    );
  });

  it('offers the settings that the editor and the server read', () => {
    const read = [...Object.keys(editorSettings), ...serverSettings];
    expect(Object.keys(defaults).sort()).toEqual(read.sort());
  });

  it('names the defaults that the code uses', () => {
    expect(defaults).toMatchObject(editorSettings);
    const { patienceSeconds, rules: severities, exclude } = defaultConfig;
    expect(defaults).toMatchObject({ patienceSeconds, rules: severities, exclude });
  });

  it('keeps addresses of status pages out of the hands of a workspace', () => {
    expect(settings['lifeboat.status.pages']?.scope).toBe('machine');
  });

  it('speaks of rules that exist', () => {
    const text = Object.values(settings)
      .map((setting) => setting.markdownDescription ?? setting.description ?? '')
      .join('\n');
    const named = [...text.matchAll(/"([a-z]+(?:-[a-z]+)+)":/g)].map(([, id]) => id);
    const ids = rules.map(({ id }) => id);
    expect(named.filter((id) => !ids.includes(id ?? ''))).toEqual([]);
  });

  it('wakes up for the languages that can be read', () => {
    expect(manifest.activationEvents).toEqual([
      ...languages.map((id) => `onLanguage:${id}`),
      'onWebviewPanel:lifeboat.impact',
    ]);
  });

  it('gives buttons only to commands that exist', () => {
    const linked = (contributes.walkthroughs ?? [])
      .flatMap(({ steps }) => steps)
      .flatMap(({ description }) => [...description.matchAll(/\(command:([\w.]+)/g)])
      .map(([, command = '']) => command);
    const offered = contributes.commands.map(({ command }) => command);
    expect(linked.filter((command) => !offered.includes(command))).toEqual([]);
  });
});

describe('files that the package names', () => {
  it('has an icon', () => {
    expect(manifest.icon).toBeDefined();
    expect(existsSync(join(root, manifest.icon ?? ''))).toBe(true);
  });

  it('has a picture or text for every step of a walkthrough', () => {
    const media = (manifest.contributes.walkthroughs ?? [])
      .flatMap(({ steps }) => steps)
      .flatMap((step) => Object.values(step.media));
    expect(media.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('has a schema for every file that it validates', () => {
    const schemas = (manifest.contributes.jsonValidation ?? []).map(({ url }) => url);
    expect(schemas.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('runs only scripts that exist', () => {
    const named = Object.values(manifest.scripts)
      .flatMap((command) => [...command.matchAll(/\bnode ([\w./-]+\.mjs)/g)])
      .map(([, path = '']) => path);
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});

describe('documents', () => {
  let help = '';
  beforeAll(() => {
    help = run('cli.js', '--help');
  });

  const documents = [
    'README.md',
    'samples/README.md',
    'CONTRIBUTING.md',
    ...filesUnder('docs', '.md'),
  ];

  it.each(documents)('%s names only npm scripts that exist', (path) => {
    const named = [...read(path).matchAll(/\bnpm run (?:--silent )?([\w:-]+)/g)].map(
      ([, script = '']) => script,
    );
    expect(named.filter((script) => !(script in manifest.scripts))).toEqual([]);
  });

  it.each(documents)('%s names only commands that the command line has', (path) => {
    const named = [...read(path).matchAll(/(?:node dist\/cli\.js|`lifeboat) ([a-z][\w-]*)/g)];
    const offered = [...help.matchAll(/^ {2}([a-z][\w-]*)/gm)].map(([, name]) => name);
    expect(offered).toContain('check');
    expect(named.map(([, name]) => name).filter((name) => !offered.includes(name))).toEqual([]);
  });

  it.each(documents)('%s links only to files that exist', (path) => {
    const links = [...read(path).matchAll(/\]\((?!https?:|#)([^)#]+)(?:#[\w-]*)?\)/g)].map(
      ([, target = '']) => join(root, path, '..', target),
    );
    expect(links.filter((target) => !existsSync(target))).toEqual([]);
  });
});
