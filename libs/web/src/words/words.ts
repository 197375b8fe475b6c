import './speak-once.js';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';

/** Languages of the control room. The field app has more. */
export type RoomLanguage = 'en' | 'ur' | 'ru';
/** Languages of all applications. */
export type Language = RoomLanguage | 'fa' | 'zh';

const RIGHT_TO_LEFT: readonly Language[] = ['ur', 'fa'];

export function directionOf(language: Language): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.includes(language) ? 'rtl' : 'ltr';
}

type Text = Readonly<Record<string, string>>;

/** A language may need more plural forms than English: they may be there beside. */
type SameWords<English extends Text> = Readonly<Record<keyof English, string>> & Text;

/** `waiting_one` and `waiting_other` are asked for as `waiting`, with a `count`. */
type Asked<Key extends string> =
  Key extends `${infer Base}_${'zero' | 'one' | 'two' | 'few' | 'many' | 'other'}` ? Base : Key;

/** The words of one page or component, in all languages of its application. */
export interface Words<English extends Text> {
  readonly name: string;
  /** Only for the types: the keys. */
  readonly keys?: keyof English;
}

export type Say<English extends Text> = (
  key: Asked<keyof English & string>,
  values?: Readonly<Record<string, string | number>>,
) => string;

/**
 * Names words in each language; one that is missing does not compile. Plural forms as i18next has them (`_one`, `_other`),
 * values as `{{count}}`.
 */
export function words<const English extends Text>(
  name: string,
  each: { readonly en: English } & Readonly<Record<'ur' | 'ru', SameWords<English>>> &
    Readonly<Partial<Record<Language, Text>>>,
): Words<English> {
  for (const [language, text] of Object.entries(each)) i18next.addResourceBundle(language, name, text);
  return { name };
}

/** What says the words of `Named`. */
export type SayOf<Named> = Named extends Words<infer English> ? Say<English> : never;

/** Says words in the language of the page. */
export function useWords<English extends Text>({ name }: Words<English>): Say<English> {
  const { t } = useTranslation(name);
  return t as unknown as Say<English>;
}

/** The language in which the page is written now. */
export function useLanguage(): Language {
  return useTranslation().i18n.language as Language;
}
