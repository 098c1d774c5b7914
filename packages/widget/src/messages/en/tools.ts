/** What comes on demand: more ways to share, and the friend’s own progress. */
export const words = {
  qr: 'QR code',
}
