import { VERDICTS } from '../../model/finding.ts';
import { EXTRACTOR_RULES } from '../../model/extractor-rules.ts';
import type { Catalogue } from '../../model/rules.ts';
import type { Painter } from '../../report/context.ts';
import { currentKey, isCategory, isPurpose, keyForAlias, listCategories, suggest } from '../../taxonomy/index.ts';
import { explainApi, explainExtractorRule } from './explain-api.ts';
import { explainCategory, explainPurpose } from './explain-category.ts';
import { explainControl } from './explain-control.ts';
import { explainVendor } from './explain-vendor.ts';
import { explainVerdict } from './explain-verdict.ts';

/** The text for a rule, vendor, verdict, control, category or purpose, from what is installed; null for an unknown id. */
export function explain(id: string, catalogue: Catalogue, painter: Painter): string | null {
  const verdict = VERDICTS.find((one) => one === id);
  const api = catalogue.apis.find((one) => one.id === id);
  const vendor = catalogue.vendors.find((one) => one.id === id || one.name.toLowerCase() === id.toLowerCase());
  const extractor = EXTRACTOR_RULES.find((one) => one.id === id);
  const control = catalogue.controls?.find((one) => one.control === id);
  const key = isCategory(id) ? currentKey(id) : keyForAlias(id) ?? id;
  const parts = [
    verdict ? explainVerdict(verdict, painter) : null,
    api ? explainApi(api, painter) : null,
    extractor ? explainExtractorRule(extractor, painter) : null,
    vendor ? explainVendor(vendor, painter) : null,
    control ? explainControl(control, painter) : null,
    isCategory(key) ? explainCategory(key, catalogue, painter) : null,
    isPurpose(id) ? explainPurpose(id, painter) : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.map((lines) => lines.map((line) => `${line}\n`).join('')).join('\n');
}

/** The id that an unknown one most likely misspells. */
export function suggestId(id: string, catalogue: Catalogue): string | null {
  return suggest(id, [...VERDICTS, ...catalogue.apis.map((api) => api.id), ...catalogue.vendors.map((vendor) => vendor.id), ...EXTRACTOR_RULES.map(({ id: one }) => one), ...(catalogue.controls ?? []).map((one) => one.control), ...listCategories()]);
}
