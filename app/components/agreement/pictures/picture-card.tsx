import type { ReactNode } from 'react'
import { Card } from '../../card.tsx'
import styles from '../tables.module.css'
import type { PictureName } from './names.ts'
import { PictureLinks } from './picture-links.tsx'
import { ShownPicture } from './shown-picture.tsx'

/** A picture in a card, with its files and what it means. The table of its figures stands below it. */
export function PictureCard({
  report,
  name,
  title,
  small,
  note,
  children,
}: {
  report: { project: { id: string }; round: { id: string } }
  name: PictureName
  title: string
  small: string
  note: ReactNode
  children: ReactNode
}) {
  return (
    <Card
      title={title}
      small={small}
      actions={<PictureLinks report={report} name={name} />}
      padded={false}
    >
      <ShownPicture label={title}>{children}</ShownPicture>
      <div className={styles.note}>{note}</div>
    </Card>
  )
}
