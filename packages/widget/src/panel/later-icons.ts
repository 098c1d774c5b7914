/** Icons that the first sight of the panel does without: drawings for `<Icon path>`, on 24 px. */
export const GIFT =
  'M4.5 11.5V20h15v-8.5M3.5 7.5h17v4h-17zM12 7.5V20M12 7.5C9.5 7.5 7.5 6.7 7.5 5s2.3-2 3.3-.5L12 7.5l1.2-3c1-1.5 3.3-1.2 3.3.5s-2 2.5-4.5 2.5z'
export const PERSON = 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5a7.5 7.5 0 0 1 15 0'
export const CLOSE = 'M6 6l12 12M18 6 6 18'
