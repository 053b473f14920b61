import type { ClassBody } from '@babel/types';
import type { Matchers } from '../../model/matchers.ts';
import { areOfPeople } from '../people-words.ts';
import type { Evaluator } from './evaluate.ts';
import type { FieldGroup } from './field-groups.ts';
import { propertyName, type Scope } from './scope.ts';
import { calleeName } from './url-context.ts';

/** Members that a decorator makes columns of an entity or fields of a validated input. */
export function findDecorated(body: ClassBody, scope: Scope, names: readonly string[], evaluator: Evaluator, matchers: Matchers): FieldGroup[] {
  const fields = new Map<string, FieldGroup>();
  const ofPeople = areOfPeople(names);
  for (const member of body.body) {
    if ((member.type !== 'ClassProperty' && member.type !== 'ClassAccessorProperty') || !member.decorators) continue;
    const name = propertyName(member.key, member.computed === true);
    if (name === null) continue;
    for (const { expression } of member.decorators) {
      const value = evaluator.evaluate(expression, scope);
      const rule = value?.kind === 'path' ? matchers.matchPath(value.path, { assigned: false }).find((one) => 'fields' in one && one.fields === 'member') : undefined;
      if (!rule || 'kind' in rule) continue;
      const group = fields.get(rule.id) ?? { rule: rule.id, action: rule.action, via: rule.via, fields: [], ofPeople };
      fields.set(rule.id, group);
      const isFlag = member.type === 'ClassProperty' && member.typeAnnotation?.type === 'TSTypeAnnotation' && member.typeAnnotation.typeAnnotation.type === 'TSBooleanKeyword';
      const validates = calleeName(expression.type === 'CallExpression' ? expression.callee : expression) === 'IsEmail';
      const known = group.fields.find((field) => field.name === name);
      if (!known) group.fields.push({ name, node: member.key, ...(isFlag ? { isFlag } : {}), ...(validates ? { holds: 'user.contact.email' } : {}) });
      else if (validates) known.holds = 'user.contact.email';
    }
  }
  return [...fields.values()];
}

/** What a strategy of sign-in is asked to check: `validate(email, password)`. */
export function findStrategy(body: ClassBody): FieldGroup[] {
  const groups: FieldGroup[] = [];
  for (const member of body.body) {
    if (member.type !== 'ClassMethod' || propertyName(member.key, member.computed) !== 'validate') continue;
    const asked = member.params.flatMap((parameter) => (parameter.type === 'Identifier' ? [{ name: parameter.name, node: parameter }] : []));
    groups.push({ rule: 'account-profile', action: 'collect', via: 'form', fields: asked, ofPeople: true });
  }
  return groups;
}
