/** The picture as a file of its own: colours as they are on the screen, nothing that another program would not know. */
import { mapStyle } from '../report/map/style';

const variables = [
  ...new Set([...mapStyle.matchAll(/var\((--[\w-]+)/g)].flatMap(([, name]) => name ?? [])),
];

/** Padding of the paper around the picture is in the picture already. */
export function standaloneSvg(canvas: HTMLElement): string | null {
  const svg = canvas.querySelector('svg');
  if (svg === null) return null;
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const { width, height } = svg.viewBox.baseVal;
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  copy.classList.remove('dimmed');
  copy.prepend(styleOf(canvas), paper(width, height));
  return new XMLSerializer().serializeToString(copy);
}

function styleOf(canvas: HTMLElement): SVGStyleElement {
  const shown = getComputedStyle(canvas);
  const values = variables.map(
    (name) => `${name}: ${resolved(shown.getPropertyValue(name), canvas)};`,
  );
  const style = document.createElementNS('http://www.w3.org/2000/svg', 'style');
  style.textContent = `.map { ${values.filter((one) => !one.endsWith(': ;')).join(' ')} }\n${mapStyle}`;
  return style;
}

/** A value may name further variables, which mean nothing outside of this page. */
function resolved(value: string, canvas: HTMLElement): string {
  if (!value.includes('var(')) return value.trim();
  const probe = document.createElement('span');
  probe.style.color = value;
  canvas.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

function paper(width: number, height: number): SVGRectElement {
  const rect = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  rect.setAttribute('width', String(width));
  rect.setAttribute('height', String(height));
  rect.setAttribute('fill', getComputedStyle(document.body).backgroundColor);
  return rect;
}

/** Browsers draw nothing on larger canvases. */
const mostPixels = 8192;

/** Base64 of a PNG in twice the size, or less where that is too large for a canvas. */
export async function pngOf(svg: string): Promise<string> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const scale = Math.min(2, mostPixels / Math.max(image.width, image.height, 1));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(image.width * scale);
  canvas.height = Math.round(image.height * scale);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/png').replace(/^data:image\/png;base64,/, '');
}
