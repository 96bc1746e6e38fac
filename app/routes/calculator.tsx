import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import {
  type Calculation,
  type CalculatorKind,
  calculate,
  calculatorKinds,
  textOfFile,
} from '#server/agreement/calculator.ts'
import { calculatorExamples } from '#server/agreement/calculator-examples.ts'
import { LinkButton } from '../components/button.tsx'
import { CalculatorForm } from '../components/calculator/calculator-form.tsx'
import { leadOf } from '../components/calculator/lead.ts'
import { tablesOf } from '../components/calculator/result-tables.ts'
import { Results } from '../components/calculator/results.tsx'
import { Card } from '../components/card.tsx'
import { Page } from '../components/page.tsx'
import { useProblem } from '../components/problem-notice.tsx'
import { Tabs } from '../components/tabs.tsx'
import { forAnybody, openFormAction, textOf } from '../route.server.ts'
import { titled } from '../title.ts'

export const meta = titled((t) => [t('calculator:title')])

export const loader = forAnybody(async ({ services, url }) => {
  const asked = url.searchParams.get('kind')
  const kind = calculatorKinds.find((one) => one === asked) ?? 'ratings'
  const { calculatorBytes, calculatorDraws, fileFiguresMs, fileGammaMs } = services.settings.limits
  return {
    kind,
    example: url.searchParams.has('example') ? calculatorExamples[kind] : '',
    limits: {
      kibibytes: Math.floor(calculatorBytes / 1024),
      draws: calculatorDraws,
      seconds: Math.round(fileFiguresMs / 1000),
      gammaSeconds: Math.round(fileGammaMs / 1000),
    },
  }
})

export const action = openFormAction(async ({ services, address, request, form }) => {
  const file = form.get('file')
  const calculation = await calculate(
    services,
    {
      kind: textOf(form, 'kind'),
      text:
        file instanceof File && file.size > 0
          ? textOfFile(new Uint8Array(await file.arrayBuffer()))
          : textOf(form, 'text'),
      categories: textOf(form, 'categories').trim(),
      separator: textOf(form, 'separator'),
      length: textOf(form, 'length'),
      draws: textOf(form, 'draws'),
      method: textOf(form, 'method'),
      targets: textOf(form, 'targets').trim(),
      seed: textOf(form, 'seed'),
      samples: textOf(form, 'samples').trim(),
      combine: textOf(form, 'combine'),
    },
    { address, signal: request.signal },
  )
  return { calculation }
})

export default function CalculatorPage() {
  const { t } = useTranslation('calculator')
  const { kind, example, limits } = useLoaderData<typeof loader>()
  const calculation = useActionData<{ calculation?: Calculation }>()?.calculation
  const tables = calculation && tablesOf(calculation.rows)
  const problem = useProblem()
  return (
    <Page
      title={t('title')}
      lead={tables === undefined ? t('lead') : leadOf(t, calculation!.kind, tables.figures)}
      actions={
        <LinkButton look="quiet" to="/agreement/checks">
          {t('checks')}
        </LinkButton>
      }
      below={<Kinds current={kind} />}
    >
      {tables !== undefined && <Results calculation={calculation!} tables={tables} />}
      <Card title={t('form.title')}>
        <CalculatorForm
          key={kind}
          kind={kind}
          address={`/agreement/calculator?kind=${kind}${example === '' ? '' : '&example=1'}`}
          example={example}
          limits={limits}
          problem={problem}
        />
      </Card>
    </Page>
  )
}

function Kinds({ current }: { current: CalculatorKind }) {
  const { t } = useTranslation('calculator')
  const tabs = (['ratings', 'sets', 'spans'] as const).map((kind) => ({
    to: `/agreement/calculator?kind=${kind}`,
    label: t(kind),
    current: kind === current,
  }))
  return <Tabs label={t('kinds')} tabs={tabs} />
}

export { ProblemPage as ErrorBoundary } from '../components/problem-page.tsx'
export { clientAction } from '../unreachable.ts'
