/** From the table to cases: every program in every version, language and style that is wanted. */
import { format, type Options } from 'prettier';
import { families } from './programs';
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
};

/** `true`: every style for each; else styles take turns, and each of them meets each family. */
export async function allCases(everyStyle: boolean): Promise<readonly Case[]> {
  const bare = families.flatMap((family) =>
    family.members.flatMap((member) =>
      family.shapes.flatMap((shape) =>
        (shape.languages ?? ['ts', 'js']).map((language) => ({ family, member, shape, language })),
      ),
    ),
  );
  const names = Object.keys(styles) as StyleName[];
  const cases = bare.flatMap((one, index) => {
    const turn = names[index % names.length] ?? 'default';
    return (everyStyle ? names : [turn]).map((style) => caseOf(one, style));
  });
  return Promise.all(cases);
}

interface Bare {
  readonly family: Family;
  readonly member: Member;
  readonly shape: Shape;
  readonly language: Language;
}

async function caseOf({ family, member, shape, language }: Bare, style: StyleName): Promise<Case> {
  const own = family.name === 'fetch' ? {} : { [family.name]: member.version };
  return {
    id: `${family.name} ${member.version} / ${shape.id} / ${language} / ${style}`,
    ...{ family: family.name, member, shape, language, style, path: paths[language] },
    source: await formatted(shape.source, language, style),
    versions: { ...own, ...member.others, ...shape.installed },
    packages: { ...member.packages, ...shape.needs },
  };
}

export const formatted = (source: string, language: Language, style: StyleName): Promise<string> =>
  format(source, { ...styles[style], parser: language === 'ts' ? 'typescript' : 'babel' });
