/**
 * Every limit of Parley, in one place. Those that a server may be set to otherwise are read from the
 * environment by `server/settings.ts` under the names given there; these are their defaults.
 */
export const limits = {
  transcriptCharacters: 5_000_000,
  turnsPerTranscript: 200_000,
  spansPerTranscript: 200_000,
  codes: 2_000,
  memoCharacters: 20_000,
  commentCharacters: 10_000,
  mentionsPerComment: 20,
  /** Comments on one transcript in one round, and threads they stand in, each. */
  commentsPerTranscript: 20_000,
  /** Of these by one person; of the threads all that they opened, also where no words stand any more. */
  commentsPerPerson: 5_000,
  /** How far what a device says of the time may be from the server's clock, which is then taken in its place. */
  clockOffMs: 30_000,
  codeNameCharacters: 120,
  titleCharacters: 300,
  speakerLabelCharacters: 200,
  uploadBytes: 64 * 1024 * 1024,
  filesPerUpload: 500,
  jsonBytes: 1024 * 1024,
  bigJsonBytes: 32 * 1024 * 1024,
  formBytes: 256 * 1024,
  /** Of request bodies that are being read, all of them together. Reading one takes some of it three times. */
  heldBodyBytes: 384 * 1024 * 1024,
  /** The same of one person, or of one address where nobody is signed in. */
  heldBodyBytesPerPerson: 192 * 1024 * 1024,
  frameBytes: 1024 * 1024,
  stepTwoBytes: 16 * 1024 * 1024,
  /**
   * Structs, values, their parts and deleted ranges in one update of a live document: in memory each takes
   * more than a hundred bytes, and a hostile update would make one of two. An honest one has fewer in 16 MiB.
   */
  updateParts: 2_000_000,
  /** Of a live document, encoded: 200,000 coded spans with memos of one or two sentences. */
  documentBytes: 64 * 1024 * 1024,
  messagesPerSecond: 500,
  messageBurst: 2_000,
  socketsPerPerson: 100,
  socketsPerRoom: 500,
  /** Of messages that have begun on all live connections of one person and are not yet whole. */
  unfinishedBytesPerPerson: 64 * 1024 * 1024,
  staleBytes: 1024 * 1024,
  droppedBytes: 8 * 1024 * 1024,
  droppedAfterMs: 30_000,
  apiRequestsPerSecond: 50,
  apiBurst: 500,
  signInTries: 10,
  signInWindowMs: 15 * 60_000,
  linkTries: 20,
  linkWindowMs: 60 * 60_000,
  /** Of the same file of a round, by one person. */
  exportsPerMinute: 10,
  /** Passages, pictures and searches at once, of one person and of all, and how many of one wait. */
  readingsPerPerson: 3,
  readings: 6,
  readingsWaiting: 20,
  /** Figures and reports of one project that wait while one of them is being made. */
  agreementsWaiting: 5,
  /** Methods reports of a round that are kept; time and memory of one. */
  reportsPerRound: 200,
  reportMs: 300_000,
  reportMegabytes: 2048,
  /** Of one computation of a round's figures: how long it may take, and how much memory. */
  figuresMs: 10 * 60_000,
  figuresMegabytes: 1_024,
  /** Of the figures of a round: matches, gamma and Krippendorff's bootstrap that are not there by then are left out. */
  figuresExactMs: 60_000,
  /** How long a page waits for figures before it shows how far they are, and how long the API. */
  figuresPatienceMs: 800,
  figuresApiPatienceMs: 30_000,
  /** Of a place where coders are compared: how long it may take, how many wait, and how many of one person. */
  comparedPlaceMs: 10_000,
  comparedPlacesWaiting: 100,
  comparedPlacesPerPerson: 4,
  /** A file of ratings or spans: its rows without the heading, and what the command line reads. */
  csvRows: 2_000_000,
  csvBytes: 256 * 1024 * 1024,
  /** Coders named in such a file: several coefficients look at every pair of them. */
  csvCoders: 200,
  /** Values of alpha of which the probability of missing them is asked for at once. */
  targets: 12,
  /** Continua by chance for gamma, where anybody may ask for it. */
  gammaContinua: 1_000,
  /** On the command line gamma is left out past so many, unless it is told otherwise. */
  commandGammaMinutes: 10,
  /** A file of ratings or spans that anybody may have computed, without an account. */
  calculatorBytes: 4 * 1024 * 1024,
  calculatorDraws: 20_000,
  calculationsPerMinute: 30,
  /** Of such files: how many wait, how long one may take, and how much memory. */
  fileFiguresWaiting: 20,
  fileFiguresMs: 30_000,
  fileFiguresMegabytes: 512,
  /** From the beginning of such a file: what gamma and Krippendorff's bootstrap have not by then is left out. */
  fileGammaMs: 20_000,
  awarenessBytes: 2048,
  /** Yjs client ids in the history of a document, one a page load: with more it gets a new epoch. */
  clientsPerDocument: 1_000,
  /** Of changes that wait for the database, all documents together: what comes then is turned away for later. */
  uncommittedBytes: 64 * 1024 * 1024,
  /** Of what was done in a layer, act by act, as the database holds it: the oldest goes first. */
  layerHistoryBytes: 8 * 1024 * 1024,
  /** More coded spans than so many, and than so much of the layer, gone at once can be brought back. */
  largeRemovalSpans: 20,
  largeRemovalPercent: 20,
} as const

/**
 * Those that shapes of what is stored rest on, on every server and in every page, and what a command has an option
 * for: they are no settings.
 */
export const fixedLimits: ReadonlySet<string> = new Set<keyof typeof limits>([
  'codes',
  'memoCharacters',
  'commentCharacters',
  'mentionsPerComment',
  'codeNameCharacters',
  'titleCharacters',
  'speakerLabelCharacters',
  'updateParts',
  'csvRows',
  'csvBytes',
  'csvCoders',
  'targets',
  'gammaContinua',
  'commandGammaMinutes',
])

export type Limits = { [K in keyof typeof limits]: number }
