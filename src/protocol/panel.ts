/** What the extension and the script of its panel say to each other: plain data by `postMessage`. */
import type { ImpactPage } from '../model/impactPage';

/** Extension to page. */
export interface PanelData {
  readonly kind: 'data';
  readonly page: ImpactPage;
  /** Index into `page.outages` to begin with; null leaves the choice as it is. */
  readonly choose: number | null;
}

/** Page to extension. */
export type PanelRequest =
  | { readonly kind: 'ready' }
  | { readonly kind: 'open'; readonly path: string; readonly line: number }
  | {
      readonly kind: 'save';
      readonly format: 'svg' | 'png' | 'markdown';
      /** Text, or base64 of a PNG. */
      readonly content: string;
    };

const formats: readonly unknown[] = ['svg', 'png', 'markdown'];

/** What arrives from a page is outside data: null for anything that is no request. */
export function readPanelRequest(message: unknown): PanelRequest | null {
  if (typeof message !== 'object' || message === null || !('kind' in message)) return null;
  const { kind, path, line, format, content } = message as Readonly<Record<string, unknown>>;
  if (kind === 'ready') return { kind };
  if (kind === 'open' && typeof path === 'string' && Number.isInteger(line)) {
    return { kind, path, line: line as number };
  }
  if (kind === 'save' && formats.includes(format) && typeof content === 'string') {
    return { kind, format: format as 'svg' | 'png' | 'markdown', content };
  }
  return null;
}
