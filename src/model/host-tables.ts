/** Domains, with everything below them, that no program sends anything to: reserved, placeholders of documentation. */
export const RESERVED_DOMAINS = `
localhost test example invalid local internal lan home corp intranet localdomain arpa
example.com example.org example.net example.edu example.io
yourdomain.com your-domain.com yoursite.com your-site.com yourapp.com your-app.com yourcompany.com mydomain.com mysite.com myapp.com
domain.com domain.tld site.com mywebsite.com yourwebsite.com someurl.com
`.trim().split(/\s+/);

/** Domains whose addresses are names of vocabularies and schemas: written in documents, never fetched. */
export const NAMESPACE_DOMAINS = `
w3.org schema.org xmlns.com purl.org ogp.me json-schema.org schemastore.org rdfs.org dublincore.org
schemas.android.com schemas.microsoft.com schemas.xmlsoap.org schemas.openxmlformats.org tempuri.org
ns.adobe.com sodipodi.sourceforge.net inkscape.org xmlns.jcp.org xmlns.oracle.com java.sun.com maven.apache.org
sitemaps.org docs.oasis-open.org relaxng.org bohemiancoding.com phonegap.com cordova.apache.org rdf.data-vocabulary.org
`.trim().split(/\s+/);

/** Public suffixes of two labels, which alone name nobody. */
export const TWO_LABEL_SUFFIXES = new Set(`
co.uk org.uk ac.uk gov.uk com.au net.au org.au co.nz co.jp or.jp ne.jp co.kr com.br com.cn com.hk com.mx com.tr com.tw
com.sg co.in co.za co.il com.ar
`.trim().split(/\s+/));

/** What follows a last dot in a file name: `//index.js` names no host. */
export const FILE_ENDINGS = new Set(`
js mjs cjs ts tsx jsx json css scss html htm svg png jpg jpeg gif webp ico woff woff2 ttf txt md xml yml yaml php
`.trim().split(/\s+/));
