/** How the line of a vehicle is drawn: dashes tell lines apart where a printer has no colours. */
export interface Stroke {
  readonly colour: string;
  readonly dashes: string;
  readonly width: number;
}

/** Dark enough for paper, and distinguished by those who see no red or green (Okabe and Ito). */
const COLOURS = ['#000000', '#0060a0', '#b84a00', '#00735a', '#8a3d73', '#555555'];
const DASHES = ['none', '7 3', '2 2.5', '9 3 2 3', '4 2', '1 3'];

export function strokeOf(index: number): Stroke {
  const turn = Math.floor(index / DASHES.length);
  return {
    colour: COLOURS[index % COLOURS.length] ?? '#000000',
    dashes: DASHES[(index + turn) % DASHES.length] ?? 'none',
    width: turn % 2 === 0 ? 1.6 : 2.4,
  };
}
