/** Resolves when `work` is done, or after `longestMs` with the work going on. */
export async function withinMs(longestMs: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, longestMs)
  })
  await Promise.race([work, late])
  clearTimeout(timer)
}
