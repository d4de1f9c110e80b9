// Package names says whether two names are one: of a person or a body, across
// spellings, scripts and orders.
//
// "Kim Jong Un", "Kim Chong-un", "김정은", "Ким Чен Ын" and "金正恩" are one
// man; "Bank of China" and "Bank of India" are two banks, though more of their
// letters agree. What tells names apart is not how many letters differ but
// which parts do: a rare surname says more than a frequent given name, a
// number or a place makes another body, a legal form hardly does.
//
// A name is prepared once: written in Latin letters (a name in Chinese
// characters in several readings), parted, its legal form taken off, each part
// given a class, a weight by how many share it, and folded forms by sound.
// Two prepared names are then compared without allocation: parts are aligned,
// best first, also where one name joins what the other splits; what is left
// over on one side is an extra part, on both a contradiction. The features of
// the alignment are added up with weights that were learned from the pairs in
// data/pairs.txt. Every verdict has a named reason.
//
// What is known of languages stands in readable files under data; README.md
// there has their format.
package names
