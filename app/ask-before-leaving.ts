/** Set where it was asked already: whoever signs out has been told what is lost. */
const askedAlready = 'askedAlready'

/**
 * Asks before the page is closed or loaded anew with something that the server does not have.
 *
 * @returns how to stop
 */
export function askBeforeLeaving(isUnsaved: () => boolean): () => void {
  const ask = (event: BeforeUnloadEvent) => {
    if (isUnsaved() && !(askedAlready in document.documentElement.dataset)) event.preventDefault()
  }
  addEventListener('beforeunload', ask)
  return () => removeEventListener('beforeunload', ask)
}

/** Loads another page, whole, so that nothing stays in this one's memory, and asks nothing any more. */
export function leaveWithoutAsking(address: string): void {
  document.documentElement.dataset[askedAlready] = ''
  location.replace(address)
}
