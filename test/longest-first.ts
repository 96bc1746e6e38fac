import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that take long for their size, the longest first: begun late, they would be all that a run waits for. */
const long = [
  'docker/image',
  'server/matrix/commands',
  'model/agreement/mutants',
  'server/start',
  'server/agreement-cli',
  'server/live/faults',
  'server/live/portions',
  'server/live/joining',
  'server/live/fuzz',
  'server/files-cli',
  'browser/looks',
]

/** The files of each project as vitest has them, larger ones first, but for those that are known to take long. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const at = long.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`))
      return at < 0 ? long.length : at
    }
    const sorted = await super.sort(files)
    const projects = [...new Set(sorted.map(({ project }) => project))]
    return projects.flatMap((project) =>
      sorted.filter((file) => file.project === project).sort((a, b) => place(a) - place(b)),
    )
  }
}
