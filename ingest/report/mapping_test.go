package report

import (
	"strings"
	"testing"
)

// mapped reads one paragraph of a section and writes its mapped figures as
// "metric segment value qualifier", in order.
func mapped(t *testing.T, rules *Rules, section, text string) string {
	t.Helper()
	d := &Document{}
	for n, line := range strings.Split(text, "\n") { // a bullet begins with a dash
		line, dash := strings.CutPrefix(line, "- ")
		kind := Paragraph
		if dash {
			kind = Bullet
		}
		d.Blocks = append(d.Blocks, Block{Kind: kind, Section: section, N: n + 1, Text: line})
	}
	figs, bare := d.figures()
	figs, _ = rules.Map(d, figs, bare)
	res, _ := results(figs)
	whole := &Report{Figures: figs, Results: res}
	for _, r := range res {
		if r.Metric == "cases_inspected" && r.Segment == "all" {
			whole.Header.Cases.All = int(*r.Value)
		}
	}
	whole.giveDenominators(rules)
	whole.joinSentences()
	var parts []string
	for _, r := range whole.Results {
		s := r.Metric
		if r.Segment != "" {
			s += " " + r.Segment
		}
		s += " " + shownValue(r)
		if r.Qualifier != "" {
			s += " " + r.Qualifier
		}
		parts = append(parts, s)
	}
	return strings.Join(parts, "; ")
}

func shownValue(r Result) string {
	s := plainNumber(*r.Value)
	if r.Denominator != nil {
		s += "/" + plainNumber(*r.Denominator)
	}
	return s
}

func TestRules(t *testing.T) {
	rules, err := NewRules(catalogue(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, group := range []struct {
		name, section string
		cases         [][2]string
	}{
		{"vacancies", "P 1.2 Staffing", vacancyWordings},
		{"staff in post", "P 1.2 Staffing", inPostWordings},
		{"sickness", "P 1.2 Staffing", sicknessWordings},
		{"workload", "P 1.2 Staffing", workloadWordings},
		{"caseload", "Background", caseloadWordings},
		{"cases", "Background", casesWordings},
		{"outcomes", "Outcomes", outcomeWordings},
		{"services", "P 1.3 Services", serviceWordings},
		{"context", "Background", contextWordings},
		{"oversight", "P 1.2 Staffing", oversightWordings},
		{"questions", "P 2.2 Planning", questionWordings},
	} {
		t.Run(group.name, func(t *testing.T) {
			for _, c := range group.cases {
				if got := mapped(t, rules, group.section, c[0]); got != c[1] {
					t.Errorf("%s\n got %s\nwant %s", c[0], got, c[1])
				}
			}
		})
	}
}

var vacancyWordings = [][2]string{
	{"The vacancy rate for POs was 31 per cent and 12 per cent for PSOs.", "vacancy_rate PO 31; vacancy_rate PSO 12"},
	{"There was a shortfall of 22 per cent in PSOs.", "vacancy_rate PSO 22"},
	{"The PDU was carrying a 45 per cent vacancy rate at PO grade.", "vacancy_rate PO 45"},
	{"PO vacancies stood at 37%.", "vacancy_rate PO 37"},
	{"At announcement, vacancies among probation officers ran at just over a third.", "vacancy_rate PO 33.3 over"},
	{"When the inspection was announced the vacancy rates were 31 per cent (PO), 9 per cent (PSO) and 20 per cent (SPO).", "vacancy_rate PO 31; vacancy_rate PSO 9; vacancy_rate SPO 20"},
	{"POs and PSOs had vacancy rates of 31 and 12 per cent respectively.", "vacancy_rate PO 31; vacancy_rate PSO 12"},
	{"Vacancy rates for probation officers and probation services officers were 31 per cent and 12 per cent.", "vacancy_rate PO 31; vacancy_rate PSO 12"},
	{"Some 31 per cent of PO posts and 12 per cent of PSO posts were vacant.", "vacancy_rate PO 31 approximately; vacancy_rate PSO 12"},
	{"Nine of the 30 PO posts were vacant.", "vacancy_rate PO 30/30"},
	{"The overall vacancy rate was 18 per cent.", "vacancy_rate all 18"},
	{"Across all grades, 18 per cent of posts were unfilled.", "vacancy_rate all 18"},
	{"Senior probation officer vacancies were at 25 per cent, while there were no vacancies for PSOs.", "vacancy_rate SPO 25"},
	{"PSO posts were filled, but the vacancy rate for POs had risen to 41 per cent.", "vacancy_rate PO 41"},
	{"The vacancy rate for POs had fallen from 41 per cent to 28 per cent.", "vacancy_rate PO 28"},
	{"The PDU was 28 per cent below target for POs and 10 per cent below target for PSOs.", "vacancy_rate PO 28; vacancy_rate PSO 10"},
	{"The vacancy rate at administrator grade was 15 per cent.", "vacancy_rate admin 15"},
	{"Nationally the vacancy rate for POs was 30 per cent.", ""},
	{"The regional vacancy rate for POs was 30 per cent.", ""},
	{"Because of vacancies, 45 per cent of POs said that their workload was unmanageable.", ""},
	{"Vacancies were high, and 60 per cent of staff had less than two years' experience.", ""},
	{"The PDU had high vacancy rates for qualified probation officers (33 per cent) and probation services officers (14 per cent), and 12 per cent at senior probation officer grade.", "vacancy_rate PO 33; vacancy_rate PSO 14; vacancy_rate SPO 12"},
	{"There were shortages at every grade: 36 per cent for PO, 15 per cent for PSO and 8 per cent for administrative staff.", "vacancy_rate PO 36; vacancy_rate PSO 15; vacancy_rate admin 8"},
	{"With a PO vacancy rate of almost 40 per cent, workloads were high.", "vacancy_rate PO 40 under"},
	{"A vacancy rate of 40 per cent existed for the PO grade at the time the inspection was announced.", "vacancy_rate PO 40"},
	{"Trainee vacancies were below 5 per cent.", "vacancy_rate PQiP 5 under"},
}

var inPostWordings = [][2]string{
	{"Only 41 per cent of POs were in post.", "staff_in_post PO 41"},
	{"The PO grade was staffed at 45 per cent of target.", "staff_in_post PO 45"},
	{"PSOs were at 92 per cent of target staffing and POs at 64 per cent.", "staff_in_post PSO 92; staff_in_post PO 64"},
	{"Only 41 per cent of PO posts were filled.", "staff_in_post PO 41"},
	{"The PDU had 58 per cent of its required probation officers in post.", "staff_in_post PO 58"},
	{"Around half of the PO posts were filled.", "staff_in_post PO 50 approximately"},
	{"Of the staff in post, 60 per cent were women.", ""},
}

var sicknessWordings = [][2]string{
	{"Staff lost an average of 21 days to sickness over the year.", "sickness_days all 21"},
	{"POs had lost an average of 18.6 days to sickness absence.", "sickness_days PO 18.6"},
	{"Sickness absence averaged 12.4 days per person.", "sickness_days all 12.4"},
	{"The average number of days lost to sickness was 23 across the PDU and 35 for POs.", "sickness_days all 23; sickness_days PO 35"},
	{"Average working days lost to sickness stood at 15.", "sickness_days all 15"},
	{"Sickness in the region averaged 14 days.", ""},
}

var workloadWordings = [][2]string{
	{"POs were at 131 per cent of capacity and PSOs at 117 per cent.", "wmt_capacity PO 131; wmt_capacity PSO 117"},
	{"The workload measurement tool put POs at 131 per cent, PSOs at 117 per cent and trainees at below 80 per cent.", "wmt_capacity PO 131; wmt_capacity PSO 117; wmt_capacity PQiP 80 under"},
	{"On average, workloads on the WMT were 118 per cent for PSOs and 128 per cent for POs.", "wmt_capacity PSO 118; wmt_capacity PO 128"},
	{"Average workload was 112 per cent across all grades.", "wmt_capacity all 112"},
	{"Average workloads (WMT) of 140 per cent for probation officers were unsustainable.", "wmt_capacity PO 140"},
	{"Probation officers carried an average workload of 140 per cent.", "wmt_capacity PO 140"},
	{"According to the workload measurement tool, 45 per cent of POs were above 110 per cent.", ""},
	{"Some staff remained above 110 per cent on the WMT.", ""},
	{"In our survey, 60 per cent of staff said their workload was unmanageable.", ""},
	{"PO workloads had come down from 145 per cent to 119 per cent on the WMT.", "wmt_capacity PO 119"},
}

var caseloadWordings = [][2]string{
	{"The PDU has a caseload of 1,852 people.", "caseload all 1852"},
	{"It supervised some 2,000 people on probation.", "caseload all 2000 approximately"},
	{"The caseload was 1,852, with 892 in the community, 417 in custody and 543 post-release.", "caseload all 1852; caseload community 892; caseload custody 417; caseload post-release 543"},
	{"At the time of the inspection, 1,297 people were supervised in the community and 666 were in custody, making up the caseload.", "caseload community 1297; caseload custody 666"},
	{"The average caseload of a PO was 42.", "caseload PO 42"},
	{"Five per cent of the caseload was from a minority ethnic background.", ""},
}

var casesWordings = [][2]string{
	{"We inspected 24 community orders and 21 releases on licence.", "cases_inspected community_order 24; cases_inspected licence 21"},
	{"We examined 45 cases: 24 community sentence cases and 21 post-custody cases.", "cases_inspected all 45; cases_inspected community_order 24; cases_inspected licence 21"},
	{"In total we inspected 45 cases.", "cases_inspected all 45"},
	{"We looked at 45 cases in which the sentence had begun between 4 March 2024 and 10 March 2024.", "cases_inspected all 45"},
	{"Our sample of 45 cases was made up of 24 people on community orders and 21 released on licence.", "cases_inspected all 45; cases_inspected community_order 24; cases_inspected licence 21"},
	{"We also conducted 38 interviews with practitioners.", ""},
	{"Nine of the 45 cases we inspected had been reset.", "cases_inspected all 45"},
	{"Nine of the 12 MAPPA cases we inspected were at Level 1.", ""},
}

var outcomeWordings = [][2]string{
	{"Twelve people were in settled accommodation at the start of their sentence; at the point of inspection this had risen to 20.", "settled_accommodation start 12; settled_accommodation inspection 20"},
	{"The number of people in settled accommodation rose from 12 to 20.", "settled_accommodation start 12; settled_accommodation inspection 20"},
	{"At the start of supervision 12 people had settled accommodation, compared with 20 at the time of our inspection.", "settled_accommodation start 12; settled_accommodation inspection 20"},
	{"Settled accommodation was in place for 31 of the 45 people when we inspected.", "settled_accommodation inspection 31/45"},
	{"Nine people were in employment or training at the start and 14 at the point of inspection.", "employment_or_training start 9; employment_or_training inspection 14"},
	{"The number in work, education or training fell from nine at the start of supervision to seven when we inspected.", "employment_or_training start 9; employment_or_training inspection 7"},
	{"Only four people were employed or in training when their sentences began, and 11 by the time of the inspection.", "employment_or_training start 4; employment_or_training inspection 11"},
	{"We saw sufficient improvement in the factors most closely linked to offending in 12 of the 45 cases.", "offending_factors_improved 12/45"},
	{"In 12 out of 45 cases there had been sufficient progress on the factors related to offending.", "offending_factors_improved 12/45"},
	{"Factors linked to risk of serious harm had improved in nine of the 45 cases.", "risk_factors_improved 9/45"},
	{"In only nine of the 45 cases had the factors relating to harm to others been reduced.", "risk_factors_improved 9/45"},
	{"People had sufficiently complied with their sentence in 30 of the 45 cases.", "sufficient_compliance 30/45"},
	{"Compliance was sufficient in 30 out of 45 cases.", "sufficient_compliance 30/45"},
	{"Factors linked to risk of harm had not improved in 36 of the 45 cases.", ""},
	{"Of the 45 cases inspected, 30 had complied sufficiently.", "sufficient_compliance 30/45"},
}

var serviceWordings = [][2]string{
	{"In the last year, 38 per cent of people convicted of sexual offences completed their accredited programme, and 52 per cent of those convicted of other offences did.", "programme_completion sexual 38; programme_completion other 52"},
	{"Completion rates for accredited programmes were 38 per cent for sexual offending and 52 per cent for non-sexual offending.", "programme_completion sexual 38; programme_completion other 52"},
	{"Around 65 per cent of referrals to CRS led to a start.", "crs_conversion all 65 approximately"},
	{"The CRS conversion rate was 72 per cent for personal wellbeing and 58 per cent for women's services.", "crs_conversion personal_wellbeing 72; crs_conversion women 58"},
	{"Some 65 per cent of CRS referrals went on to start, according to the PDU.", "crs_conversion all 65 approximately"},
	{"Referrals to commissioned rehabilitative services were converted into starts in three-quarters of cases.", "crs_conversion all 75 approximately"},
}

var contextWordings = [][2]string{
	{"The area has a population of around 350,000.", "population 350000 approximately"},
	{"Some 412,300 people live in Northmoor.", "population 412300 approximately"},
	{"The proven reoffending rate was 27.4 per cent, against 25 per cent nationally.", "proven_reoffending_rate 27.4"},
	{"There were 3.8 reoffences per reoffender.", "reoffences_per_reoffender 3.8"},
	{"Its population was 240,110, its reoffending rate was 24.9 per cent and the average number of reoffences per reoffender was 4.1.", "population 240110; proven_reoffending_rate 24.9; reoffences_per_reoffender 4.1"},
	{"The prison population was 12,000.", ""},
}

var oversightWordings = [][2]string{
	{"Management oversight was insufficient in 58 per cent of cases.", "management_oversight_insufficient 58"},
	{"In 58 per cent of cases, management oversight was insufficient, ineffective or absent.", "management_oversight_insufficient 58"},
	{"Managers' oversight was absent or ineffective in two-thirds of cases, and management oversight needed to improve.", "management_oversight_insufficient 66.7 approximately"},
	{"Management oversight was sufficient in 42 per cent of cases.", "management_oversight_insufficient 58"},
	{"There was effective management oversight in only 17 of the 45 cases.", "management_oversight_insufficient 62.2/45"},
	{"We found insufficient management oversight in 26 of 45 cases.", "management_oversight_insufficient 57.8/45"},
	{"Oversight from managers was not effective in 70 per cent of cases.", "management_oversight_insufficient 70"},
}

var questionWordings = [][2]string{
	{"Does planning focus sufficiently on keeping other people safe? 62%", "key_question P 2.2/safety 62"},
	{"Does planning focus sufficiently on reducing reoffending and supporting desistance? 77 per cent", "key_question P 2.2/desistance 77"},
	{"Planning focused sufficiently on keeping other people safe in 62 per cent of cases.", "key_question P 2.2/safety 62"},
}

// A table's column heading says what its numbers are.
func TestRulesOnTables(t *testing.T) {
	rules, err := NewRules(catalogue(t))
	if err != nil {
		t.Fatal(err)
	}
	d := &Document{Blocks: []Block{
		{Kind: Row, Section: "P 1.2 Staffing", N: 1, Cells: []string{"Grade", "Target", "Vacancy rate", "Average workload (WMT)"}},
		{Kind: Row, Section: "P 1.2 Staffing", N: 2, Cells: []string{"Probation officers", "36", "31%", "126%"}},
		{Kind: Row, Section: "P 1.2 Staffing", N: 3, Cells: []string{"PSO", "1,020.5", "8 per cent", "under 100 per cent"}},
		{Kind: Row, Section: "P 1.2 Staffing", N: 4, Cells: []string{"Others", "6", "5%", ""}},
	}}
	figs, bare := d.figures()
	figs, _ = rules.Map(d, figs, bare)
	res, _ := results(figs)
	var got []string
	for _, r := range res {
		got = append(got, strings.TrimSpace(r.Metric+" "+r.Segment+" "+shownValue(r)+" "+r.Qualifier))
	}
	sameLines(t, "results", []string{"vacancy_rate PO 31", "wmt_capacity PO 126", "vacancy_rate PSO 8", "wmt_capacity PSO 100 under"}, got)
	if len(figs) != 8 {
		t.Errorf("%d figures, want 8", len(figs))
	}
}
