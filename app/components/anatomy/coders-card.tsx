import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { CoderProfile } from '#model/agreement/anatomy/coder-profiles.ts'
import { fewest } from '#model/agreement/few.ts'
import { fractionText, percentText } from '../agreement/coefficient-text.ts'
import { Card } from '../card.tsx'
import { Table } from '../table.tsx'
import styles from './cards.module.css'
import type { Names } from './names.ts'

/** Figures of a profile in the order of the table. */
const habits = ['length', 'start', 'end', 'number', 'order'] as const
type Habit = (typeof habits)[number]

/** How each coder works beside the others: broad, narrow, silent, late. */
export function CodersCard({ coders, names }: { coders: readonly CoderProfile[]; names: Names }) {
  const { t } = useTranslation('anatomy')
  const byCoder = new Map(coders.map((profile) => [profile.coder, profile]))
  // The order of coding is known of nobody where layers came from files.
  const shown = habits.filter((habit) => coders.some((profile) => profile[habit].value !== null))
  return (
    <Card title={t('coders.title')} small={t('coders.small')} padded={false}>
      <Table label={t('coders.title')} dense>
        <thead>
          <tr>
            <th scope="col">{t('coders.coder')}</th>
            {shown.map((habit) => (
              <th key={habit} scope="col" title={t(`coders.means.${habit}`)}>
                {t(`coders.${habit}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {names.inOrder([...byCoder.keys()]).map((id) => (
            <tr key={id}>
              <th scope="row">{names.coder(id)}</th>
              {shown.map((habit) => (
                <td key={habit}>
                  <HabitWords profile={byCoder.get(id)!} habit={habit} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
      <div className={styles.note}>
        <p>{t('coders.meaning', { least: fewest.observations })}</p>
      </div>
    </Card>
  )
}

function HabitWords({ profile, habit }: { profile: CoderProfile; habit: Habit }) {
  const { t } = useTranslation('anatomy')
  const { value, ci95, reading } = profile[habit]
  if (value === null) return <span className={styles.quiet}>–</span>
  const isHabit = reading !== 'as_others' && reading !== 'too_few'
  return (
    <>
      {isHabit ? (
        <b>{t(`coders.reads.${reading}`)}</b>
      ) : (
        <span className={styles.quiet}>{t(`coders.reads.${reading}`)}</span>
      )}
      <small className="num">
        {habitText(t, habit, value)}
        {ci95 !== undefined &&
          ` ${t('coders.interval', { low: habitText(t, habit, ci95[0]), high: habitText(t, habit, ci95[1]) })}`}
      </small>
    </>
  )
}

/** A figure of a profile with its unit: times the others', characters, or a share. */
function habitText(t: TFunction<'anatomy'>, habit: Habit, value: number): string {
  switch (habit) {
    case 'length':
    case 'number':
      return t('coders.times', { value: fractionText(t, value, 2) })
    case 'start':
    case 'end':
      return signed(t, value)
    case 'order':
      return percentText(Math.min(1, Math.max(0, value)))
  }
}

function signed(t: TFunction<'anatomy'>, value: number): string {
  const digits = fractionText(t, Math.abs(value), 1)
  if (!/[1-9]/.test(digits)) return '0'
  return `${value < 0 ? '−' : '+'}${digits}`
}
