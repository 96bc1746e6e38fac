import { useSentBeside } from './beside.ts'
import { useRoot } from './me.ts'
import { themePath } from './paths.ts'

/** The look of every page: what was chosen just now, before the server has it. */
export function useTheme(): string {
  return String(useSentBeside(themePath)?.get('theme') ?? useRoot()?.theme ?? 'system')
}
