import { words } from '../words/words.js';

export const TABLE = words('table', {
  en: {
    rows_one: '{{count}} row',
    rows_other: '{{count}} rows',
    more_one: 'Show {{count}} more',
    more_other: 'Show {{count}} more',
  },
  ur: {
    rows_one: '{{count}} قطار',
    rows_other: '{{count}} قطاریں',
    more_one: 'مزید {{count}} دکھائیں',
    more_other: 'مزید {{count}} دکھائیں',
  },
  ru: {
    rows_one: '{{count}} строка',
    rows_few: '{{count}} строки',
    rows_many: '{{count}} строк',
    rows_other: '{{count}} строки',
    more_one: 'Показать ещё {{count}}',
    more_other: 'Показать ещё {{count}}',
  },
});
