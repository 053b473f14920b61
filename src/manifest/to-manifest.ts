import type { Clause, DeclarationBase, Manifest, Place } from '../model/manifest.ts';
import type { RawDeclaration, RawManifest } from './manifest-shape.ts';
import type { Keyed, Located } from './shape.ts';
import type { Spot } from './source.ts';
import type { Data } from './words.ts';

const placeOf = ({ source, offset }: Spot): Place => source.placeAt(offset);
const valueOf = <T>(one: Located<T> | undefined): T | null => (one ? one.value : null);
const valuesOf = <T>(list: Located<T>[] | undefined): T[] => list?.map((one) => one.value) ?? [];
const placesOf = (list: Located<unknown>[] | undefined): Place[] => list?.map(({ at }) => placeOf(at)) ?? [];

/** The manifest as the other stages know it. Everything has been checked before; absent fields get their defaults. */
export function toManifest(raw: RawManifest, file: string, text: string): Manifest {
  const collected = [...new Set((raw.collects ?? []).flatMap(({ value }) => valuesOf(value.data?.keys)))].sort();
  const expand = (data: Data | null | undefined) => ({
    data: data?.everything ? [...new Set([...collected, ...valuesOf(data.keys)])] : valuesOf(data?.keys),
    everything: data?.everything ?? false,
  });
  const declare = ({ id, at, value }: Keyed<RawDeclaration & { data: Data | undefined }>, section: string): DeclarationBase => ({
    id: `${section}.${id}`,
    place: placeOf(at),
    ...expand(value.data),
    for: valuesOf(value.for),
    via: valuesOf(value.via),
    paths: valuesOf(value.paths),
    from: valuesOf(value.from),
    form: valueOf(value.form) ?? 'identifiable',
    requires: valuesOf(value.requires),
    subjects: valuesOf(value.subjects),
    cite: valuesOf(value.cite),
    citePlaces: placesOf(value.cite),
    basis: valueOf(value.basis),
    status: valueOf(value.status) ?? 'reviewed',
    observable: valueOf(value.observable) ?? true,
  });
  const hold = ({ id, at, value }: Keyed<{ cite: Located[] | undefined }>): Clause => ({ id, place: placeOf(at), cite: valuesOf(value.cite), citePlaces: placesOf(value.cite) });
  const { policy, entity } = raw;
  const policyPlaces = {
    ...(policy?.text ? { textPlace: placeOf(policy.text.at) } : {}),
    ...(policy?.updated ? { updatedPlace: placeOf(policy.updated.at) } : {}),
  };

  return {
    file,
    lines: text.split(/\r?\n/),
    policy: { text: valueOf(policy?.text), updated: valueOf(policy?.updated), role: valueOf(policy?.role) ?? 'controller', ...policyPlaces },
    entity: { name: valueOf(entity?.name), contact: valueOf(entity?.contact), firstParty: valuesOf(entity?.firstParty) },
    collects: (raw.collects ?? []).map((entry) => ({ ...declare(entry, 'collects'), kind: 'collects' })),
    shares: (raw.shares ?? []).map((entry) => ({
      ...declare(entry, 'shares'), kind: 'shares', with: entry.value.with!.value, limit: valueOf(entry.value.limit),
    })),
    uses: (raw.uses ?? []).map((entry) => ({ ...declare(entry, 'uses'), kind: 'uses' })),
    recipients: (raw.recipients ?? []).map(({ id, at, value }) => ({
      id, place: placeOf(at), kind: value.kind!.value,
      bind: (value.bind ?? []).map((one) => ({ target: one.target, data: one.data && expand(one.data).data, place: placeOf(one.at) })),
    })),
    controls: (raw.controls ?? []).map((entry) => ({
      ...hold(entry), type: entry.value.type!.value, channel: valuesOf(entry.value.channel), evidence: entry.value.evidence ?? [],
    })),
    prohibits: (raw.prohibits ?? []).map((entry) => ({
      ...hold(entry),
      action: entry.value.share ? 'share' : 'collect',
      ...expand(entry.value.share ?? entry.value.collect),
      kinds: valuesOf(entry.value.kinds), via: valuesOf(entry.value.via), paths: valuesOf(entry.value.paths),
      subjects: valuesOf(entry.value.subjects), unless: valuesOf(entry.value.unless),
    })),
    exclusions: (raw.exclusions ?? []).map((entry) => ({ ...hold(entry), data: expand(entry.value.data).data })),
    rights: (raw.rights ?? []).map((entry) => ({
      ...hold(entry), channel: valuesOf(entry.value.channel), within: valueOf(entry.value.within), evidence: entry.value.evidence ?? [],
    })),
    retention: (raw.retention ?? []).map((entry) => ({
      ...hold(entry), ...expand(entry.value.data), until: valueOf(entry.value.until), extendedBy: valuesOf(entry.value.extendedBy),
    })),
    transfers: (raw.transfers ?? []).map((entry) => ({
      ...hold(entry), ...expand(entry.value.data), from: valuesOf(entry.value.from), to: valuesOf(entry.value.to), safeguards: valuesOf(entry.value.safeguards),
    })),
    promises: (raw.promises ?? []).map(({ id, at, value }) => ({ id, place: placeOf(at), cite: valuesOf(value), citePlaces: placesOf(value) })),
  };
}
