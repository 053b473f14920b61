import type { Node } from '@babel/types';
import { propertyName } from './scope.ts';

/** What becomes of a URL literal, judged by where it stands. */
export type UrlUse = 'called' | 'loaded' | 'held' | 'link';

const LINK_NAME = /(?:href|link|anchor|docs?$|documentation|website|web_?site|homepage|home_?page|^site|repo(?:sitory)?|licen[cs]e|attribution|credit|author|reference|help|support|terms|privacy|policy|faq|blog|about|share|follow|social|canonical|schema|namespace|xmlns|context|generator|download|store|wiki_?url|bugs?|issues?|learn|readme|changelog|twitter|facebook|linkedin|instagram|youtube|copyright|navigat|redirect|return_?url|success_?url|cancel_?url|referer|origin|^see$|^to$|scopes?$|^aud(?:ience)?$|^metadataBase$|message|description|text$|title|label|placeholder|hint|example|comment|tooltip|citation)/i;
/** Lists of what is left alone: hosts to which something is not sent, of which something is not read. */
const LEFT_OUT = /(?:exclu(?:de|sion)|ignor|(?:deny|block|black|skip|bypass|disallow|forbid|opt_?out)\w*(?:list|urls?|hosts?|domains?|origins?|patterns?|sites?)|^(?:deny|block|skip|except)s?$)/i;
/** Directives of a Content-Security-Policy, as headers and as libraries write them. */
const CSP_DIRECTIVE = /^(?:default|script|style|img|connect|font|media|frame|child|worker|object|manifest)(?:Src|-src)(?:(?:E|-e)lem|(?:A|-a)ttr)?$/;
const CALL_NAME = /^(?:fetch|axios|got|ky|request|superagent|ofetch|\$fetch|useFetch|useSWR|useQuery|get|post|put|patch|delete|head|ajax|getJSON|getScript|load|loadScript|open|sendBeacon|importScripts|WebSocket|EventSource|Worker|SharedWorker|Request|Image|create|createClient|io|connect|init|json|text|download|addSource|addLayer|tileLayer|setStyle|fetchText|fetchJson|fetch[A-Z]\w*|get[A-Z]\w*|load[A-Z]\w*|post[A-Z]\w*|request[A-Z]\w*)$/;
const LINK_CALL = /^(?:open(?:External|(?:\w*(?:URL|Url|Link|Browser|Page))(?:[A-Z]\w*)?|AuthSessionAsync)|push|replace|navigate|navigateTo|redirect|permanentRedirect|assign|href|link|canOpenURL|writeText|includes|startsWith|endsWith|indexOf|lastIndexOf|match|matchAll|test|split|replaceAll|log|info|warn|error|debug|trace|Error|TypeError|t|i18n|expect|describe|it|assert|equal|createElementNS|getAttributeNS|setAttributeNS|has|set|canonical|share|sendFile|render|trim|localeCompare|invariant|alert|confirm|prompt|toast|setTitle)$/;
/** Elements of whose attributes a reader's click, not the page, makes use. */
const LINK_ELEMENT = /^(?:a|area|.*Link|.*Anchor|.*Button|Trans|ListItem|MenuItem|ExternalLink|meta|svg|html|math|title|p|q|blockquote|ins|del|cite)$/;
const LOAD_ATTRIBUTE = /^(?:src|srcSet|srcset|data|poster|action|source|uri|url|image|icon|logo|avatar|background|endpoint|api|baseUrl|host|styleUrl|mapStyle|tiles?|fallbackSrc|imageUrl|logoUrl|iconUrl|scriptUrl|backgroundImage|thumbnail|cover|picture|photo)$/;

/** The name by which a reader would call a callee: the last one. */
export function calleeName(callee: Node): string | null {
  if (callee.type === 'Identifier') return callee.name;
  if (callee.type === 'MemberExpression' || callee.type === 'OptionalMemberExpression') return propertyName(callee.property, callee.computed);
  return null;
}

/**
 * Where a literal stands decides whether the program talks to its host or only shows it to people.
 * @param ancestors from the file down to the parent of the literal.
 */
export function urlUse(ancestors: readonly Node[], literal: Node): UrlUse {
  let child = literal;
  for (let i = ancestors.length - 1, climbed = 0; i >= 0 && climbed < 14; i--, climbed++) {
    const node = ancestors[i]!;
    switch (node.type) {
      case 'ImportDeclaration':
      case 'ExportNamedDeclaration':
      case 'ExportAllDeclaration':
      case 'ThrowStatement':
      case 'SwitchCase':
        return 'link';
      case 'BinaryExpression':
        if (node.operator !== '+' || (node.right === child && opensLink(node.left))) return 'link';
        break;
      case 'JSXAttribute': {
        const element = ancestors[i - 1];
        const tag = element?.type === 'JSXOpeningElement' ? tagName(element.name) : '';
        const attribute = node.name.type === 'JSXIdentifier' ? node.name.name : `${node.name.namespace.name}:${node.name.name.name}`;
        if (LOAD_ATTRIBUTE.test(attribute) && !LINK_ELEMENT.test(tag)) return 'loaded';
        if (attribute === 'href' && tag === 'link') return 'loaded';
        if (attribute === 'content' || attribute === 'href' || LINK_ELEMENT.test(tag) || LINK_NAME.test(attribute)) return 'link';
        return 'held';
      }
      case 'CallExpression':
      case 'OptionalCallExpression':
      case 'NewExpression': {
        if (node.callee === child) break;
        const name = calleeName(node.callee);
        // What becomes of an address is for whoever gets it.
        if (name === null || name === 'URL') break;
        if (name === 'open' && (node.callee.type === 'Identifier' || isNamed(node.callee, 'window'))) return 'link';
        if (LINK_CALL.test(name)) return 'link';
        return CALL_NAME.test(name) ? 'called' : 'held';
      }
      case 'ObjectProperty':
        if (node.key === child) return 'link';
        // A page may load from there, whatever the policy around it is called.
        if (CSP_DIRECTIVE.test(propertyName(node.key, node.computed) ?? '')) return 'held';
        if (isNoAddress(propertyName(node.key, node.computed) ?? '')) return 'link';
        break;
      case 'AssignmentExpression': {
        const name = calleeName(node.left);
        if (name === 'href' || name === 'location') return isLinkElement(node.left) ? 'held' : 'link';
        if (name !== null && LINK_NAME.test(name)) return 'link';
        return name === 'src' ? 'loaded' : 'held';
      }
      case 'VariableDeclarator':
        return node.id.type === 'Identifier' && isNoAddress(node.id.name) ? 'link' : 'held';
      case 'ClassProperty':
        return isNoAddress(propertyName(node.key, node.computed === true) ?? '') ? 'link' : 'held';
      case 'FunctionDeclaration':
      case 'ClassMethod':
      case 'ObjectMethod': {
        const key = node.type === 'FunctionDeclaration' ? node.id : node.key;
        return key && LINK_NAME.test(propertyName(key, false) ?? '') ? 'link' : 'held';
      }
      case 'JSXElement':
      case 'JSXFragment':
        return 'link'; // text between tags
      default:
    }
    child = node;
  }
  return 'held';
}

/** Whether a text ends where the address of a link stands: `'<a href="' + …`. */
function opensLink(text: Node): boolean {
  switch (text.type) {
    case 'BinaryExpression':
      return opensLink(text.right);
    case 'CallExpression': {
      const last = text.arguments.at(-1);
      return last !== undefined && opensLink(last);
    }
    case 'TemplateLiteral':
      return LINK_OPENS.test((text.quasis.at(-1)?.value.raw ?? '').slice(-100));
    case 'StringLiteral':
      return LINK_OPENS.test(text.value.slice(-100));
    default:
      return false;
  }
}
const LINK_OPENS = /<a\s(?:[^<>]*\s)?href\s*=\s*\\?["']?$/i;

/** Whether the list that a literal stands in says what is left alone. */
export function isLeftOut(ancestors: readonly Node[]): boolean {
  for (const node of ancestors.slice(-3)) {
    const name = node.type === 'ObjectProperty' ? propertyName(node.key, node.computed) : node.type === 'VariableDeclarator' && node.id.type === 'Identifier' ? node.id.name : null;
    if (name !== null && LEFT_OUT.test(name)) return true;
  }
  return false;
}
const isNoAddress = (name: string): boolean => LINK_NAME.test(name) || LEFT_OUT.test(name);
const isNamed = (callee: Node, name: string): boolean => callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && callee.object.name === name;
/** `link.href = …` on a created stylesheet link loads it. */
const isLinkElement = (left: Node): boolean => left.type === 'MemberExpression' && left.object.type === 'Identifier' && /css|style|font|stylesheet|^link$|linkEl/i.test(left.object.name);

export function tagName(name: Node): string {
  if (name.type === 'JSXIdentifier') return name.name;
  if (name.type === 'JSXMemberExpression') return `${tagName(name.object)}.${name.property.name}`;
  return name.type === 'JSXNamespacedName' ? `${name.namespace.name}:${name.name.name}` : '';
}
