/** `@recogito/text-annotator` as its own pages use it: the words as they are, spans drawn in a layer over them. */
const blocks = [...document.querySelectorAll('[data-block]')]
const recogito = window.RecogitoJS.createTextAnnotator(document.getElementById('text'), {
  annotatingEnabled: false,
})
const starts = []
let reached = 0
for (const block of blocks) {
  starts.push(reached)
  reached += block.textContent.length
}

let made = 0
function annotationOf({ block, from, to }) {
  const id = `a${made++}`
  const node = blocks[block].firstChild
  // Handed the range as well, it need not look for it through the whole text.
  const range = document.createRange()
  range.setStart(node, from)
  range.setEnd(node, to)
  const quote = node.data.slice(from, to)
  const selector = [{ quote, start: starts[block] + from, end: starts[block] + to, range }]
  return { id, bodies: [], target: { annotation: id, selector } }
}

window.annotator = {
  add(spans) {
    const annotations = spans.map(annotationOf)
    if (made === annotations.length) recogito.setAnnotations(annotations)
    else recogito.state.store.bulkAddAnnotations(annotations, false)
  },
  chosen() {
    const range = getSelection().getRangeAt(0)
    const element = range.startContainer.parentElement.closest('[data-block]')
    return {
      block: Number(element.dataset.block),
      from: range.startOffset,
      to: range.startOffset + range.toString().length,
    }
  },
}
