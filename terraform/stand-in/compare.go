package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
)

// What terraform providers schema -json writes, as far as it is described.
type realSchemas struct {
	Providers map[string]struct {
		Provider  struct{ Block realBlock }
		Resources map[string]struct{ Block realBlock } `json:"resource_schemas"`
	} `json:"provider_schemas"`
}

type realBlock struct {
	Attributes map[string]realAttribute
	Blocks     map[string]realNestedBlock `json:"block_types"`
}

type realAttribute struct {
	Type                                    json.RawMessage
	Required, Optional, Computed, Sensitive bool
}

type realNestedBlock struct {
	Nesting string `json:"nesting_mode"`
	Min     int64  `json:"min_items"`
	Max     int64  `json:"max_items"`
	Block   realBlock
}

// compare writes one line for each difference.
func compare(from io.Reader, to io.Writer, descriptions ...[]byte) error {
	var real realSchemas
	if err := json.NewDecoder(from).Decode(&real); err != nil {
		return err
	}
	for _, description := range descriptions {
		described, err := Parse(description)
		if err != nil {
			return err
		}
		for address, provider := range real.Providers {
			if !strings.HasSuffix(address, "/"+described.Source) {
				continue
			}
			compareBlock(to, "provider", described.Schema.Provider.Block, provider.Provider.Block)
			for name, resource := range described.Schema.ResourceSchemas {
				compareBlock(to, name, resource.Block, provider.Resources[name].Block)
			}
		}
	}
	return nil
}

func compareBlock(to io.Writer, path string, described *tfprotov6.SchemaBlock, real realBlock) {
	for _, attribute := range described.Attributes {
		want, is := words(attribute), "not there"
		if found, there := real.Attributes[attribute.Name]; there {
			is = realWords(found)
		}
		if want != is {
			fmt.Fprintf(to, "%s.%s: described as %s, really %s\n", path, attribute.Name, want, is)
		}
	}
	for _, nested := range described.BlockTypes {
		found, there := real.Blocks[nested.TypeName]
		want, is := fmt.Sprintf("list %d..%d", nested.MinItems, nested.MaxItems), "not there"
		if there {
			is = fmt.Sprintf("%s %d..%d", found.Nesting, found.Min, found.Max)
		}
		if want != is {
			fmt.Fprintf(to, "%s.%s: described as %s, really %s\n", path, nested.TypeName, want, is)
		}
		if there {
			compareBlock(to, path+"."+nested.TypeName, nested.Block, found.Block)
		}
	}
}

func words(a *tfprotov6.SchemaAttribute) string {
	kind, _ := a.Type.MarshalJSON() //nolint:staticcheck // Terraform's own writing of a type
	return spelled(kind, a.Required, a.Optional, a.Computed, a.Sensitive)
}

func realWords(a realAttribute) string {
	return spelled(a.Type, a.Required, a.Optional, a.Computed, a.Sensitive)
}

func spelled(kind []byte, required, optional, computed, sensitive bool) string {
	text := string(bytes.Trim(kind, `"`))
	for _, flag := range []struct {
		is   bool
		name string
	}{{required, "required"}, {optional, "optional"}, {computed, "computed"}, {sensitive, "sensitive"}} {
		if flag.is {
			text += " " + flag.name
		}
	}
	return text
}
