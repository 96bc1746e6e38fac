import { useTranslation } from 'react-i18next'
import { LinkButton } from '../components/button.tsx'
import { Card } from '../components/card.tsx'
import { heldFigures, printedFigures } from '../components/checks/checked-figures.ts'
import styles from '../components/checks/checks.module.css'
import { PapersCard } from '../components/checks/papers-card.tsx'
import { ProgramsCard } from '../components/checks/programs-card.tsx'
import { Page } from '../components/page.tsx'
import { titled } from '../title.ts'

export const meta = titled((t) => [t('checks:title')])

const ways = ['programs', 'papers', 'order', 'paths', 'sums', 'broken', 'ledger'] as const
const differs = ['missing', 'gamma', 'masi', 'errors'] as const

export default function ChecksPage() {
  const { t } = useTranslation('checks')
  const counts = { ...heldFigures, printed: printedFigures.length }
  return (
    <Page
      title={t('title')}
      lead={t('lead', counts)}
      actions={<LinkButton to="/agreement/calculator">{t('calculator')}</LinkButton>}
    >
      <Card title={t('ways.title')}>
        <ul className={styles.list}>
          {ways.map((way) => (
            <li key={way}>{t(`ways.${way}`)}</li>
          ))}
        </ul>
      </Card>
      <ProgramsCard />
      <PapersCard />
      <Card title={t('differs.title')}>
        <ul className={styles.list}>
          {differs.map((one) => (
            <li key={one}>{t(`differs.${one}`)}</li>
          ))}
        </ul>
      </Card>
    </Page>
  )
}

export { ProblemPage as ErrorBoundary } from '../components/problem-page.tsx'
