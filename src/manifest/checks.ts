/** What is wrong with a value: a message and a hint; null if nothing is. */
type Wrong = readonly [string, string | null] | null;

/** Wildcards in one glob: more could make matching slow, and nobody writes them. */
const MOST_STARS = 8;

/** A glob of paths in the repository. Extended globs are refused: they become regular expressions that can hang. */
export function checkPathGlob(glob: string): Wrong {
  if (glob.startsWith('/') || /^[A-Za-z]:/.test(glob)) return ['an absolute path', 'write it from the root of the repository'];
  if (glob.split('/').includes('..')) return ['".." leaves the repository', 'write the path from the root of the repository'];
  if (glob.includes('\\')) return ['a backslash', 'separate folders by /'];
  return checkGlob(glob);
}

export function checkGlob(glob: string): Wrong {
  if (/[@!+*?]\(/.test(glob)) return ['an extended glob', 'only *, **, ? and {a,b} are understood'];
  if (glob.length > 200 || glob.split('*').length - 1 > MOST_STARS) return ['too long or too many wildcards', 'split it into several'];
  if (/\{[^}]*\{/.test(glob)) return ['nested braces', 'split it into several'];
  return null;
}

/** A host name, in which `*` may stand for labels: `*.example.com`. */
export function checkHostGlob(host: string): Wrong {
  const bare = /^[a-z][a-z+.-]*:\/\/([^/]+)/i.exec(host)?.[1] ?? /^([^/]+)\/.*$/.exec(host)?.[1];
  if (bare !== undefined) return [`"${host.slice(0, 60)}" is an address, not a host`, `write "${bare.slice(0, 60)}"`];
  if (!/^(?=.{1,253}$)[a-z0-9_*-]+(\.[a-z0-9_*-]+)*(:\d{1,5})?$/i.test(host)) return [`"${host.slice(0, 60)}" is no host`, 'for example "api.example.com" or "*.example.com"'];
  return checkGlob(host);
}

export function checkDate(date: string): Wrong {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? [];
  if (day === undefined) return [`"${date.slice(0, 40)}" is no date`, 'write it as 2025-03-20'];
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  const exists = Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= last;
  return exists ? null : [`${date} does not exist`, 'year-month-day'];
}

export function checkFilePath(path: string): Wrong {
  if (/^[a-z][a-z+.-]*:\/\//i.test(path)) return ['an address, not a file', 'keep the text of the policy in the repository'];
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path) || path.includes('\\')) return ['not a relative path', 'write it from the folder of this manifest, with /'];
  return null;
}
