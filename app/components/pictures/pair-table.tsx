import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { cCoefficient } from '#model/pictures/overlaps.ts'
import type { CodePicturePage } from '#server/code-pictures.ts'
import { useNumberText } from '../../use-number-text.ts'
import { coefficientText } from '../agreement/coefficient-text.ts'
import { NumberHead, Table } from '../table.tsx'
import { codeHeads } from './code-head.tsx'
import { passagesOf } from './passages-of.ts'
import { usedCodes } from './shown-codes.ts'

/** Codes that share text, two by two, those that do most often first. */
export function PairTable({
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
  const passages = passagesOf(page)
  const headOf = codeHeads(page)
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
              {headOf(first ?? { id: one, name: one })}
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
