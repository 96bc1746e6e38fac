import { codePictureName } from '#model/formats/file-names.ts'
import { codePictures } from '#model/pictures/names.ts'
import { notFound } from '#server/access.ts'
import { codePicture } from '#server/code-pictures.ts'
import { downloadResponse } from '#server/files/download.ts'
import { codePictureFile } from '../components/pictures/files.tsx'
import { makeI18n } from '../i18n.ts'
import { allWords } from '../locales/all.server.ts'
import { forDownload } from '../pageless.server.ts'
import { pictureDownload } from '../picture-download.server.ts'
import { param } from '../route.server.ts'
import { saidIn } from '../said-address.ts'

/** A picture of what is coded in a round as SVG, or what it is drawn from as CSV. */
export const loader = forDownload(async ({ services, person, params, url }) => {
  const [, wanted, given] = /^([a-z]+)\.(svg|csv)$/.exec(param(params, 'file')) ?? []
  const show = codePictures.find((one) => one === wanted)
  if (show === undefined || given === undefined) throw notFound('page')
  const ending = given === 'svg' ? 'svg' : 'csv'
  const page = await codePicture(
    services,
    person,
    param(params, 'project'),
    param(params, 'round'),
    { ...saidIn(url.searchParams), show },
  )
  // A file goes into papers and to other people: it is in English, whoever takes it.
  const t = makeI18n('en', allWords).getFixedT('en', 'pictures')
  return downloadResponse(
    pictureDownload(
      codePictureFile(t, page),
      codePictureName(page.round.name, show, ending),
      ending,
    ),
  )
})
