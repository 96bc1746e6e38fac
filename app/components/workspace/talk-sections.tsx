import { useTranslation } from 'react-i18next'
import { Button } from '../button.tsx'
import { TalkList } from '../discussion/talk-list.tsx'
import { TalkThread } from '../discussion/talk-thread.tsx'
import { CommandKey } from './command-key.tsx'
import type { useCommands } from './use-commands.ts'
import type { WorkspaceTalk } from './use-talk.ts'

interface TalkProps {
  talk: WorkspaceTalk
  commands: Pick<ReturnType<typeof useCommands>, 'comment' | 'threadFrom'>
}

/** The thread one works at, beside the text. */
export function OpenTalk({ talk, commands }: TalkProps) {
  const { open, quote } = talk
  const stepTo = (direction: 1 | -1) => {
    const target = open === null ? undefined : commands.threadFrom(open.id, direction)
    return target === undefined ? null : () => talk.show(target.id)
  }
  return <TalkThread talk={talk} quote={quote} step={{ previous: stepTo(-1), next: stepTo(1) }} />
}

/** All threads of the transcript, and the way to a new one. */
export function TalkSection({ talk, commands }: TalkProps) {
  const { t } = useTranslation('discussion')
  return (
    <TalkList
      talk={talk}
      quote={talk.quote}
      empty={t('none')}
      onShow={({ id }) => talk.show(id)}
      act={
        <Button look="quiet" onClick={commands.comment}>
          {t('comment')} <CommandKey command="comment" />
        </Button>
      }
    />
  )
}
