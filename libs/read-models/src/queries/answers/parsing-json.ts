/** So long a text, in characters, is parsed at once: some milliseconds. */
const LONG = 100_000;

/**
 * What `JSON.parse` gives, in portions: a long text is parsed part by part, so that others have their turn.
 *
 * @param long how many characters are parsed at once
 * @throws SyntaxError
 */
export function* parsingJson<T>(text: string, long = LONG): Generator<undefined, T> {
  if (text.length <= long) return JSON.parse(text) as T;
  return (yield* new PartsOfJson(text, long).value(0, text.length)) as T;
}

class PartsOfJson {
  constructor(
    private readonly text: string,
    private readonly long: number,
  ) {}

  *value(begins: number, ends: number): Generator<undefined, unknown> {
    const from = this.afterBlanks(begins);
    const opened = this.text[from];
    if (ends - from <= this.long || (opened !== '{' && opened !== '[')) {
      yield;
      return JSON.parse(this.text.slice(from, ends)) as unknown;
    }
    const isObject = opened === '{';
    const closes = isObject ? '}' : ']';
    const members: [string, unknown][] = [];
    let at = this.afterBlanks(from + 1);
    while (this.text[at] !== closes) {
      if (members.length > 0) at = this.after(',', at);
      let name = '';
      if (isObject) {
        const nameEnds = this.stringEnds(at);
        name = JSON.parse(this.text.slice(at, nameEnds)) as string;
        at = this.after(':', this.afterBlanks(nameEnds));
      }
      const end = yield* this.valueEnds(at);
      members.push([name, yield* this.value(at, end)]);
      at = this.afterBlanks(end);
    }
    if (this.text.slice(at + 1, ends).trim() !== '') this.broken();
    return isObject ? Object.fromEntries(members) : members.map(([, item]) => item);
  }

  /** Of a number or a word: where the next sign stands. */
  private *valueEnds(from: number): Generator<undefined, number> {
    let depth = 0;
    let next = from + this.long;
    for (let at = from; at < this.text.length; at++) {
      if (at > next) {
        next = at + this.long;
        yield;
      }
      const sign = this.text[at] ?? '';
      if (sign === '"') {
        at = this.stringEnds(at) - 1;
        if (depth === 0) return at + 1;
      } else if (sign === '{' || sign === '[') {
        depth++;
      } else if (depth === 0 && (sign === ',' || sign === '}' || sign === ']')) {
        return at;
      } else if (sign === '}' || sign === ']') {
        if (--depth === 0) return at + 1;
      }
    }
    return this.broken();
  }

  /** After its second quote. */
  private stringEnds(from: number): number {
    if (this.text[from] !== '"') return this.broken();
    for (let at = this.text.indexOf('"', from + 1); at >= 0; at = this.text.indexOf('"', at + 1)) {
      let escapes = 0;
      while (this.text[at - 1 - escapes] === '\\') escapes++;
      if (escapes % 2 === 0) return at + 1;
    }
    return this.broken();
  }

  private afterBlanks(from: number): number {
    for (let at = from; at < this.text.length; at++) if (!/\s/.test(this.text[at] ?? '')) return at;
    return this.broken();
  }

  private after(sign: string, at: number): number {
    return this.text[at] === sign ? this.afterBlanks(at + 1) : this.broken();
  }

  /** @throws what the engine says of it */
  private broken(): never {
    JSON.parse(this.text);
    throw new SyntaxError('This is no JSON.');
  }
}
