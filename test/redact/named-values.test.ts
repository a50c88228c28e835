import { describe, expect, it } from 'vitest'
import { redaction } from '../../src/redact/index.ts'

const rules = { names: ['password', 'api_key'], headers: ['Authorization', 'X-Token', 'Cookie'] }

/** `‹…›` marks what must be masked, and with it the whole of the expectation. */
const MASKED = [
  'password = "‹abc›"',
  "password='‹a\\'bc›' # x",
  'password: str = "‹abc›"',
  'password: Optional[str] = "‹abc›"',
  'password: str | None = "‹abc›"',
  'password: "‹abc›", user: "ann"',
  'password = f"‹{x}abc›"',
  'password = """‹a\nb›"""',
  'password := "‹abc›"',
  'password <- "‹abc›"',
  'password => "‹abc›"',
  'if password == "‹abc›":',
  'connect(user="ann", password="‹abc›")',
  'connect(password=‹pw›, user=ann)',
  'connect(password=‹pw›)',
  'self.password = "‹abc›"',
  'config["password"] = "‹abc›"',
  "os.environ['PASSWORD'] = '‹abc›'",
  '{"password": "‹abc›", "user": "ann"}',
  "{'api-key': '‹abc›'}",
  '{\\"apiKey\\": \\"‹abc›\\"}',
  '&quot;apiKey&quot;: &quot;‹abc›&quot;',
  '.option("password", "‹abc›")',
  'dbutils.widgets.text(\n  "password",\n  "‹abc›")',
  'PASSWORD=‹abc› make',
  'export PASSWORD=‹a,b,c›',
  '%env API_KEY=‹abc›',
  'API_KEY: ‹abc›',
  '  password: ‹p@ss(1)x!›\n  user: ann',
  '!tool --password ‹abc› --user ann',
  '!tool --api-key=‹abc›',
  'https://x.com/?password=‹abc›&user=ann',
  'https://x.com/?user=ann&api_key=‹a%40b#x›',
  'Server=x;Password=‹abc›;User=y',
  'Authorization: ‹Bearer abc, def›\nHost: x',
  '> authorization: ‹Basic abc=›',
  'curl -H "Authorization: ‹Bearer abc›" https://x.com',
  "curl -H 'X-Token: ‹abc def›' https://x.com",
  "headers={'Authorization': '‹Bearer abc›', 'Accept': 'x'}",
  'headers = {"Authorization": f"‹Bearer {token}›"}',
  "b'GET / HTTP/1.1\\r\\nCookie: ‹a=b; c=d›\\r\\nHost: x\\r\\n'",
  "('Cookie', '‹a=b›')",
  '\u001b[32mpassword\u001b[39m=\u001b[33m"‹abc›"\u001b[39m',
]

const KEPT = [
  'password = getpass.getpass()',
  'password = os.environ["DB"]',
  'password = None',
  'def connect(user, password): pass',
  'def connect(password: str, user): pass',
  'print(password)',
  'password, user = read()',
  'passwords = "abc"',
  'my_password = "abc"',
  'password2 = "abc"',
  'the password is abc',
  'the password',
  'password = ""',
  'password =',
  'Authorizations: abc',
  '["user", "password", "mail"]',
]

describe('values of names in text', () => {
  it.each(MASKED)('%s', (marked) => {
    const given = marked.replace(/[‹›]/g, '')
    expect(redaction(rules).start().text(given)).toBe(marked.replace(/‹[^›]*›/g, 'REDACTED'))
  })

  it.each(KEPT)('keeps %s', (text) => {
    expect(redaction(rules).start().text(text)).toBe(text)
  })

  it('finds a name in highlighted code', () => {
    const html = '<span class="n">password</span> <span>=</span> <span>&quot;abc&quot;</span>'
    expect(redaction(rules).start().text(html)).not.toContain('abc')
  })
})
