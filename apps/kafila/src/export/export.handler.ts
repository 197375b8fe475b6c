import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { authorizationBy } from '../../../client/api-key.js';
import { refusalOf } from '../../../client/api.js';
import { reasonOf, ServiceUnreachable } from '../../../client/service-failure.js';
import { WrongUsage } from '../command-failure.js';
import { EXIT } from '../exit-codes.js';
import { type Surroundings } from '../run.js';

/** What is asked of the API. */
export interface ExportForm {
  /** Of the export. */
  readonly name: string;
  readonly accept: string;
}

export interface ExportRequest {
  readonly url: string;
  readonly convoyId: string;
  readonly form: ExportForm;
  /** A file; stdout where none is named. */
  readonly out: string | undefined;
  /** A report with every event. */
  readonly events: boolean;
}

/**
 * Writes an export as the service sends it. A file becomes visible when it is whole.
 *
 * @throws ServiceUnreachable, WrongUsage
 */
export async function exportConvoy(
  { url, convoyId, form, out, events }: ExportRequest,
  { terminal, stdout, signal, env }: Surroundings,
): Promise<number> {
  const address = `${url}/v1/audit/convoys/${encodeURIComponent(convoyId)}/exports/${form.name}${events ? '?events=true' : ''}`;
  const answer = await ask(address, { accept: form.accept, ...authorizationBy(env) }, signal);
  if (!answer.ok || answer.body === null) {
    terminal.say(refusalOf({ status: answer.status, body: await jsonOf(answer, address) }));
    return EXIT.refused;
  }
  const incomplete = answer.headers.get('kafila-incomplete');
  const { body } = answer;
  // Read only here: an error without a listener would end the process.
  const sendTo = (to: NodeJS.WritableStream, end: boolean): Promise<void> =>
    sending(address, signal, () => pipeline(Readable.fromWeb(body), to, { end }));
  if (out === undefined) await sendTo(stdout, false);
  else await writeWhole(out, (file) => sendTo(file, true));
  if (incomplete !== null) terminal.say(`Incomplete, events could not be digested: ${incomplete}`);
  return EXIT.done;
}

async function ask(
  address: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Response> {
  try {
    return await fetch(address, { headers, signal });
  } catch (error) {
    signal.throwIfAborted();
    throw new ServiceUnreachable(`GET ${address} failed: ${reasonOf(error)}`);
  }
}

async function jsonOf(answer: Response, address: string): Promise<unknown> {
  try {
    return await answer.json();
  } catch {
    throw new ServiceUnreachable(`${address} answered ${answer.status} with something that is no Kafila.`);
  }
}

/** Names what broke off on the way. A closed stdout is handled elsewhere. */
async function sending(address: string, signal: AbortSignal, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof Error && 'code' in error && error.code === 'EPIPE') throw error;
    throw new ServiceUnreachable(`GET ${address} broke off: ${reasonOf(error)}`);
  }
}

/** @throws WrongUsage where it cannot be written */
async function writeWhole(file: string, write: (to: NodeJS.WritableStream) => Promise<void>): Promise<void> {
  const part = `${file}.part`;
  const to = createWriteStream(part);
  try {
    await once(to, 'open');
  } catch (error) {
    throw new WrongUsage(`${file} cannot be written: ${reasonOf(error)}`);
  }
  try {
    await write(to);
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}
