package actor

import (
	"strings"
	"testing"
	"time"

	"entente/actor/names"
)

func likes(t testing.TB) *Likes {
	t.Helper()
	g, err := Load(Data())
	if err != nil {
		t.Fatal(err)
	}
	s, err := names.Load(names.Data())
	if err != nil {
		t.Fatal(err)
	}
	return g.Likes(s)
}

var treatyDay = time.Date(2024, 6, 19, 0, 0, 0, 0, time.UTC)

func TestLikes(t *testing.T) {
	l := likes(t)
	for text, want := range map[string]string{
		"Ким Чен Ын": "Kim Jong Un", "김정은": "Kim Jong Un", "金正恩": "Kim Jong Un", "Kim Chong-un": "Kim Jong Un", "Kim Jongun": "Kim Jong Un",
		"Sergej Lawrow": "Sergei Lavrov", "Сергей Лавров": "Sergei Lavrov", "Lavrov Sergei Viktorovich": "Sergei Lavrov",
		"Vladmir Puttin": "Vladimir Putin", "ولاديمير بوتين": "Vladimir Putin", "Βλαντιμίρ Πούτιν": "Vladimir Putin",
		"Mouammar Khadafi": "Muammar Gaddafi", "Wolodymyr Selenskyj": "Zelensk", "בנימין נתניהו": "Benjamin Netanyahu",
		"習近平": "Xi Jinping", "Hsi Chin-p'ing": "Xi Jinping", "AngelaMerkel": "Angela Merkel", "Angela Mrekel": "Angela Merkel",
		"安倍晋三": "Shinzo Abe",
	} {
		got := l.Find(text, treatyDay, 3, names.Threshold)
		switch {
		case len(got) == 0:
			t.Errorf("%q is like nobody, want %s", text, want)
		case !strings.Contains(got[0].Entity.Name, want):
			t.Errorf("%q is like %s (%.2f), want %s", text, got[0].Entity.Name, got[0].Score, want)
		}
	}
}

func TestLikesNobody(t *testing.T) {
	l := likes(t)
	for _, text := range []string{"", "xyzzy plugh", "the", "of", "for the", "Karpis Orbelian", "the quick brown fox", "Kim Yong Thaek-ho"} {
		if got := l.Find(text, treatyDay, 3, names.Threshold); len(got) > 0 {
			t.Errorf("%q is like %s, named %q (%.2f)", text, got[0].Entity.Name, got[0].Name, got[0].Score)
		}
	}
}

func TestLikesOffice(t *testing.T) {
	got := likes(t).Find("Ангела Меркель", time.Date(2010, 5, 1, 0, 0, 0, 0, time.UTC), 1, names.Threshold)
	if len(got) != 1 || got[0].Entity.Code != "DEU" || got[0].Entity.Office == "" {
		t.Errorf("%+v", got)
	}
}

func BenchmarkLikes(b *testing.B) {
	l := likes(b)
	b.Run("make", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			l.g.Likes(l.s)
		}
	})
	for _, text := range []string{"Ким Чен Ын", "Sergej Lawrow", "Mohammed bin Salmann", "Karpis Orbelian"} {
		b.Run(text, func(b *testing.B) {
			for b.Loop() {
				l.Find(text, treatyDay, 3, names.Threshold)
			}
		})
	}
}
