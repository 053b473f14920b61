import type { Manifest } from '../../src/model/manifest.ts';
import { collect, recipient, share } from './make.ts';

interface Sketch {
  collects?: Record<string, { data?: string[]; for?: string[] }>;
  shares?: Record<string, { with?: string; data?: string[]; for?: string[] }>;
  recipients?: Record<string, { kind?: 'third-party'; bind?: string[] | Record<string, string[]> }>;
}

/** A manifest with the offered YAML merged into it, as a reader would: lists are added to. */
export function apply(stated: Manifest, sketch: Sketch): Manifest {
  const result = structuredClone(stated);
  for (const section of ['collects', 'shares'] as const) {
    for (const [id, fields] of Object.entries(sketch[section] ?? {})) {
      const known = result[section].find((entry) => entry.id === `${section}.${id}`);
      if (known) {
        known.data.push(...(fields.data ?? []));
        known.for.push(...(fields.for ?? []));
      } else if (section === 'collects') {
        result.collects.push(collect(id, fields.data ?? [], { for: fields.for ?? [] }));
      } else {
        result.shares.push(share(id, 'with' in fields ? String(fields.with) : '', fields.data ?? [], { for: fields.for ?? [] }));
      }
    }
  }
  for (const [id, { kind, bind = {} }] of Object.entries(sketch.recipients ?? {})) {
    const ties = Array.isArray(bind) ? Object.fromEntries(bind.map((target) => [target, null])) : bind;
    const known = result.recipients.find((one) => one.id === id);
    if (!known) {
      result.recipients.push(recipient(id, ties, kind ? { kind } : {}));
      continue;
    }
    for (const [target, data] of Object.entries(ties)) {
      const tie = known.bind.find((one) => one.target === target);
      if (!tie) known.bind.push({ target, data, place: known.place });
      else tie.data = [...(tie.data ?? []), ...(data ?? [])];
    }
  }
  return result;
}
