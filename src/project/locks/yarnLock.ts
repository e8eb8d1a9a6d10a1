/** yarn.lock of classic and berry. Both are lists of blocks, near enough to read line by line. */
import type { LockReader } from './lock';
import { versionIn } from './lock';

interface Block {
  readonly name: string;
  readonly range: string;
  readonly version: string;
}

export const readYarnLock: LockReader = (text) => {
  const blocks = readBlocks(text);
  if (blocks.length === 0) {
    return null;
  }
  const byName = groupByName(blocks);
  return {
    resolve(_importer, name, range) {
      const own = byName.get(name) ?? [];
      const asked = own.find((block) => range !== null && withoutProtocol(range) === block.range);
      const versions = new Set(own.map((block) => block.version));
      const [only] = versions.size === 1 ? versions : [];
      return asked?.version ?? only ?? null;
    },
  };
};

function groupByName(blocks: readonly Block[]): Map<string, Block[]> {
  const groups = new Map<string, Block[]>();
  for (const found of blocks) {
    const group = groups.get(found.name);
    if (group === undefined) {
      groups.set(found.name, [found]);
    } else {
      group.push(found);
    }
  }
  return groups;
}

/** A block is a line of descriptors (`"a@^1", a@^2:`) and indented lines, one of which is the version. */
function readBlocks(text: string): readonly Block[] {
  const blocks: Block[] = [];
  let descriptors: readonly string[] = [];
  for (const line of text.split(/\r?\n/)) {
    if (/^["@\w].*:$/.test(line)) {
      descriptors = line.slice(0, -1).replaceAll('"', '').split(', ');
      continue;
    }
    const version = /^ {2}version:? "?([^"\s]+)"?$/.exec(line)?.[1];
    const clean = version === undefined ? null : versionIn(version);
    if (clean !== null) {
      blocks.push(...descriptors.flatMap((descriptor) => blockOf(descriptor, clean)));
      descriptors = [];
    }
  }
  return blocks;
}

/** `@scope/a@npm:^1.0.0` is a name and a range; the first sign may belong to the scope. */
function blockOf(descriptor: string, version: string): readonly Block[] {
  const at = descriptor.indexOf('@', 1);
  return at === -1
    ? []
    : [
        {
          name: descriptor.slice(0, at),
          range: withoutProtocol(descriptor.slice(at + 1)),
          version,
        },
      ];
}

/** Berry writes `npm:^1.0.0`; an alias also names the package (`npm:openai@^1.0.0`), here and in the manifest. */
function withoutProtocol(range: string): string {
  return range.replace(/^npm:/, '').replace(/^@?[^@\s]+@(?=.)/, '');
}
