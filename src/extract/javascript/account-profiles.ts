import type { Node } from '@babel/types';
import type { Field, FieldGroup } from './field-groups.ts';
import { type Call, textOfNode } from './schema-calls.ts';
import { fieldsOf } from './schema-fields.ts';
import { propertyName } from './scope.ts';
import { calleeName } from './url-context.ts';

const PROFILE = { rule: 'account-profile', action: 'collect', via: 'sdk', ofPeople: true, ownIds: true } as const;
const OBJECT = /^(?:\w*[pP]rofile|userinfo|userInfo|\w*[cC]laims|me|idToken|oauthUser|authUser|providerUser|providerData)$/;
/** The parts in which providers of sign-in keep it. */
const PARTS = new Set(['_json', 'user', 'name', 'emails', 'photos', 'attributes', 'user_metadata', 'emailAddresses', 'img', 'picture', 'data', '0']);
const AUTHENTICATION = /\b(?:passport(?:-[\w-]+)?|next-auth|@auth\/|@workos|auth0|openid|oauth\w*|oidc|clerk|supabase|firebase\/auth|firebase-admin|better-auth|lucia|saml\w*|userinfo|getUserInfo)\b/i;
/** Whether a text deals with signing in by somebody else's account. */
export const mayHoldProfiles = (text: string): boolean => AUTHENTICATION.test(text);

/** What is read of the profile that a provider of sign-in gives: `profile.emails[0].value`, `claims.email`. */
export function findProfileRead(node: Node, inSignIn: boolean): FieldGroup[] {
  if (node.type !== 'MemberExpression' && node.type !== 'OptionalMemberExpression') return [];
  const name = propertyName(node.property, node.computed);
  if (name === null) return [];
  if (isProfile(node.object, 0)) return [{ ...PROFILE, fields: [profileField(name, node)] }];
  // In a file of sign-in, what is called a user or its details may be anybody's: it counts where nothing else tells.
  return inSignIn && node.object.type === 'Identifier' && /^(?:user|details)$/.test(node.object.name) ? [{ ...PROFILE, fields: [{ name, node }], weak: true }] : [];
}

/** An id there is the person's own with the provider; its photos are of the person. */
function profileField(name: string, node: Node): Field {
  if (/^(?:id|sub|_id|steamid)$/.test(name)) return { name, node, holds: 'user.unique_id' };
  return { name: name === 'photos' ? 'photo' : name, node };
}

function isProfile(node: Node, depth: number): boolean {
  if (node.type === 'Identifier') return OBJECT.test(node.name);
  if ((node.type !== 'MemberExpression' && node.type !== 'OptionalMemberExpression') || depth > 3) return false;
  const name = propertyName(node.property, node.computed);
  return name !== null && PARTS.has(name) && isProfile(node.object, depth + 1);
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
