import { useTranslation } from 'react-i18next'
import type { en } from '../../locales/en/index.ts'
import { nameOf } from '../calculator/names.ts'

type Own = keyof (typeof en)['checks']['names']

/** What was checked, as people call it; coefficients as the calculator does. */
export function useCheckedName(): (name: string) => string {
  const { t } = useTranslation('checks')
  const { t: ofCalculator } = useTranslation('calculator')
  return (name) =>
    name in t('names', { returnObjects: true })
      ? t(`names.${name as Own}`)
      : nameOf(ofCalculator, name)
}
