const HS_CODE = /^[0-9]{6,12}$/;

/** Whether this is a code of the Harmonised System: 6 digits, up to 12 with the national ones. Text: leading zeros count. */
export function isHsCode(text: string): boolean {
  return HS_CODE.test(text);
}
