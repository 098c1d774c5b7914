/** How long a mailed link opens the door, in real time. */
export const MAILED_LINK_MS = 15 * 60_000

/** How long the session behind it lasts. */
export const SESSION_SECONDS = 12 * 3600

/** The mail with the way to the figures. The token stands in the fragment, which no server and no log ever sees. */
export function mailedLinkText({ program, url }: { program: string; url: string }): { subject: string; body: string } {
  return {
    subject: `Your referrals at ${program}`,
    body: [
      'Hello,',
      '',
      `somebody, hopefully you, asked for a link to invite friends to ${program}. Open this page to see your figures there:`,
      '',
      url,
      '',
      'It works once, for 15 minutes. If it was not you, you need not do anything.',
      '',
    ].join('\n'),
  }
}
