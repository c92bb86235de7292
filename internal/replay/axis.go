package replay

import (
	"slices"
	"sort"
	"time"
)

// axis maps the moments of a session to lengths on a bar. A session of an hour with a review ten days later would be one cell and a
// dash, so a silence is drawn at most as long as axisMax says when they are cut short.
type axis struct {
	moments []int64 // Unix milliseconds
	lengths []int64 // lengths[i] is how far moments[i] is from the start
}

// axisMax is the longest a silence is drawn: the part of the session's work, and never less than axisLeast.
const (
	axisPart  = 20 // a twentieth of the time in which something was written
	axisLeast = int64(5 * time.Minute / time.Millisecond)
	axisQuiet = int64(15 * time.Minute / time.Millisecond) // a pause up to this counts as work
)

func newAxis(moments []int64, shorten bool) axis {
	a := axis{moments: moments, lengths: make([]int64, len(moments))}
	longest := int64(1<<62 - 1)
	if shorten {
		work := int64(0)
		for i := 1; i < len(moments); i++ {
			if gap := moments[i] - moments[i-1]; gap <= axisQuiet {
				work += gap
			}
		}
		longest = max(axisLeast, work/axisPart)
	}
	for i := 1; i < len(moments); i++ {
		a.lengths[i] = a.lengths[i-1] + min(moments[i]-moments[i-1], longest)
	}
	return a
}

func (a axis) whole() int64 {
	if len(a.lengths) == 0 {
		return 0
	}
	return a.lengths[len(a.lengths)-1]
}

func (a axis) pos(ms int64) float64 {
	n := len(a.moments)
	if n == 0 || a.whole() == 0 || ms <= a.moments[0] {
		return 0
	}
	if ms >= a.moments[n-1] {
		return 1
	}
	i := after(a.moments, ms) // at least 1, at most n-1
	from, to := a.moments[i-1], a.moments[i]
	share := float64(ms-from) / float64(to-from)
	return (float64(a.lengths[i-1]) + share*float64(a.lengths[i]-a.lengths[i-1])) / float64(a.whole())
}

func (a axis) time(part float64) time.Time {
	n := len(a.moments)
	if n == 0 {
		return time.Time{}
	}
	length := min(max(part, 0), 1) * float64(a.whole())
	i := sort.Search(n, func(i int) bool { return float64(a.lengths[i]) > length })
	if i == n {
		return time.UnixMilli(a.moments[n-1]).UTC()
	}
	if i == 0 {
		return time.UnixMilli(a.moments[0]).UTC()
	}
	share := (length - float64(a.lengths[i-1])) / float64(a.lengths[i]-a.lengths[i-1])
	return time.UnixMilli(a.moments[i-1] + int64(share*float64(a.moments[i]-a.moments[i-1]))).UTC()
}

// cut reports whether both parts lie in one silence that is shorter on the bar than it was.
func (a axis) cut(from, to float64) bool {
	x, y := float64(a.whole())*from, float64(a.whole())*to
	i := sort.Search(len(a.lengths), func(i int) bool { return float64(a.lengths[i]) > x })
	return i > 0 && i < len(a.lengths) && float64(a.lengths[i]) >= y && a.lengths[i]-a.lengths[i-1] < a.moments[i]-a.moments[i-1]
}

// after returns the index of the first of the sorted list that is greater than ms.
func after(list []int64, ms int64) int {
	i, _ := slices.BinarySearch(list, ms+1)
	return i
}
