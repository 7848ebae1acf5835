package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"sort"
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

// compare writes one line for each use of a provider that the real one does not allow. What a description has is what the
// configuration uses; that the real schema allows more, or computes what is left out, makes no difference to it.
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

func compareBlock(to io.Writer, path string, used *tfprotov6.SchemaBlock, real realBlock) {
	names := map[string]bool{}
	for _, attribute := range used.Attributes {
		names[attribute.Name] = true
		found, there := real.Attributes[attribute.Name]
		if problem := misused(attribute, found, there); problem != "" {
			fmt.Fprintf(to, "%s.%s: used as %s, %s\n", path, attribute.Name, words(attribute), problem)
		}
	}
	for _, nested := range used.BlockTypes {
		names[nested.TypeName] = true
		found, there := real.Blocks[nested.TypeName]
		if !there || found.Nesting != "list" || found.Min > nested.MinItems || !holds(found.Max, nested.MaxItems) {
			is := "not there"
			if there {
				is = fmt.Sprintf("really %s %s", found.Nesting, bounds(found.Min, found.Max))
			}
			fmt.Fprintf(to, "%s.%s: used as list %s, %s\n", path, nested.TypeName, bounds(nested.MinItems, nested.MaxItems), is)
		}
		if there {
			compareBlock(to, path+"."+nested.TypeName, nested.Block, found.Block)
		}
	}
	for _, name := range demanded(real) {
		if !names[name] {
			fmt.Fprintf(to, "%s.%s: not used, really required\n", path, name)
		}
	}
}

// misused says why an attribute that is given, or read where it is computed only, cannot be used so; empty when it can.
func misused(used *tfprotov6.SchemaAttribute, real realAttribute, there bool) string {
	given := used.Required || used.Optional
	switch {
	case !there:
		return "not there"
	case given && !real.Required && !real.Optional, // it cannot be given
		!given && !real.Computed,         // it has no value of its own
		real.Required && !used.Required,  // it may not be left out
		real.Sensitive != used.Sensitive, // outputs would be shown, or hidden
		typeOf(used) != spelledType(real.Type):
		return "really " + realWords(real)
	}
	return ""
}

// holds says whether as many blocks may be there; 0 is any number.
func holds(most, used int64) bool {
	return most == 0 || used != 0 && used <= most
}

func bounds(min, max int64) string {
	if max == 0 {
		return fmt.Sprintf("%d..*", min)
	}
	return fmt.Sprintf("%d..%d", min, max)
}

// demanded names what a configuration cannot leave out.
func demanded(real realBlock) []string {
	names := []string{}
	for name, attribute := range real.Attributes {
		if attribute.Required {
			names = append(names, name)
		}
	}
	for name, nested := range real.Blocks {
		if nested.Min > 0 {
			names = append(names, name)
		}
	}
	sort.Strings(names)
	return names
}

func typeOf(a *tfprotov6.SchemaAttribute) string {
	kind, _ := a.Type.MarshalJSON() //nolint:staticcheck // Terraform's own writing of a type
	return spelledType(kind)
}

func spelledType(kind []byte) string {
	return string(bytes.Trim(kind, `"`))
}

func words(a *tfprotov6.SchemaAttribute) string {
	return spelled(typeOf(a), a.Required, a.Optional, a.Computed, a.Sensitive)
}

func realWords(a realAttribute) string {
	return spelled(spelledType(a.Type), a.Required, a.Optional, a.Computed, a.Sensitive)
}

func spelled(text string, required, optional, computed, sensitive bool) string {
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
