terraform {
  required_version = ">= 1.11"

  # Exactly the versions of the modules. There is no lock file in the repository: its hashes are those of released
  # archives, and terraform init writes it.
  required_providers {
    confluent = {
      source  = "confluentinc/confluent"
      version = "2.83.0"
    }
    neo4jaura = {
      source  = "neo4j-labs/neo4jaura"
      version = "1.1.1"
    }
  }
}
