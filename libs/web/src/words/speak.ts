import i18next from 'i18next';
import { directionOf, type Language } from './words.js';

/** Writes the page in this language from now on, in its direction. */
export async function speak(language: Language): Promise<void> {
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
  if (i18next.language !== language) await i18next.changeLanguage(language);
}
