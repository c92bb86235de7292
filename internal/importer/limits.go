package importer

// The limits on what a source may ask of us. Every source is untrusted: these are what a long night could really leave behind, times ten,
// and still far below what would hurt the machine.
const (
	maxRow         = 4 << 20   // bytes of one line, table row or JSON value, the largest thing that is held at once
	maxRead        = 64 << 10  // bytes asked of a source at a time
	maxHead        = 64 << 10  // bytes that formats are told apart by
	maxColumns     = 1_000     // cells of one table row
	maxFiles       = 50_000    // files of a zip or a folder
	maxUnpacked    = 8 << 30   // bytes of all files of a zip together, when unpacked
	maxDirectory   = 64 << 20  // bytes of the list of files in a zip
	maxRatio       = 200       // unpacked bytes for each packed one of a file in a zip: exports have 10 to 40, bombs up to 1,032
	ratioFrom      = 1 << 20   // bytes a file may unpack to before its ratio counts: small ones are harmless whatever it is
	maxPathLength  = 1_024     // bytes of a name in a zip
	maxPeople      = 1_000_000 // users and channels of a workspace
	maxReasonQuote = 40        // runes of the source that a reason repeats
)
