import type { Plugin } from 'vite'

/**
 * Leaves out of pages what zod makes JSON Schema with, which the server alone does: every schema brings it along, a
 * fifth of what zod weighs.
 */
export const noJsonSchema: Plugin = {
  name: 'no-json-schema',
  apply: 'build',
  transform(code, id, { ssr } = {}) {
    if (ssr || !/\/zod\/v4\/core\/(?:to-json-schema|json-schema-processors)\.js$/.test(id)) {
      return null
    }
    const names = [...code.matchAll(/^export (?:const|function) (\w+)/gm)].map(([, name]) => name)
    return {
      code: [
        `const unmade = () => { throw new Error('Pages make no JSON Schema.') }`,
        `export { ${names.map((name) => `unmade as ${name}`).join(', ')} }`,
      ].join('\n'),
      map: null,
    }
  },
}
