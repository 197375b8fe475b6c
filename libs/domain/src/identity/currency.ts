/**
 * Currencies of ISO 4217 in which something can be paid: those of today, and those of the last years (ANG, BGN, CUC, HRK,
 * SLL, ZWL), because reports are about the past. No precious metals, no test codes.
 */
export const CURRENCIES: ReadonlySet<string> = new Set(
  [
    'PKR AFN IRR UZS TMT KZT KGS TJS CNY TRY AZN GEL USD EUR',
    'AED ALL AMD ANG AOA ARS AUD AWG BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD',
    'CAD CDF CHE CHF CHW CLF CLP COP COU CRC CUC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB FJD FKP',
    'GBP GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD ISK JMD JOD JPY KES KHR KMF KPW KRW KWD KYD',
    'LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN',
    'NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PLN PYG QAR RON RSD RUB RWF',
    'SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STN SVC SYP SZL THB TND TOP TTD TWD TZS',
    'UAH UGX USN UYI UYU UYW VED VES VND VUV WST XAF XCD XCG XDR XOF XPF XSU XUA YER ZAR ZMW ZWG ZWL',
  ].flatMap((line) => line.split(' ')),
);

/** Whether this is a currency of ISO 4217, in upper case. */
export function isCurrency(text: string): boolean {
  return CURRENCIES.has(text);
}
