import type { Codebook } from '#model/codebook.ts'
import { DomainError } from '#model/errors.ts'
import { readCodebookCsv, writeCodebookCsv } from '#model/formats/codebook-csv.ts'
import { readCodebookYaml, writeCodebookYaml } from '#model/formats/codebook-yaml.ts'
import { decodeText } from '#model/formats/decode-text.ts'
import { memberOf, requireMay } from './access.ts'
import { draftCodebook, readDraft, readVersion, replaceDraft } from './codebooks.ts'
import type { Person, Services } from './services.ts'
import { codesInUse } from './used-codes.ts'

/** Which file: the draft or a published version, as YAML or CSV. */
export interface CodebookFileRequest {
  version: number | 'draft'
  format: 'yaml' | 'csv'
  /** With a BOM, and nothing that a spreadsheet would run as a formula. */
  forExcel?: boolean
}

export interface CodebookFile {
  name: string
  contentType: string
  text: string
}

/** A codebook as a file that reads back as exactly the same codebook. */
export async function codebookFile(
  services: Services,
  person: Person,
  projectId: string,
  { version, format, forExcel = false }: CodebookFileRequest,
): Promise<CodebookFile> {
  const codebook =
    version === 'draft'
      ? await draftCodebook(services, person, projectId)
      : (await readVersion(services, person, projectId, version)).codebook
  const suffix = version === 'draft' ? 'draft' : `version-${version}`
  return {
    name: `${fileNameOf(codebook.name)}-${suffix}.${format}`,
    contentType: format === 'yaml' ? 'application/yaml; charset=utf-8' : 'text/csv; charset=utf-8',
    text:
      format === 'yaml' ? writeCodebookYaml(codebook) : writeCodebookCsv(codebook, { forExcel }),
  }
}

/**
 * Makes the draft what a file says.
 *
 * @param keepUsed whether codes in use that the file does not have stay, retired; otherwise such a file
 *   is refused by their names
 * @throws {DomainError} with line or row, code and remedy for each thing that is wrong
 */
export async function importCodebook(
  services: Services,
  person: Person,
  projectId: string,
  file: { name: string; bytes: Uint8Array },
  { keepUsed }: { keepUsed: boolean },
): Promise<{ codes: number; kept: number }> {
  const member = await memberOf(services, person, projectId)
  requireMay(member, { may: 'write-codebook' })
  const draft = await readDraft(services, member.project)
  const imported = parsed(file, draft.name)
  const used = keepUsed ? await codesInUse(services.db, projectId, draft) : new Set<string>()
  const present = new Set(imported.codes.map((code) => code.id))
  const kept = draft.codes
    .filter((code) => used.has(code.id) && !present.has(code.id))
    .map(({ parent: _, ...code }) => ({ ...code, retired: true as const }))
  await replaceDraft(services, person, projectId, {
    ...imported,
    codes: [...imported.codes, ...kept],
  })
  return { codes: imported.codes.length, kept: kept.length }
}

/** Makes the draft what a published version says; codes in use that it lacks stay, retired. */
export async function takeVersion(
  services: Services,
  person: Person,
  projectId: string,
  version: number,
): Promise<void> {
  const { codebook } = await readVersion(services, person, projectId, version)
  await importCodebook(
    services,
    person,
    projectId,
    { name: 'version.yaml', bytes: new TextEncoder().encode(writeCodebookYaml(codebook)) },
    { keepUsed: true },
  )
}

function parsed(file: { name: string; bytes: Uint8Array }, name: string): Codebook {
  const ending = file.name.toLowerCase().match(/\.(yaml|yml|json|csv|tsv)$/)?.[1]
  if (ending === undefined) {
    throw new DomainError(
      'unsupported-file',
      `“${file.name}” is no codebook that can be read. Choose a .yaml, .json or .csv file.`,
    )
  }
  if (file.bytes.length === 0) throw new DomainError('invalid-input', `“${file.name}” is empty.`)
  const { text } = decodeText(file.bytes)
  return ending === 'csv' || ending === 'tsv' ? readCodebookCsv(text, name) : readCodebookYaml(text)
}

/** Plain letters, so that every system keeps the name as it is. */
function fileNameOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  return plain.slice(0, 60) || 'codebook'
}
