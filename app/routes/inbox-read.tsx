import { countUnread, markRead } from '#server/inbox.ts'
import { fetchAction } from '../pageless.server.ts'

/** Marks comments as read beside a page, and says how many are left. */
export const action = fetchAction(async ({ services, person, form }) => {
  await markRead(services, person, { comments: form.getAll('comment').map(String), isRead: true })
  return { unread: await countUnread(services, person) }
})
