import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/** `npm run bench -- NAME`: one benchmark, alone, printed as ratios against a peer in the same run. */
const folder = join(process.cwd(), 'test', 'bench')
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => file.slice(0, -'.bench.ts'.length))
const [name] = process.argv.slice(2)

if (name === undefined || !names.includes(name)) {
  console.error(`npm run bench -- NAME, where NAME is one of: ${names.join(', ') || '(none yet)'}`)
  process.exit(2)
}
await import(join(folder, `${name}.bench.ts`))
