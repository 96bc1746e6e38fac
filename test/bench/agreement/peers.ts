import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '..', 'peers', 'python')
const python = join(folder, 'bin', 'python')

/** Installs the Python programs we are measured beside; one that cannot be is left out by its name. */
export function installPythonPeers(): void {
  if (existsSync(python)) return
  const packages = ['numpy==2.2.6', 'krippendorff==0.9.0']
  const made = spawnSync('python3', ['-m', 'venv', folder], { encoding: 'utf8' })
  if (made.status !== 0) {
    console.log('left out: no python3 with venv here')
    return
  }
  for (const one of packages) {
    const { status } = spawnSync(python, ['-m', 'pip', 'install', '--quiet', one])
    if (status !== 0) console.log(`left out: ${one} does not install here`)
  }
}

/** Milliseconds that a Python program prints; `null` where it does not run here. */
function printedBy(program: string): number | null {
  const { status, stdout } = spawnSync(existsSync(python) ? python : 'python3', ['-c', program], {
    encoding: 'utf8',
  })
  return status === 0 ? Number(stdout) : null
}

interface Size {
  coders: number
  units: number
  categories: number
}

const values = ({ coders, units, categories }: Size) => `
import time, numpy as np
rng = np.random.default_rng(7)
n, m, q = ${units}, ${coders}, ${categories}
values = rng.integers(0, q, (n, m)); values[rng.random((n, m)) < .2] = -1
def median(run):
    took = []
    for _ in range(3):
        t = time.perf_counter(); run(); took.append(time.perf_counter() - t)
    return sorted(took)[1] * 1000`

/** Nominal alpha in lines of numpy. */
export function numpyMs(size: Size): number | null {
  return printedBy(`${values(size)}
def alpha():
    counts = np.stack([(values == k).sum(1) for k in range(q)], 1)
    r = counts.sum(1); keep = r >= 2; c = counts[keep].astype(float); r = r[keep][:, None]
    nk = c.sum(0); N = nk.sum()
    do = (c * (r - c) / (r - 1)).sum() / N; de = (N * N - (nk ** 2).sum()) / (N * (N - 1))
    return 1 - do / de
print(median(alpha))`)
}

/** The same by the package krippendorff. */
export function krippendorffMs(size: Size): number | null {
  return printedBy(`${values(size)}
import krippendorff
data = np.where(values < 0, np.nan, values).T
print(median(lambda: krippendorff.alpha(reliability_data=data, level_of_measurement='nominal')))`)
}
