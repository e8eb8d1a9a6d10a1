/** package.json and the code name the same commands, settings and languages. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  commands,
  editorSettings,
  languages,
  serverSettings,
} from '../../src/editor/contributions';
import { defaultConfig } from '../../src/model/config';
import { rulePage } from '../../src/server/diagnostics';
import { readSettings } from '../../src/server/settings';

interface Setting {
  readonly default: unknown;
  readonly scope: string;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  readonly markdownDescription?: string;
}

interface Manifest {
  readonly activationEvents: readonly string[];
  readonly main: string;
  readonly bin: Readonly<Record<string, string>>;
  readonly homepage: string;
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly category: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, Setting>> };
    readonly walkthroughs: readonly {
      readonly steps: readonly {
        readonly description: string;
        readonly media: { readonly markdown: string };
      }[];
    }[];
  };
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const { contributes } = manifest;
const settings = contributes.configuration.properties;

describe('package.json', () => {
  it('contributes exactly the commands that are registered', () => {
    const declared = contributes.commands.map((one) => one.command);
    expect(declared.sort()).toEqual(Object.values(commands).sort());
    expect(new Set(contributes.commands.map((one) => one.category))).toEqual(new Set(['Lifeboat']));
    for (const [name, id] of Object.entries(commands)) expect(id).toBe(`lifeboat.${name}`);
  });

  it('declares exactly the settings that are read', () => {
    const read = [...Object.keys(editorSettings), ...serverSettings].map(
      (key) => `lifeboat.${key}`,
    );
    expect(Object.keys(settings).sort()).toEqual(read.sort());
  });

  it('declares the defaults that the code has', () => {
    for (const [key, value] of Object.entries(editorSettings)) {
      expect(settings[`lifeboat.${key}`]?.default).toEqual(value);
    }
    const { enable, run, scope, onlyChanged } = readSettings({});
    const server = { enable, run, scope, onlyChanged, ...defaultConfig };
    for (const [key, value] of Object.entries(server)) {
      expect(settings[`lifeboat.${key}`]?.default, key).toEqual(value);
    }
  });

  it('explains every setting and every choice', () => {
    for (const [key, setting] of Object.entries(settings)) {
      expect(setting.markdownDescription, key).toMatch(/\.$/);
      if (setting.enumDescriptions !== undefined) {
        expect(setting.enumDescriptions.length, key).toBe(setting.enum?.length);
      }
    }
  });

  it('lets no workspace redirect the poller', () => {
    expect(settings['lifeboat.status.pages']?.scope).toBe('machine');
  });

  it('starts with the languages that the client serves, and with nothing else', () => {
    expect(manifest.activationEvents).toEqual([
      ...languages.map((one) => `onLanguage:${one}`),
      'onWebviewPanel:lifeboat.impact',
    ]);
  });

  it('names files that are there, and commands that exist in the walkthrough', () => {
    const steps = contributes.walkthroughs.flatMap((one) => one.steps);
    expect(steps.length).toBe(3);
    for (const { media, description } of steps) {
      expect(existsSync(media.markdown), media.markdown).toBe(true);
      const [, command] = /\(command:([\w.]+)\)/.exec(description) ?? [];
      expect(Object.values(commands)).toContain(command);
    }
    expect([manifest.main, manifest.bin['lifeboat']]).toEqual([
      './dist/extension.js',
      'dist/cli.js',
    ]);
  });

  it('has its rule pages where its home is', () => {
    const home = manifest.homepage.replace('#readme', '');
    expect(rulePage('missing-timeout')).toBe(`${home}/blob/main/docs/rules/missing-timeout.md`);
  });
});
