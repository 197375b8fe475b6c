/** Cyrillic letters that look like Latin ones, on plates and documents (dossier 6; У as on Russian plates). */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  А: 'A',
  В: 'B',
  Е: 'E',
  К: 'K',
  М: 'M',
  Н: 'H',
  О: 'O',
  Р: 'P',
  С: 'C',
  Т: 'T',
  Х: 'X',
  У: 'Y',
};

/** Needs no change: nearly everything that machines send. */
const PLAIN = /^[A-Z0-9-]*$/;

/** An identifier in one form, however it was written: no blanks, Latin letters in upper case, digits 0-9. */
export function normaliseWriting(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Cf}]+/gu, '')
    .replace(/\p{Pd}/gu, '-')
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/gu, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replace(/\p{Script=Cyrillic}/gu, (letter) => LOOK_ALIKES[letter] ?? letter);
}

/** The same for an identifier in which hyphens mean nothing. */
export function normaliseWithoutHyphens(text: string): string {
  return normaliseWriting(text).replaceAll('-', '');
}
