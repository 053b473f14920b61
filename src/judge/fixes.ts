import type { Evidence } from '../model/evidence.ts';
import type { Declaration, Recipient, RecipientKind, Share } from '../model/manifest.ts';
import { covers } from '../taxonomy/index.ts';
import type { RecipientClass } from './bindings.ts';
import type { Rulebook } from './evaluate.ts';
import { countCommonParts, type NearestEntries } from './nearest.ts';
import { agreesOnPurpose, findUses } from './permits.ts';
import { Extension, renderYaml, type Sketch } from './yaml-sketch.ts';

/** Writes the YAML that would declare an observation, and no more than that. */
export class DeclareWriter {
  readonly #book: Rulebook;
  readonly #nearest: NearestEntries;
  readonly #ids: Record<'collects' | 'shares' | 'recipients', ReadonlySet<string>>;

  constructor(book: Rulebook, nearest: NearestEntries) {
    this.#book = book;
    this.#nearest = nearest;
    const { collects, shares, recipients } = book.manifest;
    this.#ids = {
      collects: new Set(collects.map(({ id }) => bareId(id))),
      shares: new Set(shares.map(({ id }) => bareId(id))),
      recipients: new Set([...recipients.map(({ id }) => id), ...shares.map((share) => share.with)]),
    };
  }

  collection(evidence: Evidence, data: readonly string[]): string {
    const near = this.#nearest.collect(data);
    if (near && this.#isExtensible(near, evidence, data)) {
      return renderYaml({ collects: { [bareId(near.id)]: this.#extend(near, evidence, data) } });
    }
    return renderYaml({ collects: { [this.#freeId('collects', nameEntry(data, evidence))]: this.#create(evidence, data) } });
  }

  /** For a recipient that is bound: extends what the share, the tie, or both say too little of. */
  sharing(evidence: Evidence, data: readonly string[], classes: readonly RecipientClass[]): string {
    const own = this.#nearest.share(data, classes);
    const tied = classes.find(({ id }) => id === own?.with) ?? classes[0]!;
    const shares = this.#book.shares.withClass(tied.id).filter((share) => this.#book.scopes.admits(share, evidence));
    const uncovered: string[] = [];
    const relied = new Set<Share>();
    const entries: Sketch = {};
    for (const one of data) {
      const covering = shares.filter((share) => share.data.some((declared) => covers(declared, one)));
      const agreeing = covering.filter((share) => agreesOnPurpose(evidence, share));
      const share = agreeing.find(({ limit }) => limit === null) ?? agreeing[0];
      // An entry for another purpose is not stretched: it would then license its other vendors for this one too.
      if (!share) uncovered.push(one);
      else relied.add(share);
    }
    if (uncovered.length > 0 || shares.length === 0) {
      if (own && own.with === tied.id && this.#isExtensible(own, evidence, uncovered) && (uncovered.length === 0 || agreesOnPurpose(evidence, own))) {
        relied.add(own);
        entries[bareId(own.id)] = this.#extend(own, evidence, uncovered);
      } else {
        entries[this.#freeId('shares', evidence.recipient ?? tied.id)] = { with: tied.id, ...this.#create(evidence, uncovered) };
      }
    }
    const sketch: Sketch = Object.keys(entries).length > 0 ? { shares: entries } : {};
    const { binding } = tied;
    // A first list would take from the vendor whatever it does not name, so none is begun unless a share demands it.
    if (binding && (binding.data !== null || [...relied].some(({ limit }) => limit === 'necessary'))) {
      const missing = data.filter((one) => !binding.data?.some((declared) => covers(declared, one)));
      if (missing.length > 0) sketch['recipients'] = { [tied.id]: { bind: { [binding.target]: new Extension(missing) } } };
    }
    return renderYaml(sketch);
  }

  /** For a recipient that no class binds: ties it to a class that may have the data, else names it directly. */
  recipient(evidence: Evidence, data: readonly string[], suited: Recipient | null): string {
    const { recipient } = evidence;
    if (recipient === null) {
      const id = this.#freeId('recipients', 'other-users');
      return renderYaml({ recipients: { [id]: { kind: 'public' } }, shares: { [this.#freeId('shares', id)]: { with: id, ...this.#create(evidence, data) } } });
    }
    const known = this.#book.context.vendor(recipient) !== undefined;
    const target = known ? recipient : `host:${recipient}`;
    if (suited && this.#mayHave(suited, evidence, data)) {
      // Written as the class writes its ties: as a map where any of them has a list.
      const asMap = suited.bind.length === 0 ? data.length > 0 : suited.bind.some((one) => one.data !== null);
      const bind: Sketch | Extension = asMap ? { [target]: data.length > 0 ? [...data] : null } : new Extension([target]);
      return renderYaml({ recipients: { [suited.id]: { bind } } });
    }
    const id = this.#freeId('shares', recipient);
    // A class of the vendor's own name would take `with` for itself.
    if (!this.#ids.recipients.has(target)) return renderYaml({ shares: { [id]: { with: target, ...this.#create(evidence, data) } } });
    const owner = this.#freeId('recipients', recipient);
    return renderYaml({
      recipients: { [owner]: { kind: 'third-party', bind: [target] } },
      shares: { [id]: { with: owner, ...this.#create(evidence, data) } },
    });
  }

  /** A further collection's purpose is added to one entry for each category; a share gets an entry of its own. */
  purpose(evidence: Evidence, data: readonly string[], candidates: readonly Declaration[]): string {
    const share = candidates.find((entry): entry is Share => entry.kind === 'shares');
    if (share) return renderYaml({ shares: { [this.#freeId('shares', evidence.recipient ?? share.with)]: { with: share.with, ...this.#create(evidence, data) } } });
    const sketch: Record<string, Sketch> = {};
    const entries = data.map((one) => candidates.find((entry) => entry.data.some((declared) => covers(declared, one))));
    for (const entry of new Set(entries.length > 0 ? entries : candidates.slice(0, 1))) {
      if (!entry || evidence.purpose === null) continue;
      (sketch[entry.kind] ??= {})[bareId(entry.id)] = { for: new Extension([evidence.purpose]) };
    }
    return renderYaml(sketch);
  }

  #mayHave({ id, bind }: Recipient, evidence: Evidence, data: readonly string[]): boolean {
    const shares = this.#book.shares.withClass(id).filter((share) => this.#book.scopes.admits(share, evidence) && agreesOnPurpose(evidence, share));
    const listed = bind.length === 0 || bind.some((one) => one.data !== null);
    const usable = listed && data.length > 0 ? shares : shares.filter((share) => share.limit !== 'necessary' || data.length === 0);
    return usable.length > 0 && data.every((one) => usable.some((share) => share.data.some((declared) => covers(declared, one))));
  }

  #isExtensible(entry: Declaration, evidence: Evidence, data: readonly string[]): boolean {
    return !entry.everything && this.#book.scopes.admits(entry, evidence)
      && data.every((one) => entry.data.some((declared) => countCommonParts(declared, one) >= 2));
  }

  #extend(entry: Declaration, evidence: Evidence, data: readonly string[]): Sketch {
    const agrees = agreesOnPurpose(evidence, entry) || data.every((one) => findUses(evidence, one, entry, this.#book).length > 0);
    return { data: new Extension(data), ...(agrees || evidence.purpose === null ? {} : { for: new Extension([evidence.purpose]) }) };
  }

  #create(evidence: Evidence, data: readonly string[]): Sketch {
    return { data: [...data], ...(evidence.purpose === null ? {} : { for: [evidence.purpose] }) };
  }

  #freeId(section: 'collects' | 'shares' | 'recipients', wish: string): string {
    const base = wish.replaceAll(/[^A-Za-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '').slice(0, 60) || 'entry';
    let id = base;
    for (let n = 2; this.#ids[section].has(id); n++) id = `${base}-${n}`;
    return id;
  }
}

const KINDS: Readonly<Record<string, readonly RecipientKind[]>> = {
  'ad-network': ['ad-network', 'third-party'],
  'data-broker': ['data-broker', 'third-party'],
};

/** The class that a vendor of this kind most likely belongs to. */
export function suggestClass(recipients: readonly Recipient[], vendorKind: string | undefined): Recipient | null {
  for (const kind of KINDS[vendorKind ?? ''] ?? ['processor']) {
    const found = recipients.find((one) => one.kind === kind);
    if (found) return found;
  }
  return null;
}

/** `collects.location` is `location` in the file. */
export const bareId = (id: string): string => id.slice(id.indexOf('.') + 1);

function nameEntry(data: readonly string[], evidence: Evidence): string {
  const only = data.length === 1 ? data[0] : undefined;
  return only === undefined ? evidence.rule : only.slice(only.lastIndexOf('.') + 1);
}

