import { useTranslation } from 'react-i18next'
import type { FoundSpeaker, FoundTurns } from '#model/formats/turns.ts'
import type { SpeakerKind } from '#model/transcript.ts'
import { Card } from '../../card.tsx'
import { Choice } from '../../field.tsx'
import { isCodable, kindOf, merge, type Rules, setCodable, setKind, tick } from './rules.ts'
import styles from './speaker-list.module.css'

const kinds: readonly SpeakerKind[] = ['interviewer', 'respondent', 'other']

/** Who was found to speak, what was dropped, and every way to say that it is otherwise. */
export function SpeakerList({
  found,
  rules,
  onRules,
}: {
  found: FoundTurns
  rules: Rules
  onRules: (rules: Rules) => void
}) {
  const { t } = useTranslation('transcripts')
  const accepted = found.speakers.filter((one) => one.accepted && one.mergedInto === null)
  return (
    <Card title={t('columns.speakers')} small={t('import.inThisFile')} padded={false}>
      <ul className={styles.speakers}>
        {found.speakers.map((speaker) => (
          <li key={speaker.label}>
            <SpeakerEntry
              speaker={speaker}
              others={accepted.filter((one) => one.label !== speaker.label)}
              rules={rules}
              onRules={onRules}
            />
          </li>
        ))}
        {rules.speakers &&
          found.dropped.map((speaker) => (
            <li key={speaker.label}>
              <DroppedEntry
                speaker={speaker}
                onAccept={() => onRules(tick(rules, speaker.label, true))}
              />
            </li>
          ))}
        <li>
          <Choice
            name="no-speakers"
            label={t('import.withoutSpeakers')}
            checked={!rules.speakers}
            onChange={(event) => onRules({ ...rules, speakers: !event.target.checked })}
          />
          {found.family === null && (
            <Choice
              name="paragraphs"
              label={t('import.byParagraph')}
              checked={rules.paragraphs}
              onChange={(event) => onRules({ ...rules, paragraphs: event.target.checked })}
            />
          )}
        </li>
      </ul>
    </Card>
  )
}

function SpeakerEntry({
  speaker,
  others,
  rules,
  onRules,
}: {
  speaker: FoundSpeaker
  others: readonly FoundSpeaker[]
  rules: Rules
  onRules: (rules: Rules) => void
}) {
  const { t } = useTranslation('transcripts')
  const { label, count, accepted, mergedInto, mergeSuggestion, firstWords } = speaker
  const head = (
    <div className={styles.head}>
      <label className={styles.tick}>
        <input
          type="checkbox"
          checked={accepted}
          onChange={(event) => onRules(tick(rules, label, event.target.checked))}
        />
        {accepted ? <b dir="auto">{label}</b> : <s dir="auto">{label}</s>}
      </label>
      <span className="num">{t('turnCount', { count })}</span>
    </div>
  )
  if (!accepted) {
    return (
      <>
        {head}
        <small>{t('reasons.not-a-speaker')}</small>
      </>
    )
  }
  if (mergedInto !== null) {
    return (
      <>
        {head}
        <small>
          {t('import.mergedInto', { label: mergedInto })}{' '}
          <button type="button" onClick={() => onRules(merge(rules, label, null))}>
            {t('import.keepApart')}
          </button>
        </small>
      </>
    )
  }
  return (
    <>
      {head}
      <small dir="auto">{firstWords}</small>
      <select
        aria-label={t('import.kindOf', { label })}
        value={kindOf(rules, speaker)}
        onChange={(event) => onRules(setKind(rules, label, event.target.value as SpeakerKind))}
      >
        {kinds.map((kind) => (
          <option key={kind} value={kind}>
            {t(`kinds.${kind}`)}
          </option>
        ))}
      </select>
      <label className={styles.tick}>
        <input
          type="checkbox"
          checked={isCodable(rules, speaker)}
          onChange={(event) => onRules(setCodable(rules, label, event.target.checked))}
        />
        {t('codable')}
      </label>
      {mergeSuggestion !== null && (
        <small>
          {t('import.sameRole', { label: mergeSuggestion })}{' '}
          <button type="button" onClick={() => onRules(merge(rules, label, mergeSuggestion))}>
            {t('import.mergeTwo')}
          </button>
        </small>
      )}
      {mergeSuggestion === null && others.length > 0 && (
        <details>
          <summary>{t('import.samePerson')}</summary>
          <select
            aria-label={t('import.samePersonAs', { label })}
            value=""
            onChange={(event) => onRules(merge(rules, label, event.target.value))}
          >
            <option value="" disabled>
              {t('import.choose')}
            </option>
            {others.map((other) => (
              <option key={other.label} value={other.label}>
                {other.label}
              </option>
            ))}
          </select>
        </details>
      )}
    </>
  )
}

function DroppedEntry({ speaker, onAccept }: { speaker: FoundSpeaker; onAccept: () => void }) {
  const { t } = useTranslation('transcripts')
  return (
    <>
      <div className={styles.head}>
        <s dir="auto">{speaker.label}</s>
        <span className="num">{t('lineCount', { count: speaker.count })}</span>
      </div>
      <small>
        {t('import.notASpeaker', { reason: t(`reasons.${speaker.reason}`) })}{' '}
        <button
          type="button"
          aria-label={t('import.isOneNamed', { label: speaker.label })}
          onClick={onAccept}
        >
          {t('import.isOne')}
        </button>
      </small>
    </>
  )
}
