import { ThinUnreadable } from '../thin-fault.js';
import { type Member, memberOf, tagOf } from './members.js';

/** What the parts after the head say: the members of a report, and `unitId` where the unit is named. @throws ThinUnreadable */
export function readMembers(written: readonly string[]): Record<string, unknown> {
  const said: Record<string, unknown> = {};
  for (const one of written) {
    const tag = tagOf(one);
    const member = memberOf(tag);
    if (!member) throw ThinUnreadable.ofCode('member', tag);
    said[member.name] = valueOf(member, one.slice(tag.length), said[member.name]);
  }
  return said;
}

/** @param before what the same line said of this member before */
function valueOf({ name, form, isList }: Member, written: string, before: unknown): unknown {
  const isEmptyList = isList && written === '';
  const goesOn = isList && !isEmptyList && Array.isArray(before) && before.length > 0;
  if (before !== undefined && !goesOn) throw ThinUnreadable.malformed(`it says ${name} twice`);
  if (isEmptyList) return [];
  const value = form.read(written);
  if (value === undefined) throw ThinUnreadable.malformed(`nobody writes ${name} so`);
  if (!isList) return value;
  return goesOn ? [...(before as readonly unknown[]), value] : [value];
}
