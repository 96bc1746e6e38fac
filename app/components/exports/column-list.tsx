import { useTranslation } from 'react-i18next'
import styles from './column-list.module.css'

/**
 * What each column of a file says.
 *
 * @param more columns that stand for one coder each
 */
export function ColumnList({
  columns,
  more = [],
}: {
  columns: readonly string[]
  more?: readonly string[]
}) {
  const { t, i18n } = useTranslation('exports')
  return (
    <details className={styles.columns}>
      <summary>{t('columnCount', { count: columns.length + more.length })}</summary>
      <dl>
        {columns.map((column) => (
          <div key={column}>
            <dt>
              <code>{column}</code>
            </dt>
            <dd>
              {i18n.exists(`exports:columns.${column}`)
                ? t(`columns.${column as 'text'}`)
                : t('columns.slot')}
            </dd>
          </div>
        ))}
        {more.length > 0 && (
          <div>
            <dt>
              <code>{more.join(', ')}</code>
            </dt>
            <dd>{t('columns.coderColumn')}</dd>
          </div>
        )}
      </dl>
    </details>
  )
}
