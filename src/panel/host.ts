/** What the page stands in: a webview of VS Code, or a file in a browser. */
import type { ImpactPage } from '../model/impactPage';
import type { PanelData, PanelRequest } from '../protocol/panel';

/** What outlives a reload of the page. */
export interface PanelState {
  /** Name of the chosen outage, as its JSON; null for none. */
  readonly choice: string | null;
  readonly open: readonly string[];
  readonly query: string;
  readonly zoom: number | null;
}

export interface Host {
  readonly state: PanelState | null;
  keep(state: PanelState): void;
  /** Shows a place in the code; null where there is no editor. */
  readonly open: ((path: string, line: number) => void) | null;
  save(format: 'svg' | 'png' | 'markdown', content: string): void;
  /** Calls back with what is to be shown, now and whenever it changes. */
  listen(show: (page: ImpactPage, choose: number | null) => void): void;
}

interface VscodeApi {
  postMessage(request: PanelRequest): void;
  getState(): PanelState | undefined;
  setState(state: PanelState): void;
}

declare const acquireVsCodeApi: (() => VscodeApi) | undefined;

export function findHost(): Host {
  return typeof acquireVsCodeApi === 'undefined' ? browserHost() : webviewHost(acquireVsCodeApi());
}

function webviewHost(api: VscodeApi): Host {
  return {
    state: api.getState() ?? null,
    keep: (state) => api.setState(state),
    open: (path, line) => api.postMessage({ kind: 'open', path, line }),
    save: (format, content) => api.postMessage({ kind: 'save', format, content }),
    listen(show) {
      window.addEventListener('message', ({ data }: MessageEvent<PanelData>) => {
        show(data.page, data.choose);
      });
      api.postMessage({ kind: 'ready' });
    },
  };
}

/** A report carries its data with it. */
function browserHost(): Host {
  return {
    state: null,
    keep: () => undefined,
    open: null,
    save: download,
    listen(show) {
      const text = document.getElementById('lifeboat-data')?.textContent;
      if (text) show(JSON.parse(text) as ImpactPage, null);
    },
  };
}

const types = { svg: 'image/svg+xml', png: 'image/png', markdown: 'text/markdown' } as const;
const endings = { svg: 'svg', png: 'png', markdown: 'md' } as const;

function download(format: 'svg' | 'png' | 'markdown', content: string): void {
  const part =
    format === 'png' ? Uint8Array.from(atob(content), (one) => one.charCodeAt(0)) : content;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([part], { type: types[format] }));
  link.download = `lifeboat-map.${endings[format]}`;
  link.click();
  URL.revokeObjectURL(link.href);
}
