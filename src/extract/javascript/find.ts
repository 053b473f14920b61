import type { CallExpression, File, JSXOpeningElement, NewExpression, Node, ObjectExpression, OptionalCallExpression } from '@babel/types';
import type { ArgumentFacts, Sighting } from '../../model/facts.ts';
import type { Matchers, PathQuery } from '../../model/matchers.ts';
import type { ApiModel } from '../../model/rules.ts';
import { askedByCall } from '../../model/sends.ts';
import { sightApi, sightFlow, sightVendor, strengthOfPath } from '../../model/sighting.ts';
import { apiOfPath, memberArguments, refineKeyed, wrapperArguments } from '../../model/keyed.ts';
import { sightAddress } from '../../model/address.ts';
import { mayHoldSql, readSql } from '../schema/read-sql.ts';
import { sightColumns } from '../schema/sight-columns.ts';
import { readArgument, textOf } from './arguments.ts';
import { Collector, spanOf } from './collect.ts';
import type { Evaluator } from './evaluate.ts';
import { HOLE, type Value } from './value.ts';
import { isPicked } from './picked-member.ts';
import { keptParts } from './kept-parts.ts';
import { isKeyConstant } from './key-constants.ts';
import { GLOBAL_OBJECTS, isProjectSpecifier } from './roots.ts';
import { findElement } from './elements.ts';
import { callsBack } from './flow/callbacks.ts';
import { askedVariable, environmentName } from './environment-name.ts';
import type { Flows } from './flow/flows.ts';
import type { Addresses } from './flow/addresses.ts';
import { Requests } from './flow/requests.ts';
import { namedStorage } from './named-storage.ts';
import { findNamedLog } from './flow/named-logs.ts';
import { readModelCall } from './flow/model-calls.ts';
import { signInProviders } from './sign-in-providers.ts';
import { lookUp, propertyName, type Scope, type Scopes } from './scope.ts';
import { UrlLiterals } from './urls.ts';
import { calleeName, urlUse } from './url-context.ts';
import { eachChild } from './walk.ts';
import type { WrappedCalls } from './wrapped-calls.ts';

/** Names of cookies that ordinary text does not hold. */
const COOKIE_NAME = /^_{1,2}[a-z][\w-]{1,40}$|^[a-z]+_[a-z]+_[a-z_]+$|^[A-Z]{4,}$/;
const READ: PathQuery = { assigned: false };
const ASSIGNED: PathQuery = { assigned: true };
const SCHEME = /^(?:https?|wss?):\/\/$/;
const ENV_NAME = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/;
/** Packages by whose validators the environment is described. */
const ENV_CHECKERS = /^npm:(?:zod(?:\/.*)?|joi|@hapi\/joi|yup|valibot|envalid|envsafe|arktype|@sinclair\/typebox)$/;

/** `f.call(it, x)` calls f with x; with `apply` the arguments are a list that is not looked into. */
function throughCall({ callee, arguments: args }: CallExpression | OptionalCallExpression | NewExpression): { target: Node; given: readonly Node[] } {
  const name = callee.type === 'MemberExpression' ? calleeName(callee) : null;
  if (callee.type === 'MemberExpression' && (name === 'call' || name === 'apply')) return { target: callee.object, given: name === 'call' ? args.slice(1) : [] };
  return { target: callee, given: args };
}

/** A call that tells which page somebody looks at. */
const isPageView = (step: string, given: readonly Node[]): boolean =>
  (step === 'global:gtag' && tellsPage(given)) || /^\.(?:page|pageview|pageView|trackPageView|trackPageview|logPageView|screen|trackScreen|setCurrentScreen|logScreenView)$/.test(step)
  || given.slice(0, 3).some((one) => (one.type === 'StringLiteral' && /^\$?(?:page|screen)[_ ]?view(?:ed)?$/i.test(one.value)) || (one.type === 'ObjectExpression' && one.properties.some((property) => property.type === 'ObjectProperty' && /^page_(?:path|location)$/.test(propertyName(property.key, property.computed) ?? ''))));

/** `gtag("consent", …)`, `fbq("consent", …)`: a choice is passed on, and nothing else. */
const tellsConsent = ([root = '', step]: readonly string[], [command]: readonly Node[]): boolean => root.startsWith('global:') && step === '()' && command?.type === 'StringLiteral' && command.value === 'consent';

/** `gtag("config", id)` tells the page too, unless it is told not to. */
const tellsPage = ([command, , options]: readonly Node[]): boolean =>
  command?.type === 'StringLiteral' && command.value === 'config' &&
  !(options?.type === 'ObjectExpression' && options.properties.some((property) => property.type === 'ObjectProperty' && propertyName(property.key, property.computed) === 'send_page_view' && property.value.type === 'BooleanLiteral' && !property.value.value));

const CALLED_BACK = /^global:(?:on[A-Z]\w*|\w*(?:AsyncInit|Ready|Callback|Loaded))$/;

/** Where a string begins: what a cookie is named by. */
const leftmost = (node: Node): Node => (node.type === 'BinaryExpression' ? leftmost(node.left) : node.type === 'TemplateLiteral' && node.quasis[0]?.value.raw === '' ? (node.expressions[0] ?? node) : node);

/** One walk over a file: every place is held against the rules once. */
export function findSightings(file: File, scopes: Scopes, evaluator: Evaluator, matchers: Matchers, wrapped: WrappedCalls, flows: Flows, addresses: Addresses): Collector {
  const collector = new Collector(matchers);
  const urls = new UrlLiterals(matchers, evaluator);
  const requests = new Requests(addresses, evaluator, matchers);
  const ancestors: Node[] = [];

  const visitAll = (node: Node, scope: Scope): void => {
    ancestors.push(node);
    eachChild(node, (child) => visit(child, scopes.of.get(child) ?? scope));
    ancestors.pop();
  };

  /** A method that is called is no read of a member. */
  const isCallee = (node: Node): boolean => (ancestors.at(-1) as { callee?: Node } | undefined)?.callee === node;

  const onValue = (value: Value | undefined, node: Node, query: PathQuery, args?: () => readonly ArgumentFacts[], around?: Scope): void => {
    if (value?.kind !== 'path') return;
    for (const model of collector.path(value.path, node, query, args).models) if (model.key === 'parameter' && around) wrapped.note(model, apiOfPath(value.path), node, [], around);
  };

  const onCall = (node: CallExpression | OptionalCallExpression | NewExpression, scope: Scope): void => {
    urls.sink(node, scope);
    const asksFor = askedVariable(node);
    if (asksFor !== null) onEnvName(asksFor, node);
    const { target, given } = throughCall(node);
    const callee = evaluator.evaluate(target, scope);
    if (callee?.kind === 'function') {
      wrapped.pending.push({ callee: callee.node, call: node, scope });
      flows.local(callee.node, node, scope);
    } else if (callee?.kind === 'class') {
      const constructor = evaluator.constructorOf(callee);
      if (constructor) flows.local(constructor, node, scope);
    } else if (callee === undefined) flows.unknown(node, node.callee, scope);
    if (callsBack(node)) onCallbacks(node, scope);
    flows.submission(node, scope);
    flows.handOver.call(node, callee, scope);
    const request = requests.find(node, callee, scope);
    if (request) flows.sink(request.sighting, node.arguments, scope, false, request.address);
    if (request?.named) collector.add(request.named);
    const log = findNamedLog(node, callee, matchers);
    if (log) flows.sink(log, node.arguments, scope);
    const storage = namedStorage(node, callee);
    if (storage !== null) onNamedStorage(storage, node, given, scope);
    if (callee?.kind !== 'path') return;
    const path = evaluator.result(callee);
    if (path?.kind !== 'path' || tellsConsent(path.path, given)) return;
    let known: readonly ArgumentFacts[] | undefined;
    const args = (): readonly ArgumentFacts[] => (known ??= given.slice(0, 3).map((argument) => readArgument(argument, scope, evaluator)));
    const [first] = given;
    const value = first && evaluator.evaluate(first, scope);
    const { models, vendor, use } = collector.path(path.path, node, {
      assigned: false,
      get arguments() {
        return args().map((argument, index) => (index > 0 || value?.kind === 'text' ? argument.text : null));
      },
      parts: (places) => keptParts(given, places, scope, evaluator),
      ...(value?.kind === 'object' ? { property: (name: string) => propertyText(value, name) } : {}),
    }, args);
    if (vendor && isPageView(path.path.at(-2) ?? '', given)) {
      const { line } = spanOf(node);
      collector.add(sightFlow(sightVendor(vendor, 'sdk', 'flow', apiOfPath(path.path), spanOf(node)), [{ label: 'page view', line, data: ['user.behavior.browsing_history'] }], { detail: 'page view' }));
    }
    if (vendor) flows.sink(sightVendor(vendor, 'sdk', 'flow', apiOfPath(path.path), spanOf(node), { data: strengthOfPath(path.path) === 'called' ? askedByCall(vendor, apiOfPath(path.path)) : [] }), given, scope);
    // A bare `gtag()` is seen where its name is; of `window.gtag()` only the call says it.
    if (vendor && path.path[0]!.startsWith('global:') && isOfWindow(node.callee, scope) && !(first?.type === 'Identifier' && first.name === 'arguments')) collector.vendor(vendor, strengthOfPath(path.path), apiOfPath(path.path), node, path.path[0]!);
    if (use) flows.foreign(use, given, scope);
    for (const { vendor: provider, name, node: at } of signInProviders(path.path, given, scope, evaluator, matchers)) collector.add(sightVendor(provider, 'sdk', 'initialised', `${apiOfPath(path.path)} ${name}`, spanOf(at)));
    const asked = readModelCall(node, path.path, scope, evaluator);
    for (const model of asked?.paths ?? []) {
      const found = collector.path(model, node, READ);
      if (found.vendor) flows.sink(sightVendor(found.vendor, 'sdk', 'flow', apiOfPath(model), spanOf(node), { data: askedByCall(found.vendor, apiOfPath(model)) }), asked!.told, scope);
      if (found.use) flows.foreign(found.use, asked!.told, scope, true);
    }
    for (const model of models) {
      const passed = model.passed ?? model.value;
      if (passed !== undefined) flows.sink(sinkOf(model, apiOfPath(path.path), node, args(), addressOf(model, passed, given, scope)), passed === 'all' ? given : given.slice(passed, passed + 1), scope);
      if (model.key !== undefined || model.value !== undefined) wrapped.note(model, apiOfPath(path.path), node, given, scope);
    }
  };

  const onNamedStorage = (api: string, node: CallExpression | OptionalCallExpression | NewExpression, given: readonly Node[], scope: Scope): void => {
    const model = matchers.api('browser-storage');
    if (!model) return;
    const args = given.slice(0, 2).map((argument) => readArgument(argument, scope, evaluator));
    collector.keyed(model, api, node, args);
    flows.sink(sinkOf(model, api, node, args, null), given.slice(1, 2), scope);
    wrapped.note(model, api, node, given, scope);
  };

  /** Functions that have a name, given to what calls them: `list.forEach(report)`. */
  const onCallbacks = (node: CallExpression | OptionalCallExpression | NewExpression, scope: Scope): void => {
    for (const [position, argument] of node.arguments.slice(0, 2).entries()) {
      if (argument.type !== 'Identifier' && argument.type !== 'MemberExpression') continue;
      const given = evaluator.evaluate(argument, scope);
      if (given?.kind === 'function') flows.callback(given.node, position, node, scope);
    }
  };

  /** The place as what is passed there finds it: told apart by the entry that it names. */
  const sinkOf = (model: ApiModel, api: string, node: Node, args: readonly ArgumentFacts[], address: string | null): Sighting => {
    const elsewhere = address === null ? null : sightAddress(address.replaceAll(HOLE, '${}'), spanOf(node), matchers);
    if (elsewhere) return elsewhere;
    const [named] = model.key === undefined ? [] : refineKeyed(sightApi({ ...model, data: ['user'] }, api, spanOf(node)), model, args, matchers);
    return { ...sightApi(model, api, spanOf(node)), data: [], ...(named?.detail === undefined ? {} : { detail: named.detail }) };
  };

  /** Where a call that opens an address leads. */
  const addressOf = ({ via }: ApiModel, passed: number | 'all', given: readonly Node[], scope: Scope): string | null => {
    const node = via === 'network' && passed !== 'all' ? given[passed] : undefined;
    const value = node && evaluator.evaluate(node, scope);
    return value?.kind === 'text' ? value.text : null;
  };

  /** `window.fbq`, `window?.plugins.push`: a member of the global object, by name. */
  const isOfWindow = (callee: Node, scope: Scope): boolean => {
    let root = callee;
    while (root.type === 'MemberExpression' || root.type === 'OptionalMemberExpression') root = root.object;
    return root !== callee && root.type === 'Identifier' && GLOBAL_OBJECTS.has(root.name) && lookUp(scope, root.name) === undefined;
  };

  const propertyText = (object: { node: ObjectExpression; scope: Scope }, name: string): string | undefined => {
    const has = object.node.properties.some((property) => property.type !== 'SpreadElement' && propertyName(property.key, property.computed) === name);
    return has ? (textOf(evaluator.property(object, name)) ?? '') : undefined;
  };

  const onEnv = (value: Value | undefined, node: Node): void => {
    const name = value?.kind === 'path' ? environmentName(value.path) : null;
    if (name !== null) onEnvName(name, node);
  };
  const onEnvName = (name: string, node: Node): void => {
    const vendor = matchers.vendorOfEnv(name);
    if (vendor) collector.add({ ...sightVendor(vendor, 'config', 'declared', name, spanOf(node)), detail: name });
  };

  /** `STRIPE_KEY: z.string()`: what a schema of the environment asks for. */
  const isChecked = (value: Node, scope: Scope): boolean => {
    if (value.type !== 'CallExpression') return false;
    const checker = evaluator.evaluate(value, scope);
    return checker?.kind === 'path' && ENV_CHECKERS.test(checker.path[0] ?? '');
  };

  const onImport = (specifier: string, names: string[], node: Node): void => {
    const vendor = isProjectSpecifier(specifier) ? undefined : matchers.vendorOfPackage('npm', specifier);
    if (vendor) collector.vendor(vendor, 'imported', specifier, node, `npm:${specifier}`);
    if (/^(?:\$env\/|@env$|react-native-dotenv$)/.test(specifier)) for (const name of names) onEnvName(name, node);
  };

  const onPattern = (pattern: Node, value: Value | undefined): void => {
    if (pattern.type !== 'ObjectPattern') return;
    for (const property of pattern.properties) {
      if (property.type !== 'ObjectProperty') continue;
      const name = propertyName(property.key, property.computed);
      if (name === null) continue;
      const member = evaluator.member(value, name);
      onValue(member, property, READ);
      onEnv(member, property);
      onPattern(property.value.type === 'AssignmentPattern' ? property.value.left : property.value, member);
    }
  };

  const visit = (node: Node, scope: Scope): void => {
    switch (node.type) {
      case 'ImportDeclaration':
        if (node.importKind !== 'type' && node.importKind !== 'typeof')
          onImport(node.source.value, node.specifiers.map((s) => (s.type === 'ImportSpecifier' && s.imported.type === 'Identifier' ? s.imported.name : '')), node);
        return;
      case 'ExportNamedDeclaration':
      case 'ExportAllDeclaration':
        if (node.source) {
          if (node.exportKind !== 'type') onImport(node.source.value, [], node);
          return;
        }
        break;
      case 'CallExpression':
      case 'OptionalCallExpression':
      case 'NewExpression': {
        onCall(node, scope);
        const value = evaluator.evaluate(node, scope);
        if (value?.kind === 'path' && value.path.length === 1 && value.path[0]!.startsWith('npm:') && (node.callee.type === 'Import' || calleeName(node.callee) === 'require')) onImport(value.path[0]!.slice(4), [], node);
        // `_.get(req, "headers.referer")` reads what its path says.
        if (value?.kind === 'path' && isPicked(node, scope, evaluator)) onValue(value, node, READ, undefined, scope);
        break;
      }
      case 'ImportExpression': {
        const value = evaluator.evaluate(node, scope);
        if (value?.kind === 'path') onImport(value.path[0]!.slice(4), [], node);
        break;
      }
      case 'MemberExpression':
      case 'OptionalMemberExpression': {
        const value = evaluator.evaluate(node, scope);
        if (!isCallee(node)) onValue(value, node, READ, node.computed ? () => memberArguments(readArgument(node.property, scope, evaluator)) : undefined, scope);
        onEnv(value, node);
        break;
      }
      case 'Identifier':
        onIdentifier(node, scope);
        return;
      case 'VariableDeclarator':
        if (node.init) onPattern(node.id, evaluator.evaluate(node.init, scope));
        if (node.id.type === 'Identifier' && isKeyConstant(node.id.name, node.init)) onEnvName(node.id.name, node);
        break;
      case 'AssignmentExpression': {
        const target = node.left.type === 'MemberExpression' || node.left.type === 'Identifier' ? evaluator.evaluate(node.left, scope) : undefined;
        if (target?.kind === 'path') {
          const name = target.path.at(-1)!;
          // `window.onYouTubeIframeAPIReady = …`: what the script of a third party calls once it is there.
          const loaded = target.path.length === 1 && CALLED_BACK.test(name) ? matchers.vendorOfGlobal(name.slice(7)) : undefined;
          if (loaded) collector.vendor(loaded, 'called', name.slice(7), node, name);
          flows.handOver.assigned(target.path, node.right, node, scope);
          const isCookie = target.path[0] === 'global:document' && name === '.cookie';
          const { models } = collector.path(target.path, node, ASSIGNED, () => {
            const assigned = readArgument(node.right, scope, evaluator);
            return [isCookie ? assigned : { text: name.slice(1), names: [] }, assigned];
          });
          const assigned = isCookie ? readArgument(node.right, scope, evaluator) : { text: name.slice(1), names: [] };
          for (const model of models) if ((model.passed ?? model.value) !== undefined) flows.sink(sinkOf(model, apiOfPath(target.path), node, [assigned], addressOf(model, 0, [node.right], scope)), [node.right], scope);
          if (isCookie) for (const model of models) wrapped.note(model, apiOfPath(target.path), node, [leftmost(node.right), node.right], scope);
        } else if (target?.kind === 'function' && target.node.type === 'ClassMethod' && target.node.kind === 'set') flows.local(target.node, node, scope);
        onPattern(node.left, evaluator.evaluate(node.right, scope));
        if (node.left.type === 'MemberExpression') {
          // the target is written, not read: only what leads to it is visited
          ancestors.push(node);
          visit(node.left.object, scope);
          visit(node.right, scopes.of.get(node.right) ?? scope);
          ancestors.pop();
          return;
        }
        break;
      }
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
      case 'ObjectMethod':
      case 'ClassMethod':
      case 'ClassPrivateMethod': {
        const inner = scopes.of.get(node) ?? scope;
        if ('decorators' in node && node.decorators) flows.handOver.decorated(node.decorators, node, node, inner);
        for (const param of node.params) {
          if (param.type === 'ObjectPattern') onParameter(param, inner);
          if ('decorators' in param) for (const decorator of param.decorators ?? []) visit(decorator, inner);
        }
        break;
      }
      case 'JSXOpeningElement':
        onElement(node, scope);
        break;
      case 'ObjectProperty': {
        const name = propertyName(node.key, node.computed);
        if (name !== null && ENV_NAME.test(name) && (isKeyConstant(name, node.value) || isChecked(node.value, scope))) onEnvName(name, node);
        if (name !== null && ancestors.at(-1)?.type === 'ObjectExpression') for (const model of matchers.apisNamed('key', name)) onKey(model, name, node, scope);
        if (!node.computed) {
          ancestors.push(node);
          visit(node.value, scopes.of.get(node.value) ?? scope);
          ancestors.pop();
          return;
        }
        break;
      }
      case 'StringLiteral':
        urls.literal(node, node.value, ancestors);
        onText(node.value, node);
        return;
      case 'TemplateLiteral': {
        const value = evaluator.evaluate(node, scope);
        if (value?.kind === 'text') {
          urls.literal(node, value.text, ancestors);
          // An address with data in it, whoever follows it.
          if (node.expressions.length > 0 && value.text.includes('//')) {
            const address = sightAddress(value.text.replaceAll(HOLE, '${}'), spanOf(node), matchers);
            if (address) flows.sink(address, [node], scope, urlUse(ancestors, node) === 'link');
          }
        }
        onText(node.quasis.map((quasi) => quasi.value.raw).join('${}'), node);
        break;
      }
      case 'BinaryExpression': {
        // "https://" + region + ".example.com/path"
        const first = node.operator === '+' ? leftmost(node) : node;
        const value = first.type === 'StringLiteral' && SCHEME.test(first.value) ? evaluator.evaluate(node, scope) : undefined;
        if (value?.kind === 'text') urls.literal(node, value.text, ancestors);
        break;
      }
      case 'TaggedTemplateExpression': {
        const tag = evaluator.evaluate(node.tag, scope);
        if (tag?.kind === 'function') flows.local(tag.node, node, scope);
        break;
      }
      case 'RegExpLiteral':
        onCookieName(node.pattern.replace(/^\^|\$$/g, ''), node);
        return;
      case 'JSXText':
      case 'DirectiveLiteral':
      case 'NumericLiteral':
        return;
      default:
    }
    visitAll(node, scope);
  };

  const onKey = (model: Parameters<typeof sightApi>[0], name: string, node: Extract<Node, { type: 'ObjectProperty' }>, scope: Scope): void => {
    const argument = readArgument(node.value, scope, evaluator);
    collector.keyed(model, `"${name}"`, node, [argument, argument]);
  };

  /** The name of a cookie that a vendor sets: `_fbp`, `/^_ga/`. */
  const onCookieName = (text: string, node: Node): void => {
    const vendor = COOKIE_NAME.test(text) ? matchers.vendorOfCookie(text) : undefined;
    if (vendor) collector.add({ ...sightVendor(vendor, 'cookie', 'called', text, spanOf(node), { data: ['user.device.cookie_id'] }), detail: text });
  };

  /** A statement in a string: one fact for all columns of a table. */
  const onSql = (text: string, node: Node): void => {
    if (!mayHoldSql(text)) return;
    const tables = new Map<string, Sighting>();
    for (const sighting of sightColumns(readSql(text), () => spanOf(node), matchers)) {
      const [table = ''] = sighting.api.split('.');
      const known = tables.get(table);
      if (known) known.data = [...new Set([...known.data, ...sighting.data])].sort();
      else tables.set(table, { ...sighting, api: table, detail: table });
    }
    for (const sighting of tables.values()) collector.add(sighting);
  };

  const onText = (text: string, node: Node): void => {
    onCookieName(text, node);
    if (text.length < 5 || text.length > 20_000) return;
    onSql(text, node);
    for (const model of matchers.apisNamed('string', text)) collector.add(sightApi(model, model.match[0] ?? model.id, spanOf(node)));
  };

  /** A snippet's global; the names of imports and variables are seen where their members are. */
  const onIdentifier = (node: Extract<Node, { type: 'Identifier' }>, scope: Scope): void => {
    const value = evaluator.evaluate(node, scope);
    if (value?.kind !== 'path' || isGtag(node)) return;
    const root = value.path[0]!;
    if (value.path.length > 1 ? !isImported(node.name, scope) || isCallee(node) : root === 'request' || root === 'response') return;
    collector.path(value.path, node, READ);
    if (!root.startsWith('global:') || value.path.length > 1) return;
    const call = ancestors.at(-1);
    if (call?.type === 'CallExpression' && call.callee === node && tellsConsent([root, '()'], call.arguments)) return;
    const vendor = matchers.vendorOfGlobal(root.slice(7));
    if (vendor) collector.vendor(vendor, ancestors.at(-1)?.type === 'CallExpression' ? 'called' : 'imported', root.slice(7), node, root);
  };

  /** `dataLayer.push(arguments)`: the snippet of gtag.js, which fills the same list as a tag manager. */
  const isGtag = (node: Node): boolean => {
    const call = ancestors.at(-2);
    const [first] = call?.type === 'CallExpression' && call.callee === ancestors.at(-1) ? call.arguments : [];
    return first?.type === 'Identifier' && first.name === 'arguments' && node.type === 'Identifier' && node.name === 'dataLayer';
  };

  const isImported = (name: string, scope: Scope): boolean => lookUp(scope, name)?.declaration.kind === 'import';

  const onParameter = (pattern: Extract<Node, { type: 'ObjectPattern' }>, scope: Scope): void => {
    for (const property of pattern.properties) {
      if (property.type !== 'ObjectProperty') continue;
      const target = property.value.type === 'AssignmentPattern' ? property.value.left : property.value;
      if (target.type === 'Identifier') onValue(evaluator.evaluate(target, scope), property, READ);
    }
  };

  const onElement = (node: JSXOpeningElement, scope: Scope): void => {
    const component = findElement(node, scope, evaluator, matchers, collector);
    flows.element(node, component, scope);
    flows.control(node, scope);
  };

  for (const statement of file.program.body) visit(statement, scopes.program);
  for (const sighting of urls.sightings()) collector.add(sighting);
  for (const sighting of flows.finish()) collector.add(sighting);
  wrapped.propagate();
  for (const { callee, call, scope } of wrapped.pending) {
    for (const { rule, api, key, value } of wrapped.of(callee)) {
      const model = matchers.api(rule);
      if (!model || !('arguments' in call)) continue;
      const args = call.arguments.slice(0, 4).map((argument) => readArgument(argument, scope, evaluator));
      collector.keyed(model, api, call, wrapperArguments(model, args, key, value));
    }
  }
  return collector;
}
