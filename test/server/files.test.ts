import { cp, mkdtemp, readdir, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { startServer } from '#server/main.ts'
import { readSettings } from '#server/settings.ts'
import { freshDatabase } from '../builders/database.ts'

test('a new build beside a running server takes files away, and the server lives', async () => {
  const root = await mkdtemp(join(tmpdir(), 'parley-build-'))
  const database = await freshDatabase()
  for (const part of ['build', 'package.json'])
    await cp(part, join(root, part), { recursive: true })
  await symlink(join(process.cwd(), 'node_modules'), join(root, 'node_modules'))
  const running = await startServer(
    readSettings({
      PORT: '0',
      DATABASE_URL: database.url,
      PARLEY_SECRET: 'a secret that is only used in tests',
    }),
    { root, log: pino({ level: 'silent' }) },
  )
  try {
    const assets = join(root, 'build', 'client', 'assets')
    const [script = ''] = (await readdir(assets)).filter((name) => name.endsWith('.js'))
    const ask = () => fetch(`${running.url}/assets/${script}`).then((answer) => answer.text())
    expect(await ask()).not.toBe('')
    await rm(join(root, 'build'), { recursive: true })
    await expect(ask()).rejects.toThrow()
    expect((await fetch(`${running.url}/livez`)).status).toBe(200)
  } finally {
    await running.close()
    await database.drop()
    await rm(root, { recursive: true, force: true })
  }
})
