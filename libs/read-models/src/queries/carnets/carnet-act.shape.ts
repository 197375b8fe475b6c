import { Type } from '@sinclair/typebox';
import { Day, Evidence, Instant, Money, oneOf, orNull, Seals, Slug, Text, VehicleId } from '../shapes.js';

const act = {
  at: Instant('When.'),
  place: orNull(Slug('Where the office is.')),
  office: orNull(Text('Name or number of the office as it stands in the carnet.')),
  ledger: orNull(
    Type.Object(
      { number: Text('Number of the entry.'), date: Type.Optional(Day('Of which day.')) },
      { description: 'Entry in the ledger of the office.' },
    ),
  ),
  evidence: Evidence,
};
const voucherPage = orNull(Type.Integer({ description: 'Page of the carnet.' }));
const seals = orNull(Seals('The seals that were stated.'));

export const Acceptance = Type.Object({
  ...act,
  seals,
  declaredValue: orNull(Money('Value of the goods on the manifest.')),
  voucherPage,
});

export const RefusedStart = Type.Object({ ...act, reason: Text('Why.') });

export const Suspension = Type.Object({
  suspended: orNull(
    Type.Object({ ...act, reason: orNull(Text('Why.')) }, { description: 'Null: not reported.' }),
  ),
  resumed: orNull(
    Type.Object(
      { ...act, sealsIntact: orNull(Type.Boolean({ description: 'Whether the seals were whole.' })) },
      { description: 'Null: not reported.' },
    ),
  ),
});

export const Control = Type.Object({
  ...act,
  seals,
  result: orNull(oneOf(['conformant', 'non-conformant'], 'What customs found.')),
  reason: orNull(Text('Why.')),
});

export const CertifiedReport = Type.Object({
  ...act,
  authority: oneOf(['customs', 'police', 'other'], 'Who drew it.'),
  cause: Text('What had happened.'),
  oldSeals: orNull(Seals('The seals that were on.')),
  newSeals: orNull(Seals('The seals that are on now.')),
  goodsState: orNull(Text('The state of the goods.')),
  toVehicleId: orNull(VehicleId('The vehicle that the load was moved into.')),
});

export const Substitution = Type.Object({
  ...act,
  from: orNull(Slug('The office it replaces; null: the only declared one.')),
  to: Slug('The new office of destination.'),
  reason: orNull(Text('Why.')),
});
