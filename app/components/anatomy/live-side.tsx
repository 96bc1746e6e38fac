import { useTranslation } from 'react-i18next'
import type { LiveFigures } from '#server/agreement/live-figures.ts'
import { useNumberText } from '../../use-number-text.ts'
import { Card } from '../card.tsx'
import { Progress } from '../progress.tsx'
import { Time } from '../time.tsx'
import styles from './live-side.module.css'

/** How far the round is, who is at work, and of when the figures are. */
export function LiveSide({ shown }: { shown: LiveFigures }) {
  const { t } = useTranslation('anatomy')
  const numberText = useNumberText()
  const { layers, coders, ratings, computedAt } = shown
  const here = coders.filter(({ isHere }) => isHere)
  return (
    <Card title={t('live.progress')}>
      <dl className={styles.facts}>
        <div>
          <dt>{t('live.completed')}</dt>
          <dd>
            <Progress
              share={layers.all === 0 ? 0 : layers.completed / layers.all}
              label={t('live.completed')}
            >
              {t('live.layers', {
                completed: numberText(layers.completed),
                all: numberText(layers.all),
              })}
            </Progress>
          </dd>
        </div>
        <div>
          <dt>{t('live.begun')}</dt>
          <dd className="num">{numberText(layers.begun)}</dd>
        </div>
        <div>
          <dt>{t('live.here')}</dt>
          <dd>{here.length === 0 ? t('live.nobody') : here.map(({ name }) => name).join(', ')}</dd>
        </div>
        <div>
          <dt>{t('live.ratings')}</dt>
          <dd className="num">{numberText(ratings)}</dd>
        </div>
      </dl>
      <p className={styles.when}>
        {t('live.computed')} <Time at={computedAt} />. {t('live.reloads')}
      </p>
    </Card>
  )
}
