import { useTranslation } from 'react-i18next'
import { sumOf } from '#model/agreement/anatomy/kinds.ts'
import type { OnList } from '#server/agreement/compared-on-list.ts'
import { percentText } from '../agreement/coefficient-text.ts'
import { KindMark, shownKinds } from './kinds.tsx'
import styles from './lost-of-code.module.css'
import type { Names } from './names.ts'
import { StepWords } from './steps-card.tsx'

/** Where the code of the entry in question loses agreement, and what could be done about it. */
export function LostOfCode({
  ofCode: { code, lost, steps },
  names,
}: {
  ofCode: NonNullable<OnList['ofCode']>
  names: Names
}) {
  const { t } = useTranslation('anatomy')
  const all = sumOf(lost)
  const [first] = steps
  return (
    <section>
      <h2 className={styles.title}>{t('ofCode.title', { code: names.code(code) })}</h2>
      <dl className={styles.kinds}>
        {shownKinds
          .filter((kind) => lost[kind] > 0)
          .map((kind) => (
            <div key={kind}>
              <dt>
                <KindMark kind={kind} /> {t(`kinds.${kind}`)}
              </dt>
              <dd className="num">{percentText(lost[kind] / all)}</dd>
            </div>
          ))}
      </dl>
      {first !== undefined && (
        <p className={styles.note}>
          <StepWords step={first} names={names} />
        </p>
      )}
    </section>
  )
}
