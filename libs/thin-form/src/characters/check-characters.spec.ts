import { describe, expect, it } from '@jest/globals';
import { ALPHABET } from './alphabet.js';
import { CHECK_LENGTH, checkOf, isChecked } from './check-characters.js';

const LONGEST = 160;

/** 160 characters, every one of the alphabet among them. */
const body = Array.from({ length: LONGEST - CHECK_LENGTH }, (_, i) => ALPHABET[(i * 31) % ALPHABET.length]);
const line = body.join('') + checkOf(body.join(''));

const withAt = (text: string, at: number, character = ''): string =>
  text.slice(0, at) + character + text.slice(at + 1);

/** What each place counts: how much the sum changes where its character is one value higher. */
function weights(): readonly number[] {
  const zeros = '0'.repeat(LONGEST - CHECK_LENGTH);
  const none = Number.parseInt(checkOf(zeros), 36);
  const ofBody = Array.from(zeros, (_, at) => {
    const one = Number.parseInt(checkOf(withAt(zeros, at, '1')), 36);
    return (none - one + 46_649) % 46_649;
  });
  return [...ofBody, 36 * 36, 36, 1];
}

describe('check characters', () => {
  it('are three, and fit the text before them alone', () => {
    expect(line).toHaveLength(LONGEST);
    expect(isChecked(line)).toBe(true);
    expect(isChecked(line.slice(0, -1))).toBe(false);
    expect(['', 'A', '002'].map(isChecked)).toEqual([false, false, false]);
  });

  it('find any one wrong character, wherever it stands', () => {
    for (let at = 0; at < LONGEST; at += 1) {
      const passed = Array.from(ALPHABET).filter(
        (other) => other !== line[at] && isChecked(withAt(line, at, other)),
      );
      expect([at, passed]).toEqual([at, []]);
    }
  });

  it('find any two characters that were exchanged, wherever they stand', () => {
    for (let one = 0; one < LONGEST; one += 1) {
      for (let other = one + 1; other < LONGEST; other += 1) {
        if (line[one] === line[other]) continue;
        const exchanged = withAt(withAt(line, one, line[other]), other, line[one]);
        if (isChecked(exchanged))
          throw new Error(`${one} and ${other} were exchanged, and it was not found.`);
      }
    }
  });

  it('find any two wrong characters that stand fewer than fifteen places apart', () => {
    const all = weights();
    const most = (at: number): number => (at < LONGEST - CHECK_LENGTH ? ALPHABET.length : 36) - 1;
    for (let one = 0; one < LONGEST; one += 1) {
      const changes = new Set<number>();
      for (let by = 1; by <= most(one); by += 1) {
        const change = ((all[one] ?? 0) * by) % 46_649;
        changes.add(change).add(46_649 - change);
      }
      for (let other = one + 1; other < Math.min(LONGEST, one + 15); other += 1) {
        for (let by = 1; by <= most(other); by += 1) {
          if (changes.has(((all[other] ?? 0) * by) % 46_649)) throw new Error(`${one} and ${other}`);
        }
      }
    }
  });
});
