# What is slow to come and billed: a Confluent Cloud cluster with its accounts and rights, and a Neo4j Aura instance.
# Topics, constraints and connectors are k2g's.

# CONFLUENT_CLOUD_API_KEY and CONFLUENT_CLOUD_API_SECRET in the environment
provider "confluent" {}

provider "neo4jaura" {
  client_id     = var.aura_client_id
  client_secret = var.aura_client_secret
}

module "naming" {
  source = "./modules/naming"

  recipe             = var.recipe
  topics             = var.topics
  dead_letter_topics = var.dead_letter_topics
  connectors         = var.connectors
  run_prefix         = var.run_prefix
  connect            = var.connect
  shared_key         = var.shared_key
  worker             = var.worker
  cluster            = var.cluster
}

module "confluent" {
  source = "./modules/confluent"

  cluster             = merge(var.cluster, { availability = module.naming.availability })
  cluster_name        = module.naming.cluster_name
  environment_id      = var.environment_id
  environment_name    = module.naming.environment_name
  network_id          = var.network_id
  account_names       = module.naming.account_names
  acls                = module.naming.keyed_acls
  managed_connectors  = var.connect == "managed"
  key_generations     = var.key_generations
  deletion_protection = var.deletion_protection
}

module "aura" {
  source = "./modules/aura"
  count  = var.aura == null ? 0 : 1

  name           = coalesce(var.aura.name, module.naming.aura_name)
  project_id     = var.aura.project_id
  type           = var.aura.type
  cloud_provider = var.aura.cloud_provider
  region         = var.aura.region
  memory         = var.aura.memory
  database       = var.aura.database
}
