import { redirect } from '@remix-run/node'
import { Form, useLoaderData, useSearchParams } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { takeVersion } from '#server/codebook-files.ts'
import { versionPage } from '#server/codebook-page.ts'
import { Button, LinkButton, SubmitButton } from '../components/button.tsx'
import { Card } from '../components/card.tsx'
import { ChangesList } from '../components/codebook/changes-list.tsx'
import { CodeEntry } from '../components/codebook/code-entry.tsx'
import styles from '../components/codebook/codebook.module.css'
import { CodebookColumns } from '../components/codebook/codebook-columns.tsx'
import { CodebookTree } from '../components/codebook/codebook-tree.tsx'
import dialogs from '../components/codebook/dialogs.module.css'
import { FileMenu } from '../components/codebook/file-menu.tsx'
import { VersionsCard } from '../components/codebook/versions-card.tsx'
import { Dialog } from '../components/dialog.tsx'
import { FormActions } from '../components/form.tsx'
import { ProblemNotice, useProblem } from '../components/problem-notice.tsx'
import { ProjectPage } from '../components/project-page.tsx'
import { formAction, forPerson, param } from '../route.server.ts'
import { titled } from '../title.ts'
import { useOneColumn } from '../use-one-column.ts'

export const meta = titled<typeof loader>((t, shown) => [
  shown && t('codebook:versionTitle', { version: shown.version.version }),
  shown?.project.name,
])

export const loader = forPerson(({ services, person, params, url }) => {
  const given = url.searchParams.get('with')
  const compared = given === 'draft' ? given : Number(given) || null
  const version = Number(param(params, 'version'))
  return versionPage(services, person, param(params, 'project'), version, compared)
})

export const action = formAction(async ({ services, person, params }) => {
  const project = param(params, 'project')
  await takeVersion(services, person, project, Number(param(params, 'version')))
  return redirect(`/projects/${project}/codebook`)
})

export default function CodebookVersionPage() {
  const { project, mayWrite, version, versions, uses, comparison } = useLoaderData<typeof loader>()
  const { t } = useTranslation('codebook')
  const problem = useProblem()
  const [search] = useSearchParams()
  const { codebook } = version
  const chosen = search.get('code')
  const code = codebook.codes.find((one) => one.id === chosen) ?? codebook.codes[0]
  const base = `/projects/${project.id}`
  const title = t('versionTitle', { version: version.version })
  const compared = search.get('with')
  const kept: Record<string, string> = compared === null ? {} : { with: compared }
  const opened = code?.id === chosen ? chosen : null
  const isOneColumn = useOneColumn()
  return (
    <ProjectPage
      project={project}
      crumbs={[
        { label: t('title'), to: `${base}/codebook` },
        { label: t('versions.one', { version: version.version }) },
      ]}
      title={title}
      lead={t('published', { name: version.publishedBy })}
      actions={
        <>
          <FileMenu base={base} version={version.version} />
          {mayWrite && (
            <Dialog
              trigger={<Button>{t('version.take')}</Button>}
              title={t('version.takeTitle', { version: version.version })}
            >
              <Form method="post" className={dialogs.form}>
                <p className={dialogs.lead}>{t('version.takeLead')}</p>
                <FormActions>
                  <SubmitButton>{t('version.take')}</SubmitButton>
                </FormActions>
              </Form>
            </Dialog>
          )}
          <LinkButton to={`${base}/codebook`}>{t('backToDraft')}</LinkButton>
        </>
      }
      below={
        <Form method="get" className={styles.compare}>
          <label htmlFor="with">{t('version.compareWith')}</label>
          <select id="with" name="with" defaultValue={compared ?? 'draft'} key={compared}>
            <option value="draft">{t('version.draft')}</option>
            {versions
              .filter((one) => one.version !== version.version)
              .map((one) => (
                <option key={one.version} value={one.version}>
                  {t('versions.one', { version: one.version })}
                </option>
              ))}
          </select>
          <Button type="submit">{t('version.compareButton')}</Button>
        </Form>
      }
    >
      <ProblemNotice problem={problem} />
      {comparison !== null && (
        <Card
          title={
            comparison.to === 'draft'
              ? t('version.toDraft', { from: comparison.from })
              : t('version.between', { from: comparison.from, to: comparison.to })
          }
        >
          <ChangesList changes={comparison.changes} texts />
        </Card>
      )}
      <CodebookColumns
        opened={opened}
        back={`?${new URLSearchParams(kept)}`}
        side={
          <>
            <CodebookTree
              codes={codebook.codes}
              selected={isOneColumn ? opened : (code?.id ?? null)}
              uses={uses}
              to={(one) => `?${new URLSearchParams({ ...kept, code: one.id })}`}
            />
            <VersionsCard base={base} versions={versions} current={version.version} />
          </>
        }
      >
        {code !== undefined && (
          <CodeEntry code={code} codes={codebook.codes} use={uses.get(code.id)} />
        )}
      </CodebookColumns>
    </ProjectPage>
  )
}

export { ProblemPage as ErrorBoundary } from '../components/problem-page.tsx'
export { clientAction } from '../unreachable.ts'
