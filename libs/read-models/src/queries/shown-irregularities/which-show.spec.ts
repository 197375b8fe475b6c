import { describe, expect, it } from '@jest/globals';
import { type ClaimPair, type HeldClaim } from './conflicts.js';
import { type StreamIrregularity, whichShow } from './which-show.js';

const BROKEN: StreamIrregularity = {
  code: 'seal-broken-without-certified-report',
  severity: 'critical',
  since: '2026-03-05T10:00:00.000Z',
  convoyId: 'C-1',
  carnetNumber: 'XC12345678',
  declarationRef: null,
  reports: 1,
  vehicleIds: '["PK-A1"]',
  evidence: '["r-1"]',
  unlessAfter: '2026-03-05T09:00:00.000Z',
  unlessBefore: null,
  explainedAt: null,
};

const claim = (convoyId: string, from: string, until: string | null): HeldClaim => {
  return { kind: 'vehicle', key: 'PK-A1', holder: convoyId, convoyId, from, until, leftAt: null };
};

const shown = (irregularities: readonly StreamIrregularity[], pairs: readonly ClaimPair[] = []): unknown[] =>
  whichShow({ irregularities, pairs }).map((json) => JSON.parse(json) as unknown);

describe('which irregularities show', () => {
  it.each([
    ['nothing explains it', null, 1],
    ['what would explain it came before the hour that clocks may differ by', '2026-03-05T08:59:59.999Z', 1],
    ['something explains it from that hour on', '2026-03-05T09:00:00.000Z', 0],
  ])('where %s', (_, explainedAt, n) => {
    expect(shown([{ ...BROKEN, explainedAt }])).toHaveLength(n);
  });

  it.each([
    ['at the last moment at which it explains', '2026-03-07T10:00:00.000Z', 0],
    ['after that moment', '2026-03-07T10:00:00.001Z', 1],
  ])('where what explains it came %s', (_, explainedAt, n) => {
    expect(shown([{ ...BROKEN, unlessBefore: '2026-03-07T10:00:00.000Z', explainedAt }])).toHaveLength(n);
  });

  it('is not asked of other streams where only its own can take it back', () => {
    expect(shown([{ ...BROKEN, unlessAfter: null, explainedAt: '2026-03-06T00:00:00.000Z' }])).toHaveLength(
      1,
    );
  });

  it('names each once, in the order of code, time and vehicles', () => {
    const earlier = { ...BROKEN, since: '2026-03-04T10:00:00.000Z' };
    const other = { ...BROKEN, code: 'clock-suspect' };
    expect(shown([BROKEN, earlier, BROKEN, other])).toMatchObject([
      { code: 'clock-suspect' },
      { since: earlier.since },
      { since: BROKEN.since },
    ]);
  });

  it('shows a vehicle that two convoys have at one time, since both have it, whichever comes first', () => {
    const pair: ClaimPair = [claim('C-2', '2026-03-02', null), claim('C-1', '2026-03-01', '2026-03-04')];
    const conflict = {
      code: 'vehicle-in-two-convoys',
      severity: 'warning',
      since: '2026-03-02',
      vehicleIds: ['PK-A1'],
      evidence: [],
      reports: 0,
      convoyIds: ['C-1', 'C-2'],
      carnetNumber: null,
      declarationRef: null,
    };
    expect(shown([], [pair])).toEqual([conflict]);
    expect(shown([], [[pair[1], pair[0]], pair])).toEqual([conflict]);
  });

  it('shows none where one had left when the other came', () => {
    const pair: ClaimPair = [
      claim('C-1', '2026-03-01', '2026-03-02'),
      claim('C-2', '2026-03-02', '2026-03-04'),
    ];
    expect(shown([], [pair])).toEqual([]);
  });

  it('shows several stretches of one conflict as one, since the first', () => {
    const other = claim('C-2', '2026-03-01', null);
    const pairs: readonly ClaimPair[] = [
      [claim('C-1', '2026-03-05', null), other],
      [claim('C-1', '2026-03-02', '2026-03-03'), other],
    ];
    expect(shown([], pairs)).toMatchObject([{ since: '2026-03-02' }]);
  });

  it('shows a vehicle once, though two convoys claim it by its id and by its plate', () => {
    const byPlate = (convoyId: string, vehicleId: string): HeldClaim => {
      const [key, holder] = ['KZ-9', JSON.stringify([convoyId, vehicleId])];
      return { ...claim(convoyId, '2026-03-01', null), key, holder };
    };
    const byId: ClaimPair = [claim('C-1', '2026-03-01', null), claim('C-2', '2026-03-01', null)];
    const same: ClaimPair = [byPlate('C-1', 'PK-A1'), byPlate('C-2', 'PK-A1')];
    expect(shown([], [byId, same])).toMatchObject([{ vehicleIds: ['PK-A1'] }]);
    expect(shown([], [[byPlate('C-1', 'PK-A1'), byPlate('C-2', 'PK-B2')]])).toMatchObject([
      { vehicleIds: ['KZ-9'] },
    ]);
    expect(shown([], [[byPlate('C-1', 'PK-A1'), byPlate('C-1', 'PK-B2')]])).toEqual([]);
  });

  it('takes a carnet from its vehicle when that leaves the convoy', () => {
    const carnet = (holder: string, from: string, leftAt: string | null): HeldClaim => {
      return { kind: 'carnet', key: 'XC12345678', holder, convoyId: 'C-1', from, until: null, leftAt };
    };
    const second = carnet('PK-B2', '2026-03-03', null);
    expect(shown([], [[carnet('PK-A1', '2026-03-01', null), second]])).toMatchObject([
      { code: 'carnet-on-two-vehicles', vehicleIds: ['PK-A1', 'PK-B2'], convoyIds: ['C-1'] },
    ]);
    expect(shown([], [[carnet('PK-A1', '2026-03-01', '2026-03-03'), second]])).toEqual([]);
  });
});
