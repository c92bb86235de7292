//go:build !unix

package bolt

import "errors"

func limited(string, ...string) error { return errors.ErrUnsupported }
