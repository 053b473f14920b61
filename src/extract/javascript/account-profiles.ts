import type { MemberExpression, Node, OptionalMemberExpression } from '@babel/types';
import type { Field, FieldGroup } from './field-groups.ts';
import { isOfPeople } from '../people-words.ts';
import { type Call, textOfNode } from './schema-calls.ts';
import { fieldsOf } from './schema-fields.ts';
import { lookUp, propertyName, type Scope } from './scope.ts';
import { calleeName } from './url-context.ts';

const PROFILE = { rule: 'account-profile', action: 'collect', via: 'sdk', ofPeople: true, ownIds: true } as const;
const OBJECT = /^(?:\w*[pP]rofile|userinfo|userInfo|\w*[cC]laims|idToken|oauthUser|authUser|providerUser|providerData)$/;
/** What a payment provider tells of who paid. */
const PAYER = /^(?:customer|billing|payer|shopper)_?[dD]etails$/;
/** The parts in which providers of sign-in keep it. */
const PARTS = new Set(['_json', 'user', 'name', 'emails', 'photos', 'attributes', 'user_metadata', 'emailAddresses', 'img', 'picture', 'data', '0']);
const AUTHENTICATION = /\b(?:passport(?:-[\w-]+)?|next-auth|@auth\/|@workos|auth0|openid|oauth\w*|oidc|clerk|supabase|firebase\/auth|firebase-admin|better-auth|lucia|saml\w*|userinfo|getUserInfo|(?:customer|billing|payer|shopper)_?details)\b/i;
/** Whether a text deals with signing in by somebody else's account. */
export const mayHoldProfiles = (text: string): boolean => AUTHENTICATION.test(text);

/** What is read of the profile that a provider of sign-in gives: `profile.emails[0].value`, `claims.email`. */
export function findProfileRead(node: MemberExpression | OptionalMemberExpression, scope: Scope): FieldGroup[] {
  const name = propertyName(node.property, node.computed);
  if (name === null) return [];
  if (isProfile(node.object, 0) && !isOfThing(node.object, scope)) return [{ ...PROFILE, fields: [profileField(name, node)] }];
  const given = node.object.type === 'Identifier' && /^(?:user|details)$/.test(node.object.name) ? givenBy(node.object.name, scope) : null;
  if (given === null) return [];
  // In a callback the id may already be ours.
  return [{ ...PROFILE, fields: [given === 'service' ? profileField(name, node) : { name, node }], weak: true }];
}

/** `(profile: AssetProfile)`, `({ profile }: { profile: BrowserProfile })`: by its type the profile of no person. */
function isOfThing(object: Node, scope: Scope): boolean {
  const binding = object.type === 'Identifier' ? lookUp(scope, object.name) : undefined;
  const declared = binding?.declaration;
  let type: Node | null = declared?.kind === 'variable' ? annotated(declared.annotation) : declared?.kind === 'param' && 'typeAnnotation' in declared.node ? annotated(declared.node.typeAnnotation ?? null) : null;
  for (const step of declared?.kind === 'param' || declared?.kind === 'variable' ? declared.steps : []) {
    const member: Node | undefined = type?.type === 'TSTypeLiteral' ? type.members.find((one) => one.type === 'TSPropertySignature' && `.${propertyName(one.key, one.computed ?? false)}` === step) : undefined;
    type = member?.type === 'TSPropertySignature' ? annotated(member.typeAnnotation ?? null) : null;
  }
  const name = type?.type === 'TSTypeReference' && type.typeName.type === 'Identifier' ? type.typeName.name : '';
  return /Profile$/.test(name) && isOfPeople(name) === false;
}

const annotated = (node: Node | null): Node | null => (node?.type === 'TSTypeAnnotation' ? node.typeAnnotation : node);

/** `_.get(profile, "photos[0].value")`: every name on the way that is read of the profile. */
export function findProfilePicked({ object, names }: { object: Node; names: readonly string[] }, node: Node): FieldGroup[] {
  if (!isProfile(object, 0)) return [];
  const read = names.slice(0, names.findIndex((name) => !PARTS.has(name)) + 1 || names.length);
  return [{ ...PROFILE, fields: read.map((name) => profileField(name, node)) }];
}

/** Whether a variable is what another service answered, or what a callback of sign-in is given beside the account. */
function givenBy(name: string, scope: Scope): 'service' | 'callback' | null {
  const binding = lookUp(scope, name);
  if (!binding) return null;
  if (binding.declaration.kind === 'param') {
    const { node } = binding.declaration;
    const isBeside = node.type === 'ObjectPattern' && node.properties.some((property) => property.type === 'ObjectProperty' && /^(?:account|profile|token)$/.test(propertyName(property.key, property.computed) ?? ''));
    return isBeside ? 'callback' : null;
  }
  return binding.sources.some((source) => isAnswer(source.node, 0)) ? 'service' : null;
}

function isAnswer(node: Node, depth: number): boolean {
  if (depth > 6) return false;
  switch (node.type) {
    case 'AwaitExpression':
      return isAnswer(node.argument, depth + 1);
    case 'MemberExpression':
      return isAnswer(node.object, depth + 1);
    case 'TSAsExpression':
      return isAnswer(node.expression, depth + 1);
    case 'CallExpression': {
      const name = calleeName(node.callee);
      return (name !== null && /fetch|^json$|^parse$|userinfo|^getUserInfo$/i.test(name)) || (node.callee.type === 'MemberExpression' && isAnswer(node.callee.object, depth + 1));
    }
    default:
      return false;
  }
}

/** An id there is the person's own with the provider; its photos are of the person. */
function profileField(name: string, node: Node): Field {
  if (/^(?:id|sub|_id|steamid)$/.test(name)) return { name, node, holds: 'user.unique_id' };
  return { name: name === 'photos' ? 'photo' : name, node };
}

function isProfile(node: Node, depth: number): boolean {
  if (node.type === 'Identifier') return OBJECT.test(node.name) || PAYER.test(node.name);
  if ((node.type !== 'MemberExpression' && node.type !== 'OptionalMemberExpression') || depth > 3) return false;
  const name = propertyName(node.property, node.computed);
  return name !== null && (PAYER.test(name) || (PARTS.has(name) && isProfile(node.object, depth + 1)));
}

/** What a form of sign-in asks for, as its library is told: the credentials of Auth.js, the callback of a local strategy. */
export function findSignIn(call: Call): FieldGroup[] {
  const name = calleeName(call.callee);
  if (name === null || !/Strategy|Credentials/.test(name)) return [];
  const fields: Field[] = [];
  for (const argument of call.arguments) {
    if (argument.type === 'ObjectExpression') {
      for (const property of argument.properties) {
        if (property.type !== 'ObjectProperty') continue;
        const key = propertyName(property.key, property.computed);
        const text = textOfNode(property.value);
        if (key === 'credentials' && property.value.type === 'ObjectExpression') fields.push(...fieldsOf(property.value).map(({ name: field, node }) => ({ name: field, node })));
        else if ((key === 'usernameField' || key === 'passwordField') && text !== null) fields.push({ name: text, node: property });
        else if (key === 'profileFields' && property.value.type === 'ArrayExpression') {
          for (const element of property.value.elements) {
            const field = textOfNode(element);
            if (element && field !== null) fields.push({ name: field, node: element });
          }
        }
      }
    } else if (/^Local/.test(name) && (argument.type === 'FunctionExpression' || argument.type === 'ArrowFunctionExpression')) {
      for (const parameter of argument.params) if (parameter.type === 'Identifier') fields.push({ name: parameter.name, node: parameter });
    }
  }
  return fields.length === 0 ? [] : [{ rule: 'account-profile', action: 'collect', via: 'form', fields, ofPeople: true }];
}
