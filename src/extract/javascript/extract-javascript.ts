import type { ModuleFacts, Sighting } from '../../model/facts.ts';
import type { Setting } from '../../model/setting.ts';
import type { Matchers } from '../../model/matchers.ts';
import type { TypedInto } from '../markup/bound-controls.ts';
import type { EmbeddedScript } from '../markup/embedded-script.ts';
import { findPublicData } from '../settings/public-data.ts';
import { findWholeObjects } from '../settings/whole-objects.ts';
import { Evaluator } from './evaluate.ts';
import { findFields } from './find-fields.ts';
import { isValidated, mayHoldColumns } from './may-hold-fields.ts';
import { findSightings } from './find.ts';
import { Addresses } from './flow/addresses.ts';
import { Flows } from './flow/flows.ts';
import { Tracer } from './flow/trace.ts';
import { guardPlaces } from './guards.ts';
import { findInlineScripts } from './inline-scripts.ts';
import { findJsxFields } from './jsx-fields.ts';
import { countLinesAsEditors } from './line-separators.ts';
import { readModule } from './module-facts.ts';
import { parseJavaScript, type Language } from './parse.ts';
import { placeWithin } from './place-within.ts';
import { buildScopes } from './scope.ts';
import { WrappedCalls } from './wrapped-calls.ts';

/** What is received is personal by itself, under names that elsewhere are anybody's. */
const INPUT = /\b(?:body|payload|json|formData|parseBody|readBody)\b/;

export interface JavaScriptFacts {
  sightings: Sighting[];
  module: ModuleFacts;
  settings: Setting[];
}

/**
 * Reads JavaScript or TypeScript.
 * @param line 1-based line, @param column 1-based column at which the code starts in its file.
 * @param path of a file that is JavaScript as a whole; '' for code inside another, whose forms are read only where it may hold JSX.
 * @param typed what is typed into its variables, in the markup around it.
 * @throws SyntaxError where it cannot be parsed; RangeError where it nests too deep.
 */
export function extractJavaScript(code: string, language: Language, matchers: Matchers, line = 1, column = 1, path = '', typed: readonly TypedInto[] = []): JavaScriptFacts {
  const file = parseJavaScript(code, language, line, column);
  countLinesAsEditors(file, code, line, column);
  const scopes = buildScopes(file);
  const evaluator = new Evaluator(scopes);
  const wrapped = new WrappedCalls();
  const addresses = new Addresses(scopes, evaluator);
  const tracer = new Tracer(scopes, evaluator, matchers);
  tracer.controls.bound = typed;
  const flows = new Flows(tracer, addresses, matchers);
  const collector = findSightings(file, scopes, evaluator, matchers, wrapped, flows, addresses);
  const fields = path === '' && !/x$/.test(language) ? [] : findJsxFields(file, code, path, matchers).map((field) => placeWithin(field, line, column));
  const sightings = [...collector.finish(), ...fields];
  if (matchers.holdsName(code) || INPUT.test(code) || mayHoldColumns(code) || isValidated(code)) sightings.push(...findFields(file, code, path, scopes, evaluator, matchers, sightings), ...findPublicData(file, code, path, matchers));
  const inline = findInlineScripts(file, code).flatMap((script) => readInline(script, matchers));
  sightings.push(...inline.flatMap((facts) => facts.sightings));
  const module = readModule(file, scopes, evaluator, collector, wrapped, flows, addresses, matchers);
  module.uses.push(...inline.flatMap((facts) => facts.module.uses));
  guardPlaces(file, code, scopes, [...sightings, ...module.uses, ...flows.places()], matchers.controls);
  return { sightings, module, settings: findWholeObjects(file, code, scopes, evaluator, matchers) };
}

/** A script that a component puts into the page; one that cannot be parsed hides nothing else. */
function readInline({ code, lang, line, column }: EmbeddedScript, matchers: Matchers): JavaScriptFacts[] {
  if (!matchers.mayMatch(code)) return [];
  try {
    return [extractJavaScript(code, lang, matchers, line, column)];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}
