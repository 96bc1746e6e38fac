import { useTranslation } from 'react-i18next'
import type { Code } from '#model/codebook.ts'
import { type ChangedCode, type CodebookChanges, isUnchanged } from '#model/codebook-changes.ts'
import styles from './changes-list.module.css'

const shown = ['definition', 'includeWhen', 'excludeWhen', 'unit', 'name', 'sources'] as const

/** What became of a codebook, code by code; with `texts` also what each changed text said before. */
export function ChangesList({
  changes,
  texts = false,
}: {
  changes: CodebookChanges
  texts?: boolean
}) {
  const { t } = useTranslation('codebook')
  if (isUnchanged(changes)) return <p className={styles.none}>{t('changes.none')}</p>
  const lists: [
    keyof CodebookChanges & ('added' | 'removed' | 'retired' | 'restored'),
    readonly Code[],
  ][] = [
    ['added', changes.added],
    ['removed', changes.removed],
    ['retired', changes.retired],
    ['restored', changes.restored],
  ]
  return (
    <dl className={styles.changes}>
      {lists.map(
        ([kind, codes]) =>
          codes.length > 0 && (
            <div key={kind}>
              <dt>{t(`changes.${kind}`)}</dt>
              {codes.map((code) => (
                <dd key={code.id}>{code.name}</dd>
              ))}
            </div>
          ),
      )}
      {changes.changed.length > 0 && (
        <div>
          <dt>{t('changes.changed')}</dt>
          {changes.changed.map((change) => (
            <dd key={change.after.id}>
              {change.after.name}{' '}
              <small>{change.fields.map((field) => t(`fieldWords.${field}`)).join(', ')}</small>
              {texts && <Texts change={change} />}
            </dd>
          ))}
        </div>
      )}
      {(changes.reordered || changes.about) && (
        <div>
          <dt>{t('changes.other')}</dt>
          {changes.reordered && <dd>{t('changes.reordered')}</dd>}
          {changes.about && <dd>{t('changes.about')}</dd>}
        </div>
      )}
    </dl>
  )
}

function Texts({ change }: { change: ChangedCode }) {
  const { t } = useTranslation('codebook')
  const pairs = [
    ...shown
      .filter((field) => change.fields.includes(field))
      .map((field) => [t(`fields.${field}`), change.before[field], change.after[field]] as const),
    ...(change.fields.includes('examples')
      ? ([
          [t('fields.hit'), change.before.examples.hit, change.after.examples.hit],
          [t('fields.nearMiss'), change.before.examples.nearMiss, change.after.examples.nearMiss],
        ] as const)
      : []),
  ].filter(([, before, after]) => before !== after)
  return pairs.map(([label, before, after]) => (
    <div key={label} className={styles.text}>
      <b>{label}</b>
      {before && (
        <p>
          <del>{before}</del>
        </p>
      )}
      {after && (
        <p>
          <ins>{after}</ins>
        </p>
      )}
    </div>
  ))
}
