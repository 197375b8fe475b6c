import { visibleLine } from './visible.js';

/** Shows how far something is. */
export interface Progress {
  /** `done` of `total` (null: unknown), and what it is about in a few words. */
  show(done: number, total: number | null, what: string): void;
  /** Takes the line away, so that something else can be written. */
  clear(): void;
  /** Leaves the line. */
  end(): void;
}

export const noProgress: Progress = {
  show: () => undefined,
  clear: () => undefined,
  end: () => undefined,
};

/** On a terminal one line that is overwritten; elsewhere a plain line for every quarter. */
export function progressOn(output: NodeJS.WriteStream): Progress {
  return output.isTTY ? overwriting(output) : plain(output);
}

/** One line that is overwritten, which only a terminal understands. */
export function overwriting(output: NodeJS.WritableStream): Progress {
  let shown = '';
  const clear = (): void => {
    if (shown !== '') output.write('\r\u001b[K');
    shown = '';
  };
  return {
    show(done, total, what) {
      if (what === shown) return;
      shown = what;
      output.write(`\r\u001b[K${total === null ? '' : barOf(done, total)}${visibleLine(what)}`);
    },
    clear,
    end: () => {
      if (shown !== '') output.write('\n');
      shown = '';
    },
  };
}

function barOf(done: number, total: number): string {
  const width = 24;
  const full = total === 0 ? width : Math.min(width, Math.round((done / total) * width));
  return `[${'#'.repeat(full)}${'.'.repeat(width - full)}] `;
}

function plain(output: NodeJS.WritableStream): Progress {
  let shown = 0;
  return {
    show(done, total, what) {
      const quarter = total === null || total === 0 ? 0 : Math.floor((4 * done) / total);
      if (quarter <= shown) return;
      shown = quarter;
      output.write(`${quarter * 25}%  ${visibleLine(what)}\n`);
    },
    clear: () => undefined,
    end: () => undefined,
  };
}
