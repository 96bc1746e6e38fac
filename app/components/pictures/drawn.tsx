import type { TFunction } from 'i18next'
import type { ReactElement } from 'react'
import { cellsOfLine, partsOfTurns } from '#model/pictures/names.ts'
import type { Stretch } from '#model/pictures/stretches.ts'
import type { CodePicturePage } from '#server/code-pictures.ts'
import { codedPassagesPath, spokenBy } from '../../paths.ts'
import type { Paint } from '../agreement/pictures/paint.ts'
import type { PictureWords } from '../agreement/pictures/picture.tsx'
import { CodelinePicture, type Line } from './codeline-picture.tsx'
import { CountsPicture } from './counts-picture.tsx'
import { bothOf, columnName, countOf, mostShown, mostUsed, usedCodes } from './shown-codes.ts'
import { TogetherPicture } from './together-picture.tsx'
import { TurnsPicture } from './turns-picture.tsx'

type Words = TFunction<'pictures'>

interface Drawing {
  t: Words
  paint: Paint
  numberText: (count: number) => string
  /** Whether its parts lead to their passages: in a page they do, in a file not. */
  leads: boolean
}

/** The picture that a page is of, for the page and for its file alike. */
export function drawn(
  page: CodePicturePage,
  { t, paint, numberText, leads }: Drawing,
): ReactElement {
  const { picture, query } = page
  const path = (chosen: Parameters<typeof codedPassagesPath>[1]) =>
    codedPassagesPath(
      { projectId: page.project.id, roundId: page.round.id },
      { transcript: query.transcript, coder: query.coder, ...chosen },
    )
  const used = usedCodes(page)
  const words = wordsOf(t, page)
  const common = { words, paint, numberText }
  const shown = mostUsed(used, mostShown.codes)
  switch (picture.of) {
    case 'codeline':
      return (
        <CodelinePicture
          words={words}
          paint={paint}
          cells={cellsOfLine}
          ends={[t('codeline.start'), t('codeline.end')]}
          speakers={picture.speakers.map(({ name, stretches }) => ({
            key: name,
            name: name === '' ? t('nobody') : name,
            hue: null,
            count: '',
            stretches,
          }))}
          lines={codeLines(page, { numberText, path: leads ? path : undefined })}
        />
      )
    case 'turns':
      return (
        <TurnsPicture
          {...common}
          codes={shown}
          parts={partsOfTurns}
          countOf={countOf(picture.counts)}
          ends={[t('turns.first'), t('turns.last')]}
        />
      )
    case 'speakers':
    case 'transcripts': {
      const isBySpeaker = picture.of === 'speakers'
      return (
        <CountsPicture
          {...common}
          codes={shown}
          columns={picture.columns
            .slice(0, mostShown.columns)
            .map(({ id, name }) => ({ id, name: columnName(t, name) }))}
          countOf={countOf(picture.counts)}
          toOf={
            leads
              ? (code, place) =>
                  path({ code, ...(isBySpeaker ? spokenBy(place) : { transcript: place }) })
              : undefined
          }
        />
      )
    }
    case 'together':
      return (
        <TogetherPicture
          {...common}
          codes={mostUsed(used, mostShown.together)}
          bothOf={bothOf(picture.pairs)}
          toOf={leads ? (one, other) => path({ code: one, with: other }) : undefined}
        />
      )
  }
}

function codeLines(
  page: CodePicturePage,
  {
    numberText,
    path,
  }: {
    numberText: (count: number) => string
    path: ((chosen: Parameters<typeof codedPassagesPath>[1]) => string) | undefined
  },
): Line[] {
  const { picture, codes, coders } = page
  if (picture.of !== 'codeline') return []
  const codeOf = new Map(codes.map((code) => [code.id, code]))
  const coderOf = new Map(coders.map((coder) => [coder.id, coder]))
  return picture.lines.map(({ code, coder, spans, stretches }) => {
    const found = codeOf.get(code)
    const by = coder === null ? '' : ` · ${coderOf.get(coder)?.initials ?? ''}`
    return {
      key: `${code} ${coder}`,
      name: `${found?.name ?? code}${by}`,
      hue: found?.colour ?? 'brick',
      count: numberText(spans),
      stretches,
      toOf:
        path &&
        (({ start, end }: Stretch) =>
          path({ code, coder: coder ?? undefined, from: start, to: end })),
    }
  })
}

/** What the picture says of itself: in a file above it, in a page to whoever does not see it. */
export function wordsOf(t: Words, page: CodePicturePage): PictureWords {
  const { picture, project, round, codes, coders, transcripts, query } = page
  const used = usedCodes(page)
  const transcript = transcripts.find(({ id }) => id === query.transcript)
  const coder = coders.find(({ id }) => id === query.coder)
  const most = [...used].sort((a, b) => b.spans - a.spans).slice(0, 3)
  const left = used.length - mostShown[picture.of === 'together' ? 'together' : 'codes']
  const columns = 'columns' in picture ? picture.columns.length - mostShown.columns : 0
  return {
    title: t(`${picture.of}.title`),
    made: [
      `${project.name} · ${round.name}`,
      [
        transcript?.title ?? t('allTranscripts', { count: transcripts.length }),
        page.spansOf === 'own'
          ? t('ownOnly')
          : (coder?.name ?? t('allCoders', { count: coders.length })),
        round.codebookVersion === null
          ? t('draft')
          : t('version', { version: round.codebookVersion }),
      ].join(' · '),
      ...(left > 0 && picture.of !== 'codeline' ? [t('codesLeft', { count: left })] : []),
      ...(columns > 0 ? [t('columnsLeft', { count: columns })] : []),
      ...(round.visibility === 'open' ? [t('open')] : []),
    ],
    description:
      most.length === 0
        ? t('nothing')
        : t('mostOften', {
            codes: most.map(({ name, spans }) => `${name} (${spans})`).join(', '),
            unused: codes.length - used.length,
          }),
  }
}
