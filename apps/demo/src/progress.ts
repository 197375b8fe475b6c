/** Shows how far something is. */
export interface Progress {
  /** `done` of `total`, and what it is about in a few words. */
  show(done: number, total: number, what: string): void;
  /** Leaves the line. */
  end(): void;
}

/** One line that is written over on a terminal; elsewhere a plain line for every quarter. */
export function progressOn(output: NodeJS.WriteStream): Progress {
  return output.isTTY ? overwriting(output) : plain(output);
}

function overwriting(output: NodeJS.WriteStream): Progress {
  let shown = '';
  return {
    show(done, total, what) {
      if (what === shown) return;
      shown = what;
      const width = 24;
      const full = Math.round((done / total) * width);
      const bar = `${'#'.repeat(full)}${'.'.repeat(width - full)}`;
      output.write(`\r\u001b[K[${bar}] ${what}`);
    },
    end: () => void output.write('\n'),
  };
}

function plain(output: NodeJS.WriteStream): Progress {
  let shown = 0;
  return {
    show(done, total, what) {
      const quarter = Math.floor((4 * done) / total);
      if (quarter <= shown) return;
      shown = quarter;
      output.write(`${quarter * 25}%  ${what}\n`);
    },
    end: () => undefined,
  };
}
