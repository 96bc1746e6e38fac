/** Dots of the PNG for one of the picture, so that it is sharp in print. */
const density = 2

/**
 * Fetches a picture and saves it as PNG, drawn by this browser.
 *
 * @throws {Error} when it cannot be fetched or drawn
 */
export async function savePng(href: string): Promise<void> {
  const answer = await fetch(href)
  if (!answer.ok) throw new Error(`The picture could not be fetched: ${answer.status}.`)
  const svg = URL.createObjectURL(await answer.blob())
  try {
    const png = await drawn(svg)
    const link = document.createElement('a')
    link.href = URL.createObjectURL(png)
    link.download = nameOf(answer).replace(/\.svg$/, '.png')
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
  } finally {
    URL.revokeObjectURL(svg)
  }
}

async function drawn(svg: string): Promise<Blob> {
  const image = new Image()
  image.src = svg
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = image.naturalWidth * density
  canvas.height = image.naturalHeight * density
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (png) => (png === null ? reject(new Error('The picture could not be drawn.')) : resolve(png)),
      'image/png',
    ),
  )
}

function nameOf(answer: Response): string {
  const header = answer.headers.get('content-disposition') ?? ''
  return /filename="([^"]+)"/.exec(header)?.[1] ?? 'agreement.svg'
}
