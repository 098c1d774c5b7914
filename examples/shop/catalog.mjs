/** The six things on our shelves. Prices in cents. `glaze` is a colour of shop.css, `form` a drawing of pottery.mjs. */
export const products = [
  {
    slug: 'harbour-teapot',
    name: 'Harbour teapot',
    price: 8600,
    form: 'teapot',
    glaze: 'sea',
    line: 'Holds four cups and does not drip.',
    about:
      'Thrown in three parts and joined by hand. The spout is cut at an angle, so the last drop goes back into the pot and not onto the table.',
    facts: ['900 ml, four cups', 'Strainer holes pierced in the body', 'Dishwasher safe, not for the hob'],
  },
  {
    slug: 'tide-mug',
    name: 'Tide mug',
    price: 3200,
    form: 'mug',
    glaze: 'sky',
    line: 'A wide handle for a whole hand.',
    about:
      'The glaze pools where the wall turns, so every mug has its own tide line. Heavy enough to stay warm, light enough to forget.',
    facts: ['350 ml', 'Handle for four fingers', 'Dishwasher and microwave safe'],
  },
  {
    slug: 'moon-bowl',
    name: 'Moon bowl',
    price: 4400,
    form: 'bowl',
    glaze: 'oat',
    line: 'For soup, noodles, or nine clementines.',
    about:
      'A deep bowl on a small foot. The inside is glazed smooth for spoons; the outside keeps the grain of the clay.',
    facts: ['18 cm across, 9 cm high', 'Glazed inside, bare clay outside', 'Oven safe to 220 °C'],
  },
  {
    slug: 'reed-vase',
    name: 'Reed vase',
    price: 6800,
    form: 'vase',
    glaze: 'moss',
    line: 'Narrow neck, three stems, done.',
    about: 'A bottle form with a collar that holds single stems upright. Looks finished even when it is empty.',
    facts: ['24 cm high, neck 3 cm', 'Watertight', 'Wipe clean'],
  },
  {
    slug: 'shore-plate',
    name: 'Shore plate',
    price: 3800,
    form: 'plate',
    glaze: 'ink',
    line: 'A rim to rest the knife on.',
    about: 'A dinner plate with a raised rim. The glaze breaks to rust on the edge, where it runs thin in the kiln.',
    facts: ['26 cm across', 'Stacks well', 'Dishwasher and microwave safe'],
  },
  {
    slug: 'pebble-cups',
    name: 'Pebble cups, a pair',
    price: 5400,
    form: 'cups',
    glaze: 'rust',
    line: 'Two small cups that lean towards each other.',
    about: 'No handles, a dent for the thumb. Espresso in the morning, something stronger in the evening.',
    facts: ['120 ml each', 'Sold as a pair', 'Dishwasher and microwave safe'],
  },
]

/** The product of that name in a URL, or `undefined`. */
export const productBySlug = (slug) => products.find((product) => product.slug === slug)
