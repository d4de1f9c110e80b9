package actor

import (
	"testing"
	"time"
)

func day(s string) time.Time {
	d, err := time.Parse("2006-01-02", s)
	if err != nil {
		panic(err)
	}
	return d
}

func TestResolve(t *testing.T) {
	g := load(t)
	tests := []struct {
		text, date         string
		code, sector, name string
	}{
		// offices that say themselves whose they are
		{"the US secretary of state", "2009-05-01", "USA", "GOV", "Hillary Clinton"},
		{"the top US diplomat", "2024-06-19", "USA", "GOV", "Antony Blinken"},
		{"the UN chief", "2009-05-01", "UNO", "GOV", "Ban Ki-moon"},
		{"the EU foreign policy chief", "2024-03-01", "EUR", "GOV", "Josep Borrell"},
		{"the Pope", "2009-05-01", "VAT", "REL", "Pope Benedict"},
		{"the secretary of state", "2009-05-01", "", "GOV", ""},
		{"the UN human rights chief", "2007-06-01", "UNO", "GOV", "Louise Arbour"},
		{"the CIA director", "2018-01-15", "USA", "SPY", "Mike Pompeo"},
		{"the Soviet leader", "1985-06-01", "RUS", "GOV", "Mikhail Gorbachev"},
		{"the Soviet leader", "1962-10-25", "RUS", "GOV", "Nikita Khrushchev"},
		{"the US vice president", "2025-03-01", "USA", "GOV", "JD Vance"},
		{"former US vice president", "2025-03-01", "USA", "ELI", ""},
		{"the acting US vice president", "2025-03-01", "USA", "GOV", ""},
		{"the Zimbabwean vice president", "2010-03-01", "ZWE", "GOV", ""},
		// of breakaway entities
		{"the Abkhaz president", "2010-03-01", "GEO", "PRE", ""},
		{"the Turkish Cypriot leader", "2010-03-01", "CYP", "PRE", ""},
		{"Abkhaz police", "2010-03-01", "GEO", "COP", ""},
		// states in their own and others' scripts
		{"日本", "2024-03-01", "JPN", "", "Japan"},
		{"مصر", "2024-03-01", "EGY", "", "Egypt"},
		{"США", "2024-03-01", "USA", "", "United States"},
		{"북한", "2024-03-01", "PRK", "", "North Korea"},
		{"Ελλάδα", "2024-03-01", "GRC", "", "Greece"},
		// offices on a date
		{"the Russian president", "2009-05-01", "RUS", "GOV", "Dmitry Medvedev"},
		{"the Russian president", "2024-06-19", "RUS", "GOV", "Vladimir Putin"},
		{"Russia's president", "1997-01-01", "RUS", "GOV", "Boris Yeltsin"},
		{"prime minister of Japan", "2015-01-01", "JPN", "GOV", "Shinzo Abe"},
		{"the North Korean leader", "2024-01-01", "PRK", "GOV", "Kim Jong Un"},
		{"British Foreign Secretary", "2017-01-01", "GBR", "GOV", "Boris Johnson"},
		{"NATO Secretary General", "2012-01-01", "IGO", "GOV", "Anders Fogh Rasmussen"},
		{"deputy Russian foreign minister", "2020-01-01", "RUS", "GOV", ""},
		{"a French minister", "2020-01-01", "FRA", "GOV", ""},
		{"former Russian president", "2009-05-01", "RUS", "ELI", ""},
		{"the Chechen leader", "2020-01-01", "RUS", "GOV", ""},
		{"the mayor of Chicago", "2020-01-01", "USA", "GOV", ""},
		{"the Libyan leader", "1999-04-05", "LBY", "GOV", "Muammar Gaddafi"},
		{"the Turkish leader", "2010-02-01", "TUR", "GOV", "Recep Tayyip Erdoğan"},
		{"the Armenian leader", "2011-06-24", "ARM", "GOV", "Serzh Sargsyan"},
		{"the Armenian leader", "2020-11-10", "ARM", "GOV", "Nikol Pashinyan"},
		{"the Iraqi leader", "1992-02-01", "IRQ", "GOV", "Saddam Hussein"},
		{"Syria's de facto leader", "2024-12-20", "SYR", "GOV", "Ahmed al-Sharaa"},
		// an office of a party, of rebels, of a region that broke away
		{"Hassan Nasrallah", "2012-05-01", "LBN", "REB", "Hassan Nasrallah"},
		{"Hamas leader Khaled Meshaal", "2012-05-01", "PSE", "REB", "Khaled Meshaal"},
		{"Rauf Denktash", "2003-03-10", "CYP", "PRE", "Rauf Denktash"},
		{"Mahdi al-Mashat", "2021-03-10", "YEM", "REB", "Mahdi al-Mashat"},
		{"George Sabra", "2013-03-10", "SYR", "OPP", "George Sabra"},
		{"Moaz al-Khatib", "2013-03-10", "SYR", "OPP", "Moaz al-Khatib"},
		// names in the spellings of several agencies
		{"Moammar Gadhafi", "2010-03-10", "LBY", "GOV", "Muammar Gaddafi"},
		{"Iranian Foreign Minister Abbas Araqchi", "2025-03-10", "IRN", "GOV", "Abbas Araghchi"},
		{"Kuwaiti Defence Minister", "2019-03-10", "KWT", "GOV", "Nasser Sabah al-Ahmad al-Sabah"},
		{"the Georgian defence minister", "2008-08-08", "GEO", "GOV", "David Kezerashvili"},
		{"Tunisia's prime minister", "2014-06-01", "TUN", "GOV", "Mehdi Jomaa"},
		// persons and how they are written
		{"Kim Jong-un", "2020-01-01", "PRK", "GOV", "Kim Jong Un"},
		{"Volodymyr Zelenskiy", "2023-01-01", "UKR", "GOV", "Volodymyr Zelensky"},
		{"Recep Tayyip Erdogan", "2023-01-01", "TUR", "GOV", "Recep Tayyip Erdoğan"},
		{"Joseph R. Biden", "2023-01-01", "USA", "GOV", "Joe Biden"},
		{"Jens Stoltenberg", "2024-06-19", "IGO", "GOV", "Jens Stoltenberg"},
		{"Jens Stoltenberg", "2010-06-19", "NOR", "GOV", "Jens Stoltenberg"},
		{"Angela Merkel", "2023-01-01", "DEU", "ELI", "Angela Merkel"},
		{"Prime Minister Kishida", "2022-05-01", "JPN", "GOV", "Fumio Kishida"},
		// agents
		{"French police", "2020-01-01", "FRA", "COP", ""},
		{"officials in Kyiv", "2020-01-01", "UKR", "GOV", ""},
		{"Tamil civilian refugees", "2009-01-01", "LKA", "REF", ""},
		{"gunmen", "2020-01-01", "", "UAF", ""},
		{"rebels", "2020-01-01", "", "REB", ""},
		{"leaders of the rebels", "2020-01-01", "", "REB", ""},
		{"Hamas officials", "2020-01-01", "PSE", "REB", ""},
		{"a spokesman for the Turkish defence ministry", "2020-01-01", "TUR", "GOV", ""},
		{"the Angolan parliament", "2020-01-01", "AGO", "LEG", ""},
		{"Supreme Court of Ghana", "2020-01-01", "GHA", "JUD", ""},
		{"Chad's Defense Department", "2020-01-01", "TCD", "GOV", ""},
		{"Peruvian coca farmers", "2020-01-01", "PER", "AGR", ""},
		{"Biden administration", "2022-01-01", "USA", "GOV", ""},
		{"ordinary Uzbeks", "2022-01-01", "UZB", "CVL", "Uzbekistan"},
		// bodies, dated where they change
		{"the Taliban", "1995-01-01", "AFG", "REB", "Taliban"},
		{"the Taliban", "1999-01-01", "AFG", "GOV", "Taliban"},
		{"the Taliban", "2010-01-01", "AFG", "REB", "Taliban"},
		{"the Taliban", "2022-01-01", "AFG", "GOV", "Taliban"},
		{"KCNA", "2022-01-01", "PRK", "JRN", "KCNA"},
		{"the PKK", "2022-01-01", "TUR", "REB", "Kurdistan Workers' Party"},
		// states, capitals, seats
		{"Kosovo", "2020-01-01", "XKX", "", "Kosovo"},
		{"the Kremlin", "2020-01-01", "RUS", "GOV", ""},
		{"Pyongyang", "2020-01-01", "PRK", "GOV", ""},
		{"South Ossetia", "2020-01-01", "GEO", "PRE", "South Ossetia"},
		{"U.S.", "2020-01-01", "USA", "", "United States"},
	}
	for _, tt := range tests {
		got := g.Resolve(tt.text, day(tt.date))
		if len(got) == 0 {
			t.Errorf("%s (%s): nothing found", tt.text, tt.date)
			continue
		}
		if e := got[0]; e.Code != tt.code || e.Sector != tt.sector || e.Name != tt.name {
			t.Errorf("%s (%s): %s %s %q, want %s %s %q (%s)", tt.text, tt.date, e.Code, e.Sector, e.Name, tt.code, tt.sector, tt.name, e.Reason)
		}
	}
}

// TestResolveNothing: what looks like an actor and is none.
func TestResolveNothing(t *testing.T) {
	g := load(t)
	for _, s := range []string{
		"", "the Korean Peninsula", "South China Sea", "a US-made drone", "us", "who", "it is", "turkey sandwich",
		"Ludmilla Vierstein", "the Ukraine war", "Paris Hilton", "business",
	} {
		if got := g.Resolve(s, day("2020-01-01")); len(got) > 0 {
			t.Errorf("%q: found %+v", s, got[0])
		}
	}
}

func TestResolveGroup(t *testing.T) {
	g := load(t)
	got := g.Resolve("Western countries", day("2020-01-01"))
	if len(got) != 1 || got[0].Code != "" || len(got[0].Members) < 10 {
		t.Errorf("Western countries: %+v", got)
	}
	got = g.Resolve("the Baltic states", day("2020-01-01"))
	if len(got) != 1 || len(got[0].Members) != 3 {
		t.Errorf("Baltic states: %+v", got)
	}
}

func TestCountry(t *testing.T) {
	g := load(t)
	for _, key := range []string{"PRK", "KP", "408", "North Korea", "north korea", "DPRK"} {
		c, ok := g.Country(key)
		if !ok || c.ISO3 != "PRK" || c.Capital != "Pyongyang" {
			t.Errorf("%s: %+v, %v", key, c, ok)
		}
	}
	if _, ok := g.Country("Atlantis"); ok {
		t.Error("Atlantis is a state")
	}
}

func TestPublisher(t *testing.T) {
	g := load(t)
	tests := []struct {
		key, name, country string
		controlled         bool
	}{
		{"www.kcna.kp", "KCNA", "PRK", true},
		{"KCNA", "KCNA", "PRK", true},
		{"tass.com", "TASS", "RUS", true},
		{"Reuters", "Reuters", "GBR", false},
		{"www.reuters.com", "Reuters", "GBR", false},
		{"The New York Times", "New York Times", "USA", false},
		{"en.yna.co.kr", "Yonhap", "KOR", false},
	}
	for _, tt := range tests {
		p, ok := g.Publisher(tt.key)
		if !ok || p.Name != tt.name || p.Country != tt.country || p.StateControlled != tt.controlled {
			t.Errorf("%s: %+v, %v", tt.key, p, ok)
		}
	}
	for _, key := range []string{"", "example.invalid", "com", "Nobody's Gazette"} {
		if p, ok := g.Publisher(key); ok {
			t.Errorf("%q: found %+v", key, p)
		}
	}
	if len(g.media) < 150 {
		t.Errorf("%d publishers", len(g.media))
	}
}
