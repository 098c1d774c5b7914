import type { Migration } from './migration.ts'

/** What partners do themselves, and what their friends see. Keys begin with the program's id here too. */
export const members: Migration = {
  name: '0002-members',
  sql: `
-- Whether others read his name in the leaderboard.
ALTER TABLE partner ADD COLUMN is_listed boolean NOT NULL DEFAULT false;
CREATE INDEX conversion_credited ON conversion (program_id, at) WHERE verified AND partner_id IS NOT NULL;

-- How much of his own reward a partner gives to his friends, from when on.
CREATE TABLE generosity_choice (
  program_id text NOT NULL,
  partner_id text NOT NULL,
  since bigint NOT NULL,
  given bigint NOT NULL,
  PRIMARY KEY (program_id, partner_id, since),
  FOREIGN KEY (program_id, partner_id) REFERENCES partner
);

-- Why the friend's own side missed its reward, as missed_for is for the partner's.
ALTER TABLE referral ADD COLUMN friend_missed_for text;

-- The mails that partners had sent to friends. The unique index decides who was invited before.
CREATE TABLE invite (
  program_id text NOT NULL,
  id text NOT NULL,
  seq bigint GENERATED ALWAYS AS IDENTITY,
  partner_id text NOT NULL,
  address text NOT NULL,
  email_normal text NOT NULL,
  note text,
  created_at bigint NOT NULL,
  reminded_at bigint,
  PRIMARY KEY (program_id, id),
  UNIQUE (program_id, partner_id, email_normal),
  FOREIGN KEY (program_id, partner_id) REFERENCES partner
);
CREATE INDEX invite_newest ON invite (program_id, partner_id, created_at, seq);
CREATE INDEX invite_email ON invite (program_id, email_normal);
CREATE TABLE unsubscribe_token (
  program_id text NOT NULL,
  hash text NOT NULL,
  invite_id text NOT NULL,
  PRIMARY KEY (program_id, hash),
  FOREIGN KEY (program_id, invite_id) REFERENCES invite
);
-- Who wants no invitations of this program, by the hash of the address in normal form.
CREATE TABLE suppression (
  program_id text NOT NULL REFERENCES program,
  hash text NOT NULL,
  since bigint NOT NULL,
  PRIMARY KEY (program_id, hash)
);
-- Where its reader says that he wants no more of them, as mail programs show it beside the mail.
ALTER TABLE mail ADD COLUMN unsubscribe_url text;

-- What customers said afterwards of who had sent them. One is open per customer: waiting, or confirmed for good.
CREATE TABLE claim (
  program_id text NOT NULL,
  id text NOT NULL,
  seq bigint GENERATED ALWAYS AS IDENTITY,
  customer_id text NOT NULL,
  partner_id text NOT NULL,
  code text NOT NULL,
  name text,
  email text,
  at bigint NOT NULL,
  days integer NOT NULL,
  state text NOT NULL CHECK (state IN ('waiting', 'confirmed', 'declined')),
  PRIMARY KEY (program_id, id),
  FOREIGN KEY (program_id, partner_id) REFERENCES partner
);
CREATE UNIQUE INDEX claim_open ON claim (program_id, customer_id) WHERE state <> 'declined';
CREATE INDEX claim_newest ON claim (program_id, partner_id, at, seq);

-- What a partner took his reward with. Whoever has one is redeemed, and settled no more.
ALTER TABLE reward ADD COLUMN code text;
CREATE UNIQUE INDEX reward_code ON reward (program_id, code) WHERE code IS NOT NULL;
`,
}
