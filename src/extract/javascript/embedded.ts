import type { ModuleFacts, Sighting } from '../../model/facts.ts';
import type { Setting } from '../../model/setting.ts';
import type { Matchers } from '../../model/matchers.ts';
import type { TypedInto } from '../markup/bound-controls.ts';
import type { EmbeddedScript } from '../markup/embedded-script.ts';
import { guardByElement } from '../markup/element-guards.ts';
import { extractJavaScript, type JavaScriptFacts } from './extract-javascript.ts';

/** Reads the scripts of a document, each on its own: one that is broken, or is a template, does not hide the others. */
export function readScripts(scripts: readonly EmbeddedScript[], matchers: Matchers, typed?: readonly TypedInto[]): JavaScriptFacts {
  const sightings: Sighting[] = [];
  const settings: Setting[] = [];
  const module: ModuleFacts = { imports: [], exports: {}, reexports: [], wrappers: [], uses: [], reaches: [], returns: {}, open: [] };
  for (const { code, lang, line, column, kind, holder } of scripts) {
    if (kind !== 'script' && !matchers.mayMatch(code)) continue;
    let facts: JavaScriptFacts;
    try {
      facts = extractJavaScript(code, lang, matchers, line, column, '', kind === 'script' ? typed : undefined);
    } catch (error) {
      if (error instanceof SyntaxError) continue;
      throw error;
    }
    if (holder) guardByElement([...facts.sightings, ...facts.module.uses], holder, matchers.controls);
    sightings.push(...facts.sightings);
    settings.push(...facts.settings);
    module.imports.push(...facts.module.imports);
    module.uses.push(...facts.module.uses);
    module.open.push(...facts.module.open);
    for (const part of ['puts', 'reads', 'handed'] as const) if (facts.module[part]) (module[part] as unknown[] | undefined ?? ((module[part] = []) as unknown[])).push(...facts.module[part]);
    Object.assign(module.exports, facts.module.exports);
  }
  return { sightings, module, settings };
}
