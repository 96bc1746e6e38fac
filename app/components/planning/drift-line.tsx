import { useTranslation } from 'react-i18next'
import { linear } from '#model/pictures/scale.ts'
import { coefficientText } from '../agreement/coefficient-text.ts'
import styles from './width-curve.module.css'

const size = { width: 200, height: 36, rim: 5 }

/** Values in order, from 0 at the bottom to 1 at the top; in words for whoever does not see them. */
export function DriftLine({ name, values }: { name: string; values: readonly number[] }) {
  const { t } = useTranslation('planning')
  const x = linear([0, Math.max(1, values.length - 1)], [size.rim, size.width - size.rim])
  const y = linear([0, 1], [size.height - size.rim, size.rim])
  const label = t('drift.pictureText', {
    name,
    count: values.length,
    values: values.map((value) => coefficientText(t, value)).join('; '),
  })
  return (
    <svg width={size.width} height={size.height} role="img" aria-label={label}>
      <line className={styles.grid} x1={0} x2={size.width} y1={y(0)} y2={y(0)} />
      <line className={styles.grid} x1={0} x2={size.width} y1={y(1)} y2={y(1)} />
      <polyline
        className={styles.line}
        points={values.map((value, at) => `${x(at)},${y(value)}`).join(' ')}
      />
      {values.map((value, at) => (
        <circle key={at} className={styles.point} cx={x(at)} cy={y(value)} r="2.5" />
      ))}
    </svg>
  )
}
