import type { ControlNames } from '../../model/controls.ts';
import type { Guarded } from '../../model/facts.ts';
import type { MarkupElement } from './element.ts';

/** A consent manager keeps an element from loading, and a script from running, by its attributes. */
export function guardByElement(places: readonly Guarded[], element: MarkupElement, controls: ControlNames): void {
  const names = element.attributes.flatMap(({ name, value }) => {
    if (controls.heldBy(name, value).length === 0) return [];
    return [value !== null && /^(?:type|class)$/i.test(name) ? `${name.toLowerCase()}="${value.slice(0, 60)}"` : name.toLowerCase()];
  });
  if (names.length > 0) for (const place of places) place.guards = [...(place.guards ?? []), ...names];
}
