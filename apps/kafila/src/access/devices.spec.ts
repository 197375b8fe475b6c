import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AccessService, AccessServices, device } from '#kafila/access/testing';
import { readInvitation } from '#kafila/proof';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { renderUnicodeCompact } from 'uqr';
import { kafila, type Ran } from '../../../testing/kafila.js';

const PAGE = new URL('../../../../docs/enrolment.md', import.meta.url);
/** What the page has in the place of what a service says. */
const [INVITATION, DIGITS] = ['0192f3a4-0000-7000-8000-000000000002', '234571'];
const KID = 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k';
const UNIT = 'torkham-pk-gate-2';

let services: AccessServices;
let service: AccessService;
let folder: string;
beforeEach(async () => {
  services = await AccessServices.begin();
  service = await services.service();
  folder = mkdtempSync(join(tmpdir(), 'kafila-invite-'));
});
afterEach(async () => {
  await services.close();
  rmSync(folder, { recursive: true });
});

/** Runs a command as a person writes it. */
function run(command: string, ...more: readonly string[]): Promise<Ran> {
  const words = [...command.replaceAll('\\\n', ' ').matchAll(/'([^']*)'|(\S+)/g)];
  const args = words.map(([, quoted, bare]) => quoted ?? bare ?? '').slice(2);
  return kafila([...args, '--url', service.url, ...more], { env: { KAFILA_API_KEY: services.admin.key } });
}

/** The commands of the page that begin so. */
function onPage(name: string): string {
  const text = readFileSync(PAGE, 'utf8').replace(/^ {3}/gm, '');
  const [command] = [...text.matchAll(/^npx kafila access (?:[^\n]|(?<=\\)\n)+/gm)]
    .map(([found]) => found)
    .filter((found) => found.startsWith(`npx kafila access ${name} `));
  if (command === undefined) throw new Error(`The page runs no kafila access ${name}.`);
  return command;
}

interface Made {
  readonly invitationId: string;
  readonly code: string;
}

/** A phone that has used an invitation, and the digits that it shows. */
async function offered({ code }: Made): Promise<{ readonly kid: string; readonly digits: string }> {
  const phone = device();
  const { body } = await service.ask(
    'post',
    '/enrolments',
    await phone.enrolment(code, { unitId: UNIT }),
    null,
  );
  return { kid: phone.kid, digits: String(body['digits']) };
}

const made = async (): Promise<Made> => JSON.parse((await run(onPage('invite'), '--json')).stdout) as Made;

describe('to hand out phones, the commands of docs/enrolment.md', () => {
  it('invite a phone, and confirm its digits', async () => {
    const invitation = await made();
    const { kid, digits } = await offered(invitation);
    const confirm = onPage('confirm').replace(INVITATION, invitation.invitationId).replace(DIGITS, digits);
    expect(await run(confirm)).toEqual({
      ...{ code: 0, stderr: '' },
      stdout: `The phone signs for ${UNIT} from now on.\n`,
    });
    expect(service.followed.principals.signingKey(kid)?.unitId).toBe(UNIT);
  });

  it('withdraw an invitation that another phone was quicker to use', async () => {
    const invitation = await made();
    const { digits } = await offered(invitation);
    const withdraw = onPage('withdraw').replace(INVITATION, invitation.invitationId);
    expect((await run(withdraw)).code).toBe(0);
    const confirm = onPage('confirm').replace(INVITATION, invitation.invitationId).replace(DIGITS, digits);
    const refused = await run(confirm);
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('invitation-withdrawn')]);
  });

  it('revoke the key of a phone that is lost', async () => {
    const invitation = await made();
    const { kid, digits } = await offered(invitation);
    await run(onPage('confirm').replace(INVITATION, invitation.invitationId).replace(DIGITS, digits));
    expect((await run(onPage('revoke-key').replace(KID, kid))).code).toBe(0);
    expect(service.followed.principals.signingKey(kid)?.revoked).toMatchObject({
      compromisedSince: '2026-03-04T13:00:00.000Z',
    });
  });
});

describe('kafila access invite', () => {
  it('prints a QR code of the invitation, and the line that it says', async () => {
    const { stdout, code } = await run(onPage('invite'));
    const lines = stdout.split('\n');
    const text = lines.find((line) => line.startsWith('kafila-invitation-1 ')) ?? '';
    expect([code, readInvitation(text)]).toMatchObject([
      0,
      { unitId: UNIT, address: 'https://kafila.example' },
    ]);
    expect(stdout).toContain(`${renderUnicodeCompact(text, { border: 2 })}\n`);
  });

  it('draws it into a file for its owner, and prints none of it', async () => {
    const svg = join(folder, 'gate-2.svg');
    const { stdout } = await run(onPage('invite'), '--svg', svg, '--address', 'https://other.example/');
    expect(stdout).not.toContain('kafila-invitation-1');
    expect([readFileSync(svg, 'utf8').startsWith('<svg '), statSync(svg).mode & 0o777]).toEqual([
      true,
      0o600,
    ]);
    const head = await services.store.head();
    const again = await run(onPage('invite'), '--svg', svg);
    expect([again.code, await services.store.head()]).toEqual([2, head]);
  });

  it('says why a service refuses, and leaves no file of nothing', async () => {
    service = await services.service({});
    const svg = join(folder, 'gate-2.svg');
    const { code, stderr } = await run(onPage('invite'), '--svg', svg);
    expect([code, stderr, existsSync(svg)]).toEqual([1, expect.stringContaining('address-needed'), false]);
  });
});
