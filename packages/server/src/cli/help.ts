/** What `goodword help` says. */
export const HELP = `goodword: partner and referral programs for any website

  goodword init --name NAME     make a program and print its keys (the secret one only this once)
    --data DIR                  where the data lives (default .goodword)
    --currency CODE             ISO 4217 (default USD)
    --time-zone ZONE            IANA name (default UTC)
    --origin URL                a website that may use the publishable key; may be repeated
    --test                      a program for testing, for ever
    --json                      print { program, publishableKey, secretKey, signingSecret }

  goodword serve                serve the programs and print the URL
    --data DIR                  where the data lives (default .goodword)
    --port N                    default 4100; 0 takes any free one
    --host NAME                 address to listen on (default: all)
    --test-clock                a clock and mails that can be reached over HTTP; test programs only
    --trust-proxy               believe X-Forwarded-Proto and X-Forwarded-Host

  goodword doctor URL           open a page in a headless browser and print what works on it and what does not
    --json                      print the report as JSON

  goodword help

Environment: DATABASE_URL (a PostgreSQL instead of the folder), GOODWORD_PUBLIC_URL (how the outside reaches this server),
GOODWORD_SMTP_URL and GOODWORD_MAIL_FROM (without them mails stay in the database),
CHROMIUM_PATH (the browser of the doctor).`
