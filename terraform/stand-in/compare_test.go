package main

import (
	"strings"
	"testing"
)

const used = `{
  "source": "example/cloud",
  "provider": {"key": "string optional sensitive"},
  "resources": {
    "cloud_account": {
      "id": "string optional computed",
      "name": "string required",
      "description": "string optional",
      "secret": "string computed sensitive",
      "basic[0..1]": {},
      "environment[1..1]": {"id": "string required"}
    }
  }
}`

// As a provider's own binary answers: what is not used here, too.
const real = `{"provider_schemas": {"registry.terraform.io/example/cloud": {
  "provider": {"block": {"attributes": {
    "key": {"type": "string", "optional": true, "sensitive": true},
    "endpoint": {"type": "string", "optional": true}}}},
  "resource_schemas": {"cloud_account": {"block": {
    "attributes": {
      "id": {"type": "string", "optional": true, "computed": true},
      "name": {"type": "string", "required": true},
      "description": {"type": "string", "optional": true, "computed": true},
      "secret": {"type": "string", "computed": true, "sensitive": true},
      "tags": {"type": ["map", "string"], "optional": true}},
    "block_types": {
      "basic": {"nesting_mode": "list", "block": {"attributes": {"most": {"type": "number", "optional": true}}}},
      "standard": {"nesting_mode": "list", "block": {}},
      "environment": {"nesting_mode": "list", "min_items": 1, "block": {"attributes": {
        "id": {"type": "string", "required": true}}}}}}}}}}}`

func differences(t *testing.T, schema string) string {
	t.Helper()
	var found strings.Builder
	if err := compare(strings.NewReader(schema), &found, []byte(used)); err != nil {
		t.Fatal(err)
	}
	return found.String()
}

func TestWhatIsNotUsedMakesNoDifference(t *testing.T) {
	if found := differences(t, real); found != "" {
		t.Errorf("found %s", found)
	}
}

func TestWhatCannotBeUsedSoIsTold(t *testing.T) {
	for _, each := range []struct{ before, after, told string }{
		{`"name": {"type": "string", "required": true},`, ``,
			"cloud_account.name: used as string required, not there\n"},
		{`"name": {"type": "string", "required": true}`, `"name": {"type": "number", "required": true}`,
			"cloud_account.name: used as string required, really number required\n"},
		{`"name": {"type": "string", "required": true}`, `"name": {"type": "string", "computed": true}`,
			"cloud_account.name: used as string required, really string computed\n"},
		{`"description": {"type": "string", "optional": true, "computed": true}`, `"description": {"type": "string", "required": true}`,
			"cloud_account.description: used as string optional, really string required\n"},
		{`"secret": {"type": "string", "computed": true, "sensitive": true}`, `"secret": {"type": "string", "computed": true}`,
			"cloud_account.secret: used as string computed sensitive, really string computed\n"},
		{`"tags": {"type": ["map", "string"], "optional": true}`, `"owner": {"type": "string", "required": true}`,
			"cloud_account.owner: not used, really required\n"},
		{`"standard": {"nesting_mode": "list",`, `"standard": {"nesting_mode": "list", "min_items": 1,`,
			"cloud_account.standard: not used, really required\n"},
		{`"basic": {"nesting_mode": "list",`, `"basic": {"nesting_mode": "set",`,
			"cloud_account.basic: used as list 0..1, really set 0..*\n"},
		{`"environment": {"nesting_mode": "list", "min_items": 1,`, `"environment": {"nesting_mode": "list", "min_items": 2,`,
			"cloud_account.environment: used as list 1..1, really list 2..*\n"},
	} {
		changed := strings.Replace(real, each.before, each.after, 1)
		if found := differences(t, changed); changed == real || found != each.told {
			t.Errorf("of %s\nfound %s\nwanted %s", each.after, found, each.told)
		}
	}
}

func TestTheStandInsAreWellFormed(t *testing.T) {
	for _, description := range [][]byte{confluent, neo4jaura} {
		if _, err := Parse(description); err != nil {
			t.Error(err)
		}
	}
}
