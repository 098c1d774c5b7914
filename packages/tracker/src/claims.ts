/** An optional text. Empty and `null` count as absent: pages print such values from templates. */
type Text = string | null | undefined

/** A sign-up, as the host's page tells it. */
export interface LeadInput {
  /** Your own id of the person: printable ASCII without spaces, at most 128 characters. */
  customerId: string
  email?: Text
  name?: Text
}

/** An order, as the host's page tells it. */
export interface SaleInput {
  /** Your own id of the order: printable ASCII without spaces, at most 128 characters. */
  orderId: string
  /** What the buyer was charged, an integer in minor units: 1999 for $19.99. */
  amount: number
  /** ISO 4217, such as `USD`. */
  currency: string
  /** Your own id of the person. */
  customerId?: Text
  /** The coupon code that the buyer entered. */
  coupon?: Text
}
