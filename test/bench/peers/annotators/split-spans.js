/**
 * Coded text as most tools draw it: the words of a paragraph cut at every border of a span, each stretch an
 * element of its own with the colours of the codes that lie on it. A paragraph is drawn anew when it changes.
 */
const blocks = [...document.querySelectorAll('[data-block]')].map((element) => ({
  element,
  text: element.textContent,
  spans: [],
}))

function draw({ element, text, spans }) {
  const borders = new Set([0, text.length])
  for (const { from, to } of spans) borders.add(from).add(to)
  const cuts = [...borders].sort((a, b) => a - b)
  const pieces = []
  for (let at = 0; at + 1 < cuts.length; at++) {
    const [from, to] = [cuts[at], cuts[at + 1]]
    const over = spans.filter((span) => span.from < to && from < span.to)
    const words = text.slice(from, to)
    if (over.length === 0) pieces.push(document.createTextNode(words))
    else {
      const piece = document.createElement('span')
      piece.className = 'drawn'
      piece.dataset.codes = over.map(({ code }) => code).join(' ')
      piece.style.backgroundColor = `hsl(${over.at(-1).hue} 60% 50% / ${Math.min(0.7, 0.2 * over.length)})`
      piece.textContent = words
      pieces.push(piece)
    }
  }
  element.replaceChildren(...pieces)
}

window.annotator = {
  add(spans) {
    const changed = new Set()
    for (const span of spans) {
      blocks[span.block].spans.push(span)
      changed.add(blocks[span.block])
    }
    for (const block of changed) draw(block)
  },
  /** What is chosen, as a span; within one paragraph. */
  chosen() {
    const range = getSelection().getRangeAt(0)
    const element = range.startContainer.parentElement.closest('[data-block]')
    const before = document.createRange()
    before.setStart(element, 0)
    before.setEnd(range.startContainer, range.startOffset)
    const from = before.toString().length
    return { block: Number(element.dataset.block), from, to: from + range.toString().length }
  },
}
