import type { Evidence } from '../model/evidence.ts';
import type { Share } from '../model/manifest.ts';
import type { PlacedSetting } from '../model/setting.ts';
import type { Rulebook } from './evaluate.ts';
import { spoken, type Breach } from './promise-finding.ts';
import { nameRecipient } from './words.ts';

/** What a vendor gets beyond the fields that the code names: a whole record, or whatever is typed on a page. */
export function judgeVendors(settings: readonly PlacedSetting[], book: Rulebook): Breach[] {
  return settings.flatMap((setting): Breach[] => {
    const { kind, vendor } = setting;
    if (vendor === undefined || (kind !== 'whole-object' && kind !== 'replay-unmasked')) return [];
    const classes = book.bindings.classesOf(asShare(setting, vendor));
    const shares = classes.flatMap(({ id }) => book.shares.withClass(id));
    const name = nameRecipient(vendor, book.context);
    const limited = classes.some(({ binding }) => binding?.data != null);
    if (kind === 'whole-object') {
      const share = shares.find(({ limit }) => limit === 'necessary') ?? (limited ? shares[0] : undefined);
      if (!share) return [];
      return [{ verdict: 'broken-promise', setting, entry: spoken('shares', share), message: `${name} is given the whole of \`${setting.value}\` (${setting.api}); ${share.id} lets it have listed data only`, instead: 'Pass the fields that are needed, one by one' }];
    }
    // A stranger is reported as such; one that may have all content may see it typed.
    const share = shares[0];
    if (!share || shares.some((one) => licensesInputs(one) && !limited)) return [];
    return [{ verdict: 'broken-promise', setting, entry: spoken('shares', share), message: `\`${setting.api}\` lets ${name} record what people type or read; ${share.id} says nothing of that`, instead: 'Mask inputs and texts in the recording' }];
  });
}

const licensesInputs = ({ data, everything }: Share): boolean => !everything && data.some((one) => one === 'user' || one === 'user.content');

/** Bindings are looked up by what evidence shows. */
function asShare({ line, column, endLine, endColumn, path, api }: PlacedSetting, vendor: string): Evidence {
  return {
    id: '', rule: vendor, action: 'share', data: [], recipient: vendor, purpose: null, via: 'sdk', api, strength: 'called', confidence: 'high',
    path, line, column, endLine, endColumn, subject: null, guards: [], flow: [], support: [],
  };
}
