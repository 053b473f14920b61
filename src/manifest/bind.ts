import { reportKind, type Shape } from './shape.ts';
import { report } from './source.ts';
import { checkGlob, checkHostGlob } from './checks.ts';
import { categories, type Data } from './words.ts';
import type { Spot } from './source.ts';

/** One tie of a recipient to a target; data null where none was given. */
export interface RawBinding {
  target: string;
  at: Spot;
  data: Data | null;
}

const data = categories(true);

/** `[stripe, "host:*.example.com"]`, or with what each may get: `{ stripe: [user.contact.email] }`. */
export const bind: Shape<RawBinding[]> = {
  schema: {
    anyOf: [
      { type: 'string' },
      { type: 'array', items: { type: 'string' } },
      { type: ['object', 'null'], additionalProperties: { anyOf: [{ type: 'null' }, data.schema] } },
    ],
  },
  read(node, path) {
    if (node.kind === 'scalar' && node.value === null) return [];
    if (node.kind === 'map') {
      return node.entries.flatMap(({ key, at, value }) => {
        const open = value.kind === 'scalar' && value.value === null;
        return checkTarget(key, at, path) ? [{ target: key, at, data: open ? null : data.read(value, `${path}.${key}`) ?? null }] : [];
      });
    }
    const items = node.kind === 'list' ? node.items : [node];
    return items.flatMap((item) => {
      if (item.kind !== 'scalar' || typeof item.value !== 'string') {
        reportKind(item, path, 'a vendor, npm:NAME or host:NAME');
        return [];
      }
      return checkTarget(item.value, item.at, path) ? [{ target: item.value, at: item.at, data: null }] : [];
    });
  },
};

/** Checks the form of a `host:` or `npm:` target; a catalogue id is looked up later. */
export function checkTarget(target: string, at: Spot, path: string): boolean {
  const [, kind, glob] = /^([a-z]+):(.*)$/s.exec(target) ?? [];
  if (kind === undefined) return true;
  const wrong =
    kind === 'host' ? checkHostGlob(glob!)
    : kind === 'npm' ? checkGlob(glob!) ?? (/^[@\w*][\w@/.*-]*$/.test(glob!) ? null : ([`"${glob!.slice(0, 60)}" is no package`, 'for example "npm:@scope/*"'] as const))
    : kind.startsWith('http') ? (['an address, not a target', `write "host:${/^\/\/([^/]*)/.exec(glob!)?.[1] ?? '…'}"`] as const)
    : ([`"${kind}:" is no kind of target`, 'a vendor of the catalogue, npm:NAME or host:NAME'] as const);
  if (wrong) report(at, `${path}: ${wrong[0]}`, wrong[1]);
  return wrong === null;
}
