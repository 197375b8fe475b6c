import {
  closeBrace,
  closeBracket,
  colon,
  comma,
  endOfName,
  endOfPrimitive,
  endOfString,
  openBrace,
  openBracket,
  quote,
  unsure,
} from './scan-token.js';

/**
 * The canonical JSON of a text, without parsing it: one way through its characters that proves the text to be just what
 * JSON.stringify writes, and puts members in their canonical order on the way. Nothing else differs between the two
 * forms: numbers, strings and literals are written alike.
 *
 * It answers only where that is plain. Undefined says nothing, not even that the text is wrong: then it must be parsed,
 * and compared with what JSON.stringify makes of the value. A test holds the two ways against each other.
 */
export function canonicalText(text: string): string | undefined {
  const scan = new Scan(text);
  return scan.value(0) === text.length ? (scan.canonical ?? text) : undefined;
}

/** Deeper values are left to the parser, which is safe from running out of stack. */
const deepest = 50;
/** So many members out of order are put in order here. */
const mostMembers = 32;

/** A member of an object; its name stands between the quotes at `begin` and `nameEnd`. */
interface Member {
  readonly begin: number;
  readonly nameEnd: number;
  readonly end: number;
  /** The value in its canonical form, where that is not what stands in the text. */
  readonly canonical: string | undefined;
}

/** Each method scans what begins at a place, and gives the place after it, or `unsure`. */
class Scan {
  /** The canonical form of the value that was scanned last, where that is not what stands in the text. */
  canonical: string | undefined = undefined;
  #depth = 0;

  constructor(private readonly text: string) {}

  value(at: number): number {
    this.canonical = undefined;
    const first = this.text.charCodeAt(at);
    if (first === quote) return endOfString(this.text, at);
    if (first !== openBrace && first !== openBracket) return endOfPrimitive(this.text, at);
    if (this.#depth === deepest) return unsure;
    this.#depth++;
    const end = first === openBrace ? this.#object(at) : this.#array(at);
    this.#depth--;
    return end;
  }

  #object(begin: number): number {
    const { text } = this;
    const members: Member[] = [];
    let asWritten = true;
    let at = begin + 1;
    if (text.charCodeAt(at) === closeBrace) return at + 1;
    for (; ; at++) {
      const nameEnd = endOfName(text, at) - 1;
      if (nameEnd < 0 || text.charCodeAt(nameEnd + 1) !== colon) return unsure;
      const end = this.value(nameEnd + 2);
      if (end === unsure) return unsure;
      const member = { begin: at, nameEnd, end, canonical: this.canonical };
      const place = this.#place(member, members);
      if (place === unsure) return unsure;
      asWritten &&= place === members.length && member.canonical === undefined;
      members.push(member);
      for (let last = members.length - 1; last > place; last--) members[last] = members[last - 1] ?? member;
      members[place] = member;
      at = end;
      if (text.charCodeAt(at) === closeBrace) break;
      if (text.charCodeAt(at) !== comma) return unsure;
    }
    this.canonical = asWritten ? undefined : this.#joined(members);
    return at + 1;
  }

  /** Where among members in order another one belongs. */
  #place(member: Member, members: readonly Member[]): number {
    let place = members.length;
    for (; place > 0; place--) {
      const before = members[place - 1];
      const order = before === undefined ? 1 : this.#compare(member, before);
      if (order > 0) break;
      // Of two with one name, the parser forgets the first.
      if (order === 0 || members.length > mostMembers) return unsure;
    }
    return place;
  }

  /** Compares names by their UTF-16 code units. */
  #compare(one: Member, other: Member): number {
    const { text } = this;
    const [length, otherLength] = [one.nameEnd - one.begin, other.nameEnd - other.begin];
    const common = Math.min(length, otherLength);
    for (let at = 1; at < common; at++) {
      const difference = text.charCodeAt(one.begin + at) - text.charCodeAt(other.begin + at);
      if (difference !== 0) return difference;
    }
    return length - otherLength;
  }

  #joined(members: readonly Member[]): string {
    const { text } = this;
    let joined = '';
    for (const { begin, nameEnd, end, canonical } of members) {
      joined += joined === '' ? '{' : ',';
      joined += canonical === undefined ? text.slice(begin, end) : text.slice(begin, nameEnd + 2) + canonical;
    }
    return `${joined}}`;
  }

  #array(begin: number): number {
    const { text } = this;
    /** The canonical form up to `done`; nothing as long as that is what stands there. */
    let canonical = '';
    let done = begin;
    let at = begin + 1;
    if (text.charCodeAt(at) === closeBracket) return at + 1;
    for (; ; at++) {
      const end = this.value(at);
      if (end === unsure) return unsure;
      if (this.canonical !== undefined) {
        canonical += text.slice(done, at) + this.canonical;
        done = end;
      }
      at = end;
      if (text.charCodeAt(at) === closeBracket) break;
      if (text.charCodeAt(at) !== comma) return unsure;
    }
    this.canonical = done === begin ? undefined : canonical + text.slice(done, at + 1);
    return at + 1;
  }
}
