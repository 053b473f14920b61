import type { Matchers } from '../../model/matchers.ts';
import type { Vendor } from '../../model/rules.ts';
import type { JsonEntry } from '../read-json.ts';

/** Add-ons that go by another name than the vendor's id in the catalogue. */
const NAMES: Readonly<Record<string, string>> = {
  'algoliasearch': 'algolia', 'foundelasticsearch': 'elastic-cloud', 'logzio': 'logz-io', 'mongolab': 'mongodb-atlas', 'newrelic': 'new-relic', 'scout': 'scout-apm', 'sumologic': 'sumo-logic',
};

/** The vendor of an add-on in Heroku's app.json: `"papertrail:choklad"`, `{ "plan": "sendgrid:starter" }`. */
export function vendorOfAddon({ path, key, value }: JsonEntry, matchers: Matchers): Vendor | undefined {
  if (value === null || !(path.at(-2) === 'addons' || (key === 'plan' && path.at(-3) === 'addons'))) return undefined;
  const name = value.split(':')[0]!.trim().toLowerCase();
  return matchers.vendor(Object.hasOwn(NAMES, name) ? NAMES[name]! : name);
}
