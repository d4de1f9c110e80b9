// Package entente holds the nouns of the record.
package entente
