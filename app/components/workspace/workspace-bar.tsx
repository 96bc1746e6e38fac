import { Form } from '@remix-run/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { connecting } from '#app/live/connection.ts'
import type { LayerSession } from '#app/live/layer-session.ts'
import type { Present } from '#app/live/use-presence.ts'
import { useStore } from '#app/live/use-store.ts'
import { Avatar } from '../avatar.tsx'
import { Button } from '../button.tsx'
import { Dialog } from '../dialog.tsx'
import { Pill } from '../pill.tsx'
import { TextSettingMenu } from '../text-setting-menu.tsx'
import { notify } from '../toasts.tsx'
import { TopBar } from '../top-bar.tsx'
import { CommandKey } from './command-key.tsx'
import type { OpenedWorkspace } from './opened-workspace.ts'
import { SaveStatus } from './save-status.tsx'
import type { Follow } from './use-follow.ts'
import styles from './workspace-bar.module.css'

// Completing waits for the server to hold all of it; what takes longer is said.
const completeWithinMs = 10_000

export interface WorkspaceBarProps {
  opened: OpenedWorkspace
  session: LayerSession | null
  turn: number
  turns: number
  present: readonly Present[]
  follow: Follow
  onPalette: () => void
  onFind: () => void
  onKeys: () => void
  isEmpty: boolean
  isCompleting: boolean
  onComplete: (complete: boolean) => void
  announce: (said: string) => void
}

/** The bar over the workspace: where one is, who sees what, whether it is saved, and the way out. */
export function WorkspaceBar(props: WorkspaceBarProps) {
  const { opened, turn, turns, onPalette, onFind, onKeys } = props
  const { project, round, transcript } = opened
  const { t } = useTranslation('workspace')
  return (
    <div className={styles.bar}>
      <TopBar
        crumbs={[
          { label: project.name, to: `/projects/${project.id}` },
          { label: round.name, to: `/projects/${project.id}/rounds/${round.id}` },
          { label: transcript.title },
        ]}
        state={
          <span className={styles.wide}>
            <Visibility opened={opened} />
          </span>
        }
      >
        <span className={styles.wide}>
          <Presence {...props} />
          <span className={styles.place}>{placeOf(t, turn, turns)}</span>
          <State {...props} />
        </span>
        <TextSettingMenu canPrint />
        <Button look="quiet" className={styles.palette} onClick={onPalette}>
          {t('sheets.palette')}
        </Button>
        <Button look="quiet" className={styles.keys} onClick={onFind}>
          {t('sheets.find')} <CommandKey command="find" />
        </Button>
        <Button look="quiet" className={styles.keys} onClick={onKeys}>
          {t('keys.button')} <CommandKey command="keys" />
        </Button>
        <Completion {...props} />
      </TopBar>
      <section className={styles.strip} aria-label={t('stateOfWork')}>
        <Visibility opened={opened} />
        <span className={styles.place}>{placeOf(t, turn, turns)}</span>
        <State {...props} />
        <Presence {...props} />
      </section>
    </div>
  )
}

/** Who else is here, and where; pressed, one goes along with them. */
function Presence({ present, follow }: WorkspaceBarProps) {
  const { t } = useTranslation('workspace')
  const whereIs = ({ name, turn }: Present) => {
    if (turn === null) return name
    return turn === 0 ? t('presence.before', { name }) : t('presence.at', { name, turn })
  }
  if (present.length === 0) return null
  return (
    <ul className={styles.present} aria-label={t('presence.here')}>
      {present.map((person) => (
        <li key={person.id}>
          <button
            type="button"
            // What is to be seen on it comes first: it is what somebody who speaks to the page says.
            aria-label={`${person.initials}, ${whereIs(person)}`}
            title={whereIs(person)}
            aria-pressed={follow.person?.id === person.id}
            onClick={() => follow.toggle(person)}
          >
            <Avatar person={person} />
          </button>
        </li>
      ))}
    </ul>
  )
}

function placeOf(
  t: ReturnType<typeof useTranslation<'workspace'>>['t'],
  turn: number,
  turns: number,
): string {
  return turn === 0 ? t('placePreamble', { turns }) : t('place', { turn, turns })
}

function Visibility({ opened: { round } }: { opened: OpenedWorkspace }) {
  const { t } = useTranslation('workspace')
  return <Pill>{t(`round.${round.status === 'revealed' ? 'revealed' : round.visibility}`)}</Pill>
}

function State({ opened, session }: WorkspaceBarProps) {
  const { t } = useTranslation('workspace')
  const { round, layer, mayWrite } = opened
  const state = useStore(session?.connection, connecting)
  if (layer === null) return <Pill>{t('readOnly.reader')}</Pill>
  return (
    <>
      {!mayWrite && (
        <Pill tone={layer.completed ? 'ok' : 'plain'}>
          {t(
            round.status === 'revealed'
              ? 'readOnly.revealed'
              : layer.completed
                ? 'readOnly.completed'
                : 'readOnly.closed',
          )}
        </Pill>
      )}
      <SaveStatus state={state} isReadOnly={!mayWrite} />
    </>
  )
}

/** Completing is an act of its own, and asks only where nothing was coded. */
function Completion({
  opened,
  session,
  isEmpty,
  isCompleting,
  onComplete,
  announce,
}: WorkspaceBarProps) {
  const { t } = useTranslation('workspace')
  const [isAsking, setAsking] = useState(false)
  const [isWaiting, setWaiting] = useState(false)
  if (!opened.mayComplete || opened.layer === null) return null

  const complete = async () => {
    setAsking(false)
    setWaiting(true)
    try {
      await session?.whenSaved(completeWithinMs)
      onComplete(true)
    } catch {
      notify({ title: t('complete.unsaved'), forMs: 12_000 })
      announce(t('complete.unsaved'))
    } finally {
      setWaiting(false)
    }
  }

  if (opened.layer.completed) {
    return (
      <Form method="post">
        <input type="hidden" name="intent" value="take-back" />
        <Button
          type="submit"
          disabled={isCompleting}
          onClick={(event) => {
            event.preventDefault()
            onComplete(false)
          }}
        >
          {t('complete.takeBack')}
        </Button>
      </Form>
    )
  }
  return (
    <Form method="post" className={styles.complete}>
      <input type="hidden" name="intent" value="complete" />
      <Button
        type="submit"
        look="primary"
        aria-disabled={isWaiting || isCompleting}
        onClick={(event) => {
          event.preventDefault()
          if (isWaiting || isCompleting) return
          if (isEmpty) setAsking(true)
          else void complete()
        }}
      >
        {isWaiting ? (
          t('complete.waiting')
        ) : (
          <>
            <span className={styles.wide}>{t('complete.act')}</span>
            <span className={styles.short}>{t('complete.short')}</span>
          </>
        )}
      </Button>
      <Dialog title={t('complete.nothingTitle')} open={isAsking} onOpenChange={setAsking}>
        <p>{t('complete.nothing')}</p>
        <p>
          <Button look="primary" onClick={() => void complete()}>
            {t('complete.nothingAct')}
          </Button>
        </p>
      </Dialog>
    </Form>
  )
}
