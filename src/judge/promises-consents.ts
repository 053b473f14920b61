import type { Collect, Control, Manifest } from '../model/manifest.ts';
import type { PlacedSetting } from '../model/setting.ts';
import type { Rulebook } from './evaluate.ts';
import { spoken, type Breach } from './promise-finding.ts';

const ABOUT_MARKETING = /market|newsletter|promo|mailing|subscri|advert/i;

/** Choices for marketing: made beforehand, never asked for, or without a way out. */
export function judgeConsents(settings: readonly PlacedSetting[], { manifest }: Rulebook): Breach[] {
  const optIn = controlOfMarketing(manifest, 'opt-in');
  const optOut = controlOfMarketing(manifest, 'opt-out');
  return settings.flatMap((setting): Breach[] => {
    switch (setting.kind) {
      case 'prechecked-consent':
        return optIn ? [{ verdict: 'missing-consent', setting, entry: spoken('controls', optIn), message: `The choice for marketing is made before anybody makes it (${setting.api}); controls.${optIn.id} is an opt-in`, instead: 'Leave the box empty and the value false until the person chooses' }] : [];
      case 'list-join':
        return optIn ? [{ verdict: 'missing-consent', setting, entry: spoken('controls', optIn), message: `Whoever makes an account is put on a mailing list (${setting.api}); controls.${optIn.id} is an opt-in`, instead: 'Join the list only where the person has asked for it' }] : [];
      case 'marketing-mail':
        return optOut ? [{ verdict: 'missing-opt-out', setting, entry: spoken('controls', optOut), message: `The template ${setting.api} shows no way to unsubscribe; controls.${optOut.id} promises one`, instead: 'Add a link to unsubscribe' }] : [];
      case 'harvested-field':
        return judgeHarvest(setting, manifest.collects);
      default:
        return [];
    }
  });
}

/** The control that marketing requires, else one whose name says that it is about marketing. */
function controlOfMarketing({ uses, shares, collects, controls }: Manifest, type: Control['type']): Control | undefined {
  const required = [...uses, ...collects, ...shares]
    .filter((entry) => entry.for.length > 0 && entry.for.every((purpose) => purpose.startsWith('marketing.communications') || purpose === 'marketing'))
    .flatMap(({ requires }) => requires);
  const ofType = controls.filter((control) => control.type === type);
  return ofType.find(({ id }) => required.includes(id)) ?? ofType.find(({ id }) => ABOUT_MARKETING.test(id) && !/advert|\bad\b|ad-/.test(id));
}

/** Who gives by consent, or of their own will, sees what they give. */
function judgeHarvest(setting: PlacedSetting, collects: readonly Collect[]): Breach[] {
  const entry = collects.find(({ basis, from }) => basis === 'consent' || from.includes('user'));
  return entry ? [{ verdict: 'review', setting, entry: spoken('collects', entry), message: `A control that nobody sees is filled in by browsers (${setting.value}); ${entry.id} says that people give their data themselves`, instead: 'Show the control, or switch autocomplete off' }] : [];
}
