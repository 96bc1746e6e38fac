import { useEffect } from 'react'
import { finishClearing, forgetOthers, onSignedOut } from '#app/live/device.ts'
import { leaveWithoutAsking } from '../ask-before-leaving.ts'

/**
 * Keeps what is on this device to whoever is signed in: what others left here and the server has goes,
 * and a page of somebody who signed out in another one shows nothing any more.
 */
export function useDevice(personId: string | null): void {
  useEffect(() => {
    void finishClearing(personId)
    if (personId === null) return
    void forgetOthers(personId)
    return onSignedOut(() => leaveWithoutAsking('/sign-in'))
  }, [personId])
}
