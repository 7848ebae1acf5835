terraform {
  required_version = ">= 1.11"

  required_providers {
    # Neo4j Labs' own provider, and the one that is kept: 1.0.0 came in May 2026, fixes since every few weeks. Others
    # (hashicorp has none) are private trials. Labs means no support contract. Not below 1.1.1: earlier ones propose to
    # make an imported instance anew.
    neo4jaura = {
      source  = "neo4j-labs/neo4jaura"
      version = "1.1.1"
    }
  }
}
