/** The languages that a thread can be in; each has a file for pages and one for the script. */
export const LANGUAGES = [
  'en',
  'de',
  'fr',
  'es',
  'pt',
  'it',
  'pl',
  'ru',
  'uk',
  'ar',
  'he',
  'zh',
] as const
export type Language = (typeof LANGUAGES)[number]

export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'ar' || language === 'he' ? 'rtl' : 'ltr'
}
