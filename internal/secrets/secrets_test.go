package secrets

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// made puts a credential together from its parts, so that no scanner of this repository takes it for one.
func made(prefix, filler string, n int) string {
	return prefix + strings.Repeat(filler, n/len(filler)+1)[:n]
}

// TestTokens makes one of each and finds it in a sentence, under its name and whole; a part of it is none.
func TestTokens(t *testing.T) {
	for _, c := range tokens {
		in := expand(c.set)
		var letters []byte
		for b := range in {
			if in[b] && isAlnum(byte(b)) {
				letters = append(letters, byte(b))
			}
		}
		slices.Reverse(letters)
		secret := made(c.prefix, string(letters), c.min)
		for _, text := range []string{secret, "it is " + secret + ", take it out", `key="` + secret + `"`, "(" + secret + ")\n"} {
			hits := Find(text)
			if len(hits) != 1 || text[hits[0].Start:hits[0].End] != secret || hits[0].Name != c.name {
				t.Errorf("%s: %+v in %q", c.prefix, hits, text)
			}
		}
		if hits := Find("it is " + secret[:len(secret)-1]); c.min > 1 && len(hits) > 0 {
			t.Errorf("%s: one character less, and still %+v", c.prefix, hits)
		}
		if hits := Find("x" + secret); len(hits) > 0 && hits[0].Name == c.name {
			t.Errorf("%s is found in the middle of a word", c.prefix)
		}
	}
}

func TestAround(t *testing.T) {
	block := "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAA\n-----END OPENSSH PRIVATE KEY-----"
	token := "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N"
	for _, c := range []struct{ text, want, name string }{
		{"the file holds\n" + block + "\nand more", block, "a private key"},
		{"-----BEGIN RSA PRIVATE KEY-----\ncut off here", "-----BEGIN RSA PRIVATE KEY-----\ncut off here", "a private key"},
		{"-----BEGIN PGP PRIVATE KEY BLOCK-----\nx\n-----END PGP PRIVATE KEY BLOCK-----", "-----BEGIN PGP PRIVATE KEY BLOCK-----\nx\n-----END PGP PRIVATE KEY BLOCK-----", "a private key"},
		{"got " + token + " from the proxy", token, "a signed token (JWT)"},
		{"Authorization: Bearer 8f3c2d1e9a7b4c5d6e7f", "8f3c2d1e9a7b4c5d6e7f", "an authorization header"},
		{`curl -H "authorization: bearer 8f3c2d1e9a7b4c5d6e7f" https://x`, "8f3c2d1e9a7b4c5d6e7f", "an authorization header"},
		{"Authorization: Basic YWRtaW46aHVudGVyMg==", "YWRtaW46aHVudGVyMg==", "an authorization header"},
		{"postgres://app:hunter2@db1:5432/policies", "hunter2", "a password in a URL"},
		{"redis://:p4ss-w0rd@cache", "p4ss-w0rd", "a password in a URL"},
		{"curl -u admin:hunter2 https://vendor/api", "hunter2", "a password on a command line"},
		{"curl --user 'admin:hun ter2' https://vendor", "hun", "a password on a command line"},
		{"DB_PASSWORD=letmein", "letmein", "a password"},
		{"password=hunter2&user=ana", "hunter2", "a password"},
		{"--password=hunter2", "hunter2", "a password"},
		{"password: hunter2", "hunter2", "a password"},
		{`{"password": "correcthorse"}`, "correcthorse", "a password"},
		{"passwd = 'S3cr3t!x'", "S3cr3t!x", "a password"},
		{`passphrase: "correct horse battery"`, "correct horse battery", "a passphrase"},
		{"the vendor's password is Winter2024!", "Winter2024!", "a password"},
		{"password is hunter2, do not tell", "hunter2", "a password"},
		{"aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "a secret key"},
		{"X-Api-Key: 0a1b2c3d4e5f6071", "0a1b2c3d4e5f6071", "an API key"},
		{"client_secret=Zm9vYmFyYmF6cXV4", "Zm9vYmFyYmF6cXV4", "a secret"},
		{"AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;", "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==", "an account key"},
		{"session-token: 9f8e7d6c5b4a39281706", "9f8e7d6c5b4a39281706", "a token"},
		{"password=" + made("ghp_", "aB3", 36), made("ghp_", "aB3", 36), "a GitHub token"},
		{"password is hunter2Xyz! for the admin", "hunter2Xyz!", "a password"},
		{"the new password is now hunter2Kkk", "hunter2Kkk", "a password"},
		{"pw=hunter2Bbb", "hunter2Bbb", "a password"},
		{"pass: hunter2Ccc9", "hunter2Ccc9", "a password"},
		{"mysql -u root -phunter2Eee prod", "hunter2Eee", "a password"},
		{"Set-Cookie: session=hunter2Mmm012345678", "hunter2Mmm012345678", "a session"},
		{"password: größe7weg", "größe7weg", "a password"},
	} {
		hits := Find(c.text)
		if len(hits) != 1 || c.text[hits[0].Start:hits[0].End] != c.want || hits[0].Name != c.name {
			t.Errorf("%q: %+v", c.text, hits)
			for _, h := range hits {
				t.Logf("  %q", c.text[h.Start:h.End])
			}
		}
	}
}

// TestQuiet holds what people write in an incident, which is none.
func TestQuiet(t *testing.T) {
	for _, text := range []string{
		"", "replica lag is 40 s and growing", "who holds the vendor key", "the password expired yesterday", "password: expired",
		"the password is known to one person", "the password is base64 encoded and stored twice", "password: who has it?", "token: invalid",
		"error: token: HTTP/1.1 401 Unauthorized", "401 from the token endpoint: retry in 30 s", "we need a token=refresh button",
		"secret: rotated at 14:02 by the vendor", "secret = see the vault", "the secrets: three of them are stale", "max_tokens=40960000",
		"password=$DB_PASSWORD", "password=${DB_PASSWORD}", "PASSWORD=********", "password=<your password>", "password=xxxxxxxx", "token=%TOKEN%",
		"password=getPassword()", "pwd=/home/ana/incident", "password == expected", "https://user:***@host/path", "https://host:8443/a@b",
		"http://example.com:80/x", "ssh://git@host/repo", "mail ana@example.com: the key is with bo", "AKIA is how AWS keys begin", "sk-learn and sk-lite",
		"xoxb- tokens begin like that", "commit 9f8e7d6c5b4a392817069f8e7d6c5b4a39281706 broke it", "sha256:9f8e7d6c5b4a39281706", "id 550e8400-e29b-41d4-a716-446655440000",
		"Authorization: Basic", "the bearer of bad news", "bearer authentication-is-required", "basic authentication failed", "authorization: denied for ana",
		"-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----", "-----BEGIN PUBLIC KEY-----", "eyJ is how a token begins",
		"curl -u admin https://vendor", "sort -u names:list", "tokens: 3, secrets: 2, passwords: 14", "private key: see the vault, item 12",
		"primary key=policy_number_2024", "access key=lost", "api_key=missing", "passwords are rotated every 90 days: ok", "the customer's credentials: with the CIO",
		"password reset: https://vendor/reset?id=123456789", "password: [redacted]", "token: see ticket INC-48213 for it", "kubectl get secret: not found",
		"14:02:07 UTC password: prompt", "secret sauce: 3 parts lag2 and 1 part luck",
	} {
		if hits := Find(text); len(hits) > 0 {
			t.Errorf("%q: %q is taken for %s", text, text[hits[0].Start:hits[0].End], hits[0].Name)
		}
	}
}

// TestSeveral: hits come in order and do not overlap.
func TestSeveral(t *testing.T) {
	text := "export AWS_ACCESS_KEY_ID=" + made("AKIA", "Q7Z", 16) + "\nexport AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEX\npostgres://a:hunter2@db"
	var names []string
	for _, h := range Find(text) {
		names = append(names, h.Name)
	}
	if want := []string{"an AWS access key", "a secret key", "a password in a URL"}; !slices.Equal(names, want) {
		t.Errorf("%q, want %q", names, want)
	}
}

// TestTable: a line that shadows another, or that no text can fulfil, is a mistake.
func TestTable(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range tokens {
		if seen[c.prefix] || c.prefix == "" || c.min < 1 || c.max > 0 && c.max < c.min || !strings.HasPrefix(c.name, "a") {
			t.Errorf("%+v", c)
		}
		seen[c.prefix] = true
	}
}

func FuzzFind(f *testing.F) {
	for _, text := range []string{"", "password: größe7weg\xff", "://:a@", "-----BEGIN PRIVATE KEY", "curl -u", "curl --user=", "Bearer ", "token=\"", "token=", "password: ", "password is ", "is ", "eyJ.eyJ.", "password:=>:'x"} {
		f.Add(text)
	}
	for _, c := range tokens[:20] {
		f.Add(made(c.prefix, "aA2", c.min))
	}
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, h := range Find(text) {
			if h.Start < end || h.End <= h.Start || h.End > len(text) || h.Name == "" {
				t.Fatalf("%+v behind %d of %q", h, end, text)
			}
			if utf8.ValidString(text) && !utf8.ValidString(text[h.Start:h.End]) {
				t.Fatalf("%+v of %q cuts a character", h, text)
			}
			end = h.End
		}
	})
}

// BenchmarkFind reads a note, and texts of nothing but beginnings: ns a byte must not grow with their length.
func BenchmarkFind(b *testing.B) {
	note := strings.Repeat("replica lag is 40 s and growing, vendor says: it is fixed, we do not see it yet. ", 3)[:200]
	for _, c := range []struct{ name, text string }{
		{"note", note},
		{"pem-10k", strings.Repeat("-----BEGIN ", 1000)},
		{"pem-100k", strings.Repeat("-----BEGIN ", 10_000)},
		{"glpat-10k", strings.Repeat("glpat-", 1700)},
		{"glpat-100k", strings.Repeat("glpat-", 17_000)},
		{"jwt-10k", strings.Repeat("eyJaaaaaaaaaa.", 700)},
		{"jwt-100k", strings.Repeat("eyJaaaaaaaaaa.", 7_000)},
		{"url-10k", strings.Repeat("://a:", 2000)},
		{"url-100k", strings.Repeat("://a:", 20_000)},
		{"name-10k", strings.Repeat("password:", 1100)},
		{"name-100k", strings.Repeat("password:", 11_000)},
		{"curl-10k", strings.Repeat("curl -u ", 1250)},
		{"curl-100k", strings.Repeat("curl -u ", 12_500)},
		{"aiza-10k", strings.Repeat("AIza-", 2000)},
		{"aiza-100k", strings.Repeat("AIza-", 20_000)},
	} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				Find(c.text)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(c.text)), "ns/byte")
		})
	}
}
