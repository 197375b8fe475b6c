import { describe, expect, it } from '@jest/globals';
import { Principals } from '../principals/principals.js';
import { DecideAccess } from './decide-access.js';

describe('what is decided of principals', () => {
  it('is refused as long as nobody has a key: whoever is local would lock himself out', async () => {
    const access = new DecideAccess({} as never, { principals: new Principals() } as never);
    const deciding = access.decide('unit-gate-2', { by: 'local' }, () => [
      { type: 'RolesGranted', roles: ['unit'] },
    ]);
    await expect(deciding).rejects.toMatchObject({ code: 'no-admin-yet' });
  });
});
