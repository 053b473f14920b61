import { describe, expect, it } from 'vitest';
import { extractSchema } from '../../../src/extract/schema/extract-schema.ts';
import { readSql } from '../../../src/extract/schema/read-sql.ts';
import { loadCatalogue } from '../../../src/catalogue/index.ts';

const { matchers } = await loadCatalogue();
const found = (path: string, text: string): string[] => extractSchema(path, text, matchers).map((s) => `${s.line}:${s.column} ${s.detail} ${s.data.join('+')}`);

describe('SQL', () => {
  it('reads the columns of tables that hold people', () => {
    const sql = 'CREATE TABLE "users" (\n  id serial PRIMARY KEY,\n  email varchar(255) NOT NULL DEFAULT \'a,b\',\n  name text, -- shown, to all\n  PRIMARY KEY (id, email)\n);';
    expect(found('m.sql', sql)).toEqual(['3:3 users.email user.contact.email', '4:3 users.name user.name']);
  });

  it('takes a noisy name for a person only in a table of people', () => {
    expect(found('m.sql', 'create table products (name text, address text, state text)')).toEqual([]);
  });

  it('tells the track of a person from a place', () => {
    expect(found('m.sql', 'create table places (lat real, lon real, title text)')).toEqual([]);
    expect(found('m.sql', 'create table samples (lat real, accuracy real)')).toEqual(['1:23 samples.lat user.location.precise']);
  });

  it('knows a visit by what else is kept of it', () => {
    expect(found('m.sql', 'create table page_loads (ip inet, ua text, country text, os text)').map((line) => line.split(' ')[2])).toEqual([
      'user.device.ip_address', 'user.device.user_agent', 'user.location.imprecise', 'user.device.operating_system',
    ]);
    expect(found('m.sql', 'create table bans (ip inet, reason text)').map((line) => line.split(' ')[2])).toEqual(['user.device.ip_address']);
    expect(found('m.sql', 'create table machines (ip inet, os text, region text, platform text)')).toEqual([]);
    expect(found('m.sql', 'create table concerts (city text, country text)')).toEqual([]);
  });

  it('reads INSERT and ALTER', () => {
    expect(found('m.sql', 'INSERT INTO public.members (phone, rank_order) VALUES (?, ?);\nALTER TABLE members ADD COLUMN IF NOT EXISTS date_of_birth date;').map((line) => line.split(' ')[1])).toEqual(['members.phone', 'members.date_of_birth']);
  });

  it('reads every column that one ALTER adds', () => {
    expect(found('m.sql', 'ALTER TABLE "users" DROP COLUMN "kind",\nADD COLUMN     "password" TEXT,\nALTER COLUMN "phone" SET NOT NULL,\nADD "locale" TEXT;\nALTER TABLE users ADD CONSTRAINT email_key UNIQUE (email)').map((line) => line.split(' ')[1])).toEqual(['users.password', 'users.locale']);
  });

  it('takes when a machine was last seen for nobody\'s datum', () => {
    expect(found('m.sql', 'create table registered_instances (id int, last_seen_at timestamp)')).toEqual([]);
    expect(found('m.sql', 'create table handsets (user_id int, last_seen_at timestamp)').map((line) => line.split(' ')[1])).toEqual(['handsets.last_seen_at']);
  });

  it('tells a passkey from a reference to a row', () => {
    expect(found('m.sql', 'create table calendars (credential_id text, color text)')).toEqual([]);
    expect(found('m.sql', 'create table keys (credential_id text, public_key bytea)').map((line) => line.split(' ')[1])).toEqual(['keys.credential_id']);
    expect(found('m.sql', 'create table events (uid text, user_id int)')).toEqual([]);
  });

  it('takes a flag for a choice at most, and a reference for none', () => {
    expect(found('m.sql', 'create table invites (sent_via_email boolean, marketing_consent bool, user_id int)').map((line) => line.split(' ')[1])).toEqual(['invites.marketing_consent']);
  });

  it('takes the words in a table of messages or comments for what people wrote', () => {
    expect(found('m.sql', 'create table chat_messages (id int, content text, kind text)')).toEqual(['1:37 chat_messages.content user.content.messages']);
    expect(found('m.sql', 'create table "BlogComment" (body text, title text)')).toEqual(['1:29 BlogComment.body user.content.public']);
    expect(found('m.sql', 'create table pages (content text); create table message_templates (body text)')).toEqual([]);
  });

  it('ends on what never closes', () => {
    expect(Array.from(readSql(`create table t (a int, ${'('.repeat(50_000)}`), (c) => c.name)).toEqual(['a']);
    expect(Array.from(readSql("create table t (a text default 'x"), (c) => c.name)).toEqual(['a']);
  });
});

describe('Prisma', () => {
  it('reads columns, not relations', () => {
    const schema = 'model User {\n  id String @id\n  email String @unique\n  name  String?\n  address Address?\n}\n\nmodel Product {\n  name String\n}\n';
    expect(found('schema.prisma', schema)).toEqual(['3:3 User.email user.contact.email', '4:3 User.name user.name']);
  });
});
