import { createRequire } from 'node:module'
import { transformAsync } from '@babel/core'
import type { Plugin } from 'vite'

/**
 * Says of every call that a module of the model makes when it is loaded that it changes nothing, so that a page which
 * uses a name of a module, and none of its schemas, is sent neither the schemas nor zod.
 */
export const pureModel: Plugin = {
  name: 'pure-model',
  apply: 'build',
  enforce: 'post',
  async transform(code, id) {
    if (!/\/model\/.*\.ts$/.test(id)) return null
    const made = await transformAsync(code, {
      plugins: [createRequire(import.meta.url).resolve('babel-plugin-annotate-pure-calls')],
      sourceMaps: true,
      configFile: false,
      babelrc: false,
    })
    return made?.code == null ? null : { code: made.code, map: made.map }
  },
}
