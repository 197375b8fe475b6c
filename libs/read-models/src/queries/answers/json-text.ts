import { type Reveal } from '#kafila/platform';

/** An answer that is JSON already, as its parts lie in the tables. What is personal in it is sealed until it is sent. */
export class JsonText<T = unknown> {
  constructor(readonly text: string) {}

  /** What is sent. */
  shown(reveal: Reveal): Promise<string> {
    return reveal.text(this.text);
  }

  parse(): T {
    return JSON.parse(this.text) as T;
  }
}

/** An object that is JSON already, with more members after its own; their values are JSON too. */
export function withMembers(object: string, members: Readonly<Record<string, string>>): string {
  const more = Object.entries(members).map(([name, json]) => `${JSON.stringify(name)}:${json}`);
  return `${object.slice(0, -1)},${more.join(',')}}`;
}
