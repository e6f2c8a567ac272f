package report

import "testing"

// More wordings, written after the rules had been and without looking at
// them; where one was first missed, the rule was widened, not the sentence.
func TestRulesOnOtherWordings(t *testing.T) {
	rules, err := NewRules(catalogue(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range otherWordings {
		if got := mapped(t, rules, c[0], c[1]); got != c[2] {
			t.Errorf("%s: %s\n got %s\nwant %s", c[0], c[1], got, c[2])
		}
	}
}

// otherWordings are section, sentence and what is mapped.
var otherWordings = [][3]string{
	{"Foreword", "Vacancy rates of 24 per cent for probation officers and 17 per cent for probation services officers had placed additional pressure on staff.", "vacancy_rate PO 24; vacancy_rate PSO 17"},
	{"Foreword", "The PDU had only 63 per cent of the probation officers it needed.", "staff_in_post PO 63"},
	{"P 1.2 Staffing", "At the time of announcement, there were vacancies of 29 per cent (PO), 18 per cent (PSO) and 10 per cent (case administrator).", "vacancy_rate PO 29; vacancy_rate PSO 18; vacancy_rate admin 10"},
	{"P 1.2 Staffing", "Recruitment had reduced the PSO vacancy rate to 6 per cent, but at PO grade it remained at 35 per cent.", "vacancy_rate PSO 6; vacancy_rate PO 35"},
	{"P 1.2 Staffing", "Of 42 PO posts, 13 were vacant, equating to 31 per cent.", "vacancy_rate PO 31/42"},
	{"P 1.2 Staffing", "PO staffing was at 72 per cent of the required level.", "staff_in_post PO 72"},
	{"P 1.2 Staffing", "The PDU was operating with a shortfall of over 40 per cent at PO grade.", "vacancy_rate PO 40 over"},
	{"P 1.2 Staffing", "There was a PO vacancy rate of 30 per cent against a national average of 27 per cent.", "vacancy_rate PO 30"},
	{"P 1.2 Staffing", "Although vacancy rates had improved, one in four PO posts remained unfilled.", "vacancy_rate PO 25 approximately"},
	{"P 1.2 Staffing", "The SPO group was fully staffed; the vacancy rate for administrators was 8 per cent.", "vacancy_rate admin 8"},
	{"P 1.2 Staffing", "PQiP vacancies were running at 12 per cent, and court team vacancies at 20 per cent.", "vacancy_rate PQiP 12; vacancy_rate court 20"},
	{"P 1.2 Staffing", "Workloads were high: POs averaged 129 per cent and PSOs 115 per cent on the WMT.", "wmt_capacity PO 129; wmt_capacity PSO 115"},
	{"P 1.2 Staffing", "The average WMT score was 127 per cent for POs and 104 per cent for PSOs.", "wmt_capacity PO 127; wmt_capacity PSO 104"},
	{"P 1.2 Staffing", "On the workload measurement tool, POs were at an average of 133 per cent, while PSOs were at 110 per cent and PQiPs were at 75 per cent.", "wmt_capacity PO 133; wmt_capacity PSO 110; wmt_capacity PQiP 75"},
	{"P 1.2 Staffing", "Average PO workload was 133 per cent; for PSOs it was lower at 98 per cent.", "wmt_capacity PO 133; wmt_capacity PSO 98"},
	{"P 1.2 Staffing", "Practitioners were working at 121 per cent of capacity on average.", ""},
	{"P 1.2 Staffing", "Across the PDU, the average workload was 116 per cent of capacity.", "wmt_capacity all 116"},
	{"P 1.2 Staffing", "Trainee probation officers had protected caseloads and were at no more than 60 per cent of capacity.", "wmt_capacity PQiP 60 at_most"},
	{"P 1.2 Staffing", "SPOs oversaw an average of nine staff each.", ""},
	{"P 1.2 Staffing", "In the 12 months before the inspection an average of 13.7 days per person had been lost to sickness.", "sickness_days all 13.7"},
	{"P 1.2 Staffing", "Sickness levels were high, averaging 19 days for POs and 11 days for PSOs.", "sickness_days PO 19; sickness_days PSO 11"},
	{"P 1.2 Staffing", "The average number of days lost through sickness absence was 9.4.", "sickness_days all 9.4"},
	{"P 1.2 Staffing", "In 61 per cent of cases inspected, management oversight was judged to be insufficient, ineffective or absent.", "management_oversight_insufficient 61"},
	{"P 1.2 Staffing", "We judged management oversight to be effective in only 39 per cent of cases.", "management_oversight_insufficient 61"},
	{"P 2.3 Implementation and delivery", "Management oversight needed to improve, as it was lacking in over two-thirds of cases.", "management_oversight_insufficient 66.7 over"},
	{"Background", "The inspected cases comprised 26 community orders and 24 individuals released on licence.", "cases_inspected community_order 26; cases_inspected licence 24"},
	{"Background", "We inspected 26 community cases and 24 post-release cases where supervision had started in January 2024.", "cases_inspected community_order 26; cases_inspected licence 24"},
	{"Background", "Fieldwork took place in two weeks in May 2024, during which we inspected 50 cases.", "cases_inspected all 50"},
	{"Background", "We examined a sample of 50 cases, comprising 26 community sentences and 24 licences.", "cases_inspected all 50; cases_inspected community_order 26; cases_inspected licence 24"},
	{"Background", "At the time of the inspection the PDU supervised 1,905 people on probation, of whom 820 were on community sentences and 510 were on licence, with a further 575 in custody.", "caseload all 1905; caseload community 820; caseload post-release 510; caseload custody 575"},
	{"Background", "The total caseload was just under 2,300.", "caseload all 2300 under"},
	{"Background", "With a caseload of approximately 2,600 people, it is the largest PDU in the region.", "caseload all 2600 approximately"},
	{"Background", "In mid-2023 the county had an estimated population of 573,200.", "population 573200"},
	{"Background", "Home to roughly 310,000 people, the city is densely populated.", "population 310000 approximately"},
	{"Background", "The rate of proven reoffending was 31.2 per cent, which is higher than the average for England and Wales of 26 per cent.", "proven_reoffending_rate 31.2"},
	{"Background", "Reoffenders committed an average of 4.4 further offences each.", "reoffences_per_reoffender 4.4"},
	{"Background", "It has an average of 3.7 reoffences per reoffender and a reoffending rate of 25.3 per cent.", "reoffences_per_reoffender 3.7; proven_reoffending_rate 25.3"},
	{"Outcomes", "At the start of their sentence, 31 people were in settled accommodation, rising to 35 at the point of inspection.", "settled_accommodation start 31; settled_accommodation inspection 35"},
	{"Outcomes", "There was little change in settled accommodation: 31 people at the start and 32 at the point of inspection.", "settled_accommodation start 31; settled_accommodation inspection 32"},
	{"Outcomes", "Of the 50 people, 31 were in settled accommodation at the start of supervision and 35 at the point of inspection.", "settled_accommodation start 31/50; settled_accommodation inspection 35/50"},
	{"Outcomes", "The number of people in settled accommodation had decreased from 31 at the start of supervision to 28 at the point of inspection.", "settled_accommodation start 31; settled_accommodation inspection 28"},
	{"Outcomes", "Thirteen people were in full-time or part-time employment, or training, at the start of supervision, increasing to 17 when we inspected.", "employment_or_training start 13; employment_or_training inspection 17"},
	{"Outcomes", "By the point of inspection, 17 people were in employment, training or education, compared with 13 at the start of supervision.", "employment_or_training inspection 17; employment_or_training start 13"},
	{"Outcomes", "Employment outcomes were disappointing. Thirteen people were employed or in training at the start of their sentence; this had dropped to 11.", "employment_or_training start 13; employment_or_training inspection 11"},
	{"Outcomes", "In 18 out of 50 cases inspected, there was sufficient improvement in the factors most closely related to offending.", "offending_factors_improved 18/50"},
	{"Outcomes", "We found that there had been improvements in the factors linked to offending in 18 of the 50 cases, but improvements in factors related to risk of harm in just 12.", "offending_factors_improved 18/50; risk_factors_improved 12"},
	{"Outcomes", "Only 12 out of 50 cases showed improvements in factors linked to risk of serious harm to others.", "risk_factors_improved 12/50"},
	{"Outcomes", "Reductions in the risk of serious harm were evident in 12 of 50 cases.", "risk_factors_improved 12/50"},
	{"Outcomes", "In 29 out of 50 cases, the person on probation demonstrated sufficient compliance.", "sufficient_compliance 29/50"},
	{"Outcomes", "People on probation complied sufficiently with their sentence in 29 out of 50 cases.", "sufficient_compliance 29/50"},
	{"Outcomes", "In 21 of 50 cases there was insufficient compliance.", ""},
	{"P 1.3 Services", "Successful completion rates for accredited programmes were low: 36 per cent for sexual offending programmes and 44 per cent for all other programmes.", "programme_completion sexual 36; programme_completion other 44"},
	{"P 1.3 Services", "The completion rate for accredited programmes stood at 44 per cent for non-sexual offences.", "programme_completion other 44"},
	{"P 1.3 Services", "CRS providers reported that 68 per cent of referrals became starts.", "crs_conversion all 68"},
	{"P 1.3 Services", "The conversion rate from CRS referral to start was 81 per cent for women's services, 66 per cent for personal wellbeing and 59 per cent for dependency and recovery.", "crs_conversion women 81; crs_conversion personal_wellbeing 66; crs_conversion dependency_and_recovery 59"},
	{"P 1.3 Services", "CRS referrals were made in 21 of 40 cases.", ""},
	{"P 2.1 Assessment", "Practitioners considered personal circumstances in 72 per cent of cases.", ""},
	{"P 2.2 Planning", "Planning to keep people safe was sufficient in 49 per cent of cases, compared with 62 per cent in our last inspection.", ""},
	{"P 1.2 Staffing", "In our survey, 12 of 30 respondents said vacancies had affected them.", ""},
	{"P 1.1 Leadership", "Staff turnover was 14 per cent, and 30 per cent of POs had under a year's service.", ""},
	{"P 1.2 Staffing", "Women made up 78 per cent of POs, despite 20 per cent vacancies.", ""},
}
