import { createTransport } from 'nodemailer'
import type { Log } from '../log.ts'
import { leaseMail, markSent, type Mail } from '../store/mails.ts'
import type { Db } from '../store/store.ts'

/** Hands a mail over; rejects when it was not taken. */
export type SendMail = (mail: Pick<Mail, 'to' | 'subject' | 'body' | 'unsubscribeUrl'>) => Promise<void>

/** Sends through a mail server, such as `smtps://user:password@mail.example`. */
export function createSmtpSender(url: string, from: string): SendMail {
  const transport = createTransport(url)
  return async ({ to, subject, body, unsubscribeUrl }) => {
    const headers = unsubscribeUrl === null ? {} : { 'List-Unsubscribe': `<${unsubscribeUrl}>` }
    await transport.sendMail({ from, to, subject, text: body, headers })
  }
}

/** Sends what is queued. A mail that fails is tried again after its lease; one sent twice after a crash is better than none. */
export async function sendMails(db: Db, send: SendMail, log: Log): Promise<void> {
  for (;;) {
    const mail = await leaseMail(db, Date.now())
    if (mail === null) return
    try {
      await send(mail)
      await markSent(db, mail.programId, mail.id, Date.now())
    } catch (error) {
      log('mail_failed', { mail: mail.id, error: String((error as { code?: unknown }).code ?? 'unknown') })
    }
  }
}
