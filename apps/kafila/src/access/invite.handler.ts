import { open, rm } from 'node:fs/promises';
import { renderSVG, renderUnicodeCompact } from 'uqr';
import { reasonOf } from '../../../client/service-failure.js';
import { asJson } from '../as-json.js';
import { WrongUsage } from '../command-failure.js';
import { EXIT } from '../exit-codes.js';
import { type Surroundings } from '../run.js';
import { postOnUnit } from './devices.handler.js';

interface Asked {
  readonly json: boolean;
  readonly url: string;
  readonly unit: string;
  /** Where the phone reaches the service; undefined: as the service says. */
  readonly address: string | undefined;
  /** File that it is drawn into; undefined: it is printed. */
  readonly svg: string | undefined;
}

/** As the service answers. */
interface Made {
  readonly invitationId: string;
  readonly expiresAt: string;
  readonly text: string;
}

/** Light, in modules, around a code that is printed, and around one that is drawn. */
const [PRINTED_BORDER, DRAWN_BORDER] = [2, 4];

/** Makes an invitation and shows it. */
export async function inviteDevice(
  { json, url, unit, address, svg }: Asked,
  around: Pick<Surroundings, 'env' | 'terminal' | 'signal'>,
): Promise<number> {
  const { terminal } = around;
  // Before there is an invitation that nobody could see.
  const file = svg === undefined ? undefined : await newFile(svg);
  let isDrawn = false;
  try {
    const body = address === undefined ? {} : { address };
    const answer = await postOnUnit({ url, unit, path: 'invitations', body }, around);
    const { text, ...made } = answer.body as Made;
    await file?.writeFile(renderSVG(text, { border: DRAWN_BORDER }));
    isDrawn = true;
    if (json) {
      const { code: _, ...drawn } = made as Made & { code?: string };
      terminal.print(asJson(svg === undefined ? { ...made, text } : { ...drawn, svg }));
      return EXIT.done;
    }
    if (svg === undefined) {
      terminal.print(...renderUnicodeCompact(text, { border: PRINTED_BORDER }).split('\n'), '', text, '');
    }
    const where = svg === undefined ? 'This is shown once' : `It is drawn in ${svg}`;
    terminal.print(
      `${where}: for one phone of ${unit}, until ${made.expiresAt}. Whoever sees it can be quicker.`,
      `When the phone shows six digits: kafila access confirm ${unit} --invitation ${made.invitationId} --digits ...`,
    );
    return EXIT.done;
  } finally {
    await file?.close();
    if (svg !== undefined && !isDrawn) await rm(svg, { force: true });
  }
}

/** @throws WrongUsage it is there, or cannot be written */
async function newFile(path: string): ReturnType<typeof open> {
  try {
    return await open(path, 'wx', 0o600);
  } catch (error) {
    throw new WrongUsage(`${path} cannot be written anew: ${reasonOf(error)}.`);
  }
}
