import { useEffect, useLayoutEffect } from 'react'

/** An effect before the browser paints. On a server there is nothing to paint, and React would say so. */
export const useEffectBeforePaint = typeof document === 'undefined' ? useEffect : useLayoutEffect
