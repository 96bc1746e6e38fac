import type { ReadingText } from '#app/text/reading-text.ts'
import type { Codes } from './codes.ts'
import { KeySheet } from './key-sheet.tsx'
import type { OpenedWorkspace } from './opened-workspace.ts'
import { PrintDialog } from './print-dialog.tsx'
import type { useCommands } from './use-commands.ts'
import type { Find } from './use-find.ts'
import type { PageState } from './use-page-state.ts'
import { WorkspacePalette } from './workspace-palette.tsx'

/** What stands in front of the page when it is asked for: the palette, the sheet of keys, and what is to be printed. */
export function WorkspaceDialogs({
  opened,
  state,
  reading,
  codes,
  recent,
  hasWords,
  commands,
  find,
}: {
  opened: OpenedWorkspace
  state: PageState
  reading: ReadingText
  codes: Codes
  recent: readonly string[]
  hasWords: boolean
  commands: ReturnType<typeof useCommands>
  find: Find
}) {
  return (
    <>
      <WorkspacePalette
        {...{ opened, reading, codes, recent, hasWords }}
        open={state.isPaletteOpen}
        onOpenChange={state.setPaletteOpen}
        onCode={commands.pressCode}
        onGoTo={commands.goTo}
        onRun={commands.run}
        onFind={find.open}
      />
      <PrintDialog {...{ reading, state }} />
      <KeySheet
        of="workspace"
        codes={codes}
        open={state.isKeySheetOpen}
        onOpenChange={state.setKeySheetOpen}
      />
    </>
  )
}
