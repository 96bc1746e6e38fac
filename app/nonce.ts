import { createContext, useContext } from 'react'

/** The nonce of this answer: scripts and styles without it are not run by the browser. */
export const NonceContext = createContext<string | undefined>(undefined)

export function useNonce(): string | undefined {
  return useContext(NonceContext)
}
