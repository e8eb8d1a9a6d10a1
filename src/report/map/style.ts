/**
 * The looks of the map. Every colour is a variable with a value for light paper, so that a picture that stands alone is
 * complete; pages set the variables to the colours of their theme.
 */
export const mapStyle = `
.map { font-family: var(--lb-font, system-ui, "Segoe UI", Roboto, Helvetica, Arial, sans-serif); }
.map .label { font-size: 12px; font-weight: 600; fill: var(--lb-text, #1f2328); }
.map .detail { font-size: 10px; fill: var(--lb-dim, #59636e); }
.map .box { fill: var(--lb-box, #ffffff); stroke: var(--lb-line, #d1d9e0); stroke-width: 1; }
.map .stack { fill: var(--lb-box, #ffffff); stroke: var(--lb-line, #d1d9e0); }
.map .bar { fill: var(--lb-quiet, #8c959f); }
.map .entry .bar { fill: var(--lb-accent, #0969da); }
.map .edge { fill: none; stroke: var(--lb-quiet, #8c959f); stroke-width: 1.3; stroke-opacity: .6; }
.map .edge.uncertain { stroke-dasharray: 5 4; }
.map .edge.survives { stroke: var(--lb-good, #1a7f37); stroke-opacity: .45; }
.map .edge.degraded { stroke: var(--lb-warn, #9a6700); stroke-opacity: .9; stroke-width: 1.6; }
.map .edge.lost, .map .edge.out { stroke: var(--lb-bad, #cf222e); stroke-opacity: .9; stroke-width: 1.6; }
.map .survives .bar { fill: var(--lb-good, #1a7f37); }
.map .degraded .bar { fill: var(--lb-warn, #9a6700); }
.map .lost .bar, .map .out .bar { fill: var(--lb-bad, #cf222e); }
.map .survives .box { stroke: var(--lb-good, #1a7f37); stroke-opacity: .55; }
.map .degraded .box { stroke: var(--lb-warn, #9a6700); }
.map .lost .box { stroke: var(--lb-bad, #cf222e); }
.map .out .box { fill: var(--lb-bad, #cf222e); stroke: var(--lb-bad, #cf222e); }
.map .out .label, .map .out .detail { fill: var(--lb-on-bad, #ffffff); }
.map .health { fill: var(--lb-warn, #9a6700); stroke: var(--lb-box, #ffffff); stroke-width: 1.5; }
.map .out .health { fill: var(--lb-on-bad, #ffffff); stroke: none; }
.map .health.major-outage { fill: var(--lb-bad, #cf222e); }
.map .node { cursor: pointer; outline: none; }
.map .node:focus .box, .map .node.chosen .box { stroke: var(--lb-focus, #0969da); stroke-width: 2.5; stroke-opacity: 1; }
.map.dimmed .node:not(.near), .map.dimmed .edge:not(.near) { opacity: .18; }
`.trim();
