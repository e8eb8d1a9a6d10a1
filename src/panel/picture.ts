/** The picture under the reader's hands: zoom, drag, keys, search, the ways through one node. */

export interface PictureActions {
  /** Enter or a double click on a node. */
  readonly activate: (node: SVGGElement) => void;
  readonly zoomed: (zoom: number) => void;
}

const steps = { in: 1.25, out: 0.8 } as const;
const limits = { least: 0.05, readable: 0.55, most: 4 } as const;

export const nodesIn = (canvas: HTMLElement): readonly SVGGElement[] => [
  ...canvas.querySelectorAll<SVGGElement>('g.node'),
];

const svgIn = (canvas: HTMLElement): SVGSVGElement | null => canvas.querySelector('svg');

/** Scales the picture and keeps in place what stands at the given point of the canvas. */
export function zoomTo(canvas: HTMLElement, zoom: number, at = { x: 0, y: 0 }): number {
  const svg = svgIn(canvas);
  if (svg === null) return zoom;
  const next = Math.min(limits.most, Math.max(limits.least, zoom));
  const { width, height } = svg.viewBox.baseVal;
  const before = (svg.width.baseVal.value || width) / (width || 1);
  svg.setAttribute('width', String(Math.round(width * next)));
  svg.setAttribute('height', String(Math.round(height * next)));
  canvas.scrollLeft = ((canvas.scrollLeft + at.x) * next) / before - at.x;
  canvas.scrollTop = ((canvas.scrollTop + at.y) * next) / before - at.y;
  return next;
}

/** The zoom at which the whole width is seen, as far as names stay readable; small pictures stay as they are. */
export function fittingZoom(canvas: HTMLElement): number {
  const width = svgIn(canvas)?.viewBox.baseVal.width ?? 0;
  return width === 0 ? 1 : Math.max(limits.readable, Math.min(1, (canvas.clientWidth - 2) / width));
}

export function bindPicture(canvas: HTMLElement, actions: PictureActions): void {
  canvas.addEventListener('click', ({ target }) => {
    const node = nodeOf(target);
    choose(canvas, node);
    if (node?.classList.contains('group') === true) actions.activate(node);
  });
  canvas.addEventListener('dblclick', ({ target }) => {
    const node = nodeOf(target);
    if (node !== null && !node.classList.contains('group')) actions.activate(node);
  });
  canvas.addEventListener('keydown', (event) => pressed(event, canvas, actions));
  canvas.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const box = canvas.getBoundingClientRect();
      const at = { x: event.clientX - box.left, y: event.clientY - box.top };
      const factor = Math.exp(-event.deltaY / 300);
      actions.zoomed(zoomTo(canvas, zoomOf(canvas) * factor, at));
    },
    { passive: false },
  );
  bindDragging(canvas);
}

export function zoomOf(canvas: HTMLElement): number {
  const svg = svgIn(canvas);
  return svg === null ? 1 : svg.width.baseVal.value / (svg.viewBox.baseVal.width || 1);
}

export function zoomBy(canvas: HTMLElement, step: keyof typeof steps): number {
  const middle = { x: canvas.clientWidth / 2, y: canvas.clientHeight / 2 };
  return zoomTo(canvas, zoomOf(canvas) * steps[step], middle);
}

function bindDragging(canvas: HTMLElement): void {
  canvas.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || nodeOf(event.target) !== null) return;
    canvas.classList.add('dragging');
    const move = ({ movementX, movementY }: PointerEvent): void => {
      canvas.scrollLeft -= movementX;
      canvas.scrollTop -= movementY;
    };
    const end = (): void => {
      canvas.classList.remove('dragging');
      window.removeEventListener('pointermove', move);
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', end, { once: true });
  });
}

function nodeOf(target: EventTarget | null): SVGGElement | null {
  return target instanceof Element ? target.closest<SVGGElement>('g.node') : null;
}

function pressed(event: KeyboardEvent, canvas: HTMLElement, actions: PictureActions): void {
  const node = nodeOf(document.activeElement);
  const direction = directions[event.key];
  if (direction !== undefined) {
    const next = node === null ? nodesIn(canvas)[0] : neighbour(node, nodesIn(canvas), direction);
    if (next !== undefined) focusNode(next);
  } else if (event.key === 'Enter' && node !== null) actions.activate(node);
  else if (event.key === ' ' && node !== null) choose(canvas, node);
  else if (event.key === 'Escape') choose(canvas, null);
  else if (event.key === '+' || event.key === '=') actions.zoomed(zoomBy(canvas, 'in'));
  else if (event.key === '-') actions.zoomed(zoomBy(canvas, 'out'));
  else if (event.key === '0') actions.zoomed(zoomTo(canvas, fittingZoom(canvas)));
  else return;
  event.preventDefault();
}

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The nearest node on that side; what lies straight ahead counts as nearer. */
function neighbour(
  from: SVGGElement,
  nodes: readonly SVGGElement[],
  [dx, dy]: readonly [number, number],
): SVGGElement | undefined {
  const start = middleOf(from);
  let best: SVGGElement | undefined;
  let least = Infinity;
  for (const node of nodes) {
    const { x, y } = middleOf(node);
    const [ahead, aside] = [
      (x - start.x) * dx + (y - start.y) * dy,
      (x - start.x) * dy + (y - start.y) * dx,
    ];
    const distance = ahead + 3 * Math.abs(aside);
    if (node !== from && ahead > 1 && distance < least) [best, least] = [node, distance];
  }
  return best;
}

function middleOf(node: SVGGElement): { readonly x: number; readonly y: number } {
  const { left, top, width, height } = node.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}

export function focusNode(node: SVGGElement): void {
  node.focus({ preventScroll: true });
  node.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

/** Shows all ways through one node and dims the rest; null shows everything again. */
export function choose(canvas: HTMLElement, node: SVGGElement | null): void {
  const svg = svgIn(canvas);
  for (const one of canvas.querySelectorAll('.near, .chosen'))
    one.classList.remove('near', 'chosen');
  svg?.classList.toggle('dimmed', node !== null);
  const id = node?.dataset['id'];
  if (node === null || id === undefined) return;
  node.classList.add('chosen');
  const edges = [...canvas.querySelectorAll<SVGPathElement>('path.edge')];
  const near = new Set([
    id,
    ...reachable(id, edges, 'from', 'to'),
    ...reachable(id, edges, 'to', 'from'),
  ]);
  markNear(canvas, near);
}

function markNear(canvas: HTMLElement, near: ReadonlySet<string>): void {
  for (const one of nodesIn(canvas))
    one.classList.toggle('near', near.has(one.dataset['id'] ?? ''));
  for (const edge of canvas.querySelectorAll<SVGPathElement>('path.edge')) {
    const { from = '', to = '' } = edge.dataset;
    edge.classList.toggle('near', near.has(from) && near.has(to));
  }
}

/** Where a walk along the edges leads from `start`. */
function reachable(
  start: string,
  edges: readonly SVGPathElement[],
  tail: 'from' | 'to',
  head: 'from' | 'to',
): ReadonlySet<string> {
  const next = new Map<string, string[]>();
  for (const { dataset } of edges) {
    const [from = '', to = ''] = [dataset[tail], dataset[head]];
    const known = next.get(from);
    if (known === undefined) next.set(from, [to]);
    else known.push(to);
  }
  const seen = new Set<string>();
  const waiting = [start];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    for (const one of next.get(id) ?? []) {
      if (seen.has(one)) continue;
      seen.add(one);
      waiting.push(one);
    }
  }
  return seen;
}

/** Dims what does not say `query`; the nodes that do. */
export function searchPicture(canvas: HTMLElement, query: string): readonly SVGGElement[] {
  const wanted = query.trim().toLowerCase();
  svgIn(canvas)?.classList.toggle('dimmed', wanted !== '');
  const found = nodesIn(canvas).filter((node) =>
    (node.getAttribute('aria-label') ?? '').toLowerCase().includes(wanted),
  );
  markNear(canvas, new Set(wanted === '' ? [] : found.map(({ dataset }) => dataset['id'] ?? '')));
  return wanted === '' ? [] : found;
}
