/** The pages that the shell leads to, in this order. A page that is about one convoy or place is reached from a list. */
export const ROOMS = [
  { to: '/', word: 'home' },
  { to: '/convoys', word: 'convoys' },
] as const;
