package quantity

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
)

// brief writes quantities as the tables below do: kind, value (n/m where a
// denominator is stated), then whatever of unit, qualifier, end and sense is
// not the ordinary.
func brief(qs []Quantity) string {
	parts := make([]string, len(qs))
	for i, q := range qs {
		s := string(q.Kind) + " " + num(q.Value)
		if q.Denominator != nil {
			s += "/" + num(*q.Denominator)
		}
		ordinary := map[Kind]string{Percent: UnitPercent, Proportion: UnitCount, Count: UnitCount, Score: UnitPoints, Change: UnitCount}[q.Kind]
		for _, more := range []string{q.Unit, q.Qualifier, q.End, q.Sense} {
			if more != "" && more != ordinary && more != Least && more != Most {
				s += " " + more
			}
		}
		parts[i] = s
	}
	return strings.Join(parts, "; ")
}

func num(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

func TestRead(t *testing.T) {
	for _, group := range []struct {
		name  string
		cases [][2]string
	}{
		{"per cent", percentCases}, {"proportions", proportionCases}, {"counts", countCases},
		{"changes", changeCases}, {"hedges", hedgeCases}, {"fractions", fractionCases},
		{"averages and time", averageCases}, {"not quantities", emptyCases}, {"sense", senseCases},
	} {
		t.Run(group.name, func(t *testing.T) {
			for _, c := range group.cases {
				if got := brief(Read(c[0])); got != c[1] {
					t.Errorf("%s\n got %s\nwant %s", c[0], got, c[1])
				}
			}
		})
	}
}

var percentCases = [][2]string{
	{"The rate was 28 per cent.", "percent 28"},
	{"Caseloads had grown, and 79% of staff said so.", "percent 79"},
	{"It stood at 33.5 per cent that autumn.", "percent 33.5"},
	{"Some five per cent of the caseload was female.", "percent 5 approximately"},
	{"Northmoor had high vacancy rates for POs (31 per cent) and PSOs (12 per cent).", "percent 31; percent 12"},
	{"Of the cases, 36 per cent were low risk, with 46 per cent medium and 18 per cent high.", "percent 36; percent 46; percent 18"},
	{"These needs were met in 90 per cent and 79 per cent of cases respectively.", "percent 90; percent 79"},
	{"Workloads ran at 126, 118 and 97 per cent respectively.", "percent 126; percent 118; percent 97"},
	{"Vacancy rates were 31 and 12 per cent.", "percent 31; percent 12"},
	{"Between 20 and 30 per cent of referrals were late.", "percent 20 at_least; percent 30 at_most"},
	{"Some 20 to 30 per cent of referrals were late.", "percent 20 at_least; percent 30 at_most"},
	{"Oversight was effective in 64 per cent of the 39 cases inspected.", "percent 64/39"},
	{"Does planning focus sufficiently on engaging the person?\t67%", "percent 67"},
	{"Twenty-eight per cent of posts were empty.", "percent 28"},
	{"One hundred per cent of reports were on time.", "percent 100"},
	{"The rate, at 41 percent, was high.", "percent 41"},
	{"Of the 39 cases, 62 per cent were satisfactory.", "percent 62/39"},
	{"Attendance rose by 12 percentage points.", "change 12 percent by"},
	{"A target of 80 per cent applied, and 71 per cent was reached.", "percent 80; percent 71"},
}

var proportionCases = [][2]string{
	{"Domestic abuse checks were made in 26 out of 37 relevant cases.", "proportion 26/37"},
	{"Seven of the 39 cases had been reset.", "proportion 7/39"},
	{"Eleven out of the 12 were managed at Level 1.", "proportion 11/12"},
	{"Only one person out of those four cases had begun.", "proportion 1/4"},
	{"This was seen in three of the four relevant cases.", "proportion 3/4"},
	{"Joint work was seen in 10 out of those 12 cases.", "proportion 10/12"},
	{"Of the 45 cases we inspected, 24 were women and in 12 cases plans were late.", "proportion 24/45; proportion 12/45"},
	{"We found 24 (62 per cent) of the 39 cases were up to date.", "proportion 24/39; percent 62"},
	{"In 24 (of 39) cases, the plan was shared.", "proportion 24/39"},
	{"The plan was shared in 24/39 cases.", "proportion 24/39"},
	{"Thirty-two of 33 practitioners agreed.", "proportion 32/33"},
	{"None of the 12 cases had been reviewed.", "proportion 0/12"},
	{"Every one of the 12 had been reviewed.", "proportion 12/12"},
	{"45 out of 72 respondents (63 per cent) agreed.", "proportion 45/72; percent 63"},
	{"Two out of a total of eight SPOs were new.", "proportion 2/8"},
	{"Nine of our 15 survey respondents agreed.", "proportion 9/15"},
	{"One in five cases had no plan.", "percent 20 approximately insufficient"},
	{"Nine in every 10 people had a named officer.", "percent 90 approximately"},
	{"The PDU scored 6 out of 21.", "score 6/21"},
	{"6/21", "score 6/21"},
	{"Score: 4/27", "score 4/27"},
	{"In 21 out of 27 cases the plan was shared.", "proportion 21/27"},
	{"Four of the seven standards were rated as Inadequate.", "proportion 4/7 insufficient"},
	{"Half of the 12 cases had been reviewed.", "percent 50/12 approximately"},
	{"Northmoor is one of 11 PDUs in the region.", "count 11"},
	{"One of the four mentors had left.", "proportion 1/4"},
}

var countCases = [][2]string{
	{"We inspected 20 community orders and 19 releases on licence.", "count 20; count 19"},
	{"We held 33 interviews with practitioners.", "count 33"},
	{"The PDU has two offices.", "count 2"},
	{"This included 60 face-to-face surveys, four in-depth interviews and 12 surveys completed online.", "count 60; count 4; count 12"},
	{"The population was 357,729 in 2022.", "count 357729"},
	{"Some 1,250 people were on the caseload.", "count 1250 approximately"},
	{"The caseload stood at 1845 at the time.", "count 1845"},
	{"Of those surveyed (72), most agreed.", "count 72"},
	{"In a further eight cases the plan was late.", "count 8"},
	{"Only one case had been reviewed.", "count 1"},
	{"The team had 14 POs, nine PSOs and three SPOs.", "count 14; count 9; count 3"},
	{"Twelve were women.", "count 12"},
	{"The team was short of 6.5 full-time equivalent staff.", "count 6.5 under"},
	{"The remaining 15 were men.", "count 15"},
	{"We saw two to three cases a day.", "count 2 at_least; count 3 at_most"},
	{"There were 10-15 people in each group.", "count 10 at_least; count 15 at_most"},
	{"The number of POs and PSOs was 14 and 12 respectively.", "count 14; count 12"},
	{"Two hundred and five people took part.", "count 205"},
	{"About two thousand people were supervised.", "count 2000 approximately"},
	{"Three of these had closed.", "count 3"},
	{"A dozen volunteers had been trained.", "count 12"},
	{"The PDU supervises 1.2 million people.", "count 1200000"},
	{"The caseload comprised 212 Level 1, 14 Level 2 and three Level 3 cases.", "count 212; count 14; count 3"},
	{"A total of 64 people replied, 51 (80 per cent) of whom felt respected.", "count 64; count 51; percent 80"},
	{"The 2023 people survey had a 71 per cent response rate.", "percent 71"},
	{"In 41 of the 55 cases, and in all nine of the MAPPA cases, the police were asked.", "proportion 41/55; count 9"},
	{"There were three mentors, and a further two were being trained.", "count 3; count 2"},
	{"It has a caseload of 1,980 (910 community, 540 custody, 530 post-release).", "count 1980; count 910; count 540; count 530"},
	{"Settled: 29 at the start, 31 at the end.", "count 29; count 31"},
	{"We saw 27 cases of people in prison and 23 of people on licence.", "count 27; count 23"},
	{"The caseload was 820, of whom 96 were women.", "count 820; count 96"},
}

var changeCases = [][2]string{
	{"The number in work improved from five at the start to 15 people at the point of inspection.", "change 5 from; change 15 to"},
	{"At the start, 19 people were settled, and this had only increased to 23.", "change 19 from; change 23 to"},
	{"19 people were in settled accommodation at the start of their supervision, and this had only increased to 23 people.", "change 19 from; change 23 to"},
	{"Vacancies fell from 35 per cent to 28 per cent.", "change 35 percent from; change 28 percent to"},
	{"Vacancies fell from 35 to 28 per cent.", "change 35 percent from; change 28 percent to"},
	{"The rate was 28 per cent, up from 20 per cent a year before.", "change 28 percent to; change 20 percent from"},
	{"Fifteen people were in work when supervision started, and this had gone up to 22.", "change 15 from; change 22 to"},
	{"People were absent for 16.9 days on average, an increase from 12.4 days.", "change 16.9 days to; change 12.4 days from"},
	{"Referrals rose by 12 per cent.", "change 12 percent by"},
	{"There was an increase of 14 cases.", "change 14 by"},
	{"Workloads ranged from 90 to 140 per cent.", "percent 90 at_least; percent 140 at_most"},
	{"Numbers dropped from 40 to just 12.", "change 40 from; change 12 to"},
	{"This figure had risen to 31 by the time of our inspection.", "change 31 to"},
}

var hedgeCases = [][2]string{
	{"PQiPs were at under 100 per cent.", "percent 100 under"},
	{"PQiPs were below 100 per cent.", "percent 100 under"},
	{"Fewer than 10 cases were late.", "count 10 under"},
	{"Less than a third of cases were late.", "percent 33.3 under"},
	{"At least 40 per cent were late.", "percent 40 at_least"},
	{"No fewer than 12 cases were late.", "count 12 at_least"},
	{"Up to 30 cases were late.", "count 30 at_most"},
	{"No more than four people attended.", "count 4 at_most"},
	{"Roughly 50 people attended.", "count 50 approximately"},
	{"Almost 200 people attended.", "count 200 under"},
	{"Nearly half of them attended.", "percent 50 under"},
	{"In excess of 110 per cent was common.", "percent 110 over"},
	{"Just over 12 per cent had left.", "percent 12 over"},
	{"More than 60 people attended.", "count 60 over"},
	{"Fifty or more people attended.", "count 50 at_least"},
	{"A caseload of 40 or more was common.", "count 40 at_least"},
	{"Around 70 per cent started.", "percent 70 approximately"},
	{"Well over 100 referrals were made.", "count 100 over"},
	{"Workloads were above 110 per cent.", "percent 110 over"},
	{"Just under a quarter of posts were empty.", "percent 25 under"},
}

var fractionCases = [][2]string{
	{"This was so in just over three-quarters of cases.", "percent 75 over"},
	{"Two-thirds of staff agreed.", "percent 66.7 approximately"},
	{"Two thirds of staff agreed.", "percent 66.7 approximately"},
	{"In just over a fifth of cases it was late.", "percent 20 over"},
	{"Half the cases were late.", "percent 50 approximately"},
	{"In just over half the cases we saw this.", "percent 50 over"},
	{"A third of posts were empty.", "percent 33.3 approximately"},
	{"One quarter of posts were empty.", "percent 25 approximately"},
	{"More than half had left.", "percent 50 over"},
	{"Around a third were new.", "percent 33.3 approximately"},
	{"Four-fifths of people agreed.", "percent 80 approximately"},
	{"Three in four people agreed.", "percent 75 approximately"},
	{"Fewer than half of cases were reviewed.", "percent 50 under"},
	{"In almost two-thirds of cases, plans were shared.", "percent 66.7 under"},
}

var averageCases = [][2]string{
	{"The average number of reoffences per reoffender was 4.9.", "count 4.9 ratio"},
	{"Staff lost an average of 21 days to sickness.", "count 21 days"},
	{"An average of 18.6 working days were lost to sickness absence.", "count 18.6 days"},
	{"Each PO managed 35 cases on average.", "count 35 ratio"},
	{"People waited longer than two weeks.", "count 2 weeks over"},
	{"POs held an average of 42 cases each.", "count 42 ratio"},
	{"Caseloads averaged 38.5.", "count 38.5 ratio"},
	{"The fieldwork ran over two weeks.", "count 2 weeks"},
	{"Most SPOs had less than three years' experience.", "count 3 years under"},
	{"People waited an average of six weeks for a place.", "count 6 weeks"},
}

var emptyCases = [][2]string{
	{"Fieldwork began on 29 July 2024.", ""},
	{"It was implemented from 01 July 2024.", ""},
	{"Cases began between 18 and 24 December 2023.", ""},
	{"Services were unified in 2021.", ""},
	{"Most respondents were aged 25 years or over.", ""},
	{"Services for people under the age of 25 were missing.", ""},
	{"A group for 18 to 25-year-olds ran weekly.", ""},
	{"This was so in Level 1 MAPPA cases.", ""},
	{"See Annexe one and section 2.", ""},
	{"P 2.3 is about delivery.", ""},
	{"P 1.1. Leadership", ""},
	{"A 'one size fits all' approach was avoided.", ""},
	{"It offered one-to-one meetings.", ""},
	{"One is at Merchant Gate, and one of the reasons was distance.", ""},
	{"In the past 12 months things had improved.", ""},
	{"The team covers two separate weeks.", ""},
	{"The rating is driven by three key questions.", ""},
	{"Supervision was suspended at the two-thirds point of the sentence.", ""},
	{"Supervision stopped for the final third of their sentence.", ""},
	{"It was led by its third head of service.", ""},
	{"Support was available 24/7.", ""},
	{"The 2023/24 plan ran from 9am.", ""},
	{"A 12-month order was made.", ""},
	{"It cost £30,000.", ""},
	{"ISBN 978-1-916621-57-2", ""},
	{"1. ensure that plans are shared", ""},
	{"They supported each other, one after another.", ""},
	{"There was one women's prison.", ""},
	{"The service.8 Providers were content.", ""},
	{"The two agencies met, and these three agreed.", ""},
	{"Reports are due within 15 working days.", ""},
	{"Managers met every two weeks.", ""},
	{"In the third quarter of 2023 and the last half of the year it improved.", ""},
	{"This happened on two occasions at times.", "count 2"},
}

var senseCases = [][2]string{
	{"Oversight was insufficient, ineffective, or absent in 64 per cent of cases.", "percent 64 insufficient"},
	{"In 24 out of 39 cases, planning did not address risk.", "proportion 24/39 insufficient"},
	{"While staff obtained sufficient information in 26 out of 37 cases, in a further eight cases it was insufficient.", "proportion 26/37; count 8 insufficient"},
	{"While 28 out of 33 agreed, this did not translate into good work.", "proportion 28/33"},
	{"Six of the 72 respondents were not aware of a plan.", "proportion 6/72 insufficient"},
	{"Contingency planning was only sufficient in 20 out of 39 cases.", "proportion 20/39"},
	{"In 14 out of 31 cases, reviewing failed to identify change, and plans were not adjusted.", "proportion 14/31 insufficient"},
	{"Plans were adequate in 20 cases but missing in 19 cases.", "count 20; count 19 insufficient"},
	{"Planning was insufficient in 24 of 39 cases, sufficient in the other 15 cases.", "proportion 24/39 insufficient; count 15"},
	{"Advice was poor in 17 per cent and 29 per cent of responses respectively.", "percent 17 insufficient; percent 29 insufficient"},
	{"13 per cent preferred not to say.", "percent 13"},
	{"Information was used in 26 of 36 cases where checks had not been refused.", "proportion 26/36"},
	{"We found 12 cases where risk was not assessed.", "count 12 insufficient"},
	{"There was a vacancy rate of 28 per cent.", "percent 28"},
	{"Plans didn't address risk in 12 cases.", "count 12 insufficient"},
	{"There was no evidence of a plan in nine cases.", "count 9 insufficient"},
	{"Home visits had not taken place in half of cases.", "percent 50 approximately insufficient"},
	{"Only 12 of 30 cases had a plan, which was not enough.", "proportion 12/30"},
	{"A lack of analysis was seen in 12 of 30 cases.", "proportion 12/30 insufficient"},
}

func TestClauses(t *testing.T) {
	got := Read("POs were at 126 per cent of capacity, on average, with PSOs at 124 per cent and PQiPs at under 100 per cent.")
	want := []string{"POs were at 126 per cent of capacity, on average,", "with PSOs at 124 per cent", "and PQiPs at under 100 per cent."}
	want[1] = want[0] + " " + want[1]
	want[2] = want[0] + " " + want[2]
	for i, q := range got {
		if q.Clause != want[i] {
			t.Errorf("clause %d is %q, want %q", i, q.Clause, want[i])
		}
	}
}

func TestSpans(t *testing.T) {
	const s = "In just over a fifth of cases, and in 26 out of 37 more, plans were late."
	for i, want := range []string{"just over a fifth", "26 out of 37"} {
		if q := Read(s)[i]; s[q.Start:q.Stop] != want {
			t.Errorf("span %d is %q, want %q", i, s[q.Start:q.Stop], want)
		}
	}
}

func ExampleRead() {
	for _, q := range Read("Plans were shared in 26 out of 37 cases, and in just under half they were not.") {
		fmt.Printf("%s %v %q %q\n", q.Kind, q.Value, q.Qualifier, q.Sense)
	}
	// Output:
	// proportion 26 "" ""
	// percent 50 "under" "insufficient"
}
