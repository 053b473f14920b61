import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../../src/catalogue/index.ts';
import { extract } from '../../../src/extract/extract.ts';
import { isOfPeople } from '../../../src/extract/people-words.ts';

const { matchers } = await loadCatalogue();
async function found(code: string, path = 'src/code.ts'): Promise<string[]> {
  const { sightings } = await extract(path, code, matchers);
  return sightings.filter(({ recipient, via }) => recipient === null && /form|request|schema|database|sdk/.test(via)).map(({ line, data }) => `${line} ${data.join('+')}`);
}

describe('people words', () => {
  it.each([
    ['createUserSchema', true], ['SignUpForm', true], ['customerAddress', true], ['prisma.user', true], ['UsersController', true],
    ['userGroup', false], ['bankAccount', false], ['AwsV4Signer', false], ['parts', false], ['symbolProfile', false], ['AssetProfile', false], ['bodySchema', null], ['', null],
  ])('%s → %s', (name, expected) => expect(isOfPeople(name)).toBe(expected));
});

describe('tables and models that no import tells', () => {
  it.each([
    ['module.exports = (sequelize, DataTypes) => sequelize.define("User", { name: DataTypes.STRING, isAdmin: DataTypes.BOOLEAN });', ['1 user.name']],
    ['export const up = (knex) => knex.schema.createTable("users", (table) => { table.increments(); table.string("email").notNullable(); });', ['1 user.contact.email']],
    ['export const up = (knex) => knex.schema.table("users", (table) => { table.string("google_access_token"); });', ['1 user.authorization.credentials']],
    ['export const up = (knex) => knex.schema.table("users", (table) => { table.string("signup_language"); });', ['1 user.demographic.language']],
    ['export const up = (knex) => knex.schema.table("subscribers", (table) => { table.string("fxa_uid"); });', ['1 user.unique_id']],
    ['export const up = async (q, S) => { await q.addColumn("users", "phone_number", { type: S.STRING }); };', ['1 user.contact.phone_number']],
    ['exports.up = (knex) => knex.schema.createTable("visits", (table) => { table.string("ip"); table.json("referrers"); });', ['1 user.device.ip_address', '1 user.behavior.browsing_history.referrer']],
    ['export default { Mutation: { join: async (parent, args) => save(args.email) } };', ['1 user.contact.email']],
    ['const _ = require("lodash"); module.exports = (req) => save(_.get(req.body, "first_name"));', ['1 user.name.first']],
    ['export const up = (q, S) => q.createTable("customers", { name: { type: S.STRING } });', ['1 user.name']],
    ['export const up = (db) => db.schema.createTable("t").addColumn("first_name", "varchar").execute();', ['1 user.name.first']],
    ['import { Table } from "typeorm"; export const t = new Table({ name: "users", columns: [{ name: "email", type: "varchar" }] });', ['1 user.contact.email']],
    ['export const t = tableSchema({ name: "User", columns: [{ name: "email", type: "string" }] });', ['1 user.contact.email']],
    ['const x = new SimpleSchema({ "profile.fullname": { type: String } });', ['1 user.name']],
    ['import { json, pgTable, text } from "drizzle-orm/pg-core"; export const users = pgTable("users", { email: text("email") });\nexport const message = pgTable("Message_v2", { parts: json("parts"), kind: text("kind") });', ['1 user.contact.email', '2 user.content.messages']],
    ['const x = <input/>; export const schema = { name: "Member", primaryKey: "id", properties: { name: "string" } };', ['1 user.name']],
    ['const x = <input/>; export const schema = { type: "object", properties: { email: { type: "string" }, sku: { type: "string" } } };', ['1 user.contact.email']],
    ['import { objectType } from "nexus"; export const U = objectType({ name: "User", definition(t) { t.string("email"); } }); const e = <input name="x"/>;', ['1 user.contact.email']],
  ])('%s', async (code, expected) => expect(await found(code, 'm.tsx')).toEqual(expected));

  it('leaves other tables alone', async () => {
    expect(await found('export const up = (knex) => knex.schema.createTable("parts", (table) => { table.string("name"); });')).toEqual([]);
    expect(await found('export const up = (knex) => knex.schema.table("events", (table) => { table.string("calendar_uid"); });')).toEqual([]);
    expect(await found('requirejs.define("user", { email: "x" }); sequelize.define("user", { email: "x" });')).toEqual([]);
  });
});

describe('rows of any table', () => {
  it.each([
    ['export const add = (to) => { const row = { email: to.email, list: 3 }; return knex("waitlist").insert(row); };', ['1 user.contact.email']],
    ['export const vote = (v) => prisma.poll.create({ data: { title: v.title, location: v.place, email: v.email } });', ['1 user.contact.email']],
    ['export const join = (v) => supabase.from("waitlist").upsert({ phone_number: v.phone });', ['1 user.contact.phone_number']],
    ['export const keep = (v) => db.insert(views).values({ ipAddress: v.ip });', ['1 user.device.ip_address']],
    ['export const keep = (v) => db.collection("orders").insertOne({ title: v.title, total: v.total });', []],
    ['export const find = (v) => prisma.poll.findMany({ where: { email: v.email } });', []],
    ['export const show = (v) => map.from("x").set({ email: v.email });', []],
  ])('%s', async (code, expected) => expect(await found(code, 'h.ts')).toEqual(expected));
});

describe('what looks like a record of a person', () => {
  it.each([
    ['prisma.user.update({ data: { email } });', 'h.ts', ['1 user.contact.email']],
    ['dispatch(updateUser({ email }));', 'h.ts', []],
    ['function* add() { yield put(addUser({ email })); }', 'h.ts', []],
    ['userController.updatePassword = (req, res) => update(req, res);', 'h.ts', []],
    ['user.password = () => hidden;', 'h.ts', []],
    ['prisma.symbolProfile.create({ data: { name } });', 'h.ts', []],
    ['const [user, setUser] = useState({ username: "" });', 'form.tsx', ['1 user.account.username']],
    ['const [user, setUser] = useState({ username: "" });', 'use-user.ts', []],
    ['const [user, setUser] = useState({ username: "" }); const typed = (e) => setUser({ ...user, username: e.target.value });', 'form.tsx', ['1 user.account.username']],
    ['const [user, setUser] = useState({ username: "" }); const a = <Form onChange={setUser} />; setUser(found);', 'form.tsx', ['1 user.account.username']],
    ['const [user, setUser] = useState({ username: "" }); useEffect(() => { load().then((found) => setUser(found)); }); const a = <p>{user.username}</p>;', 'card.tsx', []],
  ])('%s in %s', async (code, path, expected) => expect(await found(`const text = "<input "; ${code}`, path)).toEqual(expected));
});

describe('inputs of requests', () => {
  it.each([
    ['export const h = (req, res) => { const { email, limit } = validate(schema, req.body); };', ['1 user.contact.email']],
    ['export const h = async (req) => { const body = await schema.parseAsync(req.body); save(body.phone_number); };', ['1 user.contact.phone_number']],
    ['export const h = (req) => { const r = schema.safeParse(req.body); save(r.data.email); };', ['1 user.contact.email']],
    ['export const h = (req) => { const { data } = schema.safeParse(req.body); save(data.email); };', ['1 user.contact.email']],
    ['export const signUp = (req) => save(req.body.name);', ['1 user.name']],
    ['export const h = (req) => {\n save(req.body.email,\n req.body.name);\n};', ['2 user.contact.email', '3 user.name']],
    ['export const h = (req) => send(req.body.message);', ['1 user.content.messages']],
    ['export const h = (c) => { const { email } = c.req.valid("json"); use(email, c.req.body); };', ['1 user.contact.email']],
    ['export async function GET({ url }) { return find(url.searchParams.get("query"), url.searchParams.get("limit")); }\nexport const x = (r) => r.headers["user-agent"];', ['1 user.behavior.search_history']],
    ['export function GET(req) { const { searchParams } = new URL(req.url); return find(searchParams.get("email")); }', ['1 user.contact.email']],
    ['const x = <input/>; export const r = t.procedure.input(S).mutation(async ({ input }) => save(input.email));', ['1 user.contact.email']],
    ['const x = <input/>; export const r = t.procedure.input(S).mutation(async ({ input: { email } }) => save(email));', ['1 user.contact.email']],
    ['const x = <input/>; export const resolvers = { Mutation: { signUp: (_, { email }) => save(email), me: (parent, args) => save(args.first_name) } };', ['1 user.contact.email', '1 user.name.first']],
    ['const x = <input/>; export const h = ({ request }) => request.only(["email", "page"]);', ['1 user.contact.email']],
    ['const x = <input/>; export const action = async ({ request }) => { const data = Object.fromEntries(await request.formData()); save(data.email); };', ['1 user.contact.email']],
    ['const p = Credentials({ async authorize(credentials) { const { email } = credentials as Login; const a = <input/>; } });', ['1 user.contact.email']],
    ['const p = Credentials({ authorize: async ({ email, password }) => <input value={email} /> });', ['1 user.authorization.password', '1 user.contact.email']],
    ['export async function send(formData) { await store(formData.get("file")); const a = <input/>; }', ['1 user.content.files']],
    ['export async function join(formData) { await save(formData.get("email")); const a = <input/>; }', ['1 user.contact.email']],
  ])('%s', async (code, expected) => expect(await found(code, 'h.tsx')).toEqual(expected));

  it.each([
    'export const h = (req) => save(req.body.name);',
    'export const h = (req) => { const { order_id } = parse(req.body); save(order_id); };',
    'const { searchParams } = new URL("https://example.com"); searchParams.get("email"); const a = <input/>;',
    'const u = new URL("https://example.com"); u.searchParams.get("authorName"); const a = <input/>;',
    'const x = <input/>; export const f = list.map(({ input }) => input.email);',
    'const guard = { authorize({ resource }) { return resource.email; }, x: <input/> };',
    'export const h = (req) => { const { email } = lookUp(req.body.id); use(email); };',
  ])('silent: %s', async (code) => expect(await found(code, 'h.tsx')).toEqual([]));
});

describe('records of people', () => {
  it.each([
    ['export const f = (email) => new User({ email });', ['1 user.contact.email']],
    ['export const f = (a) => prisma.user.create({ data: { email: a.mail, role: a.r } });', ['1 user.contact.email']],
    ['export const f = (a) => prisma.user.upsert({ where: { email: a }, create: { name: a } });', ['1 user.name']],
    ['export const f = (a) => createUser({ name: a.n });', ['1 user.name']],
    ['export const f = (a) => db.collection("users").insertOne({ phone: a.p });', ['1 user.contact.phone_number']],
    ['export const f = (a) => db.insert(users).values({ email: a });', ['1 user.contact.email']],
    ['export const f = (req) => {\n const user = find(req.body.id);\n user.profile.name = req.x;\n};', ['3 user.name']],
  ])('%s', async (code, expected) => expect(await found(code)).toEqual(expected));

  it.each([
    'export const f = () => new User({ name: "Guest" });',
    'export const f = (name) => createUserGroup({ name });',
    'export const f = (email) => prisma.user.findMany({ where: { email } }); const a = <input/>;',
    'import { stripe } from "./stripe"; export const f = (email) => stripe.customers.create({ email });',
    'import Stripe from "stripe"; const pay = new Stripe(k); export const f = (email) => pay.customers.create({ email });',
    'export const f = (region) => new AwsV4Signer({ region });',
    'User.displayName = "User"; const a = <input/>;',
  ])('silent: %s', async (code) => expect(await found(code, 'f.tsx')).toEqual([]));

  it('says nothing twice that the form or the request says', async () => {
    expect(await found('export const f = (req) => {\n const { email } = req.body;\n return createUser({\n email });\n};')).toEqual(['2 user.contact.email']);
  });
});

describe('profiles of sign-in', () => {
  it.each([
    ['passport.use(new GoogleStrategy(o, (a, r, profile, done) => save(profile.emails[0].value, profile.displayName)));\nconst a = <input/>;', ['1 user.contact.email', '1 user.name']],
    ['passport.use(new LocalStrategy({ usernameField: "email" }, (email, password, done) => done()));', ['1 user.authorization.password', '1 user.contact.email']],
    ['export class L extends PassportStrategy(Strategy) { validate(email, password) {} }', ['1 user.authorization.password', '1 user.contact.email']],
    ['export default CredentialsProvider({ credentials: { email: {}, password: {} } });', ['1 user.authorization.password', '1 user.contact.email']],
  ])('%s', async (code, expected) => expect((await found(code, 'p.tsx')).sort()).toEqual([...expected].sort()));

  it('tests are no use of the datum', async () => {
    expect(await found('passport.use(new S(o, (a, r, profile) => { if (profile.email) go(); }));\nconst a = <input/>;', 'p.tsx')).toEqual([]);
  });
});

describe('what people write, by the name of the input', () => {
  it.each([
    ['addCommentSchema', ['2 user.contact.email', '2 user.content.public']],
    ['addPageSchema', ['2 user.contact.email']],
  ])('%s', async (name, expected) => expect(await found(`import { z } from "zod";\nexport const ${name} = z.object({ email: z.string(), content: z.string() });`)).toEqual(expected));
});

describe('options of sign-in', () => {
  it.each([
    ['const a = <input/>; export const paid = (session) => keep(\nsession.customer_details?.email,\nsession.details?.email);', ['2 user.contact.email']],
    ['import { betterAuth } from "better-auth";\nexport const auth = betterAuth({ user: { additionalFields: {\n locale: { type: "string" },\n plan: { type: "string" } } } });', ['3 user.demographic.language']],
    ['import { genericOAuth } from "better-auth/plugins";\nconst plugin = genericOAuth({ config: [{ mapProfileToUser(p) { return {\n name: at(p, NAME),\n image: at(p, PICTURE) }; } }] });', ['3 user.name', '4 user.content.self_image']],
    ['import passport from "passport"; const a = <input/>;\nexport const keep = ({ profile }: { profile: GoogleProfile }) => save(profile.id);', ['2 user.unique_id']],
    ['import passport from "passport"; const a = <input/>;\nexport const keep = ({ profile }: { profile: AssetProfile }) => save(profile.id);', []],
    ['import { z } from "zod";\nexport const passwordSchema = z.string().min(8).max(128);\nexport const slugSchema = z.string().min(8).max(128);', ['2 user.authorization.password']],
  ])('%s', async (code, expected) => expect((await found(code, 'lib/auth.tsx')).filter((line) => !line.endsWith('cookie_id'))).toEqual(expected));
});

describe('forms made by a program', () => {
  it.each([
    ['export class C { form = new FormGroup({ email: new FormControl("") }); }', ['1 user.contact.email']],
    ['export class C { constructor(fb) { this.form = this.fb.group({ phone_number: [""] }); } }', ['1 user.contact.phone_number']],
    ['const a = <input/>; const f = useFormik({ initialValues: { email: "" } });', ['1 user.contact.email']],
    ['const a = <Formik initialValues={{ email: "" }}><Field/></Formik>;', ['1 user.contact.email']],
    ['const [s, set] = useState({ email: "", password: "" }); const a = <input/>;', ['1 user.authorization.password', '1 user.contact.email']],
  ])('%s', async (code, expected) => expect((await found(code, 'f.tsx')).sort()).toEqual([...expected].sort()));

  it('the control itself is enough', async () => {
    expect(await found('const f = useForm({ defaultValues: {\n email: "" } });\nconst a = <input name="email"/>;', 'f.tsx')).toEqual(['3 user.contact.email']);
  });
});

describe('messages of sockets', () => {
  it.each<[string, string[]]>([
    ['io.on("connection", (socket) => {\n  socket.on("join", (data) => seats.add(data.email));\n});', ['2 user.contact.email']],
    ['wss.on("connection", function (ws) {\n  ws.on("message", (raw) => {\n    const { phoneNumber } = JSON.parse(raw);\n    call(phoneNumber);\n  });\n});', ['3 user.contact.phone_number']],
    ['module.exports = (io, socket) => {\n  socket.on("join", ({ email }, done) => done(email));\n};', ['2 user.contact.email']],
    ['socket.on("connect", () => {\n  socket.on("member", (data) => show(data.email));\n});', []],
    ['io.on("connection", (socket) => {\n  socket.on("disconnect", (data) => log(data.email));\n});', []],
    ['export const listen = (socket) => socket.on("member", (data) => show(data.email));', []],
  ])('%s', async (code, expected) => expect(await found(code)).toEqual(expected));
});
