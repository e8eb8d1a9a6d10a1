/** One text through front end, engine and rules, as the editor would see it. */
import { analyze } from '../../src/engine/analyze';
import type { Analysis } from '../../src/engine/contract';
import { knowledge } from '../../src/knowledge';
import { frontEnd } from '../../src/typescript';
import { defaultConfig, type Config } from '../../src/model/config';
import type { RuntimeId } from '../../src/model/knowledge';
import type { ProjectInfo } from '../../src/model/project';
import { isTestPath } from '../../src/project/testPaths';
import type { Fix } from '../../src/model/finding';

export interface CheckOptions {
  readonly path?: string;
  readonly versions?: Readonly<Record<string, string>>;
  readonly runtime?: RuntimeId;
  readonly config?: Partial<Config>;
  /** Names of models count with their dates; else they are only names, so that time leaves other tests alone. */
  readonly retirements?: boolean;
}

const dateless = { ...knowledge, retirements: [] };

export function checkCode(code: string, options: CheckOptions = {}): Analysis {
  const path = options.path ?? 'src/app.ts';
  const project: ProjectInfo = {
    root: '',
    version: (name) => {
      const version = options.versions?.[name];
      return version === undefined ? null : { version, source: 'installed' };
    },
    isTest: isTestPath,
    runtime: () => ({ id: options.runtime ?? 'node', because: 'test' }),
  };
  return analyze({
    modules: [{ path, text: code, facts: frontEnd.parse(path, code) }],
    knowledge: options.retirements === true ? knowledge : dateless,
    project: () => project,
    config: { ...defaultConfig, ...options.config },
    today: '2026-11-23',
    writers: { typescript: frontEnd.writer, javascript: frontEnd.writer },
  });
}

/** Applies a fix's edits to the text they were made for. */
export function applyFix(code: string, fix: Fix): string {
  return fix.edits.reduceRight(
    (text, edit) => text.slice(0, edit.start) + edit.newText + text.slice(edit.end),
    code,
  );
}
