import type { ClientActionFunctionArgs } from '@remix-run/react'
import { DomainError, statusOf } from '#model/errors.ts'
import type { Problem } from './route.server.ts'

/** Whether no answer came at all, in the words in which browsers say so. */
export function isUnreachable(error: unknown): boolean {
  return (
    error instanceof TypeError &&
    /fetch|NetworkError|Load failed|importing|imported module/i.test(error.message)
  )
}

/**
 * Whether the page is left as it is after what a form was answered. For pages that decide that themselves: the
 * framework tells these to load anew after every form, and no others.
 */
export function isRefusal(actionStatus: number | undefined): boolean {
  return actionStatus !== undefined && actionStatus >= 400
}

/**
 * For the forms of a page: where the server cannot be reached the page stays as it is, with all that was
 * typed, and says so where it says what a form was refused for.
 */
export async function clientAction({ request, serverAction }: ClientActionFunctionArgs) {
  const form = await request.clone().formData()
  try {
    return await serverAction()
  } catch (error) {
    if (!isUnreachable(error)) throw error
    const { code, message } = new DomainError(
      'unavailable',
      'The server cannot be reached, so nothing was sent. What you typed stays here: try again in a moment.',
    )
    const intent = form.get('intent')
    const problem: Problem = {
      code,
      message,
      issues: [],
      intent: typeof intent === 'string' ? intent : null,
    }
    // After a response with such a status nothing is loaded anew, which could not be reached either.
    return Response.json({ problem }, { status: statusOf(code) })
  }
}
