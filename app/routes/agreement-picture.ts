import { pictureFileName } from '#model/formats/file-names.ts'
import { notFound } from '#server/access.ts'
import { liveFigures } from '#server/agreement/live-figures.ts'
import { lostAgreement } from '#server/agreement/lost-agreement.ts'
import { agreementHistory } from '#server/agreement-history.ts'
import {
  agreementOfCode,
  agreementOfPairs,
  agreementOfTranscripts,
  agreementUnits,
} from '#server/agreement-pages.ts'
import { downloadResponse } from '#server/files/download.ts'
import type { Person, Services } from '#server/services.ts'
import {
  codedSpansFile,
  codesFile,
  codeTranscriptsFile,
  overTimeFile,
  type PictureFile,
  pairsFile,
  roundsFile,
  transcriptsFile,
} from '../components/agreement/pictures/files.tsx'
import { type PictureName, pictureNames } from '../components/agreement/pictures/names.ts'
import { costsFile } from '../components/anatomy/costs-file.tsx'
import { liveFile } from '../components/anatomy/live-file.tsx'
import { lostFile, lostPairsFile } from '../components/anatomy/lost-file.tsx'
import { makeI18n } from '../i18n.ts'
import { allWords } from '../locales/all.server.ts'
import { forDownload } from '../pageless.server.ts'
import { pictureDownload } from '../picture-download.server.ts'
import { param } from '../route.server.ts'
import { saidIn } from '../said-address.ts'

/** A picture of a round's agreement as SVG, or what it is drawn from as CSV. */
export const loader = forDownload(async ({ services, person, params, url }) => {
  const { name, ending } = namedIn(param(params, 'file'))
  const ask = [services, person, param(params, 'project'), param(params, 'round')] as const
  const file = await fileOf(name, ask, saidIn(url.searchParams))
  return downloadResponse(
    pictureDownload(file, pictureFileName(file.round.name, name, ending), ending),
  )
})

type Ask = readonly [services: Services, person: Person, projectId: string, roundId: string]

function namedIn(file: string): { name: PictureName; ending: 'svg' | 'csv' } {
  const [, wanted, ending] = /^([a-z-]+)\.(svg|csv)$/.exec(file) ?? []
  const name = pictureNames.find((one) => one === wanted)
  if (name === undefined || ending === undefined) throw notFound('page')
  return { name, ending: ending === 'svg' ? 'svg' : 'csv' }
}

async function fileOf(
  name: PictureName,
  ask: Ask,
  said: Record<string, string>,
): Promise<PictureFile> {
  // A file goes into papers and to other people: it is in English, whoever takes it.
  const i18n = makeI18n('en', allWords)
  const t = i18n.getFixedT('en', 'agreement')
  const ofAnatomy = i18n.getFixedT('en', 'anatomy')
  switch (name) {
    case 'codes':
      return codesFile(t, await agreementUnits(...ask, said))
    case 'code-transcripts': {
      const { code = '', ...choices } = said
      return codeTranscriptsFile(t, await agreementOfCode(...ask, code, choices))
    }
    case 'pairs':
      return pairsFile(t, await agreementOfPairs(...ask, said))
    case 'transcripts':
      return transcriptsFile(t, await agreementOfTranscripts(...ask, said))
    case 'rounds':
      return roundsFile(t, await agreementHistory(...ask, said))
    case 'over-time':
      return overTimeFile(t, await agreementOfTranscripts(...ask, said))
    case 'lost':
      return lostFile(ofAnatomy, t, await lostAgreement(...ask, said))
    case 'lost-pairs':
      return lostPairsFile(ofAnatomy, t, await lostAgreement(...ask, said))
    case 'costs':
      return costsFile(ofAnatomy, t, await lostAgreement(...ask, said))
    case 'live':
      return liveFile(ofAnatomy, t, await liveFigures(...ask, said))
    case 'coded-spans':
      return codedSpansFile(t, await agreementUnits(...ask, said))
  }
}
