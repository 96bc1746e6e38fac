import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'

/** A server of live documents that can be killed. */
export interface LiveProcess {
  /** Where its sockets are. */
  url: string
  pid: number
  isRunning(): boolean
  /** As the kernel or a power switch does it. */
  kill(): Promise<void>
  /** As an operator does it. @returns its exit code */
  stop(): Promise<number | null>
}

export async function startLiveProcess(databaseUrl: string): Promise<LiveProcess> {
  const child: ChildProcess = fork(new URL('./live-holder.ts', import.meta.url), [databaseUrl], {
    execArgv: ['--import', 'tsx'],
  })
  const ended = once(child, 'exit')
  const [{ url }] = (await Promise.race([
    once(child, 'message'),
    ended.then(() => {
      throw new Error('the server of live documents did not start')
    }),
  ])) as [{ url: string }]
  return {
    url,
    pid: child.pid!,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
    stop: async () => {
      child.send('stop')
      const [code] = await ended
      return code as number | null
    },
  }
}
