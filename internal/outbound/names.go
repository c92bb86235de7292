package outbound

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// alsoWords are given names that are words as well: at the begin of a sentence a capital says nothing.
var alsoWords = map[string]bool{
	"will": true, "may": true, "mark": true, "grace": true, "hope": true, "bill": true, "rob": true, "sue": true, "art": true, "drew": true,
	"june": true, "april": true, "august": true, "joy": true, "faith": true, "pat": true, "guy": true, "dean": true, "chance": true, "rich": true,
}

// titles and greetings name nobody.
var titles = map[string]bool{
	"mr": true, "mrs": true, "ms": true, "mx": true, "dr": true, "prof": true, "herr": true, "frau": true, "sir": true, "madam": true,
	"all": true, "team": true, "everyone": true, "everybody": true, "customer": true, "customers": true, "colleagues": true, "there": true,
	"both": true, "folks": true, "again": true, "friends": true, "client": true, "clients": true, "partner": true, "partners": true,
	"ladies": true, "and": true, "gentlemen": true, "users": true, "valued": true, "the": true, "of": true, "von": true, "van": true, "de": true, "neighbours": true,
}

// nameParts returns the folded words of names, without titles.
func nameParts(names ...string) []string {
	var out []string
	for _, n := range names {
		for _, t := range cut(n).toks {
			if !t.brk && utf8.RuneCountInString(t.word) > 1 && !titles[t.word] {
				out = append(out, t.word)
			}
		}
	}
	return out
}

// names finds people of the roster, by any part of their name. The sender may sign and the recipient may be greeted.
func (c *checker) names(field Field, p prose) {
	if len(c.d.Names) == 0 {
		return
	}
	known := map[string]bool{}
	for _, w := range nameParts(c.d.Names...) {
		known[w] = true
	}
	for _, w := range nameParts(c.d.From, c.d.To) {
		delete(known, w)
	}
	for _, s := range p.ends {
		for i := s.from; i < s.to; i++ {
			if !c.isName(p, s, i, known) {
				continue
			}
			j := i + 1
			for j < s.to && c.isName(p, s, j, known) && p.toks[j].start <= p.toks[j-1].end+1 {
				j++
			}
			from, to := p.toks[i].start, p.toks[j-1].end
			c.add(Finding{
				Rule: Name, Level: Refuse, Field: field, Start: from, End: to, From: from, To: to,
				Why: "names of people do not go out: the organisation speaks", Swap: p.caseAs(i, s, "our team"),
			})
			i = j - 1
		}
	}
}

func (c *checker) isName(p prose, s sentence, i int, known map[string]bool) bool {
	t := &p.toks[i]
	if t.brk {
		return false
	}
	if !known[t.word] { // an address of mail or a login has a name in it too
		parts := strings.FieldsFunc(t.word, func(r rune) bool { return r == '@' || r == '_' || r == '.' })
		return len(parts) > 1 && slices.ContainsFunc(parts, func(part string) bool { return known[part] && !alsoWords[part] })
	}
	r, _ := utf8.DecodeRuneInString(p.text[t.start:])
	upper := unicode.IsUpper(r) || !unicode.IsLower(r)
	if !alsoWords[t.word] {
		return upper || utf8.RuneCountInString(t.word) > 4 || len(c.d.Names) > 0 && slices.ContainsFunc(c.d.Names, func(n string) bool { return n == p.text[t.start:t.end] })
	}
	return upper && i > s.from
}

// machines finds hosts, paths, addresses and ticket numbers, which are read from what stands between spaces.
func (c *checker) machines(field Field, text string) {
	hosts := map[string]bool{}
	for _, h := range c.d.Hosts {
		if h = strings.ToLower(strings.TrimSpace(h)); h != "" {
			hosts[h] = true
		}
	}
	before := ""
	for from := 0; from < len(text); {
		n := strings.IndexFunc(text[from:], func(r rune) bool { return !parts(r) })
		if n < 0 {
			break
		}
		from += n
		to := len(text)
		if n := strings.IndexFunc(text[from:], parts); n >= 0 {
			to = from + n
		}
		start, end := trim(text, from, to)
		raw := text[start:end]
		switch {
		case raw == "":
		case isHost(strings.ToLower(raw), before, hosts):
			c.add(Finding{Rule: Host, Level: Refuse, Field: field, Start: start, End: end, From: start, To: end, Why: "names of machines, paths and inner addresses stay inside", Swap: "one of our systems"})
		case isTicket(raw, before):
			c.add(Finding{Rule: Ticket, Level: Warn, Field: field, Start: start, End: end, From: start, To: end, Why: "a number of our own tracker means nothing to them", Swap: "our record"})
		}
		before = strings.ToLower(raw)
		from = to
	}
}

// parts reports whether r stands between words that could be names of machines.
func parts(r rune) bool {
	return unicode.IsSpace(r) || r == utf8.RuneError || strings.ContainsRune(`,;()"<>|`+"`", r)
}

func trim(s string, from, to int) (start, end int) {
	in := s[from:to]
	in = strings.TrimLeft(in, "'*[{“‘")
	start = to - len(in)
	in = strings.TrimRight(in, ".!?:'*]}”’…")
	end = start + len(in)
	for _, tail := range []string{"'s", "’s"} {
		if strings.HasSuffix(in, tail) {
			end -= len(tail)
		}
	}
	return start, end
}

var (
	publicLabels   = words("status portal www support help docs blog api app my login shop store news community forum trust")
	innerEnds      = words("internal local lan corp intra intranet svc cluster localdomain home arpa consul private invalid")
	innerLabels    = words("jira grafana wiki confluence kibana prometheus jenkins gitlab vault consul localhost argocd pagerduty")
	hostWords      = words("db web app srv node host prod prd stg staging dev test cache redis kafka pg postgres sql mysql mq lb proxy vm k8s kube worker api gw gateway fw sw switch rtr router core edge mail smtp dns ns ldap es batch queue store log backup build ci primary replica shard zk etcd nas san esx hv server srv box front back auth pay ledger")
	roots          = words("var etc opt usr srv home mnt tmp data root proc dev sys bin lib run log logs")
	notTickets     = words("covid iso utf sha aes rfc cve utc gmt http tls mp ipv usb level phase step gdpr psd en din ean tier windows type class section article form b2b a4 g7 w")
	ticketBefore   = words("ticket incident inc case issue jira change chg problem prb record task bug story")
	fileSuffixes   = words("log conf yaml yml json toml ini sh py go sql service tf")
	regionPrefixes = words("eu us ap sa ca me af uk")
)

func words(s string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(s) {
		m[w] = true
	}
	return m
}

// isHost reads one lower-case word; before is the word before it.
func isHost(w, before string, listed map[string]bool) bool {
	if listed[w] {
		return true
	}
	if scheme, rest, ok := strings.Cut(w, "://"); ok {
		name, path, _ := strings.Cut(rest, "/")
		return scheme != "http" && scheme != "https" && scheme != "mailto" && scheme != "tel" || innerName(name, listed) || listed[strings.Trim(path, "/")]
	}
	if strings.Contains(w, "@") {
		return false // an address of mail
	}
	if isAddress(w) {
		return before != "version" && before != "release" && before != "v" && before != "build"
	}
	if isPath(w) {
		return true
	}
	name, _, slash := strings.Cut(w, "/")
	if slash && (name == "pod" || name == "pods" || name == "deployment" || name == "node" || name == "svc") {
		return true
	}
	return strings.Contains(name, ".") && (innerName(name, listed) || fileSuffixes[name[strings.LastIndexByte(name, '.')+1:]]) || numbered(w) || isPod(w)
}

// innerName reports whether the name of a machine is not one of those we publish.
func innerName(name string, listed map[string]bool) bool {
	bare, port, hasPort := strings.Cut(name, ":")
	if listed[bare] || hasPort && port != "443" && port != "80" {
		return hasPort && digits(port) || listed[bare]
	}
	if isAddress(bare) {
		return true
	}
	labels := strings.Split(bare, ".")
	for _, l := range labels {
		if l == "" || strings.ContainsFunc(l, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' && r != '_' }) {
			return false
		}
	}
	top := labels[len(labels)-1]
	if innerEnds[top] || innerLabels[labels[0]] {
		return true
	}
	if digits(top) || utf8.RuneCountInString(top) < 2 {
		return false // "3.5.1", "e.g", "z.b"
	}
	return len(labels) > 2 && !publicLabels[labels[0]] && !(len(labels) == 3 && utf8.RuneCountInString(labels[1]) <= 3)
}

// isAddress reads IPv4, with or without the length of a net, and IPv6, which "14:30:05" is not.
func isAddress(w string) bool {
	w, _, _ = strings.Cut(strings.Trim(w, "[]"), "/")
	if p := strings.Split(w, "."); len(p) == 4 {
		return !slices.ContainsFunc(p, func(n string) bool { return !digits(n) || len(n) > 3 || len(n) == 3 && n > "255" })
	}
	p := strings.Split(w, ":")
	if len(p) != 8 && (len(p) < 3 || !strings.Contains(w, "::")) {
		return false
	}
	return len(w) > 4 && !slices.ContainsFunc(p, func(h string) bool { return len(h) > 4 || strings.Trim(h, "0123456789abcdef") != "" })
}

func isPath(w string) bool {
	if len(w) > 3 && w[1] == ':' && w[2] == '\\' || strings.HasPrefix(w, `\\`) {
		return true
	}
	if !strings.HasPrefix(w, "/") && !strings.HasPrefix(w, "~/") {
		return false
	}
	first, _, more := strings.Cut(strings.TrimLeft(w, "~/"), "/")
	return roots[first] || more && first != ""
}

// numbered finds "db-prod-03", "web01": a word for a machine with a number.
func numbered(w string) bool {
	p := strings.FieldsFunc(w, func(r rune) bool { return r == '-' || r == '_' })
	if len(p) == 1 {
		stem := strings.TrimRight(w, "0123456789")
		return len(w)-len(stem) >= 2 && hostWords[stem]
	}
	if len(p) == 0 || len(p) == 3 && regionPrefixes[p[0]] && !hostWords[p[1]] {
		return false // "eu-west-1" is public
	}
	end := p[len(p)-1]
	if strings.Trim(end, "0123456789") == end || !digits(strings.TrimLeft(end, "abcdefghijklmnopqrstuvwxyz")) {
		return false
	}
	return slices.ContainsFunc(p, func(l string) bool { return hostWords[strings.TrimRight(l, "0123456789")] })
}

// isPod finds "checkout-7d9f8b6c5-x2k4p": what an orchestrator names.
func isPod(w string) bool {
	p := strings.Split(w, "-")
	if len(p) < 3 {
		return false
	}
	hash, tail := p[len(p)-2], p[len(p)-1]
	return len(tail) == 5 && len(hash) >= 8 && len(hash) <= 10 && mixed(hash) && alnum(tail)
}

func mixed(s string) bool {
	return alnum(s) && strings.ContainsAny(s, "0123456789") && !digits(s)
}

func alnum(s string) bool {
	return strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789") == ""
}

func digits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// isTicket finds "INC-4711", "#4711" and "ticket 4711", but not a number of theirs.
func isTicket(raw, before string) bool {
	if n, ok := strings.CutPrefix(raw, "#"); ok {
		return digits(n) && len(n) > 1
	}
	if ticketBefore[before] && digits(raw) && len(raw) > 2 {
		return true
	}
	key, n, ok := strings.Cut(raw, "-")
	if !ok {
		key = strings.TrimRight(raw, "0123456789")
		return len(raw)-len(key) >= 4 && (key == "INC" || key == "CHG" || key == "PRB")
	}
	return digits(n) && len(key) > 1 && len(key) <= 10 && strings.ToUpper(key) == key && alnum(strings.ToLower(key)) && !digits(key) && !notTickets[strings.ToLower(key)]
}

// sortFound puts the findings of a field in the order of their words.
func sortFound(f []Finding) {
	slices.SortStableFunc(f, func(a, b Finding) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) })
}
