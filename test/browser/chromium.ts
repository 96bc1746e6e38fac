import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

/** The same engine without windows: a page takes half the processor time, and pages are most of what tests cost. */
const shells = ['/usr/bin/chromium-headless-shell']

const places = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

function findChromium(): string | undefined {
  return places.find((place) => place !== undefined && existsSync(place))
}

/** What tests run in: the one that is named, else one without windows, else whichever there is. */
function findForTests(): string | undefined {
  const shell = process.env.CHROMIUM ? undefined : shells.find((place) => existsSync(place))
  return shell ?? findChromium()
}

/**
 * Finds a Chromium or, on Debian as root, installs one, that without windows also where another is there; says what to
 * install where it cannot.
 */
export async function ensureChromium(): Promise<void> {
  if (process.env.CHROMIUM || shells.some((place) => existsSync(place))) return
  if (existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    console.log('Installing Chromium for the browser tests …')
    apt('update', '-q')
    if (installs('chromium-headless-shell')) return
    if (findChromium() === undefined && installs('chromium')) return
  }
  if (findForTests() !== undefined) return
  throw new Error(
    'The browser tests need Chromium or Chrome. Install it (Debian: apt-get install chromium) or name it in CHROMIUM.',
  )
}

/** Takes no package away for it, as one of an older version that is there. */
function installs(name: string): boolean {
  return apt('install', '-y', '-q', '--no-install-recommends', '--no-remove', name) === 0
}

/** Without a network it gives up soon: another browser may be there. */
function apt(...args: string[]): number | null {
  const { status } = spawnSync(
    'apt-get',
    ['-o', 'Acquire::Retries=0', '-o', 'Acquire::http::Timeout=20', ...args],
    { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } },
  )
  return status
}

/** @param executablePath the browser that people use, unless it is said */
export function launchChromium(
  executablePath = findChromium() ?? findForTests(),
): Promise<Browser> {
  if (executablePath === undefined)
    throw new Error('Run npm test, which finds or installs Chromium.')
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

let shared: Promise<Browser> | undefined

/**
 * The one browser of a worker, whose files come one after the other: starting it takes longer than many a test. Contexts
 * have nothing in common; whoever opens some closes them. It ends with the worker's process.
 */
export async function sharedChromium(): Promise<Browser> {
  const running = await shared
  if (running?.isConnected()) return running
  shared = launchChromium(findForTests())
  return shared
}
