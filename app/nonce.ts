import { createContext, useContext } from 'react'

/** The nonce of this answer: scripts and styles without it are not run by the browser. */
export const NonceContext = createContext<string | undefined>(undefined)

/** For what writes a script or a style into the page; `undefined` in the browser. */
export function useNonce(): string | undefined {
  return useContext(NonceContext)
}
