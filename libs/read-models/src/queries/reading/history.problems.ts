/** The codes of an answer that is not shown: the events that it is made of are not as logged, or nobody can tell. */
export const HISTORY_PROBLEMS = ['history-not-as-logged', 'history-not-confirmed'] as const;
