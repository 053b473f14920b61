import type { Evidence } from '../model/evidence.ts';
import type { Prohibition } from '../model/manifest.ts';
import type { PlacedSetting } from '../model/setting.ts';
import type { Rulebook } from './evaluate.ts';
import { spoken, type Breach } from './promise-finding.ts';

/** What is said never to be collected from children, held against age limits and fields about children. */
export function judgeAges(settings: readonly PlacedSetting[], evidence: readonly Evidence[], { manifest }: Rulebook): Breach[] {
  const children = manifest.prohibits.filter(({ subjects, action }) => action === 'collect' && subjects.some((subject) => /child|minor|kid/i.test(subject)));
  const [first] = children;
  if (!first) return [];
  const limit = Math.max(...children.map(ageOf));
  const entry = spoken('prohibits', first);
  const ofSettings = settings.flatMap((setting): Breach[] => {
    if (setting.kind === 'minimum-age' && Number(setting.value) < limit) {
      return [{ verdict: 'broken-promise', setting, entry, message: `People are let in from the age of ${setting.value}; ${entry.id} promises that nothing is collected from children under ${limit}`, instead: `Ask for an age of at least ${limit}` }];
    }
    if (setting.kind !== 'child-directed') return [];
    return [{ verdict: 'review', setting, entry, message: `${setting.api} says that the service is made for children; ${entry.id} says that nothing is collected from them`, instead: 'Say in the policy what is collected from children, or do not direct the service to them' }];
  });
  const ofEvidence = evidence.flatMap((one): Breach[] => {
    const data = one.data.filter((category) => category === 'user.childrens' || category.startsWith('user.childrens.'));
    if (data.length === 0) return [];
    const { path, line, column, endLine, endColumn } = one;
    const setting: PlacedSetting = { kind: 'minimum-age', value: one.api, api: one.api, path, line, column, endLine, endColumn, data, confidence: 'medium' };
    return [{ verdict: 'review', setting, entry, message: `${one.api} asks about a child; ${entry.id} says that nothing is collected from children`, instead: 'Leave the field out, or say in the policy who gives this and for what' }];
  });
  return [...ofSettings, ...ofEvidence];
}

/** `child_under_13`: 13, which is also what `child` alone means most often in law. */
function ageOf({ subjects }: Prohibition): number {
  const ages = subjects.flatMap((subject) => /(\d{1,2})/.exec(subject)?.[1] ?? []).map(Number);
  return ages.length > 0 ? Math.max(...ages) : 13;
}
