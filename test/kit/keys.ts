/** What the desk sends with each call, by a key that an admin issues. */
export async function desksKey(url: string, admin: string): Promise<{ readonly authorization: string }> {
  const headers = { authorization: `Bearer ${admin.trim()}`, 'content-type': 'application/json' };
  const path = `${url}/v1/access/principals/desk-1`;
  await fetch(`${path}/roles`, { method: 'PUT', headers, body: JSON.stringify({ roles: ['desk'] }) });
  const issued = await fetch(`${path}/keys`, { method: 'POST', headers, body: '{}' });
  return { authorization: `Bearer ${((await issued.json()) as { key: string }).key}` };
}
