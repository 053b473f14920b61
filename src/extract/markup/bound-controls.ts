import type { Sighting } from '../../model/facts.ts';
import type { Positions } from '../positions.ts';
import type { MarkupElement } from './element.ts';

/** What somebody types into a control of a component, where its script keeps it. */
export interface TypedInto {
  /** Of the variable, or of a part of it: `form.email`. */
  name: string;
  data: readonly string[];
  line: number;
}

const BOUND = /^(?:v-model|bind:value)(?:$|[.:])/;
const NAME = /^\{?\s*([A-Za-z_$][\w$]{0,60}(?:\.[A-Za-z_$][\w$]{0,60}){0,4})\s*\}?$/;

/** @param found what the controls show: their data are those of the variable that they are bound to. */
export function typedInto(elements: readonly MarkupElement[], found: readonly Sighting[], positions: Positions): TypedInto[] {
  const data = new Map(found.map((one) => [`${one.line}:${one.column}`, one.data]));
  return elements.flatMap((element): TypedInto[] => {
    const bound = element.attributes.find(({ name }) => BOUND.test(name));
    const { line, column } = bound ? positions.span(element.start, element.end) : { line: 0, column: 0 };
    const said = data.get(`${line}:${column}`);
    const name = bound && (bound.value === null && bound.code === undefined ? 'value' : NAME.exec(bound.code ?? bound.value ?? '')?.[1]);
    return said && name ? [{ name, data: said, line }] : [];
  });
}
