import { useTranslation } from 'react-i18next'
import type { Span } from '#model/span.ts'
import { Button } from '../button.tsx'
import { TalkList } from '../discussion/talk-list.tsx'
import type { ComparedTalk } from './use-compared-talk.ts'

/** All threads of the transcript, and the way to a new one on the place in question. */
export function ComparedTalkList({ talk, here }: { talk: ComparedTalk; here: Span }) {
  const { t } = useTranslation('discussion')
  return (
    <TalkList
      talk={talk}
      quote={talk.quote}
      empty={t('noneHere')}
      onShow={talk.goTo}
      act={
        <Button look="quiet" onClick={() => talk.begin({ start: here.start, end: here.end })}>
          {t('commentOnPlace')}
        </Button>
      }
    />
  )
}
