/**
 * The options of the Remix Vite plugin, in one place: vite.config.ts hands this object on as it is.
 *
 * @type {import('@remix-run/dev').VitePluginConfig}
 */
export default {
  appDirectory: 'app',
  // Set by server/build.js alone, which puts a finished build in the place of the one before.
  buildDirectory: process.env.PARLEY_BUILD_FOLDER ?? 'build',
  ignoredRouteFiles: ['**/*'],
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_singleFetch: true,
    // All addresses come with a page: asking for them takes a server that can be reached.
    v3_lazyRouteDiscovery: false,
    v3_routeConfig: true,
  },
}
