import { type ShownConvoy } from '../../convoy-to-report.js';
import { html, type Html } from '../../html.js';

interface Sum {
  payments: number;
  official: number;
  unofficial: number;
}

/** Millions of rials cannot be read without their groups. */
const MONEY = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** What was paid on the way, by currency: expenses and payments at borders of all vehicles, as the statistics count them. */
export function* costs({ vehicles }: ShownConvoy): Generator<undefined, Html> {
  const sums = new Map<string, Sum>();
  const add = (amount: string, currency: string, official: boolean): void => {
    const sum = sums.get(currency) ?? { payments: 0, official: 0, unofficial: 0 };
    sums.set(currency, sum);
    sum.payments++;
    sum[official ? 'official' : 'unofficial'] += Number(amount);
  };
  for (const { expenses, activities } of vehicles) {
    for (const { amount, official } of expenses) {
      yield;
      add(amount.amount, amount.currency, official);
    }
    for (const { payments } of activities) {
      yield;
      for (const { amount, currency, official } of payments) add(amount, currency, official);
    }
  }
  if (sums.size === 0) {
    return html`<h2>Cost</h2>
      <p>No payment was reported.</p>`;
  }
  return html`<h2>Cost</h2>
    <table>
      <thead>
        <tr>
          <th>Currency</th>
          <th class="n">Payments</th>
          <th class="n">Official</th>
          <th class="n">Unofficial</th>
          <th class="n">Together</th>
        </tr>
      </thead>
      <tbody>
        ${[...sums]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(
            ([currency, { payments, official, unofficial }]) =>
              html`<tr>
                <td>${currency}</td>
                <td class="n">${payments}</td>
                <td class="n">${MONEY.format(official)}</td>
                <td class="n">${MONEY.format(unofficial)}</td>
                <td class="n">${MONEY.format(official + unofficial)}</td>
              </tr> `,
          )}
      </tbody>
    </table>`;
}
