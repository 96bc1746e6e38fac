/** How long the page is held before it is let go: a frame has room for more. */
const partMs = 8

/**
 * Does long work bit by bit, so that the page answers and paints in between. The first part is done at once; little
 * work is therefore done when this returns.
 *
 * @param steps to be laid down wherever they yield
 * @param done called after the last of them
 * @param now in milliseconds
 * @returns how to stop: what is not done by then stays undone
 */
export function inParts(
  steps: Iterator<void>,
  done: () => void,
  now = () => performance.now(),
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const goOn = () => {
    const end = now() + partMs
    do {
      if (steps.next().done) return done()
    } while (now() < end)
    timer = setTimeout(goOn)
  }
  goOn()
  return () => clearTimeout(timer)
}
