import { useTranslation } from 'react-i18next'
import { memberRoles } from '#model/round.ts'
import { Card } from '../card.tsx'
import styles from './roles-card.module.css'

/** What each role may do. */
export function RolesCard() {
  const { t } = useTranslation(['people', 'common'])
  return (
    <Card title={t('people:members.what')}>
      <dl className={styles.roles}>
        {memberRoles.map((role) => (
          <div key={role}>
            <dt>{t(`common:roles.${role}`)}</dt>
            <dd>{t(`people:members.may.${role}`)}</dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}
