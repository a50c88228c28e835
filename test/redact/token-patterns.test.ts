import { describe, expect, it } from 'vitest'
import { redaction, tokenPatterns } from '../../src/redact/index.ts'

const letters = (length: number) => 'aB3dE5gH7jK9mN1pQ2sT4vW6yZ8bC0'.repeat(400).slice(0, length)
const hex = (length: number) => '0123456789abcdef'.repeat(40).slice(0, length)
const upper = (length: number) => 'ABCDEFGHIJKLMNOP234567QRSTUVWXYZ'.repeat(4).slice(0, length)

// Put together here, so that no scanner takes this file for a leak.
const TOKENS: Readonly<Record<string, string>> = {
  GitHub: `ghp_${letters(36)}`,
  'GitHub, fine-grained': `github_${'pat'}_${letters(22)}_${letters(59)}`,
  GitLab: `glpat-${letters(20)}`,
  AWS: `AKIA${upper(16)}`,
  'Google API': `AIza${letters(35)}`,
  'Google OAuth': `ya29.${letters(60)}`,
  'Azure AD': `abc8Q~${letters(34)}`,
  Databricks: `dapi${hex(32)}-2`,
  DigitalOcean: `dop_v1_${hex(64)}`,
  OpenAI: `sk-proj-${letters(60)}`,
  Anthropic: `sk-ant-api03-${letters(93)}AA`,
  'Hugging Face': `hf_${'aBcDeFgHiJ'.repeat(4).slice(0, 34)}`,
  Slack: `xoxb-${'1234567890'}-${letters(24)}`,
  Stripe: `sk_live_${letters(24)}`,
  SendGrid: `SG.${letters(22)}.${letters(43)}`,
  Twilio: `SK${hex(32)}`,
  Shopify: `shpat_${hex(32)}`,
  Telegram: `123456789:AA${letters(33)}`,
  npm: `npm_${letters(36)}`,
  PyPI: `pypi-AgEIcHlwaS5vcmc${letters(60)}`,
  Docker: `dckr_pat_${letters(27)}`,
  Vault: `hvs.${letters(24)}`,
  age: `AGE-SECRET-KEY-1${upper(58)}`,
  'JSON Web Token': `eyJ${letters(20)}.eyJ${letters(40)}.${letters(43)}`,
}

/** `‹…›` marks the secret. */
const IN_CONTEXT = [
  `aws_secret_access_key = ‹${letters(40)}›`,
  `"SecretAccessKey": "‹${letters(40)}›"`,
  `https://a.blob.core.windows.net/b?sv=1&sig=‹${letters(43)}%3D›`,
  `AccountName=a;AccountKey=‹${letters(86)}==›;`,
  `https://objectstorage.eu-frankfurt-1.oraclecloud.com/p/‹${letters(64)}›/n/x/b/y/o/z`,
  `https://hooks.slack.com/services/‹T0/B0/${letters(24)}›`,
  `-----BEGIN RSA ${'PRIVATE'} KEY-----‹\n${letters(64)}\n${letters(20)}==\n›-----END RSA ${'PRIVATE'} KEY-----`,
  'Authorization: Basic ‹dXNlcjpwYXNz›',
  `Bearer ‹${letters(32)}›`,
  'postgres://ann:‹p%40ss›@db:5432/x',
  'jdbc:sqlserver://h;user=a;password=‹p{ss›',
]

const NO_TOKENS = [
  'Basic understanding of tokens, Bearer of bad news from far away',
  'sk-learn, sk-image, scikit-learn and task-list-of-everything-there-is',
  'https://example.com:8080/path@2x.png and mailto:a@b.c',
  'https://user:{password}@host and https://host/a:b@c',
  'ghp_short AKIA AKIASHORT npm_config_registry hf_hub_download SG.x.y',
  `sha256:${hex(64)} ${hex(40)} ${hex(32)}`,
  '?sig=short&password= ;pwd=',
  '-----BEGIN CERTIFICATE-----\nabc\n-----END CERTIFICATE-----',
]

const redacted = (text: string) =>
  redaction({ patterns: [...tokenPatterns] })
    .start()
    .text(text)

describe('shapes of tokens', () => {
  it.each(Object.entries(TOKENS))('%s', (_, token) => {
    expect(redacted(`before ${token} behind`)).toBe('before REDACTED behind')
    expect(redacted(`x="${token}"`)).toBe('x="REDACTED"')
    expect(redacted(`url?a=${encodeURIComponent(token)}`)).toBe('url?a=REDACTED')
    expect(redacted(`{"a": ${JSON.stringify(JSON.stringify(token))}}`)).not.toContain(token)
  })

  it.each(IN_CONTEXT)('%s', (marked) => {
    expect(redacted(marked.replace(/[‹›]/g, ''))).toBe(marked.replace(/‹[^›]*›/g, 'REDACTED'))
  })

  it.each(NO_TOKENS)('not in %s', (text) => {
    expect(redacted(text)).toBe(text)
  })
})
