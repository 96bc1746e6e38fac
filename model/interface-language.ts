/** Languages the interface speaks; English stands in for what another one lacks. */
export const interfaceLanguages = ['en', 'de'] as const
export type InterfaceLanguage = (typeof interfaceLanguages)[number]
