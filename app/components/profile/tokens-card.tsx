import { Form, useActionData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { lengths } from '#model/lengths.ts'
import type { ApiToken } from '#server/tokens.ts'
import { SubmitButton } from '../button.tsx'
import { Card } from '../card.tsx'
import { DoneNotice, useDone } from '../done-notice.tsx'
import { Choice, Choices, TextField } from '../field.tsx'
import { FieldForm, FormActions } from '../form.tsx'
import { ProblemNotice, useProblem } from '../problem-notice.tsx'
import { SecretOnce } from '../secret-once.tsx'
import { Time } from '../time.tsx'
import styles from './tokens-card.module.css'

/** Tokens that programs act with: made, shown once, listed, taken back. */
export function TokensCard({ tokens }: { tokens: readonly ApiToken[] }) {
  const { t } = useTranslation(['people', 'common'])
  const made = useActionData<{ token?: string } | undefined>()?.token
  const problem = useProblem('make-token')
  const revoked = useDone('revoke-token')
  return (
    <Card title={t('tokens.title')}>
      <div className={styles.parts}>
        <p>{t('tokens.text')}</p>
        {made !== undefined && (
          <SecretOnce label={t('tokens.made')} secret={made}>
            {t('tokens.once')}
          </SecretOnce>
        )}
        <FieldForm key={made ?? 'new'}>
          <ProblemNotice problem={problem} />
          <TextField
            name="name"
            label={t('tokens.name')}
            hint={t('tokens.nameHint')}
            problem={problem}
            autoComplete="off"
            maxLength={lengths.tokenName}
            required
          />
          <Choices legend={t('tokens.scope')}>
            <Choice
              type="radio"
              name="scope"
              value="read"
              defaultChecked
              label={t('tokens.read')}
              hint={t('tokens.readHint')}
            />
            <Choice
              type="radio"
              name="scope"
              value="write"
              label={t('tokens.write')}
              hint={t('tokens.writeHint')}
            />
          </Choices>
          <FormActions>
            <SubmitButton intent="make-token" look="plain">
              {t('tokens.make')}
            </SubmitButton>
          </FormActions>
        </FieldForm>
        <DoneNotice>{revoked && t('tokens.revoked')}</DoneNotice>
        <ProblemNotice problem={useProblem('revoke-token')} />
        {tokens.length === 0 ? (
          <p className={styles.quiet}>{t('tokens.none')}</p>
        ) : (
          <ul className={styles.list} aria-label={t('tokens.list')}>
            {tokens.map((token) => (
              <li key={token.id}>
                <div>
                  <b>{token.name}</b>
                  <small>
                    {t(`tokens.scopes.${token.scope}`)} · {t('tokens.madeAt')}{' '}
                    <Time at={token.createdAt} /> · {t('tokens.usedAt')}{' '}
                    {token.lastUsedAt === null ? t('common:never') : <Time at={token.lastUsedAt} />}
                  </small>
                </div>
                <Form method="post">
                  <input type="hidden" name="id" value={token.id} />
                  <SubmitButton
                    intent="revoke-token"
                    look="quiet"
                    aria-label={t('tokens.revokeNamed', { name: token.name })}
                  >
                    {t('tokens.revoke')}
                  </SubmitButton>
                </Form>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Card>
  )
}
