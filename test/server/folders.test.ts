import { expect, it } from 'vitest';
import type { Session } from '../../src/session/session';
import { createFolders, uriIn, type Folders } from '../../src/server/folders';
import { readSettings } from '../../src/server/settings';

function folders(): Folders & { readonly opened: string[] } {
  const opened: string[] = [];
  const made = createFolders({
    openSession(root) {
      if (root === '/broken') throw new Error('cannot');
      opened.push(root);
      return { root, configure: () => Promise.resolve([]) } as unknown as Session;
    },
    settingsFor: (uri) =>
      Promise.resolve(readSettings({ run: uri.includes('/b') ? 'onSave' : 'onType' })),
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  });
  return { ...made, opened };
}

it('gives a file to the innermost folder', async () => {
  const all = folders();
  await all.setWorkspace(['file:///w', 'file:///w/packages/b']);
  const place = async (uri: string): Promise<string> => {
    const located = await all.locate(uri, 'typescript');
    return `${located?.folder.root} ${located?.path} ${located?.folder.settings.run}`;
  };
  expect(await place('file:///w/packages/b/src/x.ts')).toBe('/w/packages/b src/x.ts onSave');
  expect(await place('file:///w/packages/bc/x.ts')).toBe('/w packages/bc/x.ts onType');
});

it('opens a folder for a stray file once, and closes it when no document needs it', async () => {
  const all = folders();
  await Promise.all([all.locate('file:///s/a.ts', ''), all.locate('file:///s/b.ts', '')]);
  expect(all.opened).toEqual(['/s']);
  all.closeUnused(['file:///s/b.ts']);
  expect(all.find('file:///s/a.ts')?.path).toBe('a.ts');
  all.closeUnused([]);
  expect(all.find('file:///s/a.ts')).toBeNull();
});

it('names an untitled document so that a front end can read it', async () => {
  const located = await folders().locate('untitled:Untitled-1', 'typescriptreact');
  expect(located?.path).toBe('Untitled-1.tsx');
  expect(located?.folder.kind).toBe('untitled');
});

it('takes a folder that cannot be opened for none, and tries again', async () => {
  const all = folders();
  expect(await all.locate('file:///broken/a.ts', 'typescript')).toBeNull();
  expect(all.all()).toEqual([]);
  expect(await all.locate('git:/a.ts', 'typescript')).toBeNull();
});

it('spells the URIs of its files', async () => {
  const [folder] = await folders().setWorkspace(['file:///w%20x']);
  expect(uriIn(folder!, 'src/ä#.ts')).toBe('file:///w%20x/src/%C3%A4%23.ts');
});
