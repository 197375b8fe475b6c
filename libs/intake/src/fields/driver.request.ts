import { Type } from '@sinclair/typebox';
import { text } from './fields.js';

const name = text('Name of the driver.', 'Gul Khan', 120);

/** A driver as the desk writes him. Sealed before anything is recorded: docs/persons.md. */
export const Driver = Type.Union(
  [
    name,
    Type.Object(
      {
        name,
        phone: Type.Optional(text('Where he is called on the way.', '+92 300 1234567', 40)),
        documentNumber: Type.Optional(
          text(
            'Of the passport, licence or identity card. By it two drivers of one name are told apart.',
            '42101-1234567-1',
            60,
          ),
        ),
      },
      { additionalProperties: false },
    ),
  ],
  { description: 'Who drives: a name, or what else is known of him. It is kept sealed.' },
);
