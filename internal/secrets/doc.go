// Package secrets finds what looks like a credential in a text: a key, a token, a password in a line that was pasted.
//
//	hits := secrets.Find("export AWS_ACCESS_KEY_ID=AKIA...")
//	// hits[0].Name is "an AWS access key"
//
// It knows two things. Tokens whose makers gave them a beginning that nothing else has are a table (tokens.go): a line there is all
// that a new one needs. Passwords have no shape; they are known by what stands around them (around.go): a name and an equals sign, a
// URL, a header, a command line. Those readers hold back where a sentence is as likely, because a warning that is wrong twice is not
// read the third time.
//
// Why not a library: the maintained rule sets are programs. gitleaks v8.30.1, the lightest, links 172 packages and compiles its rules
// for 33 ms, in a program that starts in 4; its patterns are kept here as data instead.
package secrets
