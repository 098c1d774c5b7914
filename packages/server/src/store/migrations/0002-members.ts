import type { Migration } from './migration.ts'

/** What partners do themselves, and what their friends see. Keys begin with the program's id here too. */
export const members: Migration = {
  name: '0002-members',
  sql: `
-- Whether others read his name in the leaderboard.
ALTER TABLE partner ADD COLUMN is_listed boolean NOT NULL DEFAULT false;

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
`,
}
