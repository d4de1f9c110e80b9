package extract
import ("testing";"strings";"os";"golang.org/x/net/html";"github.com/markusmobius/go-trafilatura";"github.com/go-shiori/dom")
var _ = dom.OuterHTML
func TestZZ(t *testing.T){
 for _, s := range []string{`<html><title>Page</title><body><article><p>France condemned Iran on Monday.</p></article></body></html>`,`<html><head><title>Hi</title></head><body><article><p>Russia sent shells to North Korea on Mon`,`<html><head><title>Hi</title><style>b{}</style></head><body><p>Russia sent shells.</p><p>France condemned Iran.</p><div>Hello there.</div></body></html>`,`<html><head><title>Hi</title></head><body><h1>Hi there</h1><p>Russia sent shells.</p></body></html>`,`<p>Russia sent shells to Iran.</p>`,`<div>Russia sent shells to Iran.</div><div>And more.</div>`} {
 doc,_ := html.Parse(strings.NewReader(s))
 got,err := trafilatura.ExtractDocument(doc, trafilatura.Options{EnableFallback:true,ExcludeComments:true})
 if err!=nil { t.Log(err); continue }
 html.Render(os.Stdout, got.ContentNode); println()
 os.Stdout.WriteString("\n")
 }
}
