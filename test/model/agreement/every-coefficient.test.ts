import { expect, test } from 'vitest'
import { agreementOf } from '#model/agreement/agreement.ts'
import { everyCoefficient } from '#model/agreement/every-coefficient.ts'
import { aStudy } from './study.ts'

const settings = { unit: 'turn' as const, bootstrap: 0, seed: 1 }
const study = aStudy({ transcripts: 3, turns: 10, coders: 3, codes: 2, spans: 12, seed: 5 })
const input = { ...study, settings }

test('a code has every coefficient of its units, the same figures that the round has, with errors by formula', () => {
  const code = study.codes[0]!
  const { units, transcripts } = everyCoefficient(input, code)!
  const of = (name: string) => units.find((row) => row.name === name && row.parts.length === 0)!
  const round = agreementOf(input).coefficients.filter(
    (one) => one.code === code && one.coders === undefined,
  )
  const figure = (name: string) => round.find((one) => one.name === name)!
  expect(of('alpha_gwet').value).toBeCloseTo(figure('binary_alpha_by_code').value!, 12)
  expect(of('alpha_gwet').se).toBeCloseTo(figure('binary_alpha_by_code').se!, 12)
  expect(of('fleiss').value).toBeCloseTo(figure('fleiss').value!, 12)
  expect(of('percent').value).toBeCloseTo(figure('percent').value!, 12)
  for (const name of ['ac1', 'bp', 'conger', 'light', 'holsti_mean']) {
    expect(of(name).value, name).toEqual(expect.any(Number))
  }
  expect(of('ac1').ci95).toBeDefined()
  expect(transcripts.map(({ transcript }) => transcript)).toEqual(
    study.transcripts.map(({ id }) => id),
  )
  // Of one transcript alone the figure of the round is that within it.
  const { id } = study.transcripts[0]!
  const alone = agreementOf({ ...input, settings: { ...settings, transcripts: [id] } })
  const wanted = alone.coefficients.find(
    (one) => one.name === 'u_alpha_by_code' && one.code === code,
  )!
  const found = transcripts[0]!.rows.find(({ name }) => name === 'u_alpha')!
  expect(found.value).toBeCloseTo(wanted.value!, 12)
})

test('[AG2] a code that nobody applied has reasons, and one that is not compared has nothing', () => {
  const none = { ...input, layers: input.layers.map((layer) => ({ ...layer, spans: [] })) }
  const { units, transcripts } = everyCoefficient(none, study.codes[0]!)!
  expect(units.find(({ name }) => name === 'fleiss')).toMatchObject({
    value: null,
    reason: 'no_variation',
  })
  const [first] = transcripts
  expect(first!.rows.find(({ name }) => name === 'u_alpha')).toMatchObject({ value: null })
  for (const { value, reason } of first!.rows) if (value === null) expect(reason).toBeDefined()
  expect(everyCoefficient(input, 'gone')).toBeNull()
})
