import { useNavigate } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { ReadingText } from '#app/text/reading-text.ts'
import { projectPath, roundPath, workspacePath } from '../../paths.ts'
import { matching, type PaletteItem } from '../palette/palette-items.ts'
import { palette } from '../palette/project-palette.tsx'
import { useProjectItems } from '../palette/use-project-items.ts'
import { usePart } from '../use-part.ts'
import { useChosenKeys } from './chosen-keys.tsx'
import { type Codes, findCodes } from './codes.ts'
import type { Command } from './keys.ts'
import type { OpenedWorkspace } from './opened-workspace.ts'

/** Ctrl+K: codes, turns, transcripts, pages and all that the keys do, found by a few letters. */
export function WorkspacePalette({
  opened: { project, round },
  open,
  onOpenChange,
  reading,
  codes,
  recent,
  hasWords,
  onCode,
  onGoTo,
  onRun,
  onFind,
}: {
  opened: OpenedWorkspace
  open: boolean
  onOpenChange: (open: boolean) => void
  reading: ReadingText
  codes: Codes
  recent: readonly string[]
  /** Whether words wait for a code: else a code is brought forward. */
  hasWords: boolean
  onCode: (code: string) => void
  onGoTo: (offset: number) => void
  onRun: (command: Command) => void
  onFind: (words: string) => void
}) {
  const { t } = useTranslation(['palette', 'workspace'])
  const navigate = useNavigate()
  const { choices, table } = useChosenKeys()
  const Palette = usePart(palette, open)
  const inProject = useProjectItems(project.id, open, ({ id, rounds }) =>
    rounds.some((one) => one.id === round.id)
      ? workspacePath({ projectId: project.id, roundId: round.id, transcriptId: id })
      : `${projectPath(project.id)}/transcripts/${id}`,
  )
  if (Palette === null) return null

  const commands = table.flatMap((binding): PaletteItem[] => {
    if (binding.within !== 'page' || left.has(binding.command)) return []
    const { command, shown } = binding
    return [
      {
        id: command,
        label: t(`workspace:keys.commands.${command}`),
        keys: choices.enabled ? shown : [],
        run: () => onRun(command),
      },
    ]
  })
  const groupsFor = (typed: string) => {
    const [transcripts, pages] = inProject(typed)
    const asked = typed.trim()
    return [
      {
        label: t(hasWords ? 'codesApply' : 'codesFocus'),
        items: findCodes(codes, typed, recent).map(
          ({ code, look, path }): PaletteItem => ({
            id: code.id,
            label: code.name,
            look,
            ...(path.length > 0 ? { detail: path.join(' › ') } : {}),
            run: () => onCode(code.id),
          }),
        ),
      },
      { label: t('places'), items: turnsFor(asked) },
      {
        label: t('actions'),
        items: [
          ...matching(commands, typed),
          ...(asked === ''
            ? []
            : [{ id: 'find', label: t('findHere', { typed: asked }), run: () => onFind(asked) }]),
        ],
      },
      transcripts!,
      {
        label: pages!.label,
        items: [
          ...matching(
            [
              {
                id: 'round',
                label: round.name,
                run: () => navigate(roundPath({ projectId: project.id, roundId: round.id })),
              },
            ],
            typed,
          ),
          ...pages!.items,
        ],
      },
    ]
  }

  /** “112” and “turn 112” are the place. */
  const turnsFor = (asked: string): PaletteItem[] => {
    const said = /^(?:\p{L}+\s+)?(\d{1,6})$/u.exec(asked)
    const block = said && reading.blockOf(Number(said[1]))
    if (!block || block.ordinal === 0) return []
    const speaker = block.speaker?.name ?? block.speaker?.label
    return [
      {
        id: `turn-${block.ordinal}`,
        label: t('goToTurn', { turn: block.ordinal }),
        detail: [speaker, block.text.slice(0, 60)].filter(Boolean).join(': '),
        run: () => onGoTo(block.start),
      },
    ]
  }

  return (
    <Palette open={open} onOpenChange={onOpenChange} label={t('label')} groupsFor={groupsFor} />
  )
}

/** What says nothing in a palette: to close, and the palette itself. */
const left: ReadonlySet<Command> = new Set(['leave', 'palette'])
