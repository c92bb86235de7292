package importer
import ("testing";"os")
func TestZZ(t *testing.T) {
	var got []Entry
	sum, err := Read(t.Context(), Input{Name: "slack-export", Dir: os.DirFS("testdata/slack-export")}, Options{}, func(e Entry) error { got = append(got, e); return nil })
	t.Logf("%+v %v %d\n%s", sum, err, len(got), short(got))
	for _, e := range got { if len(e.Text)<1500 { t.Logf("%s %s %s th=%s star=%v ed=%v id=%s", e.File, e.Source, e.Author, e.Thread, e.Starred, !e.Edited.IsZero(), e.SourceID)} }
}
