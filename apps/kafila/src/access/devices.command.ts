import { type Command } from 'commander';
import { DEFAULT_URL, readAddress, withExamples } from '../options.js';
import { type Run } from '../run.js';

/** Adds the commands of `kafila access` by which phones are handed out: they ask a running service. */
export function addDevices(access: Command, run: Run): void {
  const invite = access
    .command('invite')
    .summary('a QR code by which one phone gets a key to sign for a unit')
    .description(
      'Makes an invitation and draws it as a QR code, once: for one phone, within 24 hours (docs/enrolment.md). The key of the phone ' +
        'counts once its digits are confirmed.',
    )
    .argument('<unit>', 'the unit, as its reports say it')
    .option('--url <address>', 'where the service is asked', readAddress, DEFAULT_URL)
    .option(
      '--address <address>',
      'where the phone reaches it (default: as the service says, by KAFILA_PUBLIC_URL)',
      readAddress,
    )
    .option('--svg <file>', 'draw it into a new file, and print none (default: print it)')
    .action(async (unit: string) => {
      const { json = false, url, address, svg } = invite.optsWithGlobals<Asked & Inviting>();
      await run(async (surroundings) => {
        const { inviteDevice } = await import('./invite.handler.js');
        return inviteDevice({ json, url, unit, address, svg }, surroundings);
      });
    });
  withExamples(
    invite,
    'kafila access invite torkham-pk-gate-2',
    'kafila access invite gate-2 --svg gate-2.svg',
  );
  const confirm = onInvitation(access, 'confirm', 'say that the right phone used an invitation')
    .description(
      'From then on the key of the phone signs for the unit. Type the digits that the phone shows, and no others.',
    )
    .requiredOption('--digits <digits>', 'the six digits that the phone shows')
    .action(async (unit: string) => {
      const { json = false, url, invitation, digits } = confirm.optsWithGlobals<Asked & { digits: string }>();
      await run(async (surroundings) => {
        const { decideOnDevice } = await import('./devices.handler.js');
        const path = `invitations/${encodeURIComponent(invitation)}/confirm`;
        const sentence = `The phone signs for ${unit} from now on.`;
        return decideOnDevice({ json, url, unit, path, body: { digits }, sentence }, surroundings);
      });
    });
  withExamples(confirm, `kafila access confirm torkham-pk-gate-2 --invitation ${INVITATION} --digits 234571`);
  const withdraw = onInvitation(access, 'withdraw', 'make an invitation good for nothing')
    .description(
      'What a phone has offered by it counts for nothing either. A key that was confirmed is revoked instead.',
    )
    .requiredOption('--reason <text>', 'why, for whoever reads the log; names no person')
    .action(async (unit: string) => {
      const {
        json = false,
        url,
        invitation,
        reason,
      } = withdraw.optsWithGlobals<Asked & { reason: string }>();
      await run(async (surroundings) => {
        const { decideOnDevice } = await import('./devices.handler.js');
        const path = `invitations/${encodeURIComponent(invitation)}/withdraw`;
        const sentence = 'The invitation is good for nothing any more.';
        return decideOnDevice({ json, url, unit, path, body: { reason }, sentence }, surroundings);
      });
    });
  withExamples(
    withdraw,
    `kafila access withdraw torkham-pk-gate-2 --invitation ${INVITATION} --reason 'another phone was quicker'`,
  );
  addRevokeKey(access, run);
}

function addRevokeKey(access: Command, run: Run): void {
  const revoke = access
    .command('revoke-key')
    .summary('revoke the key of a phone, and its API key')
    .description(
      'What the key signs counts no more; what was recorded before the instant counts for ever, what came in between is in doubt. It ' +
        'may be said again with an earlier instant, never with a later one.',
    )
    .argument('<unit>', 'the unit whose phone it is')
    .option('--url <address>', 'where the service is asked', readAddress, DEFAULT_URL)
    .requiredOption('--kid <kid>', 'names the key, as GET /v1/access lists it')
    .requiredOption(
      '--since <instant>',
      'from when on somebody else may have had it at the earliest, with its offset from UTC',
    )
    .requiredOption('--reason <text>', 'why, for whoever reads the log; names no person')
    .action(async (unit: string) => {
      const { json = false, url, kid, since, reason } = revoke.optsWithGlobals<Asked & Revoking>();
      await run(async (surroundings) => {
        const { decideOnDevice } = await import('./devices.handler.js');
        const path = `signing-keys/${encodeURIComponent(kid)}/revoke`;
        const body = { compromisedSince: since, reason };
        const sentence = `The key signs for ${unit} no more, and the API key of its phone is revoked.`;
        return decideOnDevice({ json, url, unit, path, body, sentence }, surroundings);
      });
    });
  withExamples(
    revoke,
    'kafila access revoke-key torkham-pk-gate-2 --kid kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k \\\n' +
      "    --since 2026-03-04T18:00:00+05:00 --reason 'the phone was stolen'",
  );
}

function onInvitation(access: Command, name: string, summary: string): Command {
  return access
    .command(name)
    .summary(summary)
    .argument('<unit>', 'the unit that was invited')
    .option('--url <address>', 'where the service is asked', readAddress, DEFAULT_URL)
    .requiredOption('--invitation <id>', 'as it was printed');
}

const INVITATION = '0192f3a4-0000-7000-8000-000000000002';

interface Asked {
  readonly json?: true;
  readonly url: string;
  readonly invitation: string;
}

interface Inviting {
  readonly address?: string;
  readonly svg?: string;
}

interface Revoking {
  readonly kid: string;
  readonly since: string;
  readonly reason: string;
}
