import { redirect } from '@remix-run/node'
import { setTextSetting } from '#server/people.ts'
import { nextPath } from '../next-path.ts'
import { fetchAction } from '../pageless.server.ts'
import { textOf } from '../route.server.ts'

export function loader() {
  return redirect('/')
}

/** Keeps how transcripts are set for a person, on every device. */
export const action = fetchAction(async ({ services, person, form }) => {
  const textSetting = await setTextSetting(services, person, {
    size: textOf(form, 'size'),
    width: textOf(form, 'width'),
    spacing: textOf(form, 'spacing'),
    face: textOf(form, 'face'),
  })
  // Beside a text the page stays where it is; a form of a page goes back to it.
  return form.has('back')
    ? redirect(nextPath(textOf(form, 'back')))
    : Response.json({ textSetting })
})

export { clientAction } from '../unreachable.ts'
