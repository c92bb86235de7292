package importer

import (
	"archive/zip"
	"bufio"
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/transform"

	"warroom/internal/incident"
)

// packed is a file of an export, wherever that is.
type packed struct {
	name string // slashes, from the root of the zip or the folder
	open func() (io.ReadCloser, error)
}

// export is what a Slack export consists of.
type export struct {
	label    string
	alone    bool     // it is one file of a day and nothing else
	users    []packed // users.json, org_users.json
	rooms    []packed // channels.json, groups.json, mpims.json, dms.json
	channels []channel
}

// channel is a folder with a file a day.
type channel struct {
	folder   string
	days     []packed
	canvases []packed
}

// findExport sorts out the files. They may lie in one more folder, as they do when an export was zipped again.
func findExport(files []packed) export {
	var e export
	root, ok := exportRoot(files)
	if !ok {
		return e
	}
	byFolder := map[string]int{}
	for _, f := range sorted(files) {
		rel, inside := strings.CutPrefix(f.name, root)
		if !inside || junk(rel) || path.Ext(rel) != ".json" {
			continue
		}
		folder, base := path.Split(rel)
		folder = strings.TrimSuffix(folder, "/")
		if folder == "" {
			switch base {
			case "users.json", "org_users.json":
				e.users = append(e.users, f)
				continue
			case "channels.json", "groups.json", "mpims.json", "dms.json":
				e.rooms = append(e.rooms, f)
				continue
			}
			if !isDay(base) {
				continue
			}
			folder = "."
		}
		if strings.Contains(folder, "/") {
			continue
		}
		at, known := byFolder[folder]
		if !known {
			at = len(e.channels)
			byFolder[folder] = at
			e.channels = append(e.channels, channel{folder: folder})
		}
		c := &e.channels[at]
		if strings.HasPrefix(base, "canvas") || strings.HasPrefix(folder, "FC:") {
			c.canvases = append(c.canvases, f)
		} else {
			c.days = append(c.days, f)
		}
	}
	return e
}

// exportRoot is the folder, "" or ending in a slash, in which the lists of an export or its channels lie.
func exportRoot(files []packed) (root string, ok bool) {
	better := func(dir string) {
		if dir != "" {
			dir += "/"
		}
		if !ok || len(dir) < len(root) {
			root, ok = dir, true
		}
	}
	for _, f := range files {
		switch path.Base(f.name) {
		case "channels.json", "users.json", "org_users.json", "groups.json", "dms.json", "mpims.json":
			if !junk(f.name) {
				better(strings.TrimPrefix(path.Dir(f.name), "."))
			}
		}
	}
	if ok {
		return root, true
	}
	for _, f := range files {
		if isDay(path.Base(f.name)) && !junk(f.name) {
			dir := path.Dir(f.name)
			better(strings.TrimPrefix(path.Dir(dir), "."))
		}
	}
	return root, ok
}

// junk is what operating systems leave in folders and zips.
func junk(name string) bool {
	return slices.ContainsFunc(strings.Split(name, "/"), func(part string) bool {
		return part == "__MACOSX" || strings.HasPrefix(part, ".")
	})
}

// isDay knows 2018-10-21.json, and what a copy of it is called: "2018-10-21 (1).json".
func isDay(base string) bool {
	const form = "2006-01-02"
	if len(base) < len(form) || path.Ext(base) != ".json" {
		return false
	}
	for i := range len(form) {
		if digit := isDigit(base[i]); digit == (form[i] == '-') || !digit && base[i] != '-' {
			return false
		}
	}
	return true
}

// folderFiles lists the files of a folder, three levels deep: an export has two, and one more when it was unpacked into a folder.
// Links are left alone: they may lead out of the folder.
func folderFiles(dir fs.FS) ([]packed, error) {
	const deep = 3
	var files []packed
	err := fs.WalkDir(dir, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && strings.Count(name, "/") >= deep:
			return fs.SkipDir
		case !d.Type().IsRegular():
			return nil
		case len(files) >= maxFiles:
			return incident.Errorf(incident.CodeInvalid, "the folder has more than %d files, the most that are read", maxFiles).
				WithHint("name the folder of one channel, or import in parts")
		}
		files = append(files, packed{name: name, open: func() (io.ReadCloser, error) { return dir.Open(name) }})
		return nil
	})
	if err != nil && incident.CodeOf(err) == "" {
		return nil, incident.Errorf(incident.CodeInvalid, "the folder cannot be read: %w", err).WithHint("may you read all that is in it?")
	}
	return files, err
}

// zipFiles lists the files of a zip after it has looked for what a zip could do to the machine.
func (in *source) zipFiles() ([]packed, error) {
	meter := &meteredAt{r: in.File, left: maxDirectory}
	z, err := zip.NewReader(meter, in.Size)
	switch {
	case meter.left < 0:
		return nil, in.tooManyFiles()
	case err != nil:
		return nil, incident.Errorf(incident.CodeInvalid, "%s cannot be unpacked, it was cut short or is no zip: %w", in.label(), err).
			WithHint("get the export again, or unpack it and name the folder")
	case len(z.File) > maxFiles:
		return nil, in.tooManyFiles()
	}
	meter.off = true
	var files []packed
	var unpacked uint64
	for _, f := range z.File {
		if err := in.checkZipped(f); err != nil {
			return nil, err
		}
		if f.FileInfo().IsDir() || path.Ext(f.Name) != ".json" {
			continue // never opened
		}
		unpacked += f.UncompressedSize64
		if unpacked > maxUnpacked || f.UncompressedSize64 > maxUnpacked {
			return nil, incident.Errorf(incident.CodeInvalid, "%s unpacks to more than %d GiB, the most that is read", in.label(), maxUnpacked>>30).
				WithHint("export fewer days or channels; if you trust it, unpack it and name the folder")
		}
		files = append(files, packed{name: f.Name, open: f.Open})
	}
	return files, nil
}

func (in *source) tooManyFiles() error {
	return incident.Errorf(incident.CodeInvalid, "%s has more than %d files, the most that are read", in.label(), maxFiles).
		WithHint("export fewer days or channels, or unpack it and name the folder of one channel")
}

// checkZipped refuses names that lead out of the zip, files that are locked, and those that unpack to far more than they are.
func (in *source) checkZipped(f *zip.File) error {
	const locked = 0x1 // general purpose bit 0 (APPNOTE.TXT 4.4.4)
	switch {
	case badName(f.Name):
		return incident.Errorf(incident.CodeInvalid, "%s has a file named %s, which leads out of the zip", in.label(), quote(f.Name)).
			WithHint("no tool of Slack makes such names: find out where the file comes from")
	case f.Flags&locked != 0:
		return incident.Errorf(incident.CodeInvalid, "%s is locked with a password", in.label()).WithHint("unpack it and name the folder")
	case f.UncompressedSize64 > ratioFrom && f.UncompressedSize64/maxRatio > f.CompressedSize64:
		return incident.Errorf(incident.CodeInvalid, "%s has %s, which unpacks to more than %d times its size: that is how zip bombs are made", in.label(), quote(f.Name), maxRatio).
			WithHint("find out where the file comes from; if you trust it, unpack it and name the folder")
	}
	return nil
}

// badName reports whether a name in a zip could mean a file outside of it, on any system.
func badName(name string) bool {
	drive := len(name) >= 2 && name[1] == ':'
	return name == "" || len(name) > maxPathLength || name[0] == '/' || drive || strings.ContainsAny(name, "\\\x00") ||
		slices.Contains(strings.Split(name, "/"), "..")
}

// meteredAt stops reading when more was asked for than is left: how many files a zip has is only known when all were listed.
type meteredAt struct {
	r    io.ReaderAt
	left int64
	off  bool
}

var errMetered = errors.New("the list of files is too long")

func (m *meteredAt) ReadAt(p []byte, off int64) (int, error) {
	if !m.off {
		if m.left -= int64(len(p)); m.left < 0 {
			return 0, errMetered
		}
	}
	return m.r.ReadAt(p, off)
}

// decodeStream is [encoding.decode] for what can be read only once: bytes that are no UTF-8 are read as Latin-1 one by one, and counted
// in bad.
func decodeStream(r io.Reader, bad *int) (io.Reader, encoding, error) {
	b := bufio.NewReaderSize(r, maxRead)
	head, err := b.Peek(maxRead)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, "", err
	}
	enc, ok := byMark(head)
	if !ok {
		return &skipBOM{r: transform.NewReader(b, mender{bad: bad})}, encUTF8, nil
	}
	return enc.decode(b), enc, nil
}

// oneDay is a single file of a day, taken for a channel of its own.
func (in *source) oneDay() export {
	open := func() (io.ReadCloser, error) { return io.NopCloser(in.text()), nil }
	name := in.label()
	return export{label: name, alone: true, channels: []channel{{folder: strings.TrimSuffix(name, path.Ext(name)), days: []packed{{name: name, open: open}}}}}
}
