export default () => globalThis.endOfferOfPostgres();
