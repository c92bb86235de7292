package desk

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/pelletier/go-toml/v2"

	"warroom/internal/incident"

	"warroom/internal/ownfile"
)

// Limits of an own pace. Beyond them it is a slip of the keyboard.
const (
	maxOwn     = 64 << 10 // bytes
	minOwnSpan = 10 * time.Second
	maxOwnSpan = 30 * 24 * time.Hour
	maxOwnRule = 100 // of trust or degrees, up or down
)

// ownSpans are the lengths of an own pace by key, ownNumbers its whole numbers with their bounds.
func ownSpans(p *Pace) map[string]*time.Duration {
	return map[string]*time.Duration{
		"first": &p.First, "scope": &p.Scope, "every": &p.Every, "brisk": &p.Brisk, "call": &p.Call, "call_by": &p.CallBy, "letter": &p.Letter,
		"surprise": &p.Surprise, "amber": &p.Amber, "red": &p.Red, "stop": &p.Stop, "meal": &p.Meal,
	}
}

type ownNumber struct {
	to        *int
	low, high int
}

// From cold to boiling is what cards take: only where a kettle opens is for a team to say.
func ownNumbers(p *Pace) map[string]ownNumber {
	full := (Pace{}).filled()
	return map[string]ownNumber{"deposit": {&p.Deposit, 1, maxOwnRule}, "opening": {&p.Opening, full.Coldest, full.Boiling}}
}

// ParsePace reads a team's own numbers:
//
//	first = "3m"        lengths: first scope every brisk call call_by letter surprise amber red stop meal
//	deposit = 8         numbers: deposit, opening; overlap is a share such as 0.8
//	[trust]             what an event does, by its cause, see [Rules]
//	late = -3
//	[heat]
//	silence = 6
//
// What is left out is as in the zero [Pace]. The first thing that is wrong is returned as an error of code invalid that names its line,
// with a hint, and no pace with it: half of somebody's numbers would be a surprise at the worst time.
func ParsePace(src []byte) (Pace, error) {
	src = bytes.TrimPrefix(src, []byte("\xef\xbb\xbf")) // some editors begin every file with it
	if len(src) > maxOwn {
		return Pace{}, wrongPace(0, "keep only the numbers in it", "the file is larger than %d KiB", maxOwn>>10)
	}
	var doc map[string]any
	if err := toml.Unmarshal(src, &doc); err != nil {
		line := 0
		if at := (*toml.DecodeError)(nil); errors.As(err, &at) {
			line, _ = at.Position()
		}
		return Pace{}, wrongPace(line, "look for a missing quote, equals sign or bracket near that line", "%s", strings.TrimPrefix(err.Error(), "toml: "))
	}
	var p Pace
	r := ownReader{src: src}
	r.top(doc, &p)
	if r.err == nil {
		r.inOrder(p)
	}
	if r.err != nil {
		return Pace{}, r.err
	}
	return p, nil
}

func wrongPace(line int, hint, format string, args ...any) error {
	where := "own desk"
	if line > 0 {
		where += ", line " + strconv.Itoa(line)
	}
	return incident.Errorf(incident.CodeInvalid, "%s: %s", where, fmt.Sprintf(format, args...)).WithHint(hint)
}

// ownReader keeps the first error.
type ownReader struct {
	src []byte
	err error
}

func (r *ownReader) wrong(key, hint, format string, args ...any) {
	if r.err == nil {
		r.err = wrongPace(ownfile.Lines(r.src)[key], hint, format, args...)
	}
}

func (r *ownReader) top(doc map[string]any, p *Pace) {
	spans, numbers := ownSpans(p), ownNumbers(p)
	rules := map[string]*map[string]int{"trust": &p.Trust, "heat": &p.Heat}
	for _, key := range slices.Sorted(maps.Keys(doc)) {
		v := doc[key]
		if to, ok := spans[key]; ok {
			*to = r.span(key, v)
		} else if n, ok := numbers[key]; ok {
			*n.to = r.number(key, v, n.low, n.high)
		} else if to, ok := rules[key]; ok {
			*to = r.rules(key, v)
		} else if key == "overlap" {
			p.Overlap = r.share(key, v)
		} else {
			all := slices.Concat(slices.Collect(maps.Keys(spans)), slices.Collect(maps.Keys(numbers)), []string{"overlap", "[trust]", "[heat]"})
			slices.Sort(all)
			r.wrong(key, "known here: "+strings.Join(all, ", "), "unknown key %q", incident.OneLine(key, 40))
		}
	}
}

func (r *ownReader) span(key string, v any) time.Duration {
	text, _ := v.(string)
	d, err := time.ParseDuration(text)
	if err != nil || d < minOwnSpan || d > maxOwnSpan {
		r.wrong(key, fmt.Sprintf(`write for example %s = "20m", in quotes, with h, m and s`, key), "%s is not a length of 10 seconds to 30 days", key)
	}
	return d
}

func (r *ownReader) number(key string, v any, low, high int) int {
	n, ok := v.(int64)
	if !ok || n < int64(low) || n > int64(high) {
		r.wrong(key, fmt.Sprintf("write for example %s = %d, without quotes", key[strings.LastIndexByte(key, '.')+1:], max(low, 5)), "%s is not a whole number from %d to %d", key, low, high)
		return 0
	}
	return int(n)
}

func (r *ownReader) share(key string, v any) float64 {
	f, ok := v.(float64)
	if !ok || !(f > 0 && f <= 1) {
		r.wrong(key, "write for example overlap = 0.8, without quotes", "%s is not a share above 0, up to 1.0", key)
	}
	return f
}

// rules reads what events do to trust or to heat, by cause.
func (r *ownReader) rules(of string, v any) map[string]int {
	table, ok := v.(map[string]any)
	if !ok {
		r.wrong(of, "begin it with a line ["+of+"], and write for example late = -3 below", "%s is not a table", of)
		return nil
	}
	var causes []string
	for _, rule := range Rules() {
		causes = append(causes, rule.Cause)
	}
	out := map[string]int{}
	for _, cause := range slices.Sorted(maps.Keys(table)) {
		key := of + "." + cause
		if !slices.Contains(causes, cause) {
			r.wrong(key, "known here: "+strings.Join(causes, ", "), "[%s] has no cause %q", of, incident.OneLine(cause, 40))
		}
		out[cause] = r.number(key, table[cause], -maxOwnRule, maxOwnRule)
	}
	return out
}

// inOrder refuses hours that would never be reached: amber comes before red, and red before stop.
func (r *ownReader) inOrder(p Pace) {
	p = p.filled()
	if p.Amber >= p.Red || p.Red >= p.Stop {
		key := "amber"
		for _, k := range []string{"red", "stop"} {
			if _, there := ownfile.Lines(r.src)[k]; there {
				key = k
			}
		}
		r.wrong(key, "make them longer in that order, each of the three that is left out is as usual", "amber, red and stop are %v, %v and %v", p.Amber, p.Red, p.Stop)
	}
}
