/** Whether so many milliseconds have gone by since this was called. */
export function overAfter(ms: number): () => boolean {
  const end = performance.now() + ms
  return () => performance.now() >= end
}
