/** Control characters (escape among them), and those that turn the direction of what follows: nobody sees them. */
const HIDDEN = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;
const ALL = new RegExp(HIDDEN, 'g');

export function holdsHidden(text: string): boolean {
  return HIDDEN.test(text);
}

/** The text with its hidden characters written out: `\u202e`. */
export function writtenOut(text: string): string {
  return text.replace(ALL, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
