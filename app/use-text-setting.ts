import { type TextSetting, usualTextSetting } from '#model/text-setting.ts'
import { useSentBeside } from './beside.ts'
import { useRoot } from './me.ts'
import { textSettingPath } from './paths.ts'

/** How transcripts are set for whoever looks: what was chosen just now, before the server has it. */
export function useTextSetting(): TextSetting {
  const kept = useRoot()?.textSetting ?? usualTextSetting
  const chosen = useSentBeside(textSettingPath)
  // Every field of that form is one of the choices.
  return chosen === undefined ? kept : { ...kept, ...Object.fromEntries(chosen) }
}
