import type { AccessPath } from '../../model/facts.ts';
import type { Value } from './value.ts';

export const REQUEST: Value = { kind: 'path', path: ['request'] };
export const RESPONSE: Value = { kind: 'path', path: ['response'] };

/** Names that hold a request wherever they come from, and those that do only as a parameter. */
export const REQUEST_NAMES = new Set(['req', 'request']);
export const REQUEST_PARAMETERS = new Set(['req', 'request', 'ctx', 'context', 'c', 'event', 'evt', '_req', '_request', 'koaCtx', 'httpRequest', 'apiContext']);
export const RESPONSE_NAMES = new Set(['res', 'response', 'reply']);
export const RESPONSE_PARAMETERS = new Set(['res', 'response', 'reply', '_res', 'h', 'resp']);
export const REQUEST_TYPES = new Set(['Request', 'NextRequest', 'NextApiRequest', 'IncomingMessage', 'FastifyRequest', 'HttpRequest', 'APIGatewayProxyEvent', 'APIGatewayProxyEventV2', 'HonoRequest', 'H3Event', 'RequestEvent', 'ServerLoadEvent', 'Context', 'ExecutionContext', 'HttpContext', 'APIContext', 'GetServerSidePropsContext', 'NextPageContext', 'LoaderFunctionArgs', 'ActionFunctionArgs', 'LoaderArgs', 'ActionArgs', 'KoaContext', 'RouteContext']);
export const RESPONSE_TYPES = new Set(['Response', 'NextResponse', 'NextApiResponse', 'FastifyReply', 'ServerResponse', 'ResponseToolkit']);
/** Destructured from the one argument of a handler, these say that it is a request (SvelteKit, Remix, Astro, getServerSideProps). */
export const REQUEST_PROPERTIES = new Set(['req', 'request', 'cookies', 'getClientAddress', 'event']);
/** Members of a request that are the request itself, in one framework or another. */
export const SAME_REQUEST = new Set(['.req', '.request', '.raw', '.node', '.nativeEvent', '.originalRequest', '.event']);
export const RESPONSE_MEMBERS = new Set(['.res', '.response', '.reply']);
export const GLOBAL_OBJECTS = new Set(['window', 'globalThis', 'self', 'global', 'top', 'parent']);
/** What is declared to be one of these, and no type of the file's own, is what a browser has one of: injected, or given for tests. */
export const TYPES_OF_GLOBALS: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['Storage', { kind: 'path', path: ['global:localStorage'] }],
  ['Document', { kind: 'path', path: ['global:document'] }],
  ['Navigator', { kind: 'path', path: ['global:navigator'] }],
  ['Geolocation', { kind: 'path', path: ['global:navigator', '.geolocation'] }],
]);
const SPECIFIER_OF_PROJECT = /^(?:\.{1,2}(?:\/|$)|\/|~|@\/|#(?!imports$|app$)|\$(?!app\/|env\/|service-worker))/;

/** Whether an import names a file of the project by its form alone. */
export const isProjectSpecifier = (specifier: string): boolean => SPECIFIER_OF_PROJECT.test(specifier);

export const pathOfModule = (specifier: string): AccessPath => [`${isProjectSpecifier(specifier) ? 'module' : 'npm'}:${specifier.replace(/^node:/, '')}`];

/** Modules that give what is a global as well. */
const GLOBALS_OF_MODULES: Readonly<Record<string, string>> = { 'process': 'global:process', 'node:process': 'global:process' };

/** What an imported name starts from. */
export const pathOfImport = (specifier: string): AccessPath => (Object.hasOwn(GLOBALS_OF_MODULES, specifier) ? [GLOBALS_OF_MODULES[specifier]!] : pathOfModule(specifier));
