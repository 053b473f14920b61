/** Rules that extractors apply by themselves, because no access path could say them. Findings name them like any other. */
export const EXTRACTOR_RULES: readonly { id: string; title: string; what: string }[] = [
  { id: 'form-field', title: 'control of a form that takes personal data', what: 'An input, select or text area whose name, type, autocomplete or label says what a person types there.' },
  { id: 'database-column', title: 'column that holds personal data', what: 'A column of a SQL table or Prisma model whose name says what it holds.' },
  { id: 'person-record', title: 'record of a person that is written', what: 'An object that is made or changed (`new User({ email })`, `prisma.user.create`, `user.name = …`), whose fields say what is kept of somebody.' },
  { id: 'account-profile', title: 'profile or credentials of somebody who signs in', what: 'What a sign-in asks for, or what is read of the profile that a provider of sign-in gives, or of what a payment provider tells of who paid.' },
  { id: 'api-schema', title: 'field of an API that holds personal data', what: 'A field of a GraphQL type, an OpenAPI or JSON schema whose name says what it holds.' },
  { id: 'third-party-host', title: 'host of a third party that is in no catalogue', what: 'An address that the program calls or loads from. Bind it as `host:NAME`, or list it under entity.firstParty if it is yours.' },
  { id: 'permissions-policy', title: 'feature that a Permissions-Policy header allows', what: 'A header that lets the page, or frames in it, use a sensor such as the position.' },
  { id: 'public-data', title: 'personal data in a page about a person', what: 'A route or page that shows one person, or many, to others, and answers with a position or an address of theirs.' },
  { id: 'privacy-manifest', title: 'data that the privacy manifest of a package lists', what: 'A category in the PrivacyInfo.xcprivacy of an installed package that no vendor of the catalogue owns. The application\'s own is a notice: see notice-drift.' },
];
