import { index, type RouteConfig, route } from '@remix-run/route-config'

/** Every screen and download, by its address. */
export default [
  index('routes/home.tsx'),

  // People
  route('set-up', 'routes/set-up.tsx'),
  route('sign-in', 'routes/sign-in.tsx'),
  route('sign-out', 'routes/sign-out.tsx'),
  route('invitation/:token', 'routes/invitation.tsx'),
  route('password/:token', 'routes/password.tsx'),
  route('profile', 'routes/profile.tsx'),
  route('inbox', 'routes/inbox.tsx'),
  route('inbox/read', 'routes/inbox-read.tsx'),
  route('theme', 'routes/theme.tsx'),
  route('language', 'routes/language.tsx'),
  route('text-setting', 'routes/text-setting.tsx'),
  route('keys', 'routes/keys.tsx'),
  route('hints', 'routes/hints.tsx'),
  route('accessibility', 'routes/accessibility.tsx'),

  // Projects
  route('projects/new', 'routes/project-new.tsx'),
  route('projects/:project', 'routes/project.tsx'),
  route('projects/:project/settings', 'routes/project-settings.tsx'),
  route('projects/:project/members', 'routes/members.tsx'),
  route('projects/:project/rooms', 'routes/rooms.tsx'),
  route('projects/:project/search', 'routes/search.tsx'),

  // Transcripts
  route('projects/:project/transcripts', 'routes/transcripts.tsx'),
  route('projects/:project/transcripts/add', 'routes/transcripts-add.tsx'),
  route('projects/:project/transcripts/store', 'routes/transcripts-store.tsx'),
  route('projects/:project/transcripts/:transcript', 'routes/transcript.tsx'),
  route('projects/:project/transcripts/:transcript/original', 'routes/transcript-original.tsx'),

  // Codebook
  route('projects/:project/codebook', 'routes/codebook.tsx'),
  route('projects/:project/codebook/versions/:version', 'routes/codebook-version.tsx'),
  route('projects/:project/codebook/file', 'routes/codebook-file.tsx'),
  route('projects/:project/palette', 'routes/palette.ts'),

  // Rounds
  route('projects/:project/rounds/new', 'routes/round-new.tsx'),
  route('projects/:project/rounds/:round', 'routes/round.tsx'),
  route('projects/:project/rounds/:round/settings', 'routes/round-settings.tsx'),
  route('projects/:project/rounds/:round/transcripts/:transcript', 'routes/workspace.tsx'),
  route(
    'projects/:project/rounds/:round/transcripts/:transcript/standing',
    'routes/workspace-standing.tsx',
  ),
  route(
    'projects/:project/rounds/:round/transcripts/:transcript/history',
    'routes/workspace-history.ts',
  ),

  // Agreement
  route('agreement/calculator', 'routes/calculator.tsx'),
  route('agreement/checks', 'routes/checks.tsx'),
  route('projects/:project/rounds/:round/agreement', 'routes/agreement.tsx'),
  route('projects/:project/rounds/:round/agreement/planning', 'routes/planning.tsx'),
  route('projects/:project/rounds/:round/agreement/report', 'routes/reports.tsx'),
  route('projects/:project/rounds/:round/agreement/report/:report/:file', 'routes/report-file.tsx'),
  route('projects/:project/rounds/:round/agreement/lost', 'routes/agreement-lost.tsx'),
  route(
    'projects/:project/rounds/:round/agreement/disagreements',
    'routes/agreement-disagreements.tsx',
  ),
  route('projects/:project/rounds/:round/agreement/live', 'routes/agreement-live.tsx'),
  route('projects/:project/rounds/:round/agreement/jobs/:job', 'routes/agreement-job.tsx'),
  route('projects/:project/rounds/:round/agreement/codes/:code', 'routes/agreement-code.tsx'),
  route(
    'projects/:project/rounds/:round/agreement/codes/:code/coefficients',
    'routes/agreement-every.tsx',
  ),
  route('projects/:project/rounds/:round/agreement/pairs', 'routes/agreement-pairs.tsx'),
  route(
    'projects/:project/rounds/:round/agreement/transcripts',
    'routes/agreement-transcripts.tsx',
  ),
  route('projects/:project/rounds/:round/agreement/history', 'routes/agreement-history.tsx'),
  route('projects/:project/rounds/:round/agreement/units', 'routes/agreement-units.tsx'),
  route('projects/:project/rounds/:round/agreement/pictures/:file', 'routes/agreement-picture.ts'),
  route('projects/:project/rounds/:round/compare/:transcript', 'routes/compare.tsx'),

  // What is coded
  route('projects/:project/rounds/:round/passages', 'routes/passages.tsx'),
  route('projects/:project/rounds/:round/pictures', 'routes/pictures.tsx'),
  route('projects/:project/rounds/:round/pictures/:file', 'routes/code-picture-file.ts'),

  // Exports
  route('projects/:project/rounds/:round/exports', 'routes/exports.tsx'),
  route('projects/:project/rounds/:round/exports/:file', 'routes/export-file.tsx'),

  route('*', 'routes/not-found.tsx'),
] satisfies RouteConfig
