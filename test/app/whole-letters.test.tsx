import { text } from 'node:stream/consumers'
import { renderToPipeableStream } from 'react-dom/server'
import { expect, test } from 'vitest'
import { wholeLetters } from '#app/whole-letters.server.ts'

test('a page arrives letter by letter as it was written, wherever a buffer ends', async () => {
  // Words of one to four bytes a letter, so that every boundary falls into each of them.
  const words = Array.from({ length: 4_000 }, (_, at) => ['α', 'a', '€', '𝛼', 'ü'][(at * 7) % 5]!)
  const page = await new Promise<string>((resolve, reject) => {
    const body = wholeLetters()
    const { pipe } = renderToPipeableStream(
      <p>
        {words.map((word, at) => (
          <b key={at}>{word.repeat((at % 3) + 1)}</b>
        ))}
      </p>,
      {
        onAllReady: () => void pipe(body),
        onShellError: reject,
      },
    )
    text(body).then(resolve, reject)
  })
  expect(page).toBe(
    `<p>${words.map((word, at) => `<b>${word.repeat((at % 3) + 1)}</b>`).join('')}</p>`,
  )
})
