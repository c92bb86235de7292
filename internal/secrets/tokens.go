package secrets

import (
	"strings"
	"sync"
)

// token is a credential with a beginning of its own: prefix, then min to max characters of set, and then none of set any more.
type token struct {
	name   string // with its article: it ends a sentence
	prefix string
	set    string // as in a regular expression's brackets, without escapes; a dash stands last
	min    int
	max    int // 0 is without end
}

const (
	alnum  = "0-9A-Za-z"
	word   = "0-9A-Za-z_"
	dashed = "0-9A-Za-z_-"
	dotted = "0-9A-Za-z_.-"
	base64 = "0-9A-Za-z+/="
	hex    = "0-9a-f"
	anyHex = "0-9a-fA-F"
)

// tokens is the table. Prefixes, characters and lengths are those of gitleaks (github.com/gitleaks/gitleaks, MIT licence,
// config/gitleaks.toml at b58d3f1, July 2026), which names the makers' own pages; where a maker has made tokens longer before,
// the length has no end here.
var tokens = []token{
	{"an AWS access key", "AKIA", "A-Z2-7", 16, 16}, // docs.aws.amazon.com/IAM, "unique identifiers"
	{"an AWS access key", "ASIA", "A-Z2-7", 16, 16},
	{"an AWS access key", "ABIA", "A-Z2-7", 16, 16},
	{"an AWS access key", "ACCA", "A-Z2-7", 16, 16},
	{"an AWS Bedrock key", "ABSK", base64, 109, 0},

	{"a GitHub token", "ghp_", alnum, 36, 0}, // github.blog, "Behind GitHub's new authentication token formats"
	{"a GitHub token", "gho_", alnum, 36, 0},
	{"a GitHub token", "ghu_", alnum, 36, 0},
	{"a GitHub token", "ghs_", alnum, 36, 0},
	{"a GitHub token", "ghr_", alnum, 36, 0},
	{"a GitHub token", "github_pat_", word, 82, 0},
	{"a GitLab token", "glpat-", dotted, 20, 0}, // docs.gitlab.com/security/tokens, "token prefixes"
	{"a GitLab token", "gldt-", dashed, 20, 0},
	{"a GitLab token", "glrt-", dotted, 20, 0},
	{"a GitLab token", "glcbt-", dashed, 20, 0},
	{"a GitLab token", "glptt-", hex, 40, 0},
	{"a GitLab token", "glft-", dashed, 20, 0},
	{"a GitLab token", "glimt-", dashed, 20, 0},
	{"a GitLab token", "glsoat-", dashed, 20, 0},
	{"a GitLab token", "glagent-", dashed, 50, 0},
	{"a GitLab token", "gloas-", dashed, 64, 0},
	{"a GitLab token", "GR1348941", dashed, 20, 0},

	{"a Slack token", "xoxb-", alnum + "-", 20, 0}, // api.slack.com/concepts/token-types
	{"a Slack token", "xoxp-", alnum + "-", 20, 0},
	{"a Slack token", "xoxa-", alnum + "-", 8, 0},
	{"a Slack token", "xoxr-", alnum + "-", 8, 0},
	{"a Slack token", "xoxs-", alnum + "-", 20, 0},
	{"a Slack token", "xoxo-", alnum + "-", 20, 0},
	{"a Slack token", "xoxe-", alnum + "-", 20, 0},
	{"a Slack token", "xoxe.xox", alnum + "-", 20, 0},
	{"a Slack token", "xapp-", alnum + "-", 20, 0},
	{"a Slack webhook", "hooks.slack.com/services/", alnum + "+/", 40, 0},
	{"a Slack webhook", "hooks.slack.com/workflows/", alnum + "+/", 40, 0},
	{"a Slack webhook", "hooks.slack.com/triggers/", alnum + "+/", 40, 0},

	{"a Stripe key", "sk_live_", alnum, 10, 0}, // docs.stripe.com/keys
	{"a Stripe key", "sk_test_", alnum, 10, 0},
	{"a Stripe key", "rk_live_", alnum, 10, 0},
	{"a Stripe key", "rk_test_", alnum, 10, 0},
	{"a Stripe webhook secret", "whsec_", alnum, 32, 0},
	{"a Square token", "sq0atp-", dashed, 22, 0},

	{"a Google API key", "AIza", dashed, 35, 35},
	{"a Google client secret", "GOCSPX-", dashed, 28, 28},
	{"a Google access token", "ya29.", dotted, 20, 0},
	{"an npm token", "npm_", alnum, 36, 36},
	{"a PyPI token", "pypi-AgEIcHlwaS5vcmc", dashed, 50, 0},
	{"a RubyGems key", "rubygems_", hex, 48, 48},
	{"a Docker Hub token", "dckr_pat_", dashed, 27, 0},

	{"an OpenAI key", "sk-proj-", dashed, 58, 0},
	{"an OpenAI key", "sk-svcacct-", dashed, 58, 0},
	{"an OpenAI key", "sk-admin-", dashed, 58, 0},
	{"an OpenAI key", "sk-", alnum, 48, 48},
	{"an Anthropic key", "sk-ant-", dashed, 80, 0},
	{"a Perplexity key", "pplx-", alnum, 48, 48},
	{"a Hugging Face token", "hf_", "A-Za-z", 34, 34},
	{"a Hugging Face token", "api_org_", "A-Za-z", 34, 34},

	{"a HashiCorp Vault token", "hvs.", dashed, 24, 0},
	{"a HashiCorp Vault token", "hvb.", dashed, 100, 0},
	{"a Databricks token", "dapi", hex + "-", 32, 34},
	{"a DigitalOcean token", "dop_v1_", hex, 64, 64},
	{"a DigitalOcean token", "doo_v1_", hex, 64, 64},
	{"a DigitalOcean token", "dor_v1_", hex, 64, 64},
	{"a Heroku key", "HRKU-AA", dashed, 58, 0},
	{"a Pulumi token", "pul-", hex, 40, 40},
	{"a Doppler token", "dp.pt.", alnum, 43, 0},
	{"a Cloudflare origin key", "v1.0-", hex + "-", 171, 171},

	{"a Grafana token", "glsa_", word, 41, 41},
	{"a Grafana token", "glc_", base64, 32, 0},
	{"a Sentry token", "sntrys_", base64 + "_", 50, 0},
	{"a Sentry token", "sntryu_", hex, 64, 64},
	{"a SendGrid key", "SG.", dotted + "=", 66, 66},
	{"a Twilio key", "SK", anyHex, 32, 32},
	{"a Shopify token", "shpat_", anyHex, 32, 32},
	{"a Shopify token", "shpca_", anyHex, 32, 32},
	{"a Shopify token", "shppa_", anyHex, 32, 32},
	{"a Shopify secret", "shpss_", anyHex, 32, 32},
	{"an Atlassian token", "ATATT3", dashed + "=", 100, 0},
	{"a Linear key", "lin_api_", alnum, 40, 40},
	{"a Notion token", "ntn_", alnum, 46, 46},
	{"a Postman key", "PMAK-", anyHex + "-", 59, 59},
	{"an age key", "AGE-SECRET-KEY-1", "0-9A-Z", 58, 58},
	{"a 1Password token", "ops_eyJ", base64, 250, 0},
	{"a PuTTY private key", "PuTTY-User-Key-File-", "0-9", 1, 2},
}

// compiled is a token ready for use.
type compiled struct {
	token
	in *[256]bool
}

// knowledge is the table, ready for use.
type knowledge struct {
	byFirst [256][]compiled // by their first byte
	dull    [256]bool       // bytes at which nothing begins
}

// table is made on first use.
var table = sync.OnceValue(func() *knowledge {
	var k knowledge
	sets := map[string]*[256]bool{}
	for _, t := range tokens {
		if sets[t.set] == nil {
			sets[t.set] = expand(t.set)
		}
		k.byFirst[t.prefix[0]] = append(k.byFirst[t.prefix[0]], compiled{t, sets[t.set]})
	}
	for c := range k.dull {
		k.dull[c] = k.byFirst[c] == nil && strings.IndexByte(signs, byte(c)) < 0
	}
	return &k
})

// expand makes a set of bytes out of what stands in brackets.
func expand(set string) *[256]bool {
	var in [256]bool
	for i := 0; i < len(set); i++ {
		last := set[i]
		if i+2 < len(set) && set[i+1] == '-' {
			last = set[i+2]
		}
		for c := int(set[i]); c <= int(last); c++ {
			in[c] = true
		}
		if last != set[i] {
			i += 2
		}
	}
	return &in
}

// end returns where the token that starts at from ends, 0 when there is none. It looks no further than it must, so that a text of
// nothing but beginnings takes linear time.
func (t *compiled) end(text string, from int) int {
	rest := text[from:]
	if len(rest) < len(t.prefix)+t.min || rest[:len(t.prefix)] != t.prefix {
		return 0
	}
	n := len(t.prefix)
	for n < len(rest) && t.in[rest[n]] {
		if n++; t.max > 0 && n > len(t.prefix)+t.max {
			return 0
		}
	}
	if n < len(t.prefix)+t.min || n < len(rest) && isWord(rest[n]) {
		return 0
	}
	return from + n
}
