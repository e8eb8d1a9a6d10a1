/** The page at work: what was chosen, opened and searched is shown, and survives a reload. */
import type { Outage } from '../model/impact';
import type { ImpactPage } from '../model/impactPage';
import { pictureOf } from '../report/map/picture';
import { appHtml, emptyHtml, outageAt, sideHtml } from '../report/page/app';
import { impactMarkdown, outageMarkdown } from '../report/impactMarkdown';
import { pngOf, standaloneSvg } from './exports';
import type { Host, PanelState } from './host';
import {
  bindPicture,
  fittingZoom,
  focusNode,
  nodesIn,
  searchPicture,
  zoomBy,
  zoomTo,
} from './picture';

interface App {
  readonly root: HTMLElement;
  readonly host: Host;
  readonly page: ImpactPage;
  /** Name of the chosen outage: it stays while an outage of that name comes and goes; null for none. */
  choice: string | null;
  readonly open: Set<string>;
  query: string;
  /** Null: fits the width. */
  zoom: number | null;
}

export function startApp(root: HTMLElement, host: Host): void {
  let app: App | null = null;
  let shown = '';
  host.listen((page, choose) => {
    const text = JSON.stringify(page);
    // Nothing new: whoever reads keeps place and focus.
    if (text === shown && choose === null) return;
    shown = text;
    const state: PanelState | null = app === null ? host.state : stateOf(app);
    app = {
      ...{
        root,
        host,
        page,
        choice: nameAt(page, choose ?? (app === null ? drawnChoice(root) : null)),
      },
      ...{ open: new Set(state?.open ?? []), query: state?.query ?? '', zoom: state?.zoom ?? null },
    };
    app.choice ??= state?.choice ?? null;
    render(app);
  });
}

/** What a report has drawn for readers without scripts; null in a panel. */
function drawnChoice(root: HTMLElement): number | null {
  const value = root.querySelector('#choice option[selected]')?.getAttribute('value') ?? '';
  return value === '' ? null : Number(value);
}

const nameOf = ({ out }: Outage): string => JSON.stringify(out);

function nameAt(page: ImpactPage, index: number | null): string | null {
  const outage = outageAt(page, index);
  return outage === null ? null : nameOf(outage);
}

/** Index of the chosen outage; null where there is none, or none of that name. */
function chosenOf({ page, choice }: App): number | null {
  const index = page.outages.findIndex((outage) => nameOf(outage) === choice);
  return index === -1 ? null : index;
}

const stateOf = ({ choice, open, query, zoom }: App): PanelState => ({
  ...{ choice, open: [...open], query, zoom },
});

function render(app: App): void {
  const { root, page, host } = app;
  const chosen = chosenOf(app);
  if (page.map.calls.every(({ test }) => test)) {
    root.innerHTML = emptyHtml();
    return;
  }
  const exports = ['svg', 'png', 'markdown'] as const;
  root.innerHTML = appHtml(page, { chosen, exports, jumps: host.open !== null, drawn: false });
  bindToolbar(app);
  bindPicture(element(root, 'canvas'), {
    activate: (node) => activate(app, node),
    zoomed: (zoom) => {
      app.zoom = zoom;
      host.keep(stateOf(app));
    },
  });
  bindSide(app);
  draw(app);
}

const element = (root: HTMLElement, id: string): HTMLElement => {
  const found = root.querySelector<HTMLElement>(`#${id}`);
  if (found === null) throw new Error(`the page has no #${id}`);
  return found;
};

/** Draws the picture and what stands beside it for the present choice. */
function draw(app: App): void {
  const { root, page, open, host } = app;
  const chosen = chosenOf(app);
  const canvas = element(root, 'canvas');
  canvas.innerHTML = pictureOf({ ...page, outage: outageAt(page, chosen) }, { open }).svg;
  nodesIn(canvas)[0]?.setAttribute('tabindex', '0');
  zoomTo(canvas, app.zoom ?? fittingZoom(canvas));
  element(root, 'side').innerHTML = sideHtml(page, { chosen, jumps: host.open !== null });
  search(app, false);
  host.keep(stateOf(app));
}

function bindToolbar(app: App): void {
  const { root, host } = app;
  const choice = element(root, 'choice') as HTMLSelectElement;
  choice.addEventListener('change', () =>
    take(app, choice.value === '' ? null : Number(choice.value)),
  );
  const field = element(root, 'search') as HTMLInputElement;
  field.value = app.query;
  field.addEventListener('input', () => {
    app.query = field.value;
    search(app, false);
    host.keep(stateOf(app));
  });
  field.addEventListener('keydown', ({ key }) => {
    if (key === 'Enter') search(app, true);
  });
  const canvas = element(root, 'canvas');
  const zooms = { 'zoom-in': () => zoomBy(canvas, 'in'), 'zoom-out': () => zoomBy(canvas, 'out') };
  for (const [id, zoom] of Object.entries(zooms)) {
    element(root, id).addEventListener('click', () => {
      app.zoom = zoom();
      host.keep(stateOf(app));
    });
  }
  element(root, 'zoom-fit').addEventListener('click', () => {
    app.zoom = null;
    zoomTo(canvas, fittingZoom(canvas));
    host.keep(stateOf(app));
  });
  element(root, 'save-svg').addEventListener('click', () => void savePicture(app, 'svg'));
  element(root, 'save-png').addEventListener('click', () => void savePicture(app, 'png'));
  element(root, 'save-markdown').addEventListener('click', () => saveMarkdown(app));
  document.onkeydown = (event) => {
    if (event.key !== '/' || event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    field.focus();
  };
}

function bindSide(app: App): void {
  element(app.root, 'side').addEventListener('click', ({ target }) => {
    const found = target instanceof Element ? target.closest<HTMLElement>('button.link') : null;
    const { choice, path, line } = found?.dataset ?? {};
    if (choice !== undefined) take(app, Number(choice));
    else if (path !== undefined) app.host.open?.(path, Number(line));
  });
}

function take(app: App, chosen: number | null): void {
  app.choice = nameAt(app.page, chosen);
  const choice = element(app.root, 'choice') as HTMLSelectElement;
  choice.value = chosen === null ? '' : String(chosen);
  draw(app);
}

/** A group opens; anything else leads to its code. */
function activate(app: App, node: SVGGElement): void {
  const { id, path, line } = node.dataset;
  if (path !== undefined) app.host.open?.(path, Number(line));
  else if (id !== undefined && node.classList.contains('group')) {
    app.open.add(id);
    draw(app);
  }
}

/** Filters picture and table; with `jump`, the first node that is found takes the focus. */
function search(app: App, jump: boolean): void {
  const found = searchPicture(element(app.root, 'canvas'), app.query);
  const wanted = app.query.trim().toLowerCase();
  for (const row of app.root.querySelectorAll<HTMLElement>('#side tbody tr')) {
    row.classList.toggle('away', !row.textContent.toLowerCase().includes(wanted));
  }
  const [first] = found;
  if (jump && first !== undefined) focusNode(first);
}

async function savePicture({ root, host }: App, format: 'svg' | 'png'): Promise<void> {
  const svg = standaloneSvg(element(root, 'canvas'));
  if (svg !== null) host.save(format, format === 'svg' ? svg : await pngOf(svg));
}

function saveMarkdown(app: App): void {
  const { page, host } = app;
  const outage = outageAt(page, chosenOf(app));
  const text = outage === null ? impactMarkdown(page) : outageMarkdown(page, outage);
  host.save('markdown', `${text}\n`);
}
