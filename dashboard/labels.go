package dashboard

import "strings"

// grades are the staff that figures are published for.
var grades = map[string]string{
	"PO": "probation officers", "PSO": "probation services officers", "SPO": "senior probation officers",
	"PQiP": "trainee probation officers", "admin": "administrators", "court": "court staff", "all": "all grades",
}

// otherParts are the parts of metrics that are not grades.
var otherParts = map[string]string{
	"start": "at the start of supervision", "inspection": "at the point of inspection",
	"community_order": "community orders", "licence": "licences",
	"community": "in the community", "custody": "in custody", "post-release": "after release",
	"sexual": "programmes for sexual offences", "other": "other programmes",
	"dependency_and_recovery": "dependency and recovery", "personal_wellbeing": "personal wellbeing", "women": "women",
}

// standards are the titles of the standards, the same in both programmes but
// for Staff, which became Staffing.
var standards = map[string]string{
	"P 1.1": "Leadership", "P 1.2": "Staffing", "P 1.3": "Services", "P 1.4": "Information and facilities",
	"P 2.1": "Assessment", "P 2.2": "Planning", "P 2.3": "Implementation and delivery", "P 2.4": "Reviewing",
}

// keyQuestions are what each case standard asks.
var keyQuestions = map[string]string{"engagement": "engagement", "desistance": "desistance", "safety": "safety of others"}

// partLabel names a part of a metric to readers: PO is probation officers
// (PO), P 2.3/safety is P 2.3 Implementation and delivery: safety of others.
func partLabel(metric, segment string) string {
	if segment == "all" && !graded[metric] {
		return "all"
	}
	if g, ok := grades[segment]; ok {
		if segment == strings.ToLower(segment) {
			return g
		}
		return g + " (" + segment + ")"
	}
	if p, ok := otherParts[segment]; ok {
		return p
	}
	standard, question, _ := strings.Cut(segment, "/")
	if title, ok := standards[standard]; ok {
		if question == "" {
			return standard + " " + title
		}
		if q, ok := keyQuestions[question]; ok {
			question = q
		}
		return standard + " " + title + ": " + question
	}
	return strings.ReplaceAll(segment, "_", " ")
}

// graded are the metrics whose "all" means all grades of staff.
var graded = map[string]bool{"vacancy_rate": true, "staff_in_post": true, "sickness_days": true, "wmt_capacity": true}

// noun is how a sentence speaks of a metric.
type noun struct {
	name    string // fits after "Wakefield's" and before "was"
	counted string // what was counted, for saying that it was not published
}

var nouns = map[string]noun{
	"overall_rating":                    {"overall rating", ""},
	"score":                             {"overall score", ""},
	"standard_rating":                   {"rating", ""},
	"key_question":                      {"share of cases judged satisfactory", "cases"},
	"management_oversight_insufficient": {"share of cases with insufficient management oversight", "cases"},
	"vacancy_rate":                      {"vacancy rate", "posts"},
	"staff_in_post":                     {"staff in post, as a share of the target,", "posts"},
	"sickness_days":                     {"sickness absence", ""},
	"wmt_capacity":                      {"average workload, as a share of capacity,", ""},
	"caseload":                          {"caseload", ""},
	"cases_inspected":                   {"number of cases inspected", ""},
	"settled_accommodation":             {"number of people in settled accommodation", "cases"},
	"employment_or_training":            {"number of people in employment or training", "cases"},
	"offending_factors_improved":        {"number of cases with improvement in factors linked to offending", "cases"},
	"risk_factors_improved":             {"number of cases with improvement in factors linked to risk of serious harm", "cases"},
	"sufficient_compliance":             {"number of cases with sufficient compliance", "cases"},
	"programme_completion":              {"completion rate of accredited programmes", "starts"},
	"crs_conversion":                    {"rate from referral to start of commissioned services", "referrals"},
	"recommendations":                   {"number of recommendations", ""},
	"population":                        {"population", ""},
	"proven_reoffending_rate":           {"proven reoffending rate", "people"},
	"reoffences_per_reoffender":         {"number of reoffences per reoffender", ""},
}

// spokenPart fits a part of a metric after its noun: for probation officers,
// at the start of supervision, on P 2.3 Reviewing.
func spokenPart(metric, segment string) string {
	switch {
	case segment == "" || segment == "all" && !graded[metric]:
		return ""
	case grades[segment] != "":
		return " for " + grades[segment]
	case segment == "start" || segment == "inspection" || segment == "community" || segment == "custody" || segment == "post-release":
		return " " + otherParts[segment]
	case strings.HasPrefix(segment, "P "):
		return " on " + partLabel(metric, segment)
	}
	return " for " + partLabel(metric, segment)
}

// subject is what a sentence about a metric and its part is about. title is
// the catalogue's, for a metric this file does not know.
func subject(metric, segment, title string) string {
	n, ok := nouns[metric]
	if !ok {
		n.name = "figure for “" + lowerFirst(title) + "”"
	}
	if name, found := strings.CutSuffix(n.name, ","); found && segment != "" {
		if head, rest, ok := strings.Cut(name, ","); ok {
			return head + spokenPart(metric, segment) + "," + rest + ","
		}
	}
	return n.name + spokenPart(metric, segment)
}

// possessive writes Wakefield's, and Swindon and Wiltshire's.
func possessive(name string) string { return name + "’s" }
