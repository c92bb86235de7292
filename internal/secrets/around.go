package secrets

import (
	"strings"
	"unicode/utf8"
)

// How far the readers look, in bytes: enough for what people paste, and a bound for their time.
const (
	blockHead  = 110 // of the line that begins a key block
	nameMax    = 60  // of the name before an equals sign
	valueMax   = 300 // of what stands behind one
	userMax    = 256 // of what stands between :// and @
	commandMax = 200 // between curl and its -u
	headerMax  = 20  // of authorization, and what stands around the colon
)

// keyBlock reads -----BEGIN ... PRIVATE KEY-----, to its end or that of the text (RFC 7468; OpenSSH and PGP write the same).
func keyBlock(text string, i int) (Hit, bool) {
	const begin, end = "-----BEGIN ", "-----END "
	rest := text[i:]
	if !strings.HasPrefix(rest, begin) {
		return Hit{}, false
	}
	head := rest[:min(len(rest), blockHead)]
	n := strings.Index(head[len(begin):], "-----")
	if n < 0 || !strings.Contains(head[:len(begin)+n], "PRIVATE KEY") {
		return Hit{}, false
	}
	stop := len(rest)
	if at := strings.Index(rest, end); at > 0 {
		stop = at + len(end)
		if close := strings.Index(rest[stop:min(len(rest), stop+blockHead)], "-----"); close >= 0 {
			stop += close + len("-----")
		}
	}
	return Hit{i, i + stop, "a private key"}, true
}

// jwt reads three pieces of base64 with dots between, of which two are JSON objects (RFC 7519; eyJ is {").
func jwt(text string, i int) (Hit, bool) {
	if i > 0 && (isURLSafe(text[i-1]) || text[i-1] == '.') || !strings.HasPrefix(text[i:], "eyJ") {
		return Hit{}, false
	}
	end := i
	for piece := range 3 {
		n := run(text[end:], len(text), isURLSafe)
		if n < 10 || piece == 1 && !strings.HasPrefix(text[end:], "ey") {
			return Hit{}, false
		}
		end += n
		if piece < 2 {
			if end == len(text) || text[end] != '.' {
				return Hit{}, false
			}
			end++
		}
	}
	return Hit{i, end, "a signed token (JWT)"}, true
}

func isURLSafe(c byte) bool { return c == '-' || isWord(c) }

// header reads Bearer TOKEN, which needs a digit to be told from a sentence, and Authorization: Basic TOKEN.
func header(text string, i int) (Hit, bool) {
	if i > 0 && isWord(text[i-1]) {
		return Hit{}, false
	}
	rest, bearer := text[i:], true
	scheme := len("bearer ")
	if !hasFold(rest, "bearer ") {
		bearer, scheme = false, len("basic ")
		before := strings.ToLower(strings.TrimRight(text[max(0, i-headerMax):i], ` "':=`))
		if !hasFold(rest, "basic ") || !strings.HasSuffix(before, "authorization") {
			return Hit{}, false
		}
	}
	n := run(rest[scheme:], len(rest), isTokenByte)
	value := rest[scheme : scheme+n]
	if bearer && (n < 16 || !strings.ContainsFunc(value, isDigitRune)) || !bearer && n < 8 {
		return Hit{}, false
	}
	return Hit{i + scheme, i + scheme + n, "an authorization header"}, true
}

// isTokenByte is token68 of RFC 9110.
func isTokenByte(c byte) bool { return isAlnum(c) || strings.IndexByte("-._~+/=", c) >= 0 }

func isDigitRune(r rune) bool { return r >= '0' && r <= '9' }

// colon reads a URL with a password, or what stands behind a name and a colon.
func colon(text string, i int) (Hit, bool) {
	if strings.HasPrefix(text[i:], "://") {
		return userinfo(text, i+len("://"))
	}
	return assigned(text, i)
}

// userinfo reads USER:PASSWORD@ behind the :// of a URL (RFC 3986, section 3.2.1).
func userinfo(text string, from int) (Hit, bool) {
	n := run(text[from:], userMax, func(c byte) bool { return c > ' ' && strings.IndexByte(`/?#@"'<>`, c) < 0 })
	user, password, ok := strings.Cut(text[from:from+n], ":")
	if from+n == len(text) || text[from+n] != '@' || !ok || len(password) < 3 || isPlaceholder(password) {
		return Hit{}, false
	}
	start := from + len(user) + 1
	return Hit{start, start + len(password), "a password in a URL"}, true
}

// curlUser reads curl -u USER:PASSWORD.
func curlUser(text string, i int) (Hit, bool) {
	rest := text[i:]
	flag := 1
	if strings.HasPrefix(rest, "user") {
		flag = len("user")
	}
	if i < 2 || text[i-1] != '-' || len(rest) <= flag || rest[flag] != ' ' && rest[flag] != '=' {
		return Hit{}, false
	}
	if line := text[max(0, i-commandMax):i]; !strings.Contains(line[strings.LastIndexByte(line, '\n')+1:], "curl ") {
		return Hit{}, false
	}
	value := strings.TrimLeft(rest[flag+1:min(len(rest), flag+valueMax)], `"'`)
	from := i + min(len(rest), flag+valueMax) - len(value)
	n := run(value, userMax, func(c byte) bool { return c > ' ' && c != '"' && c != '\'' })
	user, password, ok := strings.Cut(value[:n], ":")
	if !ok || len(password) < 3 || isPlaceholder(password) {
		return Hit{}, false
	}
	start := from + len(user) + 1
	return whole(text, Hit{start, start + len(password), "a password on a command line"})
}

// shortest is how short a password may be to be told from what else stands behind a sign.
const shortest = 6

const passphrase = "a passphrase" // the only value that has blanks

// nameEnds are how names of credentials end, without - _ . and in lower case, and what they name. What is less telling in a sentence
// needs more behind a colon.
var nameEnds = []struct {
	end, name string
	colonMin  int // how long the value must be behind a colon
}{
	{"password", "a password", 6},
	{"passwd", "a password", 6},
	{"passphrase", passphrase, 6},
	{"pwd", "a password", 7},
	{"pw", "a password", 7},
	{"pass", "a password", 7},
	{"passwort", "a password", 6},
	{"kennwort", "a password", 6},
	{"session", "a session", 12},
	{"sessionid", "a session", 12},
	{"apikey", "an API key", 12},
	{"secretaccesskey", "a secret key", 16},
	{"secretkey", "a secret key", 12},
	{"accesskey", "an access key", 16},
	{"accountkey", "an account key", 16},
	{"sharedkey", "a shared key", 16},
	{"sharedaccesskey", "a shared key", 16},
	{"privatekey", "a private key", 16},
	{"encryptionkey", "an encryption key", 16},
	{"secret", "a secret", 12},
	{"token", "a token", 16},
	{"credential", "a credential", 12},
	{"credentials", "a credential", 12},
}

// assigned reads NAME=VALUE and NAME: VALUE, quoted or not, at the sign between them. With a blank behind the sign or two signs it may
// be a sentence or a comparison as well, so the value must look like no word.
func assigned(text string, i int) (Hit, bool) {
	name, least, ok := named(text[max(0, i-nameMax-3):i])
	if !ok {
		return Hit{}, false
	}
	at := i + 1
	signs := run(text[at:], 2, func(c byte) bool { return c == '=' || c == '>' || c == ':' })
	at += signs
	blanks := run(text[at:], 3, func(c byte) bool { return c == ' ' || c == '\t' })
	at += blanks
	value, quoted := valueAt(text, at)
	if _, known := tokenAt(text, at); known {
		return Hit{}, false // it has a name of its own, and is found next
	}
	plain := text[i] == '=' && signs == 0 && blanks == 0
	switch {
	case len(value) < shortest || isPlaceholder(value), quoted && strings.Contains(value, " ") && name != passphrase:
		return Hit{}, false
	case plain && least >= 12 && len(value) < 8: // token=none
		return Hit{}, false
	case !plain && !quoted && (len(value) < least || !mixed(value)):
		return Hit{}, false
	}
	if quoted {
		at++
	}
	return whole(text, Hit{at, at + len(value), name})
}

// told reads PASSWORD IS VALUE, at the end of a line or a part of a sentence: what goes on behind a value was no value.
func told(text string, i int) (Hit, bool) {
	if i < 2 || text[i-1] != ' ' || !strings.HasPrefix(text[i:], "is ") {
		return Hit{}, false
	}
	name, least, ok := named(text[max(0, i-nameMax-3):i])
	if !ok || least > 7 {
		return Hit{}, false
	}
	at := i + len("is ")
	if strings.HasPrefix(text[at:], "now ") {
		at += len("now ")
	}
	value, quoted := valueAt(text, at)
	if quoted {
		at++
	}
	end := at + len(value)
	over := quoted || end == len(text) || strings.IndexByte(" \n", text[end]) < 0 || text[end] == '\n' ||
		len(value) >= sureLength && strings.ContainsFunc(value, isDigitRune) // no word of a sentence is so
	if len(value) < shortest || !over || isPlaceholder(value) || !mixed(value) || strings.Contains(value, " ") {
		return Hit{}, false
	}
	return whole(text, Hit{at, end, name})
}

// sureLength is from where a value with a digit in it is taken for one although the sentence goes on.
const sureLength = 8

// clientPassword reads the value behind -p of a database client, which stands there without a blank.
func clientPassword(text string, i int) (Hit, bool) {
	if i < 1 || text[i-1] != ' ' || !strings.HasPrefix(text[i:], "-p") {
		return Hit{}, false
	}
	before := strings.ToLower(text[max(0, i-commandMax):i])
	if !strings.Contains(before, "mysql") && !strings.Contains(before, "mariadb") {
		return Hit{}, false
	}
	value, _ := valueAt(text, i+2)
	if len(value) < shortest || isPlaceholder(value) || !mixed(value) {
		return Hit{}, false
	}
	return whole(text, Hit{i + 2, i + 2 + len(value), "a password"})
}

// named reads the name that before ends with, and says what such a name names.
func named(before string) (name string, colonMin int, ok bool) {
	before = strings.TrimRight(strings.TrimRight(before, " \t"), `"'`)
	var bare [nameMax]byte // its end, filled from behind
	n := len(bare)
	for i := len(before) - 1; i >= 0 && n > 0 && (isURLSafe(before[i]) || before[i] == '.'); i-- {
		if isAlnum(before[i]) {
			n--
			bare[n] = before[i]
			if isLetter(before[i]) {
				bare[n] |= 0x20
			}
		}
	}
	for _, e := range nameEnds {
		if strings.HasSuffix(string(bare[n:]), e.end) {
			return e.name, e.colonMin, true
		}
	}
	return "", 0, false
}

// valueAt returns the value at from: up to its closing quote when it is quoted, else up to a blank or what ends a value in a list.
func valueAt(text string, from int) (value string, quoted bool) {
	rest := text[from:min(len(text), from+valueMax)]
	if rest != "" && strings.IndexByte("\"'`", rest[0]) >= 0 {
		end := strings.IndexByte(rest[1:], rest[0])
		if end >= 0 && !strings.ContainsAny(rest[1:1+end], "\n") {
			return rest[1 : 1+end], true
		}
	}
	n := run(rest, len(rest), func(c byte) bool { return c > ' ' && strings.IndexByte("\"'`,;&<>|", c) < 0 })
	return strings.TrimRight(rest[:n], ".)]}"), false
}

// mixed reports whether a value has letters and something else: no word of a sentence has.
func mixed(value string) bool {
	letter, other := false, false
	for _, r := range value {
		switch {
		case r >= utf8.RuneSelf || isLetter(byte(r)):
			letter = true
		case isDigitRune(r) || strings.ContainsRune("!@#$%^&*+=?~", r):
			other = true
		}
	}
	return letter && other
}

// sayNothing are values that are none: how things stand, and what is put where a secret was.
var sayNothing = map[string]bool{
	"password": true, "passwort": true, "secret": true, "example": true, "changeme": true, "redacted": true, "removed": true, "hidden": true,
	"masked": true, "placeholder": true, "undefined": true, "missing": true, "expired": true, "invalid": true, "required": true,
	"rotated": true, "revoked": true, "unknown": true, "incorrect": true, "rejected": true, "optional": true, "default": true,
	"string": true, "disabled": true, "enabled": true, "accepted": true, "changed": true, "prompt": true, "stdin": true, "token": true,
}

// isPlaceholder reports whether a value only stands for one: $VAR, <password>, ***, xxxx, a path, a call, a state.
func isPlaceholder(value string) bool {
	if strings.IndexByte("$<{%*[/(", value[0]) >= 0 || strings.ContainsAny(value, "()") || strings.Contains(value, "...") {
		return true
	}
	if strings.HasPrefix(value, "http://") || strings.HasPrefix(value, "https://") {
		return true
	}
	one := value[0] | 0x20
	same := run(value, len(value), func(c byte) bool { return c|0x20 == one }) == len(value)
	return same || sayNothing[strings.ToLower(strings.Trim(value, ".!?-_"))]
}

// whole moves the end of a hit that was cut at a limit to the end of its last character.
func whole(text string, h Hit) (Hit, bool) {
	for h.End < len(text) && !utf8.RuneStart(text[h.End]) {
		h.End++
	}
	return h, h.Start < h.End && utf8.RuneStart(text[h.Start])
}
