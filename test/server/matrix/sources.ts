import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import routes from '#app/routes.ts'

/** What each route's file has, by address: a page, a loader, an action and the forms that the action knows. */
export const sources = new Map(
  routes.map(({ path, file }) => {
    const source = readFileSync(join('app', file), 'utf8')
    const action = source.match(/^export const action = [\s\S]*?^\}\)/m)?.[0] ?? ''
    const intents = action.matchAll(/(?:case |intent'\) === |done === )'([\w-]+)'/g)
    return [
      `/${path ?? ''}`,
      {
        hasPage: /^export default /m.test(source),
        methods: [
          ...(/^export (const|(async )?function) loader\b/m.test(source) ? ['GET'] : []),
          ...(/^export (const|(async )?function) action\b/m.test(source) ? ['POST'] : []),
        ],
        intents: [...intents].map((found) => found[1]!),
      },
    ]
  }),
)
