import { Type } from '@sinclair/typebox';
import { Instant, orNull } from '../../shapes.js';
import { IRREGULARITY_EXAMPLE, irregularityFields } from '../../shown-irregularities/irregularity.shape.js';

const Turn = (description: string) =>
  Type.Object(
    {
      reportId: Type.Optional(Type.String({ description: 'Of a report.' })),
      eventId: Type.Optional(Type.String({ description: 'Of a decision.' })),
      type: Type.String({ description: 'What was told.', examples: ['SealsBroken'] }),
      revision: Type.Integer({ description: 'Its place in the stream of the convoy.', examples: [7] }),
      recordedAt: Instant('When the store took it in.'),
    },
    { description },
  );

/** An irregularity of a convoy for as long as it was shown. */
export const EpisodeShape = Type.Object({
  ...irregularityFields,
  unless: orNull(
    Type.String({
      description: 'What another stream would tell to explain it; null where only this one can.',
      examples: ['certified-report XC12345678'],
    }),
  ),
  explainedAt: orNull(Instant('When what explains it happened, as another stream tells by now.')),
  appeared: Turn('What made it appear.'),
  gone: orNull(Turn('What made it go; null while this stream shows it.')),
});

/** An example of it. */
export const EPISODE_EXAMPLE = {
  code: 'entry-without-exit',
  severity: 'info',
  since: '2026-03-04T06:30:00.000Z',
  vehicleIds: ['PK-TLK914'],
  evidence: ['01926f3a-7c1e-7d2a-9b7e-000000000009'],
  reports: 1,
  unless: null,
  explainedAt: null,
  appeared: {
    reportId: IRREGULARITY_EXAMPLE.evidence[0],
    type: 'BorderEntered',
    revision: 7,
    recordedAt: '2026-03-04T06:40:11.481Z',
  },
  gone: {
    reportId: '01926f3a-7c1e-7d2a-9b7e-00000000000c',
    type: 'BorderExited',
    revision: 9,
    recordedAt: '2026-03-06T03:02:11.481Z',
  },
};
