import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TextChanges } from '#model/formats/clean-text.ts'
import { type Encoding, encodings, tellingWords } from '#model/formats/decode-text.ts'
import type { TranscriptFile } from '#model/formats/transcript-file.ts'
import type { FoundTurns } from '#model/formats/turns.ts'
import { TextOffsets } from '#model/text.ts'
import { Button } from '../../button.tsx'
import { Card } from '../../card.tsx'
import { Choice, SelectField } from '../../field.tsx'
import { TurnText } from '../turn-text.tsx'
import { encodingName } from './encoding-name.ts'
import type { IncomingText } from './incoming-text.ts'
import styles from './preview-text.module.css'

/** Turns shown at first, and once somebody asks for more. */
const shownFirst = 30
const shownMost = 400

/** One text as it will be stored, and what has to be asked about it. */
export function PreviewText({
  text,
  found,
  onEncoding,
  onAgain,
  onRemove,
}: {
  text: IncomingText & { file: TranscriptFile }
  found: FoundTurns
  onEncoding: (encoding: Encoding) => void
  onAgain: (again: boolean) => void
  onRemove: () => void
}) {
  const { t } = useTranslation('transcripts')
  const [most, setMost] = useState(shownFirst)
  const { file } = text
  const offsets = new TextOffsets(file.text)
  const words = (start: number, end: number) => offsets.slice(start, end)
  const rest = found.turns.length - most
  return (
    <Card
      title={text.name || t('import.pasted')}
      small={t('import.asStored')}
      actions={
        <Button look="quiet" className={styles.leave} onClick={onRemove}>
          {t('import.leaveOut')}
        </Button>
      }
    >
      {(!file.certain || text.encoding !== undefined) && (
        <div className={styles.question}>
          <SelectField
            name="encoding"
            label={t('import.readAs')}
            hint={t('import.readsRight', { words: tellingWords(file.text, 6).join(', ') })}
            value={file.encoding}
            onChange={(event) => onEncoding(event.target.value as Encoding)}
          >
            {encodings.map((encoding) => (
              <option key={encoding} value={encoding}>
                {encodingName(encoding)}
              </option>
            ))}
          </SelectField>
        </div>
      )}
      {text.sameAs !== undefined && (
        <div className={styles.question}>
          <Choice
            name="again"
            label={t('import.again')}
            hint={t('import.same', { title: text.sameAs })}
            checked={text.again === true}
            onChange={(event) => onAgain(event.target.checked)}
          />
        </div>
      )}
      <Changes file={file} />
      {found.preamble !== null && (
        <TurnText
          ordinal={null}
          speaker={null}
          speech={words(found.preamble.start, found.preamble.end)}
        />
      )}
      {found.turns.slice(0, most).map((turn) => (
        <TurnText
          key={turn.ordinal}
          ordinal={turn.ordinal}
          speaker={turn.speaker}
          speech={words(turn.speechStart, Math.min(turn.end, turn.speechStart + 20_000))}
        />
      ))}
      {rest > 0 && (
        <p className={styles.rest}>
          {t('import.moreTurns', { count: rest })}{' '}
          {most < shownMost && (
            <Button look="quiet" onClick={() => setMost(shownMost)}>
              {t('import.showMore')}
            </Button>
          )}
        </p>
      )}
    </Card>
  )
}

/** What was cleaned away, counted; nothing where nothing was. */
function Changes({ file }: { file: TranscriptFile }) {
  const { t } = useTranslation('transcripts')
  const kinds = Object.keys(file.changes) as (keyof TextChanges)[]
  const made = kinds.filter((kind) => file.changes[kind] > 0)
  if (made.length === 0) return null
  return (
    <p className={styles.changes}>
      {t('import.changed')}{' '}
      {made.map((kind) => t(`changes.${kind}`, { count: file.changes[kind] })).join('; ')}.
    </p>
  )
}
