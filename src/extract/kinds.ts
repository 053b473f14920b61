import { isJsonSchema, isOpenApi } from './schema/is-openapi.ts';

export type FileKind = 'javascript' | 'markup' | 'package-manifest' | 'environment' | 'platform' | 'server-config' | 'schema' | 'api-schema';

const KINDS: readonly (readonly [FileKind, RegExp])[] = [
  ['javascript', /\.[cm]?[jt]sx?$/],
  ['markup', /\.(?:x?html?|vue|svelte|astro|ejs|hbs|handlebars|njk|nunjucks|mustache|liquid|erb|php|pug|jade|twig)$/],
  ['package-manifest', /(?:^|\/)package\.json$/],
  ['platform', /(?:^|\/)(?:AndroidManifest\.xml|Podfile|[\w.-]*\.gradle(?:\.kts)?|Package\.swift|google-services\.json|config\.xml|app(?:\.config)?\.json|capacitor\.config\.json|[^/]+\.(?:plist|entitlements|xcprivacy|swift|mm?|h|java|kts?))$/],
  ['schema', /\.(?:sql|prisma)$/],
  ['api-schema', /\.(?:graphqls?|gql)$/],
  ['environment', /(?:^|\/)(?:\.env(?:\.[\w.-]+)?|[\w.-]+\.env(?:\.[\w-]+)?|(?:[\w.-]+\.)?[dD]ockerfile(?:\.[\w.-]+)?)$/],
  ['server-config', /(?:^|\/)(?:[\w.-]*nginx[\w.-]*|[\w.-]+\.conf(?:\.\w+)?|\.htaccess|Caddyfile|_headers|vercel\.json|netlify\.toml|firebase\.json|staticwebapp\.config\.json)$/],
  ['environment', /\.(?:ya?ml|json|toml)$/],
];

/** Its text alone tells which files names of imports mean; no extractor reads it. */
const MODULE_NAMES = /(?:^|\/)[jt]sconfig[\w.-]*\.json$/;

/** Which extractor reads a file: by its name, and only where the name says too little by its first line. */
export function kindOf(path: string, text: string): FileKind | null {
  if (MODULE_NAMES.test(path)) return null;
  for (const [kind, pattern] of KINDS) if (pattern.test(path)) return kind === 'environment' && /\.(?:ya?ml|json)$/.test(path) && (isOpenApi(text) || isJsonSchema(path, text)) ? 'api-schema' : kind;
  return /^#!.*\b(?:node|deno|bun|tsx?)\b/.test(text.slice(0, 80)) ? 'javascript' : null;
}
