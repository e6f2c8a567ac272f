package quantity

// chain is a run of numbers that share one unit: "20, 30 and 40 per cent".
type chain struct {
	first, next []int // tokens of each number
	value       []float64
	sep         string // the last separator
	end         int    // token after the last number
}

// readChain reads numbers joined by commas, "and", "or", "to" or a dash.
func (s *scanner) readChain(i int) chain {
	var c chain
	for j := i; len(c.value) < 6; {
		v, next, ok := readNumber(s.toks, j)
		if !ok {
			break
		}
		if len(c.value) > 0 && !s.glued(j) {
			if _, not := s.notQuantity(j); not {
				break
			}
		}
		c.first, c.next, c.value = append(c.first, j), append(c.next, next), append(c.value, v)
		c.end = next
		j = next
		comma := s.at(j) == ","
		if comma {
			j++
		}
		if joins[s.at(j)] {
			c.sep = s.at(j)
			j++
		} else if !comma {
			break
		} else {
			c.sep = ","
		}
		for k := 0; k < 3 && hedgeWord[s.at(j)]; k++ {
			j++
		}
	}
	return c
}

var hedgeWord = set("just slightly over under about around approximately almost nearly roughly below above only up at least most")

// percents reads "28 per cent", and every number of "20, 30 and 40 per cent".
func (s *scanner) percents(i int) ([]item, bool) {
	v, next, ok := readNumber(s.toks, i)
	if !ok {
		return nil, false
	}
	if after, ok := s.percentAt(next); ok {
		it := s.newItem(Percent, UnitPercent, v, i, after)
		if s.at(after-2) == "percentage" {
			it.Kind, it.End = Change, By
		}
		return []item{s.withDenominator(it)}, true
	}
	c := s.readChain(i)
	after, ok := s.percentAt(c.end)
	if !ok || len(c.value) < 2 || c.sep == "," || s.toks[c.next[0]-1].grouped ||
		len(c.value) == 2 && s.at(c.next[0]) == "," { // "402,900, and 14 per cent": two statements
		return nil, false
	}
	out := make([]item, len(c.value))
	for k := range c.value {
		end := c.next[k]
		if k == len(c.value)-1 {
			end = after
		}
		out[k] = s.newItem(Percent, UnitPercent, c.value[k], c.first[k], end)
	}
	out[len(out)-1] = s.withDenominator(out[len(out)-1])
	return s.ranged(out, c, i), true
}

// ranged turns "between 20 and 30" and "20 to 30" into a lower and an upper
// bound.
func (s *scanner) ranged(items []item, c chain, i int) []item {
	if len(items) != 2 {
		return items
	}
	between := s.at(i-1) == "between"
	if !between && c.sep != "to" && c.sep != "-" && c.sep != "–" && c.sep != "—" && c.sep != "or" {
		return items
	}
	items[0].Qualifier, items[1].Qualifier = AtLeast, AtMost
	items[0].End, items[1].End = Least, Most
	return items
}
