import type { Node } from '@babel/types';
import { lookUp, propertyName, type Scope } from '../scope.ts';
import { calleeName } from '../url-context.ts';
import type { Controls } from './controls.ts';

/** Longer than any selector that somebody writes. */
const MAX_SELECTOR = 200;

/** The name of the form control that an expression gives. */
export function nameControl(node: Node, scope: Scope, controls: Controls): string | null {
  switch (node.type) {
    case 'Identifier': {
      const binding = lookUp(scope, node.name);
      const control = binding && controls.ofBinding(binding);
      if (control !== undefined) return control;
      const [source] = binding?.sources ?? [];
      const found = source && source.steps.length === 0 && source.node.type !== 'Identifier' ? nameControl(source.node, source.scope, controls) : null;
      return found ?? (/(?:Ref|Input|Field|El|Element)$/.test(node.name) ? node.name.replace(/(?:Ref|Input|Field|El|Element)+$/, '') || null : null);
    }
    case 'MemberExpression':
    case 'OptionalMemberExpression': {
      const name = propertyName(node.property, node.computed);
      if (name === null) return null;
      if (name === 'current' || name === 'value') return nameControl(node.object, scope, controls);
      if (name === 'target' || name === 'currentTarget') {
        const event = node.object.type === 'Identifier' ? lookUp(scope, node.object.name) : undefined;
        return (event && controls.ofEvent(event)) ?? null;
      }
      const object = node.object.type === 'MemberExpression' ? propertyName(node.object.property, node.object.computed) : node.object.type === 'Identifier' ? node.object.name : null;
      return object !== null && /^(?:elements|form|target|currentTarget|controls|refs|\$refs)$/.test(object) ? name : /(?:Ref|Input|Field)$/.test(name) ? name.replace(/(?:Ref|Input|Field)+$/, '') || null : null;
    }
    case 'TSAsExpression':
    case 'TSNonNullExpression':
      return nameControl(node.expression, scope, controls);
    case 'CallExpression':
    case 'OptionalCallExpression': {
      const name = calleeName(node.callee);
      const [first] = node.arguments;
      if (first?.type !== 'StringLiteral' || first.value.length > MAX_SELECTOR || name === null || !/^(?:querySelector|getElementById|getElementsByName|get|\$|jQuery|find|children|namedItem|getByName)$/.test(name)) return null;
      return /[#."'=\]]?([\w-]+)["'\]]*\s*$/.exec(first.value.replace(/(?::[\w-]+(?:\([^()]*\))?)+\s*$/, ''))?.[1] ?? null;
    }
    default:
      return null;
  }
}
