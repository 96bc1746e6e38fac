import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { partsOfTurns } from '#model/pictures/names.ts'
import { cCoefficient } from '#model/pictures/overlaps.ts'
import type { CodePicturePage } from '#server/code-pictures.ts'
import { codedPassagesPath, spokenBy } from '../../paths.ts'
import { useNumberText } from '../../use-number-text.ts'
import { coefficientText } from '../agreement/coefficient-text.ts'
import { CodeChip } from '../code-chip.tsx'
import { codeLooks } from '../code-look.ts'
import { NumberHead, Table } from '../table.tsx'
import styles from './pictures.module.css'
import {
  columnName,
  countOf,
  mostShown,
  mostUsed,
  type UsedCode,
  usedCodes,
} from './shown-codes.ts'

/** What the picture is drawn from; each number leads to its passages. */
export function PictureTable({ page }: { page: CodePicturePage }) {
  const { t } = useTranslation('pictures')
  const { picture } = page
  const used = usedCodes(page)
  const label = t(`${picture.of}.title`)
  switch (picture.of) {
    case 'codeline':
      return <LineTable page={page} picture={picture} label={label} />
    case 'together':
      return <PairTable page={page} picture={picture} label={label} />
    case 'turns': {
      const parts = Array.from({ length: partsOfTurns }, (_, part) => String(part))
      return (
        <CountTable
          page={page}
          label={label}
          codes={mostUsed(used, mostShown.codes)}
          columns={[
            { id: '', name: t('preamble') },
            ...parts.map((id, part) => ({ id, name: t('turns.part', { part: part + 1 }) })),
          ]}
          counts={picture.counts}
        />
      )
    }
    default: {
      const isBySpeaker = picture.of === 'speakers'
      return (
        <CountTable
          page={page}
          label={label}
          codes={mostUsed(used, mostShown.codes)}
          columns={picture.columns.slice(0, mostShown.columns).map(({ id, name, speech }) => ({
            id,
            name: columnName(t, name),
            ...(speech === null ? {} : { speech }),
          }))}
          counts={picture.counts}
          chosenBy={(place) => (isBySpeaker ? spokenBy(place) : { transcript: place })}
        />
      )
    }
  }
}

type Chosen = Parameters<typeof codedPassagesPath>[1]

/** Where the passages of a page are listed. */
function usePassages({ project, round, query }: CodePicturePage) {
  return (chosen: Chosen) =>
    codedPassagesPath(
      { projectId: project.id, roundId: round.id },
      { transcript: query.transcript, coder: query.coder, ...chosen },
    )
}

function CodeHead({ code, page }: { code: { id: string; name: string }; page: CodePicturePage }) {
  const look = codeLooks(page.codes).get(code.id)
  return (
    <th scope="row">
      <span className={styles.code}>
        {look && <CodeChip look={look} />} {code.name}
      </span>
    </th>
  )
}

function CountTable({
  page,
  label,
  codes,
  columns,
  counts,
  chosenBy,
}: {
  page: CodePicturePage
  label: string
  codes: readonly UsedCode[]
  columns: readonly { id: string; name: string; speech?: number }[]
  counts: readonly { code: string; place: string; spans: number }[]
  chosenBy?: (place: string) => Chosen
}) {
  const { t } = useTranslation('pictures')
  const numberText = useNumberText()
  const passages = usePassages(page)
  const count = countOf(counts)
  return (
    <Table label={label} dense>
      <thead>
        <tr>
          <th scope="col">{t('code')}</th>
          {columns.map(({ id, name }) => (
            <NumberHead key={id}>{name}</NumberHead>
          ))}
          <NumberHead>{t('all')}</NumberHead>
        </tr>
      </thead>
      <tbody>
        {codes.map((code) => (
          <tr key={code.id}>
            <CodeHead code={code} page={page} />
            {columns.map(({ id }) => {
              const spans = count(code.id, id)
              return (
                <td key={id} className="num">
                  {spans > 0 && chosenBy !== undefined ? (
                    <Link to={passages({ code: code.id, ...chosenBy(id) })}>
                      {numberText(spans)}
                    </Link>
                  ) : (
                    <span className={spans === 0 ? styles.none : undefined}>
                      {numberText(spans)}
                    </span>
                  )}
                </td>
              )
            })}
            <td className="num">
              <Link to={passages({ code: code.id })}>{numberText(code.spans)}</Link>
            </td>
          </tr>
        ))}
        {columns.some(({ speech }) => speech !== undefined) && (
          <tr className={styles.sum}>
            <th scope="row">{t('speakers.speech')}</th>
            {columns.map(({ id, speech }) => (
              <td key={id} className="num">
                {numberText(speech ?? 0)}
              </td>
            ))}
            <td className="num">
              {numberText(columns.reduce((sum, { speech = 0 }) => sum + speech, 0))}
            </td>
          </tr>
        )}
      </tbody>
    </Table>
  )
}

function LineTable({
  page,
  picture,
  label,
}: {
  page: CodePicturePage
  picture: Extract<CodePicturePage['picture'], { of: 'codeline' }>
  label: string
}) {
  const { t } = useTranslation('pictures')
  const numberText = useNumberText()
  const passages = usePassages(page)
  const codeOf = new Map(page.codes.map((code) => [code.id, code]))
  const coderOf = new Map(page.coders.map((coder) => [coder.id, coder]))
  return (
    <Table label={label} dense>
      <thead>
        <tr>
          <th scope="col">{t('code')}</th>
          {page.query.lines === 'coders' && <th scope="col">{t('coder')}</th>}
          <NumberHead>{t('codeline.stretches')}</NumberHead>
          <NumberHead>{t('spans')}</NumberHead>
        </tr>
      </thead>
      <tbody>
        {picture.lines.map(({ code, coder, spans, stretches }) => (
          <tr key={`${code} ${coder}`}>
            <CodeHead code={codeOf.get(code) ?? { id: code, name: code }} page={page} />
            {coder !== null && <td>{coderOf.get(coder)?.name}</td>}
            <td className="num">{numberText(stretches.length)}</td>
            <td className="num">
              <Link to={passages({ code, coder: coder ?? page.query.coder })}>
                {numberText(spans)}
              </Link>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function PairTable({
  page,
  picture,
  label,
}: {
  page: CodePicturePage
  picture: Extract<CodePicturePage['picture'], { of: 'together' }>
  label: string
}) {
  const { t } = useTranslation('pictures')
  const { t: ofAgreement } = useTranslation('agreement')
  const numberText = useNumberText()
  const passages = usePassages(page)
  const codes = new Map(usedCodes(page).map((code) => [code.id, code]))
  const pairs = [...picture.pairs].sort((a, b) => b.both - a.both)
  return (
    <Table label={label} dense>
      <thead>
        <tr>
          <th scope="col">{t('together.one')}</th>
          <th scope="col">{t('together.other')}</th>
          <NumberHead>{t('together.both')}</NumberHead>
          <NumberHead title={t('together.cTitle')}>{t('together.c')}</NumberHead>
        </tr>
      </thead>
      <tbody>
        {pairs.slice(0, mostPairs).map(({ one, other, both }) => {
          const [first, second] = [codes.get(one), codes.get(other)]
          const c = cCoefficient(both, first?.spans ?? 0, second?.spans ?? 0)
          return (
            <tr key={`${one} ${other}`}>
              <CodeHead code={first ?? { id: one, name: one }} page={page} />
              <td>{second?.name ?? other}</td>
              <td className="num">
                <Link to={passages({ code: one, with: other })}>{numberText(both)}</Link>
              </td>
              <td className="num">{c === null ? '–' : coefficientText(ofAgreement, c)}</td>
            </tr>
          )
        })}
      </tbody>
    </Table>
  )
}

/** Pairs in the table; the file has all. */
const mostPairs = 100
