// A provider that knows a schema and does nothing: what terraform validate and terraform test with mock_provider
// ask of one, for machines where the real one cannot be had. It serves the JSON file of its own name. Called with
// compare, it says where the files differ from the real schemas, which it reads as terraform providers schema -json
// writes them.
package main

import (
	"context"
	_ "embed"
	"log"
	"os"
	"path/filepath"
	"strings"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6/tf6server"
)

//go:embed confluent.json
var confluent []byte

//go:embed neo4jaura.json
var neo4jaura []byte

func main() {
	if len(os.Args) == 2 && os.Args[1] == "compare" {
		if err := compare(os.Stdin, os.Stdout, confluent, neo4jaura); err != nil {
			log.Fatal(err)
		}
		return
	}
	described := confluent
	if strings.Contains(filepath.Base(os.Args[0]), "neo4jaura") {
		described = neo4jaura
	}
	provider, err := Parse(described)
	if err != nil {
		log.Fatal(err)
	}
	if err := tf6server.Serve(provider.Source, func() tfprotov6.ProviderServer { return server{schema: provider.Schema} }); err != nil {
		log.Fatal(err)
	}
}

// server leaves everything out that changes or reads something; the mocks of terraform test never call it.
type server struct {
	tfprotov6.ProviderServer
	schema *tfprotov6.GetProviderSchemaResponse
}

func (s server) GetMetadata(context.Context, *tfprotov6.GetMetadataRequest) (*tfprotov6.GetMetadataResponse, error) {
	resources := []tfprotov6.ResourceMetadata{}
	for name := range s.schema.ResourceSchemas {
		resources = append(resources, tfprotov6.ResourceMetadata{TypeName: name})
	}
	return &tfprotov6.GetMetadataResponse{Resources: resources}, nil
}

func (s server) GetProviderSchema(context.Context, *tfprotov6.GetProviderSchemaRequest) (*tfprotov6.GetProviderSchemaResponse, error) {
	return s.schema, nil
}

func (s server) GetResourceIdentitySchemas(context.Context, *tfprotov6.GetResourceIdentitySchemasRequest) (*tfprotov6.GetResourceIdentitySchemasResponse, error) {
	return &tfprotov6.GetResourceIdentitySchemasResponse{}, nil
}

func (s server) ValidateProviderConfig(_ context.Context, request *tfprotov6.ValidateProviderConfigRequest) (*tfprotov6.ValidateProviderConfigResponse, error) {
	return &tfprotov6.ValidateProviderConfigResponse{PreparedConfig: request.Config}, nil
}

func (s server) ValidateResourceConfig(context.Context, *tfprotov6.ValidateResourceConfigRequest) (*tfprotov6.ValidateResourceConfigResponse, error) {
	return &tfprotov6.ValidateResourceConfigResponse{}, nil
}

func (s server) StopProvider(context.Context, *tfprotov6.StopProviderRequest) (*tfprotov6.StopProviderResponse, error) {
	return &tfprotov6.StopProviderResponse{}, nil
}
