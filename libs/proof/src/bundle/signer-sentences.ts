import { SCHEMA_VERSION } from '#kafila/domain';
import { type Bundle, type BundledEvent } from './bundle.js';
import { isSigned, type SignedEvents } from './check-signatures.js';
import { type SignerKey } from './signers.js';

/** Who signed, and how long the key was good. */
export function provenOfSigners({ signers = [] }: Bundle, signed: readonly SignedEvents[]): string[] {
  return signed.map(({ stream, signer, events }) => {
    const { unitId, key, enrolled } = signer;
    const own = signers.find(({ events: all }) => all.includes(enrolled));
    const last = own?.events.at(-1) ?? enrolled;
    return (
      `${unitId} signed ${counted(events, 'event')} of ${stream} (${revisionsOf(events)}): its key ${key.kid} made the signatures over ` +
      `the texts that stand beside them. The key was enrolled as event ${enrolled.leaf} of the log, recorded at ${enrolled.recordedAt}` +
      revocationOf(signer, events, last)
    );
  });
}

/** What follows from no signature. */
export function notProvenOfSigners(
  { streams, signers = [] }: Bundle,
  signed: readonly SignedEvents[],
): string[] {
  const sentences: string[] = [];
  for (const { stream, events } of signers) {
    if (!signed.some(({ signer }) => events.includes(signer.enrolled))) continue;
    sentences.push(
      `That ${stream} has no event after revision ${events.length - 1}: a later one may say that a key was compromised.`,
    );
  }
  if (signed.length > 0) {
    sentences.push(
      'Who held the device that signed, and that the key was made on a device of that unit: whoever decides who may what enrolled it.',
      'That the persons whom the events seal are those whom the signed texts name by hashes: whoever has the keys of persons can see it.',
    );
  }
  for (const { stream, events } of streams) {
    const unsigned = events.filter((event) => event.metadata['unit'] !== undefined && !isSigned(event));
    if (unsigned.length === 0) continue;
    sentences.push(
      `Who reported ${counted(unsigned, 'event')} of ${stream} that nobody signed: the service noted a unit.`,
    );
  }
  const others = signed.flatMap(({ events }) =>
    events.filter(({ metadata }) => metadata['schemaVersion'] !== SCHEMA_VERSION),
  );
  if (others.length > 0) {
    sentences.push(
      `That ${counted(others, 'signed event')} say what the signed texts say: they are of another form than this verifier writes.`,
    );
  }
  return sentences;
}

function revocationOf(
  { revoked, compromisedSince }: SignerKey,
  events: readonly BundledEvent[],
  last: BundledEvent,
): string {
  if (!revoked || compromisedSince === null)
    return `, and not revoked before event ${last.leaf}, the last one of the unit in this file.`;
  const before = events.filter(({ recordedAt }) => recordedAt < compromisedSince);
  const after = events.filter(({ leaf }) => leaf > revoked.leaf);
  return (
    `. It was revoked as event ${revoked.leaf}, as compromised since ${compromisedSince}: ` +
    `${before.length} of them were recorded before that, ${after.length} after it was revoked, the others in between.`
  );
}

function counted(events: readonly BundledEvent[], word: string): string {
  return `${events.length} ${word}${events.length === 1 ? '' : 's'}`;
}

function revisionsOf(events: readonly BundledEvent[]): string {
  const revisions = events.map(({ revision }) => revision);
  const shown = revisions.slice(0, 20).join(', ');
  return `${revisions.length === 1 ? 'revision' : 'revisions'} ${shown}${revisions.length > 20 ? ' and others' : ''}`;
}
