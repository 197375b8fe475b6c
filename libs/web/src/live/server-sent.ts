/** One server-sent event (HTML Living Standard, section 9.2). */
export interface ServerSent {
  readonly type: string;
  readonly id: string | undefined;
  readonly data: string;
}

/** Reads server-sent events from pieces of text as they come. A piece may end anywhere. */
export function serverSentReader(take: (event: ServerSent) => void): (piece: string) => void {
  let rest = '';
  let lines: string[] = [];
  return (piece) => {
    rest += piece;
    const whole = rest.split(/\r\n|\n|\r(?!$)/);
    rest = whole.pop() ?? '';
    for (const line of whole) {
      if (line !== '') {
        lines.push(line);
        continue;
      }
      const event = eventOf(lines);
      lines = [];
      if (event) take(event);
    }
  };
}

function eventOf(lines: readonly string[]): ServerSent | undefined {
  const field = (name: string): readonly string[] =>
    lines
      .filter((line) => line.startsWith(`${name}:`))
      .map((line) => line.slice(name.length + 1).replace(/^ /, ''));
  const id = field('id').at(-1);
  const data = field('data').join('\n');
  if (id === undefined && data === '') return undefined;
  return { type: field('event').at(-1) ?? 'message', id, data };
}
