package report

func (r *Report) check(d *Document) []Finding { return nil }
