/** From the table to cases: every program in every version, language and style that is wanted. */
import { format, type Options } from 'prettier';
import { families } from './programs';
import { directoryOf, joinPosix } from '../../../src/project/paths';
import { asCommonJs } from './commonJs';
import type { Case, Family, Language, Member, Shape, StyleName } from './table';

export const styles: Readonly<Record<StyleName, Options>> = {
  single: { singleQuote: true },
  default: {},
  tabs: { useTabs: true },
  bare: { semi: false, singleQuote: true },
  crlf: { endOfLine: 'crlf' },
};

const paths: Readonly<Record<Language, string>> = {
  ts: 'app/api/chat/route.ts',
  js: 'app/api/chat/route.js',
  cjs: 'lib/chat.js',
};

/**
 * `isFull`: every language and every style for each. Else TypeScript for each, one of the two ways to write JavaScript
 * in turns, and styles in turns.
 */
export async function allCases(isFull: boolean): Promise<readonly Case[]> {
  const bare = families.flatMap((family) =>
    family.members.flatMap((member) =>
      family.shapes.flatMap((shape, index) =>
        languagesOf(shape, family.members.indexOf(member) + index, isFull).map((language) => ({
          ...{ family, member, shape, language },
        })),
      ),
    ),
  );
  const names = Object.keys(styles) as StyleName[];
  const cases = bare.flatMap((one, index) => {
    const turn = names[index % names.length] ?? 'default';
    return (isFull ? names : [turn]).map((style) => caseOf(one, style));
  });
  return Promise.all(cases);
}

function languagesOf({ languages }: Shape, turn: number, isFull: boolean): readonly Language[] {
  const all = languages ?? ['ts', 'js', 'cjs'];
  const scripts = all.filter((one) => one !== 'ts');
  const script = scripts[turn % scripts.length];
  return isFull ? all : all.filter((one) => one === 'ts' || one === script);
}

interface Bare {
  readonly family: Family;
  readonly member: Member;
  readonly shape: Shape;
  readonly language: Language;
}

async function caseOf({ family, member, shape, language }: Bare, style: StyleName): Promise<Case> {
  const own = family.name === 'fetch' ? {} : { [family.name]: member.version };
  const versions = { ...own, ...member.others, ...shape.installed };
  const path = paths[language];
  const written = (text: string): Promise<string> =>
    formatted(language === 'cjs' ? asCommonJs(text) : text, language, style);
  const beside = Object.entries(shape.files ?? {}).map(async ([name, text]) => [
    joinPosix(directoryOf(path), `${name}.${language === 'ts' ? 'ts' : 'js'}`),
    await written(text),
  ]);
  return {
    id: `${family.name} ${member.version} / ${shape.id} / ${language} / ${style}`,
    ...{ family: family.name, member, shape, language, style, path, versions },
    source: await written(shape.source),
    files: {
      ...(Object.fromEntries(await Promise.all(beside)) as Record<string, string>),
      'package.json': manifestOf(versions, language),
    },
    packages: { ...member.packages, ...shape.needs },
  };
}

function manifestOf(versions: Readonly<Record<string, string>>, language: Language): string {
  const ranges = Object.entries(versions).map(([name, version]) => [name, `^${version}`]);
  const manifest = {
    name: 'app',
    ...(language === 'cjs' ? {} : { type: 'module' }),
    dependencies: Object.fromEntries(ranges) as Record<string, string>,
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

export const formatted = (source: string, language: Language, style: StyleName): Promise<string> =>
  format(source, { ...styles[style], parser: parserOf(language) });

export const parserOf = (language: Language): 'typescript' | 'babel' =>
  language === 'ts' ? 'typescript' : 'babel';
