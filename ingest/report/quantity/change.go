package quantity

var changeVerbs = set(`improved improve improving increased increase increasing increases risen rose rising rise rises
	grown grew growing grow growth fallen fell falling fall falls dropped drop dropping drops reduced reduce reducing
	reduction reductions decreased decrease decreasing declined decline declining gone went slipped gain gains came come moved move moving changed
	change improvement improvements growth doubled halved up down climbed worsened deteriorated shrunk shrank cut lowered raised progressed`)

var rangeWords = set("ranged ranging range ranges varied varying varies vary")

var adverbs = set("back only had has have then since further slightly significantly sharply steadily also just again")

// changeAhead says whether "from" stands before token i and the sentence
// speaks of a change, so that "from five to 15" is not read as a range.
func (s *scanner) changeAhead(i int) bool {
	return s.at(i-1) == "from" && s.has(changeVerbs) && !s.has(rangeWords)
}

// linkChanges finds the two ends of "from five … to 15" and "19 … increased
// to 23", and sizes ("rose by 12 per cent").
func (s *scanner) linkChanges() {
	changing := s.has(changeVerbs)
	ranging := s.has(rangeWords)
	for k := range s.items {
		it := &s.items[k]
		if k > 0 && it.Qualifier == AtMost && s.items[k-1].Qualifier == AtLeast && s.wordBefore(s.items[k-1].first) == "by" && s.verbBefore(s.items[k-1].first-2) && s.at(it.first-1) == "to" {
			// "had risen by two to 38": a step and where it led, no range
			s.items[k-1].Qualifier, it.Qualifier = "", ""
			s.items[k-1].end(By)
			it.end(To)
			continue
		}
		at := it.first - 1
		for s.at(at) == "just" || s.at(at) == "only" {
			at--
		}
		before := s.at(at)
		switch {
		case before == "to" && k > 0 && s.wordBefore(s.items[k-1].first) == "from" && s.items[k-1].Unit == it.Unit:
			s.pair(k-1, k, changing && !ranging)
		case before == "to" && changing && s.verbBefore(at-1):
			it.end(To)
			if k > 0 && s.items[k-1].Unit == it.Unit && s.items[k-1].End == "" && it.Unit != UnitPercent {
				s.items[k-1].end(From)
			}
		case before == "to" && changing && !ranging && s.at(at-1) == "," && k > 0 && s.items[k-1].Unit == it.Unit && s.items[k-1].End == "" && it.Kind != Proportion:
			it.end(To) // "had fallen below 100 per cent …, to 96 per cent"
			s.items[k-1].end(From)
		case before == "by" && s.verbBefore(at-1), before == "of" && changeNoun[s.at(at-1)]:
			it.end(By)
		case before == "to" && k > 0 && s.items[k-1].End == By:
			it.end(To)
		case before == "from" && (s.at(at-1) == "up" || s.at(at-1) == "down" || changeNoun[s.at(at-1)]):
			it.end(From)
			if k > 0 && s.items[k-1].Unit == it.Unit && s.items[k-1].End == "" {
				s.items[k-1].end(To)
			}
		case before == "from" && k > 0 && s.items[k-1].End == To && s.items[k-1].Unit == it.Unit:
			it.end(From)
		}
	}
}

var changeNoun = set("increase rise reduction decrease drop fall decline improvement growth")

func (it *item) end(end string) {
	it.End = end
	if it.Kind != Proportion && it.Kind != Score {
		it.Kind = Change
	}
}

// pair marks "from a … to b": a change where the sentence speaks of one,
// otherwise the bounds of a range.
func (s *scanner) pair(a, b int, change bool) {
	from, to := &s.items[a], &s.items[b]
	if change {
		if from.Qualifier == AtLeast && to.Qualifier == AtMost {
			from.Qualifier, to.Qualifier = "", ""
		}
		from.end(From)
		to.end(To)
		return
	}
	if from.Qualifier == "" && to.Qualifier == "" && to.first-from.next <= 1 {
		from.Qualifier, to.Qualifier = AtLeast, AtMost
		from.End, to.End = Least, Most
	}
}

// verbBefore says whether a verb of change ends at token i, adverbs apart.
func (s *scanner) verbBefore(i int) bool {
	for j := i; j >= 0 && j > i-4; j-- {
		if changeVerbs[s.at(j)] {
			return true
		}
		if !adverbs[s.at(j)] {
			return false
		}
	}
	return false
}
