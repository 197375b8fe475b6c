/** Cyrillic letters that look like Latin ones and stand on plates of Central Asia (dossier 6). */
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
};

/**
 * A plate as two people would write the same: upper case, without blanks, dashes of any length and the invisible marks
 * that phones put in, look-alikes in Latin, Arabic and Persian digits as 0-9.
 */
export function normalisePlate(plate: string): string {
  return plate
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}\p{Cf}]+/gu, '')
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/gu, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replace(/\p{Script=Cyrillic}/gu, (letter) => LOOK_ALIKES[letter] ?? letter);
}

/** The id of a vehicle that was given none: country of registration and plate, `PK-TLK914`. */
export function vehicleIdOf(country: string, plate: string): string {
  return `${country.toUpperCase()}-${normalisePlate(plate)}`;
}
