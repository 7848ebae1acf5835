package main

import (
	"encoding/json"
	"fmt"
	"regexp"
	"sort"
	"strconv"
	"strings"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// Provider is a described provider: its source address, and what it answers when asked for its schema.
type Provider struct {
	Source string
	Schema *tfprotov6.GetProviderSchemaResponse
}

// A block is described as {"name": "TYPE FLAGS…"} for an attribute, {"name[MIN..MAX]": {…}} for a list of blocks; MAX is *
// where there may be any number of them.
type block map[string]json.RawMessage

var list = regexp.MustCompile(`^(\w+)\[(\d+)\.\.(\d+|\*)]$`)

// Parse reads a description.
func Parse(text []byte) (Provider, error) {
	var described struct {
		Source    string
		Provider  block
		Resources map[string]block
	}
	if err := json.Unmarshal(text, &described); err != nil {
		return Provider{}, err
	}
	provider, err := schema(described.Provider)
	if err != nil {
		return Provider{}, fmt.Errorf("provider: %w", err)
	}
	resources := map[string]*tfprotov6.Schema{}
	for name, resource := range described.Resources {
		if resources[name], err = schema(resource); err != nil {
			return Provider{}, fmt.Errorf("%s: %w", name, err)
		}
	}
	return Provider{
		Source: described.Source,
		Schema: &tfprotov6.GetProviderSchemaResponse{Provider: provider, ResourceSchemas: resources},
	}, nil
}

func schema(described block) (*tfprotov6.Schema, error) {
	parsed, err := parse(described)
	return &tfprotov6.Schema{Block: parsed}, err
}

func parse(described block) (*tfprotov6.SchemaBlock, error) {
	names := []string{}
	for name := range described {
		names = append(names, name)
	}
	sort.Strings(names)
	parsed := &tfprotov6.SchemaBlock{}
	for _, name := range names {
		if parts := list.FindStringSubmatch(name); parts != nil {
			nested, err := nested(parts, described[name])
			if err != nil {
				return nil, fmt.Errorf("%s: %w", name, err)
			}
			parsed.BlockTypes = append(parsed.BlockTypes, nested)
			continue
		}
		attribute, err := attribute(name, described[name])
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		parsed.Attributes = append(parsed.Attributes, attribute)
	}
	return parsed, nil
}

func nested(parts []string, text json.RawMessage) (*tfprotov6.SchemaNestedBlock, error) {
	var described block
	if err := json.Unmarshal(text, &described); err != nil {
		return nil, err
	}
	parsed, err := parse(described)
	if err != nil {
		return nil, err
	}
	// the expression takes digits only, but for *, which Terraform writes as 0
	min, _ := strconv.ParseInt(parts[2], 10, 64)
	max, _ := strconv.ParseInt(parts[3], 10, 64)
	return &tfprotov6.SchemaNestedBlock{
		TypeName: parts[1],
		Block:    parsed,
		Nesting:  tfprotov6.SchemaNestedBlockNestingModeList,
		MinItems: min,
		MaxItems: max,
	}, nil
}

var types = map[string]tftypes.Type{"string": tftypes.String, "number": tftypes.Number, "bool": tftypes.Bool}

func attribute(name string, text json.RawMessage) (*tfprotov6.SchemaAttribute, error) {
	var words string
	if err := json.Unmarshal(text, &words); err != nil {
		return nil, err
	}
	parsed := &tfprotov6.SchemaAttribute{Name: name}
	for _, word := range strings.Fields(words) {
		switch word {
		case "required":
			parsed.Required = true
		case "optional":
			parsed.Optional = true
		case "computed":
			parsed.Computed = true
		case "sensitive":
			parsed.Sensitive = true
		default:
			known, ok := types[word]
			if !ok {
				return nil, fmt.Errorf("unknown word %q", word)
			}
			parsed.Type = known
		}
	}
	if parsed.Type == nil {
		return nil, fmt.Errorf("%q names no type", words)
	}
	return parsed, nil
}
