/** What happens when notebooks are opened, changed, saved and closed: what happens to documents, and cells that go. */
import type { NotebookDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Core } from './core';
import { documentChanged, documentClosed } from './documents';
import type { Notebooks } from './notebooks';
import { filesChanged } from './workspace';

type Run = (what: string, action: (core: Core) => Promise<void> | void) => void;

export function listenToNotebooks(
  source: NotebookDocuments<TextDocument>,
  notebooks: Notebooks,
  run: Run,
): void {
  source.onDidOpen((notebook) => {
    const program = notebooks.changed(notebook);
    run('Reading a notebook', (core) => documentChanged(core, program, 'text'));
  });
  source.onDidChange(({ notebookDocument, cells }) => {
    const program = notebooks.changed(notebookDocument);
    run('Reading a change of a notebook', async (core) => {
      for (const { document } of cells?.removed ?? []) takeBack(core, document);
      await documentChanged(core, program, 'text');
    });
  });
  source.onDidSave((notebook) => {
    const program = notebooks.changed(notebook);
    run('Reading a saved notebook', async (core) => {
      await documentChanged(core, program, 'save');
      if (!core.client.watchedFiles) await filesChanged(core, [notebook.uri]);
    });
  });
  source.onDidClose((notebook) => {
    notebooks.closed(notebook);
    run('Closing a notebook', async (core) => {
      for (const { document } of notebook.cells) takeBack(core, document);
      await documentClosed(core, notebook.uri);
    });
  });
}

/** A cell that is gone shows nothing any longer. */
function takeBack(core: Core, uri: string): void {
  core.publisher.publish(uri, [], null);
  core.lenses.forget(uri);
}
