import type { Block, Document } from './blocks.ts'
import { forestSvg } from './forest-svg.ts'

/**
 * A document as one HTML file that asks for nothing: no script, no font, no other address. Everything in
 * it is text, whatever signs it holds.
 */
export function htmlOf({ title, language, blocks }: Document): string {
  return `<!doctype html>
<html lang="${escaped(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
${blocks.map(blockOf).join('\n')}
</main>
</body>
</html>
`
}

function blockOf(block: Block, index: number): string {
  switch (block.kind) {
    case 'heading':
      return `<h2>${escaped(block.text)}</h2>`
    case 'paragraph':
      return `<p>${escaped(block.text)}</p>`
    case 'list':
      return `<ul>\n${block.items.map((item) => `<li>${escaped(item)}</li>`).join('\n')}\n</ul>`
    case 'forest':
      // One of the two is displayed, and so read out: the one that a screen has room for.
      return [
        '<figure>',
        forestSvg(block, 'wide', escaped),
        forestSvg(block, 'narrow', escaped),
        `<figcaption>${escaped(block.caption)}</figcaption></figure>`,
      ].join('\n')
    case 'table': {
      const { caption, columns, rows } = block
      const look = (column: number) => (columns[column]!.isNumber ? ' class="number"' : '')
      const head = columns.map(
        ({ title }, at) => `<th scope="col"${look(at)}>${escaped(title)}</th>`,
      )
      const body = rows.map((row) => {
        const cells = row.map((cell, at) =>
          at === 0
            ? `<th scope="row"${look(at)}>${escaped(cell)}</th>`
            : `<td${look(at)}>${escaped(cell)}</td>`,
        )
        return `<tr>${cells.join('')}</tr>`
      })
      // A caption of the table itself would be as wide as the table, and scroll out of sight with it.
      return [
        `<figure class="table"><figcaption id="caption-${index}">${escaped(caption)}</figcaption>`,
        `<div class="scroll" tabindex="0" role="group" aria-labelledby="caption-${index}">`,
        `<table aria-labelledby="caption-${index}">`,
        `<thead><tr>${head.join('')}</tr></thead>`,
        `<tbody>\n${body.join('\n')}\n</tbody></table></div></figure>`,
      ].join('\n')
    }
  }
}

/** No line ends between a number and its sign of percent. */
function escaped(text: string): string {
  return text
    .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
    .replace(/(\d) %/g, '$1&nbsp;%')
}

/** Ink on paper in both looks, and in print as in an appendix. */
const style = `
:root { color-scheme: light dark; --paper: light-dark(#fdfbf7, #171614); --ink: light-dark(#1f1d1a, #e9e5dc);
  --quiet: light-dark(#625d54, #a9a296); --line: light-dark(#ddd6c9, #3a3732) }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.6 Literata, Georgia, serif }
main { max-width: 60rem; margin: 0 auto; padding: 2.5rem 1.25rem 5rem }
h1 { font-size: 1.75rem; line-height: 1.25; font-weight: 500 }
h2 { font-size: 1.2rem; font-weight: 600; margin: 2.25rem 0 .5rem }
p, ul { max-width: 44rem; overflow-wrap: anywhere }
ul { padding-left: 1.25rem }
.scroll { overflow-x: auto; margin: 1rem 0 1.5rem }
table { border-collapse: collapse; min-width: min(28rem, 100%); font: 14px/1.4 Inter, system-ui, sans-serif }
th, td { padding: .4rem .8rem .4rem 0; text-align: left; vertical-align: top; border-top: 1px solid var(--line);
  font-weight: 400 }
thead th { border-top: 0; color: var(--quiet); font-weight: 500; vertical-align: bottom }
.number { text-align: right; font-variant-numeric: tabular-nums }
td.number { white-space: nowrap }
figure { margin: 1rem 0 1.5rem; max-width: 46rem } figure .scroll { margin: 0 }
figure.table { max-width: none }
figcaption { color: var(--quiet); font: 14px/1.4 Inter, system-ui, sans-serif; padding-top: .4rem; max-width: 46rem;
  overflow-wrap: anywhere }
.table figcaption { padding: 0 0 .4rem }
svg { display: block; width: 100%; height: auto; fill: var(--ink); font: 13px Inter, system-ui, sans-serif }
svg.narrow { display: none; max-width: 26rem } .narrow text { paint-order: stroke; stroke: var(--paper); stroke-width: 4px }
@media screen and (max-width: 36rem) { svg.wide { display: none } svg.narrow { display: block }
  tr > :first-child { position: sticky; left: 0; background: var(--paper) }
  tbody th:not(.number) { min-width: 7rem; overflow-wrap: anywhere } }
svg .quiet { fill: var(--quiet) } svg .value { font-variant-numeric: tabular-nums }
svg .rule { stroke: var(--line) } svg .limit { stroke: var(--quiet); stroke-dasharray: 2 3 }
svg .interval { stroke: var(--ink); stroke-width: 1.5 } svg .thin { stroke-dasharray: 5 3 }
/* A shade at an edge says that it goes on there; at its end its own ground covers it. */
.scroll { background:
  linear-gradient(to right, var(--paper) 50%, transparent) left / 32px 100% no-repeat local,
  linear-gradient(to left, var(--paper) 50%, transparent) right / 32px 100% no-repeat local,
  linear-gradient(to right, var(--line), transparent) left / 14px 100% no-repeat scroll,
  linear-gradient(to left, var(--line), transparent) right / 14px 100% no-repeat scroll }
@media print { :root { color-scheme: light } body { font-size: 11pt } main { padding: 0 }
  tr, svg { break-inside: avoid } h2, figcaption { break-after: avoid }
  .scroll { overflow: visible; background: none } table { font-size: 8pt } th, td, td.number { padding-right: .4rem; white-space: normal }
  tbody th:not(.number), tbody td:not(.number) { overflow-wrap: anywhere } }
`
