import type { JSXElement, JSXOpeningElement } from '@babel/types';
import type { ControlNames } from '../../model/controls.ts';
import type { Checked } from './condition-names.ts';
import { tagName } from './url-context.ts';

/** Components that are around everything, or around what they show themselves. */
const NO_GATE = /(?:Provider|Context|Banner|Layout|Boundary|Modal|Dialog|Router|Fragment|Container|Wrapper|Suspense|App|Page|Screen|View)$/;

/** What is inside a component is rendered when that decides so: `<ConsentGate><Analytics /></ConsentGate>`. */
export function componentGuard({ openingElement }: JSXElement): Checked[] {
  const tag = tagName(openingElement.name);
  return /^[A-Z]/.test(tag) && !NO_GATE.test(tag) ? [{ name: tag, holds: true }] : [];
}

/** Attributes by which a consent manager keeps an element from loading until it may. */
export function attributeGuards({ attributes }: JSXOpeningElement, controls: ControlNames): Checked[] {
  return attributes.flatMap((attribute) => {
    if (attribute.type !== 'JSXAttribute' || attribute.name.type !== 'JSXIdentifier') return [];
    const { value } = attribute;
    const text = value?.type === 'StringLiteral' ? value.value : value?.type === 'JSXExpressionContainer' && value.expression.type === 'StringLiteral' ? value.expression.value : null;
    const name = attribute.name.name === 'className' ? 'class' : attribute.name.name;
    return controls.heldBy(name, text).length > 0 ? [{ name: text !== null && /^(?:type|class)$/.test(name) ? `${name}="${text.slice(0, 60)}"` : name, holds: true }] : [];
  });
}
