/** The looks of a page around the map. Colours come by variables: from VS Code's theme, or from the two below. */
import { mapStyle } from '../map/style';

/** For pages of their own: light, and dark where the reader's system is. */
export const paperColours = `
:root { color-scheme: light dark; --lb-page: #f6f8fa; --lb-text: #1f2328; --lb-dim: #59636e; --lb-box: #ffffff; --lb-line: #d1d9e0;
  --lb-quiet: #8c959f; --lb-accent: #0969da; --lb-focus: #0969da; --lb-good: #1a7f37; --lb-warn: #9a6700; --lb-bad: #cf222e;
  --lb-on-bad: #ffffff; --lb-input: #ffffff; }
@media (prefers-color-scheme: dark) {
  :root { --lb-page: #0d1117; --lb-text: #e6edf3; --lb-dim: #9198a1; --lb-box: #161b22; --lb-line: #3d444d; --lb-quiet: #6e7681;
    --lb-accent: #4493f8; --lb-focus: #4493f8; --lb-good: #3fb950; --lb-warn: #d29922; --lb-bad: #f85149; --lb-on-bad: #0d1117;
    --lb-input: #0d1117; }
}
`.trim();

/** For a webview: VS Code sets these for its theme, high contrast included. */
export const themeColours = `
:root { --lb-page: var(--vscode-editor-background); --lb-text: var(--vscode-editor-foreground);
  --lb-dim: var(--vscode-descriptionForeground); --lb-box: var(--vscode-editorWidget-background, var(--vscode-editor-background));
  --lb-line: var(--vscode-contrastBorder, var(--vscode-widget-border, var(--vscode-panel-border, #8884)));
  --lb-quiet: var(--vscode-charts-lines, #888); --lb-accent: var(--vscode-charts-blue, #3794ff);
  --lb-focus: var(--vscode-focusBorder, #0078d4); --lb-good: var(--vscode-charts-green, #388a34);
  --lb-warn: var(--vscode-charts-yellow, #bf8803); --lb-bad: var(--vscode-charts-red, #e51400);
  --lb-on-bad: var(--vscode-editor-background); --lb-input: var(--vscode-input-background);
  --lb-font: var(--vscode-font-family); }
`.trim();

export const pageStyle = `
* { box-sizing: border-box; }
body { margin: 0; background: var(--lb-page); color: var(--lb-text);
  font: 13px/1.45 var(--lb-font, system-ui, "Segoe UI", Roboto, Helvetica, Arial, sans-serif); }
h1 { font-size: 22px; margin: 0 0 2px; } h2 { font-size: 15px; margin: 0 0 6px; } h3 { font-size: 13px; margin: 14px 0 4px; }
p { margin: 0 0 8px; } code { font-family: var(--vscode-editor-font-family, ui-monospace, Menlo, Consolas, monospace); font-size: 12px; }
.dim, .note { color: var(--lb-dim); font-size: 12px; overflow-wrap: anywhere; }
.toolbar { display: flex; flex-wrap: wrap; gap: 10px; align-items: center; padding: 8px 0; }
.buttons { display: inline-flex; gap: 4px; }
select, input, button { font: inherit; color: inherit; background: var(--lb-input); border: 1px solid var(--lb-line);
  border-radius: 4px; padding: 3px 8px; }
button { cursor: pointer; } button:hover { border-color: var(--lb-focus); }
:is(select, input, button, .canvas, a):focus-visible { outline: 2px solid var(--lb-focus); outline-offset: 1px; }
button.link { background: none; border: 0; padding: 0; text-align: left; font-weight: 600; color: var(--lb-accent); overflow-wrap: anywhere; }
button.link:hover { text-decoration: underline; } .name { font-weight: 600; }
.stage { display: grid; grid-template-columns: minmax(0, 5fr) minmax(300px, 3fr); gap: 14px; align-items: start; }
.canvas { overflow: auto; border: 1px solid var(--lb-line); border-radius: 6px; max-height: 74vh; min-height: 160px; cursor: grab; }
.canvas.dragging { cursor: grabbing; user-select: none; } .canvas svg { display: block; }
.side { max-height: 74vh; overflow: auto; }
@media (max-width: 1000px) { .stage { grid-template-columns: minmax(0, 1fr); } .canvas { max-height: 52vh; } .side { max-height: none; } }
table { border-collapse: collapse; width: 100%; }
.outage { table-layout: fixed; } .outage th:first-child { width: 40%; } .outage th:nth-child(2) { width: 28%; }
 th { text-align: left; font-weight: 600; color: var(--lb-dim); font-size: 12px; }
th, td { padding: 5px 8px 5px 0; border-bottom: 1px solid var(--lb-line); vertical-align: top; }
th.number, td.number { text-align: right; font-variant-numeric: tabular-nums; padding-right: 22px; }
td.lost { color: var(--lb-bad); } td.degraded { color: var(--lb-warn); } td.survives { color: var(--lb-good); }
.badge { border: 1px solid currentColor; border-radius: 9px; padding: 0 7px; font-size: 12px; white-space: nowrap; }
.badge.lost, .badge.error { color: var(--lb-bad); } .badge.degraded, .badge.warning { color: var(--lb-warn); }
.badge.unharmed { color: var(--lb-good); } .badge.information { color: var(--lb-accent); } .badge.hint { color: var(--lb-dim); }
tr.away { display: none; } tr.chosen td { background: color-mix(in srgb, var(--lb-focus) 14%, transparent); }
.legend { display: flex; flex-wrap: wrap; gap: 14px; padding: 8px 0; color: var(--lb-dim); font-size: 12px; }
.key::before { content: ""; display: inline-block; width: 16px; border-top: 3px solid var(--lb-quiet); margin-right: 5px; vertical-align: middle; }
.key.out::before { border-color: var(--lb-bad); } .key.degraded::before { border-color: var(--lb-warn); }
.key.survives::before { border-color: var(--lb-good); } .key.dashed::before { border-top-style: dashed; }
.empty { max-width: 60ch; margin: 12vh auto; }
${mapStyle}
`.trim();
