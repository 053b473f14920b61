/** A name for an entry that the manifest accepts and nothing else has taken. */
export function takeId(name: string, taken: Set<string>): string {
  const slug = toSlug(name);
  let id = slug;
  for (let i = 2; taken.has(id); i++) id = `${slug}-${i}`;
  taken.add(id);
  return id;
}

export function toSlug(name: string): string {
  const slug = name.toLowerCase().replaceAll(/[^a-z0-9_]+/g, '-').replaceAll(/^[-_]+|-+$/g, '').slice(0, 60) || 'entry';
  return slug === 'constructor' || slug === 'prototype' ? `${slug}-entry` : slug;
}
