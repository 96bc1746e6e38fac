import type { Transaction } from 'kysely'
import * as audit from '#db/audit.ts'
import {
  type CodebookVersion,
  countCodeUses,
  insertCodebookVersion,
  listCodebookVersions,
  lockCodebook,
  publishedNames,
  readCodebookVersion,
  readLatestVersion,
  usedCodes,
} from '#db/codebooks.ts'
import type { Database } from '#db/schema.ts'
import { Codebook, type DraftCodebook } from '#model/codebook.ts'
import { compareCodebooks, isUnchanged } from '#model/codebook-changes.ts'
import { DomainError, type Issue } from '#model/errors.ts'
import { codebookDoc } from '#model/live/codebook-doc.ts'
import { formatDocumentName } from '#model/live/document-name.ts'
import { type Member, memberOf, notFound, requireMay } from './access.ts'
import type { Person, Services } from './services.ts'
