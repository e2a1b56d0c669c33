/** The report's style sheet: two series that differ in colour, dash and shape; light and dark. */
export const REPORT_STYLE = `
:root {
  --ink: #211f1b;
  --quiet: #625e56;
  --paper: #fcfbf8;
  --wash: #f3efe6;
  --line: #dcd7cc;
  --edge: #8a857a;
  --ham: #1a5fb4;
  --spam: #bb4a00;
  --serif: "Iowan Old Style", "Palatino Linotype", Palatino, "URW Palladio L", P052, Charter,
    Georgia, serif;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  color-scheme: light dark;
  -webkit-text-size-adjust: 100%;
  text-size-adjust: 100%;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #e9e5dc;
    --quiet: #aaa598;
    --paper: #141618;
    --wash: #212427;
    --line: #373a3d;
    --edge: #7d7f80;
    --ham: #7fb6ff;
    --spam: #ff9d57;
  }
}
*, ::before, ::after { box-sizing: border-box; }
:where(h1, h2, h3, h4, p, ul, ol, dl, dd, blockquote, figure, table) { margin: 0; padding: 0; }
body {
  background: var(--paper);
  color: var(--ink);
  font: 1rem/1.55 var(--sans);
  margin: 0;
  overflow-wrap: anywhere;
}
header, main, footer {
  margin-inline: auto;
  max-inline-size: 70rem;
  padding-inline: clamp(1rem, 4vw, 2.5rem);
}
header { padding-block: clamp(1.5rem, 5vw, 3.5rem) 1.5rem; }
footer { padding-block-end: 4rem; }
h1, h2, .summary { font-family: var(--serif); font-weight: 600; text-wrap: balance; }
h1 { font-size: clamp(1.6rem, 1.2rem + 2vw, 2.5rem); line-height: 1.2; }
h2 {
  border-block-start: 1px solid var(--line);
  font-size: 1.4rem;
  margin-block: 2.75rem 1.1rem;
  padding-block-start: 1.1rem;
}
h3 { font-size: 1.0625rem; }
h4 { font-size: 0.9375rem; }
.kicker, .note, figcaption, .keys, caption, dl { color: var(--quiet); font-size: 0.875rem; }
.kicker { margin-block-end: 0.5rem; }
.summary {
  font-size: clamp(1.0625rem, 1rem + 0.35vw, 1.25rem);
  font-weight: 400;
  margin-block-start: 1rem;
  max-inline-size: 64ch;
  text-wrap: pretty;
}
.note { margin-block-start: 0.5rem; max-inline-size: 64ch; }
.unseen { block-size: 0; inline-size: 0; position: absolute; }

.scroll { margin-block-start: 1.25rem; overflow-x: auto; }
.scroll:focus-visible { outline: 2px solid var(--ham); outline-offset: 3px; }
table {
  border-collapse: collapse;
  font-variant-numeric: tabular-nums;
  min-inline-size: 100%;
  overflow-wrap: normal;
}
caption { font-weight: 600; padding-block-end: 0.35rem; text-align: start; }
th, td {
  border-block-end: 1px solid var(--line);
  font-size: 0.875rem;
  padding: 0.4rem 0 0.4rem 1rem;
  text-align: end;
  white-space: nowrap;
}
thead th {
  color: var(--quiet);
  font-size: 0.8125rem;
  font-weight: 500;
  line-height: 1.3;
  max-inline-size: 5.5rem;
  vertical-align: bottom;
  white-space: normal;
}
th:first-child {
  background: var(--paper);
  font-weight: 500;
  inset-inline-start: 0;
  max-inline-size: 16rem;
  overflow-wrap: break-word;
  padding-inline: 0 0.5rem;
  position: sticky;
  text-align: start;
  white-space: normal;
}
@media (max-width: 40rem) {
  th:first-child { max-inline-size: 8.5rem; }
  td { padding-inline-start: 0.75rem; }
}
td small { color: var(--quiet); display: inline-block; min-inline-size: 4.2em; }

.pair, .plots { display: grid; gap: 2rem 3rem; }
@media (min-width: 52rem) {
  .pair, .plots { grid-template-columns: repeat(2, minmax(0, 1fr)); }
}
.outcomes { align-content: start; display: grid; gap: 2rem 3rem; }
@media (min-width: 52rem) {
  main > .outcomes { grid-template-columns: repeat(2, minmax(0, 1fr)); }
}
.narrow { max-inline-size: 40rem; }
.narrow th:first-child { white-space: nowrap; }
.outcomes > div > .scroll { margin-block-start: 0; }
figure > svg { block-size: auto; display: block; inline-size: 100%; }
figcaption { margin-block-start: 0.25rem; max-inline-size: 52ch; }
.keys {
  display: flex;
  flex-wrap: wrap;
  gap: 0.1rem 1.1rem;
  list-style: none;
  margin-block: 0.2rem 0.5rem;
}
.keys li { align-items: center; display: flex; gap: 0.45rem; }
.key { block-size: 0.875rem; flex: none; inline-size: 1.875rem; }

svg text { fill: var(--quiet); font: 14px var(--sans); font-variant-numeric: tabular-nums; }
svg .labels text { fill: var(--ink); }
svg .marks text {
  fill: var(--ink);
  font-weight: 600;
  paint-order: stroke;
  stroke: var(--paper);
  stroke-linejoin: round;
  stroke-width: 4px;
}
svg path { fill: none; stroke-linejoin: round; }
.grid path { stroke: var(--line); stroke-width: 1; }
.frame { stroke: var(--edge); stroke-width: 1; }
.chance { stroke: var(--edge); stroke-dasharray: 1 5; stroke-linecap: round; stroke-width: 2; }
.line-a { stroke: var(--ham); stroke-width: 2.25; }
.line-b { stroke: var(--spam); stroke-dasharray: 7 4; stroke-width: 2.25; }
.line-other { stroke: var(--edge); stroke-width: 1; }
.dot-a { fill: var(--ham); stroke: var(--paper); stroke-width: 1; }
.dot-b { fill: var(--paper); stroke: var(--spam); stroke-width: 2; }
.mark-unsure { fill: var(--paper); stroke: var(--ink); stroke-width: 2; }
.mark-spam { fill: var(--ink); stroke: var(--paper); stroke-width: 1; }
.threshold { stroke: var(--ink); stroke-dasharray: 3 3; stroke-width: 1.25; }
.bar-ham { fill: var(--ham); }
.bar-spam { fill: url(#hatch); stroke: var(--spam); stroke-width: 1; }
.hatch-ground { fill: var(--paper); }
.hatch-line { stroke: var(--spam); stroke-width: 1.5; }

details { border-block-end: 1px solid var(--line); padding-block: 0.75rem; }
details:first-of-type { border-block-start: 1px solid var(--line); margin-block-start: 1.25rem; }
summary { cursor: pointer; }
summary h3 { display: inline; }
details > div { margin-block: 1.25rem; }
.worst { list-style: none; }
.worst > li { border-block-start: 1px solid var(--line); padding-block: 0.9rem; }
.worst > li:first-child { border-block-start: 0; }
.line-head { display: flex; flex-wrap: wrap; font-size: 0.875rem; gap: 0.15rem 0.75rem; }
.line-head b { font-variant-numeric: tabular-nums; }
.line-head bdi { color: var(--quiet); }
blockquote {
  border-inline-start: 3px solid var(--line);
  font-family: var(--serif);
  line-height: 1.45;
  margin-block: 0.35rem 0.5rem;
  overflow: hidden;
  padding-inline: 0.75rem;
  unicode-bidi: isolate;
}
.reasons { color: var(--quiet); font-size: 0.875rem; list-style: none; }
.reasons li { display: grid; gap: 0.75rem; grid-template-columns: 3rem 1fr; }
.reasons span { font-variant-numeric: tabular-nums; text-align: end; }
code { color: var(--quiet); font-size: 0.75rem; }
dt { color: var(--ink); font-weight: 600; margin-block-start: 0.75rem; }
dd { max-inline-size: 68ch; }
@media print {
  details > div { break-inside: avoid; }
}
`
