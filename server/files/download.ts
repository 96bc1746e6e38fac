import { Readable } from 'node:stream'

/** A file on its way to whoever asked for it. */
export interface Download {
  fileName: string
  contentType: string
  stream: Readable
}

/** The answer that a browser saves and never shows: what is in the file stays words. */
export function downloadResponse({ fileName, contentType, stream }: Download): Response {
  return new Response(Readable.toWeb(stream) as ReadableStream, {
    headers: {
      'Content-Type': contentType,
      'Content-Disposition': attachment(fileName),
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cache-Control': 'no-store',
    },
  })
}

/**
 * A document that a browser shows: one of ours, that brings its own style and asks for nothing. What names it
 * holds stay words, and no script runs.
 */
export function documentResponse({ contentType, stream }: Download): Response {
  return new Response(Readable.toWeb(stream) as ReadableStream, {
    headers: {
      'Content-Type': contentType,
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      'Cache-Control': 'no-store',
    },
  })
}

/**
 * RFC 6266: the name in full for today's programs, in ASCII for those that know no better. It is a name
 * and no path: not every program takes the signs of one out.
 */
function attachment(fileName: string): string {
  const name = fileName.replace(/[/\\]/g, '_').replace(/^\.+/, '_')
  const ascii = name.replace(/[^\w.-]+/g, '_')
  const full = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${ascii}"; filename*=UTF-8''${full}`
}
