import { useEffect } from 'react'
import { forgetOthers, onSignedOut } from '#app/live/device.ts'

/**
 * Keeps what is on this device to whoever is signed in: what others left here and the server has goes,
 * and a page of somebody who signed out in another one shows nothing any more.
 */
export function useDevice(personId: string | null): void {
  useEffect(() => {
    if (personId === null) return
    void forgetOthers(personId)
    return onSignedOut(() => location.replace('/sign-in'))
  }, [personId])
}
