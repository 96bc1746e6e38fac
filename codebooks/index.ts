import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Codebook } from '#model/codebook.ts'
import { DomainError } from '#model/errors.ts'
import { readCodebookYaml } from '#model/formats/codebook-yaml.ts'

/**
 * The codebooks that come with Parley: every YAML file of this folder, its name without the ending
 * being the id. Read when asked for, so a department that puts a file here sees it at once.
 * `NAME.yaml` is in English, `NAME.de.yaml` is the same codebook in German.
 */

// The built app carries this module elsewhere, so the folder is found from where the server runs.
const folder = () => resolve(process.cwd(), 'codebooks')

export interface ShippedCodebook {
  id: string
  /** Two letters, as in `lang` of a page. */
  language: string
  name: string
  description: string
}

/** @returns what each is and is for, in the order of their ids */
export function shippedCodebooks(): ShippedCodebook[] {
  return readdirSync(folder())
    .flatMap((file) => (file.endsWith('.yaml') ? [file.slice(0, -'.yaml'.length)] : []))
    .sort()
    .map((id) => {
      const { name, description = '' } = readShippedCodebook(id)
      return { id, language: /\.([a-z]{2})$/.exec(id)?.[1] ?? 'en', name, description }
    })
}

/** @throws {DomainError} `not-found` for an id that names none of them */
export function readShippedCodebook(id: string): Codebook {
  // An id is never a path: it may come from a request.
  if (/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]{2})?$/.test(id)) {
    try {
      return readCodebookYaml(readFileSync(resolve(folder(), `${id}.yaml`), 'utf8'))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    }
  }
  throw new DomainError('not-found', `No codebook called “${id}” comes with Parley.`)
}
