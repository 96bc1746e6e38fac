import { useLoaderData, useSearchParams } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { codePictures } from '#model/pictures/names.ts'
import { codePicture } from '#server/code-pictures.ts'
import { pagePaint } from '../components/agreement/pictures/paint.ts'
import { FileLinks } from '../components/agreement/pictures/picture-links.tsx'
import { ShownPicture } from '../components/agreement/pictures/shown-picture.tsx'
import { Card } from '../components/card.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { drawn, wordsOf } from '../components/pictures/drawn.tsx'
import { PictureChips } from '../components/pictures/picture-chips.tsx'
import { PictureTable } from '../components/pictures/picture-table.tsx'
import styles from '../components/pictures/pictures.module.css'
import { usedCodes } from '../components/pictures/shown-codes.ts'
import { RoundPage } from '../components/rounds/round-page.tsx'
import { Tabs } from '../components/tabs.tsx'
import { roundPath } from '../paths.ts'
import { forPerson, param } from '../route.server.ts'
import { addressOf, saidIn, withSaid } from '../said-address.ts'
import { titled } from '../title.ts'
import { useNumberText } from '../use-number-text.ts'

export const meta = titled<typeof loader>((t, page) => [
  page && t(`pictures:${page.picture.of}.title`),
  page?.round.name,
  page?.project.name,
])

export const loader = forPerson(({ services, person, params, url }) =>
  codePicture(
    services,
    person,
    param(params, 'project'),
    param(params, 'round'),
    saidIn(url.searchParams),
  ),
)

export default function PicturesPage() {
  const { t } = useTranslation('pictures')
  const numberText = useNumberText()
  const [search] = useSearchParams()
  const page = useLoaderData<typeof loader>()
  const { project, round, picture } = page
  const path = `${roundPath({ projectId: project.id, roundId: round.id })}/pictures`
  const title = t(`${picture.of}.title`)
  const used = usedCodes(page)
  const isApart = used.length > 0 && picture.of === 'together' && picture.pairs.length === 0
  return (
    <RoundPage
      project={project}
      round={round}
      tab="pictures"
      crumbs={[{ label: t('title') }]}
      lead={`${wordsOf(t, page).description} ${t(page.spansOf === 'own' ? 'leadOwn' : round.visibility === 'open' ? 'leadOpen' : 'lead')}`}
      below={
        <>
          <Tabs
            label={t('title')}
            within
            tabs={codePictures.map((name) => ({
              to: `${path}${withSaid(search, { show: name })}`,
              label: t(`${name}.tab`),
              current: name === picture.of,
            }))}
          />
          <PictureChips page={page} />
        </>
      }
    >
      {used.length === 0 || isApart ? (
        <Card title={title}>
          <EmptyState title={t(isApart ? 'together.none' : 'empty.title')}>
            {t(isApart ? 'together.noneText' : 'empty.text')}
          </EmptyState>
        </Card>
      ) : (
        <>
          <Card
            title={title}
            actions={
              <FileLinks
                hrefOf={(ending) =>
                  `${path}/${picture.of}.${ending}${addressOf({ ...saidIn(search), show: undefined })}`
                }
              />
            }
            padded={false}
          >
            <ShownPicture label={title}>
              {drawn(page, { t, paint: pagePaint, numberText, leads: true })}
            </ShownPicture>
            <div className={styles.note}>
              <p>{t(`${picture.of}.meaning`)}</p>
              {wordsOf(t, page)
                .made.slice(2)
                .map((line) => (
                  <p key={line}>{line}</p>
                ))}
            </div>
          </Card>
          <Card title={t('table')} padded={false}>
            <PictureTable page={page} />
          </Card>
        </>
      )}
    </RoundPage>
  )
}

export { ProblemPage as ErrorBoundary } from '../components/problem-page.tsx'
