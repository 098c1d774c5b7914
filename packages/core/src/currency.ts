/**
 * ISO 4217 currency codes in use, without funds, metals and testing codes (list one of the standard, amendment 180).
 * The unit-of-account codes CLF, UYI and UYW are in, since shops in Chile and Uruguay price in them.
 */
const CODES =
  'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLF CLP CNY ' +
  'COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS ' +
  'INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP ' +
  'MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR ' +
  'SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYI UYU UYW UZS VED ' +
  'VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG'

const KNOWN: ReadonlySet<string> = /* @__PURE__ */ new Set(CODES.split(' '))

/** Tells whether a value is an upper-case ISO 4217 code that money can be counted in. */
export function isCurrency(value: unknown): value is string {
  return typeof value === 'string' && KNOWN.has(value)
}
