import { useSearchParams } from '@remix-run/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { agreementPath } from '../../../paths.ts'
import { addressOf, saidIn } from '../../../said-address.ts'
import type { PictureName } from './names.ts'
import styles from './pictures.module.css'
import { savePng } from './save-png.ts'

/** A picture to take away: as SVG, as PNG, and what it is drawn from as CSV. */
export function PictureLinks({
  report,
  name,
  said = {},
}: {
  report: { project: { id: string }; round: { id: string } }
  name: PictureName
  /** What the picture is of besides what the address of the page says. */
  said?: Record<string, string>
}) {
  const [search] = useSearchParams()
  const path = agreementPath({ projectId: report.project.id, roundId: report.round.id })
  const given = addressOf({ ...saidIn(search), ...said })
  return <FileLinks hrefOf={(ending) => `${path}/pictures/${name}.${ending}${given}`} />
}

/** Links to the files of a picture. */
export function FileLinks({ hrefOf }: { hrefOf: (ending: 'svg' | 'csv') => string }) {
  const { t } = useTranslation('agreement')
  const [hasFailed, setFailed] = useState(false)
  return (
    <>
      <a href={hrefOf('svg')} download>
        {t('pictures.svg')}
      </a>
      <button
        type="button"
        className={styles.link}
        onClick={() => {
          setFailed(false)
          savePng(hrefOf('svg')).catch(() => setFailed(true))
        }}
      >
        {t('pictures.png')}
      </button>
      <a href={hrefOf('csv')} download>
        {t('pictures.csv')}
      </a>
      <span role="status" className={styles.status}>
        {hasFailed && t('pictures.failed')}
      </span>
    </>
  )
}
