import { brotliCompressSync, constants } from 'node:zlib'

/**
 * What a file costs a visitor: bytes after brotli at quality 11.
 *
 * @param {string | Uint8Array} content
 * @returns {number}
 */
export function brotliSize(content) {
  return brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length
}
