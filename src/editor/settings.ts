/** Reads the editor's own settings. */
import * as vscode from 'vscode';
import { editorSettings, type EditorSettings } from './contributions';

/** A value of another type than the default's counts as none: settings are typed by hand. */
export function readSetting<K extends keyof EditorSettings>(key: K): EditorSettings[K] {
  const usual = editorSettings[key];
  const found = vscode.workspace.getConfiguration('lifeboat').get(key, usual);
  return isAlike(found, usual) ? found : usual;
}

function isAlike(found: unknown, usual: unknown): boolean {
  if (typeof found !== typeof usual || found === null) return false;
  return Array.isArray(found) === Array.isArray(usual);
}
