import type { Migration } from './migration.ts'

/**
 * Times are milliseconds since 1970, amounts minor units. Every primary key, unique index and foreign key begins with the
 * program's id, so that the schema shards on a distributed PostgreSQL. `seq` orders what has the same time.
 */
export const spine: Migration = {
  name: '0001-spine',
  sql: `
CREATE TABLE program (
  program_id text PRIMARY KEY,
  is_test boolean NOT NULL,
  created_at bigint NOT NULL
);
CREATE TABLE program_settings (
  program_id text NOT NULL REFERENCES program,
  version integer NOT NULL,
  body text NOT NULL,
  since bigint NOT NULL,
  PRIMARY KEY (program_id, version)
);
CREATE TABLE credential (
  program_id text NOT NULL REFERENCES program,
  id text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('publishable', 'secret', 'signing')),
  hash text,
  readable text,
  created_at bigint NOT NULL,
  PRIMARY KEY (program_id, id)
);
CREATE TABLE offer (
  program_id text NOT NULL REFERENCES program,
  kind text NOT NULL,
  version integer NOT NULL,
  body text NOT NULL,
  since bigint NOT NULL,
  PRIMARY KEY (program_id, kind, version)
);

CREATE TABLE partner (
  program_id text NOT NULL REFERENCES program,
  id text NOT NULL,
  seq bigint GENERATED ALWAYS AS IDENTITY,
  external_id text,
  kind text NOT NULL,
  status text NOT NULL,
  name text,
  email text,
  email_normal text,
  has_proven_email boolean NOT NULL,
  locale text,
  merged_into text,
  created_at bigint NOT NULL,
  PRIMARY KEY (program_id, id),
  UNIQUE (program_id, external_id)
);
CREATE INDEX partner_email ON partner (program_id, email);
CREATE TABLE partner_status (
  program_id text NOT NULL,
  partner_id text NOT NULL,
  since bigint NOT NULL,
  status text NOT NULL,
  PRIMARY KEY (program_id, partner_id, since),
  FOREIGN KEY (program_id, partner_id) REFERENCES partner
);
CREATE TABLE link (
  program_id text NOT NULL,
  id text NOT NULL,
  seq bigint GENERATED ALWAYS AS IDENTITY,
  partner_id text NOT NULL,
  code text NOT NULL,
  url text NOT NULL,
  label text,
  created_at bigint NOT NULL,
  PRIMARY KEY (program_id, id),
  UNIQUE (program_id, code),
  FOREIGN KEY (program_id, partner_id) REFERENCES partner
);
CREATE INDEX link_partner ON link (program_id, partner_id);

CREATE TABLE event (
  program_id text NOT NULL,
  verified boolean NOT NULL,
  event_id text NOT NULL,
  PRIMARY KEY (program_id, verified, event_id)
);
CREATE TABLE touch (
  program_id text NOT NULL,
  visit_id text NOT NULL,
  code text NOT NULL,
  at bigint NOT NULL,
  received_at bigint NOT NULL,
  seen boolean NOT NULL,
  ignored boolean NOT NULL,
  page text,
  referrer text,
  PRIMARY KEY (program_id, visit_id, code)
);
CREATE TABLE visit_chain (
  program_id text NOT NULL,
  visit_id text NOT NULL,
  previous_id text NOT NULL,
  PRIMARY KEY (program_id, visit_id, previous_id)
);
CREATE INDEX visit_chain_previous ON visit_chain (program_id, previous_id);
CREATE TABLE click (
  program_id text NOT NULL,
  code text NOT NULL,
  visit_id text NOT NULL,
  hour bigint NOT NULL,
  at bigint NOT NULL,
  PRIMARY KEY (program_id, code, visit_id, hour)
);

CREATE TABLE identity (
  program_id text NOT NULL,
  key text NOT NULL,
  PRIMARY KEY (program_id, key)
);
CREATE TABLE identity_link (
  program_id text NOT NULL,
  key text NOT NULL,
  owner text NOT NULL,
  verified boolean NOT NULL,
  at bigint NOT NULL,
  PRIMARY KEY (program_id, key, owner)
);
CREATE INDEX identity_link_owner ON identity_link (program_id, owner);

CREATE TABLE conversion (
  program_id text NOT NULL,
  id text NOT NULL,
  seq bigint GENERATED ALWAYS AS IDENTITY,
  type text NOT NULL,
  verified boolean NOT NULL,
  event_id text NOT NULL,
  source text NOT NULL,
  order_id text,
  amount bigint,
  currency text,
  discount bigint NOT NULL,
  at bigint NOT NULL,
  received_at bigint NOT NULL,
  has_clock_skew boolean NOT NULL,
  is_ignored boolean NOT NULL,
  customer_id text,
  email text,
  email_normal text,
  name text,
  visit_id text,
  code text,
  customer_key text NOT NULL,
  partner_id text,
  why text,
  has_unseen_click boolean NOT NULL DEFAULT false,
  PRIMARY KEY (program_id, id)
);
CREATE UNIQUE INDEX conversion_order ON conversion (program_id, source, order_id) WHERE verified;
CREATE UNIQUE INDEX conversion_event ON conversion (program_id, event_id) WHERE verified;
CREATE INDEX conversion_of_order ON conversion (program_id, order_id);
CREATE INDEX conversion_customer ON conversion (program_id, customer_key);
CREATE INDEX conversion_visit ON conversion (program_id, visit_id);
CREATE INDEX touch_code ON touch (program_id, code);
CREATE INDEX conversion_code ON conversion (program_id, code) WHERE code IS NOT NULL;
CREATE INDEX conversion_email ON conversion (program_id, email_normal);
CREATE INDEX conversion_partner ON conversion (program_id, partner_id, at);

CREATE TABLE referral (
  program_id text NOT NULL,
  id text NOT NULL,
  seq bigint GENERATED ALWAYS AS IDENTITY,
  partner_id text NOT NULL,
  customer_key text NOT NULL,
  customer_id text,
  code text NOT NULL,
  name text,
  email text,
  since bigint NOT NULL,
  visited_at bigint,
  joined_at bigint,
  qualified_at bigint,
  has_claimed_sale boolean NOT NULL,
  has_sale boolean NOT NULL,
  missed_for text,
  PRIMARY KEY (program_id, id),
  UNIQUE (program_id, partner_id, customer_key),
  FOREIGN KEY (program_id, partner_id) REFERENCES partner
);
CREATE INDEX referral_customer ON referral (program_id, customer_key);
CREATE INDEX referral_newest ON referral (program_id, partner_id, since, seq);

CREATE TABLE reward (
  program_id text NOT NULL,
  id text NOT NULL,
  seq bigint GENERATED ALWAYS AS IDENTITY,
  conversion_id text NOT NULL,
  rule_id text NOT NULL,
  side text NOT NULL,
  form text NOT NULL,
  partner_id text NOT NULL,
  customer_key text NOT NULL,
  customer_id text,
  offer_version integer NOT NULL,
  base bigint NOT NULL,
  amount bigint NOT NULL CHECK (amount > 0),
  currency text NOT NULL,
  earned_at bigint NOT NULL,
  payable_at bigint NOT NULL,
  held_for text,
  released_for text,
  rejected_for text,
  decision_note text,
  is_redeemed boolean NOT NULL,
  approved_at bigint,
  PRIMARY KEY (program_id, id),
  UNIQUE (program_id, conversion_id, rule_id, side),
  FOREIGN KEY (program_id, conversion_id) REFERENCES conversion,
  FOREIGN KEY (program_id, partner_id) REFERENCES partner
);
CREATE INDEX reward_customer ON reward (program_id, customer_key);
CREATE INDEX reward_partner ON reward (program_id, partner_id, earned_at, seq);
CREATE INDEX reward_due ON reward (program_id, payable_at) WHERE approved_at IS NULL;

CREATE TABLE mail (
  program_id text NOT NULL REFERENCES program,
  id text NOT NULL,
  seq bigint GENERATED ALWAYS AS IDENTITY,
  recipient text NOT NULL,
  subject text NOT NULL,
  body text NOT NULL,
  created_at bigint NOT NULL,
  leased_until bigint NOT NULL,
  sent_at bigint,
  PRIMARY KEY (program_id, id)
);
CREATE TABLE mailed_link (
  program_id text NOT NULL,
  hash text NOT NULL,
  partner_id text NOT NULL,
  code text NOT NULL,
  expires_at bigint NOT NULL,
  PRIMARY KEY (program_id, hash),
  FOREIGN KEY (program_id, partner_id) REFERENCES partner
);
CREATE TABLE owner_session (
  program_id text NOT NULL REFERENCES program,
  hash text NOT NULL,
  expires_at bigint NOT NULL,
  PRIMARY KEY (program_id, hash)
);
`,
}
