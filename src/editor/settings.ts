/** Reads the editor's own settings. */
import * as vscode from 'vscode';
import { editorSettings, type EditorSettings } from './contributions';

export function readSetting<K extends keyof EditorSettings>(key: K): EditorSettings[K] {
  return vscode.workspace.getConfiguration('lifeboat').get(key, editorSettings[key]);
}
