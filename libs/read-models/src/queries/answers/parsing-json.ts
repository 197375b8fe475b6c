/** So long a text, in characters, is parsed at once: some milliseconds. */
const LONG = 100_000;

/** What begins, ends or divides values. */
const SIGN = /["{}[\],:]/g;

/** A member or item: from where to where it stands, and what it is where its parts were parsed one by one. */
interface Part {
  readonly name: string | undefined;
  readonly from: number;
  readonly to: number;
  readonly made: Made | undefined;
}

interface Made {
  readonly from: number;
  readonly to: number;
  readonly value: unknown;
}

/** An object or array that is not at its end yet, and the part of it that is being read. */
interface Opened {
  readonly from: number;
  readonly isObject: boolean;
  readonly parts: Part[];
  partFrom: number;
  name: string | undefined;
  made: Made | undefined;
}

/**
 * What `JSON.parse` gives, in portions: a long text is gone through once, and what is long in it is parsed part by part, so
 * that others have their turn.
 *
 * @param long how many characters are parsed at once
 * @throws SyntaxError
 */
export function* parsingJson<T>(text: string, long = LONG): Generator<undefined, T> {
  if (text.length <= long) return JSON.parse(text) as T;
  return (yield* new PartsOfJson(text, long).whole()) as T;
}

class PartsOfJson {
  readonly #opened: Opened[] = [];
  #root: Made | undefined;

  constructor(
    private readonly text: string,
    private readonly long: number,
  ) {}

  *whole(): Generator<undefined, unknown> {
    let next = this.long;
    for (let at = this.#signFrom(0); at >= 0; at = this.#signFrom(at + 1)) {
      if (at > next) {
        next = at + this.long;
        yield;
      }
      const sign = this.text[at];
      if (sign === '"') at = this.#stringEnds(at) - 1;
      else if (sign === '{' || sign === '[') this.#open(at, sign === '{');
      else if (sign === ':') this.#nameEnds(at);
      else if (sign === ',') this.#partEnds(at);
      else yield* this.#close(at, sign === '}');
    }
    const root = this.#root;
    // A text without a long value: a string, or many blanks.
    if (!root) return JSON.parse(this.text) as unknown;
    this.#requireBlank(0, root.from);
    this.#requireBlank(root.to, this.text.length);
    return root.value;
  }

  #open(at: number, isObject: boolean): void {
    this.#opened.push({ from: at, isObject, parts: [], partFrom: at + 1, name: undefined, made: undefined });
  }

  #nameEnds(at: number): void {
    const top = this.#top();
    if (!top.isObject || top.name !== undefined) this.#broken();
    const name = JSON.parse(this.text.slice(top.partFrom, at)) as unknown;
    if (typeof name !== 'string') this.#broken();
    top.name = name;
    top.partFrom = at + 1;
  }

  #partEnds(at: number): void {
    const top = this.#top();
    const { name, made, partFrom: from } = top;
    if (top.isObject && name === undefined) this.#broken();
    top.parts.push({ name, made, from, to: at });
    Object.assign(top, { partFrom: at + 1, name: undefined, made: undefined });
  }

  *#close(at: number, isObject: boolean): Generator<undefined, void> {
    const top = this.#top();
    if (top.isObject !== isObject) this.#broken();
    const isEmpty = top.parts.length === 0 && this.text.slice(top.partFrom, at).trim() === '';
    if (!isEmpty) this.#partEnds(at);
    this.#opened.pop();
    // What is short is parsed with what it stands in.
    if (at + 1 - top.from <= this.long) return;
    const values: [string, unknown][] = [];
    for (const part of top.parts) {
      values.push([part.name ?? '', this.#valueOf(part)]);
      yield;
    }
    const value = isObject ? Object.fromEntries(values) : values.map(([, item]) => item);
    const made: Made = { from: top.from, to: at + 1, value };
    const outer = this.#opened.at(-1);
    if (outer) outer.made = made;
    else this.#root = made;
  }

  #valueOf({ from, to, made }: Part): unknown {
    if (!made) return JSON.parse(this.text.slice(from, to)) as unknown;
    this.#requireBlank(from, made.from);
    this.#requireBlank(made.to, to);
    return made.value;
  }

  #top(): Opened {
    return this.#opened.at(-1) ?? this.#broken();
  }

  #signFrom(at: number): number {
    SIGN.lastIndex = at;
    return SIGN.exec(this.text)?.index ?? -1;
  }

  /** After its second quote. */
  #stringEnds(from: number): number {
    for (let at = this.text.indexOf('"', from + 1); at >= 0; at = this.text.indexOf('"', at + 1)) {
      let escapes = 0;
      while (this.text[at - 1 - escapes] === '\\') escapes++;
      if (escapes % 2 === 0) return at + 1;
    }
    return this.#broken();
  }

  #requireBlank(from: number, to: number): void {
    if (this.text.slice(from, to).trim() !== '') this.#broken();
  }

  /** @throws what the engine says of it */
  #broken(): never {
    JSON.parse(this.text);
    throw new SyntaxError('This is no JSON.');
  }
}
