import { createCookie } from '@remix-run/node'
import Negotiator from 'negotiator'
import { z } from 'zod'
import { type InterfaceLanguage, interfaceLanguages } from '#model/interface-language.ts'

/** Keeps the language for whoever is not signed in. */
const cookie = createCookie('parley-language', {
  path: '/',
  httpOnly: true,
  sameSite: 'lax',
  maxAge: 365 * 24 * 60 * 60,
})

/** A language, or whichever the browser asks for. */
export const LanguageChoice = z.enum([...interfaceLanguages, 'browser'])
export type LanguageChoice = z.infer<typeof LanguageChoice>

type Chooser = { language: InterfaceLanguage | null } | null

/** What was chosen: by the person on whatever device, else in this browser. */
export async function readLanguageChoice(
  request: Request,
  person: Chooser,
): Promise<LanguageChoice> {
  if (person !== null && person.language !== null) return person.language
  const stored = await cookie.parse(request.headers.get('Cookie'))
  return LanguageChoice.safeParse(stored).data ?? 'browser'
}

/** The language of the page that answers a request; English where it asks for none that is spoken here. */
export async function languageOf(request: Request, person: Chooser): Promise<InterfaceLanguage> {
  const choice = await readLanguageChoice(request, person)
  if (choice !== 'browser') return choice
  const headers = { 'accept-language': request.headers.get('Accept-Language') ?? '' }
  const asked = new Negotiator({ headers }).language([...interfaceLanguages])
  return interfaceLanguages.find((language) => language === asked) ?? 'en'
}

/** @returns the Set-Cookie header */
export function keepLanguage(choice: LanguageChoice): Promise<string> {
  return cookie.serialize(choice)
}
