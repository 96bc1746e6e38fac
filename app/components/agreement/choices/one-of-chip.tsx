import { Chip } from './chip.tsx'
import { Options } from './options.tsx'

/** One of several things, chosen in the address. */
export function OneOfChip({
  name,
  label,
  all,
  chosen,
  none,
  gone = [],
}: {
  name: string
  label: string
  all: readonly { id: string; name: string }[]
  chosen: string | null | undefined
  /** What it is called where none of them is chosen; absent: one always is. */
  none?: string
  /** Names that a choice takes out of the address besides. */
  gone?: readonly string[]
}) {
  const without = Object.fromEntries([...gone, name].map((one) => [one, undefined]))
  const current = all.find(({ id }) => id === chosen)
  return (
    <Chip key={`${name} ${chosen}`} label={label} value={current?.name ?? none}>
      <Options
        options={[
          ...(none === undefined
            ? []
            : [{ label: none, change: without, isCurrent: current === undefined }]),
          ...all.map((one) => ({
            label: one.name,
            change: { ...without, [name]: one.id },
            isCurrent: one === current,
          })),
        ]}
      />
    </Chip>
  )
}
