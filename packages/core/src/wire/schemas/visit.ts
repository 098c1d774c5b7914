import * as v from 'valibot'
import { isCode } from '../../code.ts'
import { isVisitId } from '../../visit-cookie.ts'
import { Id, maybe, Moment, storable, Time } from './values.ts'

/** A visit that goes into a cookie: the code as the page spells it, so that the page finds the cookie that it knows. */
const CookieVisit = v.object({
  id: v.pipe(
    v.string(),
    v.check((id: string) => isVisitId(id), 'A visit in a cookie has an id of 1 to 128 letters, digits, - or _.'),
  ),
  code: v.pipe(
    v.string(),
    v.check((code: string) => isCode(code), 'A code is 1 to 64 letters, digits, - or _.'),
  ),
  at: Moment,
})

/** Body of `POST /v1/visit`. */
export const VisitRequest = v.object({
  key: v.string(),
  visit: CookieVisit,
  domain: maybe(storable(253)),
})

export const VisitAnswer = v.object({ until: Time })

/** Body of `POST /v1/friend`. Of the visit only its id is looked at. */
export const FriendRequest = v.object({ key: v.string(), visit: v.object({ id: Id }) })
