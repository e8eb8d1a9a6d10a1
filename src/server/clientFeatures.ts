/** What the client on the other end can do. A client without any optional capability gets diagnostics and hovers all the same. */
import type { ClientCapabilities } from 'vscode-languageserver';

export interface ClientFeatures {
  /** Answers `workspace/configuration`. */
  readonly configuration: boolean;
  /** Tells of changed settings when asked to. */
  readonly configurationChanges: boolean;
  readonly workspaceFolders: boolean;
  /** Watches files for servers that register for it. */
  readonly watchedFiles: boolean;
  readonly progress: boolean;
  /** Takes edits with document versions. */
  readonly documentChanges: boolean;
  /** Takes edits that create files. */
  readonly createFiles: boolean;
  readonly codeActions: boolean;
  /** Asks again for lenses when told to. */
  readonly codeLensRefresh: boolean;
  readonly markdownHover: boolean;
  readonly relatedInformation: boolean;
  readonly codeDescription: boolean;
  readonly diagnosticData: boolean;
  readonly diagnosticVersion: boolean;
}

export function readClientFeatures(capabilities: ClientCapabilities): ClientFeatures {
  const { workspace, textDocument, window } = capabilities;
  const diagnostics = textDocument?.publishDiagnostics;
  return {
    configuration: workspace?.configuration === true,
    configurationChanges: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    watchedFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    progress: window?.workDoneProgress === true,
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    codeLensRefresh: workspace?.codeLens?.refreshSupport === true,
    createFiles:
      workspace?.workspaceEdit?.documentChanges === true &&
      workspace.workspaceEdit.resourceOperations?.includes('create') === true,
    codeActions: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    markdownHover: textDocument?.hover?.contentFormat?.includes('markdown') === true,
    relatedInformation: diagnostics?.relatedInformation === true,
    codeDescription: diagnostics?.codeDescriptionSupport === true,
    diagnosticData: diagnostics?.dataSupport === true,
    diagnosticVersion: diagnostics?.versionSupport === true,
  };
}
