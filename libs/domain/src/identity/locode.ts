const LOCODE = /^[A-Z]{2}[A-Z2-9]{3}$/;

/** Whether this has the form of a UN/LOCODE without a blank: country, and three letters or digits 2 to 9 (Recommendation 16). */
export function isLocode(text: string): boolean {
  return LOCODE.test(text);
}

/** A UN/LOCODE, written with or without a blank, in any case; undefined where it has another form. */
export function normaliseLocode(text: string): string | undefined {
  const code = text.replace(/\s+/g, '').toUpperCase();
  return isLocode(code) ? code : undefined;
}
