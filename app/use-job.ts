import { useRevalidator } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import { isUnderWay, type JobState } from '#model/agreement/job-state.ts'

/** What a page says of a job. */
type Heard = Pick<JobState, 'id' | 'status' | 'share' | 'problem'>

const askedEveryMs = 1_000

/**
 * How far a job is, asked for while it runs and the page is in view; what the page shows is loaded anew once
 * the job has ended.
 *
 * @param path of the job
 * @param given as the page was loaded with it
 * @returns the job, and what ends it, or forgets it where it ended without figures
 */
export function useJob(path: string, given: Heard): { job: Heard; end(): Promise<void> } {
  const { revalidate } = useRevalidator()
  const reload = useRef(revalidate)
  reload.current = revalidate
  const [heard, setHeard] = useState<Heard | null>(null)
  const job = heard !== null && heard.id === given.id && isUnderWay(given) ? heard : given
  const isOn = isUnderWay(job)
  useEffect(() => {
    if (!isOn) return
    const ask = async () => {
      if (document.visibilityState !== 'visible') return
      const answer = await fetch(path).catch(() => null)
      if (answer === null) return
      const now = answer.ok ? ((await answer.json()) as Heard) : null
      if (now !== null) setHeard(now)
      // Whatever it ended with, and where one may not ask any more, the page itself says so.
      if (now === null || !isUnderWay(now)) reload.current()
    }
    const timer = setInterval(ask, askedEveryMs)
    return () => clearInterval(timer)
  }, [path, isOn])
  return {
    job,
    async end() {
      await fetch(path, { method: 'POST', body: new URLSearchParams() }).catch(() => {})
      reload.current()
    },
  }
}
