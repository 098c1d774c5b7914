/** What can be chosen. The first of each list is what a page without a hash shows. */

export const ELEMENTS = [
  ['goodword-referral', 'Referral', 'For the customer who refers.'],
  ['goodword-welcome', 'Welcome', 'For the friend who was sent.'],
  ['goodword-status', 'Status', 'For the friend: how far it has got.'],
  ['goodword-leaderboard', 'Leaderboard', 'Who brought most friends this month.'],
]

export const STATES = [
  ['full', 'Full', 'Friends at every point of the way.'],
  ['empty', 'Empty', 'Nothing has come of the link; nobody sent this visitor.'],
  ['loading', 'Loading', 'Nothing has answered yet.'],
  ['error', 'Error', 'The figures cannot be read; the link still works.'],
  ['down', 'Down', 'Nothing can be read.'],
  ['offline', 'Offline', 'The device has no network.'],
  ['pending', 'Pending', 'Every reason to wait.'],
  ['rejected', 'Rejected', 'Every reason why one did not count.'],
  ['credit', 'Credit', 'Store credit for both sides.'],
  ['cash', 'Cash', 'A commission of every order.'],
  ['rtl', 'Right to left', 'Arabic names, sums and texts.'],
  ['long', 'Long names', 'Names, links and sums that are too long.'],
  ['many', 'Many', '10 000 friends and rewards.'],
  ['stranger', 'Stranger', 'Nobody is signed in.'],
  ['limited', 'Limited', 'The mailed link was not opened yet.'],
  ['paused', 'Paused', 'The shop has paused the link.'],
]

export const THEMES = [
  ['auto', 'Automatic'],
  ['light', 'Light'],
  ['dark', 'Dark'],
]

export const DIRECTIONS = [
  ['', 'By language'],
  ['ltr', 'Left to right'],
  ['rtl', 'Right to left'],
]

export const HOSTS = [
  ['plain', 'Plain page'],
  ['magazine', 'Serif magazine'],
  ['tool', 'Dark tool'],
  ['shop', 'Playful shop'],
]

export const WIDTHS = [320, 390, 640, 900, 1280]

/** The pieces of the referral panel that `show` and `hide` name. */
export const SECTIONS = [
  'title',
  'offer',
  'generosity',
  'link',
  'share',
  'qr',
  'note',
  'invite',
  'stats',
  'friends',
  'claims',
  'rewards',
  'leaderboard',
  'terms',
]

/** `--goodword-*`, what each is made of, and what it is when nobody sets it. */
export const VARIABLES = [
  { name: 'accent', kind: 'colour', usual: '#3b5bfd' },
  { name: 'surface', kind: 'colour', usual: '#ffffff' },
  { name: 'sunken', kind: 'colour', usual: '#f5f6f9' },
  { name: 'line', kind: 'colour', usual: '#dfe1e5' },
  { name: 'text', kind: 'colour', usual: '#14171f' },
  { name: 'muted', kind: 'colour', usual: '#565960' },
  { name: 'good', kind: 'colour', usual: '#1cb56c' },
  { name: 'wait', kind: 'colour', usual: '#f2a71b' },
  { name: 'bad', kind: 'colour', usual: '#ec4236' },
  { name: 'font', kind: 'text', usual: 'system-ui' },
  { name: 'font-size', kind: 'pixels', usual: '16px' },
  { name: 'heading-font', kind: 'text', usual: 'system-ui' },
  { name: 'heading-size', kind: 'text', usual: '1.625em' },
  { name: 'heading-weight', kind: 'text', usual: '600' },
  { name: 'radius', kind: 'pixels', usual: '20px' },
  { name: 'control-radius', kind: 'pixels', usual: '10px' },
  { name: 'control-height', kind: 'pixels', usual: '44px' },
  { name: 'gap', kind: 'pixels', usual: '20px' },
  { name: 'gutter', kind: 'pixels', usual: '24px' },
  { name: 'shadow', kind: 'text', usual: '0 1px 2px #0001, 0 8px 28px #0001' },
  { name: 'max-width', kind: 'text', usual: 'none' },
  { name: 'corner', kind: 'text', usual: '16px auto' },
]
