/**
 * Shapes of well-known tokens, for `patterns` of `RedactRules`. Each is recognised by what its issuer puts into it,
 * so there are few false alarms, and secrets without a shape of their own (an AWS secret key alone, an OCI auth
 * token, most passwords) are not found by them. Linear in the text. Shapes change: this list gets longer in minor
 * releases.
 */
export const tokenPatterns: readonly RegExp[] = Object.freeze([
  // Git hosts: GitHub, GitLab
  /(?<![A-Za-z\d])gh[pousr]_[A-Za-z\d]{36,255}/,
  /(?<![A-Za-z\d])github_pat_\w{22,255}/,
  /(?<![A-Za-z\d])gl(?:pat|dt|rt|cbt|ptt|ft|imt|agent|oas|soat|ffct)-[\w-]{20,300}/,
  // Clouds: AWS, Google, Azure, Databricks, DigitalOcean, pre-authenticated requests of Oracle
  /(?<![A-Za-z\d])(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}(?![A-Za-z\d])/,
  /secret_?(?:access_?)?key["'\\]{0,3}\s{0,5}[:=,]\s{0,5}["'\\]{0,3}(?<secret>[A-Za-z\d/+]{40})(?![A-Za-z\d/+=])/i,
  /(?<![A-Za-z\d])AIza[\w-]{35}(?![\w-])/,
  /(?<![A-Za-z\d])ya29\.[\w-]{20,2000}/,
  /(?<![A-Za-z\d])GOCSPX-[\w-]{28}/,
  /[?&;]sig=(?<secret>[\w%+/=-]{30,200})/,
  /(?:AccountKey|SharedAccessKey)=(?<secret>[A-Za-z\d+/]{43,86}={1,2})/,
  /(?<![\w~.])[\w~.]{3}\dQ~[\w~.-]{31,34}(?![\w~.-])/,
  /(?<![A-Za-z\d])(?:dapi|dose)[\da-f]{32}(?:-\d)?(?![A-Za-z\d])/,
  /(?<![A-Za-z\d])do[opr]_v1_[\da-f]{64}/,
  /oraclecloud\.com\/p\/(?<secret>[\w-]{20,200})\/n\//,
  // Models: OpenAI, Anthropic and those who took over the prefix; Hugging Face
  /(?<![A-Za-z\d])sk-(?:ant|proj|svcacct|admin|or-v1)-[\w-]{20,300}/,
  /(?<![\w-])sk-[A-Za-z\d]{40,64}(?![\w-])/,
  /(?<![A-Za-z\d])(?:hf|api_org)_[A-Za-z]{34,40}(?![A-Za-z\d])/,
  // Services: Slack, Stripe, SendGrid, Twilio, Shopify, Telegram
  /(?<![A-Za-z\d])xox[abeoprs]-[A-Za-z\d-]{10,250}/,
  /(?<![A-Za-z\d])xapp-\d-[A-Za-z\d-]{10,250}/,
  /hooks\.slack\.com\/(?:services|workflows|triggers)\/(?<secret>[\w/]{20,120})/,
  /(?<![A-Za-z\d])(?:[rs]k_(?:live|test)|whsec)_[A-Za-z\d]{16,250}/,
  /(?<![A-Za-z\d])SG\.[\w-]{22}\.[\w-]{43}/,
  /(?<![A-Za-z\d])SK[\da-f]{32}(?![A-Za-z\d])/,
  /(?<![A-Za-z\d])shp(?:at|ca|pa|ss)_[\da-fA-F]{32}/,
  /(?<!\d)\d{8,10}:AA[\w-]{33}(?![\w-])/,
  // Registries and vaults: npm, PyPI, Docker, HashiCorp, age
  /(?<![A-Za-z\d])npm_[A-Za-z\d]{36}/,
  /(?<![A-Za-z\d])pypi-AgE[\w-]{50,1000}/,
  /(?<![A-Za-z\d])dckr_(?:pat|oat)_[\w-]{27,40}/,
  /(?<![A-Za-z\d])hv[sbr]\.[\w-]{24,300}/,
  /AGE-SECRET-KEY-1[\dA-Z]{58}/,
  // Of no one issuer: JSON Web Tokens, private keys, credentials of HTTP, of URLs and of connection strings
  /(?<![\w-])eyJ[\w-]{10,10000}\.eyJ[\w-]{10,10000}\.[\w-]{10,10000}/,
  /-----BEGIN [A-Z ]{0,40}PRIVATE KEY(?: BLOCK)?-----(?<secret>(?:[\w+/=\s\\,:.()]|-(?!----)){0,20000})/,
  /authorization["'\\]{0,3}\s{0,5}[:=,]\s{0,5}["'\\]{0,3}(?:basic|bearer|token)\s{1,5}(?<secret>[^\s"',<>\\{}$]{6,4000})/i,
  /(?<!\w)Bearer\s{1,5}(?<secret>(?=[A-Za-z_.~+/-]{0,100}\d)[\w.~+/-]{20,4000}={0,2})/,
  /:\/\/[^\s/?#:@"'<>]{0,100}:(?<secret>(?!\$?\{)[^\s/@"'<>]{1,300})@(?=[\w[])/,
  /[?&;](?:password|passwd|pwd)=(?<secret>(?!\$?\{)[^&;"'\s<>]{1,300})/i,
])
