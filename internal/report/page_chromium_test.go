package report

import (
	"context"
	"encoding/json"
	"fmt"
	"html"
	"image/color"
	"image/png"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// These tests look at the page in a browser. They need Chromium in the PATH (Debian: apt-get install chromium); a machine without it
// skips them, and what can be said without a browser is tested beside them.

// browser is a Chromium without a window.
type browser struct {
	t    *testing.T
	path string
}

func newBrowser(t *testing.T) browser {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return browser{t, path}
		}
	}
	t.Skip("no Chromium in the PATH")
	return browser{}
}

// open loads a page as a file and returns what it printed.
func (b browser) open(page string, flags ...string) string {
	b.t.Helper()
	dir := b.t.TempDir()
	file := filepath.Join(dir, "page.html")
	if err := os.WriteFile(file, []byte(page), 0o600); err != nil {
		b.t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(b.t.Context(), 2*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, b.path, slices.Concat([]string{
		"--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update",
		"--no-first-run", "--user-data-dir=" + filepath.Join(dir, "profile"), "--virtual-time-budget=3000",
	}, flags, []string{"file://" + file})...)
	var errs strings.Builder
	cmd.Stderr, cmd.WaitDelay = &errs, 10*time.Second
	out, err := cmd.Output()
	if err != nil {
		b.t.Fatalf("%v\n%s", err, errs.String())
	}
	return string(out)
}

// dom returns the page as the browser has it in the end.
func (b browser) dom(page string, flags ...string) string {
	b.t.Helper()
	return b.open(page, append(flags, "--dump-dom")...)
}

// scheme is the flag for a reader who likes it light or dark.
func scheme(dark bool) string {
	if dark {
		return "--blink-settings=preferredColorScheme=0"
	}
	return "--blink-settings=preferredColorScheme=1"
}

// trap is a server that keeps what it is asked for.
type trap struct {
	*httptest.Server
	mu   sync.Mutex
	hits []string
}

func newTrap(t *testing.T) *trap {
	t.Helper()
	tr := &trap{}
	tr.Server = httptest.NewUnstartedServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		tr.mu.Lock()
		defer tr.mu.Unlock()
		tr.hits = append(tr.hits, r.URL.Path)
	}))
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	tr.Listener = l
	tr.Start()
	t.Cleanup(tr.Close)
	return tr
}

// taken returns the paths asked for since the last call.
func (tr *trap) taken() []string {
	tr.mu.Lock()
	defer tr.mu.Unlock()
	hits := tr.hits
	tr.hits = nil
	return hits
}

// bait is a text that acts in every way a page can be made to act, in the places where a text may stand.
func (tr *trap) bait() string {
	return strings.ReplaceAll(`<script>document.title="pwned";fetch("URL/script")</script><img src="URL/img" onerror="document.title='pwned'">`+
		`"><svg onload="document.title='pwned'"><image href="URL/svg"/></svg><iframe src="URL/frame"></iframe>'><object data="URL/object"></object>`+
		`<link rel="stylesheet" href="URL/css"><style>body{background:url(URL/style)}</style><video src="URL/video" autoplay></video>`+
		`<a href="javascript:document.title='pwned'" autofocus onfocus="document.title='pwned'">x</a><base href="URL/base">`, "URL", tr.URL)
}

var pageTitle = regexp.MustCompile(`(?s)<title>(.*?)</title>`)

// TestChromiumRunsNothing: a text that would run and load in a page does neither in ours; and even if it got out of its place, the
// policy would hold it.
func TestChromiumRunsNothing(t *testing.T) {
	b, tr := newBrowser(t), newTrap(t)
	bait := tr.bait()

	control := b.dom("<!doctype html><title>calm</title>" + bait)
	if hits := tr.taken(); len(hits) < 5 || pageTitle.FindStringSubmatch(control)[1] != "pwned" {
		t.Fatalf("the bait does not act in a page without defence: asked for %v, titled %v", hits, pageTitle.FindStringSubmatch(control))
	}
	for name, words := range map[string]string{"plain": bait, "out of a tag": `"></title></style></svg></q></p>` + bait, "out of a comment": "-->" + bait} {
		dom := b.dom(pageOf(t, "html", foreign(words), Options{}))
		if hits := tr.taken(); len(hits) > 0 {
			t.Errorf("%s: the page asked for %v", name, hits)
		}
		if got := pageTitle.FindStringSubmatch(dom)[1]; html.UnescapeString(got) == "pwned" || !strings.Contains(got, "document.title") {
			t.Errorf("%s: the page is titled %.80q", name, got)
		}
		for _, bad := range []string{"<script", "<img", "<iframe", "<object", "<link", "<video", "<image", "<base"} {
			if strings.Contains(dom, bad) {
				t.Errorf("%s: the browser sees %s", name, bad)
			}
		}
	}
	calm := pageOf(t, "html", night(t), Options{})
	dom := b.dom(strings.Replace(calm, "</main>", bait+"</main>", 1))
	if hits := tr.taken(); len(hits) > 0 || !strings.HasPrefix(pageTitle.FindStringSubmatch(dom)[1], "Policies stuck") {
		t.Errorf("with the bait as tags in the page, the policy let through %v; titled %v", hits, pageTitle.FindStringSubmatch(dom))
	}
}

// probe is put into a copy of the page without its policy. It ticks the boxes one after the other, and pairs of them, and notes which
// rows can be seen; then it looks for the least contrast of a text to its ground, and whether the page is wider than the window.
const probe = `<pre id="probe"></pre><script>
const ids = () => [...document.querySelectorAll('.e')].filter(e => e.offsetParent !== null).map(e => e.id).join(' ');
const silences = () => [...document.querySelectorAll('li.gap')].filter(e => e.offsetParent !== null).length;
const out = {seen: {}, silences: {}, contrast: 99};
const note = name => { out.seen[name] = ids(); out.silences[name] = silences(); };
const boxes = [...document.querySelectorAll('.filters input')];
note('');
for (const a of boxes) {
	a.click(); note(a.id.slice(2)); a.click();
}
for (const [a, b] of [['W', 'K'], ['W', 'fact'], ['edited', 'star'], ['K', 'gone'], ['fact', 'gap']]) {
	const two = [document.getElementById('f-' + a), document.getElementById('f-' + b)];
	if (two.includes(null)) continue;
	two.forEach(x => x.click()); note(a + ' ' + b);
	document.querySelector('.filters button').click();
}
note('reset');
const rgb = s => s.match(/[\d.]+/g).map(Number);
const lum = c => c.slice(0, 3).map(v => v / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4).reduce((a, v, i) => a + v * [.2126, .7152, .0722][i], 0);
const ground = e => { for (; e; e = e.parentElement) { const c = rgb(getComputedStyle(e).backgroundColor); if (c.length < 4 || c[3] > 0) return c; } return [255, 255, 255]; };
for (const d of document.querySelectorAll('details')) d.open = true;
for (const e of document.querySelectorAll('body *')) {
	if (e.closest('svg, script, #probe, .skip, i') || ![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) continue;
	const [a, b] = [lum(rgb(getComputedStyle(e).color)), lum(ground(e))].sort((x, y) => y - x);
	const c = (a + .05) / (b + .05);
	if (c < out.contrast) { out.contrast = c; out.where = e.outerHTML.slice(0, 200); }
}
out.wide = document.documentElement.scrollWidth - innerWidth;
if (out.wide > 0) out.where = [...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > innerWidth && !e.closest("svg, fieldset, .scroll")).map(e => e.tagName + "." + e.className).slice(0, 9).join(" ");
out.width = innerWidth;
out.ground = getComputedStyle(document.body).backgroundColor;
document.getElementById('probe').textContent = JSON.stringify(out);
</script>`

// probed is what the probe found.
type probed struct {
	Seen     map[string]string
	Silences map[string]int
	Contrast float64
	Where    string
	Wide     float64
	Width    int
	Ground   string
}

func (b browser) probe(page string, flags ...string) probed {
	b.t.Helper()
	page = regexp.MustCompile(`<meta http-equiv="Content-Security-Policy"[^>]*>`).ReplaceAllString(page, "")
	dom := b.dom(strings.Replace(page, "</body>", probe+"</body>", 1), flags...)
	m := regexp.MustCompile(`(?s)<pre id="probe">(.*?)</pre>`).FindStringSubmatch(dom)
	var p probed
	if m == nil {
		b.t.Fatalf("there is no probe in the page")
	}
	if err := json.Unmarshal([]byte(html.UnescapeString(m[1])), &p); err != nil {
		b.t.Fatalf("%v in %.200q", err, m[1])
	}
	return p
}

// seen are the rows that a filter is to show.
func seen(rows []pageRow, show func(*pageRow) bool) string {
	var out []string
	for i := range rows {
		if show(&rows[i]) {
			out = append(out, fmt.Sprintf("e%d", rows[i].Seq))
		}
	}
	return strings.Join(out, " ")
}

func TestChromiumFilters(t *testing.T) {
	b := newBrowser(t)
	s := prepare(night(t), Options{})
	rows := pageRows(s.view)
	got := b.probe(pageOf(t, "html", night(t), Options{}))
	want := map[string]string{
		"":            seen(rows, func(*pageRow) bool { return true }),
		"reset":       seen(rows, func(*pageRow) bool { return true }),
		"W K":         seen(rows, func(r *pageRow) bool { return r.hat == "W" || r.hat == "K" }),
		"W fact":      seen(rows, func(r *pageRow) bool { return r.hat == "W" && r.kind == "fact" }),
		"edited star": seen(rows, func(r *pageRow) bool { return r.has(markEdited) && r.has(markStar) }),
		"K gone":      seen(rows, func(r *pageRow) bool { return r.hat == "K" && r.has(markGone) }),
		"fact gap":    seen(rows, func(r *pageRow) bool { return r.kind == "fact" }),
		"gap":         "",
	}
	for i := range rows {
		r := &rows[i]
		want[r.hat] = seen(rows, func(x *pageRow) bool { return x.hat == r.hat })
		want[r.kind] = seen(rows, func(x *pageRow) bool { return x.kind == r.kind })
	}
	for _, m := range markChoices {
		if rows := seen(rows, func(x *pageRow) bool { return x.has(m.mark) }); rows != "" {
			want[m.class] = rows
		}
	}
	for name, rows := range want {
		if got.Seen[name] != rows {
			t.Errorf("with %q ticked one sees\n%s, want\n%s", name, got.Seen[name], rows)
		}
	}
	if len(got.Seen) != len(want) {
		t.Errorf("%d settings were tried, want %d", len(got.Seen), len(want))
	}
	all := len(s.gaps())
	if got.Silences[""] != all || got.Silences["fact"] != 0 || got.Silences["W"] != all || got.Silences["fact gap"] != all || all == 0 {
		t.Errorf("of %d silences one sees %v", all, got.Silences)
	}
}

// TestChromiumSchemes looks at the page in both colour schemes, wide and as on a phone; a narrower window than 500 Chromium does not open. The contrast is that of WCAG 2.1, 1.4.3.
func TestChromiumSchemes(t *testing.T) {
	b := newBrowser(t)
	page := pageOf(t, "html", night(t), Options{})
	hostile := pageOf(t, "html", foreign(strings.Repeat("verylongword", 60)), Options{})
	for _, c := range []struct {
		name   string
		dark   bool
		width  int
		page   string
		ground string
	}{
		{"light", false, 1280, page, "rgb(255, 255, 255)"},
		{"dark", true, 1280, page, "rgb(20, 23, 28)"},
		{"light on a phone", false, 500, page, "rgb(255, 255, 255)"},
		{"dark on a phone, with long words", true, 500, hostile, "rgb(20, 23, 28)"},
	} {
		got := b.probe(c.page, scheme(c.dark), fmt.Sprintf("--window-size=%d,900", c.width), "--hide-scrollbars")
		if got.Ground != c.ground {
			t.Errorf("%s: the ground is %s, want %s", c.name, got.Ground, c.ground)
		}
		if got.Contrast < 4.5 {
			t.Errorf("%s: a contrast of %.2f in %s", c.name, got.Contrast, got.Where)
		}
		if got.Wide > 0 || got.Width != c.width {
			t.Errorf("%s: the page is %.0f wider than the window of %d", c.name, got.Wide, got.Width)
		}
	}
}

// TestChromiumPaints takes a picture of the page in both schemes, and prints it.
func TestChromiumPaints(t *testing.T) {
	b := newBrowser(t)
	page := pageOf(t, "html", night(t), Options{})
	for dark, want := range map[bool]color.RGBA{false: {255, 255, 255, 255}, true: {0x14, 0x17, 0x1c, 255}} {
		shot := filepath.Join(t.TempDir(), "shot.png")
		b.open(page, scheme(dark), "--window-size=1280,900", "--hide-scrollbars", "--screenshot="+shot)
		f, err := os.Open(shot)
		if err != nil {
			t.Fatal(err)
		}
		img, err := png.Decode(f)
		_ = f.Close()
		if err != nil {
			t.Fatal(err)
		}
		colours := map[color.Color]int{}
		for y := range 900 {
			for x := range 1280 {
				colours[color.RGBAModel.Convert(img.At(x, y))]++
			}
		}
		if colours[want] < 1280*900/2 || len(colours) < 50 {
			t.Errorf("dark %v: %d of %d pixels are the ground, there are %d colours", dark, colours[want], 1280*900, len(colours))
		}
	}
	pdf := filepath.Join(t.TempDir(), "page.pdf")
	b.open(page, scheme(true), "--no-pdf-header-footer", "--print-to-pdf="+pdf)
	if paper, err := os.ReadFile(pdf); err != nil || !strings.HasPrefix(string(paper), "%PDF-") {
		t.Errorf("printed %.10q, %v", paper, err)
	}
}
